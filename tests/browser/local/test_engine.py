"""A script that Streamlit runs on this machine: in the same instruments, and only as it is saved."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from playground.local.engine import add
from playground.local.scripts import served
from playground.local.server import LocalServer
from playground.local.watching import add_watch
from tests.browser.conftest import SITE, Watch, failed, new_context, photograph
from tests.browser.playgrounds import the_playground, until, wait_for_sandbox, workers
from tests.browser.shell.test_axe import violations
from tests.local.serving import running

FRAME = """import pandas as pd
import streamlit as st

def reset():
    st.session_state.rows = 3

st.session_state.setdefault("rows", 3)
st.number_input("Rows", 1, 9, key="rows")
st.button("Reset the rows", on_click=reset)
frame = pd.DataFrame({"square": [n * n for n in range(st.session_state.rows)]})
st.dataframe(frame)
file = st.file_uploader("Your own data", "csv")
st.text(file.getvalue() if file else "no file")
st.components.v2.component("own", html="<p>x</p>")()

@st.fragment
def total():
    st.button("Add up")
    st.text(f"The sum is {frame['square'].sum()}")

total()
"""
ENDS = """import os
import time
from pathlib import Path
import streamlit as st

st.session_state.n = st.session_state.get("n", 0) + 1
st.text(f"run {st.session_state.n}")
st.button("Again")
if st.button("Hang"):
    Path("hangs").write_text(str(os.getpid()))
    while True:
        time.sleep(0.1)
if st.button("End"):
    os._exit(4)
"""


@pytest.fixture
def local(tmp_path: Path) -> Iterator[LocalServer]:
    """A process that serves the site, and the scripts of a folder."""
    (tmp_path / "app.py").write_text(FRAME)
    with running(SITE, served([tmp_path]), add_watch, add) as server:
        yield server


@pytest.fixture
def local_page(request: pytest.FixtureRequest, browser: Browser, local: LocalServer) -> Iterator[Page]:
    """A page that the process has opened, with the script that it serves."""
    context = new_context(browser, local.url)
    watch = Watch(local.url)
    watch.follow(context)
    page = context.new_page()
    page.goto(local.address)
    wait_for_sandbox(page)
    yield page
    if request.node.stash.get(failed, False):
        photograph(context, f"{request.node.name}.png")
    context.close()
    assert not watch.external, "the page asked another origin"
    if not request.node.get_closest_marker("console_errors"):
        assert not watch.errors, "the page logged errors"


def test_streamlit_runs_what_is_saved_in_the_same_instruments(local_page: Page, tmp_path: Path) -> None:
    pane = the_playground(local_page)
    expect(pane.region).to_contain_text("Run by Streamlit 1.67 on this machine")
    assert violations(local_page, pane.region) == ""
    assert workers(local_page) == 0, "no Python of the browser's is there"
    expect(pane.app.get_by_role("table")).to_contain_text("4")
    expect(pane.app).to_contain_text("The custom component own is not here")
    pane.expect_runs(1)
    mine = {"name": "a.csv", "mimeType": "text/csv", "buffer": b"a,b"}
    pane.app.get_by_label("Your own data").set_input_files([mine])
    expect(pane.app).to_contain_text("b'a,b'")
    pane.app.get_by_role("button", name="Remove a.csv").click()
    expect(pane.app).to_contain_text("no file")

    pane.app.get_by_label("Rows").fill("5")
    pane.app.get_by_label("Rows").press("Enter")
    expect(pane.app).to_contain_text("The sum is 30")
    expect(pane.pane("Session state").get_by_role("row", name="rows changed 3 5 its widget, line 8")).to_be_visible()

    pane.app.get_by_role("button", name="Add up").click()
    expect(pane.pane("Runs")).to_contain_text("total")
    pane.app.get_by_role("button", name="Reset the rows").click()
    expect(pane.app).to_contain_text("The sum is 5")
    expect(pane.pane("Runs")).to_contain_text("reset")

    pane.pane("Timeline").get_by_role("button", name=re.compile("^run 4\\b", re.I)).click()
    expect(pane.app).to_contain_text("The sum is 30")
    pane.app.get_by_role("button", name="Back to now").click()
    expect(pane.app).to_contain_text("The sum is 5")

    changed = FRAME.replace("The sum is", "In all it is")
    pane.run(changed)
    expect(pane.region).to_contain_text("Streamlit on this machine runs only what is saved")
    expect(pane.region).to_contain_text("The app is as it was before that run.")
    expect(pane.region).to_contain_text("Changed, not run")
    expect(pane.app).to_contain_text("The sum is 5")
    pane.button("Write to app.py…").click()
    pane.region.get_by_role("dialog").get_by_role("button", name="Write").click()
    until(local_page, lambda: (tmp_path / "app.py").read_text(), changed)
    pane.button("Run").click()
    expect(pane.app).to_contain_text("In all it is 5")
    pane.expect_runs(1)
    (tmp_path / "app.py").write_text(changed.replace("In all it is", "Saved elsewhere:"))
    expect(pane.app).to_contain_text("Saved elsewhere: 5")


@pytest.mark.console_errors  # the connection to a process that has ended cannot be had
def test_whatever_ends_the_process_is_told_and_the_app_comes_back(
    local_page: Page, local: LocalServer, tmp_path: Path
) -> None:
    (tmp_path / "app.py").write_text(ENDS)
    pane = the_playground(local_page)
    expect(pane.app).to_contain_text("run 1")
    pane.app.get_by_role("button", name="Again").click()
    expect(pane.app).to_contain_text("run 2")
    pane.app.get_by_role("button", name="Hang").click()
    until(local_page, (tmp_path / "hangs").exists, True)
    pane.button("Stop").click()
    expect(pane.region).to_contain_text("Stopped")
    expect(pane.region).to_contain_text("The app is as it was before that action.")
    wait_for_sandbox(local_page)
    until(local_page, lambda: is_there(int((tmp_path / "hangs").read_text() or os.getpid())), False)
    pane.app.get_by_role("button", name="Again").click()
    expect(pane.app).to_contain_text("run 3")

    pane.app.get_by_role("button", name="End").click()
    expect(pane.region).to_contain_text("The script ended Python itself, with status 4.")
    wait_for_sandbox(local_page)
    pane.app.get_by_role("button", name="Again").click()
    expect(pane.app).to_contain_text("run 4")

    assert local.loop is not None
    local.loop.call_soon_threadsafe(local.end)
    expect(pane.region).to_contain_text("The process that serves this page does not answer. Start it again")
    expect(local_page.locator("html")).to_have_attribute("data-sandbox", "dead")
    expect(pane.app).to_contain_text("run 4")


def is_there(pid: int) -> bool:
    """Whether there is such a process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
