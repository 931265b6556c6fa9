"""What a page says of a script's change: tried on two versions to which the same was done."""

from playground.render.session.former import differences, offer
from playground.render.session.versions import versions
from tests.runtime.app import App

OLD = """
import streamlit as st
st.session_state.setdefault("n", 0)
if st.button("Add"):
    st.session_state.n += 1
    st.rerun()
st.text(st.session_state.n)
"""


def found(new: str) -> str:
    sides = []
    for script in (OLD, new):
        app = App(script)
        sides.append([app.step.to_json(), app.click("Add").step.to_json()])
    return str(differences(versions(*sides, OLD, new)))


def test_a_saved_run_is_told_with_its_step():
    html = found(OLD.replace("    st.rerun()\n", ""))
    assert "Your change saved 1 run: 2 instead of 3." in html
    assert "<summary>" in html
    assert "1 run instead of 2." in html


def test_what_differs_in_state_and_on_the_page_is_told():
    html = found(OLD.replace("+= 1", "+= 2"))
    assert "<code>n</code> is 2, it was 1." in html
    assert "1 element on the page is not alike." in html


def test_an_error_is_told():
    html = found(OLD.replace("st.rerun()", "1 / 0"))
    assert "Your change brings an error: step 1 fails now." in html
    assert "It ended by an error (ZeroDivisionError: division by zero) instead of its last line." in html


def test_where_nothing_differs_there_are_no_steps():
    html = found(OLD + "\n# the same\n")
    assert html == '<p class="rp-former"><span>Both versions did the same in each step: 3 runs.</span></p>'


def test_the_offer_says_how_much_it_does():
    assert "Do what you did again" in offer(1)
    assert "Do the same 3 things again" in offer(3)
