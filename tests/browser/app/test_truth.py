"""The page says what it shows: an app of a script that has changed since, a moment of the past, a line that failed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.playgrounds import BOOT, PlaygroundPane, free_playground, wait_for_sandbox

OLD = """import streamlit as st
st.session_state.setdefault("n", 0)
if st.button("Add"):
    st.session_state.n += 1
st.text(f"old {st.session_state.n}")
"""
NEW = OLD.replace("old", "new")
LONG = "import streamlit as st\n" + "\n".join(f"x{n} = {n}" for n in range(80)) + "\nraise ValueError('in `x79`')\n"


def test_an_app_whose_script_has_changed_says_so_and_asks(pane: PlaygroundPane) -> None:
    pane.run(OLD)
    expect(pane.app.get_by_text("old 0")).to_be_visible(timeout=BOOT)
    status = pane.region.get_by_role("status").filter(has_text="Changed, not run")
    expect(status).to_have_count(0)
    pane.type_script(NEW)
    expect(status).to_be_visible()

    pane.app.get_by_role("button", name="Add").click()
    expect(pane.app).to_contain_text("before you changed it")
    pane.expect_runs(1)
    pane.app.get_by_role("button", name="Run the changed script").click()
    expect(pane.app.get_by_text("new 0")).to_be_visible(timeout=BOOT)
    expect(status).to_have_count(0)
    expect(pane.app).not_to_contain_text("before you changed it")


def test_the_old_app_can_be_used_all_the_same(pane: PlaygroundPane) -> None:
    pane.run(OLD)
    expect(pane.app.get_by_text("old 0")).to_be_visible(timeout=BOOT)
    pane.type_script(NEW)
    pane.app.get_by_role("button", name="Add").click()
    pane.app.get_by_role("button", name="Use it as it is").click()
    expect(pane.app.get_by_text("old 1")).to_be_visible(timeout=BOOT)
    pane.app.get_by_role("button", name="Add").click()
    expect(pane.app.get_by_text("old 2")).to_be_visible(timeout=BOOT)
    expect(pane.region.get_by_role("status").filter(has_text="Changed, not run")).to_be_visible()


def test_a_script_that_is_as_it_ran_again_asks_nothing(pane: PlaygroundPane) -> None:
    pane.run(OLD)
    expect(pane.app.get_by_text("old 0")).to_be_visible(timeout=BOOT)
    pane.type_script(NEW)
    pane.app.get_by_role("button", name="Add").click()
    expect(pane.app).to_contain_text("before you changed it")
    pane.type_script(OLD)
    expect(pane.app).not_to_contain_text("before you changed it")
    pane.app.get_by_role("button", name="Add").click()
    expect(pane.app.get_by_text("old 1")).to_be_visible(timeout=BOOT)


def test_a_click_into_the_past_says_what_it_is(pane: PlaygroundPane) -> None:
    pane.run(OLD)
    pane.app.get_by_role("button", name="Add").click()
    expect(pane.app.get_by_text("old 1")).to_be_visible(timeout=BOOT)
    pane.pane("Order").get_by_role("button", name="One event back").or_(
        pane.pane("Order").get_by_role("button", name=re.compile("back", re.I))
    ).first.click()
    expect(pane.app.get_by_role("button", name="Back to now")).to_be_visible()
    told = pane.app.get_by_text("picture of what was")
    expect(told).to_be_hidden()
    pane.click_the_past("Add")
    expect(told).to_be_visible()
    pane.app.get_by_role("button", name="Back to now").click()
    expect(told).to_be_hidden()
    pane.expect_runs(2)


def test_the_line_that_failed_is_in_sight(pane: PlaygroundPane) -> None:
    pane.run(LONG)
    expect(pane.app.get_by_role("alert")).to_contain_text("ValueError", timeout=BOOT)
    editor = pane.pane("Script")
    expect(editor.get_by_text("raise ValueError")).to_be_in_viewport()
    expect(pane.app.get_by_role("alert").locator("code", has_text="x79").first).to_be_visible()


def test_a_package_that_is_not_here_is_told_like_a_call_that_is_not(pane: PlaygroundPane) -> None:
    pane.run("import streamlit as st\nimport pandas as pd\n")
    alert = pane.app.get_by_role("alert")
    expect(alert).to_contain_text("standard library", timeout=BOOT)
    expect(alert.get_by_role("link", name="What exists here")).to_have_attribute("href", re.compile(r"/reference/$"))


@pytest.mark.parametrize("asked", ["cache_data", "upload"])
def test_the_search_finds_calls_by_their_words(still_page: Page, asked: str) -> None:
    still_page.goto("")
    box = still_page.get_by_role("textbox", name="Search")
    still_page.keyboard.press("s")
    expect(box).to_be_focused()
    still_page.keyboard.type(asked)
    found = still_page.get_by_role("dialog", name="Search").get_by_role("listitem")
    expect(found.filter(has_text=re.compile("What exists here|Not here")).first).to_be_visible(timeout=BOOT)


def test_a_question_and_a_word_on_the_past_are_seen_also_far_below(pane: PlaygroundPane) -> None:
    rows = "\n".join(f'st.button("Row {n}")' for n in range(40))
    pane.run(OLD + rows)
    expect(pane.app.get_by_role("button", name="Row 39")).to_be_visible(timeout=BOOT)
    pane.app.get_by_role("button", name="Row 39").click()
    pane.expect_runs(2)
    pane.pane("Timeline").get_by_role("button", name=re.compile("^Run 1,")).click()
    expect(pane.app.get_by_role("button", name="Back to now")).to_be_visible()
    pane.page.mouse.wheel(0, 400)
    pane.click_the_past("Row 7")
    expect(pane.app.get_by_text("picture of what was")).to_be_in_viewport(ratio=1)
    pane.app.get_by_role("button", name="Back to now").click()

    pane.type_script(NEW + rows)
    pane.app.get_by_role("button", name="Row 39").click()
    expect(pane.app.get_by_text("before you changed it")).to_be_in_viewport(ratio=1)
    expect(pane.app.get_by_role("button", name="Run the changed script")).to_be_in_viewport(ratio=1)


def test_the_line_that_failed_is_in_sight_once_its_pane_is_unfolded(pane: PlaygroundPane) -> None:
    pane.type_script(LONG)
    fold = pane.pane("Script").get_by_role("button", name="Script", exact=True)
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "false")
    pane.button("Run").click()
    expect(pane.app.get_by_role("alert")).to_contain_text("ValueError")
    fold.click()
    expect(pane.pane("Script").get_by_text("raise ValueError")).to_be_in_viewport()


def test_a_changed_script_says_so_after_a_reload(page: Page) -> None:
    pane = free_playground(page)
    pane.run(OLD)
    expect(pane.app.get_by_text("old 0")).to_be_visible()
    pane.type_script(NEW)
    status = pane.region.get_by_role("status").filter(has_text="Changed, not run")
    expect(status).to_be_visible()
    page.reload()
    wait_for_sandbox(page)
    expect(pane.app.get_by_text("old 0")).to_be_visible()
    expect(status).to_be_visible()
    pane.app.get_by_role("button", name="Add").click()
    expect(pane.app).to_contain_text("before you changed it")


def test_click_all_asks_for_a_script_that_has_changed(page: Page) -> None:
    page.goto("compare/update-an-earlier-header/")
    wait_for_sandbox(page)
    pane = PlaygroundPane(page, "Container")
    pane.pane("Script").get_by_role("textbox").click()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.insert_text("\nst.text('more')")
    expect(pane.region.get_by_role("status").filter(has_text="Changed, not run")).to_be_visible()
    page.get_by_role("button", name="Click all three").click()
    expect(pane.app.get_by_role("button", name="Run the changed script")).to_be_in_viewport(ratio=1)
    pane.expect_runs(1)


def test_the_line_that_failed_is_in_sight_on_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True)
    pane = free_playground(page)
    panes = pane.region.get_by_role("group", name="Pane to show")
    panes.get_by_role("button", name="Script").click()
    pane.type_script(LONG)
    panes.get_by_role("button", name="App").click()
    status = pane.region.get_by_role("status").filter(has_text="Changed, not run")
    expect(status).to_be_in_viewport()
    pane.button("Run").click()
    expect(pane.app.get_by_role("alert")).to_contain_text("ValueError")
    panes.get_by_role("button", name="Script").click()
    line = pane.pane("Script").get_by_text("raise ValueError")
    expect(line).to_be_in_viewport()
    pane.button("Run").scroll_into_view_if_needed()
    pane.button("Run").click()
    expect(line).to_be_in_viewport()
