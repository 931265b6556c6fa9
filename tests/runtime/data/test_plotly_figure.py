"""Figures of Plotly as JSON: packed arrays, floods, looks that come with Streamlit."""

import base64
import struct
import sys

import pytest

from playground.runtime.data.plotly_figure import figure_of, kept
from playground.runtime.run import caps


def packed(code: str, dtype: str, *numbers: float, shape: str = "") -> dict[str, str]:
    data = base64.b64encode(struct.pack(f"<{len(numbers)}{code}", *numbers)).decode()
    return {"dtype": dtype, "bdata": data, **({"shape": shape} if shape else {})}


@pytest.mark.parametrize(
    ("array", "numbers"),
    [
        (packed("b", "i1", 1, -2), [1, -2]),
        (packed("d", "f8", 0.5, float("nan")), [0.5, None]),
        (packed("H", "u2", 1, 2, 3, 4, shape="2, 2"), [[1, 2], [3, 4]]),
        ({"dtype": "i1", "bdata": "no base64!"}, []),
    ],
)
def test_packed_arrays_are_written_out(array: dict[str, str], numbers: list[object]):
    figure, left = kept({"data": [{"y": array}]})
    assert (figure["data"], left) == ([{"y": numbers}], "")


def test_of_a_flood_each_list_keeps_the_same_part_and_that_is_told():
    many = caps.CELLS
    figure, left = kept({"data": [{"x": list(range(many)), "y": list(range(many)), "name": "all"}]})
    (trace,) = figure["data"]
    assert len(trace["x"]) == len(trace["y"]) == many // 2
    assert left == f"Only the first {many // 2:,} of {many:,} points of each trace are shown."


def test_the_look_that_figures_have_by_themselves_is_left_out_and_no_other():
    usual = {"layout": {"colorway": ["#000001"]}}
    dark = {"layout": {"colorway": ["#636efa"], "plot_bgcolor": "rgb(17,17,17)"}}
    assert "template" not in kept({"data": [], "layout": {"template": usual}})[0]["layout"]
    assert kept({"data": [], "layout": {"template": dark}})[0]["layout"]["template"] == dark


def test_colours_that_streamlits_page_fills_in_are_plotlys_own():
    assert kept({"data": [{"marker": {"color": "#000002"}}]})[0]["data"][0]["marker"] == {"color": "#EF553B"}


def test_without_plotly_a_dict_is_a_figure(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delitem(sys.modules, "plotly", raising=False)
    monkeypatch.setattr("playground.runtime.data.plotly_figure.find_spec", lambda name: None)
    assert figure_of([{"y": range(2)}]) == {"data": [{"y": "range(0, 2)", "type": "scatter"}], "layout": {}}
