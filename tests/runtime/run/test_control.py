"""The exceptions that steer a run (rules rerun-is-baseexception, rerun-swallowed)."""

import pytest

from playground.runtime.run.control import (
    FragmentHandledException,
    GuardException,
    RerunException,
    RerunRequest,
    ScriptControl,
    StopException,
)
from tests.runtime.app import App


@pytest.mark.parametrize("kind", [RerunException, StopException, GuardException])
def test_what_ends_a_script_is_no_error(kind: type[BaseException]):
    assert issubclass(kind, ScriptControl)
    assert not issubclass(kind, Exception)


def test_what_a_fragment_has_shown_is_one():
    assert issubclass(FragmentHandledException, Exception)


@pytest.mark.parametrize(("call", "outcome"), [("st.rerun()", "rerun"), ("st.stop()", "stopped")])
def test_except_exception_lets_them_through_and_a_bare_one_does_not(call: str, outcome: str):
    script = "import streamlit as st\nif st.button('Go'):\n    try:\n        {}\n    except{}:\n        pass"
    assert App(script.format(call, " Exception")).click("Go").runs[0].outcome == outcome
    swallowed = App(script.format(call, "")).click("Go")
    assert swallowed.outcomes == (["completed"] if outcome == "rerun" else ["stopped"])


def test_a_guard_tells_what_the_page_shows():
    request = RerunRequest(3)
    guard = GuardException("reruns", "Too many.", None, pending=request, fields={"limit": 50})
    assert guard.fields(4) == {"text": "Too many.", "line": 4, "reason": "reruns", "limit": 50}
    assert (str(guard), guard.pending) == ("Too many.", request)
