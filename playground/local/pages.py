"""What the local process answers over HTTP: the built site's files to everybody, the rest to its own pages only."""

from __future__ import annotations

import asyncio
import json
import posixpath
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tornado.web import RequestHandler

from playground.local.guard import TOKEN_HEADER, Guard
from playground.site.serve import Site


class SitePages(RequestHandler):
    """The files of a `Site`, as `playground.site.serve.SiteHandler` serves them."""

    SUPPORTED_METHODS = ("GET", "HEAD")

    def initialize(self, site: Site) -> None:
        self.site = site

    def set_default_headers(self) -> None:
        self.set_header("Server", "RerunPlayground")

    async def get(self) -> None:
        path = place_in(self.site.folder, self.request.path)
        try:
            is_folder = path.is_dir()
        except OSError:  # a name that is too long
            return await self._not_found()
        if is_folder and not self.request.path.endswith("/"):
            query = f"?{self.request.query}" if self.request.query else ""
            return self.redirect(f"/{self.request.path.strip('/')}/{query}", status=HTTPStatus.MOVED_PERMANENTLY)
        if is_folder:
            path /= "index.html"
        elif self.request.path.endswith("/"):
            return await self._not_found()
        try:
            await self._send(path)
        except OSError:
            await self._not_found()
        return None

    head = get

    async def _send(self, path: Path) -> None:
        wants_gzip = "gzip" in self.request.headers.get("Accept-Encoding", "")
        # The largest file takes a second to compress: the live connections do not wait for it.
        file = await asyncio.to_thread(self.site.read, path, wants_gzip)
        self.set_header("Cache-Control", "no-cache")  # keep, but ask: a rebuilt site shows at once
        self.set_header("ETag", file.etag)
        self.set_header("Vary", "Accept-Encoding")
        if self.get_status() == HTTPStatus.OK and file.etag in self.request.headers.get("If-None-Match", ""):
            self.set_status(HTTPStatus.NOT_MODIFIED)
            return
        self.set_header("Content-Type", file.type)
        if file.packed:
            self.set_header("Content-Encoding", "gzip")
        self.write(file.body)

    async def _not_found(self) -> None:
        self.set_status(HTTPStatus.NOT_FOUND)
        page = self.site.folder / "404.html"
        if page.is_file():
            await self._send(page)
        else:
            self.finish("There is no such page.")

    def compute_etag(self) -> None:
        return None  # each file has its own


class OwnPages(RequestHandler):
    """What is below ``/.local/``: answered to pages of this process that know its token, refused to all others."""

    SUPPORTED_METHODS = ("GET", "POST")

    def initialize(self, guard: Guard, **rest: Any) -> None:
        self.guard = guard

    def set_default_headers(self) -> None:
        self.set_header("Server", "RerunPlayground")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")

    def prepare(self) -> None:
        headers = self.request.headers
        why = self.guard.why_refused(headers, must_name_origin=self.request.method == "POST")
        if why is None and not self.guard.knows(headers.get(TOKEN_HEADER)):
            why = "This page does not know the token of this process: open the address that it printed when it started."
        if why is not None:
            self.refuse(HTTPStatus.FORBIDDEN, why)

    def asked(self) -> dict[str, Any] | None:
        """The JSON object of the request's body; None once it was refused for being none."""
        try:
            found = json.loads(self.request.body)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict):
            return found
        self.refuse(HTTPStatus.BAD_REQUEST, "The request is not a JSON object.")
        return None

    def refuse(self, status: HTTPStatus, why: str, **more: Any) -> None:
        """Answer with a status, a sentence, and what else is to be known."""
        self.set_status(status)
        self.finish({"error": why, **more})

    def compute_etag(self) -> None:
        return None


class NoSuchPage(OwnPages):
    """All below ``/.local/`` that nobody answers."""

    def get(self) -> None:
        self.refuse(HTTPStatus.NOT_FOUND, "There is nothing at this address.")

    post = get


def place_in(folder: Path, path: str) -> Path:
    """The place of an address' path in a folder, never outside it."""
    normal = posixpath.normpath("/" + unquote(path).lstrip("/"))
    words = [word for word in normal.split("/") if word]
    if any(word in (".", "..") or "\\" in word or "\0" in word or ":" in word for word in words):
        return folder / "there is no such file"
    return folder.joinpath(*words)
