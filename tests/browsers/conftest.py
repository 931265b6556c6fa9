"""Fixtures of the suite for the other browsers: the built site, each browser, and a page that must stay quiet.

It is run by `make browsers`, which installs what it needs. A test is run once in each browser; when it ends, no page of
it may have thrown or logged an error.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from playground.site.serve import SiteServer
from tests.browsers import drivers
from tests.browsers.page import Page

ROOT = Path(__file__).parent.parent.parent
SITE = ROOT / "site"
OURS = (Path(__file__).parent / "page.js").read_text("utf-8")
PHONE = (
    '<!doctype html><meta charset="utf-8"><title>Phone</title><iframe name="phone" width="390" height="844"></iframe>'
)
"""No window is as narrow as a phone: the page is shown in a frame of that size."""

versions: dict[str, str] = {}
times: dict[tuple[str, str], int] = {}


@pytest.fixture(scope="session")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built site, each page of which notes its errors from its first line on."""
    copy = tmp_path_factory.mktemp("site") / "site"
    shutil.copytree(SITE, copy)
    for page in copy.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace("<head>", f"<head><script>{OURS}</script>", 1), "utf-8")
    (copy / "blank.html").write_text("<!doctype html><title>Blank</title>", "utf-8")
    (copy / "phone.html").write_text(PHONE, "utf-8")
    with SiteServer(copy) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        server.shutdown()


@pytest.fixture(scope="session", params=os.environ.get("BROWSERS", " ".join(drivers.NAMES)).split())
def driver(request: pytest.FixtureRequest) -> Iterator[Any]:
    """Firefox, then WebKit."""
    with drivers.driver(request.param) as running:
        running.name_of_test = request.param
        versions[request.param] = drivers.version(running)
        yield running


@pytest.fixture
def page(driver: Any, site_url: str) -> Iterator[Page]:
    """A page of a reader who was never here; every script has all the time that a busy machine may take."""
    page = Page(driver)
    driver.get(site_url + "blank.html")
    page.run_js(
        "localStorage.clear(); sessionStorage.clear();"
        "localStorage.setItem('rerun-playground:limits', JSON.stringify({ reruns: 50, seconds: 600 }))"
    )
    yield page
    wrong = page.errors()
    driver.switch_to.default_content()
    assert wrong == []


@pytest.fixture
def open_page(page: Page, site_url: str, driver: Any) -> Callable[[str], Page]:
    """Goes to a page of the site, and waits until its sandbox is ready."""

    def go(path: str) -> Page:
        driver.get(site_url + path)
        page.until_ready()
        times.setdefault((driver.name_of_test, path), page.ready_after())
        return page

    return go


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say which browsers it were, and how long each kind of page took from the navigation to the first answer."""
    terminalreporter.section("browsers")
    for name, version in versions.items():
        told = ", ".join(f"{path} {ms} ms" for (browser, path), ms in times.items() if browser == name)
        terminalreporter.write_line(f"{version}: from navigation to ready: {told}")
