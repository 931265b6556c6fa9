"""What happens in one run, noted while it happens: events, lines, and who wrote which key."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from typing import Any, Final

from ..run import caps
from ..run.lines import Files, file_of, told
from ..run.places import Place, line_in, places_in
from .callers import Callers, callers_in
from .changes import Changes, Where
from .plain import plain_room
from .trace import CallbackCall, Change, Credit, Event, Writer, diff
from .values import Json, Room, cut, printable, to_json

_NO_LINES: Final[frozenset[int]] = frozenset()
_OF_CALLERS: Final = frozenset({"write", "state_write", "state_delete"})
"""Events of which it is told who called the functions that they happened in; callbacks have no caller."""


class Recorder:
    """Collects the facts of the run that is going on."""

    def __init__(self, files: Files, most: int = caps.EVENTS, touching: Container[int] = _NO_LINES) -> None:
        """`files` are those whose lines are told; `most` is how many events are kept: what comes after is counted only.

        `touching` are the lines that could change a value in place.
        """
        self.files = files
        self.most = most
        self.events: list[Event] = []
        self.dropped = 0
        self.lines: set[int] = set()
        self.callback_lines: set[int] = set()
        self.callbacks: list[CallbackCall] = []
        self.written: dict[str, Credit] = {}
        self.in_callback = False
        self.read_outside: set[str] = set()
        """The keys that were read outside of fragments."""
        self.call = ""
        """What the script has called, while that calls something else to write: ``write`` or ``write_stream``."""
        self.beside: int | None = None
        """The number of the parallel fragment that runs."""
        self.stamp: Callable[[], dict[str, Json]] | None = None
        """What tells when an event happened among those of runs that live side by side; None for any other run."""
        self.others: Callable[[], Iterable[Recorder]] = tuple
        """The recorders of the runs that live beside this one."""
        self._settled = False
        """True when another run has taken the place of this one: its difference is what it was by then."""
        self.reads: list[dict[str, Json]] = []
        """The keys of session state that were read, each once of a line, its callers, and a callback or fragment."""
        self._known_reads: set[tuple[str, int | None, int, int | None, tuple[int, ...]]] = set()
        self._looks = caps.READS
        self.callers = Callers(files)
        self._part = 0
        """Counts the beginnings and ends of callbacks and fragments."""
        self.changes = Changes(touching, self._changed, files)
        self._touching = touching
        self._inside: set[str] = set()
        self._room = Room(caps.STATE_ITEMS, caps.STATE)

    def line(self) -> int | None:
        """The line that is running: that of the innermost frame whose code is the project's."""
        return line_in(self.files)

    def places(self) -> list[Place]:
        """Where the script is, the innermost place first, as far as they are of the same file."""
        found = list(places_in(self.files))
        return [each for each in found if file_of(each.line) == file_of(found[0].line)]

    def note(self, kind: str, *, line: int | None = None, **data: Json) -> None:
        """Add an event; `line` defaults to where the script is."""
        self.changes.look()
        if kind.endswith(("_start", "_end")):
            self._part += 1
        if self.full:
            self.dropped += 1
            return
        line = self.line() if line is None else line
        if kind in _OF_CALLERS and not self.in_callback:
            self.callers.event(len(self.events) + 1)
        self._add({"n": len(self.events) + 1, "type": kind, **told(line), **data})

    def wrote(self, line: int | None, element: str, kind: str, container: str, text: str, call: str = "") -> None:
        """Add the event that an element was written, which is the most frequent one; `call` wrote it, if not `kind`."""
        if self.changes.awake:
            self.changes.look()
        if len(self.events) >= self.most:
            self.dropped += 1
            return
        event: Event = {
            "n": len(self.events) + 1,
            "type": "write",
            **told(line),
            "element": element,
            "element_type": kind,
            "container": container,
            "text": text,
        }
        if call or self.call:
            event["call"] = self.call or call
        if not self.in_callback:
            self.callers.event(len(self.events) + 1)
        self._add(event)

    def _add(self, event: Event) -> None:
        if self.beside is not None:
            event["beside"] = self.beside
        if self.stamp is not None:
            event |= self.stamp()
        self.events.append(event)

    @property
    def full(self) -> bool:
        return len(self.events) >= self.most

    def value(self, value: object) -> Json:
        """`value` as JSON for an event: as much of it as there is room for in this run."""
        return None if self.full else to_json(value, Room(within=self._room))

    # -- session state -------------------------------------------------------------------

    def read_state(self, key: str, value: object, *, by_script: bool = True, inside: bool = False) -> None:
        """A key was read: by the script, `inside` a fragment or not, or by Streamlit for itself."""
        if not inside and not self.in_callback:
            self.read_outside.add(key)
        self.changes.read(key, value, self.line)
        if by_script and self._looks and not self.full:
            self._looks -= 1  # a loop that reads on and on is not asked for its line each time
            line = self.line()
            way = () if self.in_callback else callers_in(self.files)
            known = (key, line, self._part, self.beside, way)
            if known not in self._known_reads:
                self._known_reads.add(known)
                self.callers.read(len(self.reads), way)
                beside = {} if self.beside is None else {"beside": self.beside}
                self.reads.append({"key": _name(key), **told(line), "after": len(self.events), **beside})

    def wrote_state(self, key: str, value: object, before: object = None) -> None:
        """The script has stored `value` where `before` was."""
        changed = self.changes.wrote(key, value, self.line)
        for other in self.others():  # what they have is not in state any more
            other.changes.deleted(key)
        line, key = self.line(), _name(key)
        # Storing back what is there changes nothing.
        if changed or key not in self.written or to_json(before) != to_json(value):
            self.written[key] = Credit(self.writer, line)
        self.note("state_write", line=line, key=key, by=self.writer, value=self.value(value))

    def deleted_state(self, key: str) -> None:
        """The script has deleted a key."""
        for each in (self, *self.others()):
            each.changes.deleted(key)
        line, key = self.line(), _name(key)
        self.written[key] = Credit(self.writer, line, deleted=True)
        self.note("state_delete", line=line, key=key, by=self.writer)

    def drew(self, key: str, credit: Credit, *, fresh: bool = True) -> None:
        """A widget was drawn. `fresh` means that `credit` wrote its value, whoever wrote the key before."""
        if fresh or key not in self.written:
            self.written[key] = credit

    def _changed(self, key: str, value: Any, place: Where, many: bool) -> None:
        """A value was changed in place."""
        known_as, key = key, _name(key)
        credit = Credit(self.writer, place.line, place.between)
        for each in (self, *self.others()):
            each._credit_inside(key, credit)
            if each is not self:
                each.changes.changed_beside(known_as, value)
        if self.full:
            self.dropped += 1
            return
        event: Event = {"n": len(self.events) + 1, "type": "state_write", **place.told(), "key": key, "by": self.writer}
        if place.line is not None and not self.in_callback:
            self.callers.event(len(self.events) + 1, place.line)
        shown = self.changes.as_json(known_as, value, plain_room(self._room))
        self._add({**event, "value": shown, "in_place": True, **({"many": True} if many else {})})

    def _credit_inside(self, key: str, credit: Credit) -> None:
        if not self._settled:
            self.written[key] = credit
            self._inside.add(key)

    def settle(self) -> None:
        """Another run takes the place of this one: what it changes from now on is part of that one's difference."""
        self.changes.look()
        self._settled = True

    def credit_callbacks(self, before: dict[str, Json], now: dict[str, Json]) -> None:
        """Callbacks have been called: what changed in state without being written, they changed in place."""
        for key, value in now.items():
            if isinstance(value, list | dict) and key in before and before[key] != value and key not in self.written:
                self.written[key] = self._credit("callback", self.callback_lines)

    def diff(self, before: dict[str, Json], after: dict[str, Json]) -> tuple[Change, ...]:
        """What changed in state, and who did it."""
        return diff(before, after, self.written, lambda key: self._credit("script", self.lines), self._inside)

    def _credit(self, by: Writer, lines: set[int]) -> Credit:
        """Who changed a value in place without being seen: one of `lines`, among those that could do so."""
        place = Where.among({each for each in lines if each in self._touching})
        return Credit(by, place.line, place.between)

    @property
    def writer(self) -> Writer:
        return "callback" if self.in_callback else "script"

    def alone(self) -> None:
        """No other run has lived beside this one: when each event happened does not matter."""
        for event in self.events:
            event.pop("at", None)
            event.pop("seq", None)

    def all_events(self) -> tuple[Event, ...]:
        if self.dropped:
            last = {"n": len(self.events) + 1, "type": "cut", "line": None, "dropped": self.dropped}
            return (*self.events, last)
        return tuple(self.events)


def _name(key: str) -> str:
    """A key as the trace tells it."""
    return printable(cut(key, caps.KEY))
