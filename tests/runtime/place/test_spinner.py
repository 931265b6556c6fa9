"""A spinner: shown while something goes on, and then gone."""

from tests.runtime.app import App


def test_a_spinner_leaves_nothing():
    app = App("import streamlit as st\nwith st.spinner():\n    st.text('in')\nst.text('after')")
    assert app.shown == ["in", "after"]
