"""The process that runs scripts on real Streamlit: a page's messages as lines of JSON in, the answers as lines out.

`engine.py` starts it, one for each page that is connected. It is the worker of the browser in all but its engine.
"""

from __future__ import annotations

import faulthandler
import importlib
import json
import os
import platform
import queue
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final

from playground.engines import EngineError, models, open_session
from playground.engines.place import Place
from playground.runtime import Limits, Session
from playground.worker.reading import fault
from playground.worker.sandbox import Sandbox

Json = dict[str, Any]

EARLY: Final = "early"
"""The argument that says that nobody waits yet."""
USUAL: Final = "import streamlit as st\nst.write(['a list'])\nst.dataframe({'a': [1]})\n"
"""A script that has Streamlit import what most scripts need."""
DONE: Final = b"\x1edone\x1e"
"""Printed behind all that was printed for a message, before its answer is sent on the other channel."""


def main() -> None:
    """Answer messages until there are no more."""
    asked, answers = _channels()
    faulthandler.enable()
    sys.dont_write_bytecode = True  # a module that is saved twice in a second is read anew, and the folder stays clean
    child = Child(answers)
    try:
        session = open_session("streamlit", USUAL, "app.py", Limits())
        if sys.argv[1:] == [EARLY]:
            session.start()
    except EngineError as error:
        words = str(error)
        return child.fail(f"{words[:1].upper()}{words[1:]}")
    except Exception as error:  # a package that Streamlit needs is broken, as a rule
        return child.fail(f"Streamlit does not start on this machine ({type(error).__name__}: {error}).")
    child.begin()
    for line in _lines(asked):
        child.answer(json.loads(line))
    return None


def _channels() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output, which are for messages only: what a script prints or reads goes by others."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)  # type: ignore[union-attr]
    return asked, answers


def _lines(asked: IO[bytes]) -> Iterator[bytes]:
    """The messages as they come. Where there can be no more, this process ends, whatever its script does then."""
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def read() -> None:
        for line in asked:
            lines.put(line)
        if hasattr(os, "killpg") and os.getpid() == os.getpgrp():
            os.killpg(0, signal.SIGKILL)  # also what the script has started: nobody else is left to end it
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    while True:
        yield lines.get()


class Child:
    """Answers one message after the other."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers = answers
        self._writing = threading.Lock()
        self._sandbox = Sandbox(tell=self._tell, make=self._make)
        self._places: dict[str, Place] = {}
        self._place: Place | None = None
        self._asked: Json = {}

    def begin(self) -> None:
        """Say that messages are answered."""
        self.post(
            {"type": "ready", "python": platform.python_version(), "snapshot": False, "engine": models("streamlit")}
        )

    def fail(self, why: str) -> None:
        """Say that no message will be answered."""
        self.post({"type": "fault", "id": None, "session": None, "message": why})

    def post(self, message: Json) -> None:
        """Send a message."""
        with self._writing:
            self._answers.write(json.dumps(message, allow_nan=False).encode() + b"\n")
            self._answers.flush()

    def answer(self, message: Json) -> None:
        """Answer a message of the page; an `open` has the `path` of the file that holds its source."""
        self._asked = message
        try:
            text = self._within(message)
        except Exception as error:  # the script's folder is gone, as a rule
            text = json.dumps(fault(message, error))
        if text:
            for stream in (sys.stdout, sys.stderr):
                with suppress(Exception):  # a script may have closed it, or put another in its place
                    stream.flush()
            with suppress(OSError):
                os.write(2, DONE)
            self.post(json.loads(text))

    def _within(self, message: Json) -> str:
        kind, session = message["type"], message.get("session", "")
        if kind == "open":
            importlib.invalidate_caches()
            self._places[session] = Place(Path(message["path"]))
        place = self._places.get(session)
        if kind == "close":
            self._places.pop(session, None)
        elif kind == "recount" and place is not None:
            place = Place(place.script)  # it is played once more, from the beginning
        self._place = place
        if place is None:
            return self._sandbox.handle(json.dumps(message))
        with place.entered():
            return self._sandbox.handle(json.dumps(message))

    def _make(self, source: str, name: str, limits: Limits | None = None, **more: Any) -> Session:
        from playground.engines.streamlit import StreamlitSession

        assert self._place is not None
        return StreamlitSession(source, str(self._place.script), limits, in_place=True, name=name, **more)

    def _tell(self, text: str) -> None:
        told = json.loads(text)
        self.post({**told, "type": "progress", "id": self._asked.get("id"), "session": self._asked.get("session")})
