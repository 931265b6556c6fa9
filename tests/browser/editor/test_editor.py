"""The editor as one types: what it proposes, what a call takes, syntax errors; and what the signs beside lines say."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.playgrounds import (
    PlaygroundPane,
    free_playground,
    still_playground,
    the_playground,
    wait_for_sandbox,
)

LESSON = ("learn/from-the-top/a-click-is-a-rerun/", "A click is a rerun")


def typed(pane: PlaygroundPane, script: str, keys: str) -> None:
    """Put the cursor behind `script` and type `keys`, one after the other."""
    pane.type_script(script)
    pane.page.keyboard.type(keys, delay=10)


@pytest.fixture
def timed(still_page: Page) -> PlaygroundPane:
    """A playground whose page is told by the test that time has passed."""
    pane = still_playground(still_page)
    still_page.clock.install()
    return pane


def expect_proposal(timed: PlaygroundPane, name: str) -> None:
    """Wait for a proposal, and let the time pass in which a new list takes no key: none is taken by chance."""
    expect(timed.region.get_by_role("option", name=name).first).to_be_visible()
    timed.page.clock.run_for(100)


def test_it_proposes_what_exists_here(timed: PlaygroundPane) -> None:
    pane = timed
    proposals = pane.region.get_by_role("listbox", name="Completions")

    typed(pane, "import streamlit as s\n", "s.sel")
    expect_proposal(pane, "select_slider")
    expect(proposals.get_by_role("option").first).to_have_text("select_slider")
    expect(pane.region.get_by_text("Returns what is chosen")).to_be_visible()
    pane.page.keyboard.press("ArrowDown")
    pane.page.keyboard.press("Tab")
    expect(pane.pane("Script").get_by_role("textbox")).to_contain_text("s.selectbox")
    expect(proposals).to_be_hidden()

    typed(pane, "import streamlit as st\nleft, right = st.columns(2)\n", "left.head")
    expect(proposals.get_by_role("option").first).to_have_text("header")
    typed(pane, "import streamlit as st\nleft = st.columns(2)\n", "left.ra")
    expect(proposals.get_by_role("option", name="radio")).to_be_visible()
    pane.page.keyboard.type("zz")
    expect(proposals).to_be_hidden()

    keys = 'import streamlit as st\nst.session_state["total"] = 1\nst.text_input("x", key="town")\nst.write('
    typed(pane, keys, "st.session_state.to")
    expect_proposal(pane, "total")
    expect(proposals.get_by_role("option")).to_have_text([re.compile("^total"), re.compile("^town")])
    pane.page.keyboard.press("Enter")
    expect(pane.pane("Script").get_by_role("textbox")).to_contain_text("st.session_state.total")
    typed(pane, "import streamlit as st\n", "# st.wri")
    expect(proposals).to_be_hidden()


def test_it_tells_what_a_call_takes(timed: PlaygroundPane) -> None:
    pane = timed
    editor = pane.pane("Script").get_by_role("textbox")
    signature = pane.region.locator(".rp-tips .rp-signature.cm-tooltip")

    typed(pane, "import streamlit as st\n", "st.number_input(")
    expect(signature.locator("b")).to_have_text("label")
    expect(signature).to_contain_text("Returns a number, and keeps it over reruns")
    pane.page.keyboard.type('"How many (at most)?", 1, ')
    expect(signature.locator("b")).to_have_text("max_value=None")
    pane.page.keyboard.type("on_ch")
    expect_proposal(pane, "on_change=")
    pane.page.keyboard.press("Enter")
    expect(signature.locator("b")).to_have_text("on_change='rerun'")
    pane.page.keyboard.press("Escape")
    expect(signature).to_be_hidden()
    pane.page.keyboard.press("Control+Shift+Space")
    expect(signature).to_be_visible()
    pane.page.keyboard.press("End")
    expect(signature).to_be_hidden()
    expect(editor).to_contain_text('st.number_input("How many (at most)?", 1, on_change=)')

    pane.page.keyboard.press("ControlOrMeta+Enter")
    expect(pane.region.locator(".cm-tooltip")).to_have_count(0)


def test_one_escape_closes_what_is_open_and_tab_leaves(still_page: Page) -> None:
    pane = still_playground(still_page)  # where Python would tell of a syntax error
    typed(pane, "import streamlit as st\n", "st.button(st.")
    expect(pane.region.get_by_role("listbox", name="Completions")).to_be_visible()
    expect(pane.region.get_by_text("leaves the editor")).to_be_visible()
    pane.page.keyboard.press("Escape")
    expect(pane.region.locator(".cm-tooltip")).to_have_count(0)
    pane.page.keyboard.press("Tab")
    expect(pane.pane("Script").get_by_role("textbox")).not_to_be_focused()


def test_a_syntax_error_is_told_while_one_types(pane: PlaygroundPane) -> None:
    problem = pane.pane("Script").get_by_role("status")
    typed(pane, "import streamlit as st\nst.title('x')\n", "if st.session_state\n")
    expect(problem).to_have_text("Not Python yet, line 3: expected ':'")
    expect(pane.pane("Script").locator(".cm-lintPoint")).to_have_count(1)
    pane.page.keyboard.press("Escape")
    problem.get_by_role("button", name="line 3").click()
    expect(pane.pane("Script").get_by_role("textbox")).to_be_focused()
    pane.page.keyboard.type("x = 1")
    expect(problem).to_be_hidden()
    expect(pane.pane("Script").locator(".cm-lintPoint")).to_have_count(0)

    pane.type_script("x = 1\nif x is 'a':\n    pass\n")
    expect(problem).to_contain_text('Python warns of line 2: "is" with')


def test_the_legend_has_the_signs_that_are_there(page: Page) -> None:
    page.goto(LESSON[0])
    pane = PlaygroundPane(page, LESSON[1])
    legend = pane.pane("Script").locator(".rp-legend > [data-kind]:visible")
    expect(legend).to_have_text(["● ran", "○ skipped"])
    wait_for_sandbox(page)
    pane.run("import streamlit as st\nif st.button('B'):\n    st.rerun()\nst.stop()\n")
    expect(legend).to_have_text(["● ran", "○ skipped", "■ ended by st.stop"])
    pane.app.get_by_role("button", name="B", exact=True).click()
    expect(legend).to_have_text(["● ran", "↻ ended by a rerun", "■ ended by st.stop"])


def test_without_its_data_the_editor_still_edits(page: Page) -> None:
    page.route("**/api.json*", lambda route: route.fulfill(status=200, body="<html>"))
    pane = free_playground(page)
    typed(pane, "import streamlit as st\n", "st.title('Here')")
    page.keyboard.press("ControlOrMeta+Enter")
    expect(pane.app.get_by_role("heading", name="Here")).to_be_visible()


def test_a_script_that_is_read_only_can_be_used_and_not_changed(page: Page) -> None:
    def keep_it(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('"read_only":false', '"read_only":true'))

    page.route("**/play/", keep_it)
    page.goto("play/")
    wait_for_sandbox(page)
    pane = the_playground(page)
    script = pane.region.get_by_role("textbox", name="Script", exact=True)
    expect(script).to_have_attribute("aria-readonly", "true")

    script.click()
    page.keyboard.type("nothing = ")
    pane.app.get_by_role("button", name="Say hello").click()
    pane.expect_runs(2)

    expect(script).to_contain_text("import streamlit as st")
    expect(script).not_to_contain_text("nothing = ")
    expect(pane.app).to_contain_text("Hello, stranger!")
