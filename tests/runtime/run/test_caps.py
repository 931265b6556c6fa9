"""Whatever a script pours out: it runs on, a step stays small, and what was cut is told."""

from __future__ import annotations

import json
import random
from typing import Any, Self

import pytest

from playground.render import History, Look, look, view
from playground.render.session import history as kept
from playground.render.session.history import BYTES
from playground.runtime import Limits, Session
from playground.runtime.run import caps
from tests.bench.memory import growth
from tests.render.samples import element, run, step

from ..app import App, check

MOST_JSON = 2_500_000
"""Characters of a step, and of its view."""


class Flood(App):
    """An app with time enough. Its steps are not held against the schema one by one: that takes long."""

    def __init__(self, script: str) -> None:
        self.session = Session(script, limits=Limits(seconds=120.0))
        self.step = self.session.start()

    def act(self, action: Any) -> Self:
        self.step = self.session.act(action)
        return self


def loaded(script: str) -> Flood:
    """The app after its load; step and view are small enough to be sent."""
    app = Flood("import streamlit as st\n" + script)
    step = app.step.to_json()
    assert len(json.dumps(step)) < MOST_JSON
    assert len(json.dumps(view([step], app.session.script.source, "app.py"))) < MOST_JSON
    return app


def notes(app: App) -> list[str]:
    return [note["text"] for note in app.step.notes]


def test_what_is_cut_is_valid_in_a_trace(monkeypatch):
    for name in ("ELEMENTS", "EVENTS", "KEYS", "OPTIONS"):
        monkeypatch.setattr(caps, name, 5)
    app = loaded(
        "for i in range(9): st.session_state[f'k{i}'] = i\nst.radio('R', range(9))\nfor i in range(9): st.write(i)"
    )
    check(app.step)
    assert [event["type"] for event in app.run.events][-1] == "cut"
    assert (len(app.shown), len(app.state), len(notes(app))) == (5, 6, 1)


def test_elements_beyond_the_cap_are_counted():
    app = loaded("for i in range(3_000): st.write(i)\nst.session_state.end = i")
    assert len(app.shown) == caps.ELEMENTS
    assert app.shown[-1] == "`999`"
    assert notes(app) == [
        "2,000 of 3,000 elements are not shown: the playground keeps 1,000 elements and 400,000 characters "
        "of a screen, and 40 containers inside one another. The script ran as if all of them were there."
    ]
    assert app.state == {"end": 2999}


def test_the_note_is_on_the_screen_and_goes_with_the_flood():
    app = loaded("if st.checkbox('Less'): st.stop()\nfor i in range(2_000): st.write(i)")
    html = view([app.step.to_json()], app.session.script.source, "app.py")["app"]
    assert "1,001 of 2,001 elements are not shown" in html
    assert notes(app.set("Less", True)) == []


def test_what_ended_a_flood_is_shown():
    app = loaded("for i in range(3_000): st.write(i)\n1 / 0")
    assert app.error == "line 3: ZeroDivisionError: division by zero"


def test_a_placeholder_written_often_is_no_flood():
    app = loaded("place = st.empty()\nfor i in range(3_000): place.write(i)")
    assert (app.shown, notes(app)) == (["`2999`"], [])


def test_widgets_beyond_the_cap_have_their_values():
    app = loaded("for i in range(3_000):\n    assert st.text_input(f'Name {i}', 'Ada', key=f'k{i}') in ('Ada', 'Bob')")
    assert len(app.shown) == caps.ELEMENTS
    assert app.run.outcome == "completed"
    app.set("Name 3", "Bob")
    assert app.run.outcome == "completed"
    assert (app.state["k3"], app.state["k4"]) == ("Bob", "Ada")


def test_containers_nested_very_deeply():
    app = loaded("place = st\nfor i in range(500): place = place.container()\nplace.write('x')\nst.write('end')")
    assert app.shown == ["end"]
    assert len(app.step.containers) == caps.NESTING - 1
    assert notes(app)


