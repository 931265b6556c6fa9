"""What the playground says when it ended a run itself."""

from playground.render.app.app import element
from playground.render.app.place import Place
from playground.runtime import Limits, Session
from tests.render.page import Node, read


def guard_of(script: str, **limits: float) -> Node:
    step = Session(script, limits=Limits(**limits)).start().to_json()  # type: ignore[arg-type]
    (found,) = [each for each in step["screen"] if each["type"] == "guard"]
    return read(element(found, Place()))


def test_the_last_two_runs_stand_side_by_side():
    page = guard_of(
        "import streamlit as st\nst.session_state.setdefault('n', 0)\nst.session_state.n += 1\nst.rerun()", reruns=7
    )
    text = page.text
    assert "Run 6" in text
    assert "Run 7" in text
    assert text.index("n 5 → 6") < text.index("n 6 → 7")
    assert page.by_role("button", "Let it run 7 more").attrs["data-act"] == "continue"


def test_a_run_that_changed_nothing_says_so():
    page = guard_of("import streamlit as st\nst.rerun()", reruns=3)
    assert page.text.count("changed nothing in session state") == 2


def test_more_time_is_offered():
    page = guard_of("while True: pass", seconds=0.1)
    button = page.by_role("button", "Run again with 60 s").attrs
    assert (button["data-act"], button["data-seconds"]) == ("again", "60")
    step = {"type": "guard", "text": "t", "reason": "seconds", "limit": 60, "id": "m0", "in": "main"}
    assert "Run again with 120 s" in str(element(step, Place()))


def test_a_guard_of_an_older_trace_offers_nothing():
    for fields in ({}, {"reason": "seconds"}, {"reason": "seconds", "limit": "x"}, {"reason": "?", "limit": 3}):
        assert "<button" not in str(
            element({"type": "guard", "text": "t", "id": "m0", "in": "main", **fields}, Place())
        )
