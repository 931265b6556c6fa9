"""Numbers typed or slid to: `number_input`, `slider`."""

import pytest

from tests.runtime.app import App
from tests.runtime.using import Used, raised

WIDGETS = [
    # the call, what it gives at first, what the page shows, what is set, what the script gets
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
]

REFUSED = [
    # what no user can set it to
    ("st.number_input('W')", "1", "number_input 'W' takes a number, not \"1\"."),
    ("st.number_input('W')", True, "number_input 'W' takes a number, not true."),
    ("st.number_input('W', 0, 5)", 6, "number_input 'W' takes numbers from 0 to 5, not 6."),
    ("st.slider('W')", 101, "slider 'W' takes numbers from 0 to 100, not 101."),
    ("st.slider('W')", [1, 2], "slider 'W' takes a number, not [1, 2]."),
    ("st.slider('W', value=(1, 2))", 1, "slider 'W' takes two numbers, not 1."),
]

ERRORS = [
    ("st.number_input('W', 0, 1.5)", "StreamlitMixedNumericTypesError"),
    ("st.number_input('W', 5, 1)", "StreamlitInvalidMinMaxError"),
    ("st.number_input('W', 5, 9, 1)", "StreamlitValueBelowMinError"),
    ("st.number_input('W', 5, 9, 10)", "StreamlitValueAboveMaxError"),
    ("st.slider('W', 5, 5)", "StreamlitInvalidMinMaxError"),
    ("st.slider('W', 0, 10.0)", "StreamlitInvalidParameterTypeError"),
    ("st.slider('W', value=(1, 2, 3))", "StreamlitValueError"),
]


class TestNumeric(Used):
    """Each of `WIDGETS`, `REFUSED` and `ERRORS`."""


def test_other_ends_reset_a_keyed_slider():
    """Rule widget-key-resets."""
    app = App("""
        import streamlit as st
        high = 20 if st.checkbox("More") else 10
        st.slider("Speed", 0, high, 1, key="k")
    """)
    app.set("Speed", 7).set("More", True)
    assert app.widget("Speed")["value"] == 1


@pytest.mark.parametrize(
    ("arguments", "kind", "step", "shown"),
    [
        ("", "float", 0.01, "%0.2f"),
        ("value=1", "int", 1, "%d"),
        ("value=None, min_value=1", "int", 1, "%d"),
        ("value=None", "float", 0.01, "%0.2f"),
        ("value=1.0, step=0.5, format='%.1f'", "float", 0.5, "%.1f"),
    ],
)
def test_the_kind_of_a_number_input_and_how_it_is_written(arguments: str, kind: str, step: object, shown: str):
    widget = App(f"import streamlit as st\nst.number_input('W', {arguments})").widget("W")
    assert (widget["kind"], widget["step"], widget["format"]) == (kind, step, shown)


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("st.number_input('W', value=2**53)", "StreamlitJSNumberBoundsError"),
        ("st.number_input('W', value='two')", "StreamlitJSNumberBoundsError"),
        ("st.number_input('W', format='%s things')", "StreamlitInvalidNumberFormatError"),
        ("st.number_input('W', format='none')", "StreamlitInvalidNumberFormatError"),
        ("st.number_input('W', value=1, step=0.5)", "StreamlitMixedNumericTypesError"),
        ("st.slider('W', 0, 10, width='content')", "StreamlitInvalidWidthError"),
        ("st.session_state.k = 20; st.slider('W', 0, 10, key='k')", "StreamlitValueAboveMaxError"),
        ("st.session_state.k = -1; st.slider('W', 0, 10, key='k')", "StreamlitValueBelowMinError"),
    ],
)
def test_what_a_number_may_not_be(call: str, error: str):
    assert error in raised(call)


def test_a_number_in_state_beyond_the_ends_gives_way_to_the_default():
    """Rule state-invalid-reset."""
    app = App(
        "import streamlit as st\nst.session_state.setdefault('k', 20)\nst.text(st.number_input('W', 0, 10, 5, key='k'))"
    )
    assert (app.shown[1], app.state) == ("5", {"k": 5})


def test_two_values_in_state_make_a_slider_one_of_two_handles():
    app = App(
        "import streamlit as st\nst.session_state.setdefault('k', (2, 4))\nst.text(st.slider('W', 0, 10, key='k'))"
    )
    assert (app.shown[1], app.widget("W")["value"]) == ("(2, 4)", [2, 4])
    assert app.set("W", [1, 9]).shown[1] == "(1, 9)"