@pytest.mark.parametrize(
    "call", ["st.write({})", "st.code({})", "st.text({})", "st.error({})", "st.html({})", "st.title({})"]
)
def test_a_long_text_is_cut(call):
    app = loaded(call.format("'x' * 10**7") + "\nst.write('end')")
    text = app.step.screen[0]
    assert text["text"] == "x" * caps.TEXT
    assert text["cut"] == "Only the first 20,000 of 10,000,000 characters are shown."
    assert app.shown[1] == "end"


def test_what_was_cut_of_an_element_is_on_the_screen():
    app = loaded("st.text('x' * 10**6)")
    html = view([app.step.to_json()], "", "app.py")["app"]
    assert "Only the first 20,000 of 1,000,000 characters are shown." in html


def test_many_long_texts_are_cut_together():
    app = loaded("for i in range(500): st.text('x' * 10**5)")
    assert len(app.shown) == caps.SCREEN // caps.TEXT
    assert notes(app)


def test_many_options():
    app = loaded("st.session_state.got = st.selectbox('Number', range(10**5), index=54_321)")
    widget = app.widget("Number")
    assert widget["options"] == [*map(str, range(caps.OPTIONS)), "54321"]
    assert widget["cut"] == "Only the first 300 of 100,000 options are shown."
    assert app.state == {"got": 54321}
    assert app.set("Number", "7").state == {"got": 7}


def test_long_values_of_widgets():
    app = loaded("st.session_state.got = len(st.text_input('Name', 'x' * 10**6))")
    assert len(app.widget("Name")["value"]) == caps.TEXT
    assert "cut" in app.widget("Name")
    assert app.state == {"got": 10**6}


def test_a_wide_table_and_a_long_one():
    app = loaded("st.table([list(range(1_000))] * 1_000)\nst.dataframe([['x' * 1_000] * 100] * 1_000)")
    wide, long = app.step.screen
    assert len(wide["rows"]) * len(wide["columns"]) <= caps.CELLS
    assert (wide["count"], long["count"]) == (1000, 1000)


def test_a_chart_of_many_points():
    app = loaded("st.line_chart({'a': list(range(10**5))})")
    chart = app.element("line_chart")
    assert len(chart["x"]) == len(chart["series"][0]["values"]) == caps.POINTS
    assert chart["cut"] == "Only the first 5,000 of 100,000 places of the chart are shown."


def test_a_long_message():
    app = loaded("raise ValueError('x' * 10**7)")
    assert app.run.outcome == "exception"
    assert len(app.run.message) < 5_000
    assert loaded("raise KeyError('x' * 10**7)").error.startswith("line 2: KeyError: 'xxx")


def test_a_long_line_of_the_script():
    assert loaded(f"x = '{'x' * 10**6}' + 1").run.outcome == "exception"
    assert loaded(f"x = '{'x' * 10**6}").run.message.startswith("SyntaxError: unterminated string")


def test_many_keys():
    app = loaded("for i in range(10_000): st.session_state[f'k{i}'] = i\nst.write(len(st.session_state))")
    assert app.shown == ["`10000`"]
    assert app.state["…"] == {"repr": "… 9,000 more keys", "type": "cut"}
    assert len(app.state) == caps.KEYS + 1
    html = view([app.step.to_json()], "", "app.py")["state"]
    assert "and 900 more keys; 9,000 more keys that are not kept" in html


def test_a_large_state_keeps_its_keys():
    app = loaded("for i in range(500): st.session_state[f'k{i}'] = ['x' * 1_000] * 1_000\nst.write('end')")
    assert app.shown == ["end"]
    assert len(app.state) == 500


def test_many_events():
    app = loaded("for i in range(10_000): st.session_state.x = i")
    assert len(app.run.events) == caps.EVENTS + 1
    assert app.run.events[-1] == {"n": caps.EVENTS + 1, "type": "cut", "line": None, "dropped": 8_001}
    assert app.state == {"x": 9_999}


