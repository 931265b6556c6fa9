"""This project's own site, visited once and then used without its server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SITE, Watch, new_context
from tests.browser.offline.small import Server
from tests.browser.offline.test_small import ACTIVE
from tests.browser.playgrounds import PlaygroundPane, the_playground, until, wait_for_sandbox
from tests.parts import first_part

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


def test_what_a_playground_has_loaded_is_not_sent_again(page: Page, server: Server) -> None:
    """The memory snapshot is, here: a private window keeps no file of its size."""
    page.goto("play/")
    wait_for_sandbox(page)
    until(page, lambda: page.evaluate(ACTIVE), [["activated", False]])
    for file in ("pyodide.asm.wasm", "pyodide.asm.mjs", "playground.bundle.js", first_part()):
        assert len([path for path, size in server.sent if path.endswith(f"/{file}") and size]) == 1, file
        assert len([path for path in server.asked if path.endswith(f"/{file}")]) > 1, file
