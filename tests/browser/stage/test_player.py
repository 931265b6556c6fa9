"""A demo in the page: forward as if the presenter did it, back to what was, whatever was done by hand in between."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.playgrounds import wait_for_sandbox, wait_until_live
from tests.browser.stage.demo import Stage, served

PATH = "demos/two/"


@pytest.fixture(scope="module")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site with a demo, in the place of the project's own."""
    with served(tmp_path_factory.mktemp("stage")) as url:
        yield url


def opened(page: Page) -> Stage:
    page.goto(PATH)
    wait_for_sandbox(page)
    return Stage(page)


def expect_late(stage: Stage, count: int, runs: int) -> None:
    expect(stage.script("late.py").app.get_by_text(f"Late: {count}", exact=True)).to_be_visible()
    stage.script("late.py").expect_runs(runs)


def test_a_demo_is_played_forward_and_back(page: Page) -> None:
    stage = opened(page)
    late, early = stage.script("late.py"), stage.script("early.py")

    # At the start what the first step shows is prepared: one click has been done.
    expect(stage.where).to_have_text("Start · 6 steps")
    expect_late(stage, 0, 2)
    expect(early.region).to_be_hidden()

    stage.press("Next")
    expect(stage.where).to_have_text("1 of 6 · One script alone")
    expect(early.region).to_be_hidden()
    stage.press("Next")
    stage.press("Next")
    expect(stage.where).to_have_text("3 of 6 · How often?")
    expect_late(stage, 0, 2)  # the question is open, and nothing has been done
    stage.press("Answer")
    expect_late(stage, 1, 3)
    assert stage.faults() == []

    # What cannot be done is told, and the rest of the step is done.
    stage.press("Next")
    expect(stage.said).to_have_text(
        "late.py: No widget to click with the label 'Gone'. There is button 'Add', button 'Wave'."
    )
    expect_late(stage, 2, 4)
    stage.press("Next")
    expect(stage.where).to_have_text("5 of 6 · Both")
    expect(early.app.get_by_text("Early: 2", exact=True)).to_be_visible()
    expect_late(stage, 2, 5)

    # The solution stands in the editor, and begins anew.
    stage.press("Next")
    expect(stage.where).to_have_text("6 of 6 · Solved")
    expect(late.app.get_by_text("Solved: 2", exact=True)).to_be_visible()
    expect(late.pane("Script").get_by_role("textbox")).to_contain_text("Solved")
    expect(stage.bar.get_by_role("button", name="Next")).to_be_disabled()

    # All the way back, faster than it can follow.
    stage.press("Back")
    expect(late.pane("Script").get_by_role("textbox")).to_contain_text("title(count)")
    for _ in range(6):
        stage.bar.get_by_role("button", name="Back").click()
    expect(stage.where).to_have_text("Start · 6 steps")
    expect_late(stage, 0, 2)
    expect(stage.bar.get_by_role("button", name="Back")).to_be_disabled()

    # To any step by the list.
    steps = page.get_by_role("list").filter(has=page.get_by_role("button", name="One script alone"))
    steps.get_by_role("button", name="Both").click()
    expect(steps.get_by_role("button", name="Both")).to_have_attribute("aria-current", "step")
    expect_late(stage, 2, 5)


def test_what_the_presenter_does_in_between_breaks_nothing(page: Page) -> None:
    stage = opened(page)
    late = stage.script("late.py")
    stage.press("Next")
    stage.press("Next")
    expect(stage.where).to_contain_text("2 of 6")

    # Clicks are taken back by the next press on.
    late.app.get_by_role("button", name="Add").click()
    expect_late(stage, 1, 3)
    late.app.get_by_role("button", name="Add").click()
    expect_late(stage, 2, 4)
    stage.press("Next")
    expect_late(stage, 0, 2)
    stage.press("Answer")
    expect_late(stage, 1, 3)

    # A reload comes back to the step, where the app is as it was.
    page.reload()
    wait_for_sandbox(page)
    expect(stage.where).to_have_text("3 of 6 · How often?")
    expect(stage.script("early.py").region).to_be_hidden()
    expect_late(stage, 1, 3)

    # Changes of the script stay, the next action is done with them, and that is said.
    source = late.pane("Script").get_by_role("textbox")
    source.get_by_text('"Wave"').click()
    page.keyboard.press("End")
    page.keyboard.insert_text('\nst.text("Mine")\n')
    stage.press("Next")
    expect(late.app.get_by_text("Mine")).to_be_visible()
    expect(stage.said).to_contain_text("This is your version of late.py.")
    expect_late(stage, 2, 4)
    stage.press("Back")
    expect_late(stage, 1, 3)
    expect(late.app.get_by_text("Mine")).to_be_visible()

    # Another page, and back to this one, without loading either.
    page.evaluate("window.isTheSame = true")
    page.get_by_role("navigation", name="Header").get_by_role("link").first.click()
    page.get_by_role("main").get_by_role("link", name=re.compile("Two counters")).click()
    wait_until_live(page)
    assert page.evaluate("window.isTheSame")
    expect(stage.where).to_have_text("3 of 6 · How often?")
    stage.press("Next")
    expect_late(stage, 2, 4)


def test_a_step_that_is_wrong_is_told_and_left_out(open_page: Callable[..., Page]) -> None:
    page = open_page(python=False)
    page.route("**/demos/two/", lambda route: _with_deck(route))
    page.goto(PATH)
    wait_until_live(page)
    stage = Stage(page)

    expect(stage.said).to_have_text("Step 1 is left out: show names gone.py, and the scripts are late.py, early.py.")
    expect(stage.where).to_have_text("Start · 5 steps")
    stage.press("Next")
    expect(stage.where).to_have_text("1 of 5 · All of it")


def _with_deck(route) -> None:  # type: ignore[no-untyped-def]
    response = route.fetch()
    text = response.text().replace('"show":["late.py"]', '"show":["gone.py"]')
    route.fulfill(response=response, body=text)
