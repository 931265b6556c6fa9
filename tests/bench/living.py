"""The memory of a tab: ten live examples beside one, and what clicks leave behind."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Browser, Page, expect

from playground.page.embed import write_assets
from tests.bench.examples import page_with
from tests.bench.figures import Figure, Part
from tests.bench.line import LineServer, running
from tests.bench.pair import COUNTER, fresh_page, open_script
from tests.bench.proc import of_tab
from tests.browser.playgrounds import BOOT, PlaygroundPane, wait_until_live

EXAMPLES: Final = 10
MOST: Final = 1.25
"""Times the memory of one live example that ten may take."""
PARTS: Final = 6
"""In so many parts the clicks are counted: after the second of 3,600 clicks a history is as long as it gets."""
GROWTH: Final = 1.1
"""Times what was held after the second part that may be held after the last."""
CLICK: Final = """(times) => new Promise((done) => {
    const app = [...document.querySelectorAll(".rp-host")][0].shadowRoot.querySelector(".rp-pane--app");
    const texts = () => app.textContent;
    let before = null;
    const press = () => {
        before = texts();
        [...app.querySelectorAll("button")].find((each) => each.textContent.trim() === "Increment").click();
    };
    const look = () => {
        if (texts() !== before) {
            if (--times <= 0) return done();
            press();
        }
        requestAnimationFrame(look);
    };
    press();
    requestAnimationFrame(look);
})"""
ABOUT: Final = (
    "Memory is what the tab's process, with its worker, holds for itself after its garbage was collected: without the "
    "browser's program, and without painted pictures, which belong to the graphics processor where there is one. A "
    "session keeps what its last 1,000 runs did, so an hour of clicks is judged from the second sixth on."
)


def living(browser: Browser, url: str, samples: int, clicks: int, tell: Callable[[str], None]) -> Part:
    one, ten = [], []
    for number in range(samples):
        tell(f"live examples, {number + 1} of {samples}")
        one.append(memory_of_examples(browser, 1))
        ten.append(memory_of_examples(browser, EXAMPLES))
    tell(f"{clicks:,} clicks in fast motion")
    tab, heap = clicked(browser, url, clicks)
    return Part(
        "Memory",
        ABOUT,
        [
            Figure("ten live examples on one page", ten, "MB", "one live example", one, MOST),
            Figure(f"the tab in the course of {clicks:,} clicks", tab, "MB"),
            Figure("the tab after all clicks", tab[-1:], "MB", "after a third of them", tab[1:2], GROWTH),
            Figure(
                "the page's JavaScript after all clicks", heap[-1:], "MB", "after a third of them", heap[1:2], GROWTH
            ),
        ],
    )


def memory_of_examples(browser: Browser, count: int) -> float:
    """MB of a tab with so many examples, all of them run."""
    with TemporaryDirectory() as name, running(LineServer(Path(name))) as server:
        write_assets(Path(name) / "rerun")
        (Path(name) / "rerun" / "examples.html").write_text(page_with(count), encoding="utf-8")
        with fresh_page(browser, "Count") as page:
            page.goto(f"{server.url}rerun/examples.html")
            buttons = page.get_by_role("button", name="Run", exact=True)
            expect(buttons).to_have_count(count)
            expect(buttons.first).to_be_enabled(timeout=BOOT)
            for _ in range(count):
                buttons.first.click()
                wait_until_live(page)
            for number in range(count):
                pane = PlaygroundPane(page, f"Number {number}")
                pane.region.scroll_into_view_if_needed()
                pane.expect_runs(1)
            time.sleep(1)
            return settled_memory(browser, page)


def clicked(browser: Browser, url: str, clicks: int) -> tuple[list[float], list[float]]:
    """MB of the tab, and of its JavaScript, after each part of so many clicks; each follows the one before at once."""
    tab, heaps = [], []
    with fresh_page(browser, "count is") as page:
        open_script(page, url, COUNTER)
        for _ in range(PARTS):
            page.evaluate(CLICK, clicks // PARTS)
            time.sleep(1)
            tab.append(settled_memory(browser, page))
            heaps.append(heap(page))
    return tab, heaps


def heap(page: Page) -> float:
    """MB that the page's JavaScript still uses; the worker has its own."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")["usedSize"]
    session.detach()
    return float(used) / 1e6


def settled_memory(browser: Browser, page: Page) -> float:
    """MB that the tab with its worker holds once its garbage is collected, 0 where the machine does not tell."""
    heap(page)
    time.sleep(0.5)
    return of_tab(browser, "smaps_rollup", "Pss_Anon:")  # what it holds for itself, without painted pictures
