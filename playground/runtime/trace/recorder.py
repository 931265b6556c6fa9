"""What happens in one run, noted while it happens: events, lines, and who wrote which key."""

from __future__ import annotations

from collections.abc import Container
from typing import Any, Final

from ..run import caps
from ..run.lines import Files, file_of, told
from ..run.watch import Place, line_in, places_in
from .changes import Changes, Where
from .plain import plain_room
from .trace import CallbackCall, Change, Credit, Event, Writer, diff
from .values import Json, Room, cut, printable, to_json

_NO_LINES: Final[frozenset[int]] = frozenset()


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
        self.call = ""
        """What the script has called, while that calls something else to write: ``write`` or ``write_stream``."""
        self.beside: int | None = None
        """The number of the parallel fragment that runs."""
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
        if self.full:
            self.dropped += 1
            return
        line = self.line() if line is None else line
        event: Event = {"n": len(self.events) + 1, "type": kind, **told(line), **data}
        if self.beside is not None:
            event["beside"] = self.beside
        self.events.append(event)

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
        if self.beside is not None:
            event["beside"] = self.beside
        self.events.append(event)

    @property
    def full(self) -> bool:
        return len(self.events) >= self.most

    def value(self, value: object) -> Json:
        """`value` as JSON for an event: as much of it as there is room for in this run."""
        return None if self.full else to_json(value, Room(within=self._room))

    # -- session state -------------------------------------------------------------------

    def read_state(self, key: str, value: object) -> None:
        """The script has read a key."""
        self.changes.read(key, value, self.line)

    def wrote_state(self, key: str, value: object, before: object = None) -> None:
        """The script has stored `value` where `before` was."""
        changed = self.changes.wrote(key, value, self.line)
        line, key = self.line(), printable(cut(key, caps.KEY))
        # Storing back what is there changes nothing.
        if changed or key not in self.written or to_json(before) != to_json(value):
            self.written[key] = Credit(self.writer, line)
        self.note("state_write", line=line, key=key, by=self.writer, value=self.value(value))

    def deleted_state(self, key: str) -> None:
        """The script has deleted a key."""
        self.changes.deleted(key)
        line, key = self.line(), printable(cut(key, caps.KEY))
        self.written[key] = Credit(self.writer, line, deleted=True)
        self.note("state_delete", line=line, key=key, by=self.writer)

    def drew(self, key: str, credit: Credit, *, fresh: bool = True) -> None:
        """A widget was drawn. `fresh` means that `credit` wrote its value, whoever wrote the key before."""
        if fresh or key not in self.written:
            self.written[key] = credit

    def _changed(self, key: str, value: Any, place: Where, many: bool) -> None:
        """A value was changed in place."""
        known_as, key = key, printable(cut(key, caps.KEY))
        self.written[key] = Credit(self.writer, place.line, place.between)
        self._inside.add(key)
        if self.full:
            self.dropped += 1
            return
        event: Event = {"n": len(self.events) + 1, "type": "state_write", **place.told(), "key": key, "by": self.writer}
        if self.beside is not None:
            event["beside"] = self.beside
        shown = self.changes.as_json(known_as, value, plain_room(self._room))
        self.events.append({**event, "value": shown, "in_place": True, **({"many": True} if many else {})})

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

    def all_events(self) -> tuple[Event, ...]:
        if self.dropped:
            last = {"n": len(self.events) + 1, "type": "cut", "line": None, "dropped": self.dropped}
            return (*self.events, last)
        return tuple(self.events)
