"""The worker's Python: every message has its answer, and no message breaks it."""

import json
import re
from typing import Any

import pytest

from playground.runtime import Session
from playground.worker.sandbox import Sandbox

COUNTER = """\
import streamlit as st

if "count" not in st.session_state:
    st.session_state.count = 0
if st.button("Add"):
    st.session_state.count += 1
st.write(f"Count {st.session_state.count}")
"""


def ask(sandbox: Sandbox, **message) -> dict:
    return json.loads(sandbox.handle(json.dumps(message)))


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox()


@pytest.fixture
def opened(sandbox) -> Sandbox:
    ask(sandbox, type="open", id=1, session="a", source=COUNTER, name="start.py")
    return sandbox


class TestScriptsThatAreNotPython:
    def test_no_two_parts_of_the_page_have_the_same_id(self, opened):
        for number, source in enumerate(("st.write(", "if True", "st.title('a'", COUNTER, "x = = 1")):
            answer = ask(opened, type="open", id=2 + number, session="a", source=source, name="start.py")
            ids = re.findall(r'(?<![-\w])id="([^"]+)"', answer["view"]["app"])
            assert ids
            assert len(ids) == len(set(ids)), source


class TestAnswers:
    def test_open_shows_the_load(self, sandbox):
        answer = ask(sandbox, type="open", id=7, session="a", source=COUNTER, name="start.py")
        assert (answer["type"], answer["id"], answer["session"]) == ("view", 7, "a")
        assert (answer["outcome"]["step"], answer["outcome"]["kept"], answer["outcome"]["whole"]) == (0, True, True)
        assert "Count 0" in answer["view"]["app"]

    def test_an_action_shows_its_step(self, opened):
        answer = ask(opened, type="act", id=2, session="a", action={"click": "Add"})
        assert answer["outcome"] == {
            "step": 1,
            "kept": True,
            "out_of_time": False,
            "waited": False,
            "whole": True,
            "due": None,
            "notice": None,
            "left_out": [],
            "after": None,
        }
        assert "Count 1" in answer["view"]["app"]
        assert set(answer) == {"type", "id", "session", "view", "outcome"}

    def test_open_replays_actions_in_one_answer(self, sandbox):
        actions = [{"click": "Add"}] * 3
        answer = ask(sandbox, type="open", id=1, session="a", source=COUNTER, name="start.py", actions=actions)
        assert "Count 3" in answer["view"]["app"]
        assert answer["outcome"]["step"] == 3

    def test_open_starts_anew(self, opened):
        ask(opened, type="act", id=2, session="a", action={"click": "Add"})
        answer = ask(opened, type="open", id=3, session="a", source=COUNTER, name="start.py")
        assert "Count 0" in answer["view"]["app"]

    def test_sessions_do_not_share_state(self, opened):
        ask(opened, type="open", id=2, session="b", source=COUNTER, name="start.py")
        ask(opened, type="act", id=3, session="a", action={"click": "Add"})
        assert "Count 1" in ask(opened, type="act", id=4, session="b", action={"click": "Add"})["view"]["app"]

    def test_an_action_on_a_widget_that_is_gone_changes_nothing_and_says_so(self, opened):
        answer = ask(opened, type="act", id=2, session="a", action={"click": {"id": "gone"}})
        assert answer["type"] == "view"
        assert answer["outcome"]["notice"].startswith("No widget to click")
        assert (answer["outcome"]["step"], answer["outcome"]["kept"]) == (0, False)

    def test_close_is_not_answered(self, opened):
        assert opened.handle(json.dumps({"type": "close", "session": "a"})) == ""
        assert ask(opened, type="act", id=2, session="a", action={"click": "Add"})["type"] == "fault"

    def test_the_limits_of_the_message_hold(self, sandbox):
        source = "import streamlit as st\nst.rerun()\n"
        answer = ask(
            sandbox, type="open", id=1, session="a", source=source, name="a.py", limits={"reruns": 5, "seconds": 5}
        )
        assert answer["view"]["totals"]["runs"] <= 6
        assert [mark["kind"] for mark in answer["view"]["marks"]][-1:] == ["guard"]

    def test_a_script_that_fails_is_a_view(self, sandbox):
        answer = ask(sandbox, type="open", id=1, session="a", source="1 / 0", name="a.py")
        assert "ZeroDivisionError" in answer["view"]["app"]

    def test_a_moment_of_the_past_is_looked_at_and_left(self, opened):
        for number in range(3):
            ask(opened, type="act", id=number + 2, session="a", action={"click": "Add"})
        looked = ask(opened, type="look", id=5, session="a", look={"run": 2, "event": None, "key": None})
        assert "outcome" not in looked
        assert looked["view"]["look"]["run"] == 2
        assert "past" in looked["view"]
        assert "app" not in looked["view"]
        acted = ask(opened, type="act", id=6, session="a", action={"click": "Add"})
        assert acted["view"]["look"] == {"run": None, "event": None, "total": 5}
        assert "app" in acted["view"]

    @pytest.mark.parametrize("look", [None, [], {"run": "2"}, {"event": True}, {"key": 1}, {"against": 0.5}])
    def test_a_look_that_is_none_is_a_fault(self, opened, look):
        assert ask(opened, type="look", id=2, session="a", look=look)["type"] == "fault"


