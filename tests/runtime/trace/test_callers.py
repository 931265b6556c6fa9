"""Who called the functions in which something happened."""

from __future__ import annotations

from typing import Any

from tests.runtime.app import App


def ways(app: App) -> list[tuple[list[int], list[Any]]]:
    """The lines of each way of calls, and what happened at its end: the text of an element, or a key."""
    events = {each["n"]: each for each in app.run.events}
    return [
        (
            [line["line"] for line in way["lines"]],
            [
                *(events[number].get("text") or events[number]["key"] for number in way.get("events", [])),
                *(f"read {app.run.reads[place]['key']}" for place in way.get("reads", [])),
            ],
        )
        for way in app.run.callers
    ]


def test_the_top_level_has_no_caller():
    assert App("import streamlit as st\nst.session_state.a = 1\nst.text(st.session_state.a)").run.callers == ()


def test_each_way_is_told_once():
    app = App("""
        import streamlit as st
        def inner(text):
            st.text(text)
            st.session_state.a = text
        def outer(text):
            inner(text)
            st.caption(st.session_state.a)
        inner("x")
        outer("y")
        outer("z")
        """)
    assert ways(app) == [
        ([8], ["x", "a"]),
        ([6, 9], ["y", "a"]),
        ([9], ["y", "read a"]),
        ([6, 10], ["z", "a"]),
        ([10], ["z", "read a"]),
    ]


def test_what_is_within_its_own_line_is_no_call():
    app = App("""
        import streamlit as st
        st.session_state.a = 1
        class Settings:
            st.text("in a class")
        list(st.text(each) for each in "bc")
        (lambda: st.text("d"))()
        [st.text(st.session_state.a) for _ in "e"]
        """)
    assert app.run.callers == ()


def test_a_lambda_of_another_line_is_called():
    app = App('import streamlit as st\nshow = lambda: st.text("a")\nshow()\n')
    assert ways(app) == [([3], ["a"])]


def test_a_change_in_place_is_told_where_it_was():
    app = App("""
        import streamlit as st
        def add(row):
            st.session_state.rows.append(row)
            return row
        if "rows" not in st.session_state:
            st.session_state.rows = []
        def more(row):
            rows.append(row)
        rows = st.session_state.rows
        add(1)
        more(2)
        rows.append(3)
        """)
    assert ways(app) == [([10], ["rows", "read rows"]), ([11], ["rows"])]


def test_callbacks_have_no_caller():
    app = App("""
        import streamlit as st
        def inner():
            st.session_state.a = 1
        def hit():
            inner()
        st.button("Hit", on_click=hit)
        """)
    app.click("Hit")
    assert app.run.callers == ()


def test_a_fragment_that_runs_by_itself_has_none():
    app = App("""
        import streamlit as st
        def draw():
            st.text("a")
        @st.fragment
        def part():
            st.button("Again")
            draw()
        part()
        """)
    assert ways(app) == [([8], ["Again"]), ([7, 8], ["a"])]
    app.click("Again")
    assert ways(app) == [([7], ["a"])]


def test_a_deep_recursion_is_told_in_part():
    app = App("""
        import streamlit as st
        def down(n):
            if n:
                down(n - 1)
                return
            st.text("end")
            other()
        def other():
            st.text("other")
        def even(n):
            return odd(n - 1) if n else down(0)
        def odd(n):
            return even(n - 1)
        down(5)
        even(50)
        """)
    assert ways(app)[:2] == [([4, 14], ["end"]), ([7, 4, 14], ["other"])]
    assert [len(lines) for lines, _ in ways(app)[2:]] == [20, 20]
