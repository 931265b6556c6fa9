"""A hundred files graded: most of them good, some that never end, flood, or are something else."""

from __future__ import annotations

import re

from playwright.sync_api import Browser

from tests.browser.hand_in.handed_in import a_hundred
from tests.browser.playgrounds import BOOT

WANTED = 120
"""Seconds that a hundred files may take on two cores."""


def seconds(browser: Browser, url: str) -> float:
    """From the choice of the files until all rows are there, as the page tells it."""
    with browser.new_context(viewport={"width": 1280, "height": 800}, base_url=url) as context:
        page = context.new_page()
        page.goto("grade/")
        page.get_by_label("Files that were handed in", exact=True).set_input_files(
            [
                {"name": name, "mimeType": "application/json", "buffer": text.encode()}
                for name, text in a_hundred().items()
            ]
        )
        page.locator("[data-rerun-grade][data-state=done]").wait_for(timeout=4 * BOOT)
        found = re.search(r"(\d+) s\.", page.locator("[data-grade=said]").inner_text())
        assert found
        return float(found[1])