HANGS = """\
import streamlit as st

st.session_state.setdefault("n", 0)
if st.button("Add"):
    st.session_state.n += 1
if st.button("Hang"):
    while True:
        pass
st.write(f"Count {st.session_state.n}")
"""
TICKING = """\
import streamlit as st

@st.fragment(run_every=2)
def part():
    st.button("Again")

part()
st.button("All")
"""


class TestOutcomes:
    """What the page is told of a step: five facts, and never the step itself."""

    def outcome(self, sandbox, **message) -> dict:
        return ask(sandbox, id=1, session="a", limits={"reruns": 3, "seconds": 0.2}, **message)["outcome"]

    def test_what_the_time_guard_takes_back_is_not_kept_here_either(self, sandbox):
        self.outcome(sandbox, type="open", source=HANGS, name="start.py")
        for action in ({"click": "Add"}, {"reload": True}, {"click": "Add"}):
            assert self.outcome(sandbox, type="act", action=action)["kept"]
        hung = self.outcome(sandbox, type="act", action={"click": "Hang"})
        assert (hung["kept"], hung["out_of_time"], hung["notice"]) == (False, True, None)
        after = self.outcome(sandbox, type="act", action={"click": "Add"})
        assert (after["kept"], after["out_of_time"]) == (True, False)
        exported = json.loads(ask(sandbox, type="export", id=2, session="a")["actions"])
        assert exported == [{"click": "Add"}, {"reload": True}, {"click": "Add"}, {"click": "Add"}]

    def test_a_load_that_hangs_is_kept_and_may_be_asked_with_more_time(self, sandbox):
        hung = self.outcome(sandbox, type="open", source="while True:\n    pass", name="start.py")
        assert (hung["kept"], hung["out_of_time"]) == (True, True)

    def test_what_is_refused_after_it_has_not_run_out_of_time(self, sandbox):
        self.outcome(sandbox, type="open", source="while True:\n    pass", name="start.py")
        refused = self.outcome(sandbox, type="act", action={"click": "Add"})
        assert (refused["kept"], refused["out_of_time"], refused["whole"]) == (False, False, False)

    def test_when_time_is_to_pass(self, sandbox):
        opened = self.outcome(sandbox, type="open", source=TICKING, name="start.py")
        assert (opened["due"], opened["whole"], opened["waited"]) == (2, True, False)
        part = self.outcome(sandbox, type="act", action={"click": "Again"})
        assert (part["due"], part["whole"]) == (2, False)
        passed = self.outcome(sandbox, type="act", action={"wait": 0.5})
        assert (passed["due"], passed["whole"], passed["waited"]) == (1.5, False, True)

    def test_no_time_passes_after_a_limit_that_the_reader_has_not_seen(self, sandbox):
        self.outcome(sandbox, type="open", source=TICKING, name="start.py")
        limited = self.outcome(sandbox, type="act", action={"wait": 60})
        assert (limited["due"], limited["kept"]) == (None, True)
        assert self.outcome(sandbox, type="act", action={"click": "Nothing"})["due"] is None


