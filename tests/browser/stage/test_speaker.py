"""The speaker window: in step with the stage both ways, over reloads, other pages and more windows."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.playgrounds import wait_for_sandbox, wait_until_live
from tests.browser.shell.test_axe import violations
from tests.browser.stage.demo import Stage, served
from tests.browser.stage.speaking import Speaker

PATH = "demos/two/"


@pytest.fixture(scope="module")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site with a demo, in the place of the project's own."""
    with served(tmp_path_factory.mktemp("speaker")) as url:
        yield url


def test_presenter_and_speaker_are_in_step(page: Page) -> None:
    page.goto(PATH)
    wait_for_sandbox(page)
    stage = Stage(page)
    speaker = Speaker.of(page)
    expect(speaker.place).to_have_text("Before the first of 6 steps")
    expect(speaker.region("Next press")).to_contain_text("One script alone")
    expect(speaker.region("Next press")).to_contain_text("Unveil the script up to line 3")
    expect(speaker.room.get_by_text("Late: 0", exact=True)).to_be_visible()
    assert violations(speaker.page) == ""

    # Next on the stage moves the speaker's notes; the clock starts with the first step.
    expect(speaker.timer).to_have_text("0:00")
    speaker.button("Present").click()
    expect(page.locator("html")).to_have_attribute("data-presenting", "")
    line = page.get_by_role("navigation", name="Presenting").get_by_role("paragraph")
    page.keyboard.press("ArrowRight")
    speaker.expect_step(1, "One script alone")
    expect(speaker.notes).to_have_text("Say hello.")
    expect(speaker.timer).not_to_have_text("0:00")

    # Next in the window moves the stage, and what the room sees: by button, and by a clicker's key.
    speaker.button("Next").click()
    expect(line).to_have_text("2 of 6: All of it")
    speaker.expect_step(2, "All of it")
    expect(speaker.notes).to_have_text("No notes for this step.")
    speaker.page.keyboard.press("PageDown")
    expect(line).to_have_text("3 of 6: How often?")
    question = speaker.region("Asked")
    expect(question).to_contain_text("How many runs?")
    expect(question.get_by_role("row", name=re.compile("right answer"))).to_have_accessible_name(re.compile("^2 1 "))
    expect(speaker.region("Next press")).to_contain_text("Reveal the answer")
    expect(speaker.region("Next press")).to_contain_text("Click “Add”")

    # Hands are counted in either window.
    speaker.page.keyboard.press("2")
    expect(question.get_by_role("row", name=re.compile("^2 1 the right answer 1 "))).to_be_visible()
    page.keyboard.press("2")
    question.get_by_role("button", name="One hand more for 2").click()
    expect(question.get_by_role("row", name=re.compile("^2 1 the right answer 2 "))).to_be_visible()
    expect(question.get_by_role("row", name=re.compile("^3 2 1 "))).to_be_visible()
    assert violations(speaker.page) == ""
    speaker.page.keyboard.press("ArrowRight")
    expect(question).to_contain_text("The room has seen the answer.")
    expect(speaker.room.get_by_text("Late: 1", exact=True)).to_be_visible()
    speaker.page.keyboard.press("PageUp")
    expect(question).to_contain_text("The room has not seen the answer.")
    expect(speaker.room.get_by_text("Late: 0", exact=True)).to_be_visible()
    page.keyboard.press("ArrowLeft")
    speaker.expect_step(2, "All of it")
    expect(question).to_be_hidden()

    # While the stage is frozen the speaker sees what it will show; in the dark the first press makes light.
    cover = page.locator("[data-stage=cover]")
    speaker.page.keyboard.press("f")
    expect(speaker.button("Freeze")).to_have_attribute("aria-pressed", "true")
    expect(cover).to_have_count(1)
    expect(speaker.region("The room's screen")).to_contain_text("Frozen: the room does not see this yet")
    speaker.button("Next").click()
    speaker.button("Next").click()
    expect(speaker.room.get_by_text("Late: 1", exact=True)).to_be_visible()
    expect(cover.get_by_text("Late: 0", exact=True)).to_be_visible()
    assert violations(speaker.page) == ""
    page.keyboard.press("f")
    expect(cover).to_have_count(0)
    speaker.button("Black").click()
    expect(cover).to_have_css("background-color", "rgb(0, 0, 0)")
    speaker.page.keyboard.press("PageDown")
    expect(cover).to_have_count(0)
    expect(speaker.button("Black")).to_have_attribute("aria-pressed", "false")
    speaker.expect_step(3, "How often?")
    speaker.page.keyboard.press("Escape")  # out of the light
    speaker.page.keyboard.press("Escape")
    expect(speaker.button("Present")).to_have_attribute("aria-pressed", "false")
    expect(speaker.button("Freeze")).to_be_disabled()

    # To any step by the list.
    speaker.button("All steps").click()
    dialog = speaker.page.get_by_role("dialog", name="All steps")
    expect(dialog.get_by_role("button", name="How often?")).to_have_attribute("aria-current", "step")
    assert violations(speaker.page, dialog) == ""
    dialog.get_by_role("button", name="Both").click()
    speaker.expect_step(5, "Both")
    expect(stage.where).to_have_text("5 of 6 · Both")
    expect(speaker.room.get_by_text("Early: 2", exact=True)).to_be_visible()

    # The window comes back from a reload, and so does the stage; a second window is in step too.
    speaker.page.reload()
    speaker.expect_step(5, "Both")
    expect(speaker.timer).not_to_have_text("0:00")
    page.reload()
    wait_until_live(page)
    speaker.expect_step(5, "Both")
    other = Speaker.of(page)
    other.expect_step(5, "Both")
    other.page.keyboard.press("ArrowLeft")
    speaker.expect_step(4, "Gone")
    other.page.close()
    speaker.button("Back").click()
    expect(stage.where).to_have_text("3 of 6 · How often?")

    # The clock pauses and starts anew.
    speaker.button("Pause").click()
    expect(speaker.button("Go on")).to_be_visible()
    speaker.button("Reset clock").click()
    expect(speaker.timer).to_have_text("0:00")
    expect(speaker.button("Start")).to_be_visible()

    # The stage goes to a page without a playground, and comes back: without loading either.
    page.get_by_role("navigation", name="Header").get_by_role("link").first.click()
    expect(speaker.lost).to_contain_text("The stage has left its page.")
    page.get_by_role("main").get_by_role("link", name=re.compile("Two counters")).click()
    speaker.expect_step(3, "How often?")

    # Without its windows the stage goes on.
    speaker.page.close()
    stage.press("Next")
    expect(stage.where).to_have_text("4 of 6 · Gone")
