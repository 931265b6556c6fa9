"""Where the panes stand: folded, enlarged, resized, one at a time on a phone, and back again after a reload."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.playgrounds import (
    PlaygroundPane,
    settle,
    still_playground,
    the_playground,
    until,
    until_true,
    wait_for_sandbox,
    wait_until_live,
)

LESSON = ("learn/from-the-top/a-click-is-a-rerun/", "A click is a rerun")
COMPARISON = "compare/update-an-earlier-header/"
OPEN = """panes => panes.filter(pane => pane.querySelector('.rp-pane__body').checkVisibility())
    .map(pane => pane.dataset.part)"""
PHONE = {"width": 390, "height": 844}


def box(pane: Locator) -> tuple[float, float]:
    """The width and the height of a pane, in pixels."""
    found = pane.bounding_box()
    assert found
    return found["width"], found["height"]


def view(pane: PlaygroundPane) -> Locator:
    """The opened menu "View"."""
    menu = pane.region.get_by_role("group", name="View", exact=True)
    if not menu.is_visible():
        pane.button("View").click()
    return menu


def open_panes(pane: PlaygroundPane) -> list[str]:
    """The parts whose bodies are in sight."""
    parts: list[str] = pane.region.locator(".rp-pane").evaluate_all(OPEN)
    return parts


def expect_panes(pane: PlaygroundPane, parts: list[str]) -> None:
    """These parts, and no others, are in sight."""
    shown = f"([region, parts]) => String(({OPEN})([...region.querySelectorAll('.rp-pane')])) === String(parts)"
    until_true(pane.page, shown, [pane.region.element_handle(), parts])


def test_a_folded_pane_is_a_title_and_stays_so(still_page: Page) -> None:
    pane = still_playground(still_page)
    all_panes = open_panes(pane)
    fold = pane.pane("Runs").get_by_role("button", name="Runs", exact=True)
    expect(fold).to_have_attribute("aria-expanded", "true")
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "false")
    others = [part for part in all_panes if part != "runs"]
    expect_panes(pane, others)

    still_page.reload()
    expect(fold).to_have_attribute("aria-expanded", "false")
    expect_panes(pane, others)
    fold.press("Enter")
    expect_panes(pane, all_panes)


def test_what_is_folded_beside_an_open_pane_stays_a_title(still_page: Page) -> None:
    pane = still_playground(still_page)
    pane.pane("Dependencies").get_by_role("button", name="Dependencies", exact=True).click()
    cache, title = pane.pane("Cache"), pane.pane("Cache").get_by_role("heading", name="Cache")
    expect(cache).to_have_attribute("data-folded", "")
    assert box(cache)[1] <= box(title)[1] + 2
    assert box(pane.pane("Dependencies"))[1] > 2 * box(cache)[1]


def test_on_a_phone_the_app_has_the_room_below_the_tabs(open_page: Callable[..., Page]) -> None:
    page = open_page(python=False, viewport=PHONE)
    pane = still_playground(page)
    assert box(pane.app)[1] > 380
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


@pytest.mark.console_errors
def test_the_layout_is_there_before_the_page_is_live(still_page: Page) -> None:
    pane = still_playground(still_page)
    view(pane).get_by_role("button", name="App and state").click()
    still_page.route("**/*.bundle.js*", lambda route: route.abort())
    still_page.reload()
    expect(pane.pane("Session state").locator(".rp-pane__body")).to_be_visible()
    expect_panes(pane, ["app", "state"])


def test_presets_and_single_panes_in_the_menu(still_page: Page) -> None:
    pane = still_playground(still_page)
    all_panes = open_panes(pane)
    menu = view(pane)
    menu.get_by_role("button", name="App and state").click()
    expect_panes(pane, ["app", "state"])
    expect(menu.get_by_role("button", name="App and state")).to_have_attribute("aria-pressed", "true")
    menu.get_by_role("checkbox", name="Order").check()
    expect_panes(pane, ["app", "state", "order"])
    expect(menu.get_by_role("button", name="App and state")).to_have_attribute("aria-pressed", "false")
    menu.get_by_role("button", name="All panes").click()
    expect_panes(pane, [*all_panes, "graph", "cache"])
    still_page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(pane.button("View")).to_be_focused()


def test_an_enlarged_pane_is_alone(still_page: Page) -> None:
    pane = still_playground(still_page)
    all_panes = open_panes(pane)
    enlarge = pane.button("Enlarge Order")
    settle(still_page)
    before, _ = box(pane.pane("Order"))
    enlarge.click()
    expect_panes(pane, ["order"])
    until(still_page, lambda: box(pane.pane("Order"))[0] > 2 * before, True)
    enlarge.click()
    expect_panes(pane, all_panes)


def test_a_pane_is_resized_by_mouse_and_by_keyboard(still_page: Page) -> None:
    pane = still_playground(still_page)
    script, app = pane.pane("Script"), pane.pane("App")
    settle(still_page)
    both = box(script)[0] + box(app)[0]
    tall = box(app)[1]
    across = pane.region.get_by_role("separator", name="Width of Script beside App")
    grip = across.bounding_box()
    assert grip
    x, y = grip["x"] + grip["width"] / 2, grip["y"] + 40
    still_page.mouse.move(x, y)
    still_page.mouse.down()
    still_page.mouse.move(x - 150, y + 20, steps=4)
    still_page.mouse.up()
    until(still_page, lambda: box(script)[0], pytest.approx(both / 2 - 150, abs=3))
    assert box(script)[0] + box(app)[0] == pytest.approx(both, abs=2)

    across.press("ArrowRight")
    until(still_page, lambda: box(script)[0] > both / 2 - 140, True)
    down = pane.region.get_by_role("separator", name="Height of Script and App")
    for _ in range(3):
        down.press("ArrowUp")
    until(still_page, lambda: box(app)[1], pytest.approx(tall - 60, abs=2))
    assert box(script)[1] == box(app)[1]
    settle(still_page)
    kept = box(script)

    still_page.reload()
    wait_until_live(still_page)
    until(still_page, lambda: box(script), pytest.approx(kept, abs=2))
    view(pane).get_by_role("button", name="Restore the layout").click()
    until(still_page, lambda: box(script), pytest.approx((both / 2, tall), abs=3))


def test_a_comparison_moves_as_one(still_page: Page) -> None:
    still_page.goto(COMPARISON)
    wait_until_live(still_page)
    columns = [PlaygroundPane(still_page, name) for name in ("st.rerun", "Callback", "Container")]
    view(columns[1]).get_by_role("button", name="Compare runs").click()
    for column in columns:
        expect_panes(column, ["script", "app", "runs"])


def test_a_phone_shows_one_pane_at_a_time(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport=PHONE, has_touch=True)
    page.goto(LESSON[0])
    wait_for_sandbox(page)
    pane = PlaygroundPane(page, LESSON[1])
    expect_panes(pane, ["app"])
    pane.app.get_by_role("button", name="Add one").tap()
    expect(pane.app.get_by_role("heading", name="Count: 1")).to_be_visible()
    switch = pane.region.get_by_role("group", name="Pane to show")
    switch.get_by_role("button", name="Runs").tap()
    expect_panes(pane, ["runs"])
    pane.expect_runs(2)
    switch.get_by_role("button", name="Order").tap()
    pane.pane("Order").get_by_role("button", name="line 8").last.tap()
    expect_panes(pane, ["script"])
    page.reload()
    expect(pane.pane("Script")).to_be_visible()
    expect_panes(pane, ["script"])
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.goto("learn/from-the-top/top-to-bottom/")  # its first step is about the app
    wait_until_live(page)
    expect_panes(the_playground(page), ["app"])


@pytest.mark.parametrize(
    "spoiled",
    [
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
        'localStorage.setItem(\'rerun-playground.layout.lesson\', \'{"folded": 7, "sizes": [[]], "alone": {}}\')',
        "localStorage.setItem('rerun-playground.layout.lesson', 'not JSON')",
    ],
    ids=["full", "forbidden", "strange", "broken"],
)
@pytest.mark.console_errors
def test_whatever_the_storage_does_the_panes_work(still_page: Page, spoiled: str) -> None:
    still_page.add_init_script(spoiled)
    pane = still_playground(still_page, LESSON[0])
    shown = open_panes(pane)
    assert len(shown) >= 6
    pane.pane("Runs").get_by_role("button", name="Runs", exact=True).click()
    expect_panes(pane, [part for part in shown if part != "runs"])


def test_without_scripts_all_panes_are_there(open_page: Callable[..., Page]) -> None:
    page = open_page(java_script_enabled=False, viewport=PHONE)
    page.goto(LESSON[0])
    pane = PlaygroundPane(page, LESSON[1])
    for name in ("Script", "App", "Runs", "Session state", "Order", "Timeline"):
        expect(pane.pane(name).locator(".rp-pane__body")).to_be_visible()
    expect(pane.button("View")).to_be_hidden()


def test_a_window_that_becomes_narrow_breaks_no_loop_of_sizes(still_page: Page) -> None:
    pane = still_playground(still_page, LESSON[0])
    still_page.evaluate("window.seen = []; addEventListener('error', event => seen.push(event.message))")

    for width in (500, 1280, 760, 390):
        still_page.set_viewport_size({"width": width, "height": 800})
        still_page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    expect(pane.region.get_by_role("button", name="App", exact=True).first).to_be_visible()
    assert still_page.evaluate("seen") == []
