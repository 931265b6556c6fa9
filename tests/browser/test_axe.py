"""What axe-core finds wrong with a page for people who use it by other means than eyes and mouse: nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import axe_core_python
import pytest
from playwright.sync_api import Page, expect

from tests.browser.playgrounds import PlaygroundPane, free_playground, wait_for_sandbox

AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
KINDS = {
    "home": "",
    "overview": "learn/",
    "lesson": "learn/first-steps/a-click-is-a-rerun/",
    "comparison": "compare/update-an-earlier-header/",
    "play": "play/",
    "guide": "teach/",
    "reference": "reference/",
    "missing": "404.html",
}
EVERYTHING = """\
import streamlit as st

def tick():
    st.session_state.ticks = st.session_state.get("ticks", 0) + 1

st.title("Everything")
st.sidebar.selectbox("Side", ["a", "b"])
st.button("Tick", on_click=tick, help="Counts")
one, two = st.columns(2)
one.slider("Slide", 0, 10, 3)
two.number_input("Number", 0, 10, 3)
first, second = st.tabs(["First", "Second"])
first.radio("One of", ["p", "q"])
second.multiselect("Many of", ["m", "n"])
with st.form("form"):
    st.text_input("Name")
    st.form_submit_button("Send")
with st.expander("More"):
    st.table({"a": [1, 2], "b": ["x", "y"]})
st.line_chart([1, 3, 2])
st.success("Good")
st.error("Bad")
st.write(st.session_state)
"""


def violations(page: Page) -> str:
    """What axe objects to, as readable text; the empty string is praise."""
    page.evaluate(AXE)
    found: list[Any] = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']}).then(result => result.violations.map(rule => ({rule: rule.id,"
        " nodes: rule.nodes.map(node => ({at: node.target.join(' '), why: node.failureSummary}))})))"
    )
    return "\n".join(json.dumps(rule) for rule in found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_page_has_a_fault(open_page: Callable[..., Page], kind: str, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    page.goto(KINDS[kind])
    if page.locator("[data-playground]").count():
        wait_for_sandbox(page)
    assert violations(page) == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_comparison_after_its_clicks_has_none(open_page: Callable[..., Page], scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    page.goto(KINDS["comparison"])
    wait_for_sandbox(page)
    page.get_by_role("button", name="Click all three").click()
    PlaygroundPane(page, "Container").expect_runs(2)
    PlaygroundPane(page, "st.rerun").expect_runs(3)
    assert violations(page) == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_lesson_that_is_worked_on_has_none(open_page: Callable[..., Page], scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    page.goto(KINDS["lesson"])
    wait_for_sandbox(page)
    task = page.get_by_role("region", name="Your turn")
    task.get_by_role("button", name="Check").click()
    task.get_by_role("button", name="Hint").click()
    expect(task.get_by_role("status")).to_contain_text("Not yet.")
    task.get_by_text("What was tried").click()
    page.get_by_role("switch", name="Predict first").press("Space")
    assert violations(page) == ""

    task.get_by_role("button", name="Solution").click()
    solution = page.get_by_role("dialog", name="The solution")
    expect(solution).to_be_visible()
    assert violations(page) == ""
    solution.get_by_role("button", name="Use it").click()
    task.get_by_role("button", name="Check").click()
    expect(task.get_by_role("status")).to_contain_text("Passed.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_app_with_many_elements_has_none(open_page: Callable[..., Page], scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    pane = free_playground(page)
    pane.run(EVERYTHING)
    pane.app.get_by_role("button", name="Tick").click()
    pane.expect_runs(2)
    pane.pane("Actions").get_by_role("button", name="Undo").click()
    expect(pane.app.locator("figure canvas").first).to_be_visible()
    assert violations(page) == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dialogs_of_the_actions_have_none(open_page: Callable[..., Page], scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    actions = free_playground(page).pane("Actions")
    actions.get_by_role("button", name="Export").click()
    dialog = page.get_by_role("dialog", name="Export the actions")
    expect(dialog.get_by_role("textbox", name="Test file")).not_to_have_value("")
    assert violations(page) == ""
    dialog.get_by_role("button", name="Close").click()
    actions.get_by_role("button", name="Import").click()
    page.get_by_role("dialog", name="Import actions").get_by_role("button", name="Do these actions").click()
    expect(page.get_by_role("alert")).to_contain_text("not JSON")
    assert violations(page) == ""


def test_a_phone_shows_no_fault_either(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(KINDS["lesson"])
    wait_for_sandbox(page)
    expect(page.get_by_role("region", name="App")).to_be_visible()
    assert violations(page) == ""
