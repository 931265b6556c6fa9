"""`st.rerun` and `st.stop`: how a run ends early, and what follows (docs/rules/control.md)."""

from tests.runtime.app import App, calls, changes, kinds


def test_rerun_on_load_adds_runs_to_the_load():
    """Rule rerun-on-load."""
    app = App("""
        import streamlit as st
        st.session_state.setdefault("n", 0)
        if st.session_state.n < 2:
            st.session_state.n += 1
            st.rerun()
        st.text("n is", help=str(st.session_state.n))
    """)
    assert app.causes == ["load", "rerun", "rerun"]
    assert app.outcomes == ["rerun", "rerun", "completed"]
    assert [run.number for run in app.runs] == [1, 2, 3]


def test_nothing_after_rerun_runs():
    """Rule rerun-ends-run: what the ended run had not written again is not on the page."""
    app = App("""
        import streamlit as st
        if st.button("Go"):
            st.text("before")
            st.rerun()
            st.text("after")
    """)
    clicked, again = app.click("Go").runs
    assert clicked.lines == (1, 2, 3, 4)
    assert again.lines == (1, 2)
    assert app.shown == ["[Go]"]


def test_except_exception_does_not_catch_a_rerun():
    """Rule rerun-is-baseexception."""
    app = App("""
        import streamlit as st
        try:
            if st.button("Go"):
                st.rerun()
        except Exception:
            st.text("caught")
    """)
    assert app.click("Go").outcomes == ["rerun", "completed"]
    assert app.shown == ["[Go]"]


def test_a_bare_except_swallows_a_rerun_for_good():
    """Rule rerun-swallowed: the run goes on to its end, and no second run follows."""
    app = App("""
        import streamlit as st
        try:
            if st.button("Go"):
                st.rerun()
        except:
            st.text("swallowed")
        st.text("end")
    """)
    assert app.click("Go").outcomes == ["completed"]
    assert app.shown == ["[Go]", "swallowed", "end"]


def test_after_rerun_finally_may_still_write():
    """Rule rerun-finally."""
    app = App("""
        import streamlit as st
        try:
            if st.button("Go"):
                st.rerun()
        finally:
            st.session_state.left = True
            st.text("left")
    """)
    assert app.click("Go").outcomes == ["rerun", "completed"]
    assert "write" in kinds(app.runs[0])[1:]


def test_after_stop_the_first_st_call_of_finally_ends_it():
    """Rule stop-repeats."""
    app = App("""
        import streamlit as st
        seen = []
        try:
            st.stop()
        finally:
            seen.append("in finally")
            st.session_state.left = True
            seen.append("never")
    """)
    assert (app.run.outcome, app.run.outcome_line) == ("stopped", 4)
    assert app.run.lines == (1, 2, 3, 4, 6, 7)
    assert app.state == {}


def test_a_stop_that_was_swallowed_stops_at_the_next_st_call():
    """Rule stop-repeats."""
    app = App("""
        import streamlit as st
        st.text("one")
        try:
            st.stop()
        except:
            pass
        a = 1
        st.text("two")
        b = 2
    """)
    assert app.outcomes == ["stopped"]
    assert app.shown == ["one"]
    assert 7 in app.run.lines
    assert 9 not in app.run.lines


def test_a_rerun_carries_no_click_and_calls_no_callback_again():
    """Rule rerun-carries-nothing."""
    app = App("""
        import streamlit as st
        def add():
            st.session_state.n = st.session_state.get("n", 0) + 1
        if st.button("Go", on_click=add):
            st.rerun()
    """)
    clicked, again = app.click("Go").runs
    assert calls(clicked) == ["add() returned"]
    assert calls(again) == []
    assert app.state == {"n": 1}


def test_widgets_not_reached_because_of_rerun_keep_their_values():
    """Rule rerun-keeps-unreached."""
    app = App("""
        import streamlit as st
        if st.button("Go"):
            st.rerun()
        st.text_input("Keyed", key="k")
        st.text_input("Keyless")
    """)
    app.set("Keyed", "a").set("Keyless", "b").click("Go")
    assert app.outcomes == ["rerun", "completed"]
    assert app.shown == ["[Go]", "Keyed=a", "Keyless=b"]


def test_rerun_in_a_callback():
    """Rule rerun-in-callback: the body of that run does not execute; the full run that follows has no click."""
    app = App("""
        import streamlit as st
        def again():
            st.session_state.n = 1
            st.rerun()
            st.session_state.n = 2
        st.text(st.button("Go", on_click=again))
    """)
    clicked, again = app.click("Go").runs
    assert calls(clicked) == ["again() rerun"]
    assert (clicked.outcome, clicked.lines, clicked.callback_lines) == ("rerun", (3, 4), (3, 4))
    assert (again.cause, again.outcome) == ("rerun", "completed")
    assert app.shown == ["[Go]", "False"]
    assert app.state == {"n": 1}


def test_stop_in_a_callback_leaves_an_empty_page():
    """Rule callback-stop."""
    app = App("""
        import streamlit as st
        def halt():
            st.session_state.n = 1
            st.stop()
        st.button("Go", on_click=halt)
    """)
    app.click("Go")
    assert calls(app.run) == ["halt() stopped"]
    assert (app.run.outcome, app.shown, app.state) == ("stopped", [], {"n": 1})


def test_stop_keeps_what_was_drawn():
    app = App("""
        import streamlit as st
        st.text("one")
        st.stop()
        st.text("two")
    """)
    assert (app.run.outcome, app.run.outcome_line, app.shown) == ("stopped", 3, ["one"])


def test_scopes_that_are_none():
    """Rules rerun-unknown-scope, fragment-scope-needs-fragment-run."""
    app = App("import streamlit as st\nst.rerun(scope='nothing')")
    assert app.outcomes == ["exception"]
    assert app.error.startswith("line 2: StreamlitAPIException: Passing a fragment key to `st.rerun()`")
    app = App("import streamlit as st\nst.rerun(scope='fragment')")
    assert app.error.startswith("line 2: StreamlitInvalidLayoutContextError")


def test_state_written_on_the_way_out_of_with_blocks_stays():
    """Rule rerun-finally."""
    app = App("""
        import streamlit as st
        from contextlib import contextmanager

        @contextmanager
        def noting():
            try:
                yield
            finally:
                st.session_state.left = True

        with noting():
            if st.button("Go"):
                st.rerun()
    """)
    assert app.click("Go").outcomes == ["rerun", "completed"]
    assert changes(app.runs[0]) == []
    assert app.state == {"left": True}
