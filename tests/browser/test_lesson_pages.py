"""Lesson pages: readable before and without JavaScript, live once the sandbox is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.playgrounds import PlaygroundPane, wait_for_sandbox

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
