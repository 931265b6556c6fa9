"""Simple charts of plain data."""

import pytest

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
