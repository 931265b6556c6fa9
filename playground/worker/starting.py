"""Starts the sandbox of a worker in two parts: what any worker would do alike, and what is this browser's.

The first part is done once, where the snapshot of Python's memory is made, and is in it; where a browser cannot restore
one, it does both.
"""

from __future__ import annotations

import json
import os
import random
import sys
from _socket import AF_INET, SOCK_STREAM, socket
from collections.abc import Callable
from itertools import count
from typing import Any, Final

from playground.isolation import Isolation, ending
from playground.runtime.run.lanes import StuckError
from playground.worker import zone
from playground.worker.packages import read_lock
from playground.worker.sandbox import Sandbox

HOME: Final = "/home/pyodide"
ASLEEP: Final = "rerun_playground_asleep"
"""The name among the loaded modules under which the sandbox waits to be woken."""
_PAUSE, _TELL = 3, 4
"""The numbers of the files by which Python talks to the worker: the first ones that are free."""

_WARM_UP: Final = "import streamlit as st\nif st.button('a'):\n    st.session_state.a = 1\nst.write('b', {'c': [1]})\n"


def _channel(stream: int) -> Any:
    """Python gets no object of JavaScript's, from which a script could find others: it writes text to a file."""
    return lambda text: os.write(stream, str(text).encode()) and None


class Pause:
    """Lets seconds pass; returns True where the page has asked meanwhile to stop the script.

    The worker is on the other side of the file, which is a socket: that alone can wait in Pyodide while the worker
    does something else, where the browser can switch stacks.
    """

    def __init__(self) -> None:
        self._file: socket | None = None

    def open(self) -> None:
        """Find the worker's file. Raises OSError where it has another number."""
        self._file = socket(AF_INET, SOCK_STREAM, 0, _PAUSE)

    def __call__(self, seconds: float) -> bool:
        return self._file is not None and self.ask(str(seconds)) == 0

    def ask(self, text: str) -> int:
        """Have the worker do what a text says; returns 0 where it did not, and less where it cannot be asked."""
        if self._file is None:
            return 0
        try:
            return self._file.send(text.encode())
        except OSError:  # a script has closed the file: the page takes another worker
            return -1


class Baton:
    """What one stack waits for until another hands it over."""

    def __init__(self, number: int, ask: Callable[[str], int]) -> None:
        self._number = number
        self._ask = ask
        self._given = 0
        self._is_awaited = False

    def release(self) -> None:
        """Hand it over."""
        self._given += 1
        if self._is_awaited:
            self._ask(f"wake {self._number}")

    def acquire(self, *, timeout: float | None = None) -> bool:
        """Put this stack aside until it is handed over, however long that takes, or raise StuckError."""
        self._is_awaited = True
        while not self._given:
            if self._ask(f"wait {self._number}") <= 0:
                raise StuckError("The worker cannot be asked any more who goes on.")
        self._is_awaited = False
        self._given -= 1
        return True


class WorkerStacks:
    """Lets the worker call Python beside what goes on, each call on a stack of its own (`wasm/worker.js`)."""

    def __init__(self, ask: Callable[[str], int]) -> None:
        self._ask = ask
        self._numbers = count(1)
        self._works: dict[int, Callable[[], None]] = {}

    def start(self, work: Callable[[], None]) -> None:
        """Have something done beside what goes on. Raises StuckError where no stack is to be had."""
        number = next(self._numbers)
        self._works[number] = work
        if self._ask(f"start {number}") <= 0:
            del self._works[number]
            raise StuckError("There is no stack left to do this beside what goes on.")

    def baton(self) -> Baton:
        """One that nobody has handed over yet."""
        return Baton(next(self._numbers), self._ask)

    def live(self, number: int) -> None:
        """Do what was started; the worker calls this."""
        self._works.pop(number)()


def warm_up() -> None:
    """Run a script once. Raises RuntimeError where that is not answered by a view."""
    sandbox = Sandbox()
    ask = {"type": "open", "id": 1, "session": "", "source": _WARM_UP, "name": "app.py", "actions": [{"click": "a"}]}
    answer = json.loads(sandbox.handle(json.dumps(ask)))
    if answer["type"] != "view":
        raise RuntimeError(f"the warm-up was answered by {answer}")
    sandbox.handle(json.dumps({"type": "close", "session": ""}))


def prepare() -> None:
    """Make the sandbox, and lay it down for `wake`."""
    tell, pause = _channel(_TELL), Pause()
    ending.install(tell)
    isolation = Isolation(HOME, (0, 1, 2, _PAUSE, _TELL))
    stacks = WorkerStacks(pause.ask)
    sandbox = Sandbox(isolation, tell, pause, stacks=stacks)
    isolation.sleep()
    sys.modules[ASLEEP] = (isolation, sandbox, pause, stacks)  # type: ignore[assignment]


def wake(lock: str, name: str, offset: int) -> tuple[Sandbox, Callable[[int], None]]:
    """The sandbox that `prepare` has made, ready for scripts, and what does something that it has started.

    `lock` is the part `packages` of Pyodide's lock file, as JSON; `name` and `offset` are as `zone.adopt` takes them.
    Raises RuntimeError where the two files have other numbers.
    """
    if (opened := os.open("/dev/tell", os.O_WRONLY)) != _TELL:
        raise RuntimeError(f"the worker's file has the number {opened}")
    asleep: Any = sys.modules.pop(ASLEEP)
    isolation, sandbox, pause, stacks = asleep
    pause.open()
    random.seed()
    zone.adopt(name, offset)
    isolation.wake()
    sandbox.offer(read_lock(lock))
    return sandbox, stacks.live
