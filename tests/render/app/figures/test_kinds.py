"""Charts, figures and maps in words, with their numbers."""

import json
import re
from html import unescape

import pytest

from playground.render import view
from playground.render.app.figures.kinds import about
from tests.runtime.app import App

WORDS = {
    "st.vega_lite_chart([{'a': 1}] * 2, {'mark': 'bar', 'encoding': {'x': {'field': 'a', 'aggregate': 'sum'}}})": (
        "Chart of bar marks, x: sum of a; 2 rows"
    ),
    "st.vega_lite_chart({'data': {'url': 'a.csv'}, 'title': 'Far', 'layer': [{'mark': 'line'}, {'mark': 'point'}]})": (
        "Far: Chart of line and point marks"
    ),
    "st.vega_lite_chart([{'a': 1}], {'mark': 'bar'}, alt='One *bar*')": "One bar",
    "st.plotly_chart({'data': [{'y': [1, 2], 'name': 'n'}, {'type': 'bar', 'y': [3]}], 'layout': {'title': 'T'}})": (
        "T: Figure of 1 scatter and 1 bar (n); 3 points"
    ),
    "st.map({'lat': [1], 'lon': [2]})": "Map, scatterplot; 1 point",
    "st.map()": "Map without points",
}


def app_of(call: str) -> str:
    source = f"import streamlit as st\n{call}"
    return view((App(source).step.to_json(),), source, "app.py")["app"]


@pytest.mark.parametrize("call", WORDS)
def test_what_a_figure_shows_is_said_in_words(call: str):
    caption = re.findall(r"<figcaption>(.*?)</figcaption>", app_of(call))[0]
    assert re.sub(r"<[^>]+>", "", caption) == WORDS[call]


def test_times_are_local_ones_so_that_no_zone_moves_them():
    call = "import datetime\nst.vega_lite_chart({'d': [datetime.date(2026, 1, 31)]}, {'mark': 'bar'})"
    given = json.loads(unescape(re.findall(r'data-spec="([^"]*)"', app_of(call))[0]))
    assert given["rows"] == [[{"d": "2026-01-31T00:00:00"}]]


def test_an_index_is_a_column_where_a_chart_asks_for_it():
    call = "st.vega_lite_chart({'a': {'x': 1, 'y': 2}}, {'mark': 'bar', 'encoding': {'x': {'field': '(index)'}}})"
    given = json.loads(unescape(re.findall(r'data-spec="([^"]*)"', app_of(call))[0]))
    assert given["rows"] == [[{"a": 1, "(index)": "x"}, {"a": 2, "(index)": "y"}]]


def test_places_radii_and_colours_of_a_layer_are_worked_out_row_by_row():
    call = "st.map({'lat': [1, 2], 'lon': [3, 4], 's': [5, 6], 'c': ['#f00', '#0f0']}, size='s', color='c')"
    given = json.loads(unescape(re.findall(r'data-spec="([^"]*)"', app_of(call))[0]))
    assert [point[:5] for point in given["layers"][0]["points"]] == [
        [3, 1, 5, [255, 0, 0, 255], 0],
        [4, 2, 6, [0, 255, 0, 255], 1],
    ]


def test_only_figures_have_words_of_their_own():
    assert about({"type": "map", "spec": {}}) == "Map without points"
    assert about({"type": "text", "text": "x"}) == ""
