"""Fields for new options, and what fields say of their value."""

from .test_widgets import carrier, show


def test_a_selectbox_for_new_options_is_a_field_with_a_list() -> None:
    page = show("selectbox", value="new", options=["a", "b"], accept_new_options=True, clearable=False, required=False)
    assert page.one("input").attrs["value"] == "new"
    assert carrier(page).attrs["data-read"] == "free"
    assert "data-clears" not in carrier(page).attrs
    assert page.one("select").attrs["aria-label"] == "Options of Label"


def test_a_multiselect_shows_options_that_are_new() -> None:
    page = show("multiselect", value=["new"], options=["a"], accept_new_options=True)
    assert [box.attrs["value"] for box in page.all("input") if box.attrs["type"] == "checkbox"] == ["a", "new"]
    (more,) = [box for box in page.all("input") if "data-more" in box.attrs]
    assert more.attrs["aria-label"] == "Add to Label"


def test_a_field_says_what_it_lacks() -> None:
    page = show("text_input", value="", required=True, error="This field is required.")
    field = page.one("input")
    assert (field.attrs["aria-invalid"], field.attrs["aria-required"]) == ("true", "true")
    (alert,) = [node for node in page if node.attrs.get("role") == "alert"]
    assert (alert.text, alert.attrs["id"]) == ("This field is required.", field.attrs["aria-describedby"])


def test_a_live_field_says_how_long_it_waits() -> None:
    assert show("text_input", value="", live=250).one("input").attrs["data-live"] == "250"
