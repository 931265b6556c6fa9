"""Choosing among options: `selectbox`, `radio`, `multiselect`."""

import pytest

from playground.runtime import ActionError
from tests.runtime.app import App, changes
from tests.runtime.using import Used, raised

WIDGETS = [
    # the call, what it gives at first, what the page shows, what is set, what the script gets
    ("st.selectbox('W', ['a', 'b'])", "'a'", "a", "b", "'b'"),
    ("st.selectbox('W', ['a', 'b'], index=None)", "None", None, "b", "'b'"),
    ("st.selectbox('W', [10, 20], index=1)", "20", "20", "10", "10"),
    ("st.selectbox('W', [1, 2], format_func=lambda n: f'no. {n}')", "1", "no. 1", "no. 2", "2"),
    ("st.selectbox('W', range(3))", "0", "0", "2", "2"),
    ("st.radio('W', ['a', 'b'])", "'a'", "a", "b", "'b'"),
    ("st.radio('W', ('x', 'y'), index=1, horizontal=True)", "'y'", "y", "x", "'x'"),
    ("st.radio('W', {'k': 1, 'l': 2})", "'k'", "k", "l", "'l'"),
    ("st.radio('W', [None, 1])", "None", "None", "1", "1"),
    ("st.multiselect('W', ['a', 'b'])", "[]", [], ["b"], "['b']"),
    ("st.multiselect('W', ['a', 'b'], ['b'])", "['b']", ["b"], ["a", "b"], "['a', 'b']"),
    ("st.multiselect('W', [1, 2], 2, format_func=lambda n: 'ab'[n - 1])", "[2]", ["b"], ["a"], "[1]"),
]

REFUSED = [
    # what no user can set it to
    ("st.selectbox('W', ['a'])", "b", 'selectbox \'W\' has no option "b". There is ["a"].'),
    ("st.radio('W', ['a'])", "b", "radio 'W' has no option \"b\"."),
    ("st.multiselect('W', ['a'])", ["b"], 'multiselect \'W\' takes a list of ["a"], not ["b"].'),
    ("st.multiselect('W', ['a'])", "a", 'multiselect \'W\' takes a list of ["a"], not "a".'),
]

ERRORS = [
    ("st.selectbox('W', ['a'], index=1)", "StreamlitValueOutOfRangeError"),
    ("st.radio('W', ['a'], index='a')", "StreamlitInvalidParameterTypeError"),
    ("st.multiselect('W', ['a'], ['b'])", "StreamlitDefaultNotInOptionsError"),
]


class TestChoices(Used):
    """Each of `WIDGETS`, `REFUSED` and `ERRORS`."""


def test_other_options_leave_a_keyed_selectbox_its_value_if_it_is_still_one():
    """Rule widget-key-new-options."""
    app = App("""
        import streamlit as st
        options = ["c", "b"] if st.checkbox("Keep") else ["a", "b"]
        if st.checkbox("Lose"):
            options = ["x", "y"]
        st.selectbox("W", options, key="k")
    """)
    app.set("W", "b").set("Keep", True)
    assert app.widget("W")["value"] == "b"
    app.set("Lose", True)
    assert (app.widget("W")["value"], app.state) == ("x", {"k": "x"})


@pytest.mark.parametrize("call", ["st.selectbox('W', [])", "st.radio('W', [])", "st.selectbox('W', [], index=3)"])
def test_of_no_options_there_is_no_choice(call: str):
    app = App(f"import streamlit as st\nst.text({call})")
    assert (app.shown[1], app.widget("W")["value"]) == ("None", None)


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("st.selectbox('W', ['a'], filter_mode='exact')", "StreamlitValueError"),
        ("st.selectbox('W', ['a'], filter_mode=None, accept_new_options=True)", "StreamlitIncompatibleParametersError"),
        ("st.selectbox('W', ['a'], width='content')", "StreamlitInvalidWidthError"),
        ("st.radio('W', ['a'], captions=[1])", "StreamlitInvalidParameterTypeError"),
        ("st.radio('W', ['a'], index=-1)", "StreamlitValueOutOfRangeError"),
        ("st.multiselect('W', ['a'], max_selections=0)", "use `disabled=True`"),
        ("st.multiselect('W', ['a'], max_selections=True)", "StreamlitValueError"),
        ("st.multiselect('W', ['a', 'b'], ['a', 'b'], max_selections=1)", "StreamlitSelectionCountExceedsMaxError"),
        ("st.multiselect('W', ['a'], select_all=-1)", "StreamlitValueError"),
        ("st.multiselect('W', ['a'], select_all='yes')", "StreamlitInvalidParameterTypeError"),
        ("st.radio('W', [1], format_func=lambda n: n)", "TypeError"),
    ],
)
def test_what_a_choice_may_not_be(call: str, error: str):
    assert error in raised(call)


def test_a_multiselect_loses_the_choices_that_are_no_options_any_more():
    """Rules widget-key-new-options, state-invalid-reset."""
    app = App("""
        import streamlit as st
        fewer = st.checkbox("Fewer")
        st.text(st.multiselect("W", ["b", "c"] if fewer else ["a", "b"], key="k"))
    """)
    assert app.set("W", ["a", "b"]).shown[-1] == "['a', 'b']"
    assert (app.set("Fewer", True).shown[-1], app.state["k"]) == ("['b']", ["b"])
    assert changes(app.run) == ["k changed ['b'], widget 3"]


def test_one_that_takes_new_options_keeps_them():
    app = App("""
        import streamlit as st
        st.text(st.multiselect("W", ["a"], accept_new_options=True, key="k"))
        st.button("Again")
    """)
    assert app.set("W", ["new", "a"]).click("Again").shown[1] == "['new', 'a']"


def test_an_empty_start_can_be_emptied_again_and_another_cannot():
    app = App("import streamlit as st\nst.text(st.selectbox('W', ['a'], index=None))\nst.selectbox('V', ['a'])")
    assert app.set("W", "a").set("W", None).shown[1] == "None"
    with pytest.raises(ActionError, match="cannot be cleared"):
        app.set("V", None)


def test_state_may_hold_what_starts_it_empty():
    app = App(
        "import streamlit as st\nst.session_state.setdefault('k', None)\nst.text(st.selectbox('W', ['a'], key='k'))"
    )
    assert app.shown == ["W=None", "None"]
    assert app.widget("W")["clearable"] is True


@pytest.mark.parametrize(("given", "shown"), [("", None), ("placeholder=''", " "), ("placeholder='Pick'", "Pick")])
def test_what_an_empty_field_says(given: str, shown: str | None):
    assert App(f"import streamlit as st\nst.selectbox('W', ['a'], {given})").widget("W")["placeholder"] == shown
