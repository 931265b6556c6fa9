"""Lessons as somebody does them: fail, take a hint, repair, pass, and find it done the next time; and predictions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import SharedPage
from tests.browser.playgrounds import BOOT, PlaygroundPane, the_playground, wait_for_sandbox

LESSON = ("learn/from-the-top/a-click-is-a-rerun/", "A click is a rerun")
ORDERING = "learn/from-the-top/top-to-bottom/"
COMPARISON = "compare/update-an-earlier-header/"
RUNS = {"st.rerun": 3, "Callback": 2, "Container": 2}
"""The comparison's scripts, and how many runs there are after a click in each."""
TOO_LATE = """import streamlit as st

count = 0

if st.button("Add one"):
    count = count + 1

st.header(f"Count: {count}")
if st.button("Add ten"):
    count = count + 10
st.button("Do nothing")
"""
RIGHT = """import streamlit as st

count = 0
one, ten = st.button("Add one"), st.button("Add ten")
st.header(f"Count: {one + 10 * ten}")
st.button("Do nothing")
"""


def task(page: Page) -> Locator:
    return page.get_by_role("region", name="Your turn")


def press(page: Page, name: str) -> None:
    task(page).get_by_role("button", name=name, exact=True).click()


def lesson(page: Page) -> PlaygroundPane:
    page.goto(LESSON[0])
    wait_for_sandbox(page)
    return PlaygroundPane(page, LESSON[1])


def reset(pane: PlaygroundPane) -> None:
    """Bring the script back that the playground was opened with, and start it."""
    pane.button("Reset").click()
    dialog = pane.region.get_by_role("dialog")
    if dialog.is_visible():
        dialog.get_by_role("button", name="Reset the script").click()
        # The dialog tells it once it is closed.
        expect(pane.region).not_to_have_attribute("data-changed", re.compile(""))
    wait_for_sandbox(pane.page)  # what is clicked before the new app is there is not done
    pane.expect_runs(1)


@pytest.fixture
def learner(request: pytest.FixtureRequest, shared_page: Callable[[str], SharedPage]) -> Iterator[PlaygroundPane]:
    """The lesson's playground with the script it starts with, on a page that other tests use too."""
    for page in shared_page(LESSON[0]).lend(request):
        pane = PlaygroundPane(page, LESSON[1])
        predict(page, on=False)
        reset(pane)
        expect(pane.app.get_by_role("heading", name="Count: 0")).to_be_visible(timeout=BOOT)
        yield pane


@pytest.fixture
def comparison(request: pytest.FixtureRequest, shared_page: Callable[[str], SharedPage]) -> Iterator[Page]:
    """The comparison's page, all scripts at their beginning."""
    for page in shared_page(COMPARISON).lend(request):
        predict(page, on=False)
        page.get_by_role("checkbox", name="Send each action to all scripts").uncheck()
        for name in RUNS:
            reset(PlaygroundPane(page, name))
        yield page


