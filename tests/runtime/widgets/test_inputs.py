"""What is typed into or ticked: `text_input`, `text_area`, `checkbox`, `toggle`."""

import pytest

from tests.runtime.app import App, calls
from tests.runtime.using import Used, raised

WIDGETS = [
    # the call, what it gives at first, what the page shows, what is set, what the script gets
    ("st.text_input('W')", "''", "", "Ada", "'Ada'"),
    ("st.text_input('W', 'Eve')", "'Eve'", "Eve", "", "''"),
    ("st.text_input('W', None)", "None", None, "Ada", "'Ada'"),
    ("st.text_input('W', 7)", "'7'", "7", "8", "'8'"),
    ("st.text_area('W', 'a\\nb')", "'a\\nb'", "a\nb", "c\nd", "'c\\nd'"),
    ("st.checkbox('W')", "False", False, True, "True"),
    ("st.checkbox('W', True)", "True", True, False, "False"),
    ("st.toggle('W')", "False", False, True, "True"),
]

REFUSED = [
    # what no user can set it to
    ("st.text_input('W')", 3, "text_input 'W' takes a text, not 3."),
    ("st.text_input('W', max_chars=3)", "long", "text_input 'W' takes 3 characters at most."),
    ("st.checkbox('W')", "yes", "checkbox 'W' takes true or false, not \"yes\"."),
    ("st.toggle('W', disabled=True)", True, "The toggle 'W' is disabled."),
]

ERRORS = [
    ("st.text_input('W', type='secret')", "StreamlitValueError"),
    ("st.checkbox('W', label_visibility='no')", "StreamlitValueError"),
    ("st.checkbox('W', nothing=1)", "TypeError"),
]


class TestInputs(Used):
    """Each of `WIDGETS`, `REFUSED` and `ERRORS`."""


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("st.text_input('W', max_chars=-1)", "ValueError"),
        ("st.text_input('W', required='yes')", "TypeError"),
        ("st.text_input('W', live=300)", "StreamlitInvalidParameterTypeError"),
        ("st.text_input('W', validate=3)", "StreamlitInvalidParameterTypeError"),
        (
            "st.text_input('W', type='password', key='k', bind='query-params')",
            "must not appear in URLs",
        ),
        ("st.text_input('W', bind='query-params')", "StreamlitMissingRequiredParameterError"),
        ("st.text_input('W', key='k', persist_state='ever')", "StreamlitValueError"),
        ("st.text_area('W', height=0)", "StreamlitInvalidHeightError"),
        ("st.text_area('W', width='content')", "StreamlitInvalidWidthError"),
        ("st.checkbox('W', disabled=None)", "TypeError"),
        ("st.session_state.k = 3; st.text_input('W', key='k')", "TypeError"),
        ("st.session_state.k = 'yes'; st.checkbox('W', key='k')", "TypeError"),
        ("with st.form('f'): st.toggle('W', on_change=print)", "StreamlitInvalidFormCallbackError"),
    ],
)
def test_what_a_field_may_not_be(call: str, error: str):
    assert error in raised(call)


def test_a_text_longer_than_it_may_be_is_cut_where_the_script_gave_it():
    app = App("import streamlit as st\nst.text(st.text_input('W', 'abcdef', max_chars=3))")
    assert app.shown[1] == "abc"


def test_another_limit_resets_a_keyed_field_and_another_label_does_not():
    """Rules widget-key-resets, widget-identity-key."""
    app = App("""
        import streamlit as st
        other = st.checkbox("Other")
        st.text(st.text_input("L2" if other else "L1", key="k"))
        st.text(st.text_input("M", key="m", max_chars=9 if other else 8))
    """)
    app.set("L1", "kept").set("M", "lost").set("Other", True)
    assert [app.shown[2], app.shown[4]] == ["kept", ""]


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [("", None), ("type='email'", "you@example.com"), ("type='email', placeholder=''", None), ("placeholder='x'", "x")],
)
def test_a_kind_says_what_an_empty_field_shows(arguments: str, shown: str | None):
    assert App(f"import streamlit as st\nst.text_input('W', {arguments})").widget("W")["placeholder"] == shown


def test_none_in_state_empties_a_field():
    app = App(
        "import streamlit as st\nst.session_state.setdefault('k', None)\nst.text(st.text_input('W', 'a', key='k'))"
    )
    assert app.shown == ["W=None", "None"]


def test_a_callback_is_called_after_a_change():
    app = App("import streamlit as st\ndef seen(): ...\nst.toggle('W', on_change=seen)")
    assert calls(app.set("W", True).run) == ["seen() returned"]
