"""What a script finds around it in the sandbox: the reader's time zone, warnings, a sleep at any time, memory."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.playgrounds import BOOT, PlaygroundPane, free_playground, wait_for_sandbox

ZONE = """import datetime, time
import streamlit as st
new_year = datetime.datetime(2026, 1, 1).timestamp()
st.text(f"{time.tzname} {time.timezone} {time.altzone} {time.daylight}")
st.text(time.strftime("%H:%M %Z %z", time.localtime(new_year)))
st.text(datetime.datetime(2026, 7, 1).astimezone().isoformat())
ahead = datetime.datetime.now().astimezone().utcoffset().total_seconds() / 60
st.text(f"{st.context.timezone} {st.context.timezone_offset == -ahead}")
"""
LEAVES = """import time
import streamlit as st

class Resource:
    def __del__(self):
        time.sleep(0.001)
        print("closed in good order")

st.session_state.resource = Resource()
st.text("in use")
"""
GROWS = """import streamlit as st
st.session_state.setdefault("n", 0)
if st.button("Load"):
    st.session_state.n += len(bytearray(1_200_000_000)) // 1_200_000_000
if st.button("Count"):
    st.session_state.n += 10
st.text(f"n is {st.session_state.n}")
"""


FIRST_WORDS = """address => new Promise((heard) => {
  new Worker(address, { type: "module" }).addEventListener("message", ({ data }) => {
    if (data.type !== "coming") heard(data);
  });
})"""
LIBRARY = """import statistics, sys, traceback
import streamlit as st
st.text(f"the mean is {statistics.mean([1, 2, 6])}")
st.text(sys.modules["json"].__file__)
try:
    sys.modules["json"].loads("{")
except ValueError:
    st.code(traceback.format_exc())
"""


def test_python_starts_from_its_snapshot(still_page: Page) -> None:
    still_page.goto("play/")
    still_page.context.unroute("**/worker.js*")
    address = still_page.locator("[data-playground]").get_attribute("data-worker")
    first = still_page.evaluate(FIRST_WORDS, address)
    assert (first["type"], first["snapshot"]) == ("ready", True)


def test_pythons_library_is_fetched_when_a_script_needs_more_than_the_snapshot_has(
    open_page: Callable[..., Page],
) -> None:
    page = open_page()
    fetched: list[str] = []
    page.context.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
    pane = free_playground(page)
    assert "pyodide.asm.wasm" in fetched
    assert "python_stdlib.zip" not in fetched

    pane.run(LIBRARY)

    expect(pane.app.get_by_text("the mean is 3")).to_be_visible(timeout=BOOT)
    expect(pane.app.get_by_text("/lib/python314.zip/json/__init__.py", exact=True)).to_be_visible()
    expect(
        pane.app.get_by_text("return _default_decoder.decode(s)")
    ).to_be_visible()  # its source is in the library too
    assert fetched.count("python_stdlib.zip") == 1


def test_how_much_of_python_has_come_is_shown_while_it_does(still_page: Page) -> None:
    half_way = """setInterval(() => postMessage({ type: "coming", came: 7_300_000, size: 14_600_000 }), 50);"""
    still_page.context.route(
        "**/worker.js*", lambda route: route.fulfill(content_type="text/javascript", body=half_way)
    )
    still_page.goto("play/")
    pane = PlaygroundPane(still_page, "Playground")

    bar = still_page.get_by_role("progressbar", name="Python")
    expect(bar).to_have_js_property("position", 0.5)
    expect(still_page.get_by_text("7.3 of 14.6 MB")).to_be_visible()
    expect(pane.region.locator(".rp-status")).to_have_text("Starting Python…")


def test_the_time_zone_is_the_readers(open_page: Callable[..., Page]) -> None:
    pane = free_playground(open_page(timezone_id="America/New_York"))
    pane.run(ZONE)
    expect(pane.app).to_contain_text("('UTC-0500', 'UTC-0400') 18000 14400 1", timeout=BOOT)
    expect(pane.app).to_contain_text("00:00 UTC-0500 -0500")
    expect(pane.app).to_contain_text("2026-07-01T00:00:00-04:00")
    expect(pane.app).to_contain_text("America/New_York True")


def test_what_python_warns_of_is_printed_once(pane: PlaygroundPane) -> None:
    printed = pane.pane("Script").get_by_role("group", name="Printed", exact=True)
    pane.run('import streamlit as st\nn = 1\nif n is 1:\n    st.text("one")\n')
    expect(pane.app).to_contain_text("one", timeout=BOOT)
    expect(printed).to_contain_text("SyntaxWarning", timeout=BOOT)
    assert printed.inner_text().count("SyntaxWarning") == 1


def test_an_object_that_sleeps_when_it_goes_does_so(pane: PlaygroundPane) -> None:
    printed = pane.pane("Script").get_by_role("group", name="Printed", exact=True)
    pane.run(LEAVES)
    expect(pane.app).to_contain_text("in use", timeout=BOOT)
    pane.run('import streamlit as st\nst.text("another script")\n')
    expect(pane.app).to_contain_text("another script", timeout=BOOT)
    expect(printed).to_contain_text("closed in good order", timeout=BOOT)
    expect(printed).not_to_contain_text("ignored")


def test_a_worker_that_has_used_gigabytes_is_replaced_once_the_script_is_done(page: Page) -> None:
    pane = free_playground(page)
    pane.run(GROWS)
    expect(pane.app).to_contain_text("n is 0", timeout=BOOT)
    with page.expect_worker(timeout=BOOT):
        pane.app.get_by_role("button", name="Load").click()
    expect(pane.app).to_contain_text("n is 1", timeout=BOOT)
    wait_for_sandbox(page)
    pane.app.get_by_role("button", name="Count").click()
    expect(pane.app).to_contain_text("n is 11", timeout=BOOT)
    expect(pane.region.get_by_role("status").filter(has_text=re.compile("broke off|stopped", re.I))).to_have_count(0)
