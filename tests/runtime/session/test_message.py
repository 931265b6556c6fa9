"""Callbacks: which are called, with what, and what happens when they fail (docs/rules/callbacks.md)."""

from tests.runtime.app import App, calls, kinds


def test_callbacks_get_args_and_kwargs():
    """Rule callback-of-last-draw."""
    app = App("""
        import streamlit as st
        def add(amount, *, times):
            st.session_state.n = st.session_state.get("n", 0) + amount * times
        st.button("Go", on_click=add, args=(2,), kwargs={"times": 3})
    """)
    assert calls(app.click("Go").run) == ["add(2, times=3) returned"]
    assert app.run.callbacks[0].event == "on_click"
    assert app.run.callbacks[0].widget == "Go"
    assert app.state == {"n": 6}


def test_a_callback_is_that_of_the_run_that_drew_the_widget():
    """Rule callback-of-last-draw: the arguments, too, are those of the page that the user saw."""
    app = App("""
        import streamlit as st
        n = st.session_state.setdefault("n", 1)
        st.session_state.n += 1
        def note(seen):
            st.session_state.seen = seen
        st.button("Go", on_click=note, args=[n])
    """)
    assert calls(app.click("Go").run) == ["note(1) returned"]
    assert calls(app.click("Go").run) == ["note(2) returned"]


def test_callbacks_that_are_no_plain_functions():
    app = App("""
        import functools
        import streamlit as st
        def add(n):
            st.session_state.n = n
        class Adder:
            def __call__(self):
                st.session_state.n = 3
            def method(self):
                st.session_state.n = 4
        st.button("Partial", on_click=functools.partial(add, 1))
        st.button("Lambda", on_click=lambda: add(2))
        st.button("Object", on_click=Adder())
        st.button("Method", on_click=Adder().method)
        st.button("Built in", on_click=st.session_state.update, kwargs={"n": 5})
    """)
    names = {"Partial": "add", "Lambda": "<lambda>", "Object": "Adder", "Method": "method", "Built in": "update"}
    for n, (label, name) in enumerate(names.items(), 1):
        app.click(label)
        assert app.run.callbacks[0].name == name
        assert app.state == {"n": n}


def test_only_the_callback_of_the_widget_that_changed_is_called():
    """Rule callback-only-on-change."""
    app = App("""
        import streamlit as st
        def note(name):
            st.session_state.last = name
        st.text_input("A", on_change=note, args=("a",))
        st.text_input("B", on_change=note, args=("b",))
        st.button("Go", on_click=note, args=("go",))
    """)
    assert calls(app.set("B", "x").run) == ["note('b') returned"]
    assert app.run.callbacks[0].event == "on_change"
    assert calls(app.set("A", "x").run) == ["note('a') returned"]
    assert calls(app.click("Go").run) == ["note('go') returned"]


def test_the_new_value_is_in_state_when_the_callback_runs():
    """Rule callback-sees-new-value."""
    app = App("""
        import streamlit as st
        def note():
            st.session_state.seen = st.session_state.speed
        st.slider("Speed", 0, 10, key="speed", on_change=note)
    """)
    assert app.set("Speed", 7).state["seen"] == 7


def test_the_submit_callback_sees_the_new_values():
    """Rule form-submit-callback."""
    app = App("""
        import streamlit as st
        def note():
            st.session_state.seen = st.session_state.name
        with st.form("f"):
            st.text_input("Name", key="name")
            st.form_submit_button("Submit", on_click=note)
    """)
    app.set("Name", "Ada").click("Submit")
    assert app.state["seen"] == "Ada"
    assert kinds(app.run)[:3] == ["callback_start", "state_write", "callback_end"]


def test_an_exception_in_a_callback_stands_alone_on_the_page():
    """Rule callback-exception: the script does not run, state changed before stays, the widgets are gone."""
    app = App("""
        import streamlit as st
        def fail():
            st.session_state.n = 1
            1 / 0
        st.button("Go", on_click=fail)
        st.text("more")
    """)
    app.click("Go")
    assert app.error == "line 4: ZeroDivisionError: division by zero"
    assert len(app.step.screen) == 1
    assert calls(app.run) == ["fail() exception"]
    assert (app.run.outcome, app.run.outcome_line, app.run.lines) == ("exception", 4, (3, 4))
    assert app.state == {"n": 1}
    assert app.reload().shown == ["[Go]", "more"]


def test_a_callback_with_wrong_arguments():
    app = App("""
        import streamlit as st
        def needs(one):
            pass
        st.button("Go", on_click=needs)
    """)
    app.click("Go")
    assert app.run.outcome == "exception"
    assert "missing 1 required positional argument" in app.run.message
    assert calls(app.run) == ["needs() exception"]


def test_what_a_callback_writes_appears_above_the_app_for_one_run():
    """Rule callback-writes-above."""
    app = App("""
        import streamlit as st
        def greet():
            st.text("from the callback")
        st.button("Go", on_click=greet)
        st.checkbox("Other")
    """)
    assert app.click("Go").shown == ["from the callback", "[Go]", "Other=False"]
    assert app.set("Other", True).shown == ["[Go]", "Other=True"]


def test_on_change_in_a_form_is_an_error():
    """Rule form-no-on-change."""
    app = App("""
        import streamlit as st
        with st.form("f"):
            st.text_input("Name", on_change=print)
            st.form_submit_button("Go")
    """)
    assert app.error.startswith("line 3: StreamlitInvalidFormCallbackError")


def test_a_callback_of_a_disabled_widget_is_not_called():
    app = App("""
        import streamlit as st
        off = st.session_state.get("off", False)
        def note():
            st.session_state.noted = True
        def disable():
            st.session_state.off = True
        st.text_input("Name", on_change=note, disabled=off)
        st.button("Off", on_click=disable)
    """)
    app.set("Name", "Ada")
    assert app.state == {"noted": True}
    app.click("Off")
    assert calls(app.run) == ["disable() returned"]
