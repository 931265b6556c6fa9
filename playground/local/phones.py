"""What phones are answered: one small page, and a websocket for its votes; nothing else of this process.

No request leaves a trace: nothing is written, no address is kept or printed, and what a room knew goes with it.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from playground.local.rate import Rate
from playground.local.room import MOST_PHONES, Json, Refusal, Room

FILES: Final = Path(__file__).parent / "phone"
COOKIE: Final = "phone"
LARGEST: Final = 1024  # bytes of a request's body; a vote has about 60
MOST_CONNECTIONS: Final = MOST_PHONES + 200  # a page that is being loaded has one beside the phone's own
SECONDS_TO_ASK: Final = 10  # until a connection that says nothing is closed
PING: Final = 25  # seconds
VOTES: Final = (10, 2.0)  # of one phone: so many at once, and so many a second
ALL_VOTES: Final = (3000, 500.0)
ALL_REQUESTS: Final = (4000, 200.0)
WRONG_CODES: Final = (30, 0.5)
MOST_REFUSED: Final = 40  # of one connection, until it is closed
GONE: Final = 4404  # as a websocket closes with it: 4000 and more are an application's own
LEFT_OUT: Final = 4403
CLOSED: Final = "The room is closed. Nothing of it was kept."
NOT_THE_CODE: Final = "No room has this code now. Type the one that is on the screen."


class Phones:
    """The phones that are connected, and the room that they are in, or None while there is none."""

    def __init__(self, hosts: tuple[str, ...], changed: Callable[[], None] = lambda: None) -> None:
        """Answer at these hosts (``127.0.0.1:8010``). `changed` is called when phones or votes are not as they were."""
        self.hosts = hosts
        self.changed = changed
        self.room: Room | None = None
        self.sockets: set[PhoneSocket] = set()
        self.votes = Rate(*ALL_VOTES)
        self.requests = Rate(*ALL_REQUESTS)
        self.wrong_codes = Rate(*WRONG_CODES)

    def open(self, room: Room) -> None:
        """Let phones into a room; the one before is closed."""
        self.close()
        self.room = room
        self.changed()

    def close(self) -> None:
        """Tell all phones that the room is closed, and forget it."""
        self.room = None
        for socket in tuple(self.sockets):
            socket.tell({"type": "closed", "says": CLOSED})
            socket.close(GONE, "closed")
        self.sockets.clear()
        self.changed()

    def tell_all(self) -> None:
        """Tell all phones what the room is asked now."""
        told = json.dumps(self.state())
        for socket in tuple(self.sockets):
            socket.tell(told)

    def state(self) -> Json:
        """What a phone is told of the room."""
        asked = self.room.asked if self.room else None
        return {"type": "wait"} if asked is None else asked.to_json()

    def application(self) -> Application:
        """All that is answered."""
        return Application(
            [
                (r"/", EnterPage),
                (r"/(phone\.css|phone\.js)", FilePage),
                (r"/([0-9A-Za-z]{1,20})", VotePage),
                (r"/([0-9A-Za-z]{1,20})/live", PhoneSocket, {"phones": self}),
            ],
            default_handler_class=NoPage,
            phones=self,
            websocket_max_message_size=LARGEST,
            websocket_ping_interval=PING,
            log_function=lambda handler: None,
        )

    def listener(self) -> PhoneListener:
        """A server for `application`, which listens once it is given sockets."""
        return PhoneListener(
            self.application(),
            max_body_size=LARGEST,
            max_header_size=8192,
            idle_connection_timeout=SECONDS_TO_ASK,
            body_timeout=SECONDS_TO_ASK,
        )

    def why_refused(self, host: str) -> tuple[HTTPStatus, str] | None:
        """Why a request to `host` is not answered, or None."""
        if host not in self.hosts:
            return HTTPStatus.FORBIDDEN, f"Open http://{self.hosts[0]}/ instead."
        if not self.requests.allows():
            return HTTPStatus.TOO_MANY_REQUESTS, "Too many phones ask at once. Try again in a few seconds."
        return None

    def lets_in(self, code: str) -> bool:
        """Whether this is the room's code. After too many wrong ones HTTPError is raised for wrong ones only."""
        if self.room is not None and self.room.knows(code):
            return True
        if not self.wrong_codes.allows():
            raise HTTPError(HTTPStatus.TOO_MANY_REQUESTS, reason="Too many wrong codes")
        return False


class PhoneListener(HTTPServer):
    """A server that closes what goes beyond a number of connections."""

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        if len(self._connections) >= MOST_CONNECTIONS:
            stream.close()
        else:
            super().handle_stream(stream, address)


