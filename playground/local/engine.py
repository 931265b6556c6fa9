"""`serve --engine streamlit`: pages whose scripts real Streamlit runs, in a child process for each connection.

A page speaks with its child as with a worker of its own: ``{"type": "engine"}`` starts one, ``{"type": "engine",
"message": …}`` is a message to it or from it, as `playground/worker/messages.py` says, and it ends with the connection.
Nothing is run that does not lie on disk in the folder that is served.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from playground import MODELS
from playground.demo.files import is_within
from playground.engines import models
from playground.local.live import Connection
from playground.local.process import Process
from playground.local.scripts import Served
from playground.local.server import LocalServer
from playground.local.text import TextError, text_of
from playground.site.serve import ServeError

Json = dict[str, Any]

PASSED_ON: Final = frozenset(
    ("open", "act", "look", "export", "recall", "recount", "import", "differ", "predict", "lint", "compare", "close")
)
"""The messages that a child answers. A lesson's check is none of them: it is Python of a page."""
UNWRITTEN: Final = (
    "Streamlit on this machine runs only what is saved: no file of the served folder holds this text. "
    "Write it to {name} first, then run it."
)
UNKNOWN: Final = "Streamlit on this machine does not answer this: it is for the playground's own engine."


def add(server: LocalServer) -> None:
    """Have the pages of a server run by Streamlit. Raises ServeError where it is not installed."""
    try:
        version("streamlit")
    except PackageNotFoundError:
        raise ServeError(
            "the engine streamlit needs Streamlit, which is not installed: pip install 'rerun-playground[streamlit]'"
        ) from None
    engine = Engine(server.served)
    runner = models("streamlit")
    server.said.append(f"{runner} of {sys.prefix} runs the scripts, as they are saved.")
    if runner != MODELS:
        server.said.append(f"What the page shows is made for {MODELS}: with {runner} some of it may be wrong.")
    server.facts["engine"] = lambda: "streamlit"
    server.facts["run_by"] = lambda: runner
    server.live.on("engine", engine.answer)
    server.live.partings.append(engine.part)
    server.starting.append(engine.begin)
    server.ending.append(engine.end)


class Engine:
    """The children of the pages that are connected."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self._processes: dict[Connection, Process] = {}
        self._warm: Process | None = None
        """Started before anybody asks: to import Streamlit takes its time."""
        self._warming: asyncio.Task[None] | None = None
        self._leaving: set[asyncio.Task[None]] = set()
        """The ends of those whose pages have gone."""

    async def begin(self) -> None:
        """Start the first child."""
        self._warm = await Process.start(self._served.root, early=True)

    async def _warm_after(self, process: Process) -> None:
        """Start another for the next one who asks, once the one that was taken does not need the machine."""
        await process.rested.wait()
        if self._warm is None:
            await self.begin()

    async def end(self) -> None:
        """End all children."""
        if self._warming is not None:
            self._warming.cancel()
            await asyncio.wait((self._warming,))
        processes = [*self._processes.values(), *([self._warm] if self._warm else [])]
        self._processes.clear()
        self._warm = None
        await asyncio.gather(*(each.end() for each in processes), *self._leaving)

    async def answer(self, connection: Connection, asked: Json) -> None:
        """What a page asks."""

        def tell(message: Json) -> None:
            connection.tell({"type": "engine", "message": message})

        message = asked.get("message")
        if message is None:
            return await self._start(connection, tell)
        process = self._processes.get(connection)
        if process is None or not isinstance(message, dict):
            raise ValueError("there is no engine that this message could go to")
        kind, name = message.get("type"), message.get("name")
        if kind not in PASSED_ON:
            return tell(refusal(message, UNKNOWN))
        message = {field: value for field, value in message.items() if field not in ("path", "files", "brought")}
        if kind == "open":
            path = await asyncio.to_thread(place_of, self._served, str(name), message.get("source"))
            if path is None:
                return tell(refusal(message, UNWRITTEN.format(name=name)))
            message["path"] = str(path)
        process.ask(message)
        return None

    async def _start(self, connection: Connection, tell: Callable[[Json], None]) -> None:
        self.part(connection)
        process, self._warm = self._warm, None
        if process is None or process.has_ended:
            process = await Process.start(self._served.root)
        self._processes[connection] = process
        process.attach(tell)
        if self._warming is None or self._warming.done():
            self._warming = asyncio.create_task(self._warm_after(process))

    def part(self, connection: Connection) -> None:
        """A page has gone, or wants another child: its own is ended, whatever it does."""
        process = self._processes.pop(connection, None)
        if process is not None:
            process.kill()
            leaving = asyncio.create_task(process.end())
            self._leaving.add(leaving)
            leaving.add_done_callback(self._leaving.discard)


def refusal(message: Json, why: str) -> Json:
    """The answer to a message that no child gets."""
    return {"type": "refused", "id": message.get("id"), "session": message.get("session"), "message": why}


def place_of(served: Served, name: str, source: object) -> Path | None:
    """The file that holds a script as it is: one that is served, or one beside it, as a demo's solution is.

    Of several, the one of this name. None where there is none.
    """
    if not isinstance(source, str):
        return None
    scripts = [served.root / script.name for script in served.read().scripts]
    beside = [path for folder in dict.fromkeys(path.parent for path in scripts) for path in sorted(folder.glob("*.py"))]
    found = dict.fromkeys([*scripts, *beside])
    within = (path for path in sorted(found, key=lambda path: path.name != name) if is_within(path, served.root))
    return next((path for path in within if _holds(path, source)), None)


def _holds(path: Path, source: str) -> bool:
    try:
        # An editor shows no empty line at the end.
        return text_of(path.read_bytes()).removesuffix("\n") == source.removesuffix("\n")
    except (OSError, TextError):
        return False
