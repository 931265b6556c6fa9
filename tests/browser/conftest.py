"""Fixtures of the browser tests: the built site on a local port, and pages that must stay quiet and at home.

`page` is a desktop page whose scripts have all the time that a busy machine may take for them (`patient=False`: as much
as readers give them), `open_page(**options)` makes others (`viewport`, `color_scheme`, `java_script_enabled`, ... as
Playwright's `new_context` takes them). `still_page` is a page whose Python never starts, which is most of what a page
costs: for tests of what needs none. When a test ends, every page it opened must have sent no request to another
origin (else mark the test `offsite`) and logged no error (else mark it `console_errors`); the fixture `watch` has what
was seen, in `watch.external` and `watch.errors`.

`pane` is the playground of /play/, of a page that all tests share, as each begins with a script of its own: a page
takes seconds to load. What a test changes of the page besides (sizes, limits, what is kept) it does on a `page`. The
tests of a file may share another page in the same way (`SharedPage`).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, expect

from playground.site.serve import SiteServer
from tests.browser.playgrounds import BOOT, PlaygroundPane, the_playground, wait_for_sandbox

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SITE = ROOT / "site"
SCREENSHOTS = ROOT / "build" / "failed"
DESKTOP = {"width": 1280, "height": 800}
WITHOUT_NETWORK = ("data", "blob", "about", "chrome", "chrome-error")

failed = pytest.StashKey[bool]()
expect.set_options(timeout=BOOT)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.when == "call":
        item.stash[failed] = report.failed
    return report


@dataclass
class Watch:
    """What a test's pages did that they should not: URLs on other origins, errors in the console."""

    origin: str
    external: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self._note_url(request.url))
        context.on("console", self._note_console)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on(
            "page",
            lambda page: page.on("websocket", lambda socket: self._note_url(socket.url.replace("ws", "http", 1))),
        )

    def _note_url(self, url: str) -> None:
        if urlsplit(url).scheme not in WITHOUT_NETWORK and not url.startswith(self.origin):
            self.external.append(url)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url')})")


@pytest.fixture(scope="session")
def site_url() -> Iterator[str]:
    """The address of the built site, with a slash at its end."""
    if not (SITE / "index.html").is_file():
        pytest.fail("site/ is not built: run `make build`")
    with SiteServer(SITE) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        server.shutdown()


@pytest.fixture
def watch(request: pytest.FixtureRequest, site_url: str) -> Iterator[Watch]:
    """What this test's pages did wrong so far; asserted to be nothing when the test ends."""
    seen = Watch(site_url)
    yield seen
    if not request.node.get_closest_marker("offsite"):
        assert not seen.external, "the page asked another origin"
    if not request.node.get_closest_marker("console_errors"):
        assert not seen.errors, "the page logged errors"


@pytest.fixture
def open_page(
    request: pytest.FixtureRequest, browser: Browser, site_url: str, watch: Watch
) -> Iterator[Callable[..., Page]]:
    """Makes a page in a fresh context; `page.goto("play/")` is relative to the site."""
    contexts: list[BrowserContext] = []

    def make(*, python: bool = True, patient: bool = True, **options: Any) -> Page:
        context = new_context(browser, site_url, patient=patient, **options)
        contexts.append(context)
        watch.follow(context)
        if not python:
            # No answer: it is loading for ever. The page looks after a while whether the file is there: it is.
            context.route(
                "**/worker.js*", lambda route: route.continue_() if route.request.resource_type == "fetch" else None
            )
        return context.new_page()

    yield make
    for number, context in enumerate(contexts):
        if request.node.stash.get(failed, False):
            photograph(context, f"{re.sub(r'[^\w.-]+', '-', request.node.name)}-{number}.png")
        # What a page still asks for when its test is done, a route may be about to answer.
        for each in (context, *context.pages):
            each.unroute_all(behavior="ignoreErrors")
        context.close()


PATIENT = """try {
    if (!localStorage.getItem("rerun-playground:limits"))
        localStorage.setItem("rerun-playground:limits", JSON.stringify({ reruns: 50, seconds: 600 }));
} catch {}"""


def new_context(browser: Browser, url: str, *, patient: bool = True, **options: Any) -> BrowserContext:
    """A desktop on the site, `patient` as a busy machine needs it: no guard or watchdog ends a script by its time."""
    context = browser.new_context(**{"viewport": DESKTOP, "base_url": url} | options)
    context.set_default_timeout(BOOT)
    if patient:
        context.add_init_script(PATIENT)
    return context


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """An empty desktop page, 1280 x 800."""
    return open_page()


@pytest.fixture
def still_page(open_page: Callable[..., Page]) -> Page:
    """An empty desktop page whose Python never starts."""
    return open_page(python=False)


class SharedPage:
    """A page that many tests use, its sandbox ready; a new one after a test that failed."""

    def __init__(
        self,
        browser: Browser,
        url: str,
        path: str,
        prepare: Callable[[Page], object] | None = None,
        ready: Callable[[Page], object] = wait_for_sandbox,
    ) -> None:
        """`prepare` gets the page before it is loaded, `ready` waits until it can be used."""
        self._ready = ready
        self._browser = browser
        self._url = url
        self._path = path
        self._prepare = prepare
        self._page: Page | None = None
        self.watch = Watch(url)

    def open(self) -> Page:
        if self._page is None:
            context = new_context(self._browser, self._url)
            self.watch = Watch(self._url)
            self.watch.follow(context)
            self._page = context.new_page()
            if self._prepare:
                self._prepare(self._page)
            self._page.goto(self._path)
            self._ready(self._page)
        return self._page

    def close(self) -> None:
        if self._page is not None:
            self._page.context.close()
            self._page = None

    def lend(self, request: pytest.FixtureRequest) -> Iterator[Page]:
        """For the time of one test, which must leave it without errors and requests to elsewhere."""
        yield self.open()
        seen, is_failed = self.watch, request.node.stash.get(failed, False)
        if is_failed and self._page:
            photograph(self._page.context, f"{re.sub(r'[^\w.-]+', '-', request.node.name)}.png")
        if is_failed or seen.external or seen.errors:
            self.close()
        assert not seen.external, "the page asked another origin"
        assert not seen.errors, "the page logged errors"


@pytest.fixture(scope="module")
def shared_page(browser: Browser, site_url: str) -> Iterator[Callable[[str], SharedPage]]:
    """The pages that the tests of a file share, by their paths."""
    pages: dict[str, SharedPage] = {}
    yield lambda path: pages.setdefault(path, SharedPage(browser, site_url, path))
    for page in pages.values():
        page.close()


@pytest.fixture(scope="session")
def shared_play(browser: Browser, site_url: str) -> Iterator[SharedPage]:
    shared = SharedPage(browser, site_url, "play/")
    yield shared
    shared.close()


@pytest.fixture
def play_page(request: pytest.FixtureRequest, shared_play: SharedPage) -> Iterator[Page]:
    yield from shared_play.lend(request)


@pytest.fixture
def pane(request: pytest.FixtureRequest, play_page: Page) -> PlaygroundPane:
    """The playground of /play/, ready, with a script of one line."""
    pane = the_playground(play_page)
    pane.run(f"import streamlit as st\nst.text({request.node.name!r})\n")
    expect(pane.app.get_by_text(request.node.name, exact=True)).to_be_visible(timeout=BOOT)
    return pane


def photograph(context: BrowserContext, name: str) -> None:
    """Keep what a failed test saw, in build/failed/."""
    try:
        for page in context.pages:
            page.screenshot(path=SCREENSHOTS / name, timeout=5000)
    except Error as error:
        print(f"no screenshot: {error}")
