"""What is told while a script still runs: its screen so far, its line, how long it sleeps."""

from __future__ import annotations

import pytest

from playground.runtime import Progress, Session
from tests.runtime.watched import Watched


def test_a_short_run_tells_nothing():
    assert Watched("import streamlit as st\nst.text('a')").reports == []


def test_a_loop_shows_what_it_has_written():
    app = Watched("""
        import streamlit as st, time
        place = st.empty()
        end = time.perf_counter() + 0.5
        while time.perf_counter() < end:
            place.text(f"{max(0, end - time.perf_counter()):.6f}")
        st.text("end")
    """)
    counted = [screen[0] for screen in app.screens]
    assert 2 <= len(counted) <= 6
    assert counted == sorted(set(counted), reverse=True)
    assert {report.line for report in app.reports} <= {4, 5}
    assert all(report.runs == 1 and report.sleeping is None for report in app.reports)
    last, end = [element["text"] for element in app.step.screen]
    assert float(last) <= float(counted[-1])
    assert end == "end"


def test_a_sleeping_script_is_told_at_once_with_what_is_left():
    app = Watched("import streamlit as st, time\nst.text('a')\ntime.sleep(1)\nst.text('b')")
    assert app.screens[0] == ["a"]
    assert [report.line for report in app.reports] == [3] * len(app.reports)
    left = [report.sleeping for report in app.reports]
    assert left[0] == pytest.approx(1, abs=0.4)
    assert left == sorted(left, reverse=True)
    assert app.reports[-1].computed < 0.8


def test_what_is_not_written_yet_is_stale():
    app = Watched("""
        import streamlit as st, time
        st.button("Go")
        st.text("first")
        if st.session_state.get("again"):
            time.sleep(0.2)
        st.session_state.again = True
        st.text("last")
    """)
    assert app.reports == []
    app.session.act({"click": "Go"})
    assert app.screens[0] == ["Go", "first", "(last)"]


def test_a_fragment_leaves_the_rest_as_it_is():
    app = Watched("""
        import streamlit as st, time
        st.text("outside")
        @st.fragment
        def part():
            if st.button("Go"):
                time.sleep(0.2)
            st.text("inside")
        part()
    """)
    app.session.act({"click": "Go"})
    assert app.screens[0] == ["outside", "Go", "(inside)"]


def test_a_cached_function_that_runs_says_so():
    app = Watched("""
        import streamlit as st, time
        @st.cache_data
        def slow(n):
            time.sleep(0.2)
            return n
        @st.cache_data(show_spinner="Almost there")
        def other():
            time.sleep(0.2)
        @st.cache_data(show_spinner=False)
        def silent():
            time.sleep(0.2)
        all = [slow(1), other(), silent()]
    """)
    shown = list(dict.fromkeys(tuple(screen) for screen in app.screens))
    assert shown == [("Running `slow(...)`.",), ("Almost there",), ()]


def test_every_run_of_a_step_counts():
    app = Watched("""
        import streamlit as st, time
        st.session_state.n = st.session_state.get("n", 0) + 1
        time.sleep(0.4)
        if st.session_state.n < 3:
            st.rerun()
    """)
    assert {report.runs for report in app.reports} == {1, 2, 3}


def test_reports_are_no_part_of_the_trace():
    script = "import streamlit as st, time\nst.progress(10)\nwith st.spinner():\n    time.sleep(0.15)\nst.text('end')"
    told = Watched(script).step.to_json()
    alone = Session(script).start().to_json()
    for step in (told, alone):
        del step["runs"][0]["ms"]
    assert told == alone


def test_a_listener_that_fails_does_not_reach_the_script():
    def fail(progress: Progress) -> None:
        raise RecursionError

    step = Session("import time\ntime.sleep(0.2)", on_progress=fail).start()
    assert step.runs[0].outcome == "completed"


def test_replayed_actions_neither_wait_nor_show():
    script = """
import streamlit as st, time
st.session_state.n = st.session_state.get("n", 0) + 1
if st.button("Sleep"):
    time.sleep(0.3)
if st.button("Hang"):
    while True: pass
st.text(st.session_state.n)
"""
    app = Watched(script, seconds=0.4)
    app.session.act({"click": "Sleep"})
    app.reports.clear()
    step = app.session.act({"click": "Hang"})
    assert [note["kind"] for note in step.notes] == ["restored"]
    assert [element.get("text") for element in step.screen][2] == "2"
    assert all(report.sleeping is None for report in app.reports)
