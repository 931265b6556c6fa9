"""Pages as functions of one script (Streamlit: commands/navigation.py, navigation/page.py)."""

import pytest

from playground.runtime import ActionError
from tests.runtime.app import App, kinds

SCRIPT = """
    import streamlit as st
    def home():
        st.text_input("Name")
        if st.button("Leave"):
            st.switch_page(plots)
        st.page_link(plots, label="See plots")
    def plots():
        st.text("Plots")
    plots = st.Page(plots, title="My plots")
    page = st.navigation([home, plots])
    shared = st.sidebar.text_input("Shared")
    page.run()
    st.text("end")
"""


def test_the_menu_is_the_first_thing_in_the_sidebar():
    app = App(SCRIPT)
    menu = app.step.screen[0]
    assert (menu["type"], menu["in"], menu["value"], menu["options"]) == (
        "navigation",
        "sidebar",
        "home",
        ["home", "My plots"],
    )


def test_the_menu_and_a_page_link_lead_to_a_page():
    for label in ("My plots", "See plots"):
        app = App(SCRIPT).click(label)
        assert (app.causes, app.run.trigger, app.shown[-2:]) == (["widget"], label, ["Plots", "end"])


def test_a_page_left_loses_its_widgets_and_the_script_keeps_its_own():
    app = App(SCRIPT).set("Name", "Ada").set("Shared", "x").click("My plots").click("home")
    assert (app.widget("Name")["value"], app.widget("Shared")["value"]) == ("", "x")


def test_switch_page_ends_the_run_and_begins_one_at_the_other_page():
    app = App(SCRIPT).click("Leave")
    assert (app.outcomes, app.causes) == (["rerun", "completed"], ["widget", "rerun"])
    assert app.runs[1].trigger == "st.switch_page() in line 5"
    assert "switch_page" in kinds(app.runs[0])
    assert app.step.screen[0]["value"] == "My plots"


def test_a_reload_stays_on_the_page():
    assert App(SCRIPT).click("My plots").reload().shown[-2:] == ["Plots", "end"]


def test_widgets_of_one_key_on_two_pages_are_two():
    app = App("""
        import streamlit as st
        def one():
            st.text_input("N", key="n")
        def two():
            st.text_input("N", key="n")
        st.navigation([one, two]).run()
    """)
    assert app.set("N", "x").click("two").state == {"n": ""}


def test_no_page_and_no_button_of_that_name():
    with pytest.raises(ActionError, match="No widget to click with the label 'Nowhere'"):
        App(SCRIPT).click("Nowhere")


def test_only_the_chosen_page_can_be_run_and_once():
    app = App("""
        import streamlit as st
        def one(): ...
        page = st.navigation([one])
        page.run()
        page.run()
    """)
    assert "This page cannot be called directly" in app.error
