"""The keys of a presenter: a clicker's everywhere, letters where nobody types; covers, and the way out step by step."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.playgrounds import the_playground, wait_for_sandbox
from tests.browser.stage.presenting import LESSON, light, present


def test_black_frozen_and_out_step_by_step(page: Page) -> None:
    page.goto(LESSON)
    wait_for_sandbox(page)
    pane = the_playground(page)
    app = pane.app.get_by_role("heading", name="Count")
    covers = page.locator("body > [data-stage=cover]")
    present(page)

    # Frozen: the room sees the app as it was, while it goes on below.
    page.keyboard.press("f")
    expect(covers).to_have_count(1)
    expect(covers).to_contain_text("Frozen")
    seen = covers.locator("h2.rp-heading")
    pane.app.get_by_role("button", name="Add one").click(force=True)
    pane.expect_runs(2)
    expect(app).to_have_text("Count: 1")
    expect(seen).to_have_text("Count: 0")
    assert seen.bounding_box() == app.bounding_box()
    on_top = "({x, y}) => document.elementFromPoint(x, y).closest('[data-stage=cover]') !== null"
    covers.evaluate("cover => { cover.inert = false; }")  # what is inert is looked through
    assert app.evaluate(f"heading => ({on_top})(heading.getBoundingClientRect())")
    page.keyboard.press("f")
    expect(covers).to_have_count(0)
    expect(app).to_have_text("Count: 1")

    # A clicker blackens by a dot or by b. The next press brings the stage back, and no more.
    page.keyboard.press("v")
    veiled = pane.pane("Script").locator(".rp-veiled.cm-line")
    expect(veiled).to_have_count(8)
    page.keyboard.press(".")
    expect(covers).to_have_css("background-color", "rgb(0, 0, 0)")
    page.keyboard.press("PageDown")
    expect(covers).to_have_count(0)
    expect(veiled).to_have_count(8)

    # Escape takes one thing away at a time.
    page.keyboard.press("l")
    page.keyboard.press("b")
    page.keyboard.press("f")
    expect(covers).to_have_count(2)
    page.keyboard.press("Escape")
    expect(light(page)).to_have_count(0)
    expect(covers).to_have_count(2)
    page.keyboard.press("Escape")
    expect(covers).to_have_count(1)
    page.keyboard.press("Escape")
    expect(covers).to_have_count(0)
    pane.pane("Script").get_by_role("textbox").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("navigation", name="Presenting")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("navigation", name="Presenting")).to_have_count(0)


def test_letters_are_typed_where_one_types_and_a_clicker_works_there_too(page: Page) -> None:
    page.goto("play/")
    wait_for_sandbox(page)
    pane = the_playground(page)
    present(page)
    name = pane.app.get_by_label("Your name")
    name.click()
    page.keyboard.type("flavs. b0c+")
    expect(name).to_have_value("flavs. b0c+")
    expect(page.locator("body > [data-stage=cover]")).to_have_count(0)
    page.keyboard.press("F5")  # no reload
    expect(name).to_have_value("flavs. b0c+")
    pane.app.get_by_role("button", name="Say hello").click()
    expect(pane.app).to_contain_text("Hello, flavs")
    page.keyboard.press("v")
    veiled = pane.pane("Script").locator(".rp-veiled.cm-line")
    expect(veiled).not_to_have_count(0)
    before = veiled.count()
    page.keyboard.press("Space")  # the button was clicked, not tabbed to: the key is the presenter's
    expect(veiled).not_to_have_count(before)
    runs = pane.pane("Runs").locator(".rp-count").inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")  # now it is the button's
    expect(pane.pane("Runs").locator(".rp-count")).not_to_have_text(runs)
    name.focus()
    page.keyboard.press("PageUp")
    expect(veiled).to_have_count(before)
