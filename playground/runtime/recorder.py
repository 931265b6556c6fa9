"""What happens in one run, noted while it happens: events, lines, and who wrote which key."""

from __future__ import annotations

from . import caps
from .trace import CallbackCall, Event, Writer
from .values import Json, Room, to_json
from .watch import Place, line_in, places_in


class Recorder:
    """Collects the facts of the run that is going on."""

    def __init__(self, filename: str, most: int = caps.EVENTS) -> None:
        """`most` is how many events are kept; what comes after is counted only."""
        self.filename = filename
        self._files = (filename,)
        self.most = most
        self.events: list[Event] = []
        self.dropped = 0
        self.lines: set[int] = set()
        self.callback_lines: set[int] = set()
        self.callbacks: list[CallbackCall] = []
        self.written: dict[str, tuple[Writer, int | None]] = {}
        self.read_at: dict[str, int | None] = {}
        self.in_callback = False
        self.beside: int | None = None
        """The number of the parallel fragment that runs."""
        self._room = Room(caps.STATE_ITEMS, caps.STATE)

    def line(self) -> int | None:
        """The line of the script that is running: the innermost frame that is the script's."""
        return line_in(self._files)

    def places(self) -> list[Place]:
        """Where the script is, the innermost place first."""
        return list(places_in(self._files))

    def note(self, kind: str, *, line: int | None = None, **data: Json) -> None:
        """Add an event; `line` defaults to where the script is."""
        if self.full:
            self.dropped += 1
            return
        line = self.line() if line is None else line
        event: Event = {"n": len(self.events) + 1, "type": kind, "line": line, **data}
        if self.beside is not None:
            event["beside"] = self.beside
        self.events.append(event)

    def wrote(self, line: int | None, element: str, kind: str, container: str, text: str) -> None:
        """Add the event that an element was written, which is the most frequent one."""
        if self.full:
            self.dropped += 1
            return
        event: Event = {
            "n": len(self.events) + 1,
            "type": "write",
            "line": line,
            "element": element,
            "element_type": kind,
            "container": container,
            "text": text,
        }
        if self.beside is not None:
            event["beside"] = self.beside
        self.events.append(event)

    @property
    def full(self) -> bool:
        return len(self.events) >= self.most

    def value(self, value: object) -> Json:
        """`value` as JSON for an event: as much of it as there is room for in this run."""
        return None if self.full else to_json(value, Room(within=self._room))

    def credit_callbacks(self, before: dict[str, Json], now: dict[str, Json]) -> None:
        """Callbacks have been called: what changed in state without being written, they changed in place."""
        for key, value in now.items():
            if isinstance(value, list | dict) and key in before and before[key] != value:
                self.written.setdefault(key, ("callback", self.read_at.get(key)))

    @property
    def writer(self) -> Writer:
        return "callback" if self.in_callback else "script"

    def all_events(self) -> tuple[Event, ...]:
        if self.dropped:
            last = {"n": len(self.events) + 1, "type": "cut", "line": None, "dropped": self.dropped}
            return (*self.events, last)
        return tuple(self.events)
