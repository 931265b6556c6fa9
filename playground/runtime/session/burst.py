"""Actions that come while the script runs: each starts the next run at once, beside the one that goes on.

Modelled on Streamlit's `runtime/app_session.py` (`request_rerun`) and `runtime/scriptrunner_utils/script_requests.py`:
a run of the whole app takes the place of what is going on, which ends at its next `st.` call; a run of fragments waits
for the end of that, and several become one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Protocol

from ..browser.actions import Action, ActionError
from .server import RunRequest

if TYPE_CHECKING:
    from ..run.guard import Clock
    from ..run.lanes import Timed
    from ..trace.trace import Run, Step
    from ..trace.values import Json
    from .session import Session


def bursts(actions: Sequence[Action]) -> Iterator[list[Action | None]]:
    """The load of the page, which None stands for, and the actions, those together that do not wait for all before."""
    burst: list[Action | None] = [None]
    for action in actions:
        if action.after is None:
            yield burst
            burst = []
        burst.append(action)
    yield burst


class SideBySide(Protocol):
    """Lets things happen side by side: what `Lanes` does, and another engine in its own way."""

    @property
    def now(self) -> float: ...
    @property
    def me(self) -> int: ...
    def until(self, is_so: Callable[[], bool]) -> None: ...
    def awake(self) -> None: ...


class Lanes(SideBySide, Protocol):
    """Does all at its time."""

    def add(self, at: float, work: Callable[[], None]) -> None: ...
    def run(self) -> None: ...


class Burst:
    """Actions that are done whatever goes on."""

    def __init__(self, session: Session, first: int, beside: SideBySide, time: Timed | None) -> None:
        """`first` is the number of the step of the first of them; `time` is None where it is the real one."""
        self.beside = beside
        self.time = time
        self._session = session
        self._first = first
        self._steps: dict[int, Step] = {}
        self._seen: dict[int, tuple[Sequence[dict[str, Json]], Sequence[dict[str, Json]]]] = {}
        """What the user saw when the action after a step was done."""
        self._numbers: dict[int, int] = {}
        """The step of each that goes on."""
        self._going: int | None = None
        """The step whose runs go on and are not overtaken."""
        self._waiting: dict[int, RunRequest] = {}
        """The runs of fragments that wait for the end of that, by step."""
        self._notes: dict[int, dict[str, Json]] = {}
        """What became of a request that had no run of its own, by step."""
        self._events = count(1)

    @property
    def now(self) -> float:
        """Seconds since the first action, to a tenth of a millisecond."""
        return round(self.beside.now, 4)

    @property
    def is_shared(self) -> bool:
        """Whether there is more than one action."""
        return True

    def clock(self, clock: Clock) -> Clock:
        """The clock of what is done here, made of that of one action."""
        return replace(clock, lanes=self.time)

    def stamp(self) -> dict[str, Json]:
        """When an event happens: the time, and its place among the events of all runs."""
        return {"at": self.now, "seq": next(self._events)}

    def _do(self, number: int, action: Action | None) -> None:
        self._numbers[self.beside.me] = number
        if number > self._first:
            self._seen[number - 1] = self._session.look()
        try:
            self._steps[number] = self._session.start() if action is None else self._session.act(action)
        except ActionError as error:
            error.number = number
            raise

    def _told(self) -> list[Step]:
        """The steps of all, in their order."""
        return [self._step(number) for number in sorted(self._steps)]

    def _step(self, number: int) -> Step:
        """A step as it is told: with its own number, and what was seen when the next action came."""
        step = self._steps[number]
        shown = {run: screen for each in self._steps.values() for run, screen in each.between.items()}
        between = {run.number: shown[run.number] for run in step.runs if run.number in shown}
        notes = [self._notes[number]] if number in self._notes else []
        step = replace(step, index=number, between=between, notes=(*step.notes, *notes))
        if number not in self._seen:
            return step
        screen, containers = self._seen[number]
        return replace(step, screen=tuple(screen), containers=tuple(containers))

    # -- what a request causes ---------------------------------------------------------------

    def admit(self, request: RunRequest) -> RunRequest | list[Run]:
        """The request that is done now, or after what goes on; the runs where others have done it."""
        number = self._number
        if not request.fragments:
            self.overtake(request.trigger)
        elif self._going is not None:
            return self._wait(number, request)
        self._going = number
        return request

    def _wait(self, number: int, request: RunRequest) -> RunRequest | list[Run]:
        """What becomes of a run of fragments that has to wait: the last of those that do so is for all.

        (rules overtaken-fragment-waits, overtaken-fragments-joined)
        """
        self._waiting[number] = request
        self.beside.until(
            lambda: number not in self._waiting or (self._going is None and number == list(self._waiting)[-1])
        )
        if number not in self._waiting:
            self.beside.until(lambda: self._going is None)
            return []
        request = self._joined()
        self._going = number
        return request

    def leave(self) -> None:
        """The runs of a step are done."""
        if self._going == self._number:
            self._going = None
        self.beside.awake()

    def overtake(self, trigger: str | None = None) -> None:
        """The action takes the place of what goes on; the runs of fragments that waited for it are lost.

        (rules overtaken-side-by-side, overtaken-by-app)
        """
        self._session.overtake(self._number)
        by = f"{_quoted(trigger)} ran the whole app" if trigger else "the page was loaded anew"
        for number in self._waiting:
            text = f"No run came of it: it waited for its turn, and then {by}."
            self._notes[number] = {"kind": "lost", "text": text}
        self._waiting.clear()
        self._going = None
        self.beside.awake()

    def with_waiting(self, request: RunRequest) -> RunRequest:
        """The rerun that a script asked for, with the runs of fragments that wait."""
        if not self._waiting or self._going != self._number:
            return request
        request = self._joined(request)
        self.beside.awake()
        return request

    def _joined(self, rerun: RunRequest | None = None) -> RunRequest:
        """One request for all that wait, and a script's `rerun`; those whose step has no run of its own get a note."""
        requests = [*self._waiting.values(), *([rerun] if rerun else [])]
        for number, request in list(self._waiting.items())[: None if rerun else -1]:
            others = dict.fromkeys(_named(each, request) for each in requests if each is not request)
            text = f"Done by run {self._session.next_run}, together with {' and '.join(others)}."
            self._notes[number] = {"kind": "joined", "text": text}
        self._waiting.clear()
        return together(requests)

    @property
    def _number(self) -> int:
        return self._numbers[self.beside.me]


