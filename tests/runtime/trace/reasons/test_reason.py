"""A reason as data, and the words in it."""

import pytest

from playground.runtime.run.lines import Line
from playground.runtime.trace.reasons.reason import Reason, in_state, label, listed, literal, sentence, value


def test_what_is_unknown_is_left_out():
    assert Reason("no_run", "same_value", "Nothing changed.").to_json() == {
        "kind": "no_run",
        "what": "same_value",
        "run": None,
        "line": None,
        "text": "Nothing changed.",
    }


def test_facts_stand_under_their_own_names_and_a_line_has_its_file():
    reason = Reason("new_widget", "argument", "So.", 2, Line(3, "pages/one.py"), "w1", "n", {"lost": 4}, "a-b", "01/02")
    assert reason.to_json() == {
        "kind": "new_widget",
        "what": "argument",
        "run": 2,
        "line": 3,
        "file": "pages/one.py",
        "element": "w1",
        "key": "n",
        "lost": 4,
        "text": "So.",
        "rule": "a-b",
        "lesson": "01/02",
    }


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("Ada", "“Ada”"),
        ("", "an empty text"),
        (None, "nothing"),
        (["a"], "['a']"),
        ({"repr": "Color.RED", "type": "Color"}, "Color.RED"),
    ],
)
def test_values_in_words(data, words):
    assert value(data) == words


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("name", "st.session_state.name"),
        ("my name", 'st.session_state["my name"]'),
        ("class", 'st.session_state["class"]'),
    ],
)
def test_a_key_as_a_script_writes_it(key, words):
    assert in_state(key) == words


def test_values_as_a_script_writes_them_and_words_in_a_list():
    assert [literal(each) for each in ("é\n", 1.5, True)] == ['"é\\n"', "1.5", "True"]
    assert [listed(each) for each in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


def test_long_values_are_cut():
    assert len(value("x" * 500)) < 70


def test_a_widget_is_named_by_its_label_or_else_its_key():
    assert label("text_input", "Name") == "the text input “Name”"
    assert label("text_input", " ", "name") == "the text input with the key `name`"
    assert sentence(label("slider", "")) == "The slider"
