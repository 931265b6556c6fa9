"""`run_every`: fragments that run while time passes, which it does in the action `wait` only."""

from tests.runtime.app import App

CLOCKS = """
import streamlit as st

@st.fragment(run_every=1)
def second():
    st.session_state.n = st.session_state.get("n", 0) + 1
    st.text(st.session_state.n)

@st.fragment(run_every="2.5s")
def slow():
    st.text("slow")

second()
slow()
st.button("App")
"""


def test_fragments_run_in_the_order_of_their_times():
    app = App(CLOCKS).wait(3)
    assert [run.fragment for run in app.runs] == ["second", "second", "slow", "second"]
    assert {(run.cause, run.scope) for run in app.runs} == {("timer", "fragment")}
    assert app.runs[0].trigger == "second"
    assert app.shown == ["4", "slow", "[App]"]


def test_short_waits_add_up():
    app = App(CLOCKS)
    assert app.wait(0.6).runs == ()
    assert [run.fragment for run in app.wait(0.6).runs] == ["second"]
    assert [run.fragment for run in app.wait(1.4).runs] == ["second", "slow"]


def test_a_run_of_the_app_starts_the_timers_anew():
    app = App(CLOCKS)
    app.wait(0.9).click("App")
    assert app.wait(0.9).runs == ()
    assert len(app.wait(0.1).runs) == 1


def test_when_the_next_one_is_due():
    app = App(CLOCKS)
    assert app.session.due == 1
    app.wait(0.6)
    assert app.session.due == 0.4
    app.wait(1.8)
    assert app.session.due == 0.1
    app.click("App")
    assert app.session.due == 1
    assert App("import streamlit as st\nst.text('a')").session.due is None


def test_without_timers_nothing_happens():
    assert App("import streamlit as st\nst.text('a')").wait(3600).runs == ()


def test_a_long_wait_ends_at_the_limit_and_says_so():
    app = App(CLOCKS, reruns=5).wait(3600)
    assert len(app.runs) == 5
    assert app.step.notes[0]["kind"] == "limit"


def test_a_fragment_that_hangs_is_undone():
    app = App(
        """
        import streamlit as st
        @st.fragment(run_every=1)
        def part():
            st.session_state.n = st.session_state.get("n", 0) + 1
            while st.session_state.n > 2:
                pass
        part()
        st.text("end")
        """,
        seconds=0.2,
    )
    app.wait(1).wait(1)
    assert app.runs[-1].outcome == "guard"
    assert app.step.notes[0]["kind"] == "restored"
    assert app.shown[0] == "end"
    assert app.session.actions == [app.session.actions[0]]


def test_a_fragment_may_rerun_the_app():
    app = App("""
        import streamlit as st
        @st.fragment(run_every=1)
        def part():
            st.session_state.n = st.session_state.get("n", 0) + 1
            if st.session_state.n == 2:
                st.rerun()
        part()
    """)
    assert [(run.cause, run.scope) for run in app.wait(1).runs] == [("timer", "fragment"), ("rerun", "app")]
