"""The list of what the user did: words, cost, numbers."""

import re
from html import unescape

import pytest

from playground.render.instruments.actions import MOST, instrument, phrase
from playground.runtime import Session
from tests.render.samples import step, widget

FORM = """
import streamlit as st
with st.form("f"):
    st.text_input("Name")
    st.form_submit_button("Send")
if st.button("Twice", key="twice"):
    st.rerun()
st.checkbox("On")
"""


def said(html: str) -> list[str]:
    """The entries as a reader sees them."""
    entries = re.findall(r"<li.*?</li>", html, re.DOTALL)
    return [unescape(" ".join(re.sub(r"<[^>]+>", " ", entry).split())) for entry in entries]


def steps(*actions: object) -> list[dict]:
    session = Session(FORM)
    return [session.start().to_json(), *(session.act(action).to_json() for action in actions)]


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("load", "opened the page"),
        ({"click": "Add"}, "clicked Add"),
        ({"click": {"key": "add"}}, "clicked Increment"),
        ({"click": {"key": "gone"}}, "clicked gone"),
        ({"set": {"label": "Name", "value": "Ada"}}, "set Name to 'Ada'"),
        ({"set": {"key": "speed", "value": [1, 2]}}, "set speed to [1, 2]"),
        ({"wait": 2.0}, "waited 2 s"),
        ({"reload": True}, "reloaded the page"),
        ({"dismiss": True}, "closed the dialog"),
        ({"continue": True}, "let it run on"),
    ],
)
def test_phrases(action, words):
    assert phrase(action, [widget("w1", "button", "Increment", key="add")]) == words


def test_each_action_with_its_cost():
    done = steps(
        {"set": {"label": "Name", "value": "Ada"}},
        {"click": "Send"},
        {"click": {"key": "twice"}},
        {"set": {"label": "On", "value": False}},
        {"wait": 1},
    )
    assert said(instrument(done)) == [
        "1 set Name to 'Ada' no run yet Back to here",
        "2 clicked Send 1 run Back to here",
        "3 clicked Twice 2 runs Back to here",
        "4 set On to False no run Back to here",
        "5 waited 1 s no run",
    ]


def test_nothing_done():
    assert "Nothing yet" in instrument(steps())
    assert "Nothing yet" in instrument([])


def test_what_a_guard_took_back_was_not_done():
    taken = step(action={"click": "Loop"}, index=2, notes=[{"kind": "restored", "text": "The app is as it was."}])
    assert said(instrument([*steps({"click": "Send"}), taken])) == ["1 clicked Send 1 run"]


def test_of_a_long_session_the_newest_are_listed():
    clicks = [step(action={"click": "Add"}, index=number) for number in range(301, 421)]
    html = instrument(clicks)
    assert len(said(html)) == MOST
    assert "320 earlier actions not listed" in html
    assert said(html)[-1].startswith("420 ")


def test_labels_are_escaped():
    hostile = step(action={"click": "<b onclick=x>"}, index=1)
    assert "<b onclick" not in instrument([step(), hostile])
