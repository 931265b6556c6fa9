"""When fragments with `run_every` are due, on a clock that only the action `wait` moves (rule fragment-run-every)."""

from __future__ import annotations

from collections.abc import Sequence

from .fragment import Fragment


class Timers:
    """The page's timers: one for each fragment with `run_every`, started anew by every run of the whole app."""

    def __init__(self) -> None:
        self.now = 0.0
        self._due: dict[str, float] = {}

    def start(self, fragments: Sequence[Fragment]) -> None:
        """A run of the whole app ended with these fragments on the page."""
        self._due = {each.id: self.now + each.interval for each in fragments if each.interval}

    def seconds_left(self, fragments: Sequence[Fragment]) -> float | None:
        """Seconds until the next fragment is due; None when none will be."""
        due = [self._due[each.id] for each in fragments if each.id in self._due and each.interval]
        return max(0.0, min(due) - self.now) if due else None

    def advance(self, end: float, fragments: Sequence[Fragment]) -> Fragment | None:
        """Move the clock to the fragment that is due first and return it; to `end` when none is due by then."""
        waiting = [each for each in fragments if each.id in self._due]
        first = min(waiting, key=lambda each: self._due[each.id], default=None)
        if first is None or first.interval is None or self._due[first.id] > end:
            self.now = end
            return None
        self.now = self._due[first.id]
        self._due[first.id] = self.now + first.interval
        return first
