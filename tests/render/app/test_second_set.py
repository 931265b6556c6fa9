"""Chats, progress, links, tables, pictures and charts, as people and screen readers find them."""

import json

import pytest

from playground.render.app.app import app as render_app
from playground.render.app.app import element as render
from playground.render.app.place import Place
from tests.render.app.test_widgets import carrier, show
from tests.render.page import read

TABLE = {"columns": [{"name": "a", "kind": "int"}, {"name": "<b>", "kind": "text"}], "rows": [[1, "<x>"]], "index": [7]}


def plain(kind, /, **fields):
    return read(render({"id": "m0", "type": kind, "in": "main", **fields}, Place("p-")))


def test_a_chat_input_is_a_textbox_that_says_something_once():
    page = show("chat_input", "Say", draft=None)
    assert page.by_role("textbox", "Say")
    assert (carrier(page).attrs["data-act"], carrier(page).attrs["data-id"]) == ("say", "w1")
    assert "data-say" in page.by_role("button", "Send").attrs


def test_a_chat_input_of_the_page_stands_below_the_app():
    step = {"screen": [{"id": "w1", "type": "chat_input", "label": "Say", "key": None, "in": "bottom"}]}
    assert read(render_app(step)).one(css="rp-bottom").by_role("textbox", "Say")


def test_progress_has_a_name_and_a_value():
    bar = plain("progress", value=40, text="Half *way*").one("progress")
    assert (bar.attrs["value"], bar.attrs["max"]) == ("40", "100")
    assert plain("progress", value=40, text="Half").one("label").attrs["for"] == bar.attrs["id"]
    assert plain("progress", value=0, text="").one("progress").attrs["aria-label"] == "Progress"


@pytest.mark.parametrize(("kind", "words"), [("toast", "Saved"), ("balloons", "Balloons"), ("snow", "Snow")])
def test_what_comes_up_is_announced(kind, words):
    assert words in plain(kind, text="Saved").by_role("status").text


def test_a_link_goes_only_where_links_may():
    assert plain("link_button", label="Docs", url="https://x.org").one("a").attrs["href"] == "https://x.org"
    for url in ("javascript:alert(1)", "data:text/html,x", " java\nscript:x"):
        assert "href" not in plain("link_button", label="Docs", url=url).one("a").attrs


def test_a_download_shows_what_it_holds():
    page = show("download_button", "Get", file_name="a.csv", mime="text/csv", size=3, content="a,<b>")
    assert page.by_role("button", "Get").attrs["data-act"] == "click"
    assert page.one("details").text == "a.csv (text/csv, 3 bytes)a,<b>"
    assert not page.all("a")


@pytest.mark.parametrize("kind", ["table", "dataframe"])
def test_a_table_has_headers_for_columns_and_rows(kind):
    table = plain(kind, **TABLE).by_role("table")
    assert [head.text for head in table.all("th", scope="col")] == ["a", "<b>"]
    assert [head.text for head in table.all("th", scope="row")] == ["7"]
    assert [cell.text for cell in table.one("tbody").all("td")] == ["1", "<x>"]


def test_a_long_table_says_how_much_is_left_out():
    rows = [[number] for number in range(600)]
    page = plain("table", columns=[{"name": "a", "kind": "int"}], rows=rows, index=None, count=5000)
    assert page.one("p").text == "and 4,500 more rows"


def test_every_cell_of_an_editor_has_a_name_and_shows_its_edit():
    value = {"edited_rows": {"0": {"a": 5}}, "added_rows": [], "deleted_rows": []}
    page = show("data_editor", "Data editor", **TABLE, value=value)
    group = page.by_role("group", "Data editor")
    assert (group.attrs["data-read"], json.loads(group.attrs["data-v"])) == ("cells", value)
    number = page.by_role("spinbutton", "a, row 0")
    assert (number.attrs["value"], number.attrs["data-was"]) == ("5", "1")
    assert page.by_role("textbox", "<b>, row 0").attrs["value"] == "<x>"


def test_an_editor_lets_rows_be_added_and_deleted():
    value = {"edited_rows": {}, "added_rows": [{"a": 3}], "deleted_rows": []}
    page = show("data_editor", "Data editor", **TABLE, value=value, num_rows="dynamic", labels=None)
    assert page.by_role("group", "Data editor").attrs["data-added"] == "1"
    assert page.by_role("button", "Delete row 0").attrs["data-gone"] == "0"
    assert page.by_role("button", "Delete new row 0").attrs["data-taken"] == "0"
    assert "data-grow" in page.by_role("button", "Add row").attrs
    assert page.by_role("spinbutton", "a, new row 0").attrs["value"] == "3"
    value["deleted_rows"] = [0]
    page = show("data_editor", "Data editor", **TABLE, value=value, num_rows="delete", labels=None)
    assert page.by_role("group", "Data editor").attrs["data-deleted"] == "[0]"
    assert [node.attrs["data-taken"] for node in page.all("button")] == ["0"]


def test_a_row_of_labelled_data_begins_with_its_label():
    page = show("data_editor", "Data editor", **TABLE, num_rows="add", labels="text")
    assert "value" in page.by_role("textbox", "Label, new row 0").attrs
    assert not page.all("button")


