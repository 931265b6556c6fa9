"""The comparison page: a click costs 2 runs, or 1 with a callback before it, or 1 that writes back into a container."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import SharedPage
from tests.browser.playgrounds import BOOT, PlaygroundPane, stop_the_clock, wait_for_sandbox, wait_until_live
from tests.browser.workers import HeldBack, Sleeper

PAGE = "compare/update-an-earlier-header/"


COLUMNS = {"st.rerun": ("Foo", 3), "Callback": ("Bar", 2), "Container": ("Baz", 2)}
"""The scripts of the page: the button of each, and how many runs there are after a click on it."""


ASLEEP = """\
import time
import streamlit as st
time.sleep(1)
st.text("Awake")
"""


@pytest.fixture
def comparison(request: pytest.FixtureRequest, shared_page: Callable[[str], SharedPage]) -> Iterator[Page]:
    """The page of three scripts, all at their beginning."""
    for page in shared_page(PAGE).lend(request):
        page.get_by_role("checkbox", name="Send each action to all scripts").uncheck()
        for name in COLUMNS:
            pane = PlaygroundPane(page, name)
            pane.button("Run").click()
            wait_for_sandbox(page)  # what is clicked before the new app is there is not done
            expect(pane.app.get_by_role("heading", name="Title")).to_be_visible(timeout=BOOT)
            pane.expect_runs(1)
        expect(totals(page)).to_contain_text("On loading the page", timeout=BOOT)
        yield page


@pytest.mark.parametrize("column", COLUMNS)
def test_each_way_costs_its_runs(comparison: Page, column: str) -> None:
    button, runs = COLUMNS[column]
    pane = PlaygroundPane(comparison, column)
    pane.app.get_by_role("button", name=button).click()

    pane.expect_runs(runs)
    expect(pane.app.get_by_role("heading", name=button)).to_be_visible()
    state = pane.pane("Session state").get_by_role("row", name="value")
    expect(state).to_contain_text("'Title'")
    expect(state).to_contain_text(f"'{button}'")
    for other in COLUMNS.keys() - {column}:
        PlaygroundPane(comparison, other).expect_runs(1)
        expect(PlaygroundPane(comparison, other).app.get_by_role("heading", name="Title")).to_be_visible()


def test_click_all_three(comparison: Page) -> None:
    comparison.get_by_role("button", name="Click all three").click()
    for column, (button, runs) in COLUMNS.items():
        pane = PlaygroundPane(comparison, column)
        pane.expect_runs(runs)
        expect(pane.app.get_by_role("heading", name=button)).to_be_visible()


def test_the_callback_comes_before_the_script(comparison: Page) -> None:
    pane = PlaygroundPane(comparison, "Callback")
    pane.app.get_by_role("button", name="Bar").click()
    pane.expect_runs(2)
    steps = pane.pane("Order").get_by_role("listitem")
    expect(steps.filter(has_text="update_value").first).to_be_visible()
    order = steps.all_inner_texts()
    called = next(number for number, text in enumerate(order) if "update_value" in text)
    started = next(number for number, text in enumerate(order) if "first line" in text)
    assert called < started


def test_what_is_clicked_before_python_has_started_is_answered_in_order(page: Page) -> None:
    worker = HeldBack(page)
    page.goto(PAGE)
    for column, button in [("Container", "Baz"), ("st.rerun", "Foo")]:
        PlaygroundPane(page, column).app.get_by_role("button", name=button).click()
    expect(page.locator("html")).to_have_attribute("data-sandbox", "loading")
    worker.let_in()
    PlaygroundPane(page, "Container").expect_runs(2)
    PlaygroundPane(page, "st.rerun").expect_runs(3)


def test_says_what_happened_to_those_who_listen(comparison: Page) -> None:
    pane = PlaygroundPane(comparison, "st.rerun")
    pane.app.get_by_role("button", name="Foo").click()
    pane.expect_runs(3)
    expect(pane.region.locator("[aria-live=polite]").filter(has_text="2 runs")).to_have_count(1, timeout=BOOT)


def totals(page: Page) -> Locator:
    return page.get_by_role("region", name="Totals")


def row(page: Page, name: str) -> Locator:
    """A script's numbers: runs, lines, callbacks, writes."""
    return totals(page).get_by_role("row").filter(has=page.get_by_role("rowheader", name=name))


