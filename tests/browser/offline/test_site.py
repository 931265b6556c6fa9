"""This project's own site, visited once and then used without its server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SITE, Watch, new_context
from tests.browser.offline.small import Server
from tests.browser.offline.test_small import ACTIVE
from tests.browser.playgrounds import PlaygroundPane, the_playground, until, wait_for_sandbox

LESSON = "learn/from-the-top/true-for-one-run/"
CHART = (
    "import streamlit as st\nst.vega_lite_chart({'a': [1, 2]}, {'mark': 'bar', 'encoding': {'x': {'field': 'a'}}})\n"
)


@pytest.fixture
def server() -> Iterator[Server]:
    if not (SITE / "index.html").is_file():
        pytest.fail("site/ is not built: run `make build`")
    running = Server(SITE)
    yield running
    running.stop()


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    context = new_context(browser, f"{server.origin}/")
    watch = Watch(f"{server.origin}/")
    watch.follow(context)
    yield context.new_page()
    context.close()
    assert (watch.external, watch.errors) == ([], [])


def test_a_lesson_and_a_playground_work_without_the_server(page: Page, server: Server) -> None:
    page.goto("play/")
    wait_for_sandbox(page)
    until(page, lambda: page.evaluate(ACTIVE), [["activated", False]])
    assert not [path for path in server.asked if path.endswith((".txt", ".map"))]
    server.stop()

    page.reload()
    wait_for_sandbox(page)
    pane = the_playground(page)
    pane.run('import streamlit as st\nif st.button("Go"):\n    st.text("It went")\n')
    pane.app.get_by_role("button", name="Go").click()
    expect(pane.app.get_by_text("It went")).to_be_visible()

    page.goto(LESSON)  # never opened before
    wait_for_sandbox(page)
    lesson = PlaygroundPane(page, page.get_by_role("heading", level=1).inner_text())
    assert lesson.region.count() == 1
    lesson.button("Run").click()
    lesson.expect_runs(1)


def test_what_a_playground_loads_is_fetched_once(page: Page, server: Server) -> None:
    """To keep the site costs what was not there yet: the largest files are not sent a second time."""
    page.goto("play/")
    wait_for_sandbox(page)
    until(page, lambda: page.evaluate(ACTIVE), [["activated", False]])
    sent = server.sent
    large = {path: size for path, size in sent if size > 100_000}
    assert {path.rpartition("/")[2] for path in large} >= {"python.snapshot", "pyodide.asm.wasm"}
    twice = sorted(path for path in large if sum(path == each for each, size in sent if size) > 1)
    assert twice == []
