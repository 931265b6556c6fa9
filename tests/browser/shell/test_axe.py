"""What axe-core finds wrong with a page for people who use it by other means than eyes and mouse: nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.hand_in.handed_in import WRONG, text, work
from tests.browser.playgrounds import (
    BOOT,
    PlaygroundPane,
    free_playground,
    settle,
    stop_the_clock,
    wait_for_sandbox,
    wait_until_live,
)
from tests.browser.shell.test_tab_stops import AXE, expect_names

RUN: Final = """(element, rules) => axe.run(element, {resultTypes: ["violations"], ...(rules ? {runOnly: rules} : {})})
    .then(({violations}) => violations.map((rule) => ({
        rule: rule.id, nodes: rule.nodes.map((node) => ({at: node.target.join(" "), why: node.failureSummary})),
    })))"""
KINDS = {
    "home": "",
    "overview": "learn/",
    "lesson": "learn/from-the-top/a-click-is-a-rerun/",
    "comparison": "compare/update-an-earlier-header/",
    "own comparison": "compare/",
    "play": "play/",
    "guide": "teach/",
    "grade": "grade/",
    "glossary": "glossary/",
    "reference": "reference/",
    "rules": "rules/state/",
    "demo": "demos/what-a-rerun-is/",
    "own demo": "demos/own/",
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
st.file_uploader("Data", ["csv"], accept_multiple_files=True, help="Tables")
st.camera_input("Shot")
st.file_uploader("Not now", disabled=True)
st.audio(b"RIFF", alt="A tone")
st.video(b"film", subtitles="WEBVTT")
st.audio("https://example.org/a.mp3")
st.pdf(b"%PDF")
st.iframe("<p>A page</p>", alt="A page")
st.iframe("https://example.org/")
st.graphviz_chart("digraph { a -> b }")
st.mermaid_chart("graph LR; a --> b")
st.echarts_chart({"xAxis": {}, "yAxis": {}, "series": [{"type": "line", "data": [[1, 2], [2, 3]]}]})
st.success("Good")
st.error("Bad")
st.write(st.session_state)
"""


STATES = """\
import streamlit as st

def add():
    st.session_state.cart = {**st.session_state.get("cart", {}), "apples": 1}
    print("added")

st.button("Add", on_click=add)
if st.button("Again"):
    st.rerun()
if st.button("Fail"):
    st.session_state.nothing
st.text_input("Name", key="name")
"""
SURPRISES = """\
import time
import streamlit as st

options = ["a", "b"]
if st.checkbox("More"):
    options.append("c")
    time.sleep(0.3)
st.selectbox("Name", options)
"""
LOOP = 'import streamlit as st\nst.session_state.n = st.session_state.get("n", 0) + 1\nst.rerun()'


def violations(page: Page, within: Locator | None = None) -> str:
    """What axe objects to, in light and in dark, as readable text; the empty string is praise.

    Only colours differ between the two, so in dark only they are looked at.
    """
    page.evaluate(AXE)
    place = within or page.locator("html")
    found = []
    for scheme, rules in (("light", None), ("dark", ["color-contrast"])):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        expect(page.locator(f"[data-playground]:not([data-scheme={scheme}])")).to_have_count(0)
        settle(page)
        found += [f"{scheme}: {json.dumps(rule)}" for rule in place.evaluate(RUN, rules)]
    page.emulate_media(color_scheme="light")
    return "\n".join(found)


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"lesson", "comparison"}))
def test_no_kind_of_page_has_a_fault(still_page: Page, kind: str) -> None:
    """As it is before Python has started; lessons and comparisons are looked at when they are worked on."""
    page = still_page
    page.goto(KINDS[kind])
    wait_until_live(page)
    assert violations(page) == ""
    if kind in {"home", "play", "guide"}:
        expect_names(page)


def test_a_comparison_after_its_clicks_has_none(page: Page) -> None:
    page.goto(KINDS["comparison"])
    wait_for_sandbox(page)
    page.get_by_role("button", name="Click all three").click()
    PlaygroundPane(page, "Container").expect_runs(2)
    PlaygroundPane(page, "st.rerun").expect_runs(3)
    assert violations(page) == ""
    expect_names(page)


