"""What a reader's changes make of the data of an editor."""

import pytest

from playground.runtime.data.edits import applied, label_kind, state_of
from playground.runtime.data.frame import Frame
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


def edited(data, **edits):
    return applied(Frame.of(data), state_of(edits))


def test_state_has_rows_by_their_number():
    state = state_of({"edited_rows": {"1": {"a": 2}}, "added_rows": [{"a": 3}], "deleted_rows": [0]})
    assert state == {"edited_rows": {1: {"a": 2}}, "added_rows": [{"a": 3}], "deleted_rows": [0]}
    assert state_of(None) == {"edited_rows": {}, "added_rows": [], "deleted_rows": []}


def test_the_scripts_own_data_stays_as_it_is():
    data = [{"a": 1}]
    assert edited(data, edited_rows={"0": {"a": 2}}) == [{"a": 2}]
    assert data == [{"a": 1}]


@pytest.mark.parametrize(
    ("data", "edits", "made"),
    [
        ([{"a": 1}, {"a": 2}], {"deleted_rows": [0]}, [{"a": 2}]),
        ([{"a": 1}], {"added_rows": [{"a": 2}, {}]}, [{"a": 1.0}, {"a": 2.0}, {"a": None}]),
        ([{"a": 1, "b": True}], {"edited_rows": {"0": {"a": None, "b": None}}}, [{"a": None, "b": True}]),
        ([{"a": 1.5}], {"edited_rows": {"0": {"a": 2}}}, [{"a": 2.0}]),
        ([{"a": 1}], {"edited_rows": {"5": {"a": 2}, "0": {"z": 2}}}, [{"a": 1}]),
        ({"x": 1}, {"added_rows": [{"_index": "y", "value": 2}]}, {"x": 1, "y": 2}),
        ({"x": 1}, {"added_rows": [{"_index": "x", "value": 2}, {"value": 3}]}, {"x": 1}),
        ({5: 1}, {"added_rows": [{"value": 2}]}, {5: 1, 6: 2}),
        ([1, 2], {"edited_rows": {"1": {"value": 9}}}, [1, 9]),
        ([], {"added_rows": [{"a": 1}]}, []),
    ],
    ids=repr,
)
def test_what_changes_make_of_data(data, edits, made):
    found = edited(data, **edits)
    assert repr(found) == repr(made)


@pytest.mark.parametrize(
    ("data", "kind"), [([1], None), ({"x": 1}, "text"), ({5: 1}, "int"), ({True: 1}, "text"), ({}, None)], ids=repr
)
def test_what_label_a_new_row_needs(data, kind):
    assert label_kind(Frame.of(data)) == kind
