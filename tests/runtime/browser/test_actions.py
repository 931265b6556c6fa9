"""Actions: how they are written, and which widget each one means. (What is refused: `test_page_values`.)"""

import pytest

from playground.runtime import Action, ActionError, parse_actions
from tests.runtime.app import App


@pytest.mark.parametrize(
    ("data", "action"),
    [
        ({"click": "Go"}, Action("click", label="Go")),
        ({"click": {"label": "Go"}}, Action("click", label="Go")),
        ({"click": {"key": "go"}}, Action("click", key="go")),
        ({"click": {"id": "w1"}}, Action("click", id="w1")),
        ({"set": {"label": "Name", "value": None}}, Action("set", label="Name")),
        ({"set": {"key": "n", "value": [1, 2]}}, Action("set", key="n", value=[1, 2])),
        ({"wait": 2}, Action("wait", seconds=2.0)),
        ({"reload": True}, Action("reload")),
    ],
)
def test_parse(data: object, action: Action):
    assert Action.parse(data) == action
    assert Action.parse(action.to_json()) == action if action.id is None else True


def test_a_list_of_actions():
    assert parse_actions('[{"click": "Go"}, {"wait": 1}]') == [Action("click", label="Go"), Action("wait", seconds=1.0)]
    assert parse_actions("[]") == []


@pytest.mark.parametrize("data", [None, 3, "click", [], {}, {"click": None}, {"click": {}}, {"click": {"name": "Go"}}])
def test_what_is_no_action(data: object):
    with pytest.raises(ActionError):
        Action.parse(data)


def test_a_button_and_an_input_may_share_a_label():
    app = App("import streamlit as st\nst.button('Name')\nst.text_input('Name')")
    app.set("Name", "Ada")
    assert app.click("Name").shown == ["[Name]", "Name=Ada"]


def test_a_disabled_widget_beside_one_that_is_not():
    app = App("import streamlit as st\nst.button('Go', key='a', disabled=True)\nst.text_input('T', disabled=True)")
    with pytest.raises(ActionError, match="disabled"):
        app.click(key="a")
    with pytest.raises(ActionError, match="disabled"):
        app.set("T", "x")


def test_only_what_is_on_the_screen_can_be_used():
    app = App("""
        import streamlit as st
        if not st.checkbox("Hide"):
            st.button("Go")
    """)
    app.set("Hide", True)
    with pytest.raises(ActionError, match="There is none on the screen"):
        app.click("Go")


def test_a_text_from_the_user_can_always_be_sent():
    app = App("import streamlit as st\nst.text(st.text_input('Name'))")
    assert app.set("Name", "a\ud800b").shown[1] == "a?b"


@pytest.mark.parametrize("value", [float("inf"), float("nan"), 10**400], ids=["inf", "nan", "large"])
def test_numbers_that_no_input_can_hold(value: float):
    app = App("import streamlit as st\nst.number_input('N')\nst.number_input('I', value=1)")
    for label in ("N", "I"):
        with pytest.raises(ActionError):
            app.set(label, value)
