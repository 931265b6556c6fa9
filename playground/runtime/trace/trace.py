"""The trace: what every part of the playground says about runs, as frozen data."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from playground.facts.described import is_described

from ..run.lines import of_files, of_script, told
from .tables import changed_cells
from .values import Json

if TYPE_CHECKING:
    from .calls import LongCall
    from .reasons.classes import OldObject

VERSION: Final = 1
MASK: Final = "••••••"
"""What stands in a trace for a secret."""

Cause = Literal["load", "widget", "form", "rerun", "timer"]
Scope = Literal["app", "fragment"]
Outcome = Literal["completed", "rerun", "stopped", "exception", "guard", "overtaken"]
Writer = Literal["callback", "script", "widget", "form", "query", "cleanup"]
Ended = Literal["returned", "rerun", "stopped", "exception", "guard", "overtaken"]


Event = dict[str, Json]
"""One thing that happened in a run, as JSON: its number `n`, its `type`, its `line`, and what its type needs."""


class Credit(NamedTuple):
    """Who wrote a key of session state, at which line, or `between` which two where that cannot be told exactly."""

    by: Writer
    line: int | None = None
    between: tuple[int, int] | None = None
    deleted: bool = False
    """True when the key was deleted."""


@dataclass(frozen=True)
class CallbackCall:
    """A callback that a run called before the script's body."""

    name: str
    widget: str
    event: str
    args: list[Json]
    kwargs: dict[str, Json]
    line: int | None
    ended: Ended

    def to_json(self) -> dict[str, Json]:
        return {
            "name": self.name,
            "widget": self.widget,
            "event": self.event,
            "args": self.args,
            "kwargs": self.kwargs,
            **told(self.line),
            "ended": self.ended,
        }


@dataclass(frozen=True)
class Beside:
    """A parallel fragment that a run sent off, to run beside its body."""

    number: int
    """Its place among those of the run, from 1: events in it have it as `beside`."""
    name: str
    line: int | None
    """Where it was called."""
    lines: tuple[int, ...]
    ended: Ended

    def to_json(self) -> dict[str, Json]:
        return {
            "number": self.number,
            "name": self.name,
            **told(self.line),
            "lines": list(of_script(self.lines)),
            **_files(self.lines),
            "ended": self.ended,
        }


@dataclass(frozen=True)
class Change:
    """A key of session state that a run added, changed or removed."""

    key: str
    change: Literal["added", "changed", "removed"]
    before: Json
    after: Json
    line: int | None
    by: Writer
    between: tuple[int, int] | None = None
    """The first and the last line of those that may have been it, where that cannot be told exactly."""
    cells: dict[str, int] | None = None
    """Of a data frame that changed: how many cells, of how many."""

    def to_json(self) -> dict[str, Json]:
        data: dict[str, Json] = {"key": self.key, "change": self.change}
        if self.change != "added":
            data["before"] = self.before
        if self.change != "removed":
            data["after"] = self.after
        if self.cells is not None:
            data["cells"] = self.cells
        return {**data, **told_between(self.line, self.between), "by": self.by}


@dataclass(frozen=True)
class Run:
    """One execution of the script or of a fragment."""

    number: int
    cause: Cause
    scope: Scope
    fragment: str | None
    trigger: str | None
    callbacks: tuple[CallbackCall, ...]
    outcome: Outcome
    outcome_line: int | None
    message: str | None
    lines: tuple[int, ...]
    """All that ran, of all files."""
    callback_lines: tuple[int, ...]
    events: tuple[Event, ...]
    before: dict[str, Json]
    after: dict[str, Json]
    diff: tuple[Change, ...]
    ms: float
    beside: tuple[Beside, ...] = ()
    overtaken: int | None = None
    """The step whose action came while it was going on, so that the run of that took its place."""
    reads: tuple[dict[str, Json], ...] = ()
    """Which keys of session state were read, where, and after which event."""
    callers: tuple[dict[str, Json], ...] = ()
    """The lines that called the functions in which events and reads happened."""
    span: tuple[float, float] | None = None
    """When it began and ended, in seconds since the first of the actions that were not waited for; None elsewhere."""
    read_outside: frozenset[str] = frozenset()
    """The keys of session state that it has read outside of fragments; not part of the trace."""
    old: tuple[OldObject, ...] = ()
    """What it has tested of objects of an earlier run's class; told as reasons."""
    calls: tuple[LongCall, ...] = ()
    """Its calls that took long; told as reasons."""
    times: tuple[dict[str, Json], ...] = ()
    """The lines that took long, the longest first, with what they called."""

    def without(self, texts: Collection[str]) -> Run:
        """The same without these texts in what it tells of session state and of what callbacks were called with."""

        def hidden(data: Any) -> Any:
            return masked(data, texts)

        told_of_state = ("state_write", "state_delete", "callback_start", "callback_end", "guard")
        return replace(
            self,
            callbacks=tuple(replace(c, args=hidden(c.args), kwargs=hidden(c.kwargs)) for c in self.callbacks),
            message=hidden(self.message) if self.outcome == "guard" else self.message,
            events=tuple(hidden(each) if each["type"] in told_of_state else each for each in self.events),
            before=hidden(self.before),
            after=hidden(self.after),
            diff=tuple(replace(c, before=hidden(c.before), after=hidden(c.after)) for c in self.diff),
        )

    def to_json(self) -> dict[str, Json]:
        return {
            "number": self.number,
            "cause": self.cause,
            "scope": self.scope,
            "fragment": self.fragment,
            "trigger": self.trigger,
            "callbacks": [call.to_json() for call in self.callbacks],
            "outcome": self.outcome,
            **told(self.outcome_line, "outcome_line"),
            "message": self.message,
            "lines": list(of_script(self.lines)),
            "callback_lines": list(of_script(self.callback_lines)),
            **_files(self.lines),
            **_files(self.callback_lines, "callback_files"),
            "events": list(self.events),
            "state": {
                "before": self.before,
                "after": self.after,
                "diff": [change.to_json() for change in self.diff],
            },
            "ms": self.ms,
            **({"beside": [each.to_json() for each in self.beside]} if self.beside else {}),
            **({"reads": list(self.reads)} if self.reads else {}),
            **({"times": list(self.times)} if self.times else {}),
            **({"callers": list(self.callers)} if self.callers else {}),
            **({} if self.overtaken is None else {"overtaken": self.overtaken}),
            **({} if self.span is None else {"began": self.span[0], "ended": self.span[1]}),
        }


