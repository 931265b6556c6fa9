"""The guards: limits of the playground's own on runs and time. Streamlit has none (rule rerun-no-limit)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NoReturn

from .control import GuardException, RerunRequest
from .counts import Counts
from .lines import in_words

if TYPE_CHECKING:
    from ..trace.calls import Calls
    from ..trace.trace import Change
    from ..trace.values import Json
    from .lanes import Timed, Waits

PYTHONS_SLEEP: Final = getattr(time.sleep, "__wrapped__", time.sleep)
"""Python's own `time.sleep`; Pyodide has put one in its place that leads to JavaScript."""
_SLICE: Final = 0.05
"""Seconds that a sleep lasts until it looks at the limits, and at who listens, again."""
_HEARS: Final = 0.015
"""Seconds that a script computes until it is asked again whether it is to go on."""
_BRIEF: Final = 0.1
"""Seconds of sleep that are not worth telling at once."""
_JUMPS: Final = 1_000_000
"""Jumps that take a second beside others: about as many as are done in one while they are watched."""
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
    """How time is read and slept. `skips` is true while actions are replayed: then nobody waits.

    `sleep` returns True where it has heard meanwhile that the user wants the script to stop. A script that computes is
    made to sleep for 0 seconds now and then, so that this is heard.
    """

    now: Callable[[], float] = time.perf_counter
    sleep: Callable[[float], object] = PYTHONS_SLEEP
    skips: bool = False
    lanes: Timed | None = None
    """The runs side by side of which this clock's is one: they have a time of their own."""
    turns: Waits | None = None
    """The same where their time is the real one."""

    @property
    def beside(self) -> Waits | None:
        """What lets runs beside this one go on."""
        return self.lanes or self.turns


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
    slept: float = 0.0
    """Seconds that the script has asked to sleep, whether or not anybody waited."""
    calls: Calls | None = None
    """Told of the functions of the run that is going on."""

    def __post_init__(self) -> None:
        self.counts = Counts()
        self.thread = threading.get_ident()
        self._began = self.clock.now()
        self._jumps = 0
        self._ended: str | None = None
        self._is_stopped = False
        self._hears_at = _HEARS
        """Seconds of computing at which the script is asked again whether it is to go on."""
        self._last: list[tuple[int, Sequence[Change]]] = []

    @property
    def computed(self) -> float:
        """Seconds of this step that the script did not sleep: beside others, as many as its jumps stand for."""
        if self.clock.lanes is not None:
            return self._jumps / _JUMPS
        return self.clock.now() - self._began

    def spent(self) -> float:
        """Seconds of this step so far, slept ones as the script has asked for them."""
        if self.clock.lanes is not None:
            return self.computed + self.slept
        return self.clock.now() - self._began + self.slept

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

    def check_time(self, where: Callable[[], int | None], jumps: int = 1) -> None:
        """Called at jumps and function starts of the script; raises when its time is over, and then each time."""
        if self._ended is not None:
            raise self._over(where())
        if self.clock.lanes is not None:
            self._jumps += jumps
            self.clock.lanes.computed(jumps / _JUMPS)
        computed = self.computed
        if computed > self._hears_at and self.clock.lanes is None:
            self._hear(where)
        if computed > self.limits.seconds:
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
        self.slept += seconds
        if self.clock.lanes is not None:
            self._sleep_beside(self.clock.lanes, seconds, line)
            return
        if self.clock.skips:
            return
        end = self.clock.now() + seconds
        while (left := end - self.clock.now()) > 0:
            if self._ended is not None or self.waited > self.limits.waiting:
                self._end_sleep(line)
            self.show(lambda: line, left, hurried=left > _BRIEF)
            self.waited += self._pause(min(_SLICE, max(0.0, end - self.clock.now())), lambda: line)

    def _hear(self, where: Callable[[], int | None]) -> None:
        """Let whoever wants to stop a script that computes be heard; that is not the script's time."""
        self._pause(0.0, where)
        self._hears_at = self.computed + _HEARS

    def _pause(self, seconds: float, where: Callable[[], int | None]) -> float:
        """Sleep, and return how long that was; raises when the script is to stop."""
        began = self.clock.now()
        self._is_stopped = self.clock.sleep(seconds) is True
        slept = self.clock.now() - began
        self._began += slept
        if self._is_stopped:
            self._end("Stopped.", where())
        return slept

    def _sleep_beside(self, lanes: Timed, seconds: float, line: int | None) -> None:
        """Sleep in the time of the runs side by side, which passes at once where nothing else happens in it."""
        left = max(0.0, self.limits.waiting - self.waited)
        lanes.sleep(min(seconds, left))
        self.waited += seconds
        if self._ended is not None or seconds > left:
            self._end_sleep(line)

    def _end_sleep(self, line: int | None) -> NoReturn:
        self._end(
            f"Stopped after waiting {self.limits.waiting:g} seconds in all: {_place(line)} was still in "
            "time.sleep(). While a script sleeps, its app answers nobody.",
            line,
        )

    def _over(self, line: int | None) -> GuardException:
        reason: Literal["stopped", "seconds"] = "stopped" if self._is_stopped else "seconds"
        return GuardException(reason, self._ended or "", line, fields={"limit": self.limits.seconds})

    def _end(self, message: str, line: int | None) -> NoReturn:
        self._ended = self._ended or message
        raise self._over(line)


def _place(line: int | None) -> str:
    return "the script" if line is None else in_words(line)
