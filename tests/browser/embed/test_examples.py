"""Examples in a stranger's page: small and still until one is used, then playgrounds with one worker."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.embed.conftest import asked, example
from tests.browser.playgrounds import BOOT, PlaygroundPane, until, wait_until_live, workers

SCREEN = """<div class="rp-main"><button type="button" class="rp-button" data-act="click" data-id="{id}">Add</button>
<p>Count: 0</p></div>"""


def test_ten_examples_load_nothing_but_the_starter_and_share_one_worker(page: Page, put: Callable[..., str]) -> None:
    paths = asked(page)
    scripts = [f'import streamlit as st\n\nst.text("This is {number}")\n' for number in range(10)]
    page.goto(put("".join(example(script, name=f"Number {at}") for at, script in enumerate(scripts)), name="ten"))
    buttons = page.get_by_role("button", name="Run", exact=True)
    expect(buttons).to_have_count(10)
    expect(buttons.first).to_be_enabled()
    assert sorted(paths) == ["rerun/rerun-example.css", "rerun/rerun.js", "ten.html"]

    for _ in range(10):
        buttons.first.click()
        wait_until_live(page)
    for number in range(10):
        pane = PlaygroundPane(page, f"Number {number}")
        pane.region.scroll_into_view_if_needed()
        expect(pane.app.get_by_text(f"This is {number}")).to_be_visible(timeout=BOOT)
    until(page, lambda: workers(page), 1)
