"""What a run showed that another run of its step followed: kept, because the step's screen does not tell."""

from playground.runtime.run.caps import SCREENS
from tests.runtime.app import App

TWICE = """
    import streamlit as st
    st.text(f"count {st.session_state.get('count', 0)}")
    if st.button("Go"):
        st.session_state.count = 1
        st.text("on the way")
        st.rerun()
    st.text("end")
"""


def between(app: App) -> dict[int, list[str]]:
    shown = [(run["number"], run["screen"]) for run in app.step.to_json()["runs"] if "screen" in run]
    return {number: [element.get("text", element.get("label")) for element in screen] for number, screen in shown}


def test_a_step_of_one_run_has_only_its_screen():
    assert between(App(TWICE)) == {}


def test_a_run_that_was_cut_short_tells_what_it_showed():
    """What it did not write again is still there, and can be told by its run."""
    app = App(TWICE).click("Go")
    assert between(app) == {2: ["count 0", "Go", "on the way"]}
    assert app.shown == ["count 1", "[Go]", "end"]


def test_the_containers_of_that_screen_are_told_too():
    app = App("""
        import streamlit as st
        with st.expander("More"):
            st.text("inside")
        if "done" not in st.session_state:
            st.session_state.done = True
            st.rerun()
    """)
    (first, last) = app.step.to_json()["runs"]
    assert [container["path"] for container in first["containers"]] == ["main/expander"]
    assert "containers" not in last


def test_only_so_many_of_a_step_are_kept():
    app = App("""
        import streamlit as st
        st.session_state.n = st.session_state.get("n", 0) + 1
        st.text(st.session_state.n)
        if st.session_state.n < 30:
            st.rerun()
    """)
    assert list(between(app)) == list(range(1, SCREENS + 1))


def test_runs_of_timers_have_their_screens():
    app = App("""
        import streamlit as st

        @st.fragment(run_every=1)
        def tick():
            st.session_state.n = st.session_state.get("n", 0) + 1
            st.text(st.session_state.n)

        tick()
    """).wait(3)
    assert between(app) == {2: ["2"], 3: ["3"]}
    assert app.shown == ["4"]
