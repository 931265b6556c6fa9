"""What a worker's process does: it hands requests to a sandbox; what is imported once is in all copies of it."""

from __future__ import annotations

import json
import os
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from playground.isolation import Isolation
from playground.worker import zone
from playground.worker.sandbox import Sandbox

WARM = {"type": "open", "id": 0, "session": "warm", "source": "import streamlit", "name": "app.py"}
Sandbox().handle(json.dumps(WARM))


def serve(asked: Connection, home: str, errors: str) -> None:
    """Answer until nobody asks any more; what is printed goes into the file `errors`."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also where the tests are in the background
    with Path(errors).open("w", encoding="utf-8") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    isolation = Isolation(home)
    isolation.sleep()  # as in the browser, where its memory is kept and restored
    zone.adopt("Europe/Berlin", -60)
    isolation.wake()
    sandbox = Sandbox(isolation, len, time.sleep)
    while True:
        try:
            line = asked.recv_bytes().decode()
        except EOFError:
            return
        answer = sandbox.handle(line)
        told = [json.loads(answer) if answer else None, screen(sandbox, line), sandbox.check()]
        asked.send_bytes(json.dumps(told).encode())


def screen(sandbox: Sandbox, line: str) -> Any:
    """What the session shows that a request is about."""
    opened = sandbox.sessions.get(json.loads(line)["session"])
    return opened.last["screen"] if opened else None