def test_many_events_in_many_runs(monkeypatch):
    monkeypatch.setattr(caps, "STEP_EVENTS", 600)
    app = loaded("for i in range(100): st.write(i)\nst.rerun()")
    assert app.outcomes == ["rerun"] * 49 + ["guard"]
    assert sum(len(run.events) for run in app.runs) <= caps.STEP_EVENTS + 2 * len(app.runs)


@pytest.mark.parametrize("value", ["x", "(x,)", "{1: x}", "{'a': x}", "[x, x]"])
def test_deeply_nested_data(value):
    app = loaded(f"x = []\nfor i in range(10_000): x = [x]\nst.session_state.x = {value}\nst.json(x)\nst.write('end')")
    assert app.shown[-1] == "end"
    assert app.state["x"]


@pytest.mark.parametrize(
    "value", ["tuple(range(10**6))", "{n: n for n in range(10**6)}", "set(range(10**6))", "(['x' * 10**6],)"]
)
def test_large_containers_are_not_written_out(value):
    app = loaded(f"st.session_state.x = {value}")
    assert app.state["x"]["repr"].endswith(", too large to be shown>")


def test_a_value_that_holds_itself_in_a_tuple_is_small():
    app = loaded("x = []\nx.append((x,))\nst.session_state.x = (x,)")
    assert app.state["x"]["repr"] == "([([...],)],)"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("return repr(self)", "<A, whose repr raises RecursionError>"),
        ("raise SystemExit(3)", "<A, whose repr raises SystemExit>"),
        ("import time; time.sleep(60)", "<A, whose repr takes too long>"),
        ("while True: pass", "<A, whose repr takes too long>"),
        ("print('x' * 10**6); st.write('no'); return 'x'", "<A, whose repr raises RuntimeError>"),
        ("print('seen'); return 'A()'", "A()"),
        ("return 'x' * 10**6", "x" * (caps.NAME - 1) + "…"),
    ],
)
def test_a_repr_of_the_scripts_own(body, told, capsys):
    app = loaded(f"class A:\n    def __repr__(self):\n        {body}\nst.session_state.a = A()\nst.write('end')")
    assert app.shown == ["end"]
    assert app.state == {"a": {"repr": told, "type": "A"}}
    assert capsys.readouterr().out == ""


def test_many_reprs_that_take_long_share_their_time():
    app = loaded(
        "class A:\n    def __repr__(self):\n        while True: pass\n"
        "for i in range(500): st.session_state[f'a{i}'] = A()\nst.write('end')"
    )
    assert app.shown == ["end"]
    assert app.state["a499"]["repr"] == "<A, whose repr takes too long>"


@pytest.mark.parametrize("value", ["10**100_000", "{'x': 10**10_000}", "[10**10_000]", "(10**10_000,)", "-(10**5_000)"])
def test_huge_numbers_in_state(value):
    assert "x" in loaded(f"st.session_state.x = {value}").state


@pytest.mark.parametrize(
    "call", ["st.table([[10**10_000]])", "st.json({'a': 10**4_000})", "st.dataframe({'a': [10**5_000]})"]
)
def test_huge_numbers_on_the_page(call):
    assert loaded(f"{call}\nst.write('end')").shown[-1] == "end"


def test_many_calls_of_a_cached_function():
    app = loaded("@st.cache_data\ndef f(n): return n\nst.write(sum(f(n) for n in range(3_000)))")
    assert app.shown == ["`4498500`"]


def test_the_history_holds_the_last_runs_only_and_each_click_leaves_little():
    app = App("import streamlit as st\nst.button('Up')\nst.write('x' * 1_000)")
    history = History([app.step.to_json()])
    for _ in range(1_100):
        history.add(app.session.act({"click": "Up"}).to_json())
    assert len(history.rows) == 1_000
    assert history.kept_bytes < 1_000 * 700
    shown = look(history, app.session.script.source, Look())
    assert "the first 101 runs are no longer kept" in shown["timeline"]["note"]
    assert shown["totals"]["session_runs"] == 1_101


