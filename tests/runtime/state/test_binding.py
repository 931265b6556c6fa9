"""The server's part of `bind="query-params"` (rules query-bind, query-bound-is-locked)."""

import pytest

from playground.runtime.state.binding import NOTHING, Bound, is_empty, start
from tests.runtime.app import App

WHOLE = 1767225600000000  # 2026-01-01


@pytest.mark.parametrize(
    ("bound", "value", "parsed"),
    [
        (Bound("checkbox"), "TRUE", True),
        (Bound("checkbox"), ["true", "false"], False),
        (Bound("number_input"), "1.5", 1.5),
        (Bound("pagination"), "2", 2),
        (Bound("pagination"), "two", "two"),
        (Bound("text_input"), "a b", "a b"),
        (Bound("text_input"), ["a", "b"], "b"),
        (Bound("multiselect"), "a", ["a"]),
        (Bound("multiselect"), ["a", "", "b"], ["a", "b"]),
        (Bound("slider"), ["1", "2.5"], [1.0, 2.5]),
        (Bound("slider"), "2026-01-01", [float(WHOLE)]),
        (Bound("slider"), "soon", ["soon"]),
        (Bound("multiselect"), "", []),
        (Bound("text_input"), "", ""),
        (Bound("number_input"), "", None),
    ],
)
def test_a_value_of_the_address_as_a_message_carries_it(bound: Bound, value: object, parsed: object):
    assert bound.parse(value) == parsed
    assert type(bound.parse(value)) is type(parsed)


@pytest.mark.parametrize(("kind", "value"), [("checkbox", "1"), ("checkbox", "yes"), ("number_input", "one")])
def test_what_cannot_be_one(kind: str, value: str):
    with pytest.raises(ValueError, match=value):
        Bound(kind).parse(value)


@pytest.mark.parametrize(
    ("kind", "sent", "text"),
    [
        ("checkbox", True, "true"),
        ("number_input", 1.5, "1.5"),
        ("multiselect", ["a", "b"], ["a", "b"]),
        ("slider", [1.0, 2.5], ["1", "2.5"]),
        ("text_input", "a", "a"),
    ],
)
def test_what_the_server_writes_into_the_address(kind: str, sent: object, text: object):
    assert Bound(kind).address_text(sent) == text


def test_a_slider_over_days_sends_microseconds():
    assert Bound("slider").sent("2026-01-01") == [WHOLE]
    assert Bound("slider").sent([1, 2]) == [1, 2]


def test_which_texts_it_may_have():
    assert Bound("multiselect", options=["a", "b"]).valid(["b", "z", "a", "b"]) == ["b", "a"]
    assert Bound("multiselect", options=["a", "b"], most=1).valid(["b", "a"]) == ["b"]
    assert Bound("select_slider", options=["a"], twice=True).valid(["a", "a"]) == ["a", "a"]
    assert Bound("multiselect").valid(["anything"]) == ["anything"]


@pytest.mark.parametrize(
    ("value", "empty"), [("", True), ("a", False), (["", ""], True), (["", "a"], False), ([], False)]
)
def test_what_is_empty(value: object, empty: bool):
    assert is_empty(value) is empty


def begin(bound: Bound, value: object, default: object = "") -> tuple:
    return start(bound, value, lambda sent: default if sent is None else sent, lambda made: made)


def test_a_widget_starts_from_the_address():
    assert begin(Bound("text_input"), "Ada") == ("Ada", None)
    assert begin(Bound("text_input", clearable=True), "", default="Eve") == ("", None)


@pytest.mark.parametrize(
    ("bound", "value", "default"),
    [
        (Bound("text_input"), "Ada", "Ada"),
        (Bound("text_input"), "", "Eve"),
        (Bound("selectbox", options=["a"]), "z", "a"),
        (Bound("checkbox"), "maybe", False),
        (Bound("multiselect", options=["a"]), ["y", "z"], []),
    ],
)
def test_the_default_and_what_is_no_value_are_taken_out(bound: Bound, value: object, default: object):
    assert begin(bound, value, default) == (NOTHING, None)


def test_of_several_those_that_can_be_stay_and_are_written_back():
    bound = Bound("multiselect", options=["a", "b"])
    assert begin(bound, ["z", "b"], []) == (["b"], ["b"])
    assert begin(bound, ["b", "a"], []) == (["b", "a"], None)


def test_a_number_beyond_the_ends_of_its_widget_is_put_right():
    """Rule query-bind."""
    app = App("import streamlit as st\nst.number_input('N', 0, 10, key='n', bind='query-params')\nst.button('Go')")
    app.set("N", 7)
    assert app.step.query == "n=7"
    assert app.reload().widget("N")["value"] == 7
    assert app.set("N", 0).step.query == ""
