"""`st.dialog`: opens over the app, and reruns alone (Streamlit: elements/dialog_decorator.py)."""

import pytest

from playground.runtime import ActionError
from tests.runtime.app import App, calls

SCRIPT = """
    import streamlit as st
    @st.dialog("Your name")
    def ask():
        name = st.text_input("Name")
        if st.button("Save"):
            st.session_state.name = name
            st.rerun()
    if st.button("Ask"):
        ask()
    st.text(st.session_state.get("name", "nobody"))
"""


def test_it_stands_over_the_app_and_its_widgets_rerun_only_it():
    app = App(SCRIPT).click("Ask")
    assert [box["label"] for box in app.step.containers if box["type"] == "dialog"] == ["Your name"]
    assert app.placed[-2:] == ["event/dialog/container: Name=", "event/dialog/container: [Save]"]
    app.set("Name", "Ada")
    assert (app.run.scope, app.run.fragment) == ("fragment", "ask")


def test_st_rerun_closes_it():
    app = App(SCRIPT).click("Ask").set("Name", "Ada").click("Save")
    assert (app.outcomes, app.shown) == (["rerun", "completed"], ["[Ask]", "Ada"])


def test_dismissing_it_causes_no_run():
    app = App(SCRIPT).click("Ask").act({"dismiss": True})
    assert (app.runs, app.shown) == ((), ["[Ask]", "nobody"])


def test_on_dismiss_is_a_callback_of_a_full_run():
    app = App("""
        import streamlit as st
        def closed():
            st.session_state.closed = True
        @st.dialog("Hello", on_dismiss=closed)
        def hello():
            st.text("Hi")
        if not st.session_state.get("closed"):
            hello()
    """).act({"dismiss": True})
    assert (app.causes, calls(app.run), app.shown) == (["widget"], ["closed() returned"], [])


def test_under_an_open_dialog_nothing_else_can_be_used():
    app = App(SCRIPT).click("Ask")
    with pytest.raises(ActionError) as raised:
        app.click("Ask")
    assert str(raised.value) == (
        "The button 'Ask' is behind the dialog 'Your name'. Close the dialog first, by {\"dismiss\": true}."
    )
    with pytest.raises(ActionError, match=r"No widget to click with the label 'Nowhere'\. There is button 'Save'"):
        app.click("Nowhere")
    assert app.act({"dismiss": True}).click("Ask").shown[-1] == "[Save]"


def test_dismissing_needs_an_open_dialog_that_allows_it():
    app = App("""
        import streamlit as st
        @st.dialog("Stay", dismissible=False)
        def stay():
            if st.button("Leave"):
                st.rerun()
        if "asked" not in st.session_state:
            st.session_state.asked = True
            stay()
        st.button("Behind")
    """)
    with pytest.raises(ActionError, match="'Stay' cannot be dismissed"):
        app.act({"dismiss": True})
    with pytest.raises(ActionError, match=r"is behind the dialog 'Stay'.*by what is in it: it cannot be dismissed\.$"):
        app.click("Behind")
    with pytest.raises(ActionError, match="No dialog is open"):
        app.click("Leave").act({"dismiss": True})


def test_only_one_in_a_run():
    app = App("""
        import streamlit as st
        @st.dialog("One")
        def one(): ...
        @st.dialog("Two")
        def two(): ...
        one(), two()
    """)
    assert "Only one dialog is allowed" in app.error


def test_no_page_is_gone_to_from_behind_it():
    app = App("""
        import streamlit as st
        @st.dialog("Hello")
        def hello():
            st.text("Hi")
        def one():
            hello()
        def two(): ...
        st.navigation([st.Page(one, title="One"), st.Page(two, title="Two")]).run()
    """)
    with pytest.raises(ActionError, match="The page 'Two' is behind the dialog 'Hello'"):
        app.click("Two")
