"""Charts of Vega-Lite: floods, and what an action may select in them."""

import pytest

from playground.runtime import ActionError
from tests.runtime.app import App

CHART = """\
import streamlit as st
spec = {"mark": "point", "params": [{"name": "pick", "select": "point"}], "encoding": {"x": {"field": "a"}}}
event = st.vega_lite_chart({"a": [1, 2]}, spec, on_select="rerun")
st.text(event.selection.pick)
"""


def test_what_is_selected_is_what_the_call_returns():
    app = App(CHART)
    app.act({"set": {"label": "Vega-Lite chart", "value": {"selection": {"pick": [{"a": 2}]}}}})
    assert app.element("text")["text"] == "[{'a': 2}]"


@pytest.mark.parametrize("value", [3, {}, {"selection": {"z": []}}, {"selection": {"pick": "a"}}])
def test_a_selection_that_does_not_fit_is_refused(value: object):
    with pytest.raises(ActionError, match=r"pick|list of points"):
        App(CHART).act({"set": {"label": "Vega-Lite chart", "value": value}})


def test_a_description_that_is_too_long_is_told_and_not_drawn():
    chart = App("import streamlit as st\nst.vega_lite_chart({'mark': 'bar', 'title': 'x' * 300_000})").element(
        "vega_lite_chart"
    )
    assert chart["spec"] is None
    assert "more than 200,000" in chart["cut"]


def test_numbers_that_json_has_not_are_none():
    chart = App("import streamlit as st\nst.vega_lite_chart({'mark': 'bar', 'height': float('inf')})").element(
        "vega_lite_chart"
    )
    assert chart["spec"]["height"] is None
