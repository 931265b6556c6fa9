"""`asyncio` for scripts: an event loop that runs within the step and waits by sleeping.

Pyodide's own loop belongs to the browser: what a script gave it would run after the step, where nothing watches it.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

_DEADLOCK = "This would wait for ever: nothing else is running that could end it."


class _Sleeper:
    """In the place of a selector: there are no sockets, so only time passes."""

    def select(self, timeout: float | None) -> list[Any]:
        if timeout is None:
            raise RuntimeError(_DEADLOCK)
        if timeout > 0:
            time.sleep(timeout)
        return []


class StepLoop(asyncio.BaseEventLoop):
    """An event loop without input and output."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = _Sleeper()

    def _process_events(self, events: list[Any]) -> None:
        """There are none."""

    def _write_to_self(self) -> None:
        """There is no other thread to wake up."""


def install() -> None:
    """Make it the loop that `asyncio.run` and `asyncio.new_event_loop` make."""
    events: Any = asyncio.events
    events._event_loop_policy = None
    events._set_running_loop(None)
    asyncio.new_event_loop = events.new_event_loop = StepLoop
    asyncio.run = asyncio.runners.run
    if time.sleep.__module__ != "time":  # Pyodide's own, which asks JavaScript first
        time.sleep = getattr(time.sleep, "__wrapped__", time.sleep)
