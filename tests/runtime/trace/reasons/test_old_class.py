"""What a script tests of an object whose class it has made anew since."""

import pytest

from tests.runtime.app import App

DOG = """
import streamlit as st
class Dog:
    pass
st.session_state.setdefault("pet", Dog())
st.button("Again")
{test}
"""
MODE = """
import enum
import streamlit as st
class Mode(enum.Enum):
    LIGHT = 1
    DARK = 2
st.session_state.setdefault("mode", Mode.DARK)
mode = st.session_state.mode
st.button("Again")
{test}
"""
POINT = """
from dataclasses import dataclass
import streamlit as st
@dataclass
class Point:
    x: int
st.session_state.setdefault("point", Point(1))
points = [Point(0), Point(1)]
st.button("Again")
{test}
"""


def told(script: str, test: str) -> list[tuple[str, int]]:
    app = App(script.format(test=test))
    assert app.step.reasons == (), "the class is of this run"
    return [(reason["what"], reason["line"]) for reason in app.click("Again").step.reasons]


@pytest.mark.parametrize(
    ("script", "test", "what"),
    [
        (DOG, "isinstance(st.session_state.pet, Dog)", "isinstance"),
        (DOG, "isinstance(st.session_state['pet'], (Dog,))", "isinstance"),
        (MODE, "mode == Mode.DARK", "member"),
        (MODE, "Mode.DARK is not mode", "member"),
        (MODE, "mode in [Mode.LIGHT, Mode.DARK]", "member"),
        (POINT, "st.session_state.point == Point(1)", "equal"),
        (POINT, "points[1] == st.session_state.point or points.index(st.session_state.point)", "index"),
    ],
)
def test_a_test_that_cannot_hold(script, test, what):
    line = script.strip("\n").split("\n").index("{test}") + 1
    assert told(script, f"st.text({test})") == [(what, line)]


def test_the_runs_of_both_classes_are_told_once():
    app = App(DOG.format(test="st.text(isinstance(st.session_state.pet, Dog))")).click("Again")
    (reason,) = app.step.reasons
    assert (reason["kind"], reason["class"], reason["made"], reason["run"]) == ("old_class", "Dog", 1, 2)
    assert reason["code"] == "isinstance(st.session_state.pet, Dog)"
    assert reason["text"] == (
        "`isinstance(st.session_state.pet, Dog)` is False: each run defines `Dog` anew, and the object is still of the "
        "class of run 1. Move the class to another file, say `models.py`, and write `from models import Dog`."
    )
    assert app.click("Again").step.reasons == ()


@pytest.mark.parametrize(
    "test",
    [
        "st.text(isinstance(st.session_state.pet, (Dog, object)))",
        "st.text(isinstance(1, Dog))",
        "st.text(st.session_state.pet == Dog())",
        "if False: isinstance(st.session_state.pet, Dog)",
        "st.session_state.pet = Dog(); st.text(isinstance(st.session_state.pet, Dog))",
    ],
)
def test_nothing_is_told_of_what_is_no_fault_of_the_class(test):
    if test.startswith("if"):
        test = test.replace(": ", ":\n    ")
    assert told(DOG, test) == []


def test_a_class_that_answers_oddly_breaks_nothing():
    script = """
    import streamlit as st
    class Odd(type):
        __hash__ = None
        __name__ = property(lambda cls: 1 / 0)
    class Thing(metaclass=Odd):
        pass
    st.session_state.setdefault("thing", Thing())
    st.text(isinstance(st.session_state.thing, Thing))
    st.button("Again")
    """
    app = App(script).click("Again")
    assert app.step.runs[0].outcome == "completed"
    assert app.step.reasons == ()
