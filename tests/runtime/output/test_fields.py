"""What the page keeps to itself, what is only typed, and options that are new."""

import pytest

from playground.runtime import ActionError

from ..app import App

FORM = """
    import streamlit as st
    with st.form("f"):
        st.text_input("Name", required=True, key="name")
        st.number_input("Age", value=None, required=True, key="age")
        st.form_submit_button("Send")
    st.text(f"{st.session_state.name!r} {st.session_state.age!r}")
"""


def problems(app: App) -> dict[str, str]:
    return {each["label"]: each["error"] for each in app.step.screen if "error" in each}


def test_a_form_is_not_sent_before_its_fields_have_what_they_need():
    app = App(FORM).click("Send")
    assert app.runs == ()
    assert problems(app) == {"Name": "This field is required.", "Age": "This field is required."}
    app.set("Name", "Ada")
    assert problems(app) == {"Age": "This field is required."}
    app.set("Age", 0).click("Send")
    assert (app.shown[-1], problems(app)) == ("'Ada' 0.0", {})


def test_what_is_typed_is_sent_when_the_field_is_left():
    app = App("""
        import streamlit as st
        name = st.text_input("Name")
        st.text(f"{name} {st.button('Go')}")
    """)
    app.act({"type": {"label": "Name", "text": "Ad"}})
    assert (app.runs, app.widget("Name")["value"]) == ((), "Ad")
    app.click("Go")
    assert [(run.cause, run.trigger) for run in app.runs] == [("widget", "Name"), ("widget", "Go")]
    assert app.shown[-1] == "Ad True"
    assert app.step.action == {"click": "Go"}


def test_a_live_field_sends_what_is_typed_unless_it_may_not():
    app = App("import streamlit as st\nst.text(st.text_input('Q', live=True, required=True))")
    assert app.act({"type": {"label": "Q", "text": "a"}}).run.trigger == "Q"
    assert app.act({"type": {"label": "Q", "text": " "}}).runs == ()
    assert problems(app) == {}
    assert problems(app.set("Q", " ")) == {"Q": "This field is required."}
    assert app.shown == ["Q= ", "a"]


def test_nothing_can_be_typed_into_what_is_no_text():
    app = App("import streamlit as st\nst.slider('S')\nst.button('B')")
    with pytest.raises(ActionError, match="'S' is a slider: nothing can be typed into it"):
        app.act({"type": {"label": "S", "text": "3"}})
    with pytest.raises(ActionError, match="'B' is a button"):
        app.act({"type": {"label": "B", "text": "3"}})


@pytest.mark.parametrize(
    ("script", "value", "message"),
    [
        ("st.selectbox('W', ['a', 'b'])", None, "cannot be cleared"),
        ("st.selectbox('W', ['a'], index=None, accept_new_options=True)", "", "has no option"),
        ("st.radio('W', ['a', 'b'])", None, "cannot be cleared"),
        ("st.multiselect('W', ['a', 'b'], max_selections=1)", ["a", "b"], "takes 1 options at most"),
        ("st.multiselect('W', ['a'], accept_new_options=True)", [3], "takes a list of"),
    ],
)
def test_what_the_page_does_not_let_its_user_do(script: str, value: object, message: str):
    app = App(f"import streamlit as st\n{script}")
    with pytest.raises(ActionError, match=message):
        app.set("W", value)


def test_a_new_option_is_the_value_and_none_of_the_options():
    app = App("import streamlit as st\nst.text(st.selectbox('W', ['a'], accept_new_options=True))").set("W", "new")
    assert (app.shown, app.widget("W")["options"]) == (["W=new", "new"], ["a"])
