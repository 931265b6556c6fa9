"""A widget that was not drawn for a run, and what is missing when it, or its key, is wanted again."""

import pytest

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
    assert reason["text"] == (
        "The text input “Name” is back without “Ada”: run 3 did not draw it, so Streamlit had removed its value. To "
        'keep it, write `persist_state="session"` beside its `key`.'
    )


def test_what_is_advised_keeps_it():
    script = HIDE.replace('key="name"', 'key="name", persist_state="session"')
    app = App(script).set("Name", "Ada").set("Hide", True).set("Hide", False)
    assert (app.step.reasons, app.state["name"]) == ((), "Ada")


@pytest.mark.parametrize(("widget", "words"), [("checkbox", "is back unticked"), ("toggle", "is back off")])
def test_a_switch_is_back_as_one_sees_it(widget, words):
    script = HIDE.replace('st.text_input("Name", key="name")', f'st.{widget}("Name")')
    (reason,) = App(script).set("Name", True).set("Hide", True).set("Hide", False).step.reasons
    assert words in reason["text"]
    assert "give it a `key` and `persist_state" in reason["text"]


ROWS = """
import streamlit as st
rows = st.session_state.setdefault("rows", [1, 2])
if st.button("Clear"):
    rows.clear()
if st.button("Add"):
    rows.append(1)
if st.checkbox("Show", True):
    for row, _ in enumerate(rows):
        st.text_input(f"Row {row}", key=f"row{row}")
"""


def test_a_loop_that_was_hidden_forgets_as_one_field_does():
    app = App(ROWS).set("Row 0", "a").set("Row 1", "b").set("Show", False).set("Show", True)
    assert [(each["what"], each["before"]) for each in app.step.reasons] == [("not_drawn", "a"), ("not_drawn", "b")]


def test_a_row_that_is_added_is_not_the_one_that_went():
    assert App(ROWS).set("Row 0", "a").click("Clear").click("Add").step.reasons == ()


def test_of_many_in_a_line_three_are_told():
    script = ROWS.replace("[1, 2]", "[1, 2, 3, 4]")
    app = App(script)
    for row in range(4):
        app = app.set(f"Row {row}", "x")
    assert len(app.set("Show", False).set("Show", True).step.reasons) == 3


def test_what_waited_in_a_form_is_kept_by_nothing():
    script = """
    import streamlit as st
    kind = st.radio("Kind", ["A", "B"])
    with st.form("f"):
        if kind == "A":
            st.text_input("Name")
        st.form_submit_button("Save")
    """
    (reason,) = App(script).set("Name", "Ada").set("Kind", "B").set("Kind", "A").step.reasons
    assert (reason["what"], "persist_state" in reason["text"]) == ("not_drawn", False)


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
    assert reason["text"] == (
        "The text input “Name” looks empty, but the script still has “Ada”: run 4 ended before it was drawn, and the "
        "page forgot what was set. Type it again."
    )


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
