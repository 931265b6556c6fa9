"""Actions that come while the script runs, in the miniature runtime's own time."""

from __future__ import annotations

import time
from typing import Any

import pytest

from playground.runtime import ActionError, Limits, Session, Step

SLOW = """\
import time
import streamlit as st
if st.button("Compute"):
    time.sleep(600)
    st.text("computed")
st.button("Cancel")
"""
LOOP = """\
import streamlit as st
if st.button("Compute"):
    while True:
        pass
st.button("Cancel")
"""


def perform(script: str, *actions: dict[str, Any], **limits: Any) -> list[Step]:
    return list(Session(script, limits=Limits(**limits)).perform(actions))


def outcomes(steps: list[Step]) -> list[list[tuple[int, str, int | None]]]:
    return [[(run.number, run.outcome, run.outcome_line) for run in step.runs] for step in steps]


def test_a_click_overtakes_what_sleeps_and_nobody_waits() -> None:
    began = time.perf_counter()
    steps = perform(SLOW, {"click": "Compute"}, {"click": "Cancel", "after": 0.5}, seconds=200)
    assert time.perf_counter() - began < 60  # the script sleeps for ten minutes
    assert outcomes(steps) == [[(1, "completed", None)], [(2, "overtaken", 5)], [(3, "completed", None)]]
    (overtaken,), (next_,) = steps[1].runs, steps[2].runs
    assert (overtaken.overtaken, overtaken.span) == (2, (0.0, 600.0))
    assert (next_.overtaken, next_.span) == (None, (0.5, 0.5))
    assert steps[0].runs[0].span is None


def test_a_step_shows_what_its_user_saw_when_they_went_on() -> None:
    script = (
        "import time\nimport streamlit as st\nst.button('Go')\nst.text('one')\ntime.sleep(1)\nst.text('two')\n"
        "st.button('Stop')\n"
    )
    steps = perform(script, {"click": "Go"}, {"click": "Stop", "after": 0.5})
    seen = [(element.get("text"), element.get("stale", False)) for element in steps[1].screen if "text" in element]
    assert seen == [("one", False), ("two", True)]


def test_events_tell_when_they_happened_among_those_of_both_runs() -> None:
    script = (
        "import time\nimport streamlit as st\nst.button('A')\nst.button('B')\ntime.sleep(1)\nst.text('end')\n"
        "st.session_state.n = 1\n"
    )
    steps = perform(script, {"click": "A"}, {"click": "B", "after": 0.5})
    assert all("at" not in event and "seq" not in event for event in steps[0].runs[0].events)
    events = [(event, run.number) for step in steps[1:] for run in step.runs for event in run.events]
    told = sorted((event["seq"], event["at"], number, event["type"], event["line"]) for event, number in events)
    assert [each[1:] for each in told] == [
        (0.0, 2, "script_start", None),
        (0.0, 2, "write", 3),
        (0.0, 2, "write", 4),
        (0.0, 2, "sleep", 5),
        (0.5, 3, "script_start", None),
        (0.5, 3, "write", 3),
        (0.5, 3, "write", 4),
        (0.5, 3, "sleep", 5),
        (1.0, 2, "overtaken", 6),
        (1.5, 3, "write", 6),
        (1.5, 3, "state_write", 7),
    ]
    assert [seq for seq, *_ in told] == list(range(1, 12))


def test_two_times_are_the_same_trace() -> None:
    def told(steps: list[Step]) -> list[dict[str, Any]]:
        found = [step.to_json() for step in steps]
        for step in found:
            for run in step["runs"]:
                del run["ms"]
        return found

    script = (
        "import time\nimport streamlit as st\nst.button('A')\nst.button('B')\nfor i in range(20_000):\n    i += 1\n"
        "time.sleep(0.3)\nst.session_state.n = st.session_state.get('n', 0) + 1\nst.text('end')\n"
    )
    actions = [{"click": "A"}, {"click": "B", "after": 0.01}, {"click": "A", "after": 0.1}]
    assert told(perform(script, *actions)) == told(perform(script, *actions))


def test_a_loop_that_is_overtaken_is_ended_by_its_guard_and_the_page_does_not_hear_of_it() -> None:
    steps = perform(LOOP, {"click": "Compute"}, {"click": "Cancel", "after": 0.1}, seconds=0.2)
    assert outcomes(steps)[1:] == [[(2, "guard", 3)], [(3, "completed", None)]]
    assert steps[1].runs[0].overtaken == 2
    assert [element["type"] for element in steps[2].screen] == ["button", "button"]


