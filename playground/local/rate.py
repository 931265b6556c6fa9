"""How often something may happen: so many at once, and so many a second after that."""

from __future__ import annotations

import time
from collections.abc import Callable


class Rate:
    """A bucket that holds `burst` at most, from which each thing that happens takes one, and which fills again."""

    def __init__(self, burst: int, a_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst = burst
        self._a_second = a_second
        self._clock = clock
        self._left: float = burst
        self._at = clock()

    def allows(self) -> bool:
        """Whether it may happen now; then it has."""
        now = self._clock()
        self._left = min(self._burst, self._left + (now - self._at) * self._a_second)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
