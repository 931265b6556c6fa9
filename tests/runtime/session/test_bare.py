"""The run as a thread without a part in it has it (rule thread-unknown)."""

from tests.runtime.app import App

THREAD = """
    import streamlit as st
    from threading import Thread
    seen = []
    def work():
        {0}
    thread = Thread(target=work)
    thread.start()
    thread.join()
    {1}
"""


def run(body: str, then: str = "") -> App:
    return App(THREAD.format(body, then))


def test_widgets_have_their_defaults_and_state_is_another():
    app = run(
        "seen.append((st.text_input('Name', 'Ada'), 'n' in st.session_state)); st.session_state.n = 1",
        "st.text((seen, 'n' in st.session_state))",
    )
    assert app.shown == ["([('Ada', False)], False)"]


def test_nothing_of_it_is_in_the_trace():
    app = run("st.text('x'); st.session_state.n = 1; st.query_params['q'] = '1'")
    assert (app.shown, app.state, app.step.query) == ([], {}, "")
    assert [event["type"] for event in app.run.events] == ["script_start"]


def test_a_rerun_or_a_stop_there_ends_nothing():
    app = run("st.rerun(); st.stop(); seen.append(1)", "st.text(seen)")
    assert (app.outcomes, app.shown) == (["completed"], ["[1]"])


def test_a_container_of_the_script_says_that_there_is_no_run():
    app = App("""
        import streamlit as st
        from threading import Thread
        box, seen = st.container(), []
        def work():
            try:
                box.text("x")
            except Exception as error:
                seen.append(type(error).__name__)
        thread = Thread(target=work)
        thread.start()
        thread.join()
        st.text(seen)
    """)
    assert app.shown == ["['NoSessionContext']"]


def test_its_state_lasts_over_runs_and_is_shared_by_such_threads():
    app = run("seen.append(st.session_state.get('n')); st.session_state.n = 1", "st.text(seen); st.button('Again')")
    assert app.shown[0] == "[None]"
    assert app.click("Again").shown[0] == "[1]"
