"""A sandbox in a Python of its own, as in the browser's worker: other tests must not meet what scripts do to it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
SEVEN = "st.text(str(len('1234567')))"
"""A script that needs no more than Python's own names."""
SERVE = """
import json, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # also where the tests are in the background
from playground.isolation import Isolation
from playground.worker.sandbox import Sandbox
lines, out = sys.stdin, sys.stdout
sys.stdout = sys.stderr
sandbox = Sandbox()
sandbox.handle(json.dumps({"type": "open", "id": 0, "session": "warm", "source": "import streamlit", "name": "app.py"}))
sandbox = Sandbox(Isolation(sys.argv[1]), len, time.sleep)
def screen(line):
    opened = sandbox.sessions.get(json.loads(line)["session"])
    return opened.last["screen"] if opened else None
for line in lines:
    answer = sandbox.handle(line)
    print(json.dumps([json.loads(answer) if answer else None, screen(line), sandbox.check()]), file=out, flush=True)
"""


class Worker:
    """Sessions by name; `run` opens one, `click` acts in it; `spoiled` is why the worker would now be replaced.

    `screen` is what the session that was asked last shows: its elements as in a trace.
    """

    def __init__(self, home: Path) -> None:
        self._errors = home / "stderr.txt"
        self._process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(home)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors.open("w"),
            text=True,
        )
        self.spoiled = ""
        self.screen: list[Any] = []
        self._number = 0

    def ask(self, **message: Any) -> Any:
        self._number += 1
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"id": self._number, **message}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, self._errors.read_text()[-1500:]
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
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(60)


def texts(screen: list[Any]) -> list[str]:
    found = []
    for element in screen:
        if element["type"] == "exception":
            found.append(f"{element['name']}: {element['text']}")
        elif element["type"] != "button":
            found.append(str(element.get("text", element.get("value"))))
    return found
