"""Parallel fragments without threads: they run when the body has ended, as if each took longer than it."""

from tests.runtime.app import App


def events(app: App, *kinds: str) -> list[tuple[object, object]]:
    return [(each["type"], each.get("beside")) for each in app.run.events if each["type"] in kinds]


def test_a_run_says_what_ran_beside_it():
    app = App("""
        import streamlit as st
        @st.fragment(parallel=True)
        def part(n):
            if n == 2:
                raise ValueError("two")
            st.text(n)
        part(1)
        part(2)
        st.text("last")
    """)
    assert [(each.number, each.name, each.line, each.lines, each.ended) for each in app.run.beside] == [
        (1, "part", 7, (4, 6), "returned"),
        (2, "part", 8, (4, 5), "exception"),
    ]
    assert app.run.outcome == "completed"
    assert events(app, "fragment_sent", "write", "fragment_start", "exception") == [
        ("fragment_sent", 1),
        ("fragment_sent", 2),
        ("write", None),
        ("fragment_start", 1),
        ("write", 1),
        ("fragment_start", 2),
        ("exception", 2),
        ("write", 2),
    ]


def test_a_run_of_the_fragment_alone_has_nothing_beside_it():
    app = App("""
        import streamlit as st
        @st.fragment(parallel=True)
        def part():
            st.button("Go")
        part()
    """)
    app.click("Go")
    assert app.run.beside == ()
    assert events(app, "fragment_start", "fragment_sent") == [("fragment_start", None)]


def test_time_passes_by_sleeping_only():
    """The body ends after two seconds; what a fragment does later than that is never done."""
    app = App("""
        import time
        import streamlit as st
        @st.fragment(parallel=True)
        def part(seconds):
            time.sleep(seconds)
            st.session_state[f"after {seconds}"] = True
        part(1)
        time.sleep(2)
        part(1)
        part(0)
        st.stop()
    """)
    assert app.run.outcome == "stopped"
    assert app.run.after == {"after 1": True, "after 0": True}
    assert [each.ended for each in app.run.beside] == ["returned", "stopped", "returned"]


def test_the_time_guard_ends_it_and_names_its_line():
    app = App(
        """
        import streamlit as st
        @st.fragment(parallel=True)
        def part():
            while True:
                pass
        part()
        st.text("last")
        """,
        seconds=0.3,
    )
    assert (app.run.outcome, app.run.outcome_line in (4, 5)) == ("guard", True)
    assert [each.ended for each in app.run.beside] == ["guard"]


def test_a_rerun_from_beside_counts_for_the_limit():
    app = App(
        """
        import streamlit as st
        @st.fragment(parallel=True)
        def part():
            st.rerun()
        part()
        """,
        reruns=3,
    )
    assert [run.outcome for run in app.step.runs] == ["rerun", "rerun", "guard"]
    assert app.step.runs[0].outcome_line == 4
