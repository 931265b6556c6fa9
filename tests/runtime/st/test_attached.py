"""Threads of a script: what they have of the run, and what of it outlives it."""

from tests.runtime.app import App


def test_what_a_thread_without_context_wrote_outlives_a_reload() -> None:
    """As on a server: it is the process's, not the session's."""
    app = App("""
        import threading
        import streamlit as st
        seen = []
        def work():
            seen.append(st.session_state.get("n", 0))
            st.session_state.n = seen[0] + 1
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        st.text(seen)
        st.button("Again")
    """)
    texts = [app.step.screen[0]["text"], app.click("Again").step.screen[0]["text"], app.reload().step.screen[0]["text"]]
    assert texts == ["[0]", "[1]", "[2]"]
    assert app.run.after == {}


def test_two_sessions_do_not_share_it() -> None:
    script = """
        import threading
        import streamlit as st
        seen = []
        def work():
            seen.append(st.session_state.get("n", 0))
            st.session_state.n = 1
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        st.text(seen)
    """
    assert [App(script).step.screen[0]["text"] for _ in range(2)] == ["[0]", "[0]"]


def test_the_context_holds_plain_data_only() -> None:
    app = App("""
        import streamlit as st
        from streamlit.runtime.scriptrunner import get_script_run_ctx
        context = get_script_run_ctx()
        st.session_state.held = [type(getattr(context, name)).__name__ for name in sorted(type(context).__slots__)]
        st.text(hasattr(context, "__dict__"))
    """)
    assert app.run.after == {"held": ["NoneType", "str", "str", "int", "str"]}
    assert app.step.screen[0]["text"] == "False"


def test_a_context_of_an_earlier_run_attaches_nothing() -> None:
    app = App("""
        import threading
        import streamlit as st
        from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx
        held = st.session_state.setdefault("held", [get_script_run_ctx()])
        seen = []
        def work():
            seen.append(get_script_run_ctx(suppress_warning=True) is None)
        thread = add_script_run_ctx(threading.Thread(target=work), held[0])
        thread.start()
        thread.join()
        st.text(seen)
        st.button("Again")
    """)
    assert app.step.screen[0]["text"] == "[False]"
    assert app.click("Again").step.screen[0]["text"] == "[True]"
