"""A worker that ends by itself: one sentence tells it, another worker takes its place, and nothing typed is lost.

What would end a worker for real would be a script that breaks Python or the browser: here the test ends it.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.playgrounds import PlaygroundPane, free_playground, stop_the_clock, wait_for_sandbox
from tests.browser.workers import ENDS, put_before

GOOD = "import streamlit as st\nst.session_state.setdefault('n', 0)\nst.session_state.n += st.button('Add')\n"
GOOD += "st.header(f'n is {st.session_state.n}')\n"
WAYS = {
    "throws: RangeError: Maximum call stack size exceeded": "The script went deeper than the browser's Python can go",
    "throws: too much recursion": "The script went deeper than the browser's Python can go",
    "throws: RuntimeError: out of memory": "The script needed more memory than there is",
    "throws: memory access out of bounds": "The script needed more memory than there is",
    "throws: anything else": "The sandbox broke off",
    "fails: by an error that nothing catches": "The sandbox broke off",
}
"""How a worker ends, and what the page says of it."""


@pytest.fixture
def pane(page: Page) -> PlaygroundPane:
    """A playground whose workers end when a script says so, after a click in an app."""
    put_before(page, ENDS)
    pane = free_playground(page)
    pane.run(GOOD)
    pane.app.get_by_role("button", name="Add").click()
    expect(pane.app.get_by_role("heading", name="n is 1")).to_be_visible()
    return pane


def expect_as_before(pane: PlaygroundPane, source: str) -> None:
    """The reader's text is there, the app is the one before, and it answers."""
    wait_for_sandbox(pane.page)
    expect(pane.pane("Script").get_by_role("textbox")).to_have_text(source)
    expect(pane.app.get_by_role("heading", name="n is 1")).to_be_visible()
    pane.app.get_by_role("button", name="Add").click()
    expect(pane.app.get_by_role("heading", name="n is 2")).to_be_visible()
    pane.run(GOOD)
    expect(pane.app.get_by_role("heading", name="n is 0")).to_be_visible()
    pane.app.get_by_role("button", name="Add").click()
    expect(pane.app.get_by_role("heading", name="n is 1")).to_be_visible()


def test_each_way_to_end_is_told_in_a_sentence_and_survived(pane: PlaygroundPane) -> None:
    for way, told in WAYS.items():
        source = f"import streamlit  # the worker {way}"
        pane.run(source)
        expect(pane.region).to_contain_text(told)
        expect_as_before(pane, source)


def test_a_worker_that_says_nothing_more_is_replaced(page: Page) -> None:
    put_before(page, ENDS)
    pane = free_playground(page)
    page.clock.install()
    pane.run(GOOD)
    pane.app.get_by_role("button", name="Add").click()
    expect(pane.app.get_by_role("heading", name="n is 1")).to_be_visible()
    source = "import streamlit  # the worker hangs: for ever"
    stop_the_clock(page)
    pane.run(source)
    page.clock.fast_forward(600_000)
    wait_for_sandbox(page, "running")
    page.clock.fast_forward(6_000)
    page.clock.resume()
    expect(pane.region).to_contain_text("The script did not answer and was stopped")
    expect_as_before(pane, source)