def test_pictures_come_from_their_bytes_only():
    local = {"url": "data:image/png;base64,AAAA", "name": "4 bytes", "caption": "A dot"}
    assert plain("image", images=[local]).one("img").attrs == {"src": local["url"], "alt": "A dot"}
    for url in (None, "https://x.org/a.png", "data:image/svg+xml;base64,AAAA", 'data:image/png;base64,"onerror='):
        page = plain("image", images=[{"url": url, "name": "https://x.org/a.png"}])
        assert not page.all("img")
        assert "https://x.org/a.png" in page.by_role("img").text


@pytest.mark.parametrize("kind", ["line_chart", "area_chart", "bar_chart", "scatter_chart"])
def test_a_chart_is_a_figure_with_its_numbers(kind):
    series = [{"name": "n", "values": [1, None, -3]}, {"name": "m", "values": [0.5, 2, float("nan")]}]
    page = plain(kind, x=["u", "v", "w"], x_label="k", y_label="", series=series)
    assert page.one("figcaption").text.endswith("n, m")
    assert [cell.text for cell in page.by_role("table").all("td")] == ["1", "0.5", "", "2", "-3", ""]
    assert json.loads(page.one("figure").attrs["data-chart"])["series"][1]["values"] == [0.5, 2, None]


def test_bars_stand_in_the_order_and_have_the_colours_that_the_script_wants():
    series = [
        {"name": "n", "values": [1, 2], "color": "rgba(255, 0, 0, 0.5)"},
        {"name": "m", "values": [3, 4], "color": "blue"},
        {"name": "bad", "values": [5, 6], "color": "url(x);--rp-h: 0"},
    ]
    page = plain("bar_chart", x=["u", "v"], series=series, order=["v", "u"])
    data = json.loads(page.one("figure").attrs["data-chart"])
    assert ([each["color"] for each in data["series"]], data["order"]) == (["#ff000080", "#1c83e1", None], ["v", "u"])
    assert [place.text for place in page.all(css="rp-chart__x")] == ["v", "u"]
    styles = [mark.attrs.get("style", "") for mark in page.all(css="rp-mark")]
    assert styles[0] == "--rp-h: 33%; --rp-b: 0%; --rp-ink: #ff000080"
    assert not any("url" in style for style in styles)


def test_a_chart_of_nothing():
    assert plain("line_chart", x=[], series=[]).one("figcaption").text == "Line chart: no data"


def test_help_and_space():
    members = [{"name": "legs", "kind": "int", "value": "4", "text": None}]
    assert "legsint4" in plain("help", name="Dog", kind="class", call="Dog()", text="A dog.", members=members).text
    assert "Adds." in plain("help", name="add", kind="function", call="add(a)", text="Adds.").text
    assert plain("space", size="large").one(css="rp-space--large")


def test_faces_of_a_chat():
    step = {
        "screen": [],
        "containers": [
            {"path": "main/chat_message", "type": "chat_message", "at": 0, "name": "user", "avatar": "user"},
            {"path": "main/chat_message#2", "type": "chat_message", "at": 0, "name": "Ada", "avatar": None},
        ],
    }
    assert [face.text for face in read(render_app(step)).all(css="rp-chat__face")] == ["🙂", "A"]


def test_what_is_selected_in_a_table_are_checked_boxes():
    value = {"selection": {"rows": [0], "columns": ["<b>"], "cells": []}}
    page = show("dataframe", "Dataframe", **TABLE, value=value, modes=["multi-column", "multi-row"])
    table = page.by_role("group", "Dataframe")
    assert (table.attrs["data-read"], json.loads(table.attrs["data-v"])) == ("selection", value)
    assert "checked" in page.by_role("checkbox", "Row 0").attrs
    assert "checked" in page.by_role("checkbox", "Column <b>").attrs
    assert "checked" not in page.by_role("checkbox", "Column a").attrs


def test_a_table_of_which_nothing_can_be_selected_has_no_boxes():
    assert not plain("dataframe", **TABLE).all("input")


@pytest.mark.parametrize(
    ("kind", "cell", "value", "was"),
    [
        ("date", "2024-01-02", "2024-01-02", '"2024-01-02"'),
        ("time", "10:00:00", "10:00", '"10:00"'),
        ("time", "10:00:01.500000", "10:00:01.5", '"10:00:01.5"'),
        ("datetime", "2024-01-02 03:04:00", "2024-01-02T03:04", '"2024-01-02T03:04"'),
        ("datetime", None, "", "null"),
    ],
)
def test_days_and_times_of_an_editor_have_fields_of_their_own(kind: str, cell: object, value: str, was: str):
    table = {"columns": [{"name": "d", "kind": kind}], "rows": [[cell]], "index": None, "count": 1}
    nothing = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
    page = show("data_editor", "Data editor", **table, value=nothing)
    (field,) = [node for node in page.all("input") if node.attrs.get("data-column") == "d"]
    own = "datetime-local" if kind == "datetime" else kind
    assert (field.attrs["type"], field.attrs["value"], field.attrs["data-was"]) == (own, value, was)
