"""The comparison page: a click costs 2 runs, or 1 with a callback before it, or 1 that writes back into a container."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.playgrounds import BOOT, PlaygroundPane, wait_for_sandbox

PAGE = "compare/update-an-earlier-header/"


@pytest.mark.parametrize(
    ("column", "button", "runs"), [("st.rerun", "Foo", 3), ("Callback", "Bar", 2), ("Container", "Baz", 2)]
)
def test_each_way_costs_its_runs(page: Page, column: str, button: str, runs: int) -> None:
    page.goto(PAGE)
    pane = PlaygroundPane(page, column)
    pane.expect_runs(1)
    expect(pane.app.get_by_role("heading", name="Title")).to_be_visible()

    pane.app.get_by_role("button", name=button).click()

    pane.expect_runs(runs)
    expect(pane.app.get_by_role("heading", name=button)).to_be_visible()
    state = pane.pane("Session state").get_by_role("row", name="value")
    expect(state).to_contain_text("'Title'")
    expect(state).to_contain_text(f"'{button}'")


def test_click_all_three(page: Page) -> None:
    page.goto(PAGE)
    wait_for_sandbox(page)
    page.get_by_role("button", name="Click all three").click()
    for column, runs in [("st.rerun", 3), ("Callback", 2), ("Container", 2)]:
        PlaygroundPane(page, column).expect_runs(runs)


def test_the_callback_comes_before_the_script(page: Page) -> None:
    page.goto(PAGE)
    pane = PlaygroundPane(page, "Callback")
    pane.app.get_by_role("button", name="Bar").click()
    pane.expect_runs(2)
    order = pane.order()
    called = next(number for number, text in enumerate(order) if "update_value" in text)
    started = next(number for number, text in enumerate(order) if "first line" in text)
    assert called < started


def test_what_is_clicked_before_python_has_started_is_answered_in_order(page: Page) -> None:
    held: list[Route] = []
    page.route("**/worker.js*", lambda route: held.append(route))
    page.goto(PAGE)
    for column, button in [("Container", "Baz"), ("st.rerun", "Foo")]:
        PlaygroundPane(page, column).app.get_by_role("button", name=button).click()
    page.wait_for_timeout(500)
    assert page.evaluate("document.documentElement.dataset.sandbox") == "loading"
    for route in held:
        route.continue_()
    PlaygroundPane(page, "Container").expect_runs(2)
    PlaygroundPane(page, "st.rerun").expect_runs(3)


def test_says_what_happened_to_those_who_listen(page: Page) -> None:
    page.goto(PAGE)
    pane = PlaygroundPane(page, "st.rerun")
    pane.app.get_by_role("button", name="Foo").click()
    pane.expect_runs(3)
    expect(pane.region.locator("[aria-live=polite]").filter(has_text="2 runs")).to_have_count(1, timeout=BOOT)
