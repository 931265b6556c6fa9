"""How tests present a page, and what they look at there."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Locator, Page, expect

LESSON: Final = "learn/from-the-top/a-click-is-a-rerun/"
TWO: Final = "compare/"
SIZE: Final = """element => {
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * (element.currentCSSZoom ?? 1);
    return Math.round(size * 10) / 10;
}"""


def present(page: Page) -> None:
    page.keyboard.press("p")
    expect(page.get_by_role("navigation", name="Presenting")).to_be_visible()


def light(page: Page) -> Locator:
    """What the light falls on, while there is one."""
    return page.locator("body > [data-stage=light]")


def size_of(text: Locator) -> float:
    """How large its letters are on the screen, in pixels of the page."""
    return text.evaluate(SIZE)


def expect_inside(page: Page, *boxes: Locator) -> None:
    """All of each is in the window, and it is large enough to be of use."""
    window = page.viewport_size or {}
    for box in boxes:
        expect(box).to_be_visible()
        place = box.bounding_box()
        assert place
        assert min(place["x"], place["y"]) >= 0, place
        assert place["x"] + place["width"] <= window["width"] + 1, place
        assert place["y"] + place["height"] <= window["height"] + 1, place
        assert min(place["width"] / 2, place["height"]) > 40, place
