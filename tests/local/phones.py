"""Phones as they are simulated: each has a cookie of its own, and a connection that it votes by."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

from playground.local.hosting import Hosting, Later, add_room
from playground.local.scripts import Served
from playground.local.server import LocalServer
from tests.local.serving import running, site_in

QUESTION = {"id": "q", "question": "How many runs?", "options": ["1", "2"]}
PATIENCE = 60  # seconds, for a machine that does much else


class Phone:
    """One phone. What it is told comes in order."""

    def __init__(self, url: str, code: str) -> None:
        self.url = url
        self.code = code
        self.cookie = ""
        self.connection: WebSocketClientConnection | None = None

    async def load(self) -> HTTPResponse:
        """Load the page, and keep its cookie."""
        answer = await AsyncHTTPClient().fetch(
            self.url + self.code, headers={"Cookie": self.cookie} if self.cookie else {}, raise_error=False
        )
        if given := answer.headers.get("Set-Cookie"):
            self.cookie = given.split(";")[0]
        return answer

    async def connect(self, **headers: str) -> Phone:
        """Open the connection that the page opens."""
        host = urlsplit(self.url).netloc
        sent = {"Origin": f"http://{host}", "Cookie": self.cookie} | headers
        request = HTTPRequest(
            f"ws://{host}/{self.code}/live", headers={name: value for name, value in sent.items() if value}
        )
        self.connection = await websocket_connect(request)
        return self

    async def join(self) -> Phone:
        """Load the page, connect, and hear what the room is asked."""
        await self.load()
        await self.connect()
        self.told = await self.heard()
        return self

    async def say(self, message: object) -> None:
        assert self.connection is not None
        text = message if isinstance(message, str | bytes) else json.dumps(message)
        await self.connection.write_message(text, binary=isinstance(text, bytes))

    async def heard(self) -> dict[str, Any]:
        """The next message; an empty one once the connection is closed."""
        assert self.connection is not None
        text = await asyncio.wait_for(self.connection.read_message(), PATIENCE)
        return json.loads(text) if text is not None else {}

    async def vote(self, option: object, asked: str = "q", number: object = 1) -> dict[str, Any]:
        """Choose an option, and hear what becomes of it."""
        await self.say({"id": asked, "round": number, "option": option})
        return await self.heard()

    def leave(self) -> None:
        assert self.connection is not None
        self.connection.close()


class Got:
    """One request to the pages for phones, with headers as one likes."""

    def __init__(self, url: str, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> None:
        place = urlsplit(url)
        connection = HTTPConnection(place.hostname or "", place.port, timeout=PATIENCE)
        connection.request(method, path, body or None, {"Host": place.netloc} | headers)
        answer = connection.getresponse()
        self.status, self.headers, self.body = answer.status, answer.headers, answer.read().decode()
        connection.close()


class Here:
    """A process with a room, which a test may speak with from its own thread."""

    def __init__(self, hosting: Hosting) -> None:
        self.hosting = hosting
        self.phones = hosting.phones
        self.url = hosting.url

    @property
    def code(self) -> str:
        assert self.phones.room is not None
        return self.phones.room.code

    def do[T](self, work: Callable[[], T]) -> T:
        """Do something in the process' own thread."""

        async def there() -> T:
            return work()

        assert self.hosting.server.loop is not None
        return asyncio.run_coroutine_threadsafe(there(), self.hosting.server.loop).result(60)

    def ask(self, **changes: object) -> None:
        self.do(lambda: self.hosting.ask({"asked": QUESTION | changes}))


@contextmanager
def room_in(folder: Path, later: Later | None = None, site: Path | None = None) -> Iterator[Here]:
    """A process with an open room; `later` ends the pauses between two counts, in place of the clock."""
    made: list[Hosting] = []

    def add(server: LocalServer) -> None:
        made.append(add_room(server, "127.0.0.1", 0))
        made[0].later = later or made[0].later

    with running(site or site_in(folder), Served(folder), add):
        yield Here(made[0])
