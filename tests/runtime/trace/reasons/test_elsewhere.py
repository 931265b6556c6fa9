"""Output that is not where one looks for it, and callbacks that nobody calls."""

import pytest

from tests.runtime.app import App

ABOVE = """
import streamlit as st
def save():
    st.{call}
st.title("Form")
st.button("Save", on_click=save)
"""


def test_what_a_callback_writes_stands_above():
    app = App(ABOVE.format(call="success('Saved')")).click("Save")
    (reason,) = app.step.reasons
    assert (reason["kind"], reason["what"], reason["line"], reason["callback"]) == ("elsewhere", "above", 3, "save")
    assert reason["text"].startswith("The success “Saved” stands above the page: the callback `save` wrote it")
    assert app.click("Save").step.reasons == (), "once is enough"


@pytest.mark.parametrize("call", ["toast('Saved')", "session_state.saved = True"])
def test_what_stands_elsewhere_is_no_matter(call):
    assert App(ABOVE.format(call=call)).click("Save").step.reasons == ()


CALLED = """
import streamlit as st
def bump(step=1):
    st.session_state.n = st.session_state.get("n", 0) + step
    {returns}
st.button(
    "Bump",
    on_click={given},
)
"""


def test_a_callback_that_is_called_at_once():
    (reason,) = App(CALLED.format(given="bump(2)", returns="pass")).step.reasons
    assert (reason["what"], reason["line"], reason["argument"], reason["code"]) == (
        "called_at_once",
        5,
        "on_click",
        "bump(2)",
    )
    assert "Write `on_click=bump`, and its arguments as `args=`" in reason["text"]


@pytest.mark.parametrize(
    ("given", "returns"),
    [("bump", "pass"), ("lambda: bump(2)", "pass"), ("bump(2)", "return lambda: None"), ("None", "pass")],
)
def test_what_registers_a_function_is_right(given, returns):
    assert App(CALLED.format(given=given, returns=returns)).step.reasons == ()


FRAGMENT = """
import streamlit as st
st.session_state.setdefault("n", 0)
st.text({outside})
@st.fragment
def counter():
    if st.button("Add"):
        st.session_state.n += 1
    st.text({inside})
counter()
"""


def test_a_text_outside_of_a_fragment_stays_as_it_was():
    app = App(FRAGMENT.format(outside="f'Count: {st.session_state.n}'", inside="'inside'")).click("Add")
    (reason,) = app.step.reasons
    assert (reason["what"], reason["key"], reason["line"], reason["run"]) == ("stale", "n", 3, 2)
    assert (reason["before"], reason["after"], reason["shown_since"]) == (0, 1, 1)
    assert app.click("Add").step.reasons == ()


@pytest.mark.parametrize("outside", ["'Count'", "'Count: 0'", "st.session_state.n + 100"])
def test_a_text_that_does_not_show_the_value_is_not_blamed(outside):
    app = App(FRAGMENT.format(outside=outside, inside="st.session_state.n")).click("Add")
    assert app.step.reasons == ()