class TestLint:
    def test_what_is_wrong_with_a_script_is_told_and_nothing_runs(self, opened):
        answer = ask(opened, type="lint", id=7, session="a/lint", source="print(1)\nif x\n")
        assert answer["type"] == "problems"
        assert [(problem["line"], problem["text"]) for problem in answer["problems"]] == [(2, "expected ':'")]
        assert ask(opened, type="lint", id=8, session="a/lint", source="raise SystemExit")["problems"] == []
        assert list(opened.sessions) == ["a"]

    def test_what_a_script_asks_for_that_is_not_here_is_told_where_its_files_are_named(self, opened):
        source = "import helpers\nopen('data.csv')\n"
        assert "lacking" not in ask(opened, type="lint", id=7, session="a/lint", source=source)
        answer = ask(opened, type="lint", id=8, session="a/lint", source=source, brought=["helpers.py", 1])
        assert [lack["line"] for lack in answer["lacking"]] == [2]


class TestFaults:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "{",
            "null",
            "[]",
            '"open"',
            "{}",
            '{"type": 3}',
            '{"type": "steal", "id": 1}',
            '{"type": "open"}',
            '{"type": "open", "id": "1", "session": "a", "source": "", "name": "a.py"}',
            '{"type": "open", "id": true, "session": "a", "source": "", "name": "a.py"}',
            '{"type": "open", "id": 1, "session": 2, "source": "", "name": "a.py"}',
            '{"type": "open", "id": 1, "session": "a", "source": null, "name": "a.py"}',
            '{"type": "open", "id": 1, "session": "a", "source": "", "name": "a.py", "actions": {}}',
            '{"type": "open", "id": 1, "session": "a", "source": "", "name": "a.py", "actions": [1]}',
            '{"type": "open", "id": 1, "session": "a", "source": "", "name": "a.py", "limits": 5}',
            '{"type": "open", "id": 1, "session": "a", "source": "", "name": "a.py", "limits": {"reruns": "x"}}',
            '{"type": "act", "id": 1, "session": "a", "action": {"click": "Add"}}',
            '{"type": "act", "id": 1, "session": "a"}',
            '{"type": "close"}',
        ],
    )
    def test_a_message_that_is_none_is_answered_by_a_fault(self, sandbox, text):
        answer = json.loads(sandbox.handle(text))
        assert answer["type"] == "fault"
        assert answer["message"]

    @pytest.mark.parametrize(
        "action", [{}, {"click": None}, {"set": 3}, {"fly": "x"}, {"set": {"label": "Add", "value": 1}}]
    )
    def test_an_action_that_is_none_never_breaks_the_session(self, opened, action):
        answer = ask(opened, type="act", id=2, session="a", action=action)
        assert answer["type"] in ("view", "fault")
        assert "Count 1" in ask(opened, type="act", id=3, session="a", action={"click": "Add"})["view"]["app"]

    def test_a_fault_names_the_request_it_answers(self, sandbox):
        answer = ask(sandbox, type="act", id=9, session="a", action={"click": "Add"})
        assert (answer["id"], answer["session"]) == (9, "a")

    def test_even_a_script_that_exits_is_answered(self, sandbox):
        answer = ask(sandbox, type="open", id=1, session="a", source="raise SystemExit", name="a.py")
        assert answer["id"] == 1


