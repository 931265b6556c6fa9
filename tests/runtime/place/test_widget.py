"""Every widget: what it shows, what the script gets when it is used, and who it is from run to run."""

import pytest

from playground.runtime import ActionError
from tests.runtime.app import App

WIDGETS = [
    # the call, what it gives at first, what the page shows, what is set, what the script gets
    ("st.text_input('W')", "''", "", "Ada", "'Ada'"),
    ("st.text_input('W', 'Eve')", "'Eve'", "Eve", "", "''"),
    ("st.text_input('W', None)", "None", None, "Ada", "'Ada'"),
    ("st.text_input('W', 7)", "'7'", "7", "8", "'8'"),
    ("st.text_area('W', 'a\\nb')", "'a\\nb'", "a\nb", "c\nd", "'c\\nd'"),
    ("st.number_input('W')", "0.0", 0.0, 2, "2.0"),
    ("st.number_input('W', value=1)", "1", 1, 5, "5"),
    ("st.number_input('W', 1, 10)", "1", 1, 10, "10"),
    ("st.number_input('W', step=1)", "0", 0, -3, "-3"),
    ("st.number_input('W', value=None)", "None", None, 1.5, "1.5"),
    ("st.number_input('W', value=None, step=1)", "None", None, 3, "3"),
    ("st.slider('W')", "0", 0, 50, "50"),
    ("st.slider('W', 2, 8)", "2", 2, 3, "3"),
    ("st.slider('W', 0.0, 1.0, 0.5)", "0.5", 0.5, 1, "1.0"),
    ("st.slider('W', 0, 10, (2, 4))", "(2, 4)", [2, 4], [3, 9], "(3, 9)"),
    ("st.slider('W', 0, 10, [4, 2])", "(2, 4)", [2, 4], [9, 3], "(3, 9)"),
    ("st.slider('W', value=[])", "(0, 100)", [0, 100], [0, 1], "(0, 1)"),
    ("st.slider('W', 0, 10, 20)", "20", 20, 15, "15"),
    ("st.slider('W', 10, 0)", "10", 10, 0, "0"),
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
    ("st.checkbox('W')", "False", False, True, "True"),
    ("st.checkbox('W', True)", "True", True, False, "False"),
    ("st.toggle('W')", "False", False, True, "True"),
]


@pytest.mark.parametrize("key", ["", ", key='k'"], ids=["no key", "key"])
@pytest.mark.parametrize(("call", "first", "shown", "sent", "then"), WIDGETS, ids=[case[0] for case in WIDGETS])
def test_a_widget(call: str, first: str, shown: object, sent: object, then: str, key: str):
    app = App(f"import streamlit as st\nst.text(repr({call[:-1]}{key})))")
    assert app.shown[1] == first
    assert app.widget("W")["value"] == shown
    assert app.set("W", shown).runs == ()
    app.set("W", sent)
    assert app.shown[1] == then
    assert (app.run.cause, app.run.trigger) == ("widget", "W")
    assert app.set("W", app.widget("W")["value"]).runs == ()


