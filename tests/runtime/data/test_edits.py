"""What a reader's changes make of the data of an editor."""

import pytest

from tests.runtime.app import App


@pytest.mark.parametrize(
    ("data", "edited"),
    [
        ("[{'a': 1, 'b': 'x'}]", "[{'a': 5, 'b': 'y'}]"),
        ("{'a': [1], 'b': ['x']}", "{'a': [5], 'b': ['y']}"),
    ],
)
def test_edited_cells_come_back_in_the_shape_of_the_data(data: str, edited: str):
    app = App(f"import streamlit as st\ndata = {data}\nst.text(st.data_editor(data, key='e'))\nst.text(data)")
    value = {"edited_rows": {"0": {"b": "y", "a": 5}}}
    app.set(key="e", value=value)
    assert app.shown[1:] == [edited, data]
    assert app.run.cause == "widget"
    assert app.set(key="e", value=value).runs == ()
