"""Measures what a learner waits for: the first screen, a sandbox that answers, the answer to a click.

`make bench` prints medians in milliseconds, all from one run in one Chromium on this machine; for comparison, also
those of a bare `loadPyodide()` in the same browser.
"""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from playground.site.serve import SiteServer
from tests.bench import examples, grading, memory, panes, stopping
from tests.bench.runtime import change_times, cpu_times, ratio, run_times
from tests.browser import chromium

SITE = Path(__file__).parent.parent.parent / "site"
LESSON = "learn/remembering/remembering-with-session-state/"
BUTTON = "Increment"
WARM_UP_CLICKS = 3

MARK = """name => new Promise(found => {
    const look = () => {
        const [mark] = performance.getEntriesByName(name);
        if (mark) found(mark.startTime);
        else setTimeout(look, 10);
    };
    look();
})"""
BARE_PYODIDE = """async url => {
    const start = performance.now();
    const { loadPyodide } = await import(url);
    await loadPyodide();
    return performance.now() - start;
}"""
CLICK = """async ([app, button]) => {
    const before = app.textContent;
    const start = performance.now();
    button.click();
    await new Promise(changed => {
        const observer = new MutationObserver(() => {
            if (app.textContent === before) return;
            observer.disconnect();
            changed();
        });
        observer.observe(app, { subtree: true, childList: true, characterData: true });
    });
    await new Promise(painted => requestAnimationFrame(() => setTimeout(painted)));
    return performance.now() - start;
}"""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.splitlines()[0])
    parser.add_argument("--loads", type=int, default=5, help="page loads, each with an empty cache (5)")
    parser.add_argument("--clicks", type=int, default=30, help="clicks on one page (30)")
    parser.add_argument("--actions", type=int, default=10_000, help="actions of one session, for its memory (10000)")
    options = parser.parse_args()
    with served_site() as url, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        loads = [load(browser, url) for _ in range(options.loads)]
        bare = [bare_pyodide(browser, url) for _ in range(options.loads)]
        clicks = answer_clicks(browser, url, options.clicks)
        short = pane_times(browser, url, panes.SHORT, 0, options.clicks)
        long = pane_times(browser, url, panes.LONG, 1_000, options.clicks)
        stops = stopping.stop_times(browser, url, min(options.loads, 3))
        graded = grading.seconds(browser, url)
        print(f"Chromium {browser.version}; median of {options.loads} loads, of {options.clicks} clicks; milliseconds")
        browser.close()
    show("navigation to playground:screen", [screen for screen, _ in loads])
    show("navigation to playground:ready", [ready for _, ready in loads])
    show("bare loadPyodide() on an empty page", bare)
    show("click to changed text painted", clicks)
    for what, (whole, after) in {"20 lines": short, "300 elements, 1,000 runs": long}.items():
        show(f"click to all panes, {what}", whole)
        show("  of it after the worker's answer", after)
    for what, times in stops.items():
        show(f"Stop to answered click: {what}"[:58], times)
    print(f"  100 files graded in {graded:.0f} s (wanted: under {grading.WANTED})")
    ready = [ready for _, ready in loads]
    screen = [screen for screen, _ in loads]
    print(f"  ready / bare loadPyodide() = {ratio(ready, bare):.2f}, screen / bare = {ratio(screen, bare):.2f}")
    print(f"one click in a script of 60 elements, CPython {sys.version.split()[0]}; median of {options.clicks} runs")
    runs = run_times(max(options.clicks, 10))
    for what, times in runs.items():
        show(what, times, 3)
    plain, fresh, mini, real = runs.values()
    print(f"  playground / Streamlit = {ratio(mini, real):.2f}, playground / no-op = {ratio(mini, plain):.0f}")
    print(f"  playground / plain execution = {ratio(mini, fresh):.2f} (wanted: under 3); that is `python app.py` with")
    print("  st calls that do nothing: nearly all of it is compiling, which the playground does once a session")
    print("the same click: CPU, the least of which is the figure to compare")
    for what, times in cpu_times(max(options.clicks, 10)).items():
        show(what, times, 3)
    for rounds in (0, 1_000_000):
        print(f"the same with a list in state that is changed, after a loop of {rounds:,}: CPU with the search for it")
        for what, (looking, without) in change_times(max(options.clicks, 10) if not rounds else 5, rounds).items():
            show(what, looking, 3)
            print(f"    with / without = {ratio(looking, without):.2f}")
    print("bytes of a page with examples before one is used, packed")
    untouched = examples.sizes()
    for what, size in untouched.items():
        print(f"  {what:36} {size:8,}")
    print(f"  in all {sum(untouched.values()):,} (wanted: under {examples.MOST:,})")
    print("bytes of what draws figures, packed: loaded when an app shows one")
    for what, size in examples.figure_sizes().items():
        print(f"  {what:36} {size:8,}")
    print(f"{options.actions:,} actions in one session; bytes that each leaves behind")
    for what, size in memory.growth(options.actions).items():
        print(f"  {what:36} {size:8.0f}")
    return 0


def show(what: str, times: list[float], digits: int = 1) -> None:
    print(f"  {what:36} {median(times):8.{digits}f}   ({min(times):.{digits}f} to {max(times):.{digits}f})")


@contextmanager
def served_site() -> Iterator[str]:
    if not (SITE / "index.html").is_file():
        sys.exit("site/ is not built: run `make build`")
    with SiteServer(SITE) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        server.shutdown()


@contextmanager
def fresh_page(browser: Browser) -> Iterator[Page]:
    """A page with an empty cache."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        yield context.new_page()


def load(browser: Browser, url: str) -> tuple[float, float]:
    """Navigation to the first screen, and to a sandbox that answers."""
    with fresh_page(browser) as page:
        page.goto(url + LESSON)
        return wait_for_mark(page, "playground:screen"), wait_for_mark(page, "playground:ready")


def wait_for_mark(page: Page, name: str) -> float:
    return float(page.evaluate(MARK, name))


def bare_pyodide(browser: Browser, url: str) -> float:
    """The same Pyodide from the same server, without any of ours."""
    module = next(SITE.rglob("pyodide.mjs")).relative_to(SITE).as_posix()
    with fresh_page(browser) as page:
        page.route(url + "empty", lambda route: route.fulfill(content_type="text/html", body="<!doctype html>"))
        page.goto(url + "empty")
        return float(page.evaluate(BARE_PYODIDE, url + module))


def pane_times(browser: Browser, url: str, source: str, runs: int, clicks: int) -> tuple[list[float], list[float]]:
    """Milliseconds until all panes show a click, and of that after the answer."""
    with browser.new_context(viewport={"width": 1280, "height": 800}, base_url=url) as context:
        page = context.new_page()
        page.add_init_script(panes.WATCH)
        return panes.click_times(page, source, runs, clicks)


def answer_clicks(browser: Browser, url: str, count: int) -> list[float]:
    """Each click's time until the changed text of the app is on the screen."""
    with fresh_page(browser) as page:
        page.goto(url + LESSON)
        wait_for_mark(page, "playground:ready")
        app = page.get_by_role("region", name="App").first
        button = app.get_by_role("button", name=BUTTON)
        parts = [app.element_handle(), button.element_handle()]
        times = [float(page.evaluate(CLICK, parts)) for _ in range(WARM_UP_CLICKS + count)]
        return times[WARM_UP_CLICKS:]


if __name__ == "__main__":
    sys.exit(main())
