"""Floods: whatever a script pours out, the page says what it left out, and never holds up its reader for long."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import new_context
from tests.browser.playgrounds import BOOT, PlaygroundPane, free_playground, settle, wait_for_sandbox

SOAK = bool(os.environ.get("SOAK"))
LONGEST = 200 if SOAK else 2_000
"""Milliseconds of the processor's time that one task of the page's main thread may take: 200 with `make soak`, where
nothing else runs. Beside other tests, which share its caches, only what would freeze the page fails."""
TRIES = 3
"""So many runs may be made."""
START = "import streamlit as st\nst.button('Again')\n"
PRINTS, ELEMENTS = (10**6, 10**5) if SOAK else (10**5, 2 * 10**4)
"""Their full size takes the sandbox seconds; what the page gets of it is the same."""
FLOODS = {
    "prints": (f"for n in range({PRINTS}): print(n)", None),
    "elements": (f"for n in range({ELEMENTS}): st.write(n)", "elements are not shown"),
    "a long text": (
        "text = 'x' * 10**8\nst.session_state.text = text\nst.write(text)\nst.write('**b** ' * 10**4)",
        "Only the first 20,000 of 100,000,000 characters are shown",
    ),
    "reprs": (
        """
import time
class Recurses:
    def __repr__(self): return repr(self)
class Fails:
    def __repr__(self): raise ValueError("no")
class Sleeps:
    def __repr__(self): time.sleep(60)
class Prints:
    def __repr__(self):
        while True: print("x" * 1000)
for kind in (Recurses, Fails, Sleeps, Prints):
    st.session_state[kind.__name__] = kind()
""",
        "whose repr raises RecursionError",
    ),
    "nested data": (
        "deep = []\nfor n in range(10**5): deep = [deep]\nst.session_state.deep = (deep, {'a': deep})\n"
        "twice = []\nfor n in range(60): twice = [twice, twice]\nst.json(twice)\nst.json(list(range(10**5)))",
        "more",
    ),
    "widgets": (
        "for n in range(10**4): st.text_input(f'Input {n}', key=f'k{n}')",
        "elements are not shown",
    ),
    "options": (
        "st.multiselect('M', range(10**4))\nst.radio('R', range(10**4))\nst.selectbox('S', range(10**4))",
        "Only the first 300 of 10,000 options are shown",
    ),
    "rows": (
        "rows = [[n] * 40 for n in range(2_000)]\nst.dataframe(rows)\nst.table(rows)\nst.data_editor(rows)\n"
        "st.line_chart(range(10**4))",
        "more rows",
    ),
    "markup": (
        "for n in range(500): st.write('**b** _i_ `c` ' * 20)\nst.html('<b><i>' * 3000)",
        "more elements are not drawn",
    ),
    "keys": ("st.session_state.update({f'k{n}': n for n in range(10**5)})", "more keys that are not kept"),
}


@pytest.fixture(scope="module")
def pane(users_browser: Browser, site_url: str) -> Iterator[PlaygroundPane]:
    """One playground for all floods: each has to leave it usable."""
    with new_context(users_browser, site_url) as context:
        yield free_playground(context.new_page())


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood(name: str, pane: PlaygroundPane) -> None:
    script, told = FLOODS[name]
    times: list[int] = []
    while len(times) < TRIES and min(times, default=LONGEST + 1) > LONGEST:
        times.append(longest_task(pane, script, told))
    assert min(times) <= LONGEST, f"the page was busy for {times} ms"


def longest_task(pane: PlaygroundPane, script: str, told: str | None) -> int:
    """Run a script and use what it shows; return the processor's milliseconds for the main thread's longest task.

    That is its own time, as the tracing of the browser has it: how many processes share the processor is not in it.
    """
    page = pane.page
    browser = page.context.browser
    assert browser
    pane.run(START + "st.write('calm')")
    expect(pane.app).to_contain_text("calm", timeout=BOOT)
    pane.type_script(START + script)
    settle(page)
    browser.start_tracing(page=page, categories=["toplevel"])
    pane.button("Run").click()
    expect(pane.app).not_to_contain_text("calm", timeout=BOOT)
    wait_for_sandbox(page)
    if told is not None:
        expect(pane.region).to_contain_text(told)
    settle(page)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    again = pane.app.get_by_role("button", name="Again", exact=True)
    again.click()
    wait_for_sandbox(page)
    expect(pane.app).not_to_contain_text("calm")
    expect(again).to_be_enabled()
    threads = main_threads(events)
    return max(int(event["tdur"] / 1000) for event in events if is_task(event, threads))


def main_threads(events: list[dict[str, Any]]) -> set[tuple[int, int]]:
    """Process and thread of the pages that a trace tells of."""
    names = [each for each in events if each["name"] == "thread_name"]
    return {(each["pid"], each["tid"]) for each in names if each["args"]["name"] == "CrRendererMain"}


def is_task(event: dict[str, Any], threads: set[tuple[int, int]]) -> bool:
    return event["name"].endswith("RunTask") and "tdur" in event and (event["pid"], event["tid"]) in threads
