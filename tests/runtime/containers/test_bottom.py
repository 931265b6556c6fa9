"""`st.bottom`: the place at the bottom of the page, from the main area only."""

import pytest

from playground.runtime.containers.bottom import BottomContainerProxy
from tests.runtime.app import App


def test_by_call_by_with_and_below_what_comes_later():
    app = App("""
        import streamlit as st
        st.bottom.text("first")
        with st.bottom:
            st.text("second")
        st.text("main")
    """)
    assert app.placed == ["main: main", "bottom: first", "bottom: second"]


def test_it_can_be_used_in_containers_of_the_main_area():
    app = App("""
        import streamlit as st
        with st.container(), st.expander("More"):
            st.bottom.button("Go")
    """)
    assert app.placed == ["bottom: [Go]"]


@pytest.mark.parametrize(
    ("around", "where"),
    [
        ("with st.sidebar:", "`st.sidebar`"),
        ("with st.sidebar.container():", "`st.sidebar`"),
        ("@st.dialog('D')\ndef body():", "a dialog"),
    ],
)
@pytest.mark.parametrize("use", ["st.bottom.text('x')", "with st.bottom: pass"])
def test_elsewhere_it_is_an_error(around: str, where: str, use: str):
    call = "\nbody()" if "body" in around else ""
    app = App(f"import streamlit as st\n{around}\n    {use}{call}")
    assert f"StreamlitInvalidLayoutContextError: `st.bottom` cannot be used inside {where}." in app.error


def test_where_it_is_called_decides_and_not_where_it_was_taken():
    app = App("""
        import streamlit as st
        place = st.bottom
        with st.sidebar:
            place.text("x")
    """)
    assert "inside `st.sidebar`" in app.error


def test_it_shows_what_a_place_has():
    app = App("import streamlit as st\nst.text('text' in dir(st.bottom))\nst.text(type(st.bottom).__name__)")
    assert app.shown == ["True", BottomContainerProxy.__name__]
