"""A stranger's folder with the assets in it, and the same assets on another origin, which lets others use them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from playground.page.embed import write_assets
from playground.site.serve import SiteHandler, SiteServer

COUNTER = """\
import streamlit as st

if "count" not in st.session_state:
    st.session_state.count = 0
if st.button("Add"):
    st.session_state.count += 1
st.write("Count:", st.session_state.count)
"""
HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Somebody's page</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="{base}rerun-example.css">
<script type="module" src="{base}rerun.js"></script></head><body><main>"""


class Open(SiteHandler):
    """A server that lets pages of other origins use its files."""

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()


class OpenServer(SiteServer):
    """The same folder on a port of its own, for pages of other origins."""

    def finish_request(self, request: object, client_address: object) -> None:
        Open(request, client_address, self, directory=str(self.site.folder))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stranger's site: pages are put beside the folder ``rerun``, which has the assets."""
    folder = tmp_path_factory.mktemp("stranger")
    write_assets(folder / "rerun")
    return folder


def _serve(server: SiteServer) -> Iterator[str]:
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        server.shutdown()


@pytest.fixture(scope="session")
def site_url(folder: Path) -> Iterator[str]:
    """In these tests the site is the stranger's."""
    yield from _serve(SiteServer(folder))


@pytest.fixture(scope="session")
def elsewhere(folder: Path) -> Iterator[str]:
    """The address of the assets on another origin, which lets others use them."""
    for url in _serve(OpenServer(folder)):
        yield f"{url}rerun/"


@pytest.fixture
def put(folder: Path, request: pytest.FixtureRequest) -> Callable[..., str]:
    """Writes a page with this body; returns its address on the stranger's site."""

    def write(body: str, *, base: str = "rerun/", name: str = "", policy: str = "") -> str:
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">' if policy else ""
        path = f"{name or request.node.name}.html"
        html = f"{HEAD.format(base=base)}{body}</main></body></html>"
        (folder / path).write_text(html.replace("<head>", f"<head>{meta}"), encoding="utf-8")
        return path

    return write


def asked(page: Page) -> list[str]:
    """The paths of what the page asks for from now on, in order."""
    paths: list[str] = []
    page.on("request", lambda request: paths.append(request.url.partition("//")[2].partition("/")[2].partition("?")[0]))
    return paths
