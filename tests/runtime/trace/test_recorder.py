"""What happens in one run, noted while it happens."""

import pytest

from playground.runtime.run.lines import Files
from playground.runtime.trace.recorder import Recorder
from playground.runtime.trace.trace import Credit
from tests.runtime.app import App, changes


def recorder(most: int = 10) -> Recorder:
    return Recorder(Files("app.py"), most)


def test_events_are_numbered_and_stand_where_the_script_is():
    made = recorder()
    exec(compile("\nmade.note('first')\nmade.note('second', line=7, more=1)", "app.py", "exec"), {"made": made})
    assert made.events == [
        {"n": 1, "type": "first", "line": 2},
        {"n": 2, "type": "second", "line": 7, "more": 1},
    ]


def test_beyond_the_most_they_are_counted_only():
    made = recorder(2)
    for _ in range(5):
        made.note("x", line=1)
    assert (made.full, made.value([1])) == (True, None)
    assert made.all_events()[-1] == {"n": 3, "type": "cut", "line": None, "dropped": 3}
    assert recorder(2).all_events() == ()


def test_what_has_a_time_of_its_own_is_told_with_each_event():
    made = recorder()
    made.stamp = lambda: {"at": 0.5}
    made.note("x", line=1)
    made.wrote(1, "m0", "text", "main", "a")
    assert [each["at"] for each in made.events] == [0.5, 0.5]


def test_what_was_written_names_its_call_and_its_parallel_fragment():
    made = recorder()
    made.wrote(1, "m0", "text", "main", "a")
    made.call, made.beside = "write", 2
    made.wrote(2, "m1", "text", "main", "b", "other")
    first, second = made.events
    assert ("call" in first, "beside" in first) == (False, False)
    assert (second["call"], second["beside"], second["n"]) == ("write", 2, 2)


def test_storing_back_what_is_there_changes_nothing():
    """Who wrote it before stays in the diff."""
    made = recorder()
    made.written["k"] = Credit("widget", 3)
    made.wrote_state("k", [1], [1])
    assert made.written["k"] == Credit("widget", 3)
    made.wrote_state("k", [2], [1])
    assert made.written["k"] == Credit("script", None)
    assert [event["value"] for event in made.events] == [[1], [2]]


def test_in_a_callback_the_callback_is_the_writer():
    made = recorder()
    made.in_callback = True
    made.wrote_state("k", 1)
    made.deleted_state("j")
    assert [(event["type"], event["by"]) for event in made.events] == [
        ("state_write", "callback"),
        ("state_delete", "callback"),
    ]
    assert made.written["j"].deleted


def test_a_widget_that_was_drawn_is_credited_unless_its_value_is_an_older_one():
    made = recorder()
    made.wrote_state("k", 1)
    made.drew("k", Credit("widget", 5), fresh=False)
    assert made.written["k"].by == "script"
    made.drew("k", Credit("widget", 5))
    made.drew("new", Credit("widget", 6), fresh=False)
    assert (made.written["k"].by, made.written["new"].line) == ("widget", 6)


def test_the_diff_of_a_run_that_did_all_of_it():
    app = App("""
        import streamlit as st
        s = st.session_state
        if st.button("Go"):
            s.rows.append(1)
            del s.gone
            s.n += 1
        s.setdefault("rows", [])
        s.setdefault("gone", 1)
        s.setdefault("n", 0)
    """).click("Go")
    assert changes(app.run) == ["rows changed [1], script 4", "n changed 1, script 6", "gone changed 1, script 8"][:2]


@pytest.mark.parametrize("key", ["x" * 3_000, "\udc80"])
def test_a_key_is_told_as_far_as_it_can_be(key: str):
    made = recorder()
    made.wrote_state(key, 1)
    assert len(made.events[0]["key"]) <= 2_000
    made.events[0]["key"].encode()


def test_what_reads_state_is_told_once_of_a_line_and_of_a_callback():
    app = App("""
        import streamlit as st
        def twice():
            st.session_state.n += st.session_state.n
        if "n" not in st.session_state:
            st.session_state.n = 1
        st.button("Double", on_click=twice)
        for _ in range(3):
            st.text(st.session_state.n)
        """)
    assert [(each["key"], each["line"]) for each in app.run.reads] == [("n", 8)]
    app.click("Double")
    [start] = [each for each in app.run.events if each["type"] == "callback_start"]
    [end] = [each for each in app.run.events if each["type"] == "callback_end"]
    assert start["widget_id"] == app.widget("Double")["id"]
    reads = [(each["line"], start["n"] <= each["after"] < end["n"]) for each in app.run.reads]
    assert reads == [(3, True), (4, False), (8, False)]


def test_all_of_state_is_read_where_it_is_shown():
    app = App("import streamlit as st\nst.session_state.a = 1\nst.session_state.b = 2\nst.write(st.session_state)")
    assert [(each["key"], each["line"]) for each in app.run.reads] == [("a", 4), ("b", 4)]


def test_a_loop_that_reads_on_and_on_costs_no_more():
    app = App("import streamlit as st\ns = st.session_state\ns.a = s.b = 1\nfor _ in range(5000): s.a\ns.b")
    assert [(each["key"], each["line"]) for each in app.run.reads] == [("a", 4)]
