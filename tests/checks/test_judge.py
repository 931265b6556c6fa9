"""Verdicts: passed, or what is different, with the advice for a mistake that is known."""

import json
import time

import pytest

from playground.checks.judge import LIMITS, CheckError, Verdict, read, verdict
from playground.runtime import Session

CHECK = '''
from playground.check import App, mistake

def check(app: App) -> None:
    app.click("Go")
    app.must_show("header", "gone")

@mistake("wrong_fails.py", """Two lines
    of advice.""")
def fails(app):
    return "NameError" in app.error

@mistake("wrong_late.py", "Too late.")
def late(app):
    app.click("Go")
    return app.text("header") == "here"
'''
RIGHT = "import streamlit as st\nst.header('gone' if st.button('Go') else 'here')"
LATE = "import streamlit as st\nst.header('here')\nst.button('Go')"


def judged(script: str, check: str = CHECK) -> Verdict:
    return verdict(read(check), lambda: Session(script, limits=LIMITS))


def test_a_right_script_passes() -> None:
    found = judged(RIGHT)
    assert (found.passed, found.problem, found.advice, found.mistake) == (True, "", "", "")
    assert found.actions == ({"click": "Go"},)


def test_a_known_mistake_gets_its_advice() -> None:
    found = judged(LATE)
    assert not found.passed
    assert found.problem == "After a click on **Go**, the header must say `gone`, but it says `here`."
    assert (found.mistake, found.advice) == ("wrong_late.py", "Too late.")
    assert [each.ok for each in found.tried] == [True, False]


def test_a_mistake_may_be_a_script_that_fails_at_once() -> None:
    assert judged("foo").advice == "Two lines of advice."


def test_another_way_to_be_wrong_gets_no_advice() -> None:
    found = judged("import streamlit as st")
    assert found.problem.startswith("There is no button **Go**.")
    assert (found.mistake, found.advice) == ("", "")


def test_a_verdict_is_json() -> None:
    assert json.loads(json.dumps(judged(LATE).to_json()))["tried"][1]["did"] == "Click **Go**"


@pytest.mark.parametrize(
    "script",
    [
        "raise BaseException",
        "import sys; sys.exit(1)",
        "class X:\n    def __repr__(self): raise SystemExit\nimport streamlit as st\nst.write(X())",
        "import streamlit as st\nst.header('\\ud800 ` <script>')\nst.button('Go')",
        "import streamlit as st\nwhile True: st.button('Go', key=id(object()))",
        "def f(): f()\nf()",
        "x = (" * 300,
        "",
    ],
)
def test_no_script_can_make_a_check_raise(script: str) -> None:
    assert not judged(script).passed


def test_a_slow_script_ends_in_time() -> None:
    began = time.monotonic()
    assert not judged("while True: pass").passed
    assert time.monotonic() - began < 8


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("def check(app)", "check.py, line 1: expected ':'"),
        ("import nothing_of_this_name", "check.py, line 1: ModuleNotFoundError"),
        ("x = 1", r"check.py has no function `check\(app\)`"),
        ("def check(app):\n    app.clik('Go')", "check.py, line 2: AttributeError"),
        (CHECK.replace('== "here"', "+ 1"), "check.py, line 16: TypeError"),
    ],
)
def test_a_check_that_does_not_work_says_where(check: str, words: str) -> None:
    with pytest.raises(CheckError, match=words):
        judged(LATE, check)
