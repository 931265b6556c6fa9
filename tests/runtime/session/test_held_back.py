"""`on_change="ignore"`: the page keeps the value until it sends something else (Streamlit: proto `ignore_rerun`)."""

from tests.runtime.app import App


def test_no_run_until_another_widget_causes_one():
    app = App("""
        import streamlit as st
        name = st.text_input("Name", on_change="ignore")
        st.button("Go")
        st.text(name)
    """).set("Name", "Ada")
    assert (app.runs, app.shown) == ((), ["Name=Ada", "[Go]", ""])
    assert app.click("Go").shown[-1] == "Ada"
