"""`time.sleep` of a script: the same to see, but it can be ended, is told, and is not computing."""

import time

import pytest

from playground.runtime import Session
from tests.runtime.app import App


def test_it_sleeps_and_is_told():
    app = App("import time\nfrom time import sleep\nsleep(0.1)\ntime.sleep(0)")
    assert app.run.ms >= 100
    told = [(event["line"], event["seconds"]) for event in app.run.events if event["type"] == "sleep"]
    assert told == [(3, 0.1), (4, 0)]


@pytest.mark.parametrize(
    "argument", ["-1", "'1'", "float('nan')", "float('inf')", "1e300", "None", "10**400", "", "1, 2"]
)
def test_what_it_refuses_is_what_the_real_one_refuses(argument: str):
    with pytest.raises((TypeError, ValueError, OverflowError)) as real:
        eval(f"time.sleep({argument})")
    shown = App(f"import time\ntime.sleep({argument})").element("exception")
    assert shown["name"] == type(real.value).__name__
    assert shown["line"] == 2
    assert shown["text"] == str(real.value)


def test_after_the_run_it_is_the_real_one_again():
    real = time.sleep
    App("import time\ntime.sleep = None")
    assert time.sleep is real


def test_sleeping_is_not_computing():
    app = App("import streamlit as st, time\ntime.sleep(0.5)\nfor n in range(100): pass\nst.text('end')", seconds=0.2)
    assert app.shown == ["end"]


@pytest.mark.parametrize(
    "script",
    [
        "time.sleep(3600)",
        "while True: time.sleep(0.1)",
        "while True:\n    try: time.sleep(1)\n    except: pass",
        "try: time.sleep(3600)\nfinally: time.sleep(3600)",
    ],
)
def test_sleeping_has_an_end(script: str):
    app = App(f"import time\n{script}", seconds=0.05)
    assert app.run.outcome == "guard"
    assert "Stopped after waiting 0.3 seconds in all: line" in app.run.message
    assert "time.sleep()" in app.run.message


def test_a_repr_does_not_sleep_for_long():
    app = App("""
        import streamlit as st, time
        class Slow:
            def __repr__(self):
                time.sleep(3600)
        st.session_state.slow = Slow()
    """)
    assert "takes too long" in app.state["slow"]["repr"]


def test_another_sleep_can_be_given():
    slept = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            pass

    began = time.perf_counter()
    Session("import time\ntime.sleep(0.12)", sleep=sleep).start()
    assert len(slept) > 1 or time.perf_counter() - began > 0.12  # a machine may be busy for all that is left
    assert sum(slept) <= 0.12 + 0.05
    assert max(slept) <= 0.05
