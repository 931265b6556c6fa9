"""Scripts side by side: the table of what an action cost in each, and the sentence that says what differs."""

import json
import re
from html import unescape

import pytest

from playground.render import view
from playground.render.session.sides import compared
from playground.runtime import Session
from tests.render.samples import callback_steps, container_steps, rerun_steps

COUNTER = """
import streamlit as st
st.session_state.setdefault("n", 0)
if st.button("Add"):
    st.session_state.n += 1
st.write(st.session_state.n)
"""
CALLBACK = """
import streamlit as st
def add():
    st.session_state.n += 1
st.session_state.setdefault("n", 0)
st.button("Add", on_click=add)
st.write(st.session_state.n)
"""
FAILS = COUNTER + 'if st.session_state.n:\n    raise ValueError("no")\n'


def side(name: str, steps: list[dict]) -> dict:
    """A script as the page sends it."""
    shown = view(steps, "", "app.py")
    return json.loads(json.dumps({"name": name, "totals": shown["totals"], "brief": shown["brief"]}))


def played(source: str, *actions: object) -> list[dict]:
    session = Session(source)
    return [session.start().to_json(), *(session.act(action).to_json() for action in actions)]


def words(*sides: dict) -> str:
    return unescape(re.sub(r"<[^>]+>", "", compared(list(sides))["words"]))


def rows(*sides: dict) -> list[list[str]]:
    found = re.findall(r"<tr[^>]*>(.*?)</tr>", compared(list(sides))["table"])
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in found]
    return [[unescape(" ".join(re.sub(r"<[^>]+>", "", cell).split())) for cell in row] for row in cells]


@pytest.fixture
def three() -> list[dict]:
    names = {"st.rerun": rerun_steps(), "Callback": callback_steps(), "Container": container_steps()}
    return [side(name, steps) for name, steps in names.items()]


class TestTable:
    def test_a_row_each_with_what_the_last_action_cost(self, three):
        assert rows(*three) == [
            ["Script", "Runs", "Lines executed", "Callbacks", "State writes", "Order", "Session state"],
            [
                *("st.rerun clicked Foo", "2 3 in all", "10", "0", "1"),
                "● script →, then ↻ st.rerun, line 10 →, then ● script",
                "value 'Title' → 'Foo'",
            ],
            [
                *("Callback clicked Bar", "1 2 in all", "6", "1", "1"),
                "ƒ update_value →, then ● script",
                "value 'Title' → 'Bar'",
            ],
            ["Container clicked Baz", "1 2 in all", "6", "0", "1", "● script", "value 'Title' → 'Baz'"],
        ]

    def test_a_long_story_and_one_without_runs_are_told_in_one_line(self, three):
        three[0]["brief"]["story"] = [["script", "script"], ["rerun", "st.rerun"]] * 10
        three[1]["brief"] |= {"story": [], "changes": []}
        three[2]["brief"] |= {"story": [["<b>", "x"], "script", None], "changes": [["a", "", "1"]] * 5}
        long, none, odd = (row[-2:] for row in rows(*three)[1:])
        assert long[0].endswith("● script →, then 14 more →, then ↻ st.rerun")
        assert none == ["no run", "session state as before"]
        assert odd == ["no run", "a – → 1 a – → 1 a – → 1 2 more"]

    def test_a_run_that_a_callback_ends_does_not_tell_of_the_script(self):
        ends = CALLBACK.replace("n += 1", "n += 1\n    st.rerun()", 1)
        told = rows(*(side(name, played(source, {"click": "Add"})) for name, source in (("A", ends), ("B", CALLBACK))))
        assert [row[-2] for row in told[1:]] == [
            "ƒ add →, then ↻ st.rerun, line 5 →, then ● script",
            "ƒ add →, then ● script",
        ]

    def test_the_largest_of_different_numbers_is_marked(self, three):
        marked = re.findall(r'rerun-totals__more"[^>]*><b>(\d+)', compared(three)["table"])
        assert marked == ["2", "10", "1"]

    def test_a_script_that_was_edited_since_is_marked(self, three):
        three[1]["changed"] = True
        assert [row[0] for row in rows(*three)[1:]] == [
            "st.rerun clicked Foo",
            "Callback clicked Bar changed, not run",
            "Container clicked Baz",
        ]

    def test_names_are_escaped(self):
        html = compared([side("<i>A</i>", played(COUNTER)), side("B", played(CALLBACK))])
        assert "<i>" not in html["table"] + html["words"]


class TestWords:
    def test_three_ways_to_update_a_header(self, three):
        assert words(*three) == (
            "st.rerun took 2 runs (st.rerun at line 10), Callback and Container 1. Only Callback called a callback. "
            "st.rerun executed 10 lines, Callback and Container 6."
        )

    def test_the_load(self):
        assert words(side("A", played(COUNTER)), side("B", played(COUNTER))) == (
            "On loading the page: Both did the same: 1 run, 4 lines, 0 callbacks, 1 write."
        )

    def test_the_same_in_both(self):
        click = played(COUNTER, {"click": "Add"})
        assert words(side("A", click), side("B", click)) == (
            "Both did the same: 1 run, 5 lines, 0 callbacks, 1 write. They show the same."
        )

    def test_another_way_to_the_same_page(self):
        found = words(side("A", played(COUNTER, {"click": "Add"})), side("B", played(CALLBACK, {"click": "Add"})))
        assert found == "Only B called a callback. B executed 6 lines, A 5. They show the same."

    def test_the_same_cost_for_another_page(self):
        other = COUNTER.replace("+= 1", "+= 2")
        found = words(side("A", played(COUNTER, {"click": "Add"})), side("B", played(other, {"click": "Add"})))
        assert found.endswith("But they do not show the same.")

    def test_an_error(self):
        found = words(side("A", played(COUNTER, {"click": "Add"})), side("B", played(FAILS, {"click": "Add"})))
        assert "B ended with an error." in found

    def test_where_not_all_had_the_action(self):
        found = words(side("A", played(COUNTER, {"click": "Add"})), side("B", played(CALLBACK)))
        assert found == "Not the same was done in all. Actions so far: A 1, B none."

    def test_numbers_of_a_script_that_is_not_the_one_in_the_editor(self, three):
        three[1]["changed"] = True
        assert words(*three).endswith("Callback was changed and not run: the numbers are those of the script before.")
        three[2]["changed"] = True
        assert words(*three).endswith(
            "Callback and Container were changed and not run: the numbers are those of the scripts before."
        )

    @pytest.mark.parametrize("data", [None, [], "x", [1, None], [{"name": "A", "totals": [], "brief": {"step": "x"}}]])
    def test_whatever_the_page_sends_is_answered(self, data):
        assert set(compared(data)) == {"table", "words"}


class TestBrief:
    def test_a_widget_with_a_key_is_named_by_its_label(self):
        source = COUNTER.replace('"Add"', '"Add", key="add"')
        brief = side("A", played(source, {"click": {"key": "add"}}))["brief"]
        assert (brief["action"], brief["label"], brief["words"]) == ({"click": {"key": "add"}}, "Add", "clicked Add")
        assert brief["widgets"] == [["add", "Add", True, "w1"]]
        assert brief["step"] == 1

    def test_where_an_element_stands_in_the_script_is_not_what_it_shows(self):
        shows = [side("A", played(script))["brief"]["shows"] for script in (COUNTER, "\n\n" + COUNTER, CALLBACK)]
        assert len(set(shows)) == 1
