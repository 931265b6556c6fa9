import pytest

from tests.render.test_widgets import carrier, show


@pytest.mark.parametrize(
    ("kind", "fields", "role", "read_as", "value"),
    [
        ("select_slider", {"value": "b", "options": ["a", "b"]}, "slider", "place", '"b"'),
        ("select_slider", {"value": ["a", "b"], "options": ["a", "b"]}, "group", "places", '["a","b"]'),
        ("pills", {"value": ["b"], "options": ["a", "b"], "mode": "single"}, "group", "any-one", '["b"]'),
        ("pills", {"value": [], "options": ["a"], "mode": "single", "required": True}, "group", "one", "[]"),
        ("segmented_control", {"value": ["a"], "options": ["a"], "mode": "multi"}, "group", "options", '["a"]'),
        ("feedback", {"value": 3, "kind": "stars", "count": 5}, "group", "mark", "3"),
        ("feedback", {"value": "", "kind": "thumbs", "count": 2}, "group", "mark", '""'),
        ("date_input", {"value": "2024-01-31", "min": "2023-01-31"}, "date", "moment", '"2024-01-31"'),
        ("date_input", {"value": ["2024-01-31"], "range": True}, "group", "days", '["2024-01-31"]'),
        ("time_input", {"value": "08:45", "step": 900}, "time", "moment", '"08:45"'),
        ("color_picker", {"value": "#aBc"}, "color", "text", '"#aabbcc"'),
    ],
)
def test_a_picker_is_found_by_role_and_label_and_says_what_to_send(kind, fields, role, read_as, value):
    page = show(kind, "The *label*", **fields)
    control = page.by_role(role, "The label")
    assert control is carrier(page)
    assert (control.attrs["data-act"], control.attrs["data-id"]) == ("set", "w1")
    assert (control.attrs["data-read"], control.attrs["data-v"]) == (read_as, value)


def test_every_choice_has_a_name():
    page = show("feedback", value=1, kind="thumbs", count=2)
    assert "checked" in page.by_role("checkbox", "Thumbs up").attrs
    assert "checked" not in page.by_role("checkbox", "Thumbs down").attrs
    pills = show("pills", value=["b"], options=["a", "b"], mode="single")
    assert "checked" in pills.by_role("checkbox", "b").attrs


def test_both_ends_of_a_range_have_a_name():
    page = show("date_input", value=["2024-01-31"], range=True)
    assert page.by_role("date", "Label, from").attrs["value"] == "2024-01-31"
    assert page.by_role("date", "Label, to").attrs["value"] == ""
    slider = show("select_slider", value=["a", "b"], options=["a", "b"]).by_role("slider", "Label, to")
    assert (slider.attrs["value"], slider.attrs["aria-valuetext"]) == ("1", "b")


def test_what_cannot_be_emptied_is_required():
    assert "required" in show("date_input", value="2024-01-31").one("input").attrs
    assert "required" not in show("date_input", value=None, clearable=True).one("input").attrs
