"""A playground that is taken off the page and put back, as frameworks do, or its copy, goes on where it was left."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.playgrounds import BOOT, PlaygroundPane, until, wait_for_sandbox, workers

APP = """import streamlit as st

st.session_state.setdefault("n", 0)
if st.button("Add"):
    st.session_state.n += 1
st.text(f"n is {st.session_state.n}")
"""
COMPARISON = "compare/update-an-earlier-header/"
LESSON = "learn/from-the-top/a-click-is-a-rerun/"

OFF = """selector => {
    const place = element => [element, element.parentNode, element.nextSibling];
    window.places = [...document.querySelectorAll(selector)].map(place);
    for (const [element] of window.places) element.remove();
}"""
BACK = "() => { for (const [element, parent, next] of window.places) parent.insertBefore(element, next); }"
AT_ONCE = f"async selector => {{ ({OFF})(selector); await null; await null; ({BACK})(); }}"
COPY = """() => {
    const page = document.querySelector("[data-md-component=container]") ?? document.querySelector("main");
    const copy = page.cloneNode(true);
    page.replaceWith(copy);
}"""


def kept(page: Page) -> list[int]:
    return page.evaluate("[Bokeh.index.roots.length, Bokeh.documents.length]")


def add(pane: PlaygroundPane, number: int) -> None:
    pane.app.get_by_role("button", name="Add").click()
    expect(pane.app.get_by_text(f"n is {number}")).to_be_visible(timeout=BOOT)


def test_it_goes_on_where_it_was_and_leaves_nothing_twice(page: Page) -> None:
    page.goto("play/")
    wait_for_sandbox(page)
    pane = PlaygroundPane(page, "Playground")
    pane.run(APP)
    expect(pane.app.get_by_text("n is 0")).to_be_visible(timeout=BOOT)
    add(pane, 1)
    pane.type_script(APP + "# not run yet")
    before = kept(page)

    for _ in range(2):
        page.evaluate(OFF, ".rp-host")
        until(page, lambda: (kept(page), workers(page)), ([0, 0], 0))
        page.evaluate(BACK)

        expect(pane.app.get_by_text("n is 1")).to_be_visible(timeout=BOOT)
        wait_for_sandbox(page)
        expect(pane.region.get_by_role("textbox", name="Script editor")).to_contain_text("# not run yet")
        until(page, lambda: kept(page), before)
    assert workers(page) == 1

    pane.button("Run").click()
    pane.expect_runs(1)
    add(pane, 1)
    pane.expect_runs(2)
    pane.pane("Order").get_by_role("button", name="Step back").click()
    expect(pane.app.get_by_role("button", name="Back to now")).to_be_visible()
    pane.app.get_by_role("button", name="Back to now").click()
    add(pane, 2)


@pytest.mark.parametrize("away", [AT_ONCE, COPY], ids=["at once", "as a copy"])
def test_one_that_is_back_at_once_or_as_a_copy_lives(page: Page, away: str) -> None:
    page.goto("play/")
    wait_for_sandbox(page)
    pane = PlaygroundPane(page, "Playground")
    pane.run(APP)
    expect(pane.app.get_by_text("n is 0")).to_be_visible(timeout=BOOT)
    add(pane, 1)

    page.evaluate(away, ".rp-host")

    expect(page.locator(".rp-host")).to_have_count(1)
    add(pane, 2)
    pane.pane("Timeline").scroll_into_view_if_needed()
    expect(pane.pane("Timeline").locator("canvas").first).to_be_visible(timeout=BOOT)


def test_a_comparison_counts_again(page: Page) -> None:
    page.goto(COMPARISON)
    wait_for_sandbox(page)
    page.evaluate(OFF, ".rp-host")
    until(page, lambda: kept(page), [0, 0])
    page.evaluate(BACK)
    expect(page.locator("html")).to_have_attribute("data-sandbox", "ready", timeout=BOOT)

    page.get_by_role("button", name="Click all three").click()

    totals = page.get_by_role("region", name="Totals")
    expect(totals).to_contain_text(
        "st.rerun took 2 runs (st.rerun at line 10), Callback and Container 1.", timeout=BOOT
    )

    page.evaluate(AT_ONCE, ".rp-host[data-playground]")
    page.get_by_role("checkbox", name="Send each action to all scripts").check()
    PlaygroundPane(page, "Container").app.get_by_role("button", name="Baz").click()
    for name, runs in (("st.rerun", 5), ("Callback", 3), ("Container", 3)):
        PlaygroundPane(page, name).expect_runs(runs)


def test_a_lesson_checks_and_asks_for_predictions_again(page: Page) -> None:
    page.goto(LESSON)
    wait_for_sandbox(page)
    for away in (OFF, COPY):
        page.evaluate(away, ".rp-host")
        if away is OFF:
            until(page, lambda: kept(page), [0, 0])
            page.evaluate(BACK)
        expect(page.locator("html")).to_have_attribute("data-sandbox", "ready", timeout=BOOT)
        task = page.get_by_role("region", name=re.compile("Your turn"))
        task.get_by_role("button", name="Check", exact=True).click()
        expect(task.get_by_text("There is no button")).to_be_visible(timeout=BOOT)
        expect(task.get_by_text("There is no button")).to_have_count(1)
