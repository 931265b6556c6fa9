"""A widget that was not drawn for a run, and what is missing when it, or its key, is wanted again."""

from tests.runtime.app import App

HIDE = """
import streamlit as st
if not st.checkbox("Hide"):
    st.text_input("Name", key="name")
if st.button("Greet"):
    st.text(st.session_state.name)
"""


def hidden() -> App:
    return App(HIDE).set("Name", "Ada").set("Hide", True)


def test_it_comes_back_empty():
    app = hidden()
    assert app.step.reasons == ()
    (reason,) = app.set("Hide", False).step.reasons
    assert (reason["kind"], reason["what"], reason["key"], reason["line"]) == ("value_changed", "not_drawn", "name", 3)
    assert (reason["before"], reason["after"], reason["removed"]) == ("Ada", "", 3)
    assert reason["text"].endswith("is back without “Ada”: run 3 did not draw it, so Streamlit had removed its value.")


def test_the_key_is_gone_with_it():
    (reason,) = hidden().click("Greet").step.reasons
    assert (reason["what"], reason["key"], reason["line"], reason["removed"]) == ("key_removed", "name", 5, 3)


def test_a_key_that_never_was_is_another_matter():
    assert App(HIDE.replace("state.name", "state.nothing")).click("Greet").step.reasons == ()


def test_nothing_was_written_so_nothing_is_missing():
    assert App(HIDE).set("Hide", True).set("Hide", False).step.reasons == ()


def test_state_that_keeps_it_is_not_blamed():
    script = HIDE.replace(
        "if not", 'if "name" in st.session_state:\n    st.session_state.name = st.session_state.name\nif not'
    )
    assert App(script).set("Name", "Ada").set("Hide", True).set("Hide", False).step.reasons == ()


def test_a_run_that_ends_early_removes_nothing_and_the_page_forgets():
    script = """
    import streamlit as st
    if st.checkbox("Stop"):
        st.stop()
    st.text_input("Name", key="name")
    st.text_input("Other")
    """
    app = App(script).set("Name", "Ada").set("Other", "Bo").set("Stop", True)
    (reason,) = app.set("Stop", False).step.reasons
    assert (reason["kind"], reason["what"]) == ("not_sent", "page_disagrees")
    assert (reason["shown"], reason["state"], reason["key"]) == ("", "Ada", "name")


def test_rows_of_a_loop_come_and_go():
    script = """
    import streamlit as st
    for number in range(3 if st.checkbox("More") else 2):
        st.text_input(f"Row {number}", key=f"row{number}")
    """
    app = App(script).set("More", True).set("Row 2", "x").set("More", False).set("More", True)
    assert app.step.reasons == ()


def test_a_dialog_begins_anew():
    script = """
    import streamlit as st
    @st.dialog("Ask")
    def ask():
        st.text_input("Name")
        if st.button("Done"):
            st.rerun()
    if st.button("Open"):
        ask()
    """
    assert App(script).click("Open").set("Name", "Ada").click("Done").click("Open").step.reasons == ()
