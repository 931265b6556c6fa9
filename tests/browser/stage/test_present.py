"""Present mode: the panes alone, large enough for the last row, and all as it was when it is left."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.playgrounds import PlaygroundPane, settle, the_playground, until, wait_for_sandbox
from tests.browser.shell.test_axe import violations
from tests.browser.stage.presenting import LESSON, TWO, expect_inside, present, size_of
from tests.browser.test_dimmed import COLOURED, UNREADABLE

CODE: Final = {1: 24, 2: 20}
"""Pixels of a letter of code at 1280x720, by how many scripts stand side by side. What is read from the last row of
a room has a thirtieth of the picture's height; two scripts with lines of 42 letters leave room for a thirty-sixth."""
KEPT: Final = "localStorage.getItem('rerun-playground.layout.lesson')"
TABLES: Final = """\
def tick(by: int = 1) -> None:  # what a script has besides
    st.session_state.ticks = st.session_state.get("ticks", 0) + by

st.button("Tick", on_click=tick)
st.table({"a": [1, 2], "b": ["x", "y"]})
st.radio("One of", ["p", "q"])
if False:
    st.write("never")
"""


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
    expect(page.get_by_role("article")).to_have_count(0)
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
    assert page.evaluate(KEPT) is None


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
    assert violations(page, page.locator(".rerun-demo")) == ""
    present(page)
    shown = page.locator("[data-presented]")
    expect(shown).to_have_count(2)
    for _ in range(3):
        page.keyboard.press("PageDown")
    expect(shown).to_have_count(1)
    for pane in ("Script", "App", "Order"):
        expect(shown.get_by_role("region", name=re.compile(f"{pane}$"))).to_be_visible()


@pytest.mark.parametrize("window", [(1280, 720), (1920, 1080)])
def test_two_scripts_stand_side_by_side_with_their_apps_in_sight(
    open_page: Callable[..., Page], window: tuple[int, int]
) -> None:
    page = open_page(viewport={"width": window[0], "height": window[1]})
    page.goto(TWO)
    wait_for_sandbox(page)
    panes = [PlaygroundPane(page, "Whole script"), PlaygroundPane(page, "Fragment")]
    present(page)
    for pane in panes:
        expect_inside(page, pane.pane("Script"), pane.app, pane.pane("Runs"))
        texts = [
            pane.pane("Script").locator(".cm-line"),
            pane.app.locator(".rp-heading"),
            pane.pane("Runs").locator(".rp-cost"),
        ]
        assert min(size_of(text.first) for text in texts) >= CODE[2] * window[1] / 720
        expect(pane.pane("Script").locator(".rp-pane__title")).to_have_attribute("data-of", pane.name)
    tops = [pane.app.bounding_box() for pane in panes]
    assert tops[0]
    assert tops[1]
    assert tops[0]["y"] == tops[1]["y"]
    long = panes[0].pane("Script").locator(".cm-scroller")
    assert long.evaluate("it => it.scrollWidth <= it.clientWidth")  # no line ends out of sight

    # Larger and smaller, and as a browser's zoom of 200% and 50% has it: all stays in the window.
    for keys in ("+++", "------"):
        for key in keys:
            page.keyboard.press(key)
        for pane in panes:
            expect_inside(page, pane.pane("Script"), pane.app, pane.pane("Runs"))
    for _ in range(3):
        page.keyboard.press("+")
    for zoom in (2, 0.5):
        page.set_viewport_size({"width": round(window[0] / zoom), "height": round(window[1] / zoom)})
        seen = panes[0].pane("Script").locator(".cm-line").first
        least = max(CODE[2] * window[1] / 720 / zoom, CODE[2] * 0.6) - 0.1
        until(page, lambda seen=seen, least=least: size_of(seen) >= least, wanted=True)
        for pane in panes:
            expect_inside(page, pane.pane("Script"), pane.app, pane.pane("Runs"))


def test_leaving_gives_all_back_and_a_reload_goes_on(page: Page) -> None:
    page.goto(LESSON)
    wait_for_sandbox(page)
    pane = the_playground(page)
    pane.pane("Order").get_by_role("button", name="Order", exact=True).click()  # folded
    kept = page.evaluate(KEPT)
    pane.button("View").click()
    pane.button("Larger text").click()
    pane.app.get_by_role("button", name="Add one").click()
    pane.expect_runs(2)
    wide = [pane.pane(name).bounding_box() for name in ("Script", "App", "Session state")]
    pane.button("View").click()
    pane.region.get_by_role("button", name="Present").click()
    expect(page.get_by_role("navigation", name="Presenting")).to_be_visible()
    page.keyboard.press("Shift+Digit5")
    page.keyboard.press("Shift+Digit1")
    page.keyboard.press("c")
    page.keyboard.press("+")
    expect(pane.pane("Order")).to_be_visible()
    expect(pane.pane("Script")).to_be_hidden()
    assert page.evaluate(KEPT) == kept
    pane.app.get_by_role("button", name="Add one").click()
    pane.expect_runs(3)

    page.reload()
    wait_for_sandbox(page)
    expect(page.get_by_role("navigation", name="Presenting")).to_be_visible()
    expect(page.get_by_role("banner")).to_be_hidden()
    pane.expect_runs(3)
    page.keyboard.press("0")  # as it was when presenting began
    pane.expect_runs(2)
    page.keyboard.press("Escape")
    expect(page.get_by_role("banner")).to_be_visible()
    expect(pane.pane("Order").get_by_role("button", name="Order")).to_have_attribute("aria-expanded", "false")
    expect(pane.pane("Script").locator(".cm-content")).to_have_css("font-size", "14px")
    assert page.evaluate(KEPT) == kept
    until(page, lambda: [pane.pane(name).bounding_box() for name in ("Script", "App", "Session state")], wide)
    page.reload()
    wait_for_sandbox(page)
    expect(page.get_by_role("banner")).to_be_visible()


def test_axe_finds_nothing_in_any_of_its_colours(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(LESSON)
    wait_for_sandbox(page)
    pane = the_playground(page)
    pane.run(COLOURED.replace(":rainbow[ink]", "") + TABLES)  # whose text is a picture
    expect(pane.app.get_by_role("table")).to_be_visible()
    page.keyboard.press("Escape")  # out of the editor
    present(page)
    pane.app.get_by_role("button", name="Tick").click()
    pane.expect_runs(2)
    for part in "4567":
        page.keyboard.press(f"Shift+Digit{part}")
    assert violations(page) == ""
    page.keyboard.press("Shift+Digit7")  # what is disabled may be pale
    page.keyboard.press("q")
    page.get_by_role("dialog", name="Ask the room").get_by_role("button", name="How many runs?").click()
    page.keyboard.press("Enter")
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        expect(page.locator(f"[data-stage=question][data-scheme={scheme}]")).to_be_visible()
        expect(page.locator(f"[data-presented]:not([data-scheme={scheme}])")).to_have_count(0)
        settle(page)
        for shown in (pane.region, page.get_by_role("region", name="How many runs?")):
            assert shown.evaluate(UNREADABLE, 7) == [], scheme
    page.keyboard.press("a")
    page.keyboard.press("a")
    page.keyboard.press("c")
    assert violations(page) == ""
    assert pane.region.evaluate(UNREADABLE, 7) != []
    page.keyboard.press("v")
    assert violations(page) == ""
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()
    assert violations(page) == ""
