"""Figures of Plotly: what an action may select in them."""

import pytest

from playground.runtime import ActionError
from tests.runtime.app import App

FIGURE = """\
import streamlit as st
event = st.plotly_chart({"data": [{"y": [1, 2, 3]}]}, on_select="rerun", selection_mode="points")
st.text(event.selection.point_indices)
"""


def test_the_indices_of_points_need_not_be_written_out():
    app = App(FIGURE)
    app.act({"set": {"label": "Plotly chart", "value": {"selection": {"points": [{"point_index": 2}]}}}})
    assert app.element("text")["text"] == "[2]"


@pytest.mark.parametrize(
    "value", [3, {"selection": {"rows": []}}, {"selection": {"points": 1}}, {"selection": {"box": [{"x": [0, 1]}]}}]
)
def test_a_selection_that_does_not_fit_is_refused(value: object):
    with pytest.raises(ActionError):
        App(FIGURE).act({"set": {"label": "Plotly chart", "value": value}})


def test_a_figure_that_is_too_long_is_told_and_not_drawn():
    app = App("import streamlit as st\nst.plotly_chart({'data': [{'y': [1], 'name': 'x' * 400_000}]})")
    assert app.element("plotly_chart")["spec"] == {}
    assert "more than 300,000" in app.element("plotly_chart")["cut"]
