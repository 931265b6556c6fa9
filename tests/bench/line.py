"""A server for a site that notes what it sends, and may be as slow as a reader's line."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any, Final

from playground.site.serve import TYPES, SiteHandler, SiteServer

PIECE: Final = 8_192
"""Bytes that are put on the line at once."""
ROUND_TRIP: Final = 0.04
"""Seconds from a request to the first byte of its answer, on a slow line."""


@dataclass
class Sent:
    """An answer: to which method and path (without its query), its status, and the bytes of its body."""

    method: str
    path: str
    status: int
    size: int = 0

    @property
    def is_file(self) -> bool:
        """Whether the file itself was sent, and not only something about it."""
        return self.method == "GET" and self.status == 200


class Line:
    """What all connections share: `megabits` million bits a second, one byte after the other."""

    def __init__(self, megabits: float) -> None:
        self._seconds = 8 / (megabits * 1_000_000)
        self._free = 0.0
        self._lock = threading.Lock()

    def wait(self, size: int) -> None:
        """Until so many bytes have gone over the line, behind those that others have put on it before."""
        with self._lock:
            self._free = max(self._free, time.monotonic()) + size * self._seconds
            until = self._free
        time.sleep(max(0, until - time.monotonic()))


class SlowFile:
    """What a handler writes its answer to, as fast as the line is."""

    def __init__(self, file: Any, line: Line) -> None:
        self._file = file
        self._line = line
        self._answers = False

    def write(self, data: bytes) -> int:
        if not self._answers:
            time.sleep(ROUND_TRIP)
        self._answers = True
        for start in range(0, len(data), PIECE):
            piece = data[start : start + PIECE]
            self._line.wait(len(piece))
            self._file.write(piece)
        return len(data)

    def flush(self) -> None:
        """An answer is written."""
        self._answers = False
        self._file.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class LineHandler(SiteHandler):
    """Notes each answer."""

    server: LineServer

    def setup(self) -> None:
        super().setup()
        if self.server.line:
            self.wfile = SlowFile(self.wfile, self.server.line)  # type: ignore[assignment]

    def send_response(self, code: int, message: str | None = None) -> None:
        self.server.sent.append(Sent(self.command, self.path.partition("?")[0], code))
        super().send_response(code, message)

    def send_header(self, keyword: str, value: str) -> None:
        if keyword == "Content-Length" and self.command == "GET":
            self.server.sent[-1].size = int(value)
        super().send_header(keyword, value)


class LineServer(SiteServer):
    """Serves a site as a good static host does: compressed, and a browser asks whether what it has is still right."""

    handler = LineHandler

    def __init__(self, folder: Path, megabits: float = 0) -> None:
        """Listen; at most `megabits` a second go over its line, or as many as can be."""
        super().__init__(folder)
        self.sent: list[Sent] = []
        self.line = Line(megabits) if megabits else None

    def finish_request(self, request: object, client_address: object) -> None:
        self.handler(request, client_address, self, directory=str(self.site.folder))  # type: ignore[arg-type]


class PlainHandler(LineHandler):
    """As `python -m http.server`: it compresses nothing, and says when a file was changed, not how long it is good."""

    protocol_version = "HTTP/1.0"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES
    do_GET = SimpleHTTPRequestHandler.do_GET  # noqa: N815 (the server's own name for it)


class PlainServer(LineServer):
    """Serves a site without any of what makes it quicker."""

    handler = PlainHandler


@contextmanager
def running[Server: SiteServer](server: Server) -> Iterator[Server]:
    """A server that answers, as long as it is needed."""
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