def test_a_lesson_that_is_worked_on_has_none(page: Page) -> None:
    page.goto(KINDS["lesson"])
    wait_for_sandbox(page)
    task = page.get_by_role("region", name="Your turn")
    task.get_by_role("button", name="Check").click()
    task.get_by_role("button", name="Hint").click()
    expect(task.get_by_role("status")).to_contain_text("Not yet.")
    task.get_by_text("What was tried").click()
    page.get_by_role("switch", name="Predict first").press("Space")
    assert violations(page) == ""
    expect_names(page)

    PlaygroundPane(page, "A click is a rerun").app.get_by_role("button", name="Add one").click()
    asked = page.get_by_role("dialog", name="Before you see it")
    assert violations(page, asked) == ""
    asked.get_by_label("How many runs will it take?").fill("1")
    asked.get_by_role("button", name="Show what happens").click()
    told = page.get_by_role("dialog", name="What happened")
    expect(told.get_by_role("listitem").first).to_contain_text("Yes: 1 run.")
    assert violations(page, told) == ""
    told.get_by_role("button", name="See it in the app").click()

    task.get_by_role("button", name="Solution").click()
    solution = page.get_by_role("dialog", name="The solution")
    expect(solution.get_by_role("row").first).to_be_visible()
    assert violations(page, solution) == ""
    solution.get_by_role("button", name="Use it").click()
    task.get_by_role("button", name="Check").click()
    expect(task.get_by_role("status")).to_contain_text("Passed.")
    assert violations(page, task) == ""

    task.get_by_role("button", name="Hand in…").click()
    handing = page.get_by_role("dialog", name="Hand in your work")
    handing.get_by_role("button", name="Save the file").click()
    expect(handing.get_by_role("status")).to_contain_text("Write your name")
    assert violations(page, handing) == ""


