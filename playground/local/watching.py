"""Sees when what is served changes on disk, and tells once it is at rest: editors save in several ways."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, Final

from watchfiles import awatch

from playground.local.live import Connection
from playground.local.scripts import Found, Served
from playground.local.server import LocalServer

QUIET: Final = 0.1
"""Seconds in which nothing may have changed."""
TRIES: Final = 10
"""Of them are waited for at most, while a script is gone or empty: an editor may just be about to write it."""
ANYWAY: Final = 5.0
"""Seconds after which it is looked anyway: not every file system says what changes in it."""
BLIND: Final = 1.0
"""The same where this machine watches nothing more."""

Changes = Callable[[frozenset[Path]], AsyncIterator[object]]
"""Yields whenever something may have changed in one of some folders."""


async def changes_on_disk(folders: frozenset[Path]) -> AsyncIterator[object]:
    """The changes as the system tells them, and a look now and then."""
    try:
        async for changes in awatch(
            *sorted(folders), watch_filter=None, recursive=False, rust_timeout=int(ANYWAY * 1000), yield_on_timeout=True
        ):
            yield changes
    except OSError:  # it watches too much already, or a folder is gone
        while True:
            await asyncio.sleep(BLIND)
            yield None


class Watch:
    """Tells of each new version of what is served, and of none twice."""

    def __init__(
        self,
        served: Served,
        tell: Callable[[Found], object],
        changes: Changes = changes_on_disk,
        pause: Callable[[float], Awaitable[object]] = asyncio.sleep,
        begun: Callable[[Found], object] = lambda found: None,
    ) -> None:
        """`begun` is told what there is at first, `tell` each new version."""
        self._served = served
        self._tell = tell
        self._changes = changes
        self._pause = pause
        self._begun = begun
        self.found: Found | None = None
        """What was told last."""

    async def run(self) -> None:
        """Watch until it is cancelled."""
        self.found = await self._read()
        self._begun(self.found)
        while True:
            folders = self._served.folders(self.found)
            async for _ in self._changes(folders):
                now = await self._at_rest(self.found)
                if now != self.found:
                    self.found = now
                    self._tell(now)
                if self._served.folders(now) != folders:
                    break

    async def _at_rest(self, before: Found) -> Found:
        """What is on disk once it stays the same, and nothing that was there is missing without need."""
        now = await self._read()
        if now == before:
            return now
        for _ in range(TRIES):
            await self._pause(QUIET)
            earlier, now = now, await self._read()
            if now == earlier and not _is_halfway(before, now):
                break
        return now

    async def _read(self) -> Found:
        return await asyncio.to_thread(self._served.read)


def _is_halfway(before: Found, now: Found) -> bool:
    """Whether a script that had a text has none now: it may be between two steps of being saved."""
    texts = {script.name: script.source for script in now.scripts}
    return any(script.source and not texts.get(script.name) for script in before.scripts)


def add_watch(server: LocalServer, changes: Changes = changes_on_disk) -> None:
    """Let the server's pages hear of what is saved: ``{"type": "saved", …}`` with all that `Found` tells."""

    def tell(found: Found) -> None:
        server.live.tell_all(saved(found))

    watch = Watch(server.served, tell, changes, begun=tell)  # a page may be connected before the first look is done
    running: list[asyncio.Task[None]] = []

    def greet(connection: Connection) -> None:
        if watch.found is not None:  # what was saved before the page was connected
            connection.tell(saved(watch.found))

    async def end() -> None:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    server.live.greetings.append(greet)
    server.starting.append(lambda: running.append(asyncio.create_task(watch.run())))
    server.ending.append(end)


def saved(found: Found) -> dict[str, Any]:
    """The message that tells of it."""
    return {"type": "saved", **found.to_json()}
