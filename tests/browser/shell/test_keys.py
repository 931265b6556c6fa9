"""The keys of a playground: none acts while one types, and all can be read in a list."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.playgrounds import PlaygroundPane, still_playground, wait_for_sandbox, wait_until_live

COUNTER = """import streamlit as st
if "n" not in st.session_state:
    st.session_state.n = 0
if st.button("More"):
    st.session_state.n += 1
st.text_input("Name")
st.write(f"n is {st.session_state.n}")
"""


def test_the_list_of_keys_opens_by_its_own_key_and_by_a_button(pane: PlaygroundPane) -> None:
    dialog = pane.region.get_by_role("dialog", name="Keyboard")
    pane.page.keyboard.press("?")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Run the script anew")
    pane.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    pane.button("View").click()
    pane.region.get_by_role("button", name="Keyboard").click()
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()


def test_run_and_reset(pane: PlaygroundPane) -> None:
    page = pane.page
    pane.run(COUNTER)
    pane.app.get_by_role("button", name="More").click()
    pane.expect_runs(2)
    page.keyboard.press("r")
    pane.expect_runs(1)
    pane.app.get_by_role("button", name="More").click()
    pane.expect_runs(2)
    page.keyboard.press("ControlOrMeta+Enter")
    pane.expect_runs(1)
    page.keyboard.press("Shift+R")
    expect(pane.region.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")


def test_to_each_pane(still_page: Page) -> None:
    page, pane = still_page, still_playground(still_page)
    page.keyboard.press("1")
    expect(pane.pane("Script").get_by_role("textbox")).to_be_focused()
    page.keyboard.type("1?")
    expect(pane.pane("Script").get_by_role("textbox")).to_contain_text("1?")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(pane.pane("Script").get_by_role("textbox")).not_to_be_focused()
    page.keyboard.press("3")
    title = pane.pane("Runs").get_by_role("button", name="Runs", exact=True)
    expect(title).to_be_focused()
    page.keyboard.press("m")
    expect(pane.pane("Script")).to_be_hidden()
    page.keyboard.press("0")
    expect(pane.pane("Script")).to_be_visible()
    title.press("Enter")
    page.keyboard.press("2")
    page.keyboard.press("3")
    expect(title).to_have_attribute("aria-expanded", "true")


def test_no_key_acts_while_one_types_into_the_app(pane: PlaygroundPane) -> None:
    pane.run(COUNTER)
    pane.app.get_by_role("button", name="More").click()
    pane.expect_runs(2)
    name = pane.app.get_by_label("Name")
    name.click()
    pane.page.keyboard.type("rRm?2[]")
    expect(name).to_have_value("rRm?2[]")
    expect(pane.region.get_by_role("dialog")).to_have_count(0)
    pane.app.get_by_role("button", name="More").click()
    expect(pane.app).to_contain_text("n is 2")
    pane.expect_runs(3 + 1)  # as the field lost the focus, it told what was typed


def test_single_keys_can_be_switched_off(still_page: Page) -> None:
    page, pane = still_page, still_playground(still_page)
    page.keyboard.press("?")
    pane.region.get_by_role("checkbox", name="Keys without Ctrl").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    wait_until_live(page)
    page.keyboard.press("m")
    expect(pane.pane("Script")).to_be_visible()
    page.keyboard.press("?")
    expect(pane.region.get_by_role("dialog")).to_have_count(0)


def test_in_a_comparison_they_act_where_the_focus_is(page: Page) -> None:
    page.goto("compare/update-an-earlier-header/")
    wait_for_sandbox(page)
    second = PlaygroundPane(page, "Callback")
    second.app.get_by_role("button", name="Bar").click()
    second.expect_runs(2)
    page.keyboard.press("r")
    second.expect_runs(1)
    page.keyboard.press("1")
    expect(second.pane("Script").get_by_role("textbox")).to_be_focused()


@pytest.mark.parametrize(("button", "sizes"), [("Larger text", ["14", "15"]), ("Smaller text", ["12", "11"])])
def test_the_scripts_text_size_is_remembered(still_page: Page, button: str, sizes: list[str]) -> None:
    pane = still_playground(still_page)
    for size in sizes:
        pane.button("View").click()
        pane.button(button).click()
        still_page.keyboard.press("Escape")
        still_page.reload()
        wait_until_live(still_page)
        expect(pane.region.locator(".cm-content")).to_have_css("font-size", f"{size}px")
