"""The local process: it serves the built site, the scripts of a folder beside it, and what others add to it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Final

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from playground.local.guard import Guard
from playground.local.live import LARGEST_MESSAGE, Connection, Live
from playground.local.own_pages import ScriptsPage, WritePage
from playground.local.pages import NoSuchPage, OwnPages, SitePages
from playground.local.scripts import Served
from playground.site.serve import HOST, PORTS_TRIED, ServeError, Site

PLAY_PAGE: Final = "play/"
DEMO_PAGE: Final = "demos/own/"
"""The stage for a demo that the site does not have."""

Hook = Callable[[], Awaitable[None] | None]


class LocalServer:
    """What listens on one port, from the moment it is made; it answers once `run` is awaited.

    Parts of the process add themselves before `run`, each by a function of its own module: it calls
    ``server.live.on(type, answer)`` and ``server.add_route(...)``, and fills ``facts``, ``starting`` and ``ending``.
    """

    def __init__(self, site: Path, served: Served, port: int = 0, token: str | None = None) -> None:
        """Listen on `port`, or on the next free one; 0 stands for any. Raises ServeError."""
        self.served = served
        self.site = Site(site.resolve())
        self._sockets = _bound(site, port)
        self.port: int = self._sockets[0].getsockname()[1]
        self.guard = Guard(self.port, token)
        self.live = Live(self.guard)
        self.facts: dict[str, Callable[[], Any]] = {
            "engine": lambda: "mini",
            "deck": lambda: None,
            "room": lambda: None,
        }
        """What ``/.local/scripts`` tells beside the scripts, each found anew when it is asked."""
        self.starting: list[Hook] = []
        """Called in the loop before anything is answered."""
        self.ending: list[Hook] = []
        """Called in the loop once nothing is answered any more, in the opposite order."""
        self.said: list[str] = []
        """What parts of the process say of themselves when it starts, a line each."""
        self._routes: list[tuple[str, type[RequestHandler], dict[str, Any]]] = []
        self._writing = asyncio.Lock()
        self._ended = asyncio.Event()
        self.loop: asyncio.AbstractEventLoop | None = None
        """The loop that it answers in, once it does: what other threads call goes by its ``call_soon_threadsafe``."""

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}/"

    @property
    def address(self) -> str:
        """The address to open: its fragment, which no browser sends, holds the token."""
        if not self.served.paths:
            page = ""
        elif self.served.demo is not None and (self.site.folder / DEMO_PAGE / "index.html").is_file():
            page = DEMO_PAGE
        else:
            page = PLAY_PAGE
        engine = self.facts["engine"]()
        by = "" if engine == "mini" else f"&engine={engine}"  # a page must know that before it loads Python
        return f"{self.url}{page}#local={self.guard.token}{by}"

    def add_route(self, pattern: str, handler: type[OwnPages], **arguments: Any) -> None:
        """Answer a path below ``/.local/``, a regular expression, by an own page, which the guard stands before."""
        if not pattern.startswith(r"/\.local/") or not issubclass(handler, OwnPages):
            raise ValueError(f"{pattern} would have no guard")
        self._routes.append((pattern, handler, {"guard": self.guard, **arguments}))

    def application(self) -> Application:
        """All that is answered."""
        own = {"guard": self.guard}
        return Application(
            [
                (r"/\.local/live", Connection, {"live": self.live}),
                (r"/\.local/scripts", ScriptsPage, {**own, "served": self.served, "facts": self.facts}),
                (r"/\.local/write", WritePage, {**own, "served": self.served, "writing": self._writing}),
                *self._routes,
                (r"/\.local(?:/.*)?", NoSuchPage, own),
                (r"/.*", SitePages, {"site": self.site}),
            ],
            websocket_max_message_size=LARGEST_MESSAGE,
            log_function=lambda handler: None,
        )

    async def run(self) -> None:
        """Answer until `end` is called."""
        self.loop = asyncio.get_running_loop()
        for hook in self.starting:
            await _done(hook)
        http = HTTPServer(self.application(), max_body_size=LARGEST_MESSAGE)
        http.add_sockets(self._sockets)
        try:
            await self._ended.wait()
        finally:
            http.stop()
            for connection in tuple(self.live.connections | self.live.strangers):
                connection.close(1001, "the process has ended")
            for hook in reversed(self.ending):
                await _done(hook)
            await http.close_all_connections()

    def end(self) -> None:
        """Let `run` return."""
        self._ended.set()


def _bound(site: Path, port: int) -> list[socket.socket]:
    if not (site / "index.html").is_file():
        raise ServeError(f"{site} holds no site yet: build it with `make build`, or name its folder with --site")
    for candidate in range(port, min(port + PORTS_TRIED, 65536)):
        try:
            return bind_sockets(candidate, HOST)
        except OSError:
            continue
    raise ServeError(f"no free port from {port} on: name another with --port (or PORT=)")


async def _done(hook: Hook) -> None:
    waits = hook()
    if waits is not None:
        await waits
