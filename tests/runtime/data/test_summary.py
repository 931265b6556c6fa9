"""What is told of a data frame that is a value."""

import numpy as np
import pandas as pd
import pytest

from playground.runtime.data import summary
from playground.runtime.trace.tables import changed_cells
from playground.runtime.trace.values import to_json
from tests.runtime.app import App


def test_a_frame_is_its_size_and_its_first_rows():
    told = to_json(pd.DataFrame({"a": range(100), "b": "x"}))
    assert told["repr"] == "DataFrame of 100 rows, 2 columns"
    assert told["table"]["shape"] == [100, 2]
    assert told["table"]["rows"] == [[number, "x"] for number in range(summary.ROWS)]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (pd.Series([1, 2], name="s"), "Series of 2 rows"),
        (pd.DataFrame(), "DataFrame of 0 rows, 0 columns"),
        (np.array([1]), "array of 1 row"),
        (np.zeros((2, 3)), "array of 2 rows, 3 columns"),
        (pd.Index([1, 2]), "Index of 2 rows"),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), "DataFrame of 1 row, 2 columns"),
    ],
)
def test_its_size_in_words(value: object, words: str):
    assert to_json(value)["repr"] == words


def test_what_is_no_table_is_told_as_ever():
    assert to_json(np.zeros((2, 2, 2)))["repr"].startswith("array([[[")
    assert to_json(np.int64(5)) == {"repr": "np.int64(5)", "type": "int64"}


class Frame(pd.DataFrame):
    """A script's own kind of frame, whose methods must not be called."""

    def __repr__(self):
        return "mine"


def test_a_frame_of_the_scripts_own_class_is_what_it_says_of_itself():
    assert to_json(Frame({"a": [1]}))["repr"] == "mine"


@pytest.mark.parametrize(
    "other",
    [
        pd.DataFrame({"a": [1, 3]}),
        pd.DataFrame({"b": [1, 2]}),
        pd.DataFrame({"a": [1.0, 2.0]}),
        pd.DataFrame({"a": [1, 2]}, index=[5, 6]),
        pd.DataFrame({"a": [1, 2, 3]}),
    ],
)
def test_another_frame_has_another_digest(other: pd.DataFrame):
    one = pd.DataFrame({"a": [1, 2]})
    assert to_json(one)["digest"] == to_json(one.copy())["digest"]
    assert to_json(one)["digest"] != to_json(other)["digest"]


def test_cells_that_are_lists_are_told_apart():
    one, other = pd.DataFrame({"a": [[1], [2]]}), pd.DataFrame({"a": [[1], [3]]})
    assert changed_cells(to_json(one), to_json(other)) == {"changed": 1, "of": 2}


def test_a_change_in_a_long_frame_is_seen_where_it_is_looked_at():
    long = pd.DataFrame({"a": np.arange(300_000)})
    before = to_json(long)
    long.loc[0, "a"] = -1
    assert before["digest"] != to_json(long)["digest"]


def test_the_trace_of_frames_is_as_its_schema_says():
    app = App(
        """
        import pandas as pd
        import streamlit as st
        df = st.session_state.setdefault("df", pd.DataFrame({"a": [1, 2], "t": ["x", None]}, index=["p", "q"]))
        if st.button("Change"):
            df.loc["p", "a"] = 5
        labels = st.column_config.Column("Name")
        st.dataframe(df, column_config={"a": st.column_config.NumberColumn(format="%d"), "_index": labels})
        st.data_editor(df, num_rows="dynamic", key="e")
        st.line_chart(df["t"])
        """
    )
    app.click("Change")  # each step is held against the schema
    (change,) = app.run.to_json()["state"]["diff"]
    assert change["cells"] == {"changed": 1, "of": 4}
