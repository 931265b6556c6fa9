"""Plain data as a table."""

import dataclasses
from collections import namedtuple
from datetime import UTC, date, datetime, timedelta
from enum import Enum

import pandas as pd
import pytest

from playground.runtime.data.frame import Frame, cell, editable
from playground.runtime.run import caps
from playground.runtime.run.errors import StreamlitDataframeConversionError


@pytest.mark.parametrize(
    ("data", "columns", "rows", "index"),
    [
        ([{"a": 1}, {"b": 2}], ["a", "b"], [[1, None], [None, 2]], [0, 1]),
        ({"a": [1, 2], "b": "xy"}, ["a", "b"], [[1, "xy"], [2, "xy"]], [0, 1]),
        ({"a": [1, 2], "b": [3]}, ["0", "1"], [[1, 2.0], [3, None]], ["a", "b"]),
        ({"a": (1, 2), "b": [3, 4]}, ["a", "b"], [[1, 3], [2, 4]], [0, 1]),
        ({"a": {"x": 1}, "b": {"y": 2}}, ["a", "b"], [[1, None], [None, 2]], ["x", "y"]),
        ({"a": 1}, ["value"], [[1]], ["a"]),
        ([[1, 2], [3]], ["0", "1"], [[1, 2], [3, None]], [0, 1]),
        ([1, "x"], ["value"], [["1"], ["x"]], [0, 1]),
        (range(2), ["value"], [[0], [1]], [0, 1]),
        ([], [], [], []),
        (None, [], [], []),
    ],
)
def test_data_in_columns_and_rows(data: object, columns: list[str], rows: list[object], index: list[object]):
    frame = Frame.of(data)
    assert (frame.columns, frame.rows, frame.index) == (columns, rows, index)


Pair = namedtuple("Pair", "left right")


@dataclasses.dataclass
class Point:
    x: int = 1
    y: str = "a"


class Word(Enum):
    A = "a"
    B = "b"


@pytest.mark.parametrize(
    ("data", "columns", "rows"),
    [
        ([Point(), Point(2, "b")], ["x", "y"], [[1, "a"], [2, "b"]]),
        ([Pair(1, 2)], ["left", "right"], [[1, 2]]),
        (Pair(1, 2), ["value"], [[1], [2]]),
        (Word, ["value"], [["a"], ["b"]]),
        (lambda: (yield 1), ["value"], [[1]]),
        ({"a": {"x": 1}, "b": 7}, ["a", "b"], [[1, 7]]),
        ([[1], [2]], ["value"], [[1], [2]]),
    ],
)
def test_data_that_stands_for_other_data(data, columns, rows):
    frame = Frame.of(data)
    assert (frame.columns, frame.rows) == (columns, rows)


@pytest.mark.parametrize("data", ["text", b"bytes", 7, object])
def test_what_is_no_table(data):
    with pytest.raises(StreamlitDataframeConversionError, match=r"Unable to convert object of type"):
        Frame.of(data)


@pytest.mark.parametrize(
    ("cells", "kind", "settled"),
    [
        ([1, 2], "int", [1, 2]),
        ([1, None], "float", [1.0, None]),
        ([1, 2.5], "float", [1.0, 2.5]),
        ([True, False], "bool", [True, False]),
        ([True, 1], "text", ["True", "1"]),
        (["a", None], "text", ["a", None]),
        ([1, "a"], "text", ["1", "a"]),
        ([None, None], "text", [None, None]),
        ([date(2026, 1, 1)], "date", [date(2026, 1, 1)]),
        ([date(2026, 1, 1), datetime(2026, 1, 1)], "other", [date(2026, 1, 1), datetime(2026, 1, 1)]),
        ([datetime(2026, 1, 1, tzinfo=UTC)], "other", [datetime(2026, 1, 1, tzinfo=UTC)]),
    ],
)
def test_a_column_settles_on_one_kind(cells, kind, settled):
    frame = Frame.of({"a": cells})
    assert (frame.kind(0), frame.column("a")) == (kind, settled)
    assert [type(each) for each in frame.column("a")] == [type(each) for each in settled]


@pytest.mark.parametrize(
    "data", [[{"a": 1}], {"a": [1, 2]}, {"a": {"x": 1}}, {"x": 1, "y": 2}, [3, 4], (3, 4), [[1, 2], [3, 4]]]
)
def test_rows_go_back_into_the_shape_of_the_data(data):
    frame = Frame.of(data)
    again = frame.restored(frame.rows)
    assert (again, type(again)) == (data, type(data))


@pytest.mark.parametrize(
    ("data", "hidden"),
    [([1], True), ([{"a": 1}], True), ({"a": {"x": 1}}, False), ({"x": 1}, False), (iter([1.5]), False)]
    + [({"a": [1, 2], "b": [3]}, True), (None, False)],
)
def test_labels_that_are_numbers_are_hidden(data, hidden):
    assert Frame.of(data).hidden is hidden


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, None),
        (True, True),
        (1.5, 1.5),
        (float("nan"), None),
        (float("inf"), "inf"),
        (date(2026, 1, 2), "2026-01-02"),
        (timedelta(days=1, seconds=5), "1 days 00:00:05"),
        (timedelta(seconds=-1), "-1 days +23:59:59"),
        ("x" * 501, "x" * 499 + "…"),
        ([1], "[1]"),
    ],
)
def test_a_cell_as_json(value, shown):
    assert cell(value) == shown


@pytest.mark.parametrize(
    ("data", "can"),
    [
        *((None, True), ({}, True), ([1], True), ([[1]], True), ([{"a": 1}], True), (Point(), True)),
        *(("text", False), (7, False), (iter([1]), False), ([object()], False)),
    ],
)
def test_what_an_editor_takes(data, can):
    assert editable(data) is can


def test_bytes_that_can_be_changed_are_an_array_to_pandas():
    for data, name in ((bytearray(b"x"), "ndim"), (memoryview(b"x"), "reshape")):
        with pytest.raises(AttributeError, match=name):
            Frame.of(data)


def test_a_wide_table_tells_of_its_first_columns():
    wide = Frame.of([list(range(caps.CELLS // 10 + 1))]).fields()
    assert (len(wide["columns"]), wide["cut"]) == (2000, "Only the first 2,000 of 2,001 columns are shown.")
    assert Frame.of([1]).fields(hide_index=False)["index"] == [0]


def test_of_a_long_frame_of_pandas_only_the_rows_that_are_shown_are_read():
    frame = Frame.of(pd.DataFrame({"a": range(5_000)}), 10)
    assert (len(frame.rows), frame.count) == (10, 5_000)
    assert frame.fields()["count"] == 5_000


def test_a_column_is_made_texts_for_a_cell_far_below():
    frame = Frame.of(pd.DataFrame({"a": [*range(20), "x"]}), 10)
    assert frame.rows[0] == ["0"]
