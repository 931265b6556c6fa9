"""What an object is, for `st.help` and `st.write`."""

from tests.runtime.app import App


def test_help_tells_of_an_object():
    shown = App("import streamlit as st\ndef add(a, b=1):\n    'Adds.'\nst.help(add)").element("help")
    assert (shown["call"], shown["text"]) == ("__main__.add(a, b=1)", "Adds.")
