"""What happened, in words for an issue, and as pages to step through."""

from playground.apptest.account import account, pages, replay
from playground.runtime import Action

COUNTER = """import streamlit as st
st.session_state.setdefault("n", 0)
if st.button("Add"):
    st.session_state.n += 1
    1 / (2 - st.session_state.n)
st.write("n is", st.session_state.n)
"""
ADD = Action.parse({"click": "Add"})


def test_each_step_is_told_with_its_runs_and_changes_and_the_error_at_the_end():
    assert account(replay(COUNTER, "app.py", [ADD, ADD]), 2).startswith("""1. Opened the page: 1 run; `n` → `0`
2. Clicked Add: 1 run; `n` → `1`
3. Clicked Add: 1 run; `n` → `2`; failed in line 5

Error in line 5:

    ZeroDivisionError: division by zero

Session state: `n` = `2`

Rerun Playground""")


def test_what_cannot_be_done_again_ends_the_account():
    told = account(replay(COUNTER, "app.py", [ADD, Action.parse({"click": "Gone"}), ADD]), 3)
    assert "3. … and 2 more actions\n" in told


def test_each_step_is_a_page():
    first, second = pages(replay(COUNTER, "app.py", [ADD]), COUNTER, "app.py")
    assert (first["words"], second["words"]) == ("opened the page", "clicked Add")
    assert "n is <code>0</code>" in first["app"]
    assert "n is <code>1</code>" in second["app"]
    assert {mark["line"] for mark in first["marks"]}
    assert "\x1e" not in first["app"] + first["runs"]
