"""The numbers of a simple chart, of tables of other packages too."""

import numpy as np
import pandas as pd
import pytest

from playground.runtime.output.chart_data import ChartData, order_of


def test_bars_of_one_place_count_by_their_sum_where_they_are_stacked():
    places, values = ["a", "b", "a"], [1, 3, 4]
    assert order_of(places, "n", values, sums=True) == ["b", "a"]
    assert order_of(places, "n", values, sums=False) == ["a", "b"]
    assert order_of(places, "-n", values, sums=True) == ["a", "b"]
    assert order_of(["a", "b"], "w", ["z", "y"], sums=True) == ["b", "a"]
    assert order_of(["b", "a", "c"], "n", [10, None, 9], sums=True) == ["a", "c", "b"]
    assert order_of(["b", "a", "c"], "-n", [-10, None, -9], sums=False) == ["c", "b", "a"]


def test_of_a_long_table_only_as_much_as_is_kept_is_looked_at():
    long = pd.DataFrame({"x": np.arange(1_000_000), "y": 1.5, "c": np.where(np.arange(1_000_000) % 2, "u", "v")})
    plain = ChartData.of(long, "x", "y", None, True)
    assert len(plain.places) == len(plain.series[0]["values"]) == 5_000
    assert plain.cut == "Only the first 5,000 of 1,000,000 places of the chart are shown."
    split = ChartData.of(long, "x", "y", "c", True)
    assert [len(each["values"]) for each in split.series] == [2_500, 2_500]
    assert split.cut == "Only the first 50,000 of 1,000,000 rows of the chart are shown."


def test_labels_of_several_levels_are_refused_in_the_words_of_pandas():
    levels = pd.MultiIndex.from_tuples([("a", 1), ("b", 2)])
    with pytest.raises(KeyError, match="index -- streamlit-generated"):
        ChartData.of(pd.DataFrame({"v": [1, 2]}, index=levels), None, None, None, True)
