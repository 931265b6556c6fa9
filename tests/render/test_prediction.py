"""The form of a prediction: every question has a field with its words as the label."""

import re

from playground.predict import read_questions
from playground.render.prediction import fields


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
