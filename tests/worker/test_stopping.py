"""Stop, where the worker hears of it: the script ends, and the session is as it was."""

import json

import pytest

from playground.worker.sandbox import Sandbox
from tests.worker.test_sandbox import COUNTER, ask

LOOP = "import streamlit as st\nst.button('Go')\nwhile True: pass"
CHECK = "def check(app):\n    app.click('Go')\n"


def test_a_start_that_is_stopped_is_answered_so_and_another_may_follow():
    sandbox = Sandbox(sleep=lambda _: True)
    opening = {"type": "open", "session": "a", "name": "start.py"}
    for number in range(2):
        answer = ask(sandbox, id=number, source=LOOP, **opening)
        assert answer == {"type": "stopped", "id": number, "session": "a"}
    assert ask(sandbox, id=3, source=COUNTER, **opening)["type"] == "view"


def test_the_session_is_as_it_was_before_the_action_once_scripts_may_run_again():
    told, stops = [], []

    def tell(text):
        told.append(json.loads(text))
        if "stopped" in told[-1]:
            stops.clear()

    sandbox = Sandbox(tell=tell, sleep=lambda _: bool(stops))
    script = COUNTER + "if st.button('Loop'):\n    st.session_state.count = 9\n    while True: pass\n"
    ask(sandbox, type="open", id=1, session="a", source=script, name="start.py", actions=[{"click": "Add"}])
    stops.append(True)
    answer = ask(sandbox, type="act", id=2, session="a", action={"click": "Loop"})
    assert (answer["type"], answer["outcome"]["step"], answer["outcome"]["kept"]) == ("stopped", 1, True)
    assert "Count 1" in answer["app"]
    assert told[-1] == {"stopped": True}
    assert not any("outcome" in each for each in told)
    assert "Count 2" in ask(sandbox, type="act", id=3, session="a", action={"click": "Add"})["view"]["app"]
    assert ask(sandbox, type="recall", id=4, session="a")["actions"] == [{"click": "Add"}] * 2


@pytest.mark.parametrize("more", [{"type": "check"}, {"type": "grade", "actions": []}])
def test_so_is_a_check(more):
    sandbox = Sandbox(sleep=lambda _: True)
    answer = ask(sandbox, id=1, session="a/task", source=LOOP, name="start.py", check=CHECK, **more)
    assert answer == {"type": "stopped", "id": 1, "session": "a/task"}


def test_where_nothing_runs_there_is_nothing_to_stop():
    assert Sandbox().handle(json.dumps({"type": "stop", "id": 1, "session": "a"})) == ""
