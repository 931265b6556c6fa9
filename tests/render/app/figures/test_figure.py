"""Figures that a library of the page draws: words, numbers and what is to be drawn, all of it data."""

import json
import re
from html import unescape

from playground.render.app.figures.figure import figure, numbers
from playground.render.app.place import Place

ELEMENT = {"id": "w1", "type": "vega_lite_chart", "value": {"selection": {"pick": [{"a": 2.0, "b": 0.5}]}}}


def attribute(markup: str, name: str) -> str:
    return unescape(re.findall(rf'{name}="([^"]*)"', markup)[0])


def test_what_is_to_be_drawn_is_json_in_an_attribute_and_never_markup():
    given = {"spec": {"title": '<img src=x onerror="alert(1)">'}}
    markup = figure(ELEMENT, Place(), "vega", given, "A chart of <b>texts</b>")
    assert json.loads(attribute(markup, "data-spec")) == given
    assert "<img" not in markup
    assert "<b>" not in markup


def test_a_figure_that_selects_is_a_control_whose_value_is_written_as_a_browser_writes_it():
    markup = figure(ELEMENT, Place(), "vega", {}, "A chart", selects=True)
    assert attribute(markup, "data-act") == "set"
    assert attribute(markup, "data-v") == '{"selection":{"pick":[{"a":2,"b":0.5}]}}'
    assert "data-act" not in figure(ELEMENT, Place(), "vega", {}, "A chart")


def test_the_first_rows_are_a_table_that_says_how_many_more_there_are():
    markup = numbers(ELEMENT, Place(), ["a", "b"], [[1, "x"], [2.5, None]], 1_002)
    assert re.findall(r"<td[^>]*>([^<]*)</td>", markup) == ["1", "x", "2.5", ""]
    assert "and 1,000 more rows" in markup
