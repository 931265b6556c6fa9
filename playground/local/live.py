"""The live connection between the pages and the local process: JSON messages over a websocket, by their types."""

from __future__ import annotations

import contextlib
import inspect
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final

from tornado.ioloop import IOLoop
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from playground.local.guard import Guard

Json = dict[str, Any]
Answer = Callable[["Connection", Json], Awaitable[None] | None]

LARGEST_MESSAGE: Final = 8_000_000  # bytes: a script with the files that lie beside it
SECONDS_TO_SAY_HELLO: Final = 30
MOST_STRANGERS: Final = 20  # connections that have not said hello yet
REFUSED: Final = 4403  # as a websocket closes with it: 4000 and more are an application's own

log = logging.getLogger(__name__)


class Live:
    """The pages that are connected, and who answers which of their messages.

    All of it belongs to the loop of the server: from another thread, go by ``IOLoop.add_callback``.
    """

    def __init__(self, guard: Guard) -> None:
        self.guard = guard
        self.connections: set[Connection] = set()
        self.strangers: set[Connection] = set()
        self.greetings: list[Callable[[Connection], None]] = []
        """Called with a page that has just connected, after it was told ``hello``."""
        self.partings: list[Callable[[Connection], None]] = []
        """Called with a page that has gone."""
        self._answers: dict[str, Answer] = {}

    def on(self, kind: str, answer: Answer) -> None:
        """Let `answer` have all messages of a type.

        The next message of the same page waits until it has returned: what takes long belongs into a task or a child
        process. What it raises is told to the page as a ``fault`` of the message's `id`.
        """
        if kind in self._answers:
            raise ValueError(f"messages of type {kind!r} are answered already")
        self._answers[kind] = answer

    def tell_all(self, message: Json) -> None:
        """Send a message to every page that is connected."""
        for connection in tuple(self.connections):
            connection.tell(message)

    async def answer(self, connection: Connection, message: Json) -> None:
        """Answer a message of a page that said hello."""
        kind = message.get("type")
        answer = self._answers.get(kind) if isinstance(kind, str) else None
        try:
            if answer is None:
                raise ValueError(f"there is no message {kind!r}")
            done = answer(connection, message)
            if inspect.isawaitable(done):
                await done
        except Exception as error:  # one bad message ends neither the process nor the connection
            log.debug("message %r", kind, exc_info=True)
            connection.tell({"type": "fault", "id": message.get("id"), "of": kind, "message": str(error)})


class Connection(WebSocketHandler):
    """One page. Its first message is ``{"type": "hello", "token": …}``; before that nothing is told or done."""

    def initialize(self, live: Live) -> None:
        self.live = live
        self._waiting: object = None

    def prepare(self) -> None:
        why = self.live.guard.why_refused(self.request.headers, must_name_origin=True)
        if why is None and len(self.live.strangers) >= MOST_STRANGERS:
            why = "Too many pages are connecting at once."
        if why is not None:
            self.set_status(403)
            self.finish(why)

    def check_origin(self, origin: str) -> bool:
        return True  # `prepare` has refused all others, more strictly

    def open(self, *args: str, **kwargs: str) -> None:
        self.live.strangers.add(self)
        self._waiting = IOLoop.current().call_later(SECONDS_TO_SAY_HELLO, self._leave_out)

    async def on_message(self, message: str | bytes) -> None:
        try:
            found = json.loads(message)
        except (ValueError, RecursionError):  # UnicodeDecodeError too
            found = None
        if not isinstance(found, dict):
            return self._leave_out()
        if self in self.live.strangers:
            if found.get("type") != "hello" or not self.live.guard.knows(found.get("token")):
                return self._leave_out()
            return self._welcome()
        if self in self.live.connections:
            await self.live.answer(self, found)
        return None

    def on_close(self) -> None:
        self.live.strangers.discard(self)
        if self in self.live.connections:
            self.live.connections.discard(self)
            for part in self.live.partings:
                part(self)

    def tell(self, message: Json) -> None:
        """Send a message to this page; one that has gone hears nothing, and is no error."""
        with contextlib.suppress(WebSocketClosedError):
            self.write_message(json.dumps(message))

    def _welcome(self) -> None:
        self.live.strangers.discard(self)
        self.live.connections.add(self)
        IOLoop.current().remove_timeout(self._waiting)
        self.tell({"type": "hello"})
        for greet in self.live.greetings:
            greet(self)

    def _leave_out(self) -> None:
        self.live.strangers.discard(self)
        self.close(REFUSED, "refused")
