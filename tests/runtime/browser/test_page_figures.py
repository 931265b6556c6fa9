"""What an action may select in figures."""

import pytest

from playground.runtime.browser.page_figures import FIGURES
from playground.runtime.browser.refusal import ValueRefused

MAP = {"modes": ["multi-object"], "spec": {"layers": [{"id": "cities", "data": [{"n": 1}, {"n": 2}]}]}}


@pytest.mark.parametrize(
    ("check", "widget", "given", "sent"),
    [
        ("choices", {"modes": ["a", "b"]}, {"b": {"x": [1, 2]}}, {"b": {"x": [1, 2]}}),
        (
            "marks",
            {"modes": ["points"]},
            {"points": [{"point_index": 3}, {"point_index": 3}]},
            {"points": [{"point_index": 3}] * 2, "point_indices": [3], "box": [], "lasso": []},
        ),
        ("objects", MAP, {"indices": {"cities": [1]}}, {"indices": {"cities": [1]}, "objects": {"cities": [{"n": 2}]}}),
    ],
)
def test_what_is_left_out_is_added(check: str, widget: dict, given: dict, sent: dict):
    assert FIGURES[check](widget, {"selection": given}) == {"selection": sent}


@pytest.mark.parametrize(
    ("check", "widget", "value"),
    [
        ("choices", {"modes": ["a"]}, {"selection": {"b": {}}}),
        ("choices", {"modes": ["a"]}, None),
        ("marks", {"modes": ["points"]}, {"selection": {"lasso": [{}]}}),
        ("objects", MAP, {"selection": {"indices": {"cities": [True]}}}),
    ],
)
def test_what_is_not_there_is_refused(check: str, widget: dict, value: object):
    with pytest.raises(ValueRefused):
        FIGURES[check](widget, value)