@pytest.mark.parametrize(
    ("call", "value", "message"),
    [
        ("st.text_input('W')", 3, "text_input 'W' takes a text, not 3."),
        ("st.text_input('W', max_chars=3)", "long", "text_input 'W' takes 3 characters at most."),
        ("st.number_input('W')", "1", "number_input 'W' takes a number, not \"1\"."),
        ("st.number_input('W')", True, "number_input 'W' takes a number, not true."),
        ("st.number_input('W', 0, 5)", 6, "number_input 'W' takes numbers from 0 to 5, not 6."),
        ("st.slider('W')", 101, "slider 'W' takes numbers from 0 to 100, not 101."),
        ("st.slider('W')", [1, 2], "slider 'W' takes a number, not [1, 2]."),
        ("st.slider('W', value=(1, 2))", 1, "slider 'W' takes two numbers, not 1."),
        ("st.selectbox('W', ['a'])", "b", 'selectbox \'W\' has no option "b". There is ["a"].'),
        ("st.radio('W', ['a'])", "b", "radio 'W' has no option \"b\"."),
        ("st.multiselect('W', ['a'])", ["b"], 'multiselect \'W\' takes a list of ["a"], not ["b"].'),
        ("st.multiselect('W', ['a'])", "a", 'multiselect \'W\' takes a list of ["a"], not "a".'),
        ("st.checkbox('W')", "yes", "checkbox 'W' takes true or false, not \"yes\"."),
        ("st.toggle('W', disabled=True)", True, "The toggle 'W' is disabled."),
        ("st.button('W')", True, "'W' is a button: use \"click\"."),
    ],
)
def test_a_value_that_no_user_can_give_is_refused_and_nothing_changed(call: str, value: object, message: str):
    app = App(f"import streamlit as st\n{call}")
    before = app.session.screen()
    with pytest.raises(ActionError) as error:
        app.set("W", value)
    assert message in str(error.value)
    assert app.session.screen() == before
    assert app.session.actions == []


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("st.selectbox('W', ['a'], index=1)", "StreamlitValueOutOfRangeError"),
        ("st.radio('W', ['a'], index='a')", "StreamlitInvalidParameterTypeError"),
        ("st.multiselect('W', ['a'], ['b'])", "StreamlitDefaultNotInOptionsError"),
        ("st.number_input('W', 0, 1.5)", "StreamlitMixedNumericTypesError"),
        ("st.number_input('W', 5, 1)", "StreamlitInvalidMinMaxError"),
        ("st.number_input('W', 5, 9, 1)", "StreamlitValueBelowMinError"),
        ("st.number_input('W', 5, 9, 10)", "StreamlitValueAboveMaxError"),
        ("st.slider('W', 5, 5)", "StreamlitInvalidMinMaxError"),
        ("st.slider('W', 0, 10.0)", "StreamlitInvalidParameterTypeError"),
        ("st.slider('W', value=(1, 2, 3))", "StreamlitValueError"),
        ("st.text_input('W', type='secret')", "StreamlitValueError"),
        ("st.button('W', type='big')", "StreamlitValueError"),
        ("st.checkbox('W', label_visibility='no')", "StreamlitValueError"),
        ("st.button()", "TypeError"),
        ("st.checkbox('W', nothing=1)", "TypeError"),
    ],
)
def test_wrong_arguments_are_streamlits_errors(call: str, error: str):
    app = App(f"import streamlit as st\nst.text('before')\n{call}")
    assert app.error.startswith(f"line 3: {error}: ")
    assert app.shown[0] == "before"


def test_disabled_buttons_cannot_be_clicked():
    app = App("import streamlit as st\nst.button('Go', disabled=True)")
    with pytest.raises(ActionError, match="The button 'Go' is disabled"):
        app.click("Go")


def test_without_a_key_another_label_or_default_is_another_widget():
    """Rule widget-identity-arguments: the old value is gone for good."""
    app = App("""
        import streamlit as st
        n = 1 if st.checkbox("Other default") else 0
        st.text(st.slider("Speed", 0, 10, n))
    """)
    app.set("Speed", 7).set("Other default", True)
    assert app.widget("Speed")["value"] == 1
    app.set("Other default", False)
    assert app.widget("Speed")["value"] == 0


def test_with_a_key_the_key_is_the_widget():
    """Rule widget-identity-key."""
    app = App("""
        import streamlit as st
        label = "B" if st.checkbox("Other") else "A"
        st.text(st.text_input(label, label, key="k"))
    """)
    app.set("A", "mine").set("Other", True)
    assert app.shown[1:] == ["B=mine", "mine"]


def test_other_ends_reset_a_keyed_slider():
    """Rule widget-key-resets."""
    app = App("""
        import streamlit as st
        high = 20 if st.checkbox("More") else 10
        st.slider("Speed", 0, high, 1, key="k")
    """)
    app.set("Speed", 7).set("More", True)
    assert app.widget("Speed")["value"] == 1


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


def test_two_equal_widgets_are_an_error():
    """Rule widget-duplicates."""
    app = App("import streamlit as st\nst.button('Go')\nst.button('Go')")
    assert app.error.startswith("line 3: StreamlitDuplicateElementId: There are multiple `button` elements")


def test_equal_widgets_in_sidebar_and_main_are_fine():
    """Rule widget-duplicates."""
    app = App("import streamlit as st\nst.button('Go')\nst.sidebar.button('Go')")
    assert app.placed == ["sidebar: [Go]", "main: [Go]"]


def test_one_key_for_two_kinds_is_an_error():
    """Rule widget-duplicates."""
    app = App("import streamlit as st\nst.button('Go', key='k')\nst.checkbox('W', key='k')")
    assert app.error.startswith("line 3: StreamlitDuplicateElementKey: There are multiple elements with the same")


def test_a_widget_on_its_way_through_a_rerun():
    app = App("""
        import streamlit as st
        name = st.text_input("Name")
        if name == "Ada":
            st.rerun()
        st.text(f"hello {name}")
    """)
    assert len(app.set("Name", "Ada").runs) == 50
    assert app.set("Name", "Eve").shown == ["Name=Eve", "hello Eve"]


def test_in_a_loop_widgets_need_keys():
    app = App("""
        import streamlit as st
        for n in range(3):
            st.checkbox("Done", key=f"done{n}")
    """)
    assert app.set(key="done1", value=True).state == {"done0": False, "done1": True, "done2": False}
