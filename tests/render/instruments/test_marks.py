import warnings

from playground.render.instruments.marks import executable, marks
from tests.render.samples import (  # fmt: skip
    CALLBACK_SCRIPT,
    RERUN_SCRIPT,
    callback_steps,
    exception_steps,
    guard_steps,
    rerun_steps,
    run,
    step,
    waiting_steps,
)
from tests.runtime.app import App


def kinds(steps, source):
    found = {}
    for mark in marks(steps, source):
        found.setdefault(mark["line"], []).append(mark["kind"])
    return found


def test_ran_skipped_and_where_it_ended():
    assert kinds(rerun_steps(), RERUN_SCRIPT) == {
        1: ["ran"], 3: ["ran"], 4: ["skipped"], 6: ["ran"], 8: ["ran"], 9: ["ran"], 10: ["ran", "rerun"],
    }  # fmt: skip


def test_notes_say_in_which_runs():
    notes = {(mark["line"], mark["kind"]): mark["note"] for mark in marks(rerun_steps(), RERUN_SCRIPT)}
    assert notes[1, "ran"] == "Ran in runs 2 and 3"
    assert notes[9, "ran"] == "Ran in run 2"
    assert notes[4, "skipped"] == "Skipped in runs 2 and 3"
    assert notes[10, "rerun"] == "st.rerun ended run 2 here"


def test_notes_of_a_step_of_one_run_need_no_number():
    notes = {mark["line"]: mark["note"] for mark in marks(callback_steps(), CALLBACK_SCRIPT)}
    assert (notes[6], notes[7], notes[4]) == ("Ran", "Ran in a callback, before the script", "Skipped")


def test_lines_of_callbacks():
    found = kinds(callback_steps(), CALLBACK_SCRIPT)
    assert (found[6], found[7], found[4]) == (["ran"], ["callback"], ["skipped"])


def test_an_exception_marks_its_line():
    assert kinds(exception_steps(), "")[4] == ["exception"]


def test_a_guard_says_most():
    assert kinds(guard_steps(), "")[6] == ["ran", "rerun", "guard"]


def test_without_a_run_the_last_marks_stay():
    assert kinds(waiting_steps(), "a = 1\n")[1] == ["ran"]
    assert marks([], "a") == []


def test_a_script_that_does_not_compile_has_no_skipped_lines():
    assert executable("def (") == frozenset()
    assert marks([step(runs=[run(outcome="exception", outcome_line=1, message="SyntaxError")])], "def (") == [
        {"line": 1, "kind": "exception", "note": "SyntaxError ended run 1"}
    ]


def test_executable_lines_are_those_that_can_run():
    source = (
        '"""Doc."""\n\n# comment\ndef f(x):\n    """Inner."""\n    return x\n\n'
        "if f(1):\n    pass\nelse:\n    a = (\n        1)\n"
    )
    assert executable(source) >= {4, 6, 8, 9, 11}
    assert not executable(source) & {2, 3, 5, 7, 10}


def test_what_python_warns_of_is_told_once_by_who_runs_the_script():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert executable("x = 1\nif x is 1:\n    y = '\\d'\n") == {1, 2, 3}


def test_no_line_runs_that_cannot():
    source = "import streamlit as st\n\nfor n in [1]:\n    # comment\n    if n: x = (\n        1)\nst.text(\n    'b')"
    assert set(App(source).run.lines) <= executable(source)
