"""The spotlight: on lines, an element, a run, by mouse and by keys; it follows what it is on, and goes out with it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.playgrounds import PlaygroundPane, the_playground, until, wait_for_sandbox
from tests.browser.stage.presenting import light, present

SCRIPT = """import streamlit as st

for number in range(12):
    st.write(f"Row {number}")
if not st.button("Take away"):
    st.header("Here")
if st.button("Again"):
    st.rerun()
"""


def is_on(page: Page, target: Locator) -> None:
    """The light is on what is seen of the target in its pane, give or take a pixel."""

    def close() -> bool:
        lit, wanted = light(page).bounding_box(), target.bounding_box()
        if not lit or not wanted:
            return False
        ends = [(box["y"], box["y"] + box["height"]) for box in (lit, wanted)]
        return lit["height"] > 20 and ends[0][0] > ends[1][0] - 2 and ends[0][1] < ends[1][1] + 2

    until(page, close, wanted=True)


def line(pane: PlaygroundPane, number: int) -> Locator:
    return pane.pane("Script").locator(".cm-line").nth(number - 1)


def test_the_light(page: Page) -> None:
    page.goto("play/")
    wait_for_sandbox(page)
    pane = the_playground(page)
    pane.run(SCRIPT)
    expect(pane.app.get_by_role("heading", name="Here")).to_be_visible()
    present(page)

    # On lines: by mouse, by keys, over more of them.
    line(pane, 5).click(modifiers=["Alt"])
    is_on(page, line(pane, 5))
    expect(light(page)).to_have_css("pointer-events", "none")
    assert "rgba(0, 0, 0, 0.66)" in light(page).evaluate("it => getComputedStyle(it).boxShadow")  # all around is dimmed
    page.keyboard.press("ArrowDown")
    is_on(page, line(pane, 6))
    page.keyboard.press("Shift+ArrowDown")
    until(page, lambda: round((light(page).bounding_box() or {"height": 0})["height"]) > 60, wanted=True)
    line(pane, 5).click(modifiers=["Alt"])
    line(pane, 5).click(modifiers=["Alt"])  # again: off
    expect(light(page)).to_have_count(0)

    # On an element that is out of sight: it comes into sight, and the light follows when the pane is scrolled.
    page.keyboard.press("l")
    page.keyboard.press("l")
    for _ in range(12):
        page.keyboard.press("ArrowDown")
    button = pane.app.locator(".rp-el", has=page.get_by_role("button", name="Take away"))
    is_on(page, button)
    expect(button).to_be_in_viewport(ratio=1)
    pane.app.locator(".rp-pane__body").evaluate("body => { body.scrollTop -= 30; }")
    is_on(page, button)
    header = pane.app.locator(".rp-el", has=page.get_by_role("heading", name="Here"))
    page.keyboard.press("ArrowDown")
    is_on(page, header)
    pane.app.get_by_role("button", name="Take away").click()
    expect(header).to_have_count(0)
    expect(light(page)).to_have_count(0)  # what it was on has gone

    # On a run, whose pane is opened for it. From a line of its own: the light before may be about to go out.
    page.keyboard.press("Shift+Digit3")
    expect(pane.pane("Runs")).to_be_hidden()
    pane.app.get_by_role("button", name="Again").click()
    expect(pane.region.locator(".rp-count__number")).to_have_text("4")
    line(pane, 5).click(modifiers=["Alt"])
    is_on(page, line(pane, 5))
    page.keyboard.press("l")
    page.keyboard.press("l")
    is_on(page, pane.pane("Runs").locator(".rp-run").last)
    page.keyboard.press("ArrowUp")
    is_on(page, pane.pane("Runs").locator(".rp-run").first)
    page.keyboard.press("Escape")
    expect(light(page)).to_have_count(0)
    expect(page.get_by_role("navigation", name="Presenting")).to_be_visible()
