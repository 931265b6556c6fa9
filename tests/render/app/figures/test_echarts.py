"""Charts of ECharts as HTML: words, rows and what is to be drawn."""

import json

from playground.render.app.app import element as render
from playground.render.app.place import Place
from tests.render.page import read
from tests.render.samples import element

LOOK = {"datasets": [], "theme": None, "renderer": "canvas", "width": "stretch", "height": 350, "alt": None}


def show(**fields):
    return read(render(element("m0", "echarts_chart", **{**LOOK, **fields}), Place()))


def test_words_and_rows_are_those_of_the_series():
    spec = {"title": {"text": "Sales"}, "xAxis": {"data": ["A", "B"]}}
    spec["series"] = [{"type": "bar", "name": "S", "data": [5, {"name": "x", "value": [1, 2]}]}]
    page = show(spec=spec)
    assert page.one("figcaption").text == "Sales: Chart of 1 bar (S)"
    assert [cell.text for cell in page.all("td")] == ["A", "5", "B", "x: [1, 2]"]
    assert json.loads(page.one("figure").attrs["data-spec"])["option"] == spec


def test_a_table_of_the_script_is_the_chart_s():
    table = {
        "name": "data-0",
        "columns": [{"name": "day", "kind": "text"}],
        "rows": [["Mon"]],
        "index": None,
        "count": 1,
    }
    page = show(spec={"dataset": {"source": {"name": "data-0"}}}, datasets=[table], alt="Days")
    assert page.one("figcaption").text == "Days"
    assert [cell.text for cell in page.all("td")] == ["Mon"]
    given = json.loads(page.one("figure").attrs["data-spec"])
    assert given["datasets"] == [{"name": "data-0", "dimensions": ["day"], "rows": [["Mon"]]}]


def test_an_option_that_is_none_is_no_fault():
    assert "Chart of no series" in show(spec=None, cut="The chart is not drawn.").text
