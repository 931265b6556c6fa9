"""How time and memory grow with what there is: elements, steps, playgrounds on a page, actions of a trace."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from math import log
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Browser, Page

from playground.page.embed import Playground, page_scripts, playgrounds_html, write_assets
from playground.runtime import Session
from tests.bench.figures import Figure, Part
from tests.bench.line import LineServer, running
from tests.bench.living import settled_memory
from tests.bench.pair import COUNTER, MARK, click_times, fresh_page, open_script, site_clicks, until
from tests.bench.proc import megabytes
from tests.browser.conftest import PATIENT

ELEMENTS: Final = (10, 100, 1_000)
STEPS: Final = (1, 100, 1_000, 5_000)
PLAYGROUNDS: Final = (1, 5, 20)
ACTIONS: Final = (100, 1_000, 10_000)
LINEAR: Final = 1.1
"""The most that the exponent of a growth may be: 1 is linear, and what is measured is never quite."""
ABOUT: Final = (
    "The growth is the exponent between the two largest sizes: 0 is none, 1 is linear, 2 is the square. Memory is "
    "what the tab with its worker, or the process, holds for itself."
)
MANY: Final = """\
import streamlit as st
st.session_state.setdefault("count", 0)
if st.button("Increment"):
    st.session_state.count += 1
for i in range({size} // 2):
    st.text(f"Text {{i}}")
    st.button(f"Button {{i}}")
st.markdown(f"count is {{st.session_state.count}}")
"""


def scale(browser: Browser, url: str, clicks: int, tell: Callable[[str], None]) -> Part:
    figures: list[Figure] = []
    for what, sizes, measure in (
        ("elements", ELEMENTS, lambda size: {"click": site_clicks(browser, url, MANY.format(size=size), clicks)}),
        ("steps", STEPS, lambda size: after_steps(browser, url, size, clicks)),
        ("playgrounds on a page", PLAYGROUNDS, lambda size: of_playgrounds(browser, size, clicks)),
        ("actions of a trace", ACTIONS, traced),
    ):
        found: dict[str, dict[int, list[float]]] = {}
        for size in sizes:
            tell(f"{size:,} {what}")
            for kind, samples in measure(size).items():
                found.setdefault(kind, {})[size] = samples
        for kind, by_size in found.items():
            unit = "MB" if kind == "memory" else "ms"
            figures += [Figure(f"{size:,} {what}: {kind}", samples, unit) for size, samples in by_size.items()]
            figures.append(growth(f"growth with {what}: {kind}", by_size))
    return Part("Scale", ABOUT, figures)


def growth(what: str, by_size: dict[int, list[float]]) -> Figure:
    (small, before), (large, after) = list(by_size.items())[-2:]
    exponent = log(median(after) / median(before)) / log(large / small)
    return Figure(what, [exponent], "exponent", wanted=LINEAR)


def after_steps(browser: Browser, url: str, steps: int, clicks: int) -> dict[str, list[float]]:
    """A click in a session that has made so many steps, which are imported as actions."""
    with fresh_page(browser, "count is") as page:
        page.add_init_script(PATIENT)
        open_script(page, url, COUNTER)
        began = time.monotonic()
        if steps > 1:
            import_clicks(page, steps - 1)
        replayed = (time.monotonic() - began) * 1000
        times = click_times(page, clicks)
        found = {"click": times, "memory": [settled_memory(browser, page)]}
        return found | {"all done again": [replayed]} if steps > 1 else found


def import_clicks(page: Page, count: int) -> None:
    page.get_by_role("button", name="Import").first.click()
    dialog = page.get_by_role("dialog", name="Import actions")
    dialog.get_by_role("textbox", name="Actions as JSON").fill(json.dumps([{"click": "Increment"}] * count))
    dialog.get_by_role("button", name="Do these actions").click()
    page.get_by_text(f"count is {count}", exact=True).first.wait_for(timeout=600_000)
    until(page, "document.documentElement.dataset.sandbox === 'ready'")
    time.sleep(1)


def of_playgrounds(browser: Browser, size: int, clicks: int) -> dict[str, list[float]]:
    """A page with so many playgrounds, which is opened, and one of which is used."""
    steps = (Session(COUNTER).start().to_json(),)
    all_of_them = [Playground(f"p{number}", f"Counter {number}", COUNTER, "app.py", steps) for number in range(size)]
    with TemporaryDirectory() as name, running(LineServer(Path(name))) as server:
        write_assets(Path(name) / "rerun")
        head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Many</title><link rel="icon" href="data:,">'
        body = "".join(playgrounds_html(all_of_them, base="rerun"))
        (Path(name) / "index.html").write_text(head + body + page_scripts(base="rerun"), encoding="utf-8")
        with fresh_page(browser, "count is") as page:
            page.goto(server.url)
            ready = until(page, MARK.format("ready"))
            until(page, "document.querySelectorAll('.rp-host:not([data-live=true])').length === 0")
            until(page, "document.documentElement.dataset.sandbox === 'ready'")
            live = page.evaluate("performance.now()")
            time.sleep(1)
            times = click_times(page, clicks)
            return {"ready": [ready], "all live": [live], "click": times, "memory": [settled_memory(browser, page)]}


def traced(actions: int) -> dict[str, list[float]]:
    """The command `trace` of a counter that is clicked so often."""
    with TemporaryDirectory() as name:
        script, clicks = Path(name) / "app.py", Path(name) / "actions.json"
        script.write_text(COUNTER, encoding="utf-8")
        clicks.write_text(json.dumps([{"click": "Increment"}] * actions), encoding="utf-8")
        command = [sys.executable, "-m", "playground", "trace", str(script), "--actions", str(clicks)]
        before = getrusage(RUSAGE_CHILDREN)
        peak = 0.0
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            while process.poll() is None:
                # What the system tells of it in the end counts its parent's too.
                peak = max(peak, megabytes(process.pid, "status", "VmHWM:"))
                time.sleep(0.02)
        if process.returncode:
            raise RuntimeError("the trace was not made")
        used = getrusage(RUSAGE_CHILDREN)
        return {"CPU": [(used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime) * 1000], "memory": [peak]}
