import json

import pytest

from playground.render import History, Look, look, view
from playground.runtime import Session
from tests.render import samples
from tests.render.page import read

SAMPLES = [name for name in dir(samples) if name.endswith("_steps") and name != "header_steps"]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_view_is_plain_data_with_sound_html(name):
    shown = view(getattr(samples, name)(), samples.RERUN_SCRIPT, "start.py", prefix="a-")
    assert json.loads(json.dumps(shown, allow_nan=False)) == shown
    for part in ("app", "runs", "state", "order", "cache"):
        for node in read(shown[part]):
            assert node.attrs.get("id", "a-").startswith("a-")


def test_no_steps():
    assert view([], "", "start.py")["announce"] == ""


def test_totals_of_the_comparison():
    assert view(samples.rerun_steps(), "", "a.py")["totals"] == {
        "session_runs": 3, "runs": 2, "lines": 10, "callbacks": 0, "writes": 1,
    }  # fmt: skip
    assert view(samples.callback_steps(), "", "a.py")["totals"]["callbacks"] == 1


def test_a_step_may_leave_out_what_is_optional():
    for sparse in (
        {},
        {"runs": [{}]},
        {"runs": [{"events": [{}]}], "screen": [{}], "containers": [{}]},
        {"runs": None},
    ):
        json.dumps(view([sparse], "x = 1", "start.py"))


def test_what_depends_on_what_is_made_only_where_it_is_asked_for():
    source = "import streamlit as st\nst.text(st.text_input('Name'))"
    session = Session(source)
    history = History([session.start().to_json()])
    assert "graph" not in look(history, source, Look())
    history.add(session.act({"set": {"label": "Name", "value": "Ada"}}).to_json())
    assert "is used by “Ada”" in read(look(history, source, Look(graph=True))["graph"]).text
    assert "is used by “Ada”" in read(look(history, source, Look(run=1, graph=True))["graph"]).text