class Page(RequestHandler):
    """What all pages for phones have in common: who is answered, and what a browser may do with the answer."""

    SUPPORTED_METHODS = ("GET", "HEAD")
    path_args: list[str]

    @property
    def phones(self) -> Phones:
        """The phones of this listener."""
        found: Phones = self.settings["phones"]
        return found

    def set_default_headers(self) -> None:
        live = f"ws://{self.phones.hosts[0]}"  # older browsers' 'self' has no websockets in it
        self.set_header("Server", "RerunPlayground")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header(
            "Content-Security-Policy",
            f"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' {live}; img-src data:; "
            "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        )

    def prepare(self) -> None:
        refused = self.phones.why_refused(self.request.host)
        if refused:
            status, why = refused
            self.answer(why, status)

    def answer(self, text: str, status: int) -> None:
        """Answer with a sentence."""
        self.set_status(status)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(text)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        self.answer(f"{status_code} {self._reason}", status_code)

    def log_exception(self, *args: Any) -> None:
        """Say nothing: it would name the phone's address."""

    def compute_etag(self) -> None:
        return None


class HtmlPage(Page):
    """What is a page of HTML: the one that votes, or the one that asks for the code."""

    def html(self, text: str, status: int = HTTPStatus.OK) -> None:
        """Answer with a page."""
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(text)

    def enter(self, why: str = "", status: int = HTTPStatus.OK) -> None:
        """Answer with the page that asks for the code, and why it does."""
        self.html((FILES / "enter.html").read_text("utf-8").replace("{why}", why), status)


class EnterPage(HtmlPage):
    """``/``: asks for the code that stands on the screen, for those who type the address."""

    def get(self) -> None:
        code = self.get_query_argument("code", "").strip().lower()
        if not code:
            self.enter()
        elif self.phones.lets_in(code):
            self.redirect(f"/{code}", status=HTTPStatus.SEE_OTHER)
        else:
            self.enter(NOT_THE_CODE, HTTPStatus.NOT_FOUND)

    head = get


class VotePage(HtmlPage):
    """``/CODE``: the page that votes, for those who scan the code."""

    def get(self, code: str) -> None:
        if not self.phones.lets_in(code):
            return self.enter(NOT_THE_CODE, HTTPStatus.NOT_FOUND)
        if not phone_of(self):
            # Each room its own, gone with the browser's session; no script can read it.
            phone = secrets.token_urlsafe(16)
            self.set_cookie(COOKIE, phone, path=f"/{code}", expires_days=None, httponly=True, samesite="Lax")
        return self.html((FILES / "vote.html").read_text("utf-8"))

    head = get


class FilePage(Page):
    """The style sheet and the script of both pages."""

    def get(self, name: str) -> None:
        kind = "text/css" if name.endswith(".css") else "text/javascript"
        self.set_header("Content-Type", f"{kind}; charset=utf-8")
        self.finish((FILES / name).read_bytes())

    head = get


class NoPage(Page):
    """All other addresses."""

    def get(self) -> None:
        self.answer("There is nothing here.", HTTPStatus.NOT_FOUND)

    head = get


class PhoneSocket(WebSocketHandler):
    """One page of a phone: it is told what the room is asked, and says what it chooses."""

    phone = ""

    def initialize(self, phones: Phones) -> None:
        self.phones = phones
        self.votes = Rate(*VOTES)
        self.refused = 0
        self.room: Room | None = None

    def prepare(self) -> None:
        refused = self.phones.why_refused(self.request.host)
        if refused:
            status, why = refused
            self.set_status(status)
            self.finish(why)

    def check_origin(self, origin: str) -> bool:
        return origin == f"http://{self.request.host}"

    def open(self, *args: str, **kwargs: str) -> None:
        self.set_nodelay(True)
        phone = phone_of(self)
        if not self.phones.lets_in(args[0]):
            return self.leave_out(GONE, {"type": "closed", "says": CLOSED})
        if not phone:
            says = "This page needs a cookie, so that each phone has one vote. Allow cookies, and load it again."
            return self.leave_out(LEFT_OUT, {"type": "closed", "says": says})
        assert self.phones.room is not None
        try:
            self.phones.room.join(phone)
        except Refusal as refusal:
            return self.leave_out(LEFT_OUT, {"type": "closed", "says": refusal.says})
        self.room, self.phone = self.phones.room, phone
        self.phones.sockets.add(self)
        self.tell(self.phones.state() | {"chosen": self.room.chosen(phone)})
        self.phones.changed()
        return None

    def on_message(self, message: str | bytes) -> None:
        if self.room is None or self.room is not self.phones.room:
            return
        try:
            if not self.votes.allows() or not self.phones.votes.allows():
                raise Refusal(429, "That was too fast. Wait a moment, then choose again.")
            option = self.room.vote(self.phone, as_json(message))
        except Refusal as refusal:
            self.tell({"type": "refused", "code": refusal.code, "says": refusal.says})
            self.refused += 1
            if self.refused >= MOST_REFUSED:
                self.close(LEFT_OUT, "too many")
            return
        asked = self.room.asked
        self.tell({"type": "taken", "option": option, "round": asked.round if asked else 1})
        self.phones.changed()

    def on_close(self) -> None:
        self.phones.sockets.discard(self)
        if self.room is not None:
            self.room.leave(self.phone)
            if self.room is self.phones.room:
                self.phones.changed()

    def tell(self, message: Json | str) -> None:
        """Send a message to this page; one that has gone hears nothing, and is no error."""
        with suppress(WebSocketClosedError):
            # What fails later is a phone that has gone, of which its own closing tells.
            self.write_message(message).add_done_callback(lambda sent: sent.cancelled() or sent.exception())

    def leave_out(self, code: int, message: Json) -> None:
        """Say why, and close."""
        self.tell(message)
        self.close(code, "left out")

    def log_exception(self, *args: Any) -> None:
        """Say nothing: it would name the phone's address."""


def phone_of(handler: RequestHandler) -> str | None:
    """The id that a phone was given, or None."""
    given = handler.get_cookie(COOKIE) or ""
    return given if re.fullmatch(r"[\w-]{22}", given, re.ASCII) else None


def as_json(message: str | bytes) -> object:
    """What a phone has sent; None for what is not JSON."""
    try:
        return json.loads(message) if isinstance(message, str) else None
    except (ValueError, RecursionError):
        return None
