"""Charts of ECharts, and what is selected in them."""

from tests.runtime.app import App

BARS = """\
import streamlit as st
bars = {"xAxis": {"data": ["A", "B"]}, "series": [{"type": "bar", "data": [5, 20], "selectedMode": "multiple"}]}
"""


def test_a_selection_is_what_the_call_returns_and_session_state_holds() -> None:
    app = App(f"{BARS}event = st.echarts_chart(bars, on_select='rerun', key='bars')\nst.json(event.selection.selected)")
    assert app.step.screen[1]["value"] == []
    app.set(key="bars", value={"selection": {"selected": [{"series_index": 0, "data_indices": [1]}]}})
    group = {"series_index": 0, "series_id": None, "series_name": None, "data_type": "main", "data_indices": [1]}
    assert app.step.screen[1]["value"] == [group]


def test_a_table_is_told_apart_and_a_picture_keeps_its_renderer() -> None:
    app = App(
        """
        import pandas as pd
        import streamlit as st
        st.echarts_chart({"dataset": {"source": pd.DataFrame({"a": [1, 2]})}}, renderer="svg", height="content")
        """
    )
    (chart,) = app.step.screen
    assert chart["spec"] == {"dataset": {"source": {"name": "data-0"}}}
    assert [(each["name"], each["rows"]) for each in chart["datasets"]] == [("data-0", [[1], [2]])]
    assert (chart["renderer"], chart["height"]) == ("svg", 350)


def test_an_option_that_is_too_long_is_told_and_not_drawn() -> None:
    app = App("import streamlit as st\nst.echarts_chart({'series': [{'data': list(range(100_000))}]})")
    assert app.step.screen[0]["spec"] is None
    assert "is not drawn" in app.step.screen[0]["cut"]