def expect_row(page: Page, name: str, words: str) -> None:
    expect(row(page, name)).to_have_text(re.compile(words), timeout=BOOT)


def test_the_totals_say_what_the_click_cost_in_each(comparison: Page) -> None:
    page = comparison
    page.get_by_role("button", name="Click all three").click()
    expect_row(page, "st.rerun", "clicked Foo2 3 in all1001")
    expect_row(page, "Callback", "clicked Bar1 2 in all611")
    expect_row(page, "Container", "clicked Baz1 2 in all601")
    expect(totals(page).locator("[aria-live=polite]")).to_have_text(
        "st.rerun took 2 runs (st.rerun at line 10), Callback and Container 1. Only Callback called a callback. "
        "st.rerun executed 10 lines, Callback and Container 6."
    )


def test_the_story_of_each_stands_in_the_first_window(comparison: Page) -> None:
    page = comparison

    def expect_all_in_window() -> None:
        for name, (button, _runs) in COLUMNS.items():
            expect(row(page, name)).to_be_in_viewport(ratio=1)
            expect(PlaygroundPane(page, name).app.get_by_role("button", name=button)).to_be_in_viewport(ratio=1)

    expect_all_in_window()
    page.get_by_role("button", name="Click all three").click()
    expect_row(page, "st.rerun", "script.*then.*st.rerun, line 10.*then.*script.*value 'Title' → 'Foo'")
    expect_row(page, "Callback", "update_value.*then.*script.*value 'Title' → 'Bar'")
    expect_all_in_window()


def test_on_a_phone_the_card_of_each_is_the_way_to_it(open_page: Callable[..., Page]) -> None:
    page = open_page(python=False, viewport={"width": 390, "height": 844})
    page.goto(PAGE)
    wait_until_live(page)
    expect(PlaygroundPane(page, "st.rerun").app).to_be_visible()
    expect(PlaygroundPane(page, "Callback").app).to_be_hidden()
    totals(page).get_by_role("button", name="Callback").click()
    expect(PlaygroundPane(page, "Callback").app).to_be_visible()
    expect(PlaygroundPane(page, "st.rerun").app).to_be_hidden()
    expect(totals(page).get_by_role("button", name="Callback")).to_have_attribute("aria-pressed", "true")
    for name in COLUMNS:
        expect(row(page, name)).to_be_visible()


def test_a_click_in_one_is_a_click_in_all_where_the_reader_wants_it(comparison: Page) -> None:
    page = comparison
    first = PlaygroundPane(page, "st.rerun")
    first.app.get_by_role("button", name="Foo").click()
    expect(totals(page)).to_contain_text("Not the same was done in all. Actions so far: st.rerun 1, Callback and")
    first.button("Run").click()
    expect(totals(page)).to_contain_text("On loading the page")
    page.get_by_role("checkbox", name="Send each action to all scripts").check()
    PlaygroundPane(page, "Container").app.get_by_role("button", name="Baz").click()
    expect_row(page, "st.rerun", "clicked Foo")
    expect_row(page, "Callback", "clicked Bar")
    expect_row(page, "Container", "clicked Baz")
    expect(totals(page)).to_contain_text("st.rerun took 2 runs")


def test_the_totals_tell_of_a_script_that_was_changed_and_not_run(comparison: Page) -> None:
    page = comparison
    changed = PlaygroundPane(page, "Callback")
    changed.type_script("import streamlit as st\nst.button('Bar')\n")
    expect_row(page, "Callback", "changed, not run")
    page.get_by_role("button", name="Click all three").click()

    expect_row(page, "st.rerun", "clicked Foo2 3 in all1001")
    expect(totals(page)).to_contain_text("Not the same was done in all", timeout=BOOT)
    expect(totals(page)).to_contain_text("Callback was changed and not run: the numbers are those of the script before")
    changed.app.get_by_role("button", name="Use it as it is").click()
    expect_row(page, "Callback", "clicked Bar changed, not run")
    expect(totals(page)).to_contain_text("Callback was changed and not run")

    changed.button("Run").click()
    expect(totals(page)).not_to_contain_text("not run", timeout=BOOT)
    changed.button("Reset").click()
    page.get_by_role("button", name="Reset the script").click()


