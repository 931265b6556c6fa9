"""The bars of runs that lived side by side, over time."""

from __future__ import annotations

from typing import Any

from playground.render.instruments.timeline import timeline
from playground.render.session.history import History
from playground.runtime import Session
from tests.render.page import Node, read

SCRIPT = """\
import time
import streamlit as st
st.button("Other")
if st.button("Compute"):
    time.sleep(1)
    st.text("computed")
time.sleep(0.25)
"""
TWO = ({"click": "Compute"}, {"click": "Other", "after": 0.5})


def bars(*actions: dict[str, Any], now: int | None = None, script: str = SCRIPT) -> Node:
    steps = [step.to_json() for step in Session(script).perform(actions)]
    return read(timeline(History(steps).rows, now)["spans"])


def test_each_run_has_a_bar_as_long_as_it_lived():
    page = bars(*TWO)
    assert [button.attrs["aria-label"] for button in page.all("button")] == [
        "Run 2: from 0 s to 1 s, overtaken by run 3 at 0.5 s",
        "Run 3: from 0.5 s to 0.75 s",
    ]
    assert [button.attrs["data-look"] for button in page.all("button")] == ["2", "3"]
    drawn = [(node.attrs["class"], node.attrs["style"]) for node in page.all("i")]
    assert drawn == [
        ("rp-span__bar", "--rp-left: 0.00%; --rp-wide: 50.00%"),
        ("rp-span__bar rp-span__bar--over", "--rp-left: 50.00%; --rp-wide: 50.00%"),
        ("rp-span__sleep", "--rp-left: 0.00%; --rp-wide: 100.00%"),
        ("rp-span__bar", "--rp-left: 50.00%; --rp-wide: 25.00%"),
        ("rp-span__sleep", "--rp-left: 50.00%; --rp-wide: 25.00%"),
    ]


def test_below_them_is_the_time_in_round_numbers():
    axis = next(node for node in bars(*TWO) if node.attrs.get("class") == "rp-spans__axis")
    assert [tick.text for tick in axis.all("span")] == ["0 s", "0.2 s", "0.4 s", "0.6 s", "0.8 s", "1 s"]


def test_the_run_that_is_looked_at_is_marked():
    marked = [button.attrs.get("aria-current") for button in bars(*TWO, now=3).all("button")]
    assert marked == [None, "true"]


def test_runs_that_waited_and_those_long_after_have_none():
    assert bars({"click": "Compute"}, {"click": "Other"}).text == ""
    assert bars({"click": "Compute"}, {"click": "Other", "after": 5}).text == ""
    assert bars(*TWO, {"click": "Other"}).text == ""
    assert bars(*TWO, now=1).text == ""


def test_two_groups_of_one_session_are_not_mixed():
    assert [button.attrs["data-look"] for button in bars(*TWO, *TWO).all("button")] == ["4", "5"]
    assert [button.attrs["data-look"] for button in bars(*TWO, *TWO, now=3).all("button")] == ["2", "3"]
