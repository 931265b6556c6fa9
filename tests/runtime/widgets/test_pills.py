"""Small buttons of which some are chosen: `pills`, `segmented_control`, `feedback`."""

import pytest

from playground.runtime import ActionError
from tests.runtime.app import App
from tests.runtime.using import Used, raised

WIDGETS = [
    # the call, what it gives at first, what the page shows, what is set, what the script gets
    ("st.pills('W', ['a', 'b'])", "None", [], ["b"], "'b'"),
    ("st.pills('W', ['a', 'b'], default='a')", "'a'", ["a"], [], "None"),
    ("st.pills('W', [1, 2], selection_mode='multi', default=[2])", "[2]", ["2"], ["1", "2"], "[1, 2]"),
    ("st.segmented_control('W', ['a', 'b'])", "None", [], ["a"], "'a'"),
    ("st.segmented_control('W', ['a', 'b'], selection_mode='multi', default='b')", "['b']", ["b"], [], "[]"),
    ("st.segmented_control('W', [1, 2], format_func=lambda n: 'xy'[n - 1], default=1)", "1", ["x"], ["y"], "2"),
]

REFUSED = [
    # what no user can set it to
    ("st.pills('W', ['a'])", "b", "takes one of its options, or null"),
    ("st.pills('W', ['a', 'b'])", ["a", "b"], "takes one of its options, or null"),
    ("st.pills('W', ['a', 'b'], default='a', required=True)", None, "takes one of its options"),
    ("st.pills('W', ['a'], selection_mode='multi')", "b", "takes a list of its options"),
]

ERRORS = [
    ("st.pills('W', ['a'], default='b')", "StreamlitDefaultNotInOptionsError"),
    ("st.pills('W', ['a', 'b'], default=['a', 'b'])", "must be a single value when `selection_mode='single'`"),
    ("st.pills('W', ['a'], selection_mode='some')", "StreamlitValueError"),
    ("st.pills('W', ['a'], selection_mode='multi', required=True)", "StreamlitIncompatibleParametersError"),
    ("st.feedback('hearts')", "StreamlitValueError"),
    ("st.feedback('thumbs', default=2)", "StreamlitValueOutOfRangeError"),
]


class TestPills(Used):
    """Each of `WIDGETS`, `REFUSED` and `ERRORS`."""


def test_feedback_has_no_label_of_its_own_and_can_be_taken_back():
    app = App("import streamlit as st\nst.text(repr(st.feedback('stars', default=2, key='f')))")
    assert app.shown == ["Feedback=2", "2"]
    assert app.set("Feedback", 4).shown == ["Feedback=4", "4"]
    assert app.set(key="f", value=None).shown == ["Feedback=", "None"]
    with pytest.raises(ActionError, match="a whole number from 0 to 4, or null"):
        app.set("Feedback", 5)


def test_a_choice_in_state_that_is_no_option_gives_way_to_the_default():
    """Rule state-invalid-reset."""
    app = App("""
        import streamlit as st
        st.session_state.setdefault("one", "z")
        st.session_state.setdefault("many", ["z", "b"])
        st.pills("One", ["a", "b"], default="a", key="one")
        st.pills("Many", ["a", "b"], selection_mode="multi", key="many")
        st.session_state.setdefault("mark", 9)
        st.feedback("stars", default=1, key="mark")
    """)
    assert app.state == {"one": "a", "many": ["b"], "mark": 1}


def test_a_choice_stays_when_only_the_texts_of_the_options_change():
    """Rule widget-choice-by-text."""
    app = App("""
        import streamlit as st
        loud = st.checkbox("Loud")
        st.text(st.pills("W", ["a", "b"], format_func=str.upper if loud else str.lower, key="k"))
    """)
    app.set("W", "b").set("Loud", True)
    assert (app.shown[-1], app.widget("W")["value"]) == ("b", ["B"])


@pytest.mark.parametrize("call", ["st.pills('W', [])", "st.segmented_control('W', [], selection_mode='multi')"])
def test_of_no_options_none_is_chosen(call: str):
    app = App(f"import streamlit as st\nst.text({call})")
    assert (app.shown[1] in ("None", "[]"), app.widget("W")["value"]) == (True, [])


@pytest.mark.parametrize(("kind", "count"), [("thumbs", 2), ("faces", 5), ("stars", 5)])
def test_how_many_marks_a_feedback_has(kind: str, count: int):
    assert App(f"import streamlit as st\nst.feedback({kind!r})").widget("Feedback")["count"] == count


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("st.pills('W', ['a'], format_func=lambda n: None)", "AttributeError"),
        ("st.pills('W', ['a'], width=0)", "StreamlitInvalidWidthError"),
        ("st.pills('W', ['a'], required='yes')", "TypeError"),
        ("st.feedback('stars', default=1.5)", "TypeError"),
        ("st.feedback('stars', default=-1)", "StreamlitValueOutOfRangeError"),
        ("with st.form('f'): st.pills('W', ['a'], on_change=print)", "StreamlitInvalidFormCallbackError"),
    ],
)
def test_what_small_buttons_may_not_be(call: str, error: str):
    assert error in raised(call)
