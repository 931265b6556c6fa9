"""What a step tells of widgets and containers."""

import pytest

from playground.runtime.browser.kept import container, fitting, left_out, public_key
from playground.runtime.browser.page import Page, WidgetSpec
from playground.runtime.browser.public_ids import PublicIds
from playground.runtime.run import caps

from ..app import App


def test_a_short_value_stays_as_it_is():
    entry = {"options": ["a"]}
    assert (fitting(entry, "x" * caps.TEXT), entry) == ("x" * caps.TEXT, {"options": ["a"]})


def test_a_long_text_is_cut_and_says_so():
    entry: dict = {}
    assert len(fitting(entry, "x" * (caps.TEXT + 1))) == caps.TEXT
    assert entry["cut"] == "Only the first 20,000 characters of the value are shown."


@pytest.mark.parametrize(
    ("value", "options"), [("z", ["a", "z"]), (["a", "z"], ["a", "z"]), (None, ["a"]), ([], ["a"])], ids=repr
)
def test_what_is_chosen_is_always_among_options_that_were_cut(value, options):
    entry = {"options": ["a"], "cut": "Only the first."}
    assert (fitting(entry, value), entry["options"]) == (value, options)


def test_of_very_many_choices_only_so_many_are_kept():
    entry = {"options": [], "cut": "Only the first."}
    assert len(fitting(entry, [str(number) for number in range(caps.OPTIONS + 1)])) == caps.OPTIONS


def test_a_note_counts_what_is_there_without_errors_and_menus():
    screen = [{"type": kind} for kind in ("navigation", "text", "exception", "guard", "button")]
    note = left_out(screen, 3)
    assert note["kind"] == "cut"
    assert note["text"].startswith("3 of 5 elements are not shown: the playground keeps 1,000 elements")


def test_a_container_that_tells_of_its_opening_has_an_id_and_is_open_or_not():
    page, ids = Page(), PublicIds()
    page.draw(WidgetSpec("x", "expander", False, True, set_value=True, opening=True))
    page.draw(WidgetSpec("t", "tabs", "One", "One", opening=True))
    assert container(page, ids, type="container", path="main/container") == {
        "type": "container",
        "path": "main/container",
    }
    assert container(page, ids, "x", type="expander", label="More") == {
        "type": "expander", "label": "More", "id": "w1", "open": True,
    }  # fmt: skip
    opened = [container(page, ids, "t", type="tab", label=label)["open"] for label in ("One", "Two")]
    assert opened == [True, False]


def test_a_key_is_told_but_not_one_of_streamlits_making():
    app = App("import streamlit as st\nwith st.form('f'): st.form_submit_button('Send')\nst.button('Go', key=7)")
    assert [public_key(widget) for widget in app.step.screen] == [None, "7"]
    assert public_key({"key": "FormSubmitter:f-Send"}) is None