def test_fail_hint_repair_pass_and_progress_is_kept(page: Page) -> None:
    pane = lesson(page)
    verdict = task(page).get_by_role("status")
    tried = task(page).get_by_text("What was tried")
    expect(tried).to_be_hidden()

    press(page, "Check")
    expect(verdict).to_contain_text("There is no button Add ten.", timeout=BOOT)
    expect(tried).to_be_visible()

    hints = task(page).get_by_role("list", name="Hints").get_by_role("listitem")
    press(page, "Hint")
    expect(hints).to_have_count(1)
    press(page, "Next hint")
    expect(hints).to_have_count(2)

    pane.type_script(TOO_LATE)
    expect(task(page)).to_contain_text("You have changed your script since then.")
    press(page, "Check")
    expect(verdict).to_contain_text("but it says Count: 0")
    expect(verdict).to_contain_text("this run has written the header already")
    task(page).get_by_text("What was tried").click()
    expect(task(page).get_by_role("listitem").filter(has_text="Click Add one")).to_contain_text(
        "the header says Count: 1"
    )
    pane.expect_runs(1)  # the reader's own app was left alone

    pane.type_script(RIGHT)
    press(page, "Check")
    expect(verdict).to_contain_text("Passed.")
    expect(verdict).to_contain_text("1, 10, 1.")
    expect(task(page)).to_have_attribute("data-cheer", "")
    expect(task(page).get_by_text("Next:").get_by_role("link")).to_be_visible()
    task(page).get_by_text("Take it with you").click()
    expect(task(page)).to_contain_text("pip install streamlit")
    expect(task(page)).to_contain_text("streamlit run app.py")
    with page.expect_download() as taken:
        press(page, "Download app.py")
    assert taken.value.suggested_filename == "app.py"
    assert taken.value.path().read_text() == RIGHT
    mark = page.get_by_role("navigation", name="From the top").get_by_role("link", name="A click is a rerun, done")
    expect(mark).to_be_visible()

    page.reload()
    expect(mark).to_be_visible()

    page.goto("learn/")
    count = page.get_by_text(re.compile(r"1 of \d+ done")).first
    expect(count).to_be_visible()
    expect(page.get_by_role("link", name="A click is a rerun Done")).to_be_visible()
    page.get_by_role("button", name="Forget my progress").click()
    expect(count).to_be_hidden()
    page.get_by_role("button", name="Bring it back").click()
    expect(count).to_be_visible()
    page.get_by_role("button", name="Forget my progress").click()
    page.reload()
    expect(page.get_by_role("link", name="A click is a rerun").first).to_be_visible()
    expect(page.get_by_text(re.compile(r"of \d+ done")).first).to_be_hidden()


def test_the_solution_is_a_difference_that_can_be_used(learner: PlaygroundPane) -> None:
    page, pane = learner.page, learner
    press(page, "Solution")
    dialog = page.get_by_role("dialog", name="The solution")
    rows = dialog.get_by_role("row")
    expect(rows).to_have_count(11, timeout=BOOT)
    expect(rows.nth(6)).to_contain_text('put in: if st.button("Add ten"):')
    dialog.get_by_role("button", name="Use it").click()
    expect(pane.app.get_by_role("button", name="Add ten")).to_be_visible()
    press(page, "Check")
    expect(task(page).get_by_role("status")).to_contain_text("Passed.", timeout=BOOT)

    press(page, "Solution")
    expect(dialog).to_contain_text("Your script is the solution already.")
    expect(dialog.get_by_role("button", name="Use it")).to_be_hidden()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()


def test_a_script_that_never_ends_does_not_end_the_check(learner: PlaygroundPane) -> None:
    page, pane = learner.page, learner
    pane.type_script("while True:\n    pass")
    press(page, "Check")
    expect(task(page).get_by_role("status")).to_contain_text("line 2 was still running", timeout=BOOT)
    pane.app.get_by_role("button", name="Add one").click()
    pane.app.get_by_role("button", name="Use it as it is").click()
    pane.expect_runs(2)


def test_a_script_that_takes_the_sandbox_down_is_told(learner: PlaygroundPane) -> None:
    page, pane = learner.page, learner
    pane.type_script("import os\nos._exit(1)")
    press(page, "Check")
    expect(task(page)).to_contain_text("could not be answered", timeout=BOOT)
    pane.type_script(RIGHT)
    wait_for_sandbox(page)
    press(page, "Check")
    expect(task(page).get_by_role("status")).to_contain_text("Passed.", timeout=BOOT)


@pytest.mark.console_errors  # the theme's own scripts do not expect it
@pytest.mark.parametrize("refuse", ["get", "setItem"])
def test_progress_survives_a_browser_that_keeps_nothing(open_page: Callable[..., Page], refuse: str) -> None:
    page = open_page()
    if refuse == "get":
        script = (
            "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
        )
    else:
        script = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
    page.add_init_script(script)
    pane = lesson(page)
    pane.type_script(RIGHT)
    press(page, "Check")
    expect(task(page).get_by_role("status")).to_contain_text("Passed.", timeout=BOOT)
    expect(page.get_by_role("link", name="A click is a rerun, done")).to_be_visible()


def test_the_task_of_a_comparison_is_about_its_first_script(comparison: Page) -> None:
    page = comparison
    press(page, "Check")
    verdict = task(page).get_by_role("status")
    expect(verdict).to_contain_text("there must be 1 run, but 2 runs happened", timeout=BOOT)
    press(page, "Solution")
    page.get_by_role("dialog", name="The solution").get_by_role("button", name="Use it").click()
    pane = PlaygroundPane(page, "st.rerun")
    expect(pane.pane("Script")).to_contain_text("on_click=update_value")
    press(page, "Check")
    expect(verdict).to_contain_text("Passed.", timeout=BOOT)


