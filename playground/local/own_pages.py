"""What the pages of the local process ask it about scripts: to read them, and to write one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from playground.local.guard import Guard
from playground.local.pages import OwnPages
from playground.local.scripts import Served
from playground.local.writing import Conflict, WriteError, write


class ScriptsPage(OwnPages):
    """``GET /.local/scripts``: the scripts as they are on disk now, and what lies beside them."""

    def initialize(self, guard: Guard, **rest: Any) -> None:
        super().initialize(guard)
        self.served: Served = rest["served"]
        self.facts: Mapping[str, Callable[[], Any]] = rest["facts"]

    async def get(self) -> None:
        found = await asyncio.to_thread(self.served.read)
        self.write(found.to_json() | {name: fact() for name, fact in self.facts.items()})


class WritePage(OwnPages):
    """``POST /.local/write``: ``{name, source, hash}`` writes a script whose file has this hash, null for no file.

    Answers with the new hash, or with 409 and what the file holds now.
    """

    def initialize(self, guard: Guard, **rest: Any) -> None:
        super().initialize(guard)
        self.served: Served = rest["served"]
        self.writing: asyncio.Lock = rest["writing"]

    async def post(self) -> None:
        asked = self.asked()
        if asked is None:
            return None
        name, source, known = (asked.get(field) for field in ("name", "source", "hash"))
        if not isinstance(name, str) or not isinstance(source, str) or not isinstance(known, str | None):
            return self.refuse(HTTPStatus.BAD_REQUEST, "To write takes a name, a source and a hash.")
        try:
            async with self.writing:
                made = await asyncio.to_thread(write, self.served, name, source, known)
        except Conflict as found:
            return self.refuse(HTTPStatus.CONFLICT, found.why, source=found.source, hash=found.hash)
        except WriteError as error:
            return self.refuse(HTTPStatus.UNPROCESSABLE_ENTITY, f"Not written: {error}.")
        self.write({"name": name, "hash": made})
        return None