@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_graded_has_none(open_page: Callable[..., Page], width: int) -> None:
    page = open_page(viewport={"width": width, "height": 844})
    page.goto("grade/")
    page.get_by_role("spinbutton", name="Seconds for each script").fill("60")
    files = {"ada.json": text(work()), "bob.json": text(work(WRONG.source, "Bob")), "essay.json": "My essay"}
    page.get_by_label("Files that were handed in", exact=True).set_input_files(
        [{"name": name, "mimeType": "application/json", "buffer": each.encode()} for name, each in files.items()]
    )
    expect(page.locator("[data-rerun-grade]")).to_have_attribute("data-state", "done", timeout=2 * BOOT)
    page.get_by_text("Script", exact=True).first.click()
    assert violations(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_an_app_with_many_elements_has_none(pane: PlaygroundPane) -> None:
    pane.run(EVERYTHING)
    pane.app.get_by_role("button", name="Tick").click()
    pane.expect_runs(2)
    pane.pane("Actions").get_by_role("button", name="Undo").click()
    pane.expect_runs(1)
    files = [{"name": name, "mimeType": "text/csv", "buffer": b"a"} for name in ("a.csv", "b.txt.csv")]
    pane.app.get_by_label("Data", exact=True).set_input_files(files)
    pane.expect_runs(2)
    pane.app.get_by_label("Data", exact=True).set_input_files([{**files[0], "name": "c.txt", "mimeType": "text/plain"}])
    expect(pane.app.get_by_text("c.txt: text/plain files are not allowed.")).to_be_visible()
    wait_for_sandbox(pane.page)  # what is being answered is pale
    expect(pane.app.locator("figure canvas").first).to_be_visible()
    assert violations(pane.page) == ""


def test_what_is_said_of_surprises_has_none(pane: PlaygroundPane) -> None:
    pane.run(SURPRISES)
    pane.app.get_by_role("combobox", name="Name").select_option("b")
    pane.app.get_by_role("checkbox", name="More").check()
    pane.app.get_by_label("Why?").press("Enter")
    pane.pane("Runs").get_by_text("where the time went").click()
    expect(pane.pane("Runs").get_by_text("line 7: 0.3 s")).to_be_visible()
    wait_for_sandbox(pane.page)
    assert violations(pane.page) == ""


def test_no_state_of_the_instruments_has_any(page: Page) -> None:
    pane = free_playground(page)
    page.clock.install()
    pane.run(STATES)
    pane.app.get_by_role("button", name="Add").click()
    pane.expect_runs(2)
    pane.app.get_by_role("button", name="Again").click()
    pane.expect_runs(4)
    pane.pane("Session state").get_by_role("button", name="cart").click()
    expect(pane.region.get_by_role("list", name="Values of cart by run")).to_be_visible()
    pane.pane("Runs").get_by_label("Compare this step with").select_option(index=1)
    expect(pane.pane("Runs")).to_contain_text("They differ in")
    expect(pane.pane("Script").get_by_role("group", name="Printed", exact=True)).to_contain_text("added")
    pane.button("Labels").click()
    pane.button("View").click()
    assert violations(page, pane.region) == ""
    page.keyboard.press("Escape")
    pane.button("Labels").click()

    pane.pane("Timeline").get_by_role("button", name=re.compile("^Run 3,")).click()
    pane.button("First event").click()
    expect(pane.pane("Order")).to_contain_text("Event 1 of")
    stop_the_clock(page)
    pane.button("Play slowly").click()
    pane.button("Play slowly").click()
    page.clock.resume()
    assert violations(page, pane.region) == ""
    pane.button("Back to now").click()

    pane.app.get_by_role("button", name="Fail").click()
    expect(pane.app.get_by_role("alert")).to_contain_text("nothing")
    assert violations(page, pane.region) == ""
    pane.run(LOOP)
    expect(pane.app).to_contain_text("The playground stopped this run")
    assert violations(page) == ""


def test_nor_has_what_is_not_the_present(pane: PlaygroundPane) -> None:
    page, app = pane.page, pane.app
    pane.run(
        STATES + 'with st.form("form"):\n    st.text_input("Mail", required=True)\n    st.form_submit_button("Send")\n'
    )
    app.get_by_role("button", name="Send").click()
    expect(app.get_by_role("alert")).to_have_text("This field is required.")
    assert violations(page, pane.region) == ""
    app.get_by_role("button", name="Add").click()
    pane.expect_runs(2)
    pane.pane("Timeline").get_by_role("button", name=re.compile("^Run 1,")).click()
    expect(app.get_by_role("button", name="Back to now")).to_be_visible()
    pane.click_the_past("Again")
    expect(app.get_by_text("picture of what was")).to_be_visible()
    assert violations(page, pane.region) == ""
    app.get_by_role("button", name="Back to now").click()
    pane.pane("Script").get_by_role("textbox").press("ControlOrMeta+End")
    page.keyboard.insert_text("st.text('more')")
    app.get_by_role("button", name="Add").click()
    expect(app.get_by_role("button", name="Run the changed script")).to_be_visible()
    assert violations(page, pane.region) == ""


def test_no_dialog_has_any(pane: PlaygroundPane) -> None:
    page = pane.page
    actions = pane.pane("Actions")
    actions.get_by_role("button", name="Export").click()
    dialog = page.get_by_role("dialog", name="Export the actions")
    expect(dialog.get_by_role("textbox", name="Test file")).not_to_have_value("")
    assert violations(page) == ""
    dialog.get_by_role("button", name="Close").click()
    actions.get_by_role("button", name="Import").click()
    dialog = page.get_by_role("dialog", name="Import actions")
    dialog.get_by_role("textbox").fill("click Add")
    dialog.get_by_role("button", name="Do these actions").click()
    expect(page.get_by_role("alert")).to_contain_text("not JSON")
    assert violations(page, dialog) == ""
    page.keyboard.press("Escape")
    for name, opener in (
        ("Limits of one step", "Limits"),
        ("Keyboard", "Keyboard"),
        ("Share this script", "Share…"),
        ("Open a script", "Open…"),
    ):
        pane.button("View").click()
        pane.region.get_by_role("button", name=opener).click()
        assert violations(page, page.get_by_role("dialog", name=name)) == ""
        page.keyboard.press("Escape")
    pane.type_script("import streamlit as st")
    pane.button("Reset").click()
    assert violations(page, page.get_by_role("dialog", name="Bring the original script back")) == ""
    page.keyboard.press("Escape")


def test_a_phone_shows_no_fault_either(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(KINDS["lesson"])
    wait_for_sandbox(page)
    pane = PlaygroundPane(page, "A click is a rerun")
    expect(pane.app).to_be_visible()
    assert violations(page) == ""
    for name in ("Script", "Runs", "Session state", "Order", "Timeline", "Actions", "Cache", "Dependencies"):
        pane.region.get_by_role("group", name="Pane to show").get_by_role("button", name=name).click()
        assert violations(page, pane.pane(name)) == ""
