"""What a session records of a step, and what becomes of one that a guard has ended."""

from tests.runtime.app import App


def test_ids_of_widgets_stay_when_others_come_and_go():
    app = App("""
        import streamlit as st
        if st.checkbox("More"):
            st.text_input("First")
        st.text_input("Last")
    """)
    last = app.widget("Last")["id"]
    assert app.set("More", True).widget("Last")["id"] == last
    assert app.widget("First")["id"] != last


def test_what_was_written_is_named_as_on_the_screen():
    app = App("""
        import streamlit as st
        st.title("Title")
        st.text_input("Name", key="name")
        st.button("Go")
    """)
    written = [event["element"] for event in app.run.events if event["type"] == "write"]
    assert written == [element["id"] for element in app.step.screen] == ["m0", "w1", "w2"]


def test_a_step_that_ran_out_of_time_leaves_the_app_as_it_was():
    app = App(
        """
        import streamlit as st
        st.session_state.n = st.session_state.get("n", 0) + 1
        if st.button("Hang"):
            while True:
                pass
        st.button("Go")
        """,
        seconds=0.2,
    )
    app.click("Go").click("Hang")
    assert app.run.outcome == "guard"
    assert [note["text"] for note in app.step.notes] == ["The app is as it was before this action."]
    assert app.run.number == 3
    assert app.click("Go").state["n"] == 3
    assert app.run.number == 4
    assert [action.told() for action in app.session.actions] == [{"click": "Go"}, {"click": "Go"}]


def test_the_screens_between_the_runs_of_a_step_are_kept():
    app = App("""
        import streamlit as st
        first = "n" not in st.session_state
        st.session_state.n = 1
        st.write("first" if first else "second")
        if first:
            st.rerun()
    """)
    assert [each["text"] for each in app.step.screen] == ["second"]
    assert {run: [each["text"] for each in seen["screen"]] for run, seen in app.step.between.items()} == {1: ["first"]}


def test_it_tells_when_a_fragment_runs_next():
    app = App("""
        import streamlit as st
        @st.fragment(run_every=2)
        def clock():
            st.write("tick")
        clock()
    """)
    assert app.session.due == 2
    assert app.wait(0.5).session.due == 1.5
    assert App("import streamlit as st").session.due is None
