"""Looking at any run and moment of a session, and from the app to the script and back."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import new_context
from tests.browser.playgrounds import BOOT, PlaygroundPane, free_playground

SCRIPT = """import streamlit as st

def add():
    st.session_state.cart = {**st.session_state.cart, "apples": st.session_state.cart["apples"] + 1}

st.session_state.setdefault("cart", {"apples": 0, "pears": 2})
top = st.container()
st.button("Add", on_click=add)
st.text_input("Note")
with st.form("form"):
    st.text_input("Draft")
    st.form_submit_button("Send")
if st.button("Empty"):
    st.session_state.cart = {"apples": 0, "pears": 2}
    st.rerun()
top.header(f"{st.session_state.cart['apples']} apples")
"""


@pytest.fixture(scope="module")
def used(browser: Browser, site_url: str) -> Iterator[PlaygroundPane]:
    """A playground after five runs: the load, two clicks, and a click that asks for another run."""
    page = new_context(browser, site_url).new_page()
    pane = free_playground(page)
    pane.run(SCRIPT)
    pane.expect_runs(1)
    for label, runs in (("Add", 2), ("Add", 3), ("Empty", 5)):
        pane.app.get_by_role("button", name=label).click()
        pane.expect_runs(runs)
    yield pane
    page.context.close()


@pytest.fixture
def pane(used: PlaygroundPane) -> Iterator[PlaygroundPane]:
    """The same, at its present."""
    yield used
    used.region.locator(".rp-looking button").dispatch_event("click")
    expect(used.button("Back to now")).to_be_hidden()
    used.page.mouse.move(0, 0)


def row(pane: PlaygroundPane, number: int):
    return pane.pane("Timeline").get_by_role("button", name=re.compile(f"^Run {number},"))


def header(pane: PlaygroundPane, words: str) -> None:
    expect(pane.app.get_by_role("heading", name=re.compile("apples"))).to_have_text(words, timeout=BOOT)


def expect_run(pane: PlaygroundPane, number: int) -> None:
    expect(pane.pane("Runs")).to_contain_text(re.compile(rf"{number}\s*of 5 runs"), timeout=BOOT)


def test_a_click_on_a_run_shows_it_in_all_panes(pane):
    row(pane, 3).click()
    header(pane, "2 apples")
    expect_run(pane, 3)
    state = pane.pane("Session state")
    expect(state).to_contain_text("Session state, run 3")
    expect(state.get_by_role("list", name="What changed inside")).to_have_text("± ['apples']: 1 → 2")
    expect(pane.pane("Order")).to_contain_text("Callback add() is called")
    expect(pane.pane("Script").get_by_title("Ran in a callback, before the script").first).to_be_visible()
    expect(row(pane, 3)).to_have_attribute("aria-current", "true")
    expect(pane.region.locator(".rp-live")).to_have_text("You are looking at run 3 of 5")
    pane.button("Back to now").click()
    header(pane, "0 apples")
    pane.expect_runs(5)


def test_runs_can_be_walked_through_with_the_keyboard(pane):
    row(pane, 5).focus()
    pane.page.keyboard.press("ArrowUp")
    pane.page.keyboard.press("ArrowUp")
    expect(row(pane, 3)).to_be_focused()
    pane.page.keyboard.press("Enter")
    expect_run(pane, 3)
    expect(row(pane, 3)).to_be_focused()
    pane.page.keyboard.press("Escape")
    pane.expect_runs(5)


def test_stepping_back_shows_script_app_and_state_as_they_were(pane):
    place = pane.pane("Order").locator(".rp-steps__place")
    row(pane, 2).click()
    expect_run(pane, 2)
    pane.button("First event").click()
    expect(place).to_have_text(re.compile("^Event 1 of"))
    header(pane, "0 apples")
    expect(pane.app.locator(".rp-past .rp-el--stale")).to_have_count(6)
    pane.button("Step forward").click()
    expect(place).to_have_text(re.compile("^Event 2 of"))
    expect(pane.pane("Session state").get_by_role("row", name=re.compile("cart"))).to_contain_text("changed")
    expect(pane.pane("Script").locator(".rp-mark--now").first).to_be_visible()
    pane.button("Step back").click()
    expect(place).to_have_text(re.compile("^Event 1 of"))
    pane.button("Step back").click()
    expect_run(pane, 1)
    pane.page.keyboard.press("]")
    expect_run(pane, 2)


NOTE = """region => {
    window.told = [];
    new MutationObserver(() => {
        const place = region.querySelector(".rp-steps__place")?.textContent.trim() ?? "";
        const pressed = region.querySelector("[data-step=play]")?.getAttribute("aria-pressed");
        if (/^Event (?!1 of)/.test(place) && told.at(-1)?.[0] !== place) told.push([place, pressed]);
    }).observe(region, { subtree: true, childList: true, characterData: true });
}"""
"""Notes each event that is shown after the first, and whether it is being played."""


def test_it_is_played_to_the_present(pane):
    row(pane, 5).click()
    expect_run(pane, 5)
    pane.button("First event").click()
    expect(pane.pane("Order")).to_contain_text("Event 1 of")
    pane.page.evaluate(NOTE, pane.region.element_handle())
    pane.button("Play slowly").click()
    pane.expect_runs(5)
    expect(pane.button("Play slowly")).to_have_attribute("aria-pressed", "false")
    told = pane.page.evaluate("told")
    events = int(told[-1][0].split(" of ")[1])
    assert [place for place, _ in told] == [f"Event {number} of {events}" for number in range(2, events + 1)]
    assert {pressed for _, pressed in told} == {"true"}


def test_the_history_of_a_key_leads_to_its_runs(pane):
    state = pane.pane("Session state")
    state.get_by_role("button", name="cart").click()
    history = state.get_by_role("list", name="Values of cart by run")
    expect(history.get_by_role("listitem")).to_have_count(4)
    history.get_by_role("button", name="Run 2").click()
    expect_run(pane, 2)
    state.get_by_role("button", name="cart").click()
    expect(history).to_have_count(0)


def test_two_steps_are_compared(pane):
    runs = pane.pane("Runs")
    choice = runs.get_by_label("Compare this step with")
    choice.select_option(index=1)
    expect(runs).to_contain_text("They differ in")
    expect(runs.get_by_role("row", name=re.compile("^Runs"))).to_contain_text("2 runs")
    choice.select_option("")
    expect(runs.get_by_role("table")).to_have_count(0)


def test_an_element_tells_its_line_and_a_line_its_elements(pane):
    heading = pane.app.get_by_role("heading", name=re.compile("apples"))
    heading.hover()
    expect(pane.app).to_contain_text("line 16 · container · run 5")
    expect(pane.pane("Script").locator(".rp-pointed")).to_contain_text("top.header")
    script = pane.pane("Script")
    script.get_by_text("Note").hover()
    expect(pane.app.locator(".rp-pane__body [data-lit]")).to_have_count(1)
    expect(pane.app.locator(".rp-pane__body [data-lit]").get_by_role("textbox", name="Note")).to_be_visible()
    expect(pane.region.get_by_text("Line 9 ran 5 times in 5 runs: 1–5")).to_be_visible()


def test_labels_show_key_and_identity_of_each_widget(pane):
    labels = pane.button("Labels")
    labels.click()
    expect(labels).to_have_attribute("aria-pressed", "true")
    shown = "element => getComputedStyle(element.closest('.rp-el'), '::before').content"
    words = pane.app.get_by_role("textbox", name="Note").evaluate(shown)
    assert "without a key" in words
    labels.click()
    expect(labels).to_have_attribute("aria-pressed", "false")
    assert pane.app.get_by_role("textbox", name="Note").evaluate(shown) == "none"


def test_what_waits_in_a_form_is_still_there_after_a_look(pane):
    draft = pane.app.get_by_role("textbox", name="Draft")
    draft.fill("not sent yet")
    row(pane, 1).click()
    expect_run(pane, 1)
    expect(draft).to_have_value("")
    pane.button("Back to now").click()
    expect(draft).to_have_value("not sent yet")