class TestExport:
    def export(self, sandbox) -> dict:
        return ask(sandbox, type="export", id=9, session="a")

    def test_actions_are_named_by_label_or_key(self, opened):
        ask(opened, type="act", id=2, session="a", action={"click": {"id": "w1"}})
        answer = self.export(opened)
        assert (answer["type"], answer["id"], answer["session"]) == ("export", 9, "a")
        assert answer["actions"] == '[{"click": "Add"}]\n'
        assert "# clicked Add: 1 run." in answer["test"]
        assert answer["notes"] == []

    def test_two_fields_of_one_name_are_told_apart(self, sandbox):
        source = "import streamlit as st\nst.write(st.text_input('Name'))\nst.text_input('Name', 'x')\n"
        ask(sandbox, type="open", id=1, session="a", source=source, name="start.py")
        ask(sandbox, type="act", id=2, session="a", action={"type": {"id": "w2", "text": "Eve"}})
        ask(sandbox, type="act", id=3, session="a", action={"set": {"id": "w1", "value": "Ada"}})
        answer = self.export(sandbox)
        assert json.loads(answer["actions"]) == [
            {"type": {"label": "Name", "text": "Eve"}},
            {"set": {"label": "Name", "value": "Ada"}},
        ]
        assert "at.text_input[1].set_value('Eve')" in answer["test"]
        assert "at.text_input[0].set_value('Ada')" in answer["test"]

    def test_what_was_refused_is_not_in_it(self, opened):
        ask(opened, type="act", id=2, session="a", action={"click": "Nothing"})
        assert self.export(opened)["actions"] == "[]\n"

    def test_widgets_of_one_name_are_told(self, sandbox):
        source = 'import streamlit as st\nst.button("Go")\nst.sidebar.button("Go")\n'
        ask(sandbox, type="open", id=1, session="a", source=source, name="start.py")
        ask(sandbox, type="act", id=2, session="a", action={"click": {"id": "w1"}})
        answer = self.export(sandbox)
        assert answer["notes"] == ["Several widgets are called “Go”: give each a key."]
        assert "at.button[1].click().run()" in answer["test"]

    def test_a_script_that_no_test_can_load_has_actions_still(self, sandbox):
        ask(sandbox, type="open", id=1, session="a", source="import streamlit as st\nst.rerun()", name="start.py")
        answer = self.export(sandbox)
        assert answer["test"] == ""
        assert answer["notes"] == ["No test can be made of start.py: it does not come to an end by itself."]

    def test_a_session_that_is_not_open(self, sandbox):
        assert self.export(sandbox)["type"] == "fault"


class TestRecall:
    def test_what_was_done_is_told_by_names_that_another_version_of_the_script_may_have(self, opened):
        ask(opened, type="act", id=2, session="a", action={"click": {"id": "w1"}})
        recalled = ask(opened, type="recall", id=3, session="a")
        assert recalled == {"type": "recalled", "id": 3, "session": "a", "actions": [{"click": "Add"}]}
        moved = "import streamlit as st\nst.button('First')\n" + COUNTER.removeprefix("import streamlit as st\n")
        again = ask(opened, type="open", id=4, session="a", source=moved, name="a.py", actions=recalled["actions"])
        assert "Count 1" in again["view"]["app"]

    def test_a_session_that_is_not_open_has_done_nothing_that_could_be_told(self, opened):
        assert ask(opened, type="recall", id=3, session="b")["type"] == "fault"


