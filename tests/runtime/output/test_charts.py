"""Simple charts of plain data."""

import pytest

from playground.runtime.output.charts import stack_of
from tests.runtime.app import App


@pytest.mark.parametrize(
    ("call", "x", "series"),
    [
        ("st.line_chart([3, 1])", [0, 1], {"value": [3, 1]}),
        ("st.area_chart({'a': [1, 2], 'b': [3, None]})", [0, 1], {"a": [1, 2], "b": [3, None]}),
        ("st.bar_chart({'k': ['u', 'v'], 'n': [1, 2]}, x='k', y='n')", ["u", "v"], {"n": [1, 2]}),
        ("st.bar_chart({'u': 1, 'v': 2})", ["u", "v"], {"value": [1, 2]}),
        (
            "st.scatter_chart([{'x': 1, 'y': 2, 'c': 'p'}, {'x': 3, 'y': 4, 'c': 'q'}], x='x', y='y', color='c')",
            [1, 3],
            {"p": [2, None], "q": [None, 4]},
        ),
    ],
)
def test_a_chart_is_plain_numbers(call: str, x: list[object], series: dict[str, object]):
    (chart,) = App(f"import streamlit as st\n{call}").step.screen
    assert chart["x"] == x
    assert {each["name"]: each["values"] for each in chart["series"]} == series


def test_a_chart_of_a_column_that_is_not_there():
    assert '`"z"`' in App("import streamlit as st\nst.line_chart([{'a': 1}], y='z')").error


def chart(call: str) -> dict:
    (found,) = App(
        f"import streamlit as st\nt = [{{'k': 'v', 'n': 2, 'm': 5}}, {{'k': 'u', 'n': 1, 'm': 6}}]\n{call}"
    ).step.screen
    return found


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("st.line_chart(t, x=3)", "StreamlitInvalidParameterTypeError"),
        ("st.line_chart(t, x='z')", 'Data does not have a column named `"z"`. Available columns are `k, n, m`'),
        ("st.bar_chart(t, sort='z')", '`"z"`'),
        ("st.bar_chart(t, sort='-z')", '`"z"`'),
        ("st.bar_chart(t, stack='high')", "StreamlitValueError"),
        ("st.scatter_chart(t, size='z')", "StreamlitValueError"),
        ("st.line_chart(t, y=['n', 'm'], color='#fa0')", "must have the same length"),
        ("st.line_chart(t, width=0)", "StreamlitInvalidWidthError"),
        ("st.line_chart(t, height='tall')", "StreamlitInvalidHeightError"),
        ("st.line_chart(t, x_label=3)", "invalid value for `title`"),
        ("st.line_chart(5)", "StreamlitDataframeConversionError"),
    ],
)
def test_a_chart_that_cannot_be(call: str, words: str):
    found = chart(call)
    assert words in f"{found['name']}: {found['text']}"


def test_labels_are_those_given_or_the_columns():
    drawn = chart("st.line_chart(t, x='k', y='n')")
    assert (drawn["x_label"], drawn["y_label"]) == ("k", "n")
    given = chart("st.line_chart(t, x='k', y='n', x_label='X', y_label='', alt=' what it shows ')")
    assert (given["x_label"], given["y_label"], given["alt"]) == ("X", "", "what it shows")
    assert chart("st.line_chart(t, x='k', y=['n', 'm'])")["y_label"] == ""


@pytest.mark.parametrize(
    ("sort", "order"),
    [("True", None), ("False", ["v", "u"]), ("'n'", ["u", "v"]), ("'-n'", ["v", "u"]), ("'m'", ["v", "u"])],
)
def test_the_order_of_bars(sort: str, order: list[str] | None):
    assert chart(f"st.bar_chart(t, x='k', y='n', sort={sort})")["order"] == order


@pytest.mark.parametrize(
    ("stack", "several", "on"),
    [(None, True, True), (None, False, False), (False, True, False), ("layered", True, False), ("center", True, True)],
)
def test_whether_bars_stand_on_each_other(stack: object, several: bool, on: bool):
    assert stack_of({"stack": stack}, several=several) is on


def test_a_colour_for_each_series_or_a_series_for_each_colour():
    both = chart("st.line_chart(t, y=['n', 'm'], color=['#fa0', 'red'])")["series"]
    assert [(each["name"], each["color"]) for each in both] == [("n", "#fa0"), ("m", "red")]
    by = chart("st.line_chart([{'n': 1, 'c': '#fa0'}, {'n': 2, 'c': '#00f'}], y='n', color='c')")["series"]
    assert [(each["name"], each["color"]) for each in by] == [("#fa0", "#fa0"), ("#00f", "#00f")]


def test_what_is_no_number_is_told():
    (drawn,) = chart("st.line_chart([1, None, float('inf')])")["series"]
    assert drawn["values"] == [1, None, "inf"]
