"""Runs that lived side by side, as Order shows them: real runs of tiny scripts, two clicks at once."""

from __future__ import annotations

from typing import Any

from playground.render.session.history import History
from playground.render.session.view import Look, look
from playground.runtime import Session
from tests.render.page import Node, read

SCRIPT = """\
import time
import streamlit as st
st.button("Other")
if st.button("Compute"):
    time.sleep(1)
    st.session_state.done = True
    st.text("computed")
st.text("end")
"""
TWO = ({"click": "Compute"}, {"click": "Other", "after": 0.5})


def history(*actions: dict[str, Any], script: str = SCRIPT) -> History:
    return History([step.to_json() for step in Session(script).perform(actions)])


def order(kept: History, run: int | None = None, event: int | None = None) -> Node:
    return read(look(kept, SCRIPT, Look(run, event))["order"])


def lanes(page: Node) -> list[str]:
    """The rows, each as its column and its words."""
    found = []
    for row in page.all("li"):
        cell = next(node for node in row if node.attrs.get("class") == "rp-lane__cell")
        words = next((node for node in cell if "rp-order__event" in node.attrs.get("class", "")), cell)
        found.append(f"{cell.attrs['style'].removeprefix('--rp-lane: ')}: {words.text}")
    return found


def test_what_happened_in_both_stands_in_its_order_each_in_its_lane():
    page = order(history(*TWO))
    assert lanes(page) == [
        "1: 1The script starts at its first line",
        "1: 2st.button “Other”line 3",
        "1: 3st.button “Compute”line 4",
        "1: 4time.sleep waits 1 sline 5",
        "1: Run 2: Overtaken by run 3: it goes on until its next call of Streamlit",
        "2: 5The script starts at its first line",
        "2: 6st.button “Other”line 3",
        "2: 7st.button “Compute”line 4",
        "2: 8st.text “end”line 8",
        "1: 9This overtaken run ends at this callline 6",
    ]
    assert [node.text for node in page if node.attrs.get("class") == "rp-lanes__time"] == ["0 s", "0.5 s", "1 s"]
    assert [head.text for head in page.all("h3")] == ["Run 2 · “Compute” was clicked", "Run 3 · “Other” was clicked"]
    lives = [node.text for node in page if node.attrs.get("class") == "rp-lane__life"]
    assert lives == ["0 s to 1 s, overtaken by run 3 at 0.5 s", "0.5 s to 0.5 s"]


def test_each_event_says_whose_it_is():
    page = order(history(*TWO))
    assert page.one("ol").attrs["role"] == "list"
    names = [node.text for node in page if node.attrs.get("class") == "rp-lane__name"]
    assert names == ["Run 2:"] * 5 + ["Run 3:"] * 4 + ["Run 2:"]
    assert any(node.attrs.get("aria-label") == "Runs 2 and 3, side by side" for node in page)
    rails = [node for node in page if "rp-rail" in node.attrs.get("class", "")]
    assert rails
    assert all(node.attrs["aria-hidden"] == "true" for node in rails)


def test_a_lane_goes_on_beside_what_happens_in_the_other():
    rows = order(history(*TWO)).all("li")
    beside = [
        [node.attrs["class"] for node in row if node.tag == "i" and "own" not in node.attrs["class"]] for row in rows
    ]
    assert beside == [[]] * 5 + [["rp-rail rp-rail--over"]] * 4 + [[]]


def test_stepping_forward_goes_from_run_to_run_as_it_was():
    kept = history(*TWO)
    moments, at = [], "2/4"
    while at != "now":
        moments.append(at)
        run, _, event = at.partition("/")
        page = order(kept, int(run), int(event) if event else None)
        at = next(node.attrs["data-look"] for node in page if node.attrs.get("data-step") == "forward")
    assert moments == ["2/4", "3/1", "3/2", "3/3", "3/4", "3", "2/5", "2"]


