"""What was done and caused no run, where that may surprise."""

import pytest

from tests.runtime.app import App

FORM = """
import streamlit as st
with st.form("f"):
    st.text_input("Name", required={required})
{submit}
"""
SUBMIT = "    st.form_submit_button('Save')"


def what(app: App) -> list[str]:
    assert app.step.runs == ()
    return [f"{reason['kind']} {reason['what']}" for reason in app.step.reasons]


def test_a_form_without_a_submit_button_is_told_of_once():
    app = App(FORM.format(required=False, submit="")).set("Name", "Ada")
    assert what(app) == ["no_run no_submit"]
    assert app.step.reasons[0]["rule"] == "form-without-submit"
    assert what(app.set("Name", "Bo")) == []


def test_a_field_of_a_form_waits_as_it_should():
    assert what(App(FORM.format(required=False, submit=SUBMIT)).set("Name", "Ada")) == []


def test_a_form_that_lacks_something_sends_nothing():
    app = App(FORM.format(required=True, submit=SUBMIT)).click("Save")
    assert what(app) == ["no_run blocked"]
    assert "The text input “Name” says: “" in app.step.reasons[0]["text"]


@pytest.mark.parametrize(
    ("call", "value", "told"),
    [
        ("st.slider('W', 0, 10)", 0, ["no_run same_value"]),
        ("st.text_input('W', on_change='ignore')", "x", ["no_run ignored"]),
        ("st.text_input('W', 'x', required=True)", "", ["no_run kept_back"]),
    ],
)
def test_the_other_cases(call, value, told):
    assert what(App(f"import streamlit as st\n{call}\n").set("W", value)) == told


def test_a_change_that_is_ignored_is_told_of_once():
    app = App("import streamlit as st\nst.text_input('W', on_change='ignore')\n").set("W", "x").set("W", "y")
    assert what(app) == []
