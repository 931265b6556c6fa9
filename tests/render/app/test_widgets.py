import json

import pytest

from playground.render.app.app import element as render
from playground.render.app.place import Place
from tests.render.page import read
from tests.render.samples import widget


def show(kind, label="Label", /, **fields):
    return read(render(widget("w1", kind, label, **fields), Place("p-")))


def carrier(page):
    """The control that carries what the page must send."""
    (control,) = [node for node in page if "data-act" in node.attrs]
    return control


@pytest.mark.parametrize(
    ("kind", "fields", "role", "read_as", "value"),
    [
        ("text_input", {"value": "Ada"}, "textbox", "text", '"Ada"'),
        ("text_input", {"value": None}, "textbox", "text", "null"),
        ("text_area", {"value": "a\nb"}, "textbox", "text", '"a\\nb"'),
        ("number_input", {"value": 3, "kind": "int"}, "spinbutton", "number", "3"),
        ("number_input", {"value": 2.0, "kind": "float"}, "spinbutton", "number", "2"),
        ("slider", {"value": 5, "min": 0, "max": 9, "kind": "int"}, "slider", "number", "5"),
        ("selectbox", {"value": "ä", "options": ["ä", "b"]}, "combobox", "option", '"ä"'),
        ("radio", {"value": "b", "options": ["a", "b"]}, "radiogroup", "option", '"b"'),
        ("multiselect", {"value": ["b"], "options": ["a", "b"]}, "group", "options", '["b"]'),
        ("checkbox", {"value": True}, "checkbox", "bool", "true"),
        ("toggle", {"value": False}, "switch", "bool", "false"),
        ("slider", {"value": [1, 2.5], "min": 0, "max": 9}, "group", "range", "[1,2.5]"),
    ],
)
def test_a_widget_is_found_by_role_and_label_and_says_what_to_send(kind, fields, role, read_as, value):
    page = show(kind, "The *label*", **fields)
    control = page.by_role(role, "The label")
    assert control is carrier(page)
    assert (control.attrs["data-act"], control.attrs["data-id"]) == ("set", "w1")
    assert (control.attrs["data-read"], control.attrs["data-v"]) == (read_as, value)
    assert control.attrs["id"].startswith("p-w1")


@pytest.mark.parametrize("kind", ["button", "form_submit_button"])
def test_a_button_is_clicked(kind):
    page = show(kind, "Foo :smile:", kind="primary", help="Tip", icon=":material/send:")
    button = page.by_role("button", "➤ Foo 😄")
    assert (button.attrs["data-act"], button.attrs["data-id"]) == ("click", "w1")
    assert page.one(role="tooltip").attrs["id"] == button.attrs["aria-describedby"]


def test_a_disabled_widget():
    assert "disabled" in show("button", disabled=True).one("button").attrs
    assert all(
        "disabled" in node.attrs for node in show("radio", options=["a", "b"], value="a", disabled=True).all("input")
    )


def test_labels_nobody_sees_are_still_there():
    for visibility in ("hidden", "collapsed"):
        assert show("text_input", value="", label_visibility=visibility).by_role("textbox", "Label")


def test_the_value_of_a_slider_is_outside_its_label():
    page = show("slider", value=0.5, min=0.0, max=1.0, step=0.01, kind="float")
    shown = page.one("output")
    assert (shown.text, shown.attrs["for"]) == ("0.50", page.by_role("slider").attrs["id"])
    assert page.by_role("slider").attrs["step"] == "0.01"


def test_a_range_is_two_sliders():
    page = show("slider", "Age", value=[1, 2], min=0, max=9)
    assert [page.label(node) for node in page.all("input")] == ["Age, from", "Age, to"]


def test_a_select_without_a_value_has_an_empty_option():
    page = show("selectbox", value=None, options=["a"], placeholder="Pick")
    empty, a = page.all("option")
    assert "selected" in empty.attrs
    assert "data-none" in empty.attrs
    assert empty.text == "Pick"
    assert "selected" not in a.attrs
    assert len(show("selectbox", value="a", options=["a"]).all("option")) == 1


def test_a_full_multiselect_waits():
    page = show("multiselect", value=["a"], options=["a", "b"], max_selections=1)
    assert ["disabled" in node.attrs for node in page.all("input")] == [False, True]


def test_the_form_and_the_number_format():
    assert show("number_input", value=1.5, kind="float", format="%.3f").one("input").attrs["value"] == "1.500"
    assert show("number_input", value=1.5, kind="float", format="$%d!").one("input").attrs["value"] == "1.5"
    assert show("number_input", value=None, min=0, max=5).one("input").attrs["max"] == "5"


def test_a_textarea_keeps_a_first_newline():
    assert "\n\nfirst" in render(widget("w1", "text_area", "L", value="\nfirst"), Place())


@pytest.mark.parametrize("value", [None, "x", True, [], {}, float("nan"), 1e300])
@pytest.mark.parametrize(
    "kind", ["slider", "number_input", "selectbox", "radio", "multiselect", "checkbox", "text_input"]
)
def test_odd_values_break_nothing(kind, value):
    page = show(kind, value=value, options=None)
    json.dumps(carrier(page).attrs)


def test_a_slider_of_days_counts_seconds_and_says_days():
    ends = {"kind": "date", "min": "2026-01-01", "max": "2026-01-31", "step": 86400}
    page = show("slider", "Day", value="2026-01-03", **ends)
    slider = page.by_role("slider", "Day")
    assert (slider.attrs["data-read"], slider.attrs["data-v"]) == ("instant", '"2026-01-03"')
    assert [slider.attrs[name] for name in ("min", "max", "step", "value")] == ["0", "2592000", "86400", "172800"]
    assert slider.attrs["aria-valuetext"] == "2026-01-03"
    pair = show("slider", "Days", value=["2026-01-03", "2026-01-04"], **ends).by_role("group", "Days")
    assert (pair.attrs["data-read"], pair.attrs["data-start"], pair.attrs["data-kind"]) == (
        "instants",
        "2026-01-01",
        "date",
    )


def test_a_menu_has_an_entry_for_each_option():
    page = show("menu_button", "Export", options=["CSV", "JSON *x*"], kind="primary")
    assert "rp-button--primary" in page.one("summary").attrs["class"]
    entries = [node for node in page if node.attrs.get("role") == "menuitem"]
    assert [(entry.text, entry.attrs["data-value"]) for entry in entries] == [
        ("CSV", '"CSV"'),
        ("JSON x", '"JSON *x*"'),
    ]
    assert {entry.attrs["data-act"] for entry in entries} == {"offer"}
    assert {entry.attrs["data-id"] for entry in entries} == {"w1"}


def test_a_menu_that_is_disabled_is_a_button_without_entries():
    page = show("menu_button", "Export", options=["CSV"], disabled=True)
    assert "disabled" in page.one("button").attrs
    assert not [node for node in page if node.attrs.get("role") == "menuitem"]
