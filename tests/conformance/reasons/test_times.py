"""Where the time of a run went: both engines tell the same lines."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest

from playground.engines import open_session
from playground.engines.place import laid
from playground.runtime import Limits
from playground.runtime.run.guard import Clock
from playground.runtime.session import steps
from tests.conformance.test_sleeping import ENGINES, SleptTime

HEAD = "import time\nimport streamlit as st\n"


@pytest.fixture(autouse=True)
def _slept(monkeypatch: pytest.MonkeyPatch) -> None:
    time = SleptTime()

    def clock(**options: Any) -> Clock:
        return Clock(time.now, time.sleep, skips=True)

    monkeypatch.setattr(steps, "Clock", clock)


def times(engine: str, script: str, *actions: Any, folder: str | None = None) -> list[list[dict[str, Any]]]:
    """The long lines of each run."""
    session = open_session(engine, HEAD + dedent(script), "app.py", Limits(5, 3), folder)
    done = [session.start(), *map(session.act, actions)]
    return [list(run.times) for step in done for run in step.runs]


@ENGINES
def test_a_line_has_its_own_time_and_that_of_what_it_calls(engine: str) -> None:
    script = """\
    def load():
        st.text("before")
        time.sleep(2)
        return 1
    st.text("one")
    time.sleep(1); st.text("two")
    st.text(load())
    time.sleep(0.1)
    """
    assert times(engine, script) == [
        [
            {"line": 9, "seconds": 2.0, "function": "load"},
            {"line": 5, "seconds": 2.0},
            {"line": 8, "seconds": 1.0},
        ]
    ]


@ENGINES
def test_a_short_run_tells_nothing(engine: str) -> None:
    assert times(engine, "time.sleep(0.1)\nst.text('a')\n") == [[]]


@ENGINES
def test_a_cached_function_takes_time_once(engine: str) -> None:
    script = """\
    @st.cache_data
    def load(n):
        time.sleep(n)
        return n
    st.text(load(1))
    st.button("Again")
    """
    first, second = times(engine, script, {"click": "Again"})
    assert first[0] == {"line": 7, "seconds": 1.0, "function": "load", "cached": True}
    assert second == []


@ENGINES
def test_a_loop_is_told_by_its_first_line(engine: str) -> None:
    script = """\
    for _ in range(3):
        st.text("a")
        for _ in range(2):
            time.sleep(0.2)
    n = 0
    while n < 2:
        n += 1
        time.sleep(0.2)
    st.text("end")
    """
    assert times(engine, script) == [
        [{"line": 3, "seconds": 1.2, "loop": True}, {"line": 8, "seconds": 0.4, "loop": True}]
    ]


@ENGINES
@pytest.mark.parametrize("end", ["st.rerun()", "st.stop()", "raise ValueError"])
def test_functions_that_are_left_with_the_run_are_told(engine: str, end: str) -> None:
    script = f"""\
    def main():
        time.sleep(1)
        if st.button("Go"):
            time.sleep(2)
            {end}
    main()
    """
    assert times(engine, script, {"click": "Go"})[1] == [
        {"line": 8, "seconds": 3.0},
        {"line": 6, "seconds": 2.0},
        {"line": 4, "seconds": 1.0},
    ]


@ENGINES
def test_a_function_that_is_left_by_an_error_which_is_caught_is_not_taken_apart(engine: str) -> None:
    script = """\
    def load():
        time.sleep(1)
        raise ValueError
    try:
        load()
    except ValueError:
        time.sleep(2)
    """
    assert times(engine, script) == [[{"line": 9, "seconds": 2.0}, {"line": 7, "seconds": 1.0}]]


@ENGINES
def test_only_the_first_call_of_a_function_is_taken_apart(engine: str) -> None:
    script = """\
    def load(n):
        if n:
            time.sleep(1)
        return n
    st.text(load(0))
    st.text(load(1))
    """
    assert times(engine, script) == [[{"line": 8, "seconds": 1.0}]]


@ENGINES
def test_a_function_that_calls_itself_is_not_taken_apart(engine: str) -> None:
    script = """\
    def load(n):
        time.sleep(0.5)
        if n:
            load(n - 1)
        return n
    st.text(load(2))
    """
    assert times(engine, script) == [[{"line": 8, "seconds": 1.5}]]


@ENGINES
def test_callbacks_and_fragments_have_times(engine: str) -> None:
    script = """\
    def save():
        time.sleep(1)
    @st.fragment
    def part():
        st.button("Save", on_click=save)
        time.sleep(2)
    part()
    """
    assert times(engine, script, {"click": "Save"})[1] == [{"line": 8, "seconds": 2.0}, {"line": 4, "seconds": 1.0}]


@ENGINES
def test_lines_of_modules_say_their_file(engine: str) -> None:
    module = "import time\ntime.sleep(1)\ndef load():\n    time.sleep(2)\n"
    script = "import slow_part\nslow_part.load()\n"
    with laid(HEAD + script, {"slow_part.py": module}) as folder:
        found = times(engine, script, folder=str(folder))
    assert found == [
        [
            {"line": 4, "seconds": 2.0, "function": "load"},
            {"line": 4, "file": "slow_part.py", "seconds": 2.0},
            {"line": 3, "seconds": 1.0},
            {"line": 2, "file": "slow_part.py", "seconds": 1.0},
        ]
    ]
