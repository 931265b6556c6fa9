"""Present mode: the panes alone, large enough for the last row, and all as it was when it is left."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.playgrounds import the_playground, wait_for_sandbox

LESSON: Final = "learn/from-the-top/a-click-is-a-rerun/"
COMPARISON: Final = "compare/update-an-earlier-header/"
TWO: Final = "compare/add-a-row/"
# The text of a slide that is read from the last row has a thirtieth of the picture's height or more; code, of which
# lines of 40 letters must stand side by side, gets a thirty-sixth.
CODE: Final = {1: 24, 2: 20, 3: 16}
SIZE: Final = """element => {
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * (element.currentCSSZoom ?? 1);
    return Math.round(size * 10) / 10;
}"""


def present(page: Page) -> None:
    page.keyboard.press("p")
    expect(page.get_by_role("group", name="Presenting")).to_be_visible()


def size_of(text: Locator) -> float:
    """How large its letters are on the screen, in pixels of the page."""
    return text.evaluate(SIZE)


def expect_inside(page: Page, *boxes: Locator) -> None:
    window = page.viewport_size or {}
    for box in boxes:
        expect(box).to_be_visible()
        place = box.bounding_box()
        assert place
        assert min(place["x"], place["y"]) >= 0, place
        assert place["x"] + place["width"] <= window["width"] + 1, place
        assert place["y"] + place["height"] <= window["height"] + 1, place
        assert min(place["width"] / 2, place["height"]) > 60, place


@pytest.mark.parametrize("window", [(1280, 720), (1920, 1080)])
def test_a_script_its_app_and_its_runs_fill_the_window(open_page: Callable[..., Page], window: tuple[int, int]) -> None:
    page = open_page(viewport={"width": window[0], "height": window[1]})
    page.goto(LESSON)
    wait_for_sandbox(page)
    pane = the_playground(page)
    present(page)
    expect_inside(page, pane.pane("Script"), pane.app, pane.pane("Runs"))
    expect(pane.pane("Session state")).to_be_hidden()
    expect(page.get_by_role("banner")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    expect(pane.button("Run")).to_be_hidden()
    larger = window[1] / 720
    assert size_of(pane.pane("Script").locator(".cm-line").first) >= CODE[1] * larger
    assert size_of(pane.app.get_by_role("button", name="Add one")) >= CODE[1] * larger
    pane.app.get_by_role("button", name="Add one").click()
    pane.expect_runs(2)
    for small in (".rp-cost", ".rp-run__title", ".rp-run__facts"):
        assert size_of(pane.pane("Runs").locator(small).first) >= CODE[1] * larger

    page.keyboard.press("Shift+Digit4")
    page.keyboard.press("Shift+Digit6")
    expect_inside(page, pane.pane("Script"), pane.app, pane.pane("Runs"), pane.pane("Session state"))
    expect_inside(page, pane.pane("Timeline"), pane.pane("Timeline").locator("canvas").first)
    page.keyboard.press("Escape")
    expect(page.get_by_role("banner")).to_be_visible()
    expect(pane.button("Run")).to_be_visible()
    assert size_of(pane.pane("Script").locator(".cm-line").first) == 13
    assert page.evaluate("localStorage.getItem('rerun-playground.layout.lesson')") is None


def test_the_script_is_revealed_block_by_block_with_a_clicker_wherever_the_focus_is(page: Page) -> None:
    page.goto(LESSON)
    wait_for_sandbox(page)
    pane = the_playground(page)
    script = pane.pane("Script")
    present(page)
    page.keyboard.press("v")
    veiled = script.locator(".cm-line.rp-veiled")
    expect(veiled).to_have_count(8)
    for part in ("st.header", "count = 0"):
        line = script.locator(".cm-line", has_text=part).first
        expect(line).to_have_css("color", "rgba(0, 0, 0, 0)")
        for token in line.locator("span").all():
            expect(token).to_have_css("color", "rgba(0, 0, 0, 0)")
    expect(script.locator(".cm-line").first).not_to_have_css("color", "rgba(0, 0, 0, 0)")
    height = script.locator(".cm-line").last.bounding_box()

    page.keyboard.press("PageDown")
    expect(veiled).to_have_count(6)
    script.get_by_role("textbox").click(position={"x": 300, "y": 20})
    page.keyboard.press("PageDown")
    expect(veiled).to_have_count(3)  # an `if` with what is below it
    page.keyboard.press("PageUp")
    expect(veiled).to_have_count(6)
    page.keyboard.press("End")
    page.keyboard.type("\n# a word")
    expect(veiled).to_have_count(6)  # what is written where all can be read can be read
    page.keyboard.press("ControlOrMeta+z")
    for _ in range(3):
        page.keyboard.press("PageDown")
    expect(veiled).to_have_count(0)
    assert script.locator(".cm-line").last.bounding_box() == height
    page.keyboard.press("Escape")  # out of the editor
    page.keyboard.press("v")
    expect(veiled).to_have_count(8)
    page.keyboard.press("Shift+V")
    expect(veiled).to_have_count(0)
    page.keyboard.press("v")
    page.keyboard.press("Escape")
    expect(pane.button("Run")).to_be_visible()
    expect(veiled).to_have_count(0)


def test_a_step_that_leaves_one_script_of_two_opens_its_panes(page: Page) -> None:
    page.goto("demos/update-an-earlier-header/")
    wait_for_sandbox(page)
    page.get_by_role("button", name="Handed to the button").click()
    expect(page.get_by_role("button", name="Handed to the button")).to_have_attribute("aria-current", "step")
    present(page)
    shown = page.locator("[data-presented]")
    expect(shown).to_have_count(2)
    for _ in range(3):
        page.keyboard.press("PageDown")
    expect(shown).to_have_count(1)
    for pane in ("Script", "App", "Order"):
        expect(shown.get_by_role("region", name=re.compile(f"{pane}$"))).to_be_visible()