def predict(page: Page, on: bool = True) -> None:
    switch = page.get_by_role("switch", name="Predict first")
    switch.focus()
    if switch.is_checked() != on:
        page.keyboard.press("Space")
    expect(switch).to_be_checked(checked=on)


def test_a_prediction_is_asked_before_and_answered_from_the_trace(learner: PlaygroundPane) -> None:
    page, pane = learner.page, learner
    predict(page)
    pane.app.get_by_role("button", name="Add one").click()
    asked = page.get_by_role("dialog", name="Before you see it")
    pane.expect_runs(1)
    expect(asked.get_by_label("How many runs will it take?")).to_be_focused()
    expect_beside(asked, pane)
    asked.get_by_label("How many runs will it take?").fill("1")
    asked.get_by_role("group", name="Which of these lines will run?").get_by_label("count = count + 1").check()
    asked.get_by_label("What will the header say?").fill("count: 1")
    asked.get_by_role("button", name="Show what happens").click()

    told = page.get_by_role("dialog", name="What happened")
    expect(told.get_by_role("status")).to_have_text("2 of 3 right.", timeout=BOOT)
    expect(told.get_by_role("listitem").nth(0)).to_contain_text("Yes: 1 run.")
    expect(told.get_by_role("listitem").nth(1)).to_contain_text("You said count = count + 1.")
    expect_beside(told, pane)
    told.get_by_role("button", name="See it in the app").click()
    expect(pane.app.get_by_role("button", name="Add one")).to_be_focused()
    pane.expect_runs(2)
    expect(pane.app.get_by_role("heading", name="Count: 1")).to_be_visible()


def expect_beside(panel: Locator, pane: PlaygroundPane) -> None:
    """The panel covers nothing of the playground."""
    box, playground = panel.bounding_box(), pane.region.bounding_box()
    assert box
    assert playground
    assert box["x"] + box["width"] <= playground["x"] or box["y"] >= playground["y"] + playground["height"]


def test_the_answer_follows_the_readers_script(learner: PlaygroundPane) -> None:
    page, pane = learner.page, learner
    pane.run('import streamlit as st\nif st.button("Add one"):\n    st.rerun()\nst.header("Mine")')
    expect(pane.app.get_by_role("heading", name="Mine")).to_be_visible()
    predict(page)
    pane.app.get_by_role("button", name="Add one").click()
    page.get_by_role("dialog").get_by_role("button", name="Show what happens").click()
    answers = page.get_by_role("dialog", name="What happened").get_by_role("listitem")
    expect(answers.nth(0)).to_contain_text("The answer: 2 runs.", timeout=BOOT)
    expect(answers.nth(1)).to_contain_text("no such line any more")
    expect(answers.nth(2)).to_contain_text("No: it says Mine.")


def test_predictions_can_be_skipped_and_dropped(page: Page) -> None:
    pane = lesson(page)
    predict(page)
    pane.app.get_by_role("button", name="Add one").click()
    expect(page.get_by_role("dialog", name="Before you see it")).to_be_visible()
    page.keyboard.press("Escape")
    pane.expect_runs(1)
    pane.app.get_by_role("button", name="Add one").click()
    page.get_by_role("dialog").get_by_role("button", name="Just show it").click()
    pane.expect_runs(2)
    page.reload()
    wait_for_sandbox(page)
    expect(page.get_by_role("switch", name="Predict first")).to_be_checked()
    predict(page, on=False)
    pane.expect_runs(2)  # a reload comes back to where the reader was
    pane.app.get_by_role("button", name="Add one").click()
    pane.expect_runs(3)


