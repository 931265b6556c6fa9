"""A script that takes long: its page shows what it does, and can be stopped."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SharedPage
from tests.browser.playgrounds import PlaygroundPane, free_playground, the_playground, until_true, wait_for_sandbox
from tests.browser.workers import Sleeper

COUNTER = """import time
import streamlit as st
name = st.text_input("Name")
place = st.empty()
bar = st.progress(0)
for number in range(4):
    place.text(f"Number {number}")
    bar.progress(number / 4)
    time.sleep(0.5)
st.text(f"Done, {name}")
"""

Sleeping = tuple[PlaygroundPane, Sleeper]


@pytest.fixture(scope="module")
def shared_sleeping(browser: Browser, site_url: str) -> Iterator[tuple[SharedPage, list[Sleeper]]]:
    sleepers: list[Sleeper] = []
    shared = SharedPage(browser, site_url, "play/", lambda page: sleepers.append(Sleeper(page)))
    yield shared, sleepers
    shared.close()


@pytest.fixture
def sleeping(request: pytest.FixtureRequest, shared_sleeping: tuple[SharedPage, list[Sleeper]]) -> Iterator[Sleeping]:
    """A playground whose scripts sleep until they are woken; each test wakes all of its own."""
    shared, sleepers = shared_sleeping
    for page in shared.lend(request):
        yield the_playground(page), sleepers[-1]


def test_a_counter_counts_while_the_script_runs(sleeping: Sleeping) -> None:
    pane, sleeper = sleeping
    pane.run(COUNTER)
    expect(pane.app).to_contain_text("Number 0")
    expect(pane.app).not_to_contain_text("Done")
    running = pane.pane("Script").locator(".rp-running")
    expect(running).to_contain_text("time.sleep")
    bar = pane.app.get_by_role("progressbar")
    before = bar.evaluate("bar => bar.value")
    box = pane.app.get_by_label("Name")
    box.click()
    box.press_sequentially("Ada")
    sleeper.wake()
    expect(pane.app).to_contain_text("Number 1")
    expect(bar).not_to_have_js_property("value", before)
    expect(pane.app).not_to_contain_text("Done")
    expect(box).to_have_value("Ada")
    expect(box).to_be_focused()
    sleeper.wake(3)
    expect(pane.app).to_contain_text("Done, ")
    expect(running).to_have_count(0)
    pane.expect_runs(1)

    box.press("Enter")
    expect(pane.app.locator(".rp-el--stale", has_text="Done, ")).to_have_css("opacity", re.compile(r"0\.[3-6]"))
    expect(box).to_have_value("Ada")
    sleeper.wake(4)
    expect(pane.app).to_contain_text("Done, Ada")


def test_a_spinner_turns_and_the_sleep_is_told(sleeping: Sleeping) -> None:
    pane, sleeper = sleeping
    pane.run(
        "import streamlit as st, time\nwith st.spinner('Brewing'):\n    time.sleep(0.9)\n"
        "with st.status('Serving') as status:\n    st.text('cup')\n    time.sleep(0.9)\nst.text('Tea')\n"
    )
    expect(pane.app.get_by_text("Brewing")).to_be_visible()
    expect(pane.region.locator(".rp-where")).to_have_text(re.compile(r"^sleeping 0\.[0-6] s, line 3$"))
    expect(pane.button("Stop")).to_be_visible()
    sleeper.wake()
    expect(pane.app.get_by_text("Serving")).to_be_visible()
    expect(pane.app.get_by_text("Brewing")).to_have_count(0)
    sleeper.wake()
    expect(pane.app.get_by_text("Tea")).to_be_visible()
    expect(pane.region.locator(".rp-where")).to_be_hidden()


def test_a_stream_is_written_word_by_word(sleeping: Sleeping) -> None:
    pane, sleeper = sleeping
    pane.run(
        "import streamlit as st, time\ndef words():\n    for word in 'one two three four'.split():\n"
        "        yield word + ' '\n        time.sleep(0.4)\nst.write_stream(words)\nst.text('end')\n"
    )
    for shown, to_come in (("one", "two"), ("one two", "three"), ("one two three", "four")):
        expect(pane.app).to_contain_text(shown)
        expect(pane.app).not_to_contain_text(to_come)
        sleeper.wake()
    expect(pane.app).to_contain_text("one two three four")
    sleeper.wake()
    expect(pane.app).to_contain_text("end")


def test_a_busy_loop_tells_its_line(pane: PlaygroundPane) -> None:
    pane.run("import streamlit as st\nst.text('begun')\nn = 0\nwhile n < 10**12:\n    n += 1\n")
    expect(pane.app).to_contain_text("begun")
    status = pane.region.locator(".rp-tools")
    expect(status).to_contain_text(re.compile("Still running.*line [45]", re.DOTALL))
    pane.button("Stop").click()
    expect(pane.region).to_contain_text("Stopped")


def test_a_rerun_loop_that_was_held_back_runs_on(pane: PlaygroundPane) -> None:
    pane.run(
        "import streamlit as st\nst.session_state.setdefault('n', 0)\nst.session_state.n += 1\n"
        "if st.session_state.n < 70:\n    st.rerun()\nst.text(f'end at {st.session_state.n}')\n"
    )
    alert = pane.app.get_by_role("alert")
    expect(alert).to_contain_text("would start run 51")
    expect(alert).to_contain_text("The condition st.session_state.n < 70 in line 4 was true again")
    expect(alert.get_by_text("Run 49", exact=True)).to_be_visible()
    expect(alert.get_by_text("Run 50", exact=True)).to_be_visible()
    pane.app.get_by_role("button", name="Let it run 50 more").click()
    expect(pane.app).to_contain_text("end at 70")
    expect(pane.app.get_by_role("alert")).to_have_count(0)
    pane.expect_runs(70)


def set_limits(pane: PlaygroundPane, **limits: int) -> None:
    pane.button("View").click()
    pane.region.get_by_role("button", name="Limits…").click()
    dialog = pane.region.get_by_role("dialog", name="Limits of one step")
    for name, value in limits.items():
        dialog.get_by_label({"seconds": "Seconds of computing", "reruns": "Runs in a row"}[name]).fill(str(value))
    dialog.get_by_role("button", name="Keep").click()
    expect(dialog).to_be_hidden()


def test_a_fragment_with_run_every_runs_until_the_limit(page: Page) -> None:
    pane = free_playground(page)
    set_limits(pane, reruns=4)
    pane.run(
        "import streamlit as st\n@st.fragment(run_every=0.2)\ndef clock():\n"
        "    st.session_state.n = st.session_state.get('n', 0) + 1\n    st.text(f'Tick {st.session_state.n}')\n"
        "clock()\nst.text_input('Name')\n"
    )
    box = pane.app.get_by_label("Name")
    expect(pane.app).to_contain_text(re.compile(r"Tick \d"))
    box.click()
    box.press_sequentially("Ada")
    expect(pane.app).to_contain_text("Tick 5")
    expect(pane.region).to_contain_text("Paused after 4 runs by run_every.")
    expect(box).to_have_value("Ada")
    pane.button("Let time pass").click()
    expect(pane.app).to_contain_text("Tick 10")  # the text was sent when the focus left it
    expect(box).to_have_value("Ada")
    expect(pane.pane("Runs")).to_contain_text("Waiting 0.2 s")


def test_a_script_that_ran_out_of_time_gets_more(page: Page) -> None:
    pane = free_playground(page)
    set_limits(pane, seconds=1)
    pane.run(
        "import streamlit as st, time\nif st.button('Work'):\n    end = time.perf_counter() + 2\n"
        "    while time.perf_counter() < end:\n        pass\n    st.text('done')\n"
    )
    pane.app.get_by_role("button", name="Work").click()
    expect(pane.app.get_by_role("alert")).to_contain_text("Stopped after 1 seconds")
    expect(pane.app.get_by_role("alert")).to_contain_text(re.compile(r"line [45] was still running; .* [\d,]+ times"))
    pane.app.get_by_role("button", name="Run again with 60 s").click()
    expect(pane.app).to_contain_text("done")
    page.reload()
    wait_for_sandbox(page)
    pane.button("View").click()
    pane.region.get_by_role("button", name="Limits…").click()
    expect(pane.region.get_by_label("Seconds of computing")).to_have_value("1")


STARTED = """
window.started = 0;
window.Worker = class extends Worker {
    constructor(...about) {
        super(...about);
        this.addEventListener("message", ({ data }) => window.started += data?.type === "ready");
    }
};
"""
"""Counts the workers in which Python has started."""


def test_what_no_guard_can_end_is_stopped_by_hand_and_the_app_waits_for_no_start(page: Page) -> None:
    page.add_init_script(STARTED)
    pane = free_playground(page)
    pane.run(
        "import itertools, streamlit as st\nst.session_state.setdefault('n', 0)\n"
        "st.session_state.n += st.button('Count')\nst.text(f'Counted {st.session_state.n}')\n"
        "if st.button('Hang'):\n    sum(itertools.repeat(0))\n"
    )
    pane.app.get_by_role("button", name="Count").click()
    expect(pane.app).to_contain_text("Counted 1")
    pane.app.get_by_role("button", name="Hang").click()
    until_true(page, "() => started === 2")
    page.route("**/worker.js*", lambda route: None)  # no other worker starts from now on
    pane.button("Stop").click()
    wait_for_sandbox(page)
    pane.app.get_by_role("button", name="Count").click()
    expect(pane.app).to_contain_text("Counted 2")


def test_a_script_that_took_the_page_down_is_shown_and_not_run(page: Page) -> None:
    pane = free_playground(page)
    page.evaluate("""() => {
      const id = document.querySelector('[data-playground]').dataset.playground;
      sessionStorage.setItem(`rerun-playground:starting:${location.pathname}:${id}`, 2);
    }""")
    page.reload()
    wait_for_sandbox(page)
    expect(pane.region).to_contain_text("Safe mode: the script is shown, and not run. Press Run to start it again.")
    pane.button("Run").click()
    expect(pane.region.locator(".rp-notice")).to_be_hidden()
    pane.expect_runs(1)
    page.reload()
    wait_for_sandbox(page)
    expect(pane.region.locator(".rp-notice")).to_be_hidden()