class TestImport:
    def ask(self, text: str) -> dict:
        return ask(Sandbox(), type="import", id=3, session="a", text=text)

    def test_actions_come_back(self):
        assert self.ask('[{"click": "Add"}]')["actions"] == [{"click": "Add"}]

    def test_errors_are_those_of_the_command(self):
        answer = self.ask('[{"click": "Add"}, {"set": "Name"}]')
        assert answer["error"].startswith('Action 2: "set" needs a widget and a "value"')
        assert "actions" not in answer

    def test_what_does_not_fit_is_left_out_and_told(self, sandbox):
        actions = [{"click": "Add"}, {"click": "A"}, {"click": "Add"}, {"click": "B"}]
        answer = ask(sandbox, type="open", id=1, session="a", source=COUNTER, name="start.py", actions=actions)
        assert "Count 2" in answer["view"]["app"]
        assert answer["outcome"]["left_out"] == [1, 3]
        assert answer["outcome"]["notice"] == (
            "Action 2 was left out: No widget to click with the label 'A'. There is button 'Add'. "
            "1 more could not be done either."
        )


class TestCompare:
    def test_scripts_are_compared_by_what_the_page_knows_of_them(self, sandbox):
        views = []
        for number, session in enumerate("ab", start=1):
            views.append(ask(sandbox, type="open", id=number, session=session, source=COUNTER, name="a.py")["view"])
        sides = [
            {"name": name, "totals": v["totals"], "brief": v["brief"]} for name, v in zip("AB", views, strict=True)
        ]
        answer = ask(sandbox, type="compare", id=9, session="", sides=sides)
        assert (answer["type"], answer["id"], answer["session"]) == ("compared", 9, "")
        assert answer["words"] == "On loading the page: Both did the same: 1 run, 5 lines, 0 callbacks, 1 write."
        assert answer["table"].startswith("<table")


class TestLog:
    def test_actions_of_long_ago_are_still_called_by_the_label_of_their_widget(self, sandbox):
        source = COUNTER.replace('"Add"', '"Add", key="add"')
        ask(sandbox, type="open", id=1, session="a", source=source, name="start.py")
        for number in range(2, 6):
            answer = ask(sandbox, type="act", id=number, session="a", action={"click": {"id": "w1"}})
        assert answer["view"]["actions"].count("clicked <b>Add</b>") == 4


def test_the_app_is_told_as_soon_as_it_is_there_and_the_rest_follows() -> None:
    told: list[str] = []
    sandbox = Sandbox(tell=told.append)
    ask(sandbox, type="open", id=1, session="a", source=COUNTER, name="app.py")
    told.clear()
    answer = ask(sandbox, type="act", id=2, session="a", action={"click": "Add"})
    first = json.loads(told[0])
    assert len(told) == 1
    assert first == {"app": answer["view"]["app"], "outcome": answer["outcome"]}


def test_of_an_action_that_is_refused_only_the_answer_tells() -> None:
    told: list[str] = []
    sandbox = Sandbox(tell=told.append)
    ask(sandbox, type="open", id=1, session="a", source=COUNTER, name="app.py")
    told.clear()
    assert not ask(sandbox, type="act", id=2, session="a", action={"click": "No such button"})["outcome"]["kept"]
    assert told == []


def test_another_engine_makes_the_sessions() -> None:
    made: list[str] = []

    class Other(Session):
        def __init__(self, source: str, name: str, *others: Any, **more: Any) -> None:
            made.append(name)
            super().__init__(source, name, *others, **more)

    sandbox = Sandbox(make=Other)

    def ask(kind: str, **more: Any) -> Any:
        return json.loads(sandbox.handle(json.dumps({"type": kind, "id": 1, "session": "a", **more})))

    ask("open", source="import streamlit as st\nst.button('Go')\n", name="app.py")
    assert ask("act", action={"click": "Go"})["outcome"]["kept"]
    assert made == ["app.py"]
    recounted = ask("recount")
    assert (len(recounted["pages"]), made) == (2, ["app.py"] * 2), "what is told is played on that engine too"
    exported = ask("export")
    assert json.loads(exported["actions"]) == [{"click": "Go"}]
    assert exported["test"] == "", "a test is made by playing the script on this engine"
    assert "playground's own engine" in exported["notes"][0]
    assert made == ["app.py"] * 2