def test_what_is_typed_is_asked_about_too(page: Page) -> None:
    page.goto("learn/fewer-reruns/a-form/")
    wait_for_sandbox(page)
    pane = PlaygroundPane(page, "A form")
    predict(page)
    for field, runs, shown in (("Your name, outside the form", "1", 2), ("Enter some text", "0", 2)):
        pane.app.get_by_label(field).fill("Ada")
        pane.app.get_by_label(field).blur()
        asked = page.get_by_role("dialog", name="Before you see it")
        asked.get_by_label("How many runs will it take?").fill(runs)
        page.keyboard.press("Enter")
        told = page.get_by_role("dialog", name="What happened")
        expect(told.get_by_role("status")).to_have_text("All right.", timeout=BOOT)
        told.get_by_role("button", name="See it in the app").click()
        pane.expect_runs(shown)
    expect(page.locator(".rerun-step details.answer[open]")).to_have_count(2)  # one a question; the others stay folded
    # Enter sends the field and submits the form: what was typed is never lost, the click is not done.
    pane.app.get_by_label("Enter some text").fill("Bob")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("heading", level=3)).to_have_text(
        ["Change Enter some text", "Click Submit"]
    )
    page.keyboard.press("Escape")
    pane.expect_runs(2)
    predict(page, on=False)
    pane.app.get_by_role("button", name="Submit").click()
    expect(pane.app).to_contain_text("Inside: Bob")


def test_one_click_on_all_is_one_prediction(comparison: Page) -> None:
    page = comparison
    predict(page)
    page.get_by_role("button", name="Click all three").click()
    asked = page.get_by_role("dialog", name="Before you see it")
    for number, runs in enumerate(["2", "1", "1"]):
        asked.get_by_label("How many runs will it take?").nth(number).fill(runs)
    asked.get_by_role("button", name="Show what happens").click()
    told = page.get_by_role("dialog", name="What happened")
    expect(told.get_by_role("status")).to_have_text("3 of 6 right.", timeout=BOOT)
    told.get_by_role("button", name="See it in the app").click()
    for name, runs in RUNS.items():
        PlaygroundPane(page, name).expect_runs(runs)


def test_what_is_done_in_all_is_asked_about_together(comparison: Page) -> None:
    page = comparison
    predict(page)
    page.get_by_role("checkbox", name="Send each action to all scripts").check()
    PlaygroundPane(page, "Callback").app.get_by_role("button", name="Bar").click()
    asked = page.get_by_role("dialog", name="Before you see it")
    expect(asked.get_by_label("How many runs will it take?")).to_have_count(3)
    asked.get_by_role("button", name="Show what happens").click()
    told = page.get_by_role("dialog", name="What happened")
    expect(told.get_by_role("status")).to_have_text("0 of 6 right.", timeout=BOOT)
    expect(told.get_by_role("listitem").first).to_contain_text("You made no guess.")
    told.get_by_role("button", name="See it in the app").click()
    for name, runs in RUNS.items():
        PlaygroundPane(page, name).expect_runs(runs)


def test_lines_are_put_in_order_by_buttons_and_by_hand(page: Page) -> None:
    page.goto(ORDERING)
    wait_for_sandbox(page)
    pane = the_playground(page)
    task(page).get_by_text("Move the lines").click()
    rows = task(page).get_by_role("list", name="Lines to put in order").get_by_role("listitem")
    pieces = rows.all_inner_texts()
    first, second = (text.splitlines()[1] for text in pieces[:2])

    rows.first.get_by_role("button", name="Move down").press("Enter")
    expect(rows.nth(1)).to_contain_text(first)
    expect(rows.nth(1).get_by_role("button", name="Move down")).to_be_focused()
    expect(task(page).locator("[data-task=moved]")).to_contain_text(f"is now 2 of {len(pieces)}.")
    expect(pane.pane("Script").locator(".cm-line").first).to_have_text(second)
    expect(pane.region).to_contain_text("Changed, not run")

    end = rows.last.bounding_box()
    assert end
    rows.nth(1).locator(".rerun-order__hold").hover()
    page.mouse.down()
    page.mouse.move(end["x"] + 10, end["y"] + end["height"] - 2, steps=8)
    page.mouse.up()
    expect(rows.last).to_contain_text(first)
    expect(pane.pane("Script").locator(".cm-line").last).to_have_text(first)

    pane.type_script("import streamlit as st")
    expect(task(page)).to_contain_text("Your script has other lines now.")
    reset(pane)
    expect(rows).to_have_text(pieces, use_inner_text=True)
    press(page, "Check")
    expect(task(page).get_by_role("status")).to_contain_text("Not yet.")
