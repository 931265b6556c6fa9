"""Asynchronous code of a script, waited for where the script stands, even inside a running event loop.

A page in the browser has an event loop of its own, for which nothing can be waited from inside: `asyncio` would refuse.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

_DEADLOCK = "This would wait for ever, for something that never comes: nothing else is running that could end it."


class _Sleeper:
    """In the place of a selector: there are no sockets, so only time passes."""

    def select(self, timeout: float | None) -> list[Any]:
        if timeout is None:
            raise RuntimeError(_DEADLOCK)
        if timeout > 0:
            time.sleep(timeout)
        return []


class StepLoop(asyncio.BaseEventLoop):
    """An event loop with timers and tasks, and nothing else: it runs within the step and waits by sleeping."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = _Sleeper()

    def _process_events(self, events: list[Any]) -> None:
        """There are none: no sockets are watched."""

    def _write_to_self(self) -> None:
        """There is no other thread to wake up."""


def in_turn(stream: AsyncIterator[Any]) -> Iterator[Any]:
    """What an asynchronous generator gives, one after the other."""
    loop = StepLoop()
    try:
        while True:
            outer = asyncio._get_running_loop()
            asyncio._set_running_loop(None)
            try:
                part = loop.run_until_complete(anext(stream))
            except StopAsyncIteration:
                return
            finally:
                asyncio._set_running_loop(outer)
            yield part
    finally:
        loop.close()
