"""A place as a text: what a script meets where a container is given as a key, or written out."""

import pytest

from playground.engines import open_session
from playground.runtime import Limits

PLACES = [
    *("st.sidebar", "st.container()", "st.columns(2)[1]", "st.tabs(['a', 'b'])[0]", "st.expander('E')", "st.empty()"),
    *("st.form('f')", "st.form('f').container()", "st.sidebar.container()", "st.popover('P')", "st.grid()"),
    *("st.text('t')", "st.container().text('t')", "st.container(border=True).columns(1)[0].container()"),
    *("st.expander('E', expanded=True, on_change='rerun')", "st.chat_message('user')", "st.grid(2).cell()"),
]


def text(engine: str, place: str) -> str:
    script = f"import streamlit as st\nst.text('above')\nplace = {place}\nst.session_state.text = repr(place)\n"
    step = open_session(engine, script, "app.py", Limits()).start()
    return step.runs[-1].after["text"]


@pytest.mark.parametrize("place", PLACES)
def test_it_is_the_text_that_streamlit_has(place: str):
    assert text("mini", place) == text("streamlit", place)


def test_it_tells_how_much_was_written_so_far():
    texts = [text("mini", f"st.container(); {'place.text(1); ' * count}0; place = place") for count in (0, 1, 2)]
    assert len(set(texts)) == 3
