"""What is selected in tables and figures, as an action may give it."""

import pytest

from playground.runtime.browser.refusal import ValueRefused
from playground.runtime.browser.selected_values import selected_by_name, selected_cells, selected_marks

TABLE = {"modes": ["multi-row", "single-column"], "count": 3, "columns": [{"name": "a"}, {"name": "b"}]}
CHART = {"modes": ["brush"]}
FIGURE = {"modes": ["points", "box"]}


def test_rows_come_sorted_and_once():
    found = selected_cells(TABLE, {"selection": {"rows": [2, 0, 2]}})
    assert found == {"selection": {"rows": [0, 2], "columns": [], "cells": []}}


@pytest.mark.parametrize(
    "selection", [{"rows": [3]}, {"rows": [True]}, {"columns": ["a", "b"]}, {"columns": ["c"]}, {"points": []}, None]
)
def test_what_a_table_does_not_have_or_allow_is_refused(selection):
    with pytest.raises(ValueRefused):
        selected_cells(TABLE, {"selection": selection})


def test_a_chart_takes_its_selections_by_their_names():
    assert selected_by_name(CHART, {"selection": {"brush": {"x": [1, 3]}}}) == {"selection": {"brush": {"x": [1, 3]}}}
    with pytest.raises(ValueRefused, match="brush"):
        selected_by_name(CHART, {"selection": {"pick": []}})


def test_the_numbers_of_points_are_read_off_the_points():
    found = selected_marks(FIGURE, {"selection": {"points": [{"point_index": 2}, {"point_index": 2}]}})
    assert found["selection"]["point_indices"] == [2]


def test_a_figure_without_a_lasso_takes_none():
    with pytest.raises(ValueRefused, match="points, box"):
        selected_marks(FIGURE, {"selection": {"lasso": [{"x": [1], "y": [2]}]}})
