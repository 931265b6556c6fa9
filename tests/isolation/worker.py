"""A sandbox in a Python of its own, as in the browser's worker: other tests must not meet what scripts do to it."""

from __future__ import annotations

import json
import multiprocessing
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.isolation.serving import serve

FORKS = multiprocessing.get_context("forkserver")
"""One interpreter that has imported all and run a script; each worker is a copy of it, made in a moment."""

FORKS.set_forkserver_preload(["tests.isolation.serving"])
SEVEN = "st.text(str(len('1234567')))"
"""A script that needs no more than Python's own names."""


@contextmanager
def no_main() -> Iterator[None]:
    """A copy begins by running the main module, which after other tests is some app's script, Streamlit and all."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


class Worker:
    """Sessions by name; `run` opens one, `click` acts in it; `spoiled` is why the worker would now be replaced.

    `screen` is what the session that was asked last shows: its elements as in a trace.
    """

    def __init__(self, home: Path) -> None:
        self._errors = home / "stderr.txt"
        self._asked, theirs = FORKS.Pipe()
        self._process = FORKS.Process(target=serve, args=(theirs, str(home), str(self._errors)))
        with no_main():
            self._process.start()
        theirs.close()
        self.spoiled = ""
        self.screen: list[Any] = []
        self._number = 0

    def ask(self, **message: Any) -> Any:
        self._number += 1
        self._asked.send_bytes(json.dumps({"id": self._number, **message}).encode())
        try:
            line = self._asked.recv_bytes()
        except EOFError as end:
            raise AssertionError(self._errors.read_text()[-1500:]) from end
        answer, self.screen, self.spoiled = json.loads(line)
        return answer

    def shown(self, **message: Any) -> list[str]:
        """The texts on the screen after a message."""
        answer = self.ask(**message)
        assert answer["type"] == "view", answer
        return texts(self.screen)

    def run(self, source: str, session: str = "a") -> list[str]:
        """The texts on the screen after the load of `source`."""
        return self.shown(type="open", session=session, source="import streamlit as st\n" + source, name="app.py")

    def click(self, label: str, session: str = "a") -> list[str]:
        return self.shown(type="act", session=session, action={"click": label})

    def close(self) -> None:
        self._asked.close()
        self._process.join(60)


def texts(screen: list[Any]) -> list[str]:
    found = []
    for element in screen:
        if element["type"] == "exception":
            found.append(f"{element['name']}: {element['text']}")
        elif element["type"] != "button":
            found.append(str(element.get("text", element.get("value"))))
    return found
