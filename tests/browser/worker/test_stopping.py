"""Stop: a script hears of it where the browser can put a stack aside, and Python stays; elsewhere the worker ends."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.playgrounds import BOOT, PlaygroundPane, free_playground, wait_for_sandbox
from tests.browser.workers import DEAF, put_before

COUNTED: str = """
window.ended = 0;
window.Worker = class extends Worker {
    terminate() {
        window.ended += 1;
        super.terminate();
    }
};
"""
"""Counts the workers that the page has ended; for its `add_init_script`."""
APP = """import streamlit as st, time
st.session_state.setdefault("n", 0)
st.session_state.n += st.button("Count")
st.header(f"n is {st.session_state.n}")
def loop():
    while True: pass
def work():
    WORK
if st.button("Go"):
    work()
"""
HEARS = {
    "a loop": "loop()",
    "a sleep": "time.sleep(60)",
    "short sleeps": "while True: time.sleep(0.001)",
    "a long recursion": "f = lambda n: f(n - 1) if n else loop()\n    f(300)",
    "it catches everything": "while True:\n        try: loop()\n        except BaseException: pass",
    "its cleaning up": "try: loop()\n    finally: loop()",
    "a key to sort by": "sorted([2, 1], key=lambda _: loop())",
    "an object that dies": "A = type('A', (), {'__del__': lambda _: loop()})\n    A()\n    loop()",
    "a thread": "import threading\n    t = threading.Thread(target=loop)\n    t.start()\n    t.join()",
    "exec": "exec('while True: pass')",
    "asyncio": "import asyncio\n    async def f():\n        while True: await asyncio.sleep(0)\n    asyncio.run(f())",
}
"""What a script does when it is stopped, all of which hears of it."""
IN_C = "import itertools\n    sum(itertools.repeat(0))"
TOLD = re.compile(r"Stopped in line \d+\. The app is as it was before that action\.")
WAYS = pytest.mark.parametrize("way", ["heard", "deaf"])


@pytest.fixture
def playground(page: Page) -> Callable[[str], PlaygroundPane]:
    """A playground whose worker can put stacks aside, or is `deaf`."""

    def opened(way: str) -> PlaygroundPane:
        page.add_init_script(COUNTED)
        if way == "deaf":
            put_before(page, DEAF)
        return free_playground(page)

    return opened


def run(pane: PlaygroundPane, work: str) -> None:
    """Run a script and click once in its app."""
    pane.run(APP.replace("WORK", work))
    expect(pane.app.get_by_role("heading", name="n is 0")).to_be_visible(timeout=BOOT)
    count(pane, 1)


def count(pane: PlaygroundPane, number: int) -> None:
    pane.app.get_by_role("button", name="Count").click()
    expect(pane.app.get_by_role("heading", name=f"n is {number}")).to_be_visible(timeout=BOOT)
    wait_for_sandbox(pane.page)


def stop(pane: PlaygroundPane) -> None:
    pane.button("Stop").click(timeout=BOOT)
    expect(pane.region).to_contain_text("Stopped", timeout=BOOT)
    wait_for_sandbox(pane.page)


def ended(page: Page) -> int:
    return int(page.evaluate("ended"))


def test_a_script_that_hears_is_stopped_and_python_stays(playground: Callable[[str], PlaygroundPane]) -> None:
    pane = playground("heard")
    for work in HEARS.values():
        run(pane, work)
        pane.app.get_by_role("button", name="Go").click()
        stop(pane)
        expect(pane.region).to_contain_text(TOLD)
        expect(pane.app.get_by_role("heading", name="n is 1")).to_be_visible()
        count(pane, 2)
        assert ended(pane.page) == 0, work


@pytest.mark.parametrize(("way", "work"), [("deaf", "loop()"), ("deaf", "time.sleep(60)"), ("heard", IN_C)])
def test_what_does_not_hear_is_stopped_with_its_worker(
    playground: Callable[[str], PlaygroundPane], way: str, work: str
) -> None:
    pane = playground(way)
    run(pane, work)
    pane.app.get_by_role("button", name="Go").click()
    stop(pane)
    expect(pane.app.get_by_role("heading", name="n is 1")).to_be_visible()
    count(pane, 2)
    assert ended(pane.page) == 1


@WAYS
def test_a_script_that_is_stopped_while_it_starts_leaves_the_one_before(
    playground: Callable[[str], PlaygroundPane], way: str
) -> None:
    pane = playground(way)
    run(pane, "pass")
    pane.run("while True: pass")
    stop(pane)
    expect(pane.app.get_by_role("heading", name="n is 1")).to_be_visible()
    count(pane, 2)
    pane.run(APP.replace("WORK", "pass"))
    expect(pane.app.get_by_role("heading", name="n is 0")).to_be_visible(timeout=BOOT)


@WAYS
def test_what_is_clicked_while_a_script_runs_is_stopped_with_it(
    playground: Callable[[str], PlaygroundPane], way: str
) -> None:
    pane = playground(way)
    run(pane, "loop()")
    pane.app.get_by_role("button", name="Go").click()
    pane.button("Stop").wait_for(timeout=BOOT)
    pane.app.get_by_role("button", name="Count").click()
    stop(pane)
    expect(pane.app.get_by_role("heading", name="n is 1")).to_be_visible()
    count(pane, 2)


ALIKE = """import streamlit as st, json, sys, time
def deep(n=0):
    try: return deep(n + 1)
    except RecursionError: return n
def told(work):
    try: return repr(work())
    except BaseException as error: return f"{type(error).__name__}: {error}"
def nested(n):
    return json.loads("[" * n + "]" * n)
def longest():
    began = time.perf_counter()
    time.sleep(0.2)
    return 0.2 <= time.perf_counter() - began
found = [deep(), sys.getrecursionlimit(), told(longest)]
for given in (-1, "1", float("nan"), float("inf"), 1e300, None, 10**400, True):
    found.append(told(lambda: time.sleep(given)))
found += [told(time.sleep), told(lambda: time.sleep(1, 2)), told(lambda: time.sleep(seconds=1))]
found += [told(lambda: len(nested(900)))]
found += [name in sys.modules for name in ("js", "pyodide", "pyodide_js", "pyodide.ffi")]
found += [each.__name__ for each in object.__subclasses__() if "Js" in each.__name__ or "Proxy" in each.__name__]
st.code(json.dumps(found))
"""
"""What must be alike whether or not a stack can be put aside: depths, what `time.sleep` takes, what a script finds."""


def test_python_is_the_same_both_ways(page: Page, open_page: Callable[..., Page]) -> None:
    deaf = open_page()
    put_before(deaf, DEAF)
    found = []
    for each in (page, deaf):
        pane = free_playground(each)
        pane.run(ALIKE)
        code = pane.app.locator("pre")
        expect(code).to_contain_text("[", timeout=BOOT)
        found.append(code.inner_text())
    assert found[0] == found[1]
    assert "True" in found[0]
