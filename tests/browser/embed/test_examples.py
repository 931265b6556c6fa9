"""Examples in a stranger's page: small and still until one is used, then playgrounds with one worker."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.bench.examples import page_with, sizes
from tests.browser.embed.conftest import asked
from tests.browser.playgrounds import BOOT, PlaygroundPane, until, wait_until_live, workers


def test_ten_examples_load_nothing_but_the_starter_and_share_one_worker(page: Page, folder: Path) -> None:
    (folder / "rerun" / "ten.html").write_text(page_with(10), encoding="utf-8")
    paths = asked(page)
    page.goto("rerun/ten.html")
    buttons = page.get_by_role("button", name="Run", exact=True)
    expect(buttons).to_have_count(10)
    expect(buttons.first).to_be_enabled()
    expect(page.get_by_role("button", name="Add")).to_have_count(10)
    assert sorted(paths) == [f"rerun/{name}" for name in sorted(["ten.html", *list(sizes(1))[1:]])]
    assert workers(page) == 0

    for _ in range(10):
        buttons.first.click()
        wait_until_live(page)
    for number in range(10):
        pane = PlaygroundPane(page, f"Number {number}")
        pane.region.scroll_into_view_if_needed()
        pane.expect_runs(1)
    pane.app.get_by_role("button", name="Add").click()
    expect(pane.app.get_by_text("Count: 18")).to_be_visible(timeout=BOOT)
    until(page, lambda: workers(page), 1)
