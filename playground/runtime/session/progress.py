"""What a listener is told while a script still runs, and how often."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ..trace.values import Json

EVERY: Final = 0.1
"""Seconds between two reports."""
FIRST: Final = 0.3
"""Seconds that a step lasts before anybody is told of it, unless it sleeps or shows that it works."""
_SHARE: Final = 4
"""Reports may take one part of the time in so many."""


@dataclass(frozen=True)
class Progress:
    """A step that is not done yet."""

    runs: int
    """Runs so far, the one that goes on included."""
    line: int | None
    computed: float
    """Seconds that the script has computed in this step."""
    sleeping: float | None
    """Seconds that it still sleeps."""
    screen: tuple[dict[str, Json], ...]
    """What the page shows now; elements that this run has not written yet are `stale`."""
    containers: tuple[dict[str, Json], ...]
    replaying: bool = False
    """True while actions are done again: then the screen is empty, as nobody should see it."""


class Pace:
    """Says when the next report is due."""

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self._now = now
        self._due = now() + FIRST
        self._last = -EVERY

    def is_due(self, *, hurried: bool) -> bool:
        """`hurried`: the script has shown that work goes on, or goes to sleep; the reader should see that at once."""
        now = self._now()
        return now >= self._due or (hurried and now >= self._last + EVERY)

    def account_for(self, began: float) -> float:
        """A report was made; returns the seconds that took, since `began`."""
        self._last = now = self._now()
        took = now - began
        self._due = now + max(EVERY, took * _SHARE)
        return took
