"""Serves a built site on this machine, as a good static host would: right types, gzip, no stale files."""

from __future__ import annotations

import gzip
import mimetypes
import os
import sys
import threading
import webbrowser
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from playground.site.watching import PLACE, RELOADER, Watch

HOST = "127.0.0.1"
PORTS_TRIED = 100

# Stated here, because the machine's own tables differ and a browser refuses a module or a wasm of the wrong type.
TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/vnd.microsoft.icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript",
    ".py": "text/x-python",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
ALREADY_PACKED = ("image/", "font/", "audio/", "video/", "application/zip", "application/gzip")
SMALLEST_GZIP = 1024


class ServeError(Exception):
    """The site cannot be served; the message says why and what to do."""


class File(NamedTuple):
    """One file as it goes over the wire."""

    body: bytes
    type: str
    etag: str
    packed: bool


class Site:
    """The files below one folder; each is compressed once and kept until it changes on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._packed: dict[Path, tuple[str, bytes]] = {}
        self._packing = threading.Lock()

    def read(self, path: Path, gzip_wanted: bool) -> File:
        """The file's bytes, gzipped if that is wanted and worth it. Raises OSError."""
        status = path.stat()
        version = f"{status.st_mtime_ns:x}-{status.st_size:x}"
        kind = content_type(path)
        if gzip_wanted and status.st_size >= SMALLEST_GZIP and not kind.startswith(ALREADY_PACKED):
            return File(self._pack(path, version), kind, f'"{version}-gzip"', packed=True)
        return File(path.read_bytes(), kind, f'"{version}"', packed=False)

    def _pack(self, path: Path, version: str) -> bytes:
        with self._packing:  # not twice at once: the largest file takes a second
            known = self._packed.get(path)
            if known is None or known[0] != version:
                known = self._packed[path] = (version, gzip.compress(path.read_bytes(), 6, mtime=0))
            return known[1]


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers GET and HEAD for the files of a `Site`; lists no folders."""

    protocol_version = "HTTP/1.1"
    server_version = "RerunPlayground"
    disable_nagle_algorithm = True  # head and body are two writes: the second must not wait for the first's receipt
    server: SiteServer

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, with_body: bool) -> None:
        asked = urlsplit(self.path)
        watch = self.server.watch
        if watch and asked.path == f"{PLACE}.js":
            return self._send_text(HTTPStatus.OK, RELOADER.encode(), "text/javascript; charset=utf-8")
        if watch and asked.path == PLACE:
            return self._send_text(HTTPStatus.OK, watch.other_than(asked.query).encode(), "text/plain")
        place = self.translate_path(self.path)
        path = Path(place)
        if path.is_dir():
            if not asked.path.endswith("/"):
                return self._redirect(asked._replace(path=asked.path + "/").geturl())
            path /= "index.html"
        elif place.endswith("/"):
            return self._not_found(with_body)
        try:
            self._send(HTTPStatus.OK, path, with_body)
        except ConnectionError:
            raise  # the reader went away: the file is there
        except OSError:
            self._not_found(with_body)

    def _send(self, status: HTTPStatus, path: Path, with_body: bool) -> None:
        watch = self.server.watch
        if watch and path.suffix == ".html":
            version = watch.version  # before the page is read: of an older page it hears at once
            self._send_text(status, path.read_bytes() + watch.tag(version), "text/html; charset=utf-8")
            return
        file = self.server.site.read(path, "gzip" in self.headers.get("Accept-Encoding", ""))
        if status == HTTPStatus.OK and file.etag in self.headers.get("If-None-Match", ""):
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self._send_freshness(file)
            self.end_headers()
            return
        self.send_response(status)
        self.send_header("Content-Type", file.type)
        self.send_header("Content-Length", str(len(file.body)))
        if file.packed:
            self.send_header("Content-Encoding", "gzip")
        self._send_freshness(file)
        self.end_headers()
        if with_body:
            self.wfile.write(file.body)

    def _send_text(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        """Answer with what lies in no file, and is never kept."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_freshness(self, file: File) -> None:
        self.send_header("Cache-Control", "no-cache")  # keep, but ask: a rebuilt site shows at once
        self.send_header("ETag", file.etag)
        self.send_header("Vary", "Accept-Encoding")

    def _redirect(self, url: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", url)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _not_found(self, with_body: bool) -> None:
        page = self.server.site.folder / "404.html"
        if page.is_file():
            self._send(HTTPStatus.NOT_FOUND, page, with_body)
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        if isinstance(code, int) and code >= HTTPStatus.BAD_REQUEST:
            super().log_request(code, size)


class SiteServer(ThreadingHTTPServer):
    """A web server for one site, listening on `HOST` from the moment it is made."""

    # Python 3.14 shares ports by default: two servers would answer in turn.
    allow_reuse_port = False

    def __init__(self, folder: Path, port: int = 0, watch: Watch | None = None) -> None:
        """Listen on `port`; 0 stands for any free one. With a `watch` pages reload. Raises OSError when it is taken."""
        self.watch = watch
        self.site = Site(folder.resolve())
        super().__init__((HOST, port), SiteHandler)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}/"

    def finish_request(self, request: object, client_address: object) -> None:
        SiteHandler(request, client_address, self, directory=str(self.site.folder))  # type: ignore[arg-type]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a reader who went away."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def content_type(path: Path) -> str:
    """The file's media type, with its character set if it is text."""
    kind = TYPES.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def listen(folder: Path, port: int, watch: Watch | None = None) -> SiteServer:
    """A server on `port`, or on the next free one. Raises ServeError."""
    if not (folder / "index.html").is_file():
        raise ServeError(f"{folder} holds no site yet: build it with `make build`, or name its folder with --site")
    for candidate in range(port, min(port + PORTS_TRIED, 65536)):
        try:
            return SiteServer(folder, candidate, watch)
        except OSError:
            continue
    raise ServeError(f"no free port from {port} on: name another with --port (or PORT=)")


def serve(folder: Path, port: int = 8000, watch: Watch | None = None) -> None:
    """Serve `folder` until Ctrl+C, and show it in the browser where there is one. Raises ServeError.

    With a `watch` the site is built again when something was saved.
    """
    try:
        with listen(folder, port, watch) as server:
            if watch:
                threading.Thread(target=watch.run, daemon=True).start()
            if port not in (0, server.port):
                print(f"Port {port} is taken.")
            print(f"Serving {folder} on {server.url} (Ctrl+C ends it)", flush=True)
            if wants_browser():
                webbrowser.open(server.url)
            server.serve_forever()
    except KeyboardInterrupt:
        print()


def wants_browser() -> bool:
    """Whether somebody sits before this machine's screen and has not said ``OPEN=0``."""
    if os.environ.get("OPEN") == "0" or os.environ.get("CI"):
        return False
    has_screen = sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(has_screen)
