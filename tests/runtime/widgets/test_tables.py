"""Tables, charts, pictures and files: what becomes of plain data."""

import pytest

from playground.runtime import ActionError
from tests.runtime.app import App


def test_a_dataframe_leaves_out_what_it_is_told():
    app = App(
        "import streamlit as st\nst.dataframe([{'a': 1, 'b': 2, 'c': 3}], hide_index=True, column_order=['c', 'a'])"
    )
    shown = app.element("dataframe")
    assert ([column["name"] for column in shown["columns"]], shown["rows"], shown["index"]) == (
        ["c", "a"],
        [[3, 1]],
        None,
    )


def test_a_long_table_is_told_of_in_part():
    shown = App("import streamlit as st\nst.dataframe(range(5000))").element("dataframe")
    assert (len(shown["rows"]), shown["index"], shown["count"]) == (1000, None, 5000)


@pytest.mark.parametrize(
    "value",
    [3, {}, {"edited_rows": {"9": {"a": 1}}}, {"edited_rows": {"0": {"z": 1}}}, {"edited_rows": {"0": {"a": "x"}}}],
)
def test_an_edit_that_does_not_fit_is_refused(value: object):
    app = App("import streamlit as st\nst.data_editor([{'a': 1}], key='e')")
    with pytest.raises(ActionError):
        app.set(key="e", value=value)
