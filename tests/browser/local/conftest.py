"""A local process that serves a folder of a test, and a page that it has opened.

The tests of a file share a process, a folder and a page: each begins by saving a script of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from playground.local.scripts import served
from playground.local.server import LocalServer
from playground.local.watching import add_watch
from tests.browser.conftest import SITE, Watch, failed, new_context, photograph
from tests.browser.playgrounds import PlaygroundPane, the_playground, wait_for_sandbox
from tests.local.serving import running

COUNTER = """\
import streamlit as st

st.session_state.setdefault("n", 0)
name = st.text_input("Name")
if st.button("Add"):
    st.session_state.n += 1
st.text(f"n is {st.session_state.n}")
"""


class LocalWatch(Watch):
    """Sees websockets of the process as its own."""

    def _note_url(self, url: str) -> None:
        super()._note_url(url.replace("ws://", "http://", 1))


@dataclass
class Desk:
    """What an instructor has before them: a folder with scripts in their editor, and the page that shows them."""

    folder: Path
    server: LocalServer
    page: Page
    watch: LocalWatch

    @property
    def pane(self) -> PlaygroundPane:
        return the_playground(self.page)

    @property
    def bar(self) -> Locator:
        return self.pane.region.get_by_role("region", name="Scripts of this machine")

    @property
    def write(self) -> Locator:
        return self.bar.get_by_role("button", name="Write to app.py…")

    @property
    def dialog(self) -> Locator:
        return self.pane.region.get_by_role("dialog", name="Write to")

    def save(self, text: str, name: str = "app.py") -> None:
        """Save a file in an editor, in one write."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def expect_app(self, text: str) -> None:
        expect(self.pane.app.get_by_text(text, exact=True)).to_be_visible()

    def click(self, label: str, text: str) -> None:
        """Click in the app, until it shows a text."""
        self.pane.app.get_by_role("button", name=label, exact=True).click()
        self.expect_app(text)

    def expect_told(self, text: str) -> None:
        expect(self.bar).to_contain_text(text)


@pytest.fixture(scope="module")
def shared_desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("mine")
    (folder / "app.py").write_text(COUNTER)
    (folder / "second.py").write_text("import streamlit as st\nst.text('the second')\n")
    (folder / "what?.png").write_bytes(b"\x89PNG\0")
    with running(SITE, served([folder]), add_watch) as server:
        context = new_context(browser, server.url)
        watch = LocalWatch(server.url)
        watch.follow(context)
        page = context.new_page()
        page.goto(server.address)
        wait_for_sandbox(page)
        yield Desk(folder, server, page, watch)
        context.close()


@pytest.fixture
def desk(request: pytest.FixtureRequest, shared_desk: Desk) -> Iterator[Desk]:
    """The desk, with a script that nobody has seen before in `app.py`, and nothing done in it."""
    desk, title = shared_desk, f"# {request.node.name}"
    if desk.pane.region.get_by_role("dialog").count():
        desk.page.keyboard.press("Escape")
    if desk.write.is_visible():
        desk.pane.button("Reset").click()
        confirm = desk.pane.region.get_by_role("dialog").get_by_role("button", name="Reset the script")
        if confirm.count():  # not where only the file is gone
            confirm.click()
    desk.save(f"import streamlit as st\nst.text({request.node.name!r})\n")
    desk.expect_app(request.node.name)
    desk.pane.button("Run").click()  # a session in which nothing was done
    expect(desk.pane.pane("Actions")).to_contain_text("Nothing yet.")
    desk.save(f"{COUNTER}{title}\n")
    desk.expect_app("n is 0")
    yield desk
    if request.node.stash.get(failed, False):
        photograph(desk.page.context, f"local-{request.node.name}.png")
    external = list(desk.watch.external)
    desk.watch.external.clear()
    assert not external, "the page asked another origin"
    errors = [error for error in desk.watch.errors if "409 (Conflict)" not in error]  # Chromium logs the answer
    desk.watch.errors.clear()
    assert not errors, "the page logged errors"
