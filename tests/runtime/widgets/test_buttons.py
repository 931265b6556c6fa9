"""Buttons, which are True in the run of their click: `button`, `form_submit_button`, `menu_button`."""

import pytest

from playground.runtime import ActionError
from tests.runtime.app import App, calls
from tests.runtime.using import raised, refused

REFUSED = [
    # what no user can set it to
    ("st.button('W')", True, "'W' is a button: use \"click\"."),
]

ERRORS = [
    ("st.button('W', type='big')", "StreamlitValueError"),
    ("st.button()", "TypeError"),
]


@pytest.mark.parametrize(("call", "value", "message"), REFUSED)
def test_a_value_that_no_user_can_give_is_refused_and_nothing_changed(call: str, value: object, message: str):
    refused(call, value, message)


@pytest.mark.parametrize(("call", "error"), ERRORS)
def test_wrong_arguments_are_streamlits_errors(call: str, error: str):
    assert error in raised(call)


def test_disabled_buttons_cannot_be_clicked():
    app = App("import streamlit as st\nst.button('Go', disabled=True)")
    with pytest.raises(ActionError, match="The button 'Go' is disabled"):
        app.click("Go")


def test_a_button_is_true_in_the_run_of_its_click_only():
    """Rule button-true-once."""
    app = App("import streamlit as st\nst.text(st.button('Go', key='k'))\nst.button('Other')")
    assert (app.shown[1], app.state) == ("False", {"k": False})
    assert (app.click("Go").shown[1], app.run.trigger) == ("True", "Go")
    assert app.click("Other").shown[1] == "False"


def test_a_menu_has_its_entry_for_one_run():
    """Rule menu-once: its callback finds it in session state."""
    app = App("""
        import streamlit as st
        def chosen():
            st.session_state.seen = st.session_state.menu
        entry = st.menu_button("Menu", [1, 2], format_func=lambda n: f"no. {n}", key="menu", on_click=chosen)
        st.text(entry)
        st.button("Other")
    """)
    assert app.set("Menu", "no. 2").shown[1] == "2"
    assert (app.state["seen"], calls(app.run)) == (2, ["chosen() returned"])
    assert app.click("Other").shown[1] == "None"


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("st.menu_button('M', [])", "StreamlitMissingRequiredParameterError"),
        ("st.menu_button('M', ['a', 'a'])", "produced duplicate labels"),
        ("st.menu_button('M', ['a'], on_click='rerun')", '`on_click="rerun"` is not supported on this widget'),
        ("with st.form('f'): st.menu_button('M', ['a'])", "can't be used in an `st.form()`"),
        ("st.session_state.k = 1; st.menu_button('M', ['a'], key='k')", "StreamlitValueAssignmentNotAllowedError"),
        ("st.session_state.k = 1; st.button('B', key='k')", "StreamlitValueAssignmentNotAllowedError"),
        ("st.button('B', on_click=3)", "StreamlitValueError: Invalid `on_click` value"),
        ("st.button('B', icon_position='top')", "StreamlitValueError: Invalid `icon_position` value"),
        ("st.button('B', shortcut='Ctrl')", "must include a non-modifier key"),
        ("st.button('B', disabled='yes')", "TypeError"),
        ("st.button('B', icon='nope')", "StreamlitAPIException"),
        ("st.button('B', width=0)", "StreamlitInvalidWidthError"),
    ],
)
def test_what_a_button_may_not_be(call: str, error: str):
    assert error in raised(call)


def test_a_submit_button_has_a_key_of_streamlits_making():
    """Two of one label in a form are the same widget, unless they have keys (rule widget-duplicates)."""
    body = "st.form_submit_button('Send'{0}); st.form_submit_button('Send'{1})"
    twice = f"with st.form('f'): {body}"
    assert "StreamlitDuplicateElement" in raised(twice.format("", ""))
    keyed = App("import streamlit as st\n" + twice.format("", ", key='k'"))
    assert keyed.shown == ["[Send]", "[Send]"]


@pytest.mark.parametrize(
    ("given", "width"),
    [("", "content"), ("width=200", 200), ("use_container_width=True", "stretch")]
    + [("use_container_width=False, width=200", "content")],
)
def test_the_older_argument_decides_the_width(given: str, width: object):
    assert App(f"import streamlit as st\nst.button('B', {given})").widget("B")["width"] == width
