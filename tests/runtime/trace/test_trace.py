"""The published schema: what is a trace, and what is none. (Every step of the other tests is checked as well.)"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from playground import MODELS
from playground.runtime import document
from playground.runtime.trace.trace import Credit, diff
from tests.runtime.app import App, schema

DOCUMENTED = """
{"version": 1, "engine": "mini", "models": "Streamlit 1.67", "script": "app.py",
 "steps": [
  {"action": "load",
   "runs": [
     {"number": 1, "cause": "load", "scope": "app", "fragment": null, "trigger": null, "callbacks": [],
      "outcome": "completed", "outcome_line": null, "message": null, "lines": [1, 3, 4, 6], "events": [],
      "state": {"before": {}, "after": {"count": 0},
                "diff": [{"key": "count", "change": "added", "after": 0, "line": 4, "by": "script"}]},
      "ms": 0.8}],
   "screen": [{"id": "w1", "type": "header", "text": "Title", "in": "main"},
              {"id": "w2", "type": "button", "label": "Foo", "key": null, "in": "main"}]}]}
"""


@pytest.fixture(scope="module")
def trace() -> Any:
    app = App("""
        import streamlit as st
        def note():
            st.session_state.update(n=1, seen=True)
        st.button("Go", on_click=note)
        st.selectbox("Pick", ["a", "b"], key="pick")
        st.columns(2)[1].text("x")
        if "n" in st.session_state:
            del st.session_state.n
            1 / 0
    """)
    steps = [app.step, app.click("Go").step]
    return json.loads(json.dumps(document(steps, script="app.py", engine="mini", models=MODELS)))


def test_the_schema_is_one_and_names_no_host():
    Draft202012Validator.check_schema(schema().schema)
    assert schema().schema["$id"] == "trace.schema.json"


def test_the_documented_example_is_a_trace():
    schema().validate(json.loads(DOCUMENTED))


def test_what_the_runtime_makes_is_a_trace(trace: Any):
    schema().validate(trace)


def test_more_fields_on_elements_and_events_are_allowed(trace: Any):
    more = copy.deepcopy(trace)
    step = more["steps"][1]
    step["screen"][0]["of_tomorrow"] = 1
    step["containers"][0]["of_tomorrow"] = 1
    step["runs"][0]["events"][0]["of_tomorrow"] = 1
    step["runs"][0]["events"].append({"n": 99, "type": "of_tomorrow", "line": None})
    step["screen"].append({"id": "m9", "type": "of_tomorrow", "in": "main"})
    schema().validate(more)


def run(trace: Any) -> Any:
    return trace["steps"][1]["runs"][0]


def element(trace: Any, kind: str) -> Any:
    return next(each for each in trace["steps"][1]["screen"] if each["type"] == kind)


WRONG: dict[str, Callable[[Any], Any]] = {
    "another version": lambda t: t.update(version=2),
    "no steps": lambda t: t.update(steps=[]),
    "an unknown engine": lambda t: t.update(engine="other"),
    "a field too many": lambda t: t.update(more=1),
    "a step's field too many": lambda t: t["steps"][0].update(more=1),
    "no screen": lambda t: t["steps"][0].pop("screen"),
    "no such action": lambda t: t["steps"][1].update(action="click"),
    "an action of two": lambda t: t["steps"][1].update(action={"click": "a", "wait": 1}),
    "a set without a value": lambda t: t["steps"][1].update(action={"set": {"label": "a"}}),
    "a set without a widget": lambda t: t["steps"][1].update(action={"set": {"value": 1}}),
    "a negative wait": lambda t: t["steps"][1].update(action={"wait": -1}),
    "run 0": lambda t: run(t).update(number=0),
    "an unknown cause": lambda t: run(t).update(cause="magic"),
    "an unknown outcome": lambda t: run(t).update(outcome="ok"),
    "a run's field too many": lambda t: run(t).update(more=1),
    "a run without lines": lambda t: run(t).pop("lines"),
    "line 0": lambda t: run(t).update(lines=[0]),
    "a line twice": lambda t: run(t).update(lines=[1, 1]),
    "an exception without a message": lambda t: run(t).update(message=None),
    "a message without an exception": lambda t: run(t).update(outcome="completed", outcome_line=None),
    "completed at a line": lambda t: run(t).update(outcome="completed", message=None),
    "a fragment run without a fragment": lambda t: run(t).update(scope="fragment"),
    "a fragment in an app run": lambda t: run(t).update(fragment="f"),
    "a callback without an end": lambda t: run(t)["callbacks"][0].pop("ended"),
    "a callback that ended oddly": lambda t: run(t)["callbacks"][0].update(ended="ok"),
    "an unknown writer": lambda t: run(t)["state"]["diff"][0].update(by="me"),
    "an added key with a value before": lambda t: run(t)["state"]["diff"].append(
        {"key": "k", "change": "added", "before": 1, "after": 2, "line": 1, "by": "script"}
    ),
    "a removed key with a value after": lambda t: run(t)["state"]["diff"].append(
        {"key": "k", "change": "removed", "before": 1, "after": 2, "line": 1, "by": "script"}
    ),
    "a change without a value": lambda t: run(t)["state"]["diff"].append(
        {"key": "k", "change": "changed", "before": 1, "line": 1, "by": "script"}
    ),
    "an event without a number": lambda t: run(t)["events"][0].pop("n"),
    "a callback event without a name": lambda t: run(t)["events"][0].pop("name"),
    "a state write without a key": lambda t: run(t)["events"][1].pop("key"),
    "an element without an id": lambda t: element(t, "button").pop("id"),
    "an element nowhere": lambda t: element(t, "button").update({"in": "here"}),
    "a widget without a label": lambda t: element(t, "button").pop("label"),
    "a widget without a widget's id": lambda t: element(t, "button").update(id="m0.1"),
    "a button with a value": lambda t: element(t, "button").update(value=True),
    "a selectbox with a number": lambda t: element(t, "selectbox").update(value=1),
    "a selectbox without options": lambda t: element(t, "selectbox").pop("options"),
    "a text without text": lambda t: element(t, "text").pop("text"),
    "an exception without a name": lambda t: element(t, "exception").pop("name"),
    "a stack frame with more": lambda t: element(t, "exception")["stack"][0].update(path="x"),
    "a column of no group": lambda t: t["steps"][1]["containers"][0].pop("group"),
    "a container without a place": lambda t: t["steps"][1]["containers"][0].pop("at"),
    "a note without a text": lambda t: t["steps"][1].update(notes=[{"kind": "restored"}]),
}


@pytest.mark.parametrize("spoil", WRONG.values(), ids=WRONG.keys())
def test_what_is_no_trace(trace: Any, spoil: Callable[[Any], Any]):
    spoilt = copy.deepcopy(trace)
    spoil(spoilt)
    assert spoilt != trace
    assert not schema().is_valid(spoilt)


def test_a_diff_is_in_the_order_of_the_state_and_tells_what_is_gone_last():
    before, after = {"a": 1, "b": 2, "c": 3}, {"n": 1, "b": 5, "c": 3}
    found = diff(before, after, {"b": Credit("widget", 4), "n": Credit("script", 2)})
    assert [(change.key, change.change, change.by, change.line) for change in found] == [
        ("n", "added", "script", 2),
        ("b", "changed", "widget", 4),
        ("a", "removed", "cleanup", None),
    ]


def test_a_key_that_was_deleted_is_the_deleters():
    (change,) = diff({"a": 1}, {}, {"a": Credit("script", 7, deleted=True)})
    assert (change.by, change.line) == ("script", 7)


def test_one_and_true_are_two_values():
    assert [change.change for change in diff({"a": 1}, {"a": True}, {})] == ["changed"]
    assert diff({"a": [1]}, {"a": [1]}, {}) == ()


def test_a_key_in_which_something_changed_is_told_where_it_looks_the_same():
    closed = {"repr": "<A object at 0x1>", "type": "A"}
    assert diff({"a": closed}, {"a": closed}, {}) == ()
    assert len(diff({"a": closed}, {"a": closed}, {}, inside={"a"})) == 1
    assert diff({"a": [1]}, {"a": [1]}, {}, inside={"a"}) == ()


def test_of_a_change_nobody_wrote_another_tells():
    (change,) = diff({}, {"a": 1}, {}, lambda key: Credit("callback", None, (2, 5)))
    assert (change.by, change.to_json()["between"]) == ("callback", [2, 5])
