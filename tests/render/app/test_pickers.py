import pytest

from tests.render.app.test_widgets import carrier, show


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


@pytest.mark.parametrize(
    ("page", "last", "most", "shown"),
    [
        (2, 5, 7, "1 2 3 4 5"),
        (2, 9, 7, "1 2 3 4 5 … 9"),
        (4, 9, 7, "1 … 3 4 5 … 9"),
        (8, 9, 7, "1 … 5 6 7 8 9"),
        (20, 40, 7, "1 … 19 20 21 … 40"),
        (20, 40, 0, ""),
        (20, 40, 1, "20"),
        (20, 40, 2, "20 … 40"),
        (40, 40, 2, "1 … 40"),
        (2, 40, 3, "1 2 3 … 40"),
        (20, 40, 3, "1 … 20 … 40"),
        (39, 40, 3, "1 … 38 39 40"),
        (1, 3, None, "1 2 3"),
    ],
)
def test_pages_as_streamlits_own_page_shows_them(page, last, most, shown):
    html = show("pagination", "Pagination", value=page, min=1, max=last, most=most, kind="int")
    before, *between, after = [node.text for node in html if node.tag in ("button", "span")]
    assert (before, " ".join(between), after) == ("‹", shown, "›")


def test_pages_say_which_is_open_and_go_no_further_than_the_last():
    html = show("pagination", "Pagination", value=5, min=1, max=5, most=7, kind="int")
    buttons = {node.attrs["aria-label"]: node.attrs for node in html if node.tag == "button"}
    assert [name for name, attrs in buttons.items() if attrs.get("aria-current") == "page"] == ["Page 5"]
    assert [name for name, attrs in buttons.items() if "disabled" in attrs] == ["Next page"]
    assert buttons["Page 2"]["data-put"] == "2"
    assert buttons["Previous page"]["data-by"] == "-1"
    control = carrier(html).attrs
    assert (control["data-read"], control["data-v"], control["data-act"]) == ("number", "5", "set")
