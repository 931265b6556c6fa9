"""An action that others overtake while it goes on: they come in what it sleeps by, as in the browser."""

from textwrap import dedent

import pytest

from playground.runtime import ActionError, Session
from playground.runtime.run.control import GuardException
from tests.runtime.app import check
from tests.stacks import Stacks

SCRIPT = """
import streamlit as st, time
add = st.button("Add")
if st.button("Slow"):
    for i in range(3):
        time.sleep(0.02)
        st.write(f"part {i}")
    st.session_state.slow = True
if add:
    st.session_state.n = st.session_state.get("n", 0) + 1
st.write(f"n is {st.session_state.get('n', 0)}")
"""


class Live:
    """A session in which actions come while others go on: `coming` by the number of the sleep."""

    def __init__(self, script, coming):
        self.stacks = Stacks({at: [self._coming(each) for each in actions] for at, actions in coming.items()})
        self.session = Session(dedent(script).lstrip(), sleep=self.stacks.sleep, on_progress=self._tell)
        self.session.start()
        self.done = 0

    def _coming(self, action):
        return lambda: self.session.join(action)

    def _tell(self, progress):
        self.done += progress.line is None  # the others are of scripts that run

    def run(self, action):
        results = self.stacks.run(lambda: self.session.act_live(action))
        self.steps = next((each for each in results if isinstance(each, list)), [])
        for step in self.steps:
            check(step)
        return results


def test_a_click_while_a_script_sleeps_starts_the_next_run_at_once():
    live = Live(SCRIPT, {1: [{"click": "Add"}]})
    live.run({"click": "Slow"})
    slow, add = live.steps
    assert [(run.outcome, run.overtaken) for run in slow.runs] == [("overtaken", 2)]
    assert slow.runs[0].outcome_line == 6
    assert [(run.number, run.outcome) for run in add.runs] == [(3, "completed")]
    assert (slow.index, add.index) == (1, 2)
    assert [each["text"] for each in add.screen if each["type"] == "text" or each["type"] == "markdown"] == ["n is 1"]
    assert add.runs[0].after == {"n": 1}
    assert (slow.action, add.action["click"]) == ({"click": "Slow"}, "Add")
    assert 0 <= add.action["after"] < 0.02
    assert live.done == 2


def test_each_run_has_its_own_lines():
    live = Live(SCRIPT, {1: [{"click": "Add"}]})
    live.run({"click": "Slow"})
    slow, add = live.steps
    assert slow.runs[0].lines == (1, 2, 3, 4, 5, 6)
    assert add.runs[0].lines == (1, 2, 3, 8, 9, 10)
    assert slow.runs[0].span is not None
    assert slow.runs[0].span[1] >= add.runs[0].span[0]


def test_an_action_that_nobody_overtakes_is_told_as_ever():
    live = Live(SCRIPT, {})
    live.run({"click": "Add"})
    again = Session(SCRIPT.lstrip())
    again.start()
    [told] = [step.to_json() for step in live.steps]
    other = again.act({"click": "Add"}).to_json()
    for step in (told, other):
        for run in step["runs"]:
            del run["ms"]
    assert told == other
    assert live.done == 0


def test_the_next_action_waits_for_nothing_and_the_state_goes_on():
    live = Live(SCRIPT, {1: [{"click": "Add"}, {"click": "Add"}]})
    live.run({"click": "Slow"})
    assert len(live.steps) == 3
    assert live.session.act({"click": "Add"}).runs[0].after == {"n": 3}
    kinds = [(action.label, action.after is None) for action in live.session.actions]
    assert kinds == [("Slow", True), ("Add", False), ("Add", False), ("Add", True)]


def test_a_fragment_waits_for_the_run_that_goes_on():
    live = Live(
        """
        import streamlit as st, time
        @st.fragment
        def part():
            if st.button("Part"):
                st.session_state.part = True
        part()
        if st.button("Slow"):
            time.sleep(0.02)
            st.write("done")
        """,
        {1: [{"click": "Part"}]},
    )
    live.run({"click": "Slow"})
    slow, part = live.steps
    assert [run.outcome for run in slow.runs] == ["completed"]
    assert [(run.scope, run.after) for run in part.runs] == [("fragment", {"part": True})]


def test_what_is_not_there_is_refused_and_nothing_has_happened():
    live = Live(SCRIPT, {1: [{"click": "Nothing"}]})
    results = live.run({"click": "Slow"})
    assert [type(each) for each in results] == [ActionError, list]
    assert [run.outcome for step in live.steps for run in step.runs] == ["completed"]
    assert live.steps[0].runs[0].span is None
    assert [action.label for action in live.session.actions] == ["Slow"]


def test_what_both_compute_for_a_cache_is_computed_once():
    live = Live(
        """
        import streamlit as st, time
        @st.cache_data
        def load():
            st.session_state.times = st.session_state.get("times", 0) + 1
            time.sleep(0.02)
            return 1
        st.button("Slow") or st.button("Again")
        if st.session_state.get("begun"):
            st.write(load())
        st.session_state.begun = True
        """,
        {1: [{"click": "Slow"}]},
    )
    live.run({"click": "Slow"})
    assert live.session.act({"click": "Slow"}).runs[0].after["times"] == 1


def test_all_stop_together_and_are_undone_together():
    live = Live(SCRIPT.replace("if add:", "if add:\n    time.sleep(9)"), {1: [{"click": "Add"}]})
    live.stacks.coming[3] = lambda: setattr(live.stacks, "stops", True)
    results = live.run({"click": "Slow"})
    assert isinstance(results[-1], GuardException)
    assert results[-1].reason == "stopped"
    live.stacks.stops = False
    live.session.take_back(0)
    assert list(live.session.actions) == []
    live.stacks.coming.clear()
    assert live.session.act({"click": "Slow"}).index == 1


def test_nobody_joins_where_nothing_goes_on():
    with pytest.raises(TypeError, match="nothing goes on"):
        Session(SCRIPT.lstrip()).join({"click": "Add"})


def test_what_runs_beside_another_is_not_said_to_have_cost_too_much():
    live = Live(SCRIPT.replace("0.02", "0.6"), {1: [{"click": "Slow"}]})
    live.run({"click": "Slow"})
    assert [len(step.runs) for step in live.steps] == [1, 1]
    assert [reason.to_json()["what"] for step in live.steps for reason in step.reasons] == []
