"""Lesson pages: readable before and without JavaScript, live once the sandbox is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.playgrounds import PlaygroundPane, still_playground, wait_for_sandbox

CLICK = ("learn/from-the-top/a-click-is-a-rerun/", "A click is a rerun")
STATE = ("learn/remembering/remembering-with-session-state/", "Remembering with session state")
FORM = ("learn/fewer-reruns/a-form/", "A form")
LESSONS = [CLICK, STATE, FORM]


@pytest.mark.parametrize(("path", "name"), LESSONS)
def test_without_javascript_the_page_is_complete(open_page: Callable[..., Page], path: str, name: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(path)
    pane = PlaygroundPane(page, name)
    expect(page.get_by_role("heading", name=name).first).to_be_visible()
    expect(pane.pane("Script")).to_contain_text("import streamlit as st")
    pane.expect_runs(1)
    expect(pane.pane("Order")).to_contain_text("The script starts")
    expect(pane.app.get_by_role("button").first).to_be_visible()


def test_a_click_runs_the_script_again(page: Page) -> None:
    page.goto(CLICK[0])
    pane = PlaygroundPane(page, CLICK[1])
    pane.expect_runs(1)
    pane.app.get_by_role("button", name="Add one").click()
    pane.expect_runs(2)
    expect(pane.app.get_by_role("heading", name="Count: 1")).to_be_visible()
    pane.app.get_by_role("button", name="Do nothing").click()
    pane.expect_runs(3)
    expect(pane.app.get_by_role("heading", name="Count: 0")).to_be_visible()


def test_a_form_runs_once_when_it_is_submitted(page: Page) -> None:
    page.goto(FORM[0])
    pane = PlaygroundPane(page, FORM[1])
    wait_for_sandbox(page)
    form = pane.app.get_by_role("group").first
    box = form.get_by_role("textbox").first
    box.fill("Ada")
    box.blur()
    form.get_by_role("button").first.click()
    expect(pane.app).to_contain_text("Ada")
    pane.expect_runs(2)  # the load and the button: what the field told waited in the form


def test_a_link_leads_from_lesson_to_lesson(still_page: Page) -> None:
    page = still_page
    page.goto("")
    page.get_by_role("link", name="Start").first.click()
    expect(page.get_by_role("heading", name="From top to bottom").first).to_be_visible()
    page.get_by_role("link", name=CLICK[1]).last.click()
    expect(page.get_by_role("heading", name=CLICK[1]).first).to_be_visible()


def expect_in_window(*shown: Locator) -> None:
    for each in shown:
        expect(each).to_be_in_viewport(ratio=1)


def test_steps_app_runs_and_task_stand_in_one_window(still_page: Page) -> None:
    page = still_page
    pane = still_playground(page, FORM[0])
    task = page.get_by_role("region", name="Your turn")
    text = page.get_by_role("region", name="Text of the lesson")
    for width, height in ((1280, 800), (1440, 900), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        expect_in_window(text, task, *(task.get_by_role("button", name=name) for name in ("Check", "Hint", "Solution")))
        expect_in_window(*map(pane.pane, ("Script", "App", "Runs", "Session state", "Order")))
        expect(page.locator(".rerun-step").first).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 800})
    more, last = text.get_by_text("More below"), page.locator(".rerun-step > *").last
    expect(last).not_to_be_in_viewport()
    expect(more.locator("..")).to_have_attribute("data-shown", "")
    text.press("End")
    expect(last).to_be_in_viewport()
    expect(more.locator("..")).not_to_have_attribute("data-shown", "")


def test_on_a_phone_a_step_stands_above_its_app(open_page: Callable[..., Page]) -> None:
    page = open_page(python=False, viewport={"width": 390, "height": 844})
    pane = still_playground(page, FORM[0])
    task = page.get_by_role("region", name="Your turn")
    steps = page.locator(".rerun-walk").get_by_role("listitem")
    expect(page.locator(".rerun-walk")).to_contain_text("Step 1 of")
    expect(steps).to_have_count(1)
    first = steps.inner_text()
    page.get_by_role("button", name="Next step").click()
    expect(page.locator(".rerun-walk")).to_contain_text("Step 2 of")
    expect(steps).not_to_have_text(first)
    expect_in_window(steps, pane.app.get_by_role("textbox").first, pane.button("Runs"), task)
    expect(pane.button("Runs")).to_have_attribute("data-count", "1")
    expect(task.get_by_role("button", name="Check")).to_be_hidden()
    task.get_by_role("button", name="The whole task").click()
    expect_in_window(task.get_by_role("button", name="Check"))
    task.get_by_role("button", name="Fold the task").click()
    expect(task.get_by_role("button", name="Check")).to_be_hidden()
