"""A value that is set and set back in one run: the difference in session state does not show it."""

import pytest

from tests.runtime.app import App

BUMP = """
import streamlit as st
def bump():
    st.session_state.n += 10
st.session_state.setdefault("n", 5)
st.button("Bump", on_click=bump)
{then}
"""


def test_the_script_sets_back_what_the_callback_set():
    app = App(BUMP.format(then="st.session_state.n = 5")).click("Bump")
    assert app.step.runs[0].diff == ()
    (reason,) = app.step.reasons
    assert (reason["what"], reason["key"], reason["line"]) == ("overwritten", "n", 6)
    assert reason["writes"] == [
        {"by": "callback", "line": 3, "value": 15},
        {"by": "script", "line": 6, "value": 5},
    ]
    assert reason["text"] == (
        "`n` was set twice in run 2: to 15 by the callback, then back to 5 by the script in line 6. What was set first "
        'is lost. To set it only once, write before line 6: `if "n" not in st.session_state:`.'
    )


@pytest.mark.parametrize("then", ["five = 5; st.session_state.n = five", "if True:\n    st.session_state.n = 5"])
def test_only_what_each_run_sets_to_the_same_is_to_be_set_once(then):
    (reason,) = App(BUMP.format(then=then)).click("Bump").step.reasons
    assert reason["text"].endswith("What was set first is lost.")


def test_the_script_sets_back_what_the_user_chose():
    app = App("import streamlit as st\nst.session_state.n = 5\nst.number_input('N', 0, 10, key='n')\n").set("N", 7)
    (reason,) = app.step.reasons
    assert [each["by"] for each in reason["writes"]] == ["widget", "script"]
    assert (reason["before"], reason["after"]) == (7, 5)


def test_a_script_may_go_on_from_what_a_callback_stored():
    assert App(BUMP.format(then="st.session_state.n += 1")).click("Bump").step.reasons == ()
    assert App(BUMP.format(then="st.session_state.m = 5")).click("Bump").step.reasons == ()


def test_a_script_may_store_a_key_as_often_as_it_likes():
    script = """
    import streamlit as st
    st.session_state.setdefault("n", 0)
    st.session_state.n = 1
    st.session_state.n = 0
    st.button("Again")
    """
    assert App(script).click("Again").step.reasons == ()


def test_a_key_that_is_deleted_stays_on_the_page():
    script = """
    import streamlit as st
    st.text_input("Name", key="name")
    if st.button("Delete"):
        del st.session_state["name"]
    """
    (reason,) = App(script).set("Name", "Ada").click("Delete").step.reasons
    assert (reason["kind"], reason["what"], reason["key"], reason["line"]) == ("not_sent", "deleted", "name", 4)
    assert (reason["shown"], reason["state"]) == ("Ada", None)
    assert reason["text"] == (
        "`name` was deleted in line 4, but the text input “Name” still shows “Ada”: the page keeps it, and sends it "
        'with what you do next. To reset it, write `st.session_state.name = ""` in a callback.'
    )
    assert App(script).click("Delete").step.reasons == ()


def test_after_a_rerun_the_script_has_the_default_and_the_page_does_not():
    script = """
    import streamlit as st
    st.number_input("N", value=1, key="n")
    if st.button("Reset"):
        del st.session_state["n"]
        st.rerun()
    st.button("Other")
    """
    app = App(script).set("N", 5).click("Reset")
    (reason,) = app.step.reasons
    assert (reason["shown"], reason["state"], app.state["n"]) == (5, 1, 1)
    assert (
        "still shows 5: the page keeps it, and sends it with what you do next. Until then the script has 1."
        in (reason["text"])
    )
    assert app.click("Other").state["n"] == 5


def test_a_widget_puts_its_own_in_the_place_of_what_it_cannot_have():
    script = """
    import streamlit as st
    def most():
        st.session_state.n = {}
    st.button("Most", on_click=most)
    st.number_input("N", 0, 5, key="n")
    """
    (reason,) = App(script.format(10)).click("Most").step.reasons
    assert (reason["what"], reason["key"], reason["before"], reason["after"]) == ("corrected", "n", 10, 0)
    assert [each["by"] for each in reason["writes"]] == ["callback", "widget"]
    assert reason["text"] == (
        "`n` was set to 10 by the callback in line 3, and the number input “N” put 0 in its place: it cannot have that "
        "value."
    )
    assert App(script.format(4)).click("Most").step.reasons == ()
