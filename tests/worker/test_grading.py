"""Work that was handed in is used as its learner used it, and judged: in sessions of its own, and for a while only."""

import json
import time
from typing import Any

import pytest

from playground.worker.sandbox import Sandbox

RIGHT = "import streamlit as st\nst.header('gone' if st.button('Go') else 'here')\n"
WRONG = "import streamlit as st\nst.header('here')\nst.button('Go')\n"
ENDLESS = "import streamlit as st\nwhile True:\n    x = 1\n"
CHECK = """
from playground.check import mistake
def check(app):
    app.must_have("button", "Go")
    app.click("Go")
    app.must_show("header", "gone")
@mistake("wrong_still.py", "Ask the button *first*.")
def still(app):
    return "Go" in app.labels("button")
"""
CLICKS = [{"click": "Go"}, {"click": "Go"}]


def grade(source: str, actions: list[Any] = CLICKS, check: str = CHECK, seconds: float = 5, **more: Any) -> Any:
    message = {"type": "grade", "id": 5, "session": "a", "source": source, "name": "start.py", "check": check}
    more = {"actions": actions, "limits": {"reruns": 50, "seconds": seconds}, **more}
    return json.loads(Sandbox().handle(json.dumps({**message, **more})))


def test_a_script_that_is_right_passes_and_its_runs_are_counted() -> None:
    graded = grade(RIGHT)
    assert (graded["type"], graded["passed"], graded["problem"], graded["mistake"]) == ("graded", True, "", "")
    assert (graded["runs"], graded["errors"], graded["left_out"], graded["endless"]) == (3, 0, 0, False)


def test_a_mistake_that_the_lesson_knows_is_named_with_its_advice() -> None:
    graded = grade(WRONG)
    assert (graded["passed"], graded["mistake"], graded["advice"]) == (
        False,
        "wrong_still.py",
        "Ask the button *first*.",
    )
    assert graded["problem"] == "After a click on **Go**, the header must say `gone`, but it says `here`."
    assert '<p class="rerun-verdict__advice">Ask the button <em>first</em>.</p>' in graded["verdict"]


def test_runs_that_end_by_an_exception_or_by_too_many_reruns_are_errors() -> None:
    assert (grade("1 / 0")["errors"], grade("x = (")["errors"]) == (1, 1)
    graded = grade("import streamlit as st\nst.button('Go')\nst.rerun()", [])
    assert (graded["runs"], graded["errors"], graded["endless"]) == (20, 1, False)


def test_actions_that_cannot_be_done_are_left_out_and_counted() -> None:
    graded = grade(RIGHT, [{"click": "Stop"}, {"click": "Go"}, {"sing": 1}, {"set": {"label": "Go", "value": [[]]}}])
    assert (graded["runs"], graded["left_out"], graded["passed"]) == (2, 3, True)


def test_a_script_that_does_not_end_is_asked_once_and_told_where_it_was() -> None:
    began = time.monotonic()
    graded = grade(ENDLESS, seconds=1)
    assert (graded["passed"], graded["endless"], graded["errors"]) == (False, True, 1)
    assert graded["problem"].startswith("Stopped after 1 seconds: line ")
    assert graded["tried"] == ""
    assert time.monotonic() - began < 60  # four times the limit would be the check's way to find a mistake


def test_an_action_that_does_not_end_leaves_the_verdict_to_the_check() -> None:
    graded = grade(f"{RIGHT}if st.button('Hang'):\n    while True: x = 1\n", [{"click": "Hang"}], seconds=1)
    assert (graded["passed"], graded["endless"], graded["errors"]) == (True, False, 1)


def test_nobody_waits_for_what_a_script_sleeps() -> None:
    assert grade(f"import time\ntime.sleep(3600)\n{RIGHT}")["passed"]


def test_what_a_script_says_is_no_markup() -> None:
    graded = grade("import streamlit as st\nst.header('<img src=x onerror=alert(1)>')\nst.button('Go')")
    assert "<img" not in graded["verdict"] + graded["tried"]


def test_a_check_that_does_not_work_passes_nobody() -> None:
    graded = grade(RIGHT, check="def check(app):\n    1 / 0")
    assert not graded["passed"]
    assert graded["problem"].startswith("The lesson's own check does not work: check.py, line 2")


@pytest.mark.parametrize(
    "more", [{"actions": 7}, {"actions": [7]}, {"files": {"../up": ""}}, {"limits": {"seconds": "x"}}]
)
def test_what_is_no_message_is_a_fault(more: dict[str, Any]) -> None:
    assert grade(RIGHT, **more)["type"] == "fault"
