"""The clock of one server: real time, and the time that `wait` actions make pass at once."""

from __future__ import annotations

import time
from collections.abc import Callable


class Clock:
    """Tells how old cached results are.

    A wait of n seconds counts from the end of the step before it: real time that has passed since then is part of it.
    So a page that waits for real and a command line that does not wait at all see the same time go by.
    """

    def __init__(self, source: Callable[[], float] = time.monotonic) -> None:
        self._source = source
        self._ahead = 0.0
        self._settled = source()

    def now(self) -> float:
        """Seconds; only differences mean something."""
        return self._source() + self._ahead

    def hold(self) -> None:
        """From now on no time passes but by `reach`: what happens does not depend on how busy the machine is."""
        moment = self._source()
        self._source = lambda: moment

    def settle(self) -> None:
        """A step has ended: the next wait counts from here."""
        self._settled = self.now()

    def reach(self, seconds: float) -> None:
        """It is now `seconds` after the last step ended, or later."""
        self._ahead += max(0.0, self._settled + seconds - self.now())

    def slept(self, seconds: float, *, really: bool) -> None:
        """A script sleeps: where actions are done again it does not, but the time has passed all the same."""
        if not really:
            self._ahead += seconds