def test_nothing_moves_under_a_press_that_waits_for_the_other_scripts(page: Page) -> None:
    sleeper = Sleeper(page)
    page.goto("compare/")
    wait_for_sandbox(page)
    page.get_by_role("button", name="Add a third script").click()
    fragment, form = PlaygroundPane(page, "Fragment"), PlaygroundPane(page, "Form")
    expect(form.app).to_contain_text("Likes: 0", timeout=BOOT)
    page.clock.install()
    fragment.run(ASLEEP)
    like = form.app.get_by_role("button", name="Like")
    form.app.get_by_role("textbox", name="Name").fill("Bo")
    like.hover()
    stop_the_clock(page)  # a press holds things up for a second at most
    before = like.bounding_box()
    page.mouse.down()  # the text field loses the focus: its value is sent, and waits for the script that sleeps
    assert like.bounding_box() == before, "the status moved what is pressed"
    page.mouse.up()
    page.clock.resume()
    expect(form.region).to_contain_text("Waiting for another app on this page")
    sleeper.wake()
    expect(form.app).to_contain_text("Likes: 1, the last by Bo", timeout=BOOT)


def test_own_scripts_do_the_same_by_the_names_of_their_widgets(page: Page) -> None:
    page.goto("compare/")
    wait_for_sandbox(page)
    whole, fragment = PlaygroundPane(page, "Whole script"), PlaygroundPane(page, "Fragment")
    name = fragment.app.get_by_role("textbox", name="Name")
    name.fill("Ada")
    name.press("Enter")
    expect_row(page, "Whole script", "set Name to 'Ada'")
    fragment.app.get_by_role("button", name="Like").click()
    for each in (whole, fragment):
        expect(each.app).to_contain_text("Likes: 1, the last by Ada", timeout=BOOT)
    expect_row(page, "Whole script", "clicked Like1 3 in all801")
    expect(totals(page)).to_contain_text("Whole script executed 8 lines, Fragment 4. They show the same.")

    whole.pane("Actions").get_by_role("button", name="Undo").click()
    for each in (whole, fragment):
        expect(each.app).to_contain_text("Likes: 0, the last by Ada", timeout=BOOT)
    fragment.pane("Actions").get_by_role("button", name="Redo").click()
    for each in (whole, fragment):
        expect(each.app).to_contain_text("Likes: 1, the last by Ada", timeout=BOOT)

    page.get_by_role("button", name="Add a third script").click()
    form = PlaygroundPane(page, "Form")
    expect(form.app).to_contain_text("Likes: 0", timeout=BOOT)
    expect(whole.app).to_contain_text("Likes: 0, the last by nobody", timeout=BOOT)
    form.app.get_by_role("textbox", name="Name").fill("Bo")
    form.app.get_by_role("button", name="Like").click()
    for each in (whole, fragment, form):
        expect(each.app).to_contain_text("Likes: 1, the last by Bo", timeout=BOOT)

    whole.run("import streamlit as st, time\ntime.sleep(0.5)\nst.button('Like')")
    expect(whole.app).not_to_contain_text("Likes", timeout=BOOT)
    expect(form.app).to_contain_text("Likes: 0", timeout=BOOT)
    whole.app.get_by_role("button", name="Like").click()
    expect(form.app).to_contain_text("Likes: 1", timeout=BOOT)
    whole.pane("Actions").get_by_role("button", name="Undo").click()
    expect(form.app).to_contain_text("Likes: 0", timeout=BOOT)

    whole.run("import streamlit as st\nst.button('Else')")
    expect(whole.app.get_by_role("button", name="Like")).to_have_count(0, timeout=BOOT)
    expect(form.app).to_contain_text("Likes: 0", timeout=BOOT)
    whole.app.get_by_role("button", name="Else").click()
    expect(form.app).to_contain_text("No widget to click with the label 'Else'", timeout=BOOT)
