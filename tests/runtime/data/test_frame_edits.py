"""What a reader's changes make of a data frame."""

import math
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from playground.runtime.data.foreign import kind_of_column
from playground.runtime.data.frame import Frame
from playground.runtime.data.frame_edits import editable_table, edited, parsed, restored
from playground.runtime.run.errors import StreamlitAPIException


def changed(data: Any, kind: str = "pandas", **edits: Any) -> Any:
    frame = Frame.of_pandas(editable_table(data, kind), kind)
    return edited(frame.table, kind, frame.fixed, {"edited_rows": {}, "added_rows": [], "deleted_rows": [], **edits})


def test_the_scripts_own_frame_stays_as_it_is():
    df = pd.DataFrame({"a": [1, 2]})
    assert changed(df, edited_rows={0: {"a": 9}})["a"].tolist() == [9, 2]
    assert df["a"].tolist() == [1, 2]


def test_rows_are_deleted_before_others_are_added():
    made = changed(pd.DataFrame({"a": [1, 2]}), added_rows=[{"a": 3}], deleted_rows=[0])
    assert made.to_dict("split")["data"] == [[2], [3]]


def test_a_label_that_is_there_adds_no_row():
    df = pd.DataFrame({"a": [1]}, index=["r"])
    assert changed(df, added_rows=[{"_index": "r", "a": 5}, {"a": 6}, {"_index": "s", "a": 7}]).index.tolist() == [
        "r",
        "s",
    ]


def test_a_change_that_pandas_refuses_is_left_out():
    df = pd.DataFrame({"span": [pd.Timedelta(1, unit="s")]})
    assert changed(df, edited_rows={0: {"span": math.inf}})["span"].tolist() == df["span"].tolist()


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ([1], "integer"),
        ([1.5], "float"),
        ([True], "boolean"),
        (["x"], "string"),
        ([Decimal(1)], "decimal"),
        ([pd.Timestamp("2024-01-01")], "datetime"),
        ([pd.Timestamp("2024-01-01").date()], "date"),
        ([pd.Timedelta(1)], "timedelta"),
        ([[1]], "list"),
        ([{"a": 1}], "dict"),
        ([None], "empty"),
    ],
)
def test_what_a_column_holds(cells: list[object], kind: str):
    column = (
        pd.Series(cells, dtype=object) if kind not in ("integer", "float", "boolean", "string") else pd.Series(cells)
    )
    assert kind_of_column(column) == kind


@pytest.mark.parametrize(
    ("sent", "kind", "cell"),
    [
        ("5", "integer", 5),
        ("x", "integer", None),
        (1, "boolean", True),
        (5, "string", "5"),
        ("1.5", "decimal", Decimal("1.5")),
        ("a", "list", ["a"]),
        (["a"], "integer", None),
        ("2024-01-02", "date", pd.Timestamp("2024-01-02").date()),
        ("never", "datetime", None),
        (2, "timedelta", pd.Timedelta(2, unit="s")),
        (None, "string", None),
    ],
)
def test_what_the_page_sent_as_its_column_has_it(sent: Any, kind: str, cell: Any):
    assert parsed(sent, kind) == cell


@pytest.mark.parametrize(
    ("data", "kind", "type_"),
    [
        (np.array([1, 2]), "ndarray", np.ndarray),
        (np.zeros((2, 2)), "matrix", np.ndarray),
        (pd.Series([1]), "series", pd.Series),
        (pa.table({"a": [1]}), "arrow", pa.Table),
        (pa.array([1]), "arrow_array", pa.Array),
        ({"a": pd.Series([1])}, "series_mapping", dict),
        ([np.array([1])], "list", list),
        ([np.int64(1)], "values", list),
        (pd.Index([1]), "index", pd.DataFrame),
    ],
)
def test_data_comes_back_as_its_own_kind(data: Any, kind: str, type_: type):
    assert isinstance(restored(editable_table(data, kind), kind), type_)


@pytest.mark.parametrize(
    ("df", "words"),
    [
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), "duplicated"),
        (pd.DataFrame({"_index": [1]}), "reserved"),
        (pd.DataFrame({"a": [1]}, index=pd.MultiIndex.from_tuples([(1, 2)])), "MultiIndex"),
    ],
)
def test_what_cannot_be_edited_is_refused(df: pd.DataFrame, words: str):
    with pytest.raises(StreamlitAPIException, match=words):
        editable_table(df, "pandas")
