"""Keys that count places: a row goes, and its text stands in the next one."""

from tests.runtime.app import App

ROWS = """
import streamlit as st
rows = st.session_state.setdefault("rows", [1, 2, 3])
def remove(row):
    st.session_state.rows.remove(row)
for place, row in enumerate(rows):
    st.text_input(f"Answer {row}", key=f"answer{place}")
    st.button(f"Remove {row}", on_click=remove, args=(row,))
"""


def test_a_text_moves_to_the_next_row():
    (reason,) = App(ROWS).set("Answer 1", "red").set("Answer 2", "lime").click("Remove 1").step.reasons
    assert (reason["kind"], reason["what"], reason["key"]) == ("new_widget", "shifted", "answer0")
    assert (reason["before"], reason["after"]) == ("Answer 1", "Answer 2")
    assert (reason["lost"], reason["shown"]) == ("lime", "red")


def test_nothing_moves_where_nothing_was_written():
    assert App(ROWS).click("Remove 1").step.reasons == ()


def test_the_last_row_takes_nothing_along():
    assert App(ROWS).set("Answer 1", "red").click("Remove 3").step.reasons == ()
