"""An open dialog: what is behind it in the app rests, the focus goes in and comes back, and the page goes on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.playgrounds import BOOT, PlaygroundPane, free_playground, wait_for_sandbox
from tests.browser.shell.test_axe import violations
from tests.browser.stage.presenting import present

SCRIPT = """\
import streamlit as st

if st.sidebar.button("Side"):
    st.text("Used")

@st.dialog("Ask")
def ask():
    name = st.text_input("Your name")
    if st.button("Save"):
        st.session_state.name = name
        st.rerun()

@st.dialog("Stay", dismissible=False)
def stay():
    if st.button("Leave"):
        st.rerun()

if st.button("Open"):
    ask()
if st.button("Open firmly"):
    stay()
st.text(st.session_state.get("name", "nobody"))
"""
AT_ONCE = 'import streamlit as st\n@st.dialog("Hello")\ndef hello():\n    st.text("Hi")\nhello()\nst.button("Behind")\n'


@pytest.fixture
def pane(pane: PlaygroundPane) -> PlaygroundPane:
    return started(pane)


def started(pane: PlaygroundPane) -> PlaygroundPane:
    pane.run(SCRIPT)
    expect(button(pane, "Open")).to_be_visible(timeout=BOOT)
    return pane


def button(pane: PlaygroundPane, name: str) -> Locator:
    return pane.app.get_by_role("button", name=name, exact=True)


def dialog(pane: PlaygroundPane, name: str = "Ask") -> Locator:
    return pane.app.get_by_role("dialog", name=name)


def box(part: Locator) -> FloatRect:
    place = part.bounding_box()
    assert place
    return place


def click_behind(pane: PlaygroundPane) -> None:
    """Click where a button of the sidebar is seen, beside the dialog."""
    place = box(button(pane, "Side"))
    pane.page.mouse.click(place["x"] + 2, place["y"] + 2)


def test_the_focus_goes_in_and_escape_brings_it_back(pane: PlaygroundPane) -> None:
    button(pane, "Open").press("Enter")
    expect(dialog(pane)).to_be_focused()
    pane.page.keyboard.press("Tab")
    expect(dialog(pane).get_by_role("button", name="Close")).to_be_focused()
    field = dialog(pane).get_by_role("textbox", name="Your name")
    field.fill("Ada")
    field.press("Enter")
    pane.expect_runs(3)
    expect(field).to_be_focused()
    field.press("Escape")
    expect(dialog(pane)).to_have_count(0)
    expect(button(pane, "Open")).to_be_focused()
    pane.expect_runs(3)


def test_a_run_that_closes_it_brings_the_focus_back(pane: PlaygroundPane) -> None:
    button(pane, "Open").click()
    dialog(pane).get_by_role("textbox", name="Your name").fill("Ada")
    button(pane, "Save").click()
    expect(pane.app.get_by_text("Ada", exact=True)).to_be_visible()
    expect(dialog(pane)).to_have_count(0)
    expect(button(pane, "Open")).to_be_focused()


def test_what_is_behind_it_cannot_be_used_and_a_click_there_closes_it(pane: PlaygroundPane) -> None:
    button(pane, "Open").click()
    expect(dialog(pane)).to_be_visible()
    behind = pane.app.locator("[inert]")
    expect(behind).to_have_count(2)  # the main area and the sidebar
    button(pane, "Side").focus()
    expect(dialog(pane)).to_be_focused()
    click_behind(pane)
    expect(dialog(pane)).to_have_count(0)
    expect(behind).to_have_count(0)
    pane.expect_runs(2)


def test_one_that_cannot_be_dismissed_stays(pane: PlaygroundPane) -> None:
    button(pane, "Open firmly").click()
    stay = dialog(pane, "Stay")
    expect(stay).to_be_focused()
    pane.page.keyboard.press("Escape")
    click_behind(pane)
    expect(stay).to_be_visible()
    pane.expect_runs(2)
    button(pane, "Leave").click()
    expect(stay).to_have_count(0)
    expect(button(pane, "Open firmly")).to_be_focused()


def test_it_takes_no_focus_from_the_editor(pane: PlaygroundPane) -> None:
    pane.type_script(AT_ONCE)
    pane.page.keyboard.press("ControlOrMeta+Enter")
    expect(dialog(pane, "Hello")).to_be_visible()
    editor = pane.pane("Script").get_by_role("textbox")
    expect(editor).to_be_focused()
    pane.page.keyboard.press("Escape")
    pane.page.keyboard.type("#")
    expect(editor).to_contain_text("#")
    expect(dialog(pane, "Hello")).to_be_visible()
    button(pane, "Close").click()
    expect(button(pane, "Behind")).to_be_visible()


def test_it_opens_where_its_reader_is(pane: PlaygroundPane) -> None:
    pane.run(SCRIPT.replace('if st.button("Open"):', 'for n in range(30):\n    st.text(n)\nif st.button("Open"):'))
    expect(pane.app.get_by_text("29", exact=True)).to_have_count(1)
    button(pane, "Open").click()
    expect(dialog(pane)).to_be_in_viewport(ratio=1)
    inside, around = box(dialog(pane)), box(pane.app)
    assert around["y"] < inside["y"] < inside["y"] + inside["height"] < around["y"] + around["height"]
    pane.page.keyboard.press("Escape")
    expect(button(pane, "Open")).to_be_focused()


def test_its_picture_cannot_be_used_either(pane: PlaygroundPane) -> None:
    button(pane, "Open").click()
    expect(dialog(pane)).to_be_focused()
    pane.page.keyboard.press("Escape")
    expect(dialog(pane)).to_have_count(0)
    pane.pane("Timeline").get_by_role("button", name="Run 2").first.click()
    past = pane.app.locator(".rp-past")
    expect(past.get_by_role("dialog", name="Ask")).to_be_visible()
    expect(past.locator(".rp-main")).to_have_attribute("inert", "")
    past.get_by_role("button", name="Close").click()
    expect(pane.app.get_by_role("status")).to_contain_text("This is a picture of what was")


def test_the_playground_beside_it_goes_on(page: Page) -> None:
    page.goto("compare/update-an-earlier-header/")
    wait_for_sandbox(page)
    first, second = PlaygroundPane(page, "Container"), PlaygroundPane(page, "st.rerun")
    started(first)
    button(first, "Open").click()
    expect(dialog(first)).to_be_focused()
    second.app.get_by_role("button", name="Foo").click()
    second.expect_runs(3)
    expect(dialog(first)).to_be_visible()
    expect(second.app.locator("[inert]")).to_have_count(0)


def test_while_presenting_escape_closes_it_first(page: Page) -> None:
    pane = started(free_playground(page))
    pane.app.get_by_text("nobody").click()
    present(page)
    button(pane, "Open").click()
    expect(dialog(pane)).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog(pane)).to_have_count(0)
    expect(page.get_by_role("navigation", name="Presenting")).to_be_visible()


def test_on_a_phone_it_has_room_around(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    pane = free_playground(page)
    pane.button("Script").click()
    pane.run(SCRIPT)
    pane.button("App").click()
    button(pane, "Open").click()
    expect(dialog(pane)).to_be_focused()
    inside, around = box(dialog(pane)), box(pane.app)
    assert inside["x"] - around["x"] >= 10
    assert around["width"] - inside["width"] >= 20


def test_axe_finds_nothing_wrong(pane: PlaygroundPane) -> None:
    button(pane, "Open").click()
    expect(dialog(pane)).to_be_focused()
    assert violations(pane.page) == ""
