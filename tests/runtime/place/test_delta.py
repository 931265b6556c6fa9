"""Where a call writes to (rules container-order, container-empty, form-by-container)."""

import copy

import pytest

from playground.runtime.place.delta import place_id
from playground.runtime.place.roots import main_place
from tests.runtime.app import App


def test_st_writes_to_the_innermost_block_and_a_container_to_itself():
    app = App("""
        import streamlit as st
        outer, inner = st.container(), st.sidebar.container()
        with outer:
            with inner:
                st.text("st")
                outer.text("outer")
            st.text("after")
        st.text("end")
    """)
    assert app.placed == [
        "sidebar/container: st",
        "main/container: outer",
        "main/container: after",
        "main: end",
    ]


def test_what_is_written_can_be_written_over():
    app = App("import streamlit as st\nplace = st.text('a')\nst.text('b')\nplace.markdown('c').text('d')")
    assert app.shown == ["d", "b"]


def test_a_copy_of_a_container_is_the_container():
    assert copy.deepcopy(main_place()) is main_place()


def test_what_belongs_to_a_form_by_place_and_not_by_order():
    app = App("""
        import streamlit as st
        form = st.form("f")
        with st.container():
            with form:
                with st.container():
                    st.text_input("In", key="in")
            st.text_input("Out", key="out")
        form.form_submit_button("Send")
    """)
    assert app.set("In", "x").runs == ()
    assert len(app.set("Out", "x").runs) == 1


@pytest.mark.parametrize(
    ("path", "shown"),
    [((0, 2), "m2"), ((1, 0), "s0"), ((2, 3), "b3"), ((3, 0, 1), "e0.1"), ((0, 2, 0, 4), "m2.0.4")],
)
def test_the_id_of_an_element_is_its_place(path: tuple[int, ...], shown: str):
    assert place_id(path) == shown


def test_the_event_of_a_write_tells_what_where_and_the_beginning():
    app = App("import streamlit as st\nst.expander('More').text('x' * 100)\nst.empty()")
    (event,) = [each for each in app.run.events if each["type"] == "write"]
    assert (event["element_type"], event["container"], event["line"]) == ("text", "main/expander", 2)
    assert event["text"] == "x" * 79 + "…"


def test_a_text_that_no_browser_can_be_sent_is_refused():
    assert App("import streamlit as st\nst.text('\\udc80')").error.startswith("line 2: UnicodeEncodeError")


def test_a_method_that_is_none():
    app = App("import streamlit as st\nst.container().nothing()")
    assert app.error == "line 2: StreamlitAPIException: `nothing()` is not a valid Streamlit command."
    app = App("import streamlit as st\nst.sidebar.rerun()")
    assert "Method `rerun()` does not exist for `st.sidebar`. Did you mean `st.rerun()`?" in app.error
