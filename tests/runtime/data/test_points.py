"""The rows of a figure in the trace: many, but no flood."""

from playground.runtime.data.frame import Frame
from playground.runtime.data.points import told
from playground.runtime.run import caps


def test_all_rows_of_a_small_table_are_told():
    table, left = told(Frame.of({"a": [1, 2]}), "data-0")
    assert table["rows"] == [[1], [2]]
    assert (table["name"], table["index"], table["count"], left) == ("data-0", None, 2, "")


def test_of_a_flood_the_first_rows_and_columns_are_told():
    table, left = told(Frame.of([{"a": 1}] * (caps.POINTS + 7)), None)
    assert (len(table["rows"]), table["count"]) == (caps.POINTS, caps.POINTS + 7)
    assert left == "Only the first 5,000 of 5,007 rows of the chart are shown."
    wide, left = told(Frame.of([{f"c{at}": at for at in range(120)}]), None)
    assert len(wide["columns"]) == len(wide["rows"][0]) == 100
    assert "of 120 columns" in left
