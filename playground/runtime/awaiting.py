"""Asynchronous code of a script, waited for where the script stands, even inside a running event loop.

A page in the browser has an event loop of its own, for which nothing can be waited from inside: `asyncio` would refuse.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any


class _Waiting:
    """What a loop waits with, instead of watching sockets."""

    def select(self, timeout: float | None) -> list[Any]:
        if timeout is None:
            raise RuntimeError("Everything waits for something that never comes.")
        time.sleep(timeout)
        return []


class _Loop(asyncio.BaseEventLoop):
    """An event loop with timers and tasks, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = _Waiting()

    def _process_events(self, events: list[Any]) -> None:
        """There are none: `_Waiting` watches nothing."""

    def _write_to_self(self) -> None:
        """Nothing wakes this loop from another thread."""


def in_turn(stream: AsyncIterator[Any]) -> Iterator[Any]:
    """What an asynchronous generator gives, one after the other."""
    loop = _Loop()
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
