"""A spinner: shown where the script writes while something goes on, and then gone."""

from tests.runtime.app import App
from tests.runtime.watched import Watched


def test_a_spinner_leaves_nothing():
    app = App("import streamlit as st\nwith st.spinner():\n    st.text('in')\nst.text('after')")
    assert app.shown == ["in", "after"]


def test_a_spinner_turns_where_it_was_begun():
    app = Watched("""
        import streamlit as st, time
        st.text("before")
        with st.spinner("Working"):
            with st.container():
                st.text("within")
            time.sleep(0.2)
        st.text("after")
    """)
    assert ["before", "Working", "within"] in app.screens
    assert [element["text"] for element in app.step.screen] == ["before", "within", "after"]


def test_a_spinner_in_a_container_is_shown_in_it():
    app = Watched("""
        import streamlit as st, time
        box = st.container()
        st.text("below")
        with box, st.spinner("Working"):
            time.sleep(0.2)
    """)
    report = app.reports[app.screens.index(["Working", "below"])]
    (spinner,) = [element for element in report.screen if element["type"] == "spinner"]
    assert spinner["in"] == "main/container"


def test_a_skeleton_is_shown_while_its_block_runs():
    watched = Watched("""
        import time
        import streamlit as st
        with st.skeleton(height=80):
            st.text("inside")
            time.sleep(0.3)
        st.text("after")
        """)
    shown = [[each["type"] for each in report.screen] for report in watched.reports]
    assert ["skeleton", "text"] in shown
    assert [each["type"] for each in watched.step.screen] == ["text", "text"]


def test_it_is_gone_however_its_block_ends():
    """Rule block-left-early."""
    for end in ("st.stop()", "raise ValueError", "pass"):
        app = Watched(f"""
            import streamlit as st, time
            with st.spinner("Working"):
                time.sleep(0.2)
                {end}
        """)
        assert ["Working"] in app.screens
        assert "spinner" not in [element["type"] for element in app.step.screen]


def test_of_two_the_inner_one_stands_where_it_was_begun():
    app = Watched("""
        import streamlit as st, time
        with st.spinner("Outer"):
            st.text("between")
            with st.spinner("Inner"):
                time.sleep(0.2)
    """)
    assert ["Outer", "between", "Inner"] in app.screens
