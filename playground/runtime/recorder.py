"""What happens in one run, noted while it happens: events, lines, and who wrote which key."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Final

from .trace import CallbackCall, Event, Writer
from .values import Json

EVENT_LIMIT: Final = 2_000
"""Events kept of one run; what comes after is counted only."""


class Recorder:
    """Collects the facts of the run that is going on."""

    def __init__(self, filename: str) -> None:
        self.filename = filename
        self.events: list[Event] = []
        self.dropped = 0
        self.lines: set[int] = set()
        self.callback_lines: set[int] = set()
        self.callbacks: list[CallbackCall] = []
        self.written: dict[str, tuple[Writer, int | None]] = {}
        self.read_at: dict[str, int | None] = {}
        self.in_callback = False

    def line(self) -> int | None:
        """The line of the script that is running: the innermost frame that is the script's."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None:
            if frame.f_code.co_filename == self.filename:
                return frame.f_lineno
            frame = frame.f_back
        return None

    def note(self, kind: str, *, line: int | None = None, **data: Json) -> None:
        """Add an event; `line` defaults to where the script is."""
        if len(self.events) >= EVENT_LIMIT:
            self.dropped += 1
            return
        where = line if line is not None else self.line()
        self.events.append(Event(len(self.events) + 1, kind, where, data))

    @property
    def writer(self) -> Writer:
        return "callback" if self.in_callback else "script"

    def all_events(self) -> tuple[Event, ...]:
        if self.dropped:
            last = Event(len(self.events) + 1, "cut", None, {"dropped": self.dropped})
            return (*self.events, last)
        return tuple(self.events)