def test_the_runs_of_two_fragments_wait_and_become_one() -> None:
    script = (
        "import time\nimport streamlit as st\n@st.fragment\ndef one():\n    st.checkbox('One')\n@st.fragment\n"
        "def two():\n    st.checkbox('Two')\none()\ntwo()\nst.button('Go')\ntime.sleep(2)\nst.text('end')\n"
    )
    steps = perform(
        script,
        {"click": "Go"},
        {"set": {"label": "One", "value": True}, "after": 0.5},
        {"set": {"label": "Two", "value": True}, "after": 0.5},
    )
    assert outcomes(steps)[1:] == [[(2, "completed", None)], [], [(3, "completed", None)]]
    told = [[note["text"] for note in step.notes] for step in steps[1:]]
    assert told == [[], ["Done by run 3, together with “Two”."], []]
    (both,) = steps[3].runs
    assert (both.fragment, both.trigger, both.span) == ("one, two", "One, Two", (2.0, 2.0))


FRAGMENT = """\
import time
import streamlit as st
@st.fragment
def part():
    st.button("Press")
part()
if st.button("Go"):
    time.sleep(2)
    st.rerun()
"""


def test_what_waits_is_done_with_the_rerun_that_the_script_asks_for() -> None:
    steps = perform(FRAGMENT, {"click": "Go"}, {"click": "Press", "after": 0.5}, {"click": "Press", "after": 0.5})
    assert outcomes(steps)[1:] == [[(2, "rerun", 9), (3, "completed", None)], [], []]
    text = "Done by run 3, together with the other use of “Press” and st.rerun() in line 9."
    assert [step.notes for step in steps[1:]] == [(), *[({"kind": "joined", "text": text},)] * 2]


def test_what_waits_is_lost_where_the_app_runs_first() -> None:
    steps = perform(FRAGMENT, {"click": "Go"}, {"click": "Press", "after": 0.5}, {"click": "Go", "after": 0.5})
    assert outcomes(steps)[2] == []
    text = "No run came of it: it waited for its turn, and then “Go” ran the whole app."
    assert steps[2].notes == ({"kind": "lost", "text": text},)
    steps = perform(FRAGMENT, {"click": "Go"}, {"click": "Press", "after": 0.5}, {"reload": True, "after": 0.5})
    assert steps[2].notes[0]["text"].endswith("and then the page was loaded anew.")


APPENDS = """\
import time
import streamlit as st
log = st.session_state.setdefault("log", [])
st.button("Go")
if len(log) < 2:
    time.sleep(1)
    log.append("late")
time.sleep(1)
st.text(len(log))
"""


def test_a_list_that_an_overtaken_run_changes_is_its_own_doing() -> None:
    steps = perform(APPENDS, {"click": "Go", "after": 0.5}, {"click": "Go"})
    writes = [
        (event["seq"], run.number, event["line"], event["value"])
        for step in steps[:2]
        for run in step.runs
        for event in run.events
        if event.get("in_place")
    ]
    assert [each[1:] for each in sorted(writes)] == [(1, 7, ["late"]), (2, 7, ["late", "late"])]
    (overtaken,), (next_,) = steps[0].runs, steps[1].runs
    assert [change.after for change in overtaken.diff] == [[]]  # as it was when the other run began
    assert [(change.after, change.line) for change in next_.diff] == [(["late", "late"], 7)]


def test_a_list_that_is_in_state_no_more_is_nobodys() -> None:
    script = APPENDS.replace('setdefault("log", [])', "log = []")
    steps = perform(script, {"click": "Go", "after": 0.5})
    writes = [[event["line"] for event in step.runs[0].events if event.get("in_place")] for step in steps]
    assert writes == [[], [7]]


def test_an_action_that_cannot_be_done_is_told_with_its_number_and_ends_all() -> None:
    with pytest.raises(ActionError, match="No widget to click with the label 'Nothing'") as caught:
        perform(SLOW, {"click": "Compute"}, {"click": "Nothing", "after": 0.5})
    assert caught.value.number == 2
    with pytest.raises(ActionError) as caught:
        perform(SLOW, {"click": "Cancel"}, {"click": "Nothing"})
    assert caught.value.number == 2


def test_a_reload_ends_what_goes_on_too() -> None:
    steps = perform(SLOW, {"click": "Compute"}, {"reload": True, "after": 0.5}, seconds=200)
    assert outcomes(steps)[1:] == [[(2, "overtaken", 5)], [(1, "completed", None)]]


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ({"click": "Cancel", "after": "soon"}, '"after" takes seconds from 0 to 86400, not "soon".'),
        ({"click": "Cancel", "after": -1}, '"after" takes seconds from 0 to 86400, not -1.'),
        ({"click": "Cancel", "after": True}, '"after" takes seconds from 0 to 86400, not true.'),
        ({"wait": 1, "after": 1}, '"wait" cannot come while something runs: it has no "after".'),
        ({"continue": True, "after": 1}, '"continue" cannot come while something runs: it has no "after".'),
    ],
)
def test_an_after_that_says_nothing_is_refused(action: dict[str, Any], words: str) -> None:
    with pytest.raises(ActionError) as caught:
        perform(SLOW, action)
    assert words in str(caught.value)
