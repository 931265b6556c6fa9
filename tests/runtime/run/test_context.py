"""The run that is going on, as `st.` calls and threads find it (docs/rules/threads.md)."""

import pytest

from playground.runtime.run import context
from tests.runtime.app import App

THREAD = """
    import streamlit as st
    from threading import Thread
    from streamlit.runtime.scriptrunner import add_script_run_ctx
    def work():
        {0}
    thread = Thread(target=work)
    {1}
    thread.start()
    thread.join()
    {2}
"""


def test_without_a_run_a_call_says_so():
    assert (context.outside(), context.running()) == (False, None)
    with pytest.raises(RuntimeError, match=r"st\. was used while no script is running"):
        context.current()


def test_the_run_is_there_while_it_goes_on_and_then_the_one_before():
    app = App("import streamlit as st\nst.text('a')")
    assert app.shown == ["a"]
    assert context.running() is None


def test_a_thread_without_a_part_writes_to_a_page_that_nobody_sees():
    """Rule thread-unknown."""
    app = App(THREAD.format("st.text('x'); st.session_state.n = 1", "", "st.text(len(st.session_state))"))
    assert (app.shown, app.state) == (["0"], {})


def test_one_with_a_part_takes_part():
    """Rule thread-with-context."""
    app = App(THREAD.format("st.text('x'); st.session_state.n = 1", "add_script_run_ctx(thread)", ""))
    assert (app.shown, app.state) == (["x"], {"n": 1})


def test_a_stop_of_a_thread_is_carried_out_by_the_next_call_of_the_script():
    """Rule thread-stop-rerun."""
    app = App(THREAD.format("st.stop()", "add_script_run_ctx(thread)", "st.text('never')"))
    assert (app.run.outcome, app.shown) == ("stopped", [])


def test_a_stop_is_repeated_at_each_call():
    """Rule stop-repeats."""
    app = App("""
        import streamlit as st
        for _ in range(2):
            try:
                st.stop()
            except BaseException:
                pass
        st.session_state.n = 1
    """)
    assert (app.run.outcome, app.run.outcome_line, app.state) == ("stopped", 4, {})


@pytest.mark.parametrize("fragments", [(), ("f",)])
def test_what_a_run_may_still_write_again_is_outdated(fragments: tuple[str, ...]):
    """A run of the app may write all, one of a fragment only what is that fragment's."""

    class Written:
        type, run, fragment = "text", 1, "f"

    class Run:
        number, fragments_this_run = 2, fragments

    outdates = context.RunContext.outdates
    assert outdates(Run, Written) is True
    Written.run = 2
    assert outdates(Run, Written) is False
    Written.run, Written.fragment = 1, None
    assert outdates(Run, Written) is (not fragments)
    Written.type = "spinner"
    assert outdates(Run, Written) is False
