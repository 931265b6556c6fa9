"""A small site with a service worker, in versions that differ in every file, and a server that can be stopped."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import Final
from unittest.mock import patch

from playground.site import offline
from playground.site.serve import SiteHandler, SiteServer

BASE: Final = "assets/rerun"
FILES: Final = {
    "index.html": '<h1>First page, version {v}</h1><p id="asset"></p><a href="other/">Other</a>',
    "other/index.html": '<h1>Other page, version {v}</h1><p id="asset"></p>',
    "assets/app.js": 'document.getElementById("asset").textContent = "Asset of version {v}";',
    "assets/same.txt": "The same in all versions",
    f"{BASE}/rerun-figure-vega.js": 'export const version = "{v}";',
    f"{BASE}/sandbox/worker.js": 'postMessage(await (await fetch(new URL("data.json", import.meta.url))).text());',
    f"{BASE}/sandbox/data.json": '"Data of version {v}"',
    f"{BASE}/playground.bundle.js": "// version {v}",
}
PAGE: Final = """<!doctype html>
<html lang="en" data-sandbox="ready"><head><meta charset="utf-8"><title>Small</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="{up}assets/rerun-offline.css"></head>
<body>{body}
<script src="{up}assets/app.js"></script><script type="module" src="{up}assets/rerun-offline.js"></script></body></html>
"""


def write(site: Path, version: str, *, without_worker: bool = False) -> None:
    """Write a version of the site, and put it in the place of whatever is there."""
    place, site = site, site.with_name("next")
    for name, text in {**FILES, **offline.page_files()}.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = text.replace("{v}", version)
        up = "../" * name.count("/")
        path.write_text(PAGE.format(up=up, body=text) if name.endswith(".html") else text)
    with patch.object(offline, "assets_version", lambda: f"of-{version}"):
        offline.write_service_worker(site, BASE)
    if without_worker:
        (site / offline.WORKER).unlink()
    shutil.rmtree(place, ignore_errors=True)
    site.rename(place)


class Handler(SiteHandler):
    """Notes what is asked of it, and cuts off what the test wants cut off."""

    server: Server

    def do_GET(self) -> None:  # noqa: N802 (the server's own name for it)
        path = self.path.partition("?")[0]
        self.server.asked.append(path)
        if path in self.server.refused:
            self.close_connection = True
            self.connection.close()
            return
        super().do_GET()

    def send_header(self, keyword: str, value: str) -> None:
        if keyword == "Content-Length":
            self.server.sent.append((self.path.partition("?")[0], int(value)))
        super().send_header(keyword, "*" if keyword == "Vary" else value)  # as some servers do


class Server(SiteServer):
    """A server of a folder below ``/sub/path/``, by a name that is not the machine's own address."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        super().__init__(folder, port)
        self.asked: list[str] = []
        self.refused: set[str] = set()
        """Paths whose connection breaks off."""
        self.sent: list[tuple[str, int]] = []
        """What was sent, and how many bytes of it."""
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def origin(self) -> str:
        return f"http://site.localhost:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.origin}/sub/path/"

    def finish_request(self, request: object, client_address: object) -> None:
        Handler(request, client_address, self, directory=str(self.site.folder))  # type: ignore[arg-type]

    def stop(self) -> None:
        """No answer any more, from now on."""
        self.shutdown()
        self.server_close()
