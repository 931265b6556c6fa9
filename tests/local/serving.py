"""A local process in a thread, and requests to it as a page or somebody else sends them."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from playground.local.scripts import Served
from playground.local.server import LocalServer

TOKEN = "a-token-of-the-tests"


def site_in(folder: Path) -> Path:
    """A site of two pages."""
    site = folder / "site"
    (site / "play").mkdir(parents=True)
    (site / "index.html").write_text("<h1>Home</h1>")
    (site / "play" / "index.html").write_text("<h1>Play</h1>")
    return site


@contextmanager
def running(
    site: Path, served: Served, *adding: Callable[[LocalServer], object], port: int = 0, token: str = TOKEN
) -> Iterator[LocalServer]:
    """A process that answers, and has ended when the block ends."""
    ready = threading.Event()
    made: list[LocalServer] = []
    loops: list[asyncio.AbstractEventLoop] = []

    async def work() -> None:
        server = LocalServer(site, served, port, token)
        for add in adding:
            add(server)
        loops.append(asyncio.get_running_loop())
        made.append(server)
        server.starting.append(ready.set)
        await server.run()

    thread = threading.Thread(target=lambda: asyncio.run(work()), daemon=True)
    thread.start()
    assert ready.wait(60)
    try:
        yield made[0]
    finally:
        if thread.is_alive():
            with suppress(RuntimeError):  # it has just ended
                loops[0].call_soon_threadsafe(made[0].end)
        thread.join(60)
        assert not thread.is_alive()


class Asked:
    """A request and its answer. `headers` change those of a page of the process; None leaves one out."""

    def __init__(
        self, server: LocalServer, path: str, method: str = "GET", body: Any = None, **headers: str | None
    ) -> None:
        host = f"127.0.0.1:{server.port}"
        usual: dict[str, str | None] = {"Host": host, "X-Rerun-Token": TOKEN, "Sec-Fetch-Site": "same-origin"}
        if method == "POST":
            usual["Origin"] = f"http://{host}"
        sent = usual | {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        raw = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        for name, value in sent.items():
            if value is not None:
                connection.putheader(name, value)
        connection.putheader("Content-Length", str(len(raw)))
        connection.endheaders(raw)
        answer = connection.getresponse()
        self.status, self.headers, self.body = answer.status, answer.headers, answer.read()
        connection.close()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Page:
    """A live connection of a page: what it is told comes in order."""

    def __init__(self, connection: WebSocketClientConnection) -> None:
        self.connection = connection

    async def say(self, **message: Any) -> None:
        await self.connection.write_message(json.dumps(message))

    async def heard(self, kind: str | None = None) -> dict[str, Any] | None:
        """The next message, of a type if one is named; None once the connection is closed."""
        while True:
            text = await self.connection.read_message()
            if text is None:
                return None
            message: dict[str, Any] = json.loads(text)
            if kind is None or message["type"] == kind:
                return message


async def connect(server: LocalServer, *, token: str | None = TOKEN, **headers: str) -> Page:
    """A page that is connected, and has said hello unless it has no token."""
    host = f"127.0.0.1:{server.port}"
    sent = {"Origin": f"http://{host}"} | {name.replace("_", "-"): value for name, value in headers.items()}
    request = HTTPRequest(f"ws://{host}/.local/live", headers={name: value for name, value in sent.items() if value})
    page = Page(await websocket_connect(request))
    if token is not None:
        await page.say(type="hello", token=token)
    return page