def test_what_came_after_the_event_that_is_looked_at_is_dimmed_in_both_lanes():
    page = order(history(*TWO), 3, 2)
    later = [node.text[:1] for node in page if "rp-later" in node.attrs.get("class", "")]
    assert later == ["7", "8", "9"]
    assert next(node.text for node in page if node.attrs.get("class") == "rp-steps__place") == "Event 6 of 9"


def test_three_runs_have_three_lanes():
    page = order(
        history(*TWO, {"click": "Other", "after": 0.25}, script=SCRIPT.replace("st.text", "time.sleep(1)\nst.text", 2))
    )
    assert next(node.attrs["style"] for node in page if node.attrs.get("class") == "rp-sides") == "--rp-lanes: 3"


def test_runs_that_waited_for_each_other_have_no_lanes():
    waited = order(history({"click": "Compute"}, {"click": "Other"}))
    assert not any(node.attrs.get("class") == "rp-sides" for node in waited)
    alone = order(history({"click": "Compute"}, {"click": "Other", "after": 5}))
    assert [head.text for head in alone.all("h3")] == ["Run 3 · “Other” was clicked"]


def test_a_run_that_failed_overtaken_says_so():
    script = SCRIPT.replace("    st.session_state.done = True\n", "    1 / 0\n")
    assert "1: 9This run has failed, and the page does not show it: ZeroDivisionError: division by zeroline 6" in lanes(
        order(history(*TWO, script=script))
    )


def test_a_run_that_makes_no_further_call_says_so():
    script = "import time\nimport streamlit as st\nst.button('Other')\nif st.button('Compute'):\n    time.sleep(1)\n"
    assert lanes(order(history(*TWO, script=script)))[-1] == (
        "1: 8This overtaken run is over: it made no further call of Streamlit"
    )


WRITES = """\
import time
import streamlit as st
state = st.session_state
state.setdefault("n", 0)
st.button("Other")
if st.button("Compute"):
    time.sleep(0.2)
    state.n = 1
    time.sleep(1)
    state.n = 100
state.n += 1
time.sleep(0.5)
state.n += 10
"""


def test_session_state_lists_what_all_of_them_wrote_in_its_order():
    kept = history(*TWO, script=WRITES)
    for run in (2, 3, None):
        page = read(look(kept, WRITES, Look(run))["state"])
        assert [item.text for item in page.all("ol")[-1].all("li")] == [
            "Run 2: n = 1 by the script, line 8",
            "Run 3: n = 2 by the script, line 11",
            "Run 3: n = 12 by the script, line 13",
        ]


def test_session_state_in_the_middle_of_a_run_has_what_the_other_wrote_meanwhile():
    kept = history(*TWO, script=WRITES)
    ended = next(event["n"] for event in kept.step(1)["runs"][0]["events"] if event["type"] == "overtaken")
    page = read(look(kept, WRITES, Look(2, ended))["state"])
    (row,) = page.by_role("table").one("tbody").all("tr")
    assert [cell.text for cell in row.all("td")] == [
        "11",
        "12",
        "the script, line 13 in run 3the script, line 8 in run 2",
    ]


def test_an_action_that_was_done_with_another_says_where():
    script = (
        "import time\nimport streamlit as st\n@st.fragment\ndef part():\n    st.checkbox('One')\n"
        "    st.checkbox('Two')\npart()\nst.button('Compute')\ntime.sleep(1)\n"
    )
    one, two = ({"set": {"label": label, "value": True}, "after": 0.25} for label in ("One", "Two"))
    kept = history({"click": "Compute"}, one, two, script=script)
    shown = look(History([kept.step(0), kept.step(1), kept.step(2)]), script, Look())
    words = "Done by run 3, together with “Two”."
    assert read(shown["order"]).text == words
    assert words in read(shown["runs"]).text
    assert shown["announce"] == "0 runs; Done by run 3, together with “Two”; checkbox now One True"
