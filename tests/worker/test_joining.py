"""Actions that come while one is done are done beside it; all are answered when all are done, in their order."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from playground.worker.sandbox import Sandbox
from tests.stacks import Stacks
from tests.worker.test_sandbox import ask

SCRIPT = """\
import streamlit as st, time
add = st.button("Add")
if st.button("Slow"):
    time.sleep(0.05)
    st.write("slept")
if add:
    st.session_state.n = st.session_state.get("n", 0) + 1
st.write(f"n is {st.session_state.get('n', 0)}")
"""


class Worker:
    """A sandbox that hears while it runs a script: `coming` are actions that come in its first sleep."""

    def __init__(self, coming: Sequence[Any], script: str = SCRIPT) -> None:
        self.told: list[dict[str, Any]] = []
        self.stacks = Stacks({})
        self.sandbox = Sandbox(tell=lambda text: self.told.append(json.loads(text)), sleep=self.stacks.sleep)
        self.sandbox.pause(0)
        ask(self.sandbox, type="open", id=1, session="a", source=script, name="app.py")
        self.told.clear()
        before = self.stacks.sleeps
        if coming:
            works = [self.asking(3 + number, action) for number, action in enumerate(coming)]
            self.stacks.coming[before + 1] = works

    def asking(self, number: int, action: Any) -> Any:
        message = {"type": "act", "id": number, "session": "a", "action": action}
        return lambda: self.sandbox.handle(json.dumps(message))

    def act(self, action: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for text in filter(None, self.stacks.run(self.asking(2, action))):
            answer = json.loads(text)
            found += answer if isinstance(answer, list) else [answer]
        return found


def test_both_are_answered_in_their_order_once_both_are_done() -> None:
    worker = Worker([{"click": "Add"}])
    slow, add = worker.act({"click": "Slow"})
    assert [(each["type"], each["id"], each["outcome"]["step"]) for each in (slow, add)] == [
        ("view", 2, 1),
        ("view", 3, 2),
    ]
    assert slow["outcome"]["after"] is None
    assert 0 <= add["outcome"]["after"] < 0.05
    assert "n is 1" in add["view"]["app"]
    assert "slept" not in add["view"]["app"]


def test_the_app_is_told_as_soon_as_an_action_is_done_though_others_go_on() -> None:
    worker = Worker([{"click": "Add"}])
    worker.act({"click": "Slow"})
    shown = [each["app"] for each in worker.told if "app" in each]
    assert "n is 1" in shown[-1]
    assert not any("outcome" in each for each in worker.told), "whose outcome that is, nobody could tell"


def test_one_that_names_nothing_is_refused_and_the_other_goes_on() -> None:
    worker = Worker([{"click": "Nothing"}])
    slow, nothing = worker.act({"click": "Slow"})
    assert (slow["outcome"]["kept"], nothing["outcome"]["kept"]) == (True, False)
    assert "Nothing" in nothing["outcome"]["notice"]
    assert "slept" in nothing["view"]["app"]


def test_time_that_passes_is_to_be_asked_for_later() -> None:
    worker = Worker([{"wait": 1}, {"click": "Add"}])
    wait, slow, add = worker.act({"click": "Slow"})
    assert wait == {"type": "later", "id": 3, "session": "a"}
    assert [each["id"] for each in (slow, add)] == [2, 4]


def test_a_stop_ends_all_and_the_app_is_as_before() -> None:
    worker = Worker([], SCRIPT.replace("if add:", "if add:\n    time.sleep(9)"))
    stacks = worker.stacks
    stacks.coming[stacks.sleeps + 1] = worker.asking(3, {"click": "Add"})
    stacks.coming[stacks.sleeps + 3] = lambda: setattr(stacks, "stops", True)
    slow, add = worker.act({"click": "Slow"})
    assert [(each["type"], each["id"]) for each in (slow, add)] == [("stopped", 2), ("stopped", 3)]
    assert slow["app"] == add["app"]
    assert "n is 0" in slow["app"]
    assert ask(worker.sandbox, type="recall", id=9, session="a")["actions"] == []


def test_the_log_has_when_they_came_and_they_can_be_done_again() -> None:
    worker = Worker([{"click": "Add"}])
    worker.act({"click": "Slow"})
    actions = ask(worker.sandbox, type="recall", id=9, session="a")["actions"]
    assert [list(each) for each in actions] == [["click"], ["click", "after"]]
    again = ask(Sandbox(), type="open", id=1, session="a", source=SCRIPT, name="app.py", actions=actions)
    assert "n is 1" in again["view"]["app"]
    assert "slept" not in again["view"]["app"]


def test_where_one_of_them_cannot_be_done_again_the_others_are_done_one_after_another() -> None:
    actions = [{"click": "Slow"}, {"click": "Gone", "after": 0.01}, {"click": "Add", "after": 0.01}]
    again = ask(Sandbox(), type="open", id=1, session="a", source=SCRIPT, name="app.py", actions=actions)
    assert again["outcome"]["left_out"] == [1]
    assert "n is 1" in again["view"]["app"]


@pytest.mark.parametrize("action", [{"click": "Add"}, {"reload": True}])
def test_it_is_as_if_nothing_had_been_when_all_is_done(action: Any) -> None:
    worker = Worker([action])
    worker.act({"click": "Slow"})
    answer = ask(worker.sandbox, type="act", id=9, session="a", action={"click": "Add"})
    assert answer["outcome"]["after"] is None
    assert answer["outcome"]["step"] == 3