@dataclass(frozen=True)
class Step:
    """All runs that one action caused, and what is visible afterwards."""

    index: int
    action: Json
    runs: tuple[Run, ...]
    screen: tuple[dict[str, Json], ...]
    containers: tuple[dict[str, Json], ...]
    notes: tuple[dict[str, Json], ...] = ()
    query: str = ""
    """The page's address after the question mark, as `st.query_params` has it."""
    between: dict[int, dict[str, Json]] = field(default_factory=dict)
    """What was visible after the runs of a step that were followed by another: `screen` and `containers` by number."""
    reasons: tuple[dict[str, Json], ...] = ()
    """Why something in it surprises."""
    identities: tuple[dict[str, Json], ...] = ()
    """Of the widgets that are new on the page, what makes each the one that it is."""

    def to_json(self) -> dict[str, Json]:
        return {
            "index": self.index,
            "action": self.action,
            "runs": [run.to_json() | self.between.get(run.number, {}) for run in self.runs],
            "screen": list(self.screen),
            "containers": list(self.containers),
            "notes": list(self.notes),
            **({"query": self.query} if self.query else {}),
            **({"reasons": list(self.reasons)} if self.reasons else {}),
            **({"identities": list(self.identities)} if self.identities else {}),
        }


def masked(data: Any, texts: Collection[str]) -> Any:
    """Data with a mask in the place of each of the texts."""
    if isinstance(data, str):
        for text in texts:
            data = data.replace(text, MASK)
        return data
    if isinstance(data, dict):
        return {masked(name, texts): masked(value, texts) for name, value in data.items()}
    if isinstance(data, list):
        return [masked(value, texts) for value in data]
    return data


def told_between(line: int | None, between: tuple[int, int] | None) -> dict[str, Json]:
    """A line as data, or the two which it is between."""
    if between is None:
        return told(line)
    return {**told(between[0]), "line": None, "between": [int(each) for each in between]}


def _files(lines: Iterable[int], name: str = "files") -> dict[str, Json]:
    """The lines of other files than the main script, where there are any."""
    found = of_files(lines)
    return {name: {file: list(each) for file, each in found.items()}} if found else {}


def document(steps: list[Step], *, script: str, engine: str, models: str) -> dict[str, Any]:
    """Return the whole trace of a session as the document that `trace` prints."""
    return {
        "version": VERSION,
        "engine": engine,
        "models": models,
        "script": script,
        "steps": [step.to_json() for step in steps],
    }


def diff(
    before: dict[str, Json],
    after: dict[str, Json],
    written: Mapping[str, Credit],
    otherwise: Callable[[str], Credit] = lambda key: Credit("script"),
    inside: Container[str] = (),
) -> tuple[Change, ...]:
    """Return what changed between two states, in the order of `after`, removed keys last.

    `written` says who wrote a key last; of a key that changed without that, `otherwise` does. A key `inside` which
    something has changed is told of even where its value, of which only the address is known, looks the same. A key
    that went without having been deleted was cleaned up.
    """
    changes = []
    for key, value in after.items():
        if key not in before:
            by, line, between, _ = written.get(key) or otherwise(key)
            changes.append(Change(key, "added", None, value, line, by, between))
        elif before[key] != value or type(before[key]) is not type(value) or (key in inside and _is_closed(value)):
            by, line, between, _ = written.get(key) or otherwise(key)
            cells = changed_cells(before[key], value)
            changes.append(Change(key, "changed", before[key], value, line, by, between, cells))
    for key, value in before.items():
        if key not in after:
            credit = written.get(key)
            if credit is None or not credit.deleted:
                credit = Credit("cleanup")
            changes.append(Change(key, "removed", value, None, credit.line, credit.by))
    return tuple(changes)


def _is_closed(value: Json) -> bool:
    """True for an object of which only the address is told: what is in it is not to be seen."""
    return is_described(value) and " object at 0x" in value["repr"]
