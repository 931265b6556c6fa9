"""Questions about an action, and the answers that its trace gives."""

import re
from typing import Any

import pytest

from playground.checks.predict import judge, read_predictions, read_questions, truth
from playground.runtime import Session

SCRIPT = """import streamlit as st
if st.button("Go"):
    st.session_state.count = 1
    st.rerun()
st.header("Count **one**" if "count" in st.session_state else "Nothing")
"""
ASK = ["runs", {"says": "header"}, {"lines": ["st.rerun()", "x = 1"]}, {"state": "count"}, {"says": "success"}]


def step() -> Any:
    session = Session(SCRIPT)
    session.start()
    return session.act({"click": "Go"}).to_json()


def test_the_trace_answers() -> None:
    answers = [truth(question, step(), SCRIPT) for question in read_questions(ASK)]
    assert answers == ["2", "Count one", ["st.rerun()"], "1", ""]


@pytest.mark.parametrize(
    ("guesses", "right"),
    [
        (["2", "count  One", ["st.rerun()"], "1", ""], [True] * 5),
        (["1", "Nothing", ["x = 1", "st.rerun()"], "0", "Yes"], [False] * 5),
        (["", "", [], "", " "], [False, False, False, False, True]),
    ],
)
def test_guesses_are_compared(guesses: list[Any], right: list[bool]) -> None:
    assert [answer.right for answer in judge(read_questions(ASK), guesses, step(), SCRIPT)] == right


@pytest.mark.parametrize(
    ("before", "now", "guess", "right"),
    [
        ("Count: 0", "Count: 1", "1", True),
        ("Count: 0", "Count: 1", "count 1", True),
        ("Count: 0", "Count: 1", "0", False),
        ("Count: 0", "Count: 1", "Count", False),
        ("Count: 0", "Count: 1", "1 Count", False),
        ("Count: 0", "Count: 1", "10", False),
        ("Count: 0", "Count: 0", "0", True),
        ("Count: 0", "Count: 0", "1", False),
        ("", "Count: 1", "1", True),
        ("Open: 3 of 5", "Open: 2 of 5", "2", True),
        ("Open: 3 of 5", "Open: 2 of 5", "2 of 5", True),
        ("Open: 3 of 5", "Open: 2 of 5", "5", False),
        ("The light is off", "The light is on", "on", True),
        ("The light is off", "The light is on", "light", False),
        ("Hello, Ada!", "Hello, Ada!", "Ada", False),
        ("Playing: no song", "Playing: no song", "No song", True),
        ("Order: tea tea", "Order: tea", "tea", False),
        ("Total: 3 euros", "Nothing", "", False),
    ],
)
def test_the_part_of_a_text_that_leaves_nothing_open_is_enough(before: str, now: str, guess: str, right: bool) -> None:
    earlier, after = (
        {"runs": [], "screen": [{"type": "header", "text": text}] if text else []} for text in (before, now)
    )
    (answer,) = judge(read_questions([{"says": "header"}]), [guess], after, "", earlier)
    assert (answer.truth, answer.right) == (now, right)


@pytest.mark.parametrize(
    ("value", "guess", "right"),
    [
        (10.0, "10", True),
        (10.0, "11", False),
        (["red"], "red", True),
        (["red", "blue"], "Red, blue", True),
        (["red", "blue"], "['red', 'blue']", True),
        (["red", "blue"], "red", False),
        ([2, 3], "2,3", True),
        ([], "", False),
        ("red", "r", False),
    ],
)
def test_a_value_need_not_be_written_as_python_does(value: Any, guess: str, right: bool) -> None:
    after = {"runs": [{"state": {"after": {"x": value}}}], "screen": []}
    (answer,) = judge(read_questions([{"state": "x"}]), [guess], after, "")
    assert answer.right is right


def test_a_line_that_the_learner_has_taken_out_is_no_question_any_more() -> None:
    (answer,) = judge(read_questions([{"lines": ["x = 1"]}]), [["x = 1"]], step(), SCRIPT)
    assert (answer.truth, answer.right) == (None, False)


def test_a_declaration_is_read_and_written_alike() -> None:
    prediction, other = read_predictions([{"click": "Go", "ask": ASK}, {"set": "Go", "ask": ["runs"]}])
    assert (prediction.kind, prediction.label) == ("click", "Go")
    assert (other.kind, other.label) == ("set", "Go")
    assert [question.to_json() for question in prediction.questions] == ASK
    assert list(read_predictions(None)) == []


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ("Go", "not a list"),
        (["Go"], "'Go' is not an entry with `click` or `set`"),
        ([{"click": 1, "ask": ["runs"]}], "'click': 1, 'ask': ['runs']} is not an entry"),
        ([{"click": "Go", "ask": ["runs"]}] * 2, "there are two entries for `click: Go`"),
        ([{"click": "Go", "ask": []}], "not a list of questions"),
        ([{"click": "Go", "ask": ["rus"]}], "'rus' is no question"),
        ([{"click": "Go", "ask": [{"says": "header", "state": "x"}]}], "is no question"),
        ([{"click": "Go", "ask": [{"lines": []}]}], "is no question"),
    ],
)
def test_what_is_wrong_with_a_declaration_is_said(entries: Any, words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        list(read_predictions(entries))


def test_of_several_new_texts_each_is_an_answer() -> None:
    source = """import streamlit as st
st.header("Off")
if st.button("Go"):
    st.header("On")
    st.header("Ready")
st.header("Here all the time")
"""
    session = Session(source)
    before, after = session.start().to_json(), session.act({"click": "Go"}).to_json()
    asked = read_questions([{"says": "header"}])

    def told(guess: str) -> tuple[bool, Any]:
        (answer,) = judge(asked, [guess], after, source, before)
        return answer.right, answer.truth

    assert [told(guess) for guess in ("off", "on", "Ready", "Here all the time", "Oven")] == [
        (True, "Off"),
        (True, "On"),
        (True, "Ready"),
        (False, "Off"),
        (False, "Off"),
    ]
