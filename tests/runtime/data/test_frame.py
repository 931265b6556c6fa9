"""Plain data as a table."""

import pytest

from playground.runtime.data.frame import Frame


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
