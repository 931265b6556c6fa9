"""Threads where there are none: scripts with threads, in a Python whose threads are done inline.

In a process of its own, for it changes Python's modules as the sandbox does.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).parents[3]
_RUN = """
import json, sys
from playground.runtime.run import inline; from playground.runtime import Session, Limits
inline.install()
session = Session(sys.stdin.read(), limits=Limits(seconds=1.0))
session.hold_time()
step = session.start()
run = step.runs[-1]
print(json.dumps([[e.get("text") for e in step.screen], run.outcome, run.outcome_line, run.message]))
"""


def shown(script: str) -> list:
    source = "import streamlit as st\n" + dedent(script).lstrip("\n")
    done = subprocess.run(
        [sys.executable, "-c", _RUN], input=source, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("name", ["threads", "parallel"])
def test_scenarios_of_threads_give_the_same(name: str) -> None:
    """What is compared with real Streamlit elsewhere gives the same here."""
    code = """
import json, sys
sys.path.insert(0, ".")
from playground.engines.compare import differences, comparable, LIMITS
from playground.runtime import Session; from playground.runtime.run import inline
from tests.conformance.scenario import read_all

def traces():
    found = {}
    for scenario in read_all():
        if scenario.name.startswith(sys.argv[1] + ":"):
            session = Session(scenario.script, "app.py", LIMITS)
            session.hold_time()
            steps = [session.start(), *map(session.act, scenario.actions)]
            found[scenario.name] = [comparable(step) for step in steps]
    return found

before = traces()
inline.install()
after = traces()
print(json.dumps({name: differences(before[name], after[name]) for name in before if before[name] != after[name]}))
"""
    done = subprocess.run(
        [sys.executable, "-c", code, name], capture_output=True, text=True, cwd=ROOT, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {}


def test_a_thread_that_is_waited_for() -> None:
    texts, outcome, _, _ = shown("""
        import threading
        names = []
        def work(n):
            names.append((n, threading.current_thread().name, threading.current_thread() is threading.main_thread()))
        threads = [threading.Thread(target=work, args=(n,), name=f"t{n}") for n in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        st.text(names)
        st.text([thread.is_alive() for thread in threads])
        st.text(threading.active_count())
    """)
    assert texts == ["[(0, 't0', False), (1, 't1', False)]", "[False, False]", "1"]
    assert outcome == "completed"


def test_a_pool_with_an_initializer_an_error_and_a_thread_within() -> None:
    texts, _, _, _ = shown("""
        from concurrent.futures import ThreadPoolExecutor, as_completed
        from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx
        st.session_state.k = "v"
        context = get_script_run_ctx()
        def within():
            return st.session_state.get("k")
        def work(n):
            with ThreadPoolExecutor() as other:
                return n, st.session_state.get("k"), other.submit(within).result(), 1 // n
        with ThreadPoolExecutor(2, initializer=lambda: add_script_run_ctx(ctx=context)) as pool:
            futures = [pool.submit(work, n) for n in (1, 0)]
            for future in as_completed(futures):
                pass
        st.text(futures[0].result())
        st.text(type(futures[1].exception()).__name__)
        st.text(st.session_state.k)
    """)
    assert texts == ["(1, 'v', None, 1)", "ZeroDivisionError", "v"]


def test_a_thread_that_waits_for_another_is_told_so() -> None:
    _, outcome, line, message = shown("""
        import queue
        import threading
        work = queue.Queue()
        def consume():
            while True:
                work.get()
        threading.Thread(target=consume, daemon=True).start()
        work.put(1)
    """)
    assert (outcome, line) == ("exception", 7)
    assert "The browser has no threads, so nothing else is running that this could wait for." in message


def test_a_thread_that_never_ends_is_told_so() -> None:
    _, outcome, line, message = shown("""
        import threading
        import time
        def tick():
            while True:
                time.sleep(0.4)
        threading.Thread(target=tick, daemon=True).start()
        st.text("never")
    """)
    assert (outcome, line) == ("exception", 6)
    assert "it has not ended after 1 s of sleeping" in message


def test_the_time_guard_ends_a_thread_that_computes_for_ever() -> None:
    _, outcome, line, _ = shown("""
        import threading
        def spin():
            while True:
                pass
        threading.Thread(target=spin).start()
    """)
    assert (outcome, line in (4, 5)) == ("guard", True)
