"""What a callback wrote and the page shows nowhere is told, with the reason; what it wrote over itself is not."""

import pytest

from tests.runtime.app import App

BEGIN = """
import streamlit as st
@st.dialog("D")
def d():
    st.button("Inside", on_click=cb)
    if st.button("Close", on_click=cb):
        st.rerun()
"""
END = """
st.text("main")
st.button("Plain", on_click=cb)
if st.button("Open"):
    d()
"""


def notes(callback: str, *clicks: str) -> list[str]:
    app = App(f"{BEGIN}def cb():\n    {callback}\n{END}")
    for click in clicks:
        app.click(click)
    return [note["text"] for note in app.step.notes if note["kind"] == "unseen"]


def test_a_toast_in_the_place_of_the_dialog():
    (told,) = notes("st.toast('Saved')", "Open", "Inside")
    assert told.startswith("The toast “Saved” that the callback cb wrote in line 8 is shown nowhere: ")
    assert "Streamlit's page goes blank" in told


def test_a_message_before_a_rerun():
    for clicks in (("Plain",), ("Open", "Inside")):
        (told,) = notes("st.success('Saved'); st.rerun()", *clicks)
        assert told.startswith(
            "The success “Saved” that the callback cb wrote in line 8 is shown nowhere: the run that"
        )
    (told,) = notes("st.success('Saved')", "Open", "Close")
    assert "the run that followed" in told


@pytest.mark.parametrize(
    "callback",
    [
        "st.text('above')",
        "st.sidebar.text('beside')",
        "place = st.empty(); place.text('1'); place.text('2')",
        "st.empty()",
        "pass",
    ],
)
@pytest.mark.parametrize("clicks", [("Plain",), ("Open", "Inside")])
def test_what_is_shown_is_not_told(callback: str, clicks: tuple[str, ...]):
    assert notes(callback, *clicks) == []


def test_of_many_the_first_are_told():
    told = notes("for n in range(9): st.text(n)\n    st.rerun()", "Plain")
    assert len(told) == 4
    assert told[-1] == "6 more elements that callbacks wrote are shown nowhere."
