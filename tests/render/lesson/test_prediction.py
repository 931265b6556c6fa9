"""The form of a prediction: every question has a field with its words as the label."""

import re

import pytest

from playground.checks.predict import Answer, read_questions
from playground.render.lesson.prediction import answers, fields


def test_every_question_has_a_named_field() -> None:
    html = fields(read_questions(["runs", {"says": "success"}, {"lines": ["x = 1 < 2", "y"]}, {"state": "<k>"}]))
    assert re.findall(r'name="(q\d)"', html) == ["q0", "q1", "q2", "q2", "q3"]
    for words in (
        "How many runs will it take?",
        "What will the green message say?",
        "<legend>Which of these lines will run?</legend>",
        'value="x = 1 &lt; 2"',
        "<code>st.session_state.&lt;k&gt;</code>",
    ):
        assert words in html


def test_one_line_is_a_question_of_its_own() -> None:
    assert "Will this line run?" in fields(read_questions([{"lines": ["x"]}]))


@pytest.mark.parametrize(
    ("entry", "guess", "truth", "told"),
    [
        ("runs", "1", "1", "Yes: 1 run."),
        ("runs", "3", "1", "No: 1 run. You said 3 runs."),
        ("runs", "", "1", "The answer: 1 run. You made no guess."),
        ({"says": "header"}, "", "Foo", "No: it says Foo. You said there is none."),
        ({"state": "n"}, " ", "4", "The answer: it is 4. You made no guess."),
        ({"lines": ["x", "y"]}, [], ["y"], "No: y ran. You said none of them."),
        ({"lines": ["x"]}, ["x"], [], "No: it did not run. You said it runs."),
        ({"lines": ["x"]}, [], ["x"], "No: it ran. You said it does not run."),
        ({"lines": ["x"]}, [], None, "Your script has no such line any more."),
    ],
)
def test_an_answer_says_what_was_right_and_what_was_guessed(entry, guess, truth, told) -> None:
    (question,) = read_questions([entry])
    words = answers([Answer(question, guess, truth, guess == truth)])
    assert re.sub(r"<[^>]+>", "", words.replace("</strong><span", "</strong> <span")).endswith(told)
