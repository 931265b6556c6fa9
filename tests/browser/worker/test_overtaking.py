"""A click while a script runs: where the browser can put a stack aside the next run begins at once, else it waits."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.playgrounds import BOOT, PlaygroundPane, free_playground, wait_for_sandbox
from tests.browser.workers import DEAF, put_before

APP = """import streamlit as st, time
st.session_state.setdefault("n", 0)
st.session_state.n += st.button("Count")
st.header(f"n is {st.session_state.n}")
if st.button("Go"):
    WORK
    st.write("came to its end")
"""
FOR_EVER = {"asleep": "time.sleep(50)", "computing": "while True: pass"}
"""What would go on for longer than the test waits: nothing that it expects can come of its end."""
WAITS = "In this browser what you do waits until the script is done."


@pytest.fixture
def playground(page: Page) -> Callable[..., PlaygroundPane]:
    """A playground with the app, in which something goes on after a click on Go."""

    def going(work: str, *, deaf: bool = False) -> PlaygroundPane:
        if deaf:
            put_before(page, DEAF)
        pane = free_playground(page)
        pane.run(APP.replace("WORK", work))
        expect(pane.app.get_by_role("heading", name="n is 0")).to_be_visible(timeout=BOOT)
        wait_for_sandbox(page)
        pane.app.get_by_role("button", name="Go").click()
        pane.button("Stop").wait_for(timeout=BOOT)
        return pane

    return going


def count(pane: PlaygroundPane, number: int) -> None:
    pane.app.get_by_role("button", name="Count").click()
    expect(pane.app.get_by_role("heading", name=f"n is {number}")).to_be_visible(timeout=BOOT)


@pytest.mark.parametrize("work", FOR_EVER.values(), ids=FOR_EVER)
def test_a_click_is_answered_while_the_run_before_goes_on(playground: Callable[..., PlaygroundPane], work: str) -> None:
    pane = playground(work)
    count(pane, 1)
    count(pane, 2)
    expect(pane.region).to_contain_text("Still running")
    expect(pane.app).not_to_contain_text("came to its end")
    pane.button("Stop").click()
    expect(pane.app.get_by_role("heading", name="n is 0")).to_be_visible(timeout=BOOT)
    wait_for_sandbox(pane.page)
    count(pane, 1)


def test_the_instruments_tell_of_both_runs(playground: Callable[..., PlaygroundPane]) -> None:
    pane = playground("time.sleep(4)")
    count(pane, 1)
    wait_for_sandbox(pane.page)
    runs = pane.region.get_by_role("list", name="Runs, oldest first")
    expect(runs.get_by_role("button", name="overtaken by the next action")).to_be_visible(timeout=BOOT)
    expect(pane.app).not_to_contain_text("came to its end")
    count(pane, 2)


def test_a_click_during_the_load_is_answered_too(page: Page) -> None:
    pane = free_playground(page)
    pane.run(
        'import streamlit as st, time\nif st.button("Go"):\n    st.header("went")\n    st.stop()\ntime.sleep(50)\n'
    )
    pane.button("Stop").wait_for(timeout=BOOT)
    pane.app.get_by_role("button", name="Go").click()
    expect(pane.app.get_by_role("heading", name="went")).to_be_visible(timeout=BOOT)


def test_where_no_stack_can_be_put_aside_a_click_waits_and_the_page_says_so(
    playground: Callable[..., PlaygroundPane],
) -> None:
    pane = playground("time.sleep(5)", deaf=True)
    pane.app.get_by_role("button", name="Count").click()
    expect(pane.region).to_contain_text(WAITS, timeout=BOOT)
    expect(pane.app.get_by_role("heading", name="n is 1")).to_be_visible(timeout=BOOT)
    wait_for_sandbox(pane.page)
    expect(pane.region).not_to_contain_text(WAITS)
    runs = pane.region.get_by_role("list", name="Runs, oldest first")
    expect(runs.get_by_role("button", name="overtaken")).to_have_count(0)