def test_large_steps_of_the_past_are_given_up_before_they_fill_the_memory():
    history = History()
    for number in range(1, 80):
        words = random.Random(number).randbytes(400_000).hex()
        history.add(step([element("m0", "text", text=words)], runs=[run(number, "widget")], action={"click": "x"}))
    assert history.kept_bytes <= BYTES
    assert history.find(1) is None
    assert look(history, "", Look(run=1))["look"]["run"] is None
    assert look(history, "", Look(run=70))["look"]["run"] == 70


def test_a_long_wait_for_a_form_does_not_lose_the_last_run():
    app = App(
        """
        import streamlit as st
        with st.form("f"):
            st.text_input("Name")
            st.form_submit_button()
        st.session_state.seen = True
        """
    )
    history = History([app.step.to_json()])
    for number in range(250):
        history.add(app.session.act({"set": {"label": "Name", "value": str(number)}}).to_json())
    assert "seen" in look(history, app.session.script.source, Look())["state"]


def test_a_value_that_doubles_at_each_level_is_cut_before_it_is_written_out():
    app = loaded("x = []\nfor i in range(60): x = [x, x]\nst.json(x)\nst.write('end')")
    assert app.shown[-1] == "end"


def drawn(script: str) -> str:
    app = loaded(script)
    return view([app.step.to_json()], "", "app.py")["app"]


def test_the_page_gets_no_more_than_it_can_show_at_once():
    html = drawn("for i in range(400): st.write('**b** _i_ `c` ' * 10)\nst.button('B')\nraise ValueError('seen')")
    assert html.count("</") < 6_000
    assert "more elements are not drawn: so many would make the page slow." in html
    assert "seen" in html


def test_a_text_of_too_many_parts_is_shown_as_it_is_written():
    html = drawn("st.write('**b** ' * 4_000)\nst.write('after')")
    assert "**b** **b**" in html
    assert "This text has too many parts to be drawn" in html
    assert "<p>after</p>" in html


def test_a_wide_and_long_table_is_drawn_in_part():
    html = drawn("st.dataframe([[0] * 100] * 900)")
    assert html.count("<td") <= 1_100
    assert "and 884 more rows and 40 more columns" in html


def test_a_large_json_value_is_drawn_in_part():
    html = drawn("st.json([[[n] * 9] * 3 for n in range(150)])")
    assert html.count("rp-json__leaf") <= 500
    assert " more</div>" in html


def test_what_is_chosen_of_many_options_is_cut_too():
    app = loaded("st.multiselect('M', range(5_000), default=[*range(4_000)])")
    assert len(app.step.screen[0]["value"]) == caps.OPTIONS
    assert len(app.step.screen[0]["options"]) == caps.OPTIONS


def test_ten_thousand_actions_would_leave_little(monkeypatch):
    monkeypatch.setattr(kept, "RUNS", 20)
    left = growth(100, warm_up=130)
    assert left["in all"] - left["the log of actions"] < 1_000
    assert left["the log of actions"] < 100


def test_ids_of_widgets_that_are_gone_for_long_are_forgotten(monkeypatch):
    monkeypatch.setattr(caps, "WIDGETS", 10)
    app = App("""
        import streamlit as st
        n = st.session_state.setdefault("n", 0)
        def up():
            st.session_state.n += 1
        st.button("Up", on_click=up)
        st.text_input(f"Name {n}")
    """)
    for _ in range(30):
        app.click("Up")
    assert [element["id"] for element in app.step.screen] == ["w1", "w32"]
    assert app.set("Name 30", "Ada").step.runs[0].cause == "widget"
    assert len(app.session._ids._ids) <= 10
