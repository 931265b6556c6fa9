"""A small store of learning records, with what a launch by cmi5 needs of an LMS: it notes all that it is asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

TOKEN = "dG9rOg=="
ACTOR = {"objectType": "Agent", "account": {"homePage": "https://school.example", "name": "learner-1"}}
ACTIVITY = "https://school.example/au/light"
SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
LAUNCH_DATA = {
    "contextTemplate": {
        "contextActivities": {"grouping": [{"id": "https://school.example/course/1"}]},
        "extensions": {SESSION: "s-1"},
    },
    "launchMode": "Normal",
    "moveOn": "CompletedAndPassed",
}


@dataclass(frozen=True)
class Asked:
    """A request: of statements, their verbs."""

    method: str
    path: str
    key: str
    verbs: tuple[str, ...] = ()


@dataclass
class Store:
    """What it has: statements in the order in which they came, documents by their names, tokens that were given out."""

    url: str
    launch_data: dict[str, Any] = field(default_factory=lambda: dict(LAUNCH_DATA))
    statements: list[dict[str, Any]] = field(default_factory=list)
    documents: dict[str, Any] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    spent: set[str] = field(default_factory=set)
    launches: int = 0

    def launch(self, page: str, **more: str) -> str:
        """The address of a page as an LMS launches it, anew each time."""
        self.launches += 1
        given = {
            "endpoint": f"{self.url}/xapi/",
            "fetch": f"{self.url}/fetch/{self.launches}",
            "actor": json.dumps(ACTOR),
            "registration": "8a1f8f2e-6a5c-4c0e-9a53-6d1f5cf0a001",
            "activityId": ACTIVITY,
        }
        return f"{page}?{urlencode(given | more)}"

    @property
    def verbs(self) -> list[str]:
        return [verb_of(each) for each in self.statements]


def verb_of(statement: dict[str, Any]) -> str:
    return str(statement["verb"]["id"].rpartition("/")[2])


class Handler(BaseHTTPRequestHandler):
    """Answers as a store does, to pages of any origin."""

    protocol_version = "HTTP/1.1"
    store: Store

    def do_OPTIONS(self) -> None:
        self._send(204, None)

    def do_GET(self) -> None:
        split, query = self._note()
        found: Any = None
        if split.endswith("/activities/state"):
            found = self.store.launch_data if query == "LMS.LaunchData" else self.store.documents.get(query)
        elif split.endswith("/statements"):
            found = {"statements": self.store.statements[::-1], "more": ""}
        self._send(404 if found is None else 200, found)

    def do_PUT(self) -> None:
        _, query = self._note()
        self.store.documents[query] = json.loads(self._body())
        self._send(204, None)

    def do_POST(self) -> None:
        path = urlsplit(self.path).path
        if path.startswith("/fetch/"):
            self._note()
            used = path in self.store.spent
            self.store.spent.add(path)
            self._send(200, {"error-code": "1", "error-text": "used"} if used else {"auth-token": TOKEN})
        else:
            self._take(json.loads(self._body()))

    def _take(self, given: Any) -> None:
        statements = given if isinstance(given, list) else [given]
        self._note(tuple(map(verb_of, statements)))
        self.store.statements += statements
        self._send(200, [each.get("id", "") for each in statements])

    def _note(self, verbs: tuple[str, ...] = ()) -> tuple[str, str]:
        split = urlsplit(self.path)
        query = parse_qs(split.query)
        self.store.asked.append(Asked(self.command, split.path, self.headers.get("Authorization", ""), verbs))
        return split.path, (query.get("stateId") or [""])[0]

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def _send(self, status: int, body: Any) -> None:
        text = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "authorization, content-type, x-experience-api-version")
        self.send_header("Access-Control-Allow-Methods", "GET, PUT, POST")
        self.send_header("X-Experience-API-Version", "1.0.3")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Store]:
    """A store on a port of its own."""
    handler = type("Bound", (Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    store = Store(f"http://127.0.0.1:{server.server_port}")
    handler.store = store  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield store
    finally:
        server.shutdown()
        server.server_close()