class PlannedBurst(Burst):
    """Actions of which each but the first is done so long after the one before."""

    def __init__(
        self, session: Session, first: int, actions: Sequence[Action | None], lanes: Lanes, time: Timed | None
    ) -> None:
        super().__init__(session, first, lanes, time)
        self.lanes = lanes
        self._actions = actions

    def steps(self) -> list[Step]:
        """Do all; returns their steps, in their order. Raises `ActionError` for one that cannot be done."""
        at = 0.0
        for number, action in enumerate(self._actions, self._first):
            if action is not None and number > self._first:
                at += action.after or 0.0
            self.lanes.add(at, partial(self._do, number, action))
        self.lanes.run()
        return self._told()


def _named(request: RunRequest, beside: RunRequest) -> str:
    """What a request came of, in words; `beside` is another that is told of it."""
    if request.cause == "rerun":
        return request.trigger or "st.rerun()"
    again = "the other use of " if request.trigger == beside.trigger else ""
    return f"{again}{_quoted(request.trigger or 'a widget')}"


def _quoted(label: str) -> str:
    return f"“{label}”"


def together(requests: Sequence[RunRequest]) -> RunRequest:
    """One request for several: the later values count, and a run of the whole app is one of its fragments too."""
    last = requests[-1]
    values: dict[str, Json] = {}
    for request in requests:
        values |= request.values or {}
        if request.clicked is not None and request is not last:
            values[request.clicked] = True
    fragments = [each for request in requests for each in request.fragments]
    whole = any(not request.fragments for request in requests)
    triggers = dict.fromkeys(request.trigger for request in requests if request.trigger)
    return replace(
        last,
        values=values if any(request.values is not None for request in requests) else None,
        fragments=() if whole else tuple(dict.fromkeys(fragments)),
        trigger=", ".join(triggers) or None,
    )
