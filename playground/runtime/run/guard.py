"""The guards: limits of the playground's own on runs and time. Streamlit has none (rule rerun-no-limit)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .control import GuardException, RerunRequest
from .counts import Counts
from .lines import in_words

if TYPE_CHECKING:
    from ..trace.trace import Change
    from ..trace.values import Json

_SLICE: Final = 0.05
"""Seconds that a sleep lasts until it looks at the limits, and at who listens, again."""
_BRIEF: Final = 0.1
"""Seconds of sleep that are not worth telling at once."""
_WAITS: Final = 6
"""How many times longer than it may compute a script may sleep."""


@dataclass(frozen=True)
class Limits:
    """What one step may use: `reruns` runs in all, `seconds` of computing."""

    reruns: int = 50
    seconds: float = 10.0

    @property
    def waiting(self) -> float:
        """Seconds that the script may spend in `time.sleep`."""
        return self.seconds * _WAITS


@dataclass(frozen=True)
class Clock:
    """How time is read and slept. `skips` is true while actions are replayed: then nobody waits."""

    now: Callable[[], float] = time.perf_counter
    sleep: Callable[[float], None] = time.sleep
    skips: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of life of a script: how to find out its line, and the seconds that it still sleeps."""

    where: Callable[[], int | None]
    sleeping: float | None
    hurried: bool
    """True when the script has just shown that it works, or goes to sleep."""


@dataclass
class StepGuard:
    """Counts the runs of one step, and its time: what the script computes, and what it sleeps."""

    limits: Limits
    clock: Clock = field(default_factory=Clock)
    hear: Callable[[float, int | None], None] | None = None
    """Told of each sleep of the run that is going on, before it: seconds and line."""
    tell: Callable[[Sign], float] | None = None
    """Told of a script that runs on; returns the seconds that this took, which are not the script's."""
    runs: int = 0
    waited: float = 0.0
    events: int = 0
    """Events that the runs so far have noted."""
    reprs: float = 0.0
    """Seconds that the script's own `__repr__`s have taken for the trace."""

    def __post_init__(self) -> None:
        self.counts = Counts()
        self.thread = threading.get_ident()
        self._began = self.clock.now()
        self._ended: str | None = None
        self._last: list[tuple[int, Sequence[Change]]] = []

    @property
    def computed(self) -> float:
        """Seconds of this step that the script did not sleep."""
        return self.clock.now() - self._began

    def check_rerun(
        self, request: RerunRequest, explain: Callable[[list[tuple[int, Sequence[Change]]]], tuple[str, list[Json]]]
    ) -> None:
        """Called before a run ends by a rerun; raises when this step has had all its runs.

        `explain` is given the run before, and says what keeps them going: in words and as data.
        """
        if self.runs < self.limits.reruns:
            return
        why, diffs = explain(self._last)
        message = (
            f"{request.call} would start run {self.runs + 1} of one step; the limit is {self.limits.reruns}. {why}"
        )
        fields = {"diffs": diffs, "limit": self.limits.reruns}
        raise GuardException("reruns", message, request.line, pending=request, fields=fields)

    def ran(self, number: int, changes: Sequence[Change]) -> None:
        """A run of this step has ended: what it changed is what a loop is explained by."""
        self._last = [(number, changes)]

    def check_time(self, where: Callable[[], int | None]) -> None:
        """Called at jumps and function starts of the script; raises when its time is over, and then each time."""
        if self._ended is not None:
            raise self._over(where())
        if self.computed > self.limits.seconds:
            line = where()
            times = self.counts.of(line)
            often = f"; by then it had run about {times:,} times" if times else ""
            self._end(
                f"Stopped after {self.limits.seconds:g} seconds: {_place(line)} was still running{often}. It may need "
                "more time; a loop whose condition never becomes false would need all of it.",
                line,
            )
        self.show(where)

    def show(self, where: Callable[[], int | None], sleeping: float | None = None, *, hurried: bool = False) -> None:
        """Tell the listener, if it is time, where the script is."""
        if self.tell is not None:
            self._began += self.tell(Sign(where, sleeping, hurried))

    def sleep(self, seconds: float, line: int | None) -> None:
        """The script's `time.sleep`, in slices; raises when it has slept enough in this step."""
        if self.hear is not None:
            self.hear(seconds, line)
        if self.clock.skips:
            return
        end = self.clock.now() + seconds
        while (left := end - self.clock.now()) > 0:
            if self._ended is not None or self.waited > self.limits.waiting:
                self._end(
                    f"Stopped after waiting {self.limits.waiting:g} seconds in all: {_place(line)} was still in "
                    "time.sleep(). While a script sleeps, its app answers nobody.",
                    line,
                )
            self.show(lambda: line, left, hurried=left > _BRIEF)
            began = self.clock.now()
            self.clock.sleep(min(_SLICE, max(0.0, end - began)))
            slept = self.clock.now() - began
            self.waited += slept
            self._began += slept

    def _over(self, line: int | None) -> GuardException:
        return GuardException("seconds", self._ended or "", line, fields={"limit": self.limits.seconds})

    def _end(self, message: str, line: int | None) -> None:
        self._ended = self._ended or message
        raise self._over(line)


def _place(line: int | None) -> str:
    return "the script" if line is None else in_words(line)
