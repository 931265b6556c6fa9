"""The browser's part: what the page remembers of widgets, and what it sends (docs/rules/forms.md)."""

from typing import Any

from playground.runtime.browser.page import FormSpec, Message, Page, WidgetSpec

from ..app import App


def page(*widgets: WidgetSpec, forms: tuple[FormSpec, ...] = ()) -> Page:
    made = Page()
    for form in forms:
        made.add_form(form)
    for widget in widgets:
        made.draw(widget)
    return made


NAME = WidgetSpec("name", "text_input", default="")
GO = WidgetSpec("go", "button", default=False, trigger=True)
FIELD = WidgetSpec("field", "text_input", default="", form="f")
SUBMIT = WidgetSpec("submit", "form_submit_button", default=False, form="f", trigger=True)


def test_a_set_sends_every_committed_value():
    made = page(NAME, GO, WidgetSpec("n", "slider", default=3))
    assert made.set("name", "Ada") == Message({"name": "Ada", "n": 3}, None, "name", None, "")
    assert made.shown_value("name") == "Ada"


def test_the_same_value_sends_nothing():
    """Rule run-no-change; 1 and True are not the same."""
    made = page(NAME, WidgetSpec("n", "number_input", default=1))
    assert made.set("name", "") is None
    assert made.set("n", 1) is None
    assert made.set("n", 1.0) is None
    assert made.set("n", True) is not None


def test_a_click_carries_its_button():
    assert page(NAME, GO).click("go") == Message({"name": ""}, "go", "go", None, "")


def test_a_forms_values_wait_for_its_submit_button():
    """Rule form-sends-together. What the user did waits; the value a widget starts with is sent from the beginning."""
    made = page(NAME, FIELD, SUBMIT, forms=(FormSpec("f"),))
    assert made.set("field", "x") is None
    assert made.set("name", "Ada").values == {"name": "Ada", "field": ""}
    assert made.click("submit") == Message({"name": "Ada", "field": "x"}, "submit", "submit", None, "f")
    assert made.shown_value("field") == "x"


def test_clear_on_submit_shows_the_defaults_after_sending():
    """Rule form-clear-on-submit."""
    made = page(FIELD, SUBMIT, forms=(FormSpec("f", clear_on_submit=True),))
    made.set("field", "x")
    assert made.click("submit").values == {"field": "x"}
    assert made.shown_value("field") == ""
    assert made.click("submit").values == {"field": ""}


def test_the_page_adopts_a_value_that_the_script_set():
    made = page(NAME)
    made.set("name", "Ada")
    made.draw(WidgetSpec("name", "text_input", default="", value="Eve", set_value=True))
    assert made.shown_value("name") == "Eve"
    made.draw(NAME)
    assert made.shown_value("name") == "Eve"


def test_a_widget_that_left_the_page_starts_anew():
    """Rule state-page-disagrees: the page shows the default when it returns."""
    made = page(NAME, GO)
    made.set("name", "Ada")
    made.settle({"go"})
    made.draw(NAME)
    assert made.shown_value("name") == ""


def test_a_message_names_the_fragment_of_its_widget():
    inside = WidgetSpec("in", "checkbox", default=False, fragment="part")
    assert page(inside).set("in", True).fragment == "part"
    assert page(NAME).timer("part") == Message({"name": ""}, None, "", "part", "")


def chooser(kind: str, options: list[str], **more: Any) -> WidgetSpec:
    default = [] if kind == "pills" else options[0] if options else None
    return WidgetSpec("w", kind, **{"default": default, "options": options, **more})


def test_a_slider_over_other_options_stands_at_its_default_and_sends_what_was_chosen():
    made = page(chooser("select_slider", ["a", "b"]))
    made.set("w", "b")
    made.draw(chooser("select_slider", ["x", "y"]))
    assert made.shown_value("w") == "x"
    assert made.timer("").values == {"w": "b"}
    assert made.set("w", "x").values == {"w": "x"}


def test_the_ends_of_a_slider_go_to_their_own_defaults():
    made = page(chooser("select_slider", ["a", "b", "c"], default=["a", "c"]))
    made.set("w", ["b", "c"])
    made.draw(chooser("select_slider", ["a", "b"], default=["a", "b"]))
    assert made.shown_value("w") == ["b", "b"]
    made.draw(chooser("select_slider", ["x", "y"], default="y"))
    assert made.shown_value("w") == ["y", "x"]


def test_what_a_slider_is_told_and_cannot_show_becomes_its_default():
    made = page(chooser("select_slider", ["a", "b"], value="zzz", set_value=True))
    assert made.timer("").values == {"w": "a"}


def test_a_radio_shows_no_choice_that_is_no_option_and_keeps_it():
    made = page(chooser("radio", ["a", "b"]))
    made.set("w", "b")
    made.draw(chooser("radio", []))
    assert made.shown_value("w") is None
    made.draw(chooser("radio", ["a", "b"]))
    assert made.shown_value("w") == "b"


def test_pills_that_show_none_of_their_options_take_their_default():
    made = page(chooser("pills", ["a", "b"]))
    made.set("w", ["b"])
    made.draw(chooser("pills", ["x", "y"], default=["y"]))
    assert made.shown_value("w") == ["y"]
    assert made.timer("").values == {"w": ["y"]}
    made.draw(chooser("pills", ["p", "q"], default=["q"], value=["p"], set_value=True))
    assert made.shown_value("w") == ["p"]


def test_pills_show_those_of_their_choices_that_are_options():
    made = page(chooser("pills", ["a", "b", "c"]))
    made.set("w", ["a", "b"])
    made.draw(chooser("pills", ["b", "c"]))
    assert made.shown_value("w") == ["b"]
    assert made.timer("").values == {"w": ["a", "b"]}
    assert made.set("w", ["b", "c"]).values == {"w": ["b", "c"]}


def test_a_value_that_is_held_back_causes_no_run_until_another_widget_does():
    """Rule run-change-held-back."""
    app = App("""
        import streamlit as st
        name = st.text_input("Name", on_change="ignore")
        st.button("Go")
        st.text(name)
    """).set("Name", "Ada")
    assert (app.runs, app.shown) == ((), ["Name=Ada", "[Go]", ""])
    assert app.click("Go").shown[-1] == "Ada"
