"""Widgets that came after the first ones: scales, small buttons, dates, times."""

import pytest

from playground.runtime import ActionError
from tests.runtime.app import App

IMPORTS = "import streamlit as st; from datetime import date, time, datetime, timedelta"

WIDGETS = [
    # the call, what it gives at first, what the page shows, what is set, what the script gets
    ("st.select_slider('W', ['a', 'b', 'c'])", "'a'", "a", "c", "'c'"),
    ("st.select_slider('W', range(5), value=3)", "3", "3", "0", "0"),
    ("st.select_slider('W', [1, 2, 3], (1, 2))", "(1, 2)", ["1", "2"], ["2", "3"], "(2, 3)"),
    ("st.select_slider('W', [1, 2, 3], [3, 1])", "(1, 3)", ["1", "3"], ["1", "1"], "(1, 1)"),
    ("st.select_slider('W', [1, 2], format_func=lambda n: f'no. {n}')", "1", "no. 1", "no. 2", "2"),
    ("st.color_picker('W')", "'#000000'", "#000000", "#ff00aa", "'#ff00aa'"),
    ("st.color_picker('W', '#abc')", "'#abc'", "#abc", "#ABCDEF", "'#ABCDEF'"),
    ("st.pills('W', ['a', 'b'])", "None", [], ["b"], "'b'"),
    ("st.pills('W', ['a', 'b'], default='a')", "'a'", ["a"], [], "None"),
    ("st.pills('W', [1, 2], selection_mode='multi', default=[2])", "[2]", ["2"], ["1", "2"], "[1, 2]"),
    ("st.segmented_control('W', ['a', 'b'])", "None", [], ["a"], "'a'"),
    ("st.segmented_control('W', ['a', 'b'], selection_mode='multi', default='b')", "['b']", ["b"], [], "[]"),
    ("st.segmented_control('W', [1, 2], format_func=lambda n: 'xy'[n - 1], default=1)", "1", ["x"], ["y"], "2"),
    ("st.date_input('W', date(2024, 1, 31))", "datetime.date(2024, 1, 31)", "2024-01-31", "2024-02-01",
     "datetime.date(2024, 2, 1)"),
    ("st.date_input('W', '2024-01-31')", "datetime.date(2024, 1, 31)", "2024-01-31", "2024-02-01",
     "datetime.date(2024, 2, 1)"),
    ("st.date_input('W', None)", "None", None, "2024-02-01", "datetime.date(2024, 2, 1)"),
    ("st.date_input('W', (date(2024, 1, 1), date(2024, 1, 2)))",
     "(datetime.date(2024, 1, 1), datetime.date(2024, 1, 2))", ["2024-01-01", "2024-01-02"], ["2024-01-05"],
     "(datetime.date(2024, 1, 5),)"),
    ("st.date_input('W', [])", "()", [], [], "()"),
    ("st.time_input('W', time(8, 45))", "datetime.time(8, 45)", "08:45", "09:15", "datetime.time(9, 15)"),
    ("st.time_input('W', '08:45:30')", "datetime.time(8, 45)", "08:45", "09:15", "datetime.time(9, 15)"),
    ("st.time_input('W', time(8, 45, 5), step=5)", "datetime.time(8, 45, 5)", "08:45:05", "08:45:10",
     "datetime.time(8, 45, 10)"),
    ("st.time_input('W', None)", "None", None, "23:00", "datetime.time(23, 0)"),
]  # fmt: skip


@pytest.mark.parametrize("key", ["", ", key='k'"], ids=["no key", "key"])
@pytest.mark.parametrize(("call", "first", "shown", "sent", "then"), WIDGETS, ids=[case[0] for case in WIDGETS])
def test_a_widget(call: str, first: str, shown: object, sent: object, then: str, key: str):
    app = App(f"{IMPORTS}\nst.text(repr({call[:-1]}{key})))")
    assert app.shown[1] == first
    assert app.widget("W")["value"] == shown
    assert app.set("W", shown).runs == ()
    assert len(app.set("W", sent).runs) == (0 if sent == shown else 1)
    assert app.shown[1] == then
    if key:
        assert str(app.session.screen()[0]["key"]) == "k"


@pytest.mark.parametrize(
    ("call", "value", "message"),
    [
        ("st.select_slider('W', ['a', 'b'])", "c", "takes one of its options"),
        ("st.select_slider('W', [1, 2], (1, 2))", "1", "takes two of its options"),
        ("st.color_picker('W')", "red", 'takes a colour such as "#00FFAA"'),
        ("st.pills('W', ['a'])", "b", "takes one of its options, or null"),
        ("st.pills('W', ['a', 'b'])", ["a", "b"], "takes one of its options, or null"),
        ("st.pills('W', ['a', 'b'], default='a', required=True)", None, "takes one of its options"),
        ("st.pills('W', ['a'], selection_mode='multi')", "b", "takes a list of its options"),
        ("st.date_input('W', date(2024, 1, 1))", "soon", "takes dates such as"),
        ("st.date_input('W', date(2024, 1, 1))", None, "takes dates such as"),
        ("st.date_input('W', date(2024, 1, 1), max_value=date(2024, 2, 1))", "2024-03-01", "to 2024-02-01"),
        ("st.date_input('W', [])", "2024-03-01", "takes a list of up to two dates"),
        ("st.time_input('W', time(1))", "25:00", 'takes a time such as "09:30"'),
    ],
)
def test_a_value_that_no_user_can_give_is_refused(call: str, value: object, message: str):
    app = App(f"{IMPORTS}\n{call}")
    with pytest.raises(ActionError) as error:
        app.set("W", value)
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("st.select_slider('W', [])", "StreamlitMissingRequiredParameterError"),
        ("st.select_slider('W', ['a'], 'b')", "ValueError: b is not in iterable"),
        ("st.color_picker('W', 'red')", "'red' is not a valid hex code"),
        ("st.color_picker('W', 1)", "StreamlitInvalidParameterTypeError"),
        ("st.pills('W', ['a'], default='b')", "StreamlitDefaultNotInOptionsError"),
        ("st.pills('W', ['a', 'b'], default=['a', 'b'])", "must be a single value when `selection_mode='single'`"),
        ("st.pills('W', ['a'], selection_mode='some')", "StreamlitValueError"),
        ("st.pills('W', ['a'], selection_mode='multi', required=True)", "StreamlitIncompatibleParametersError"),
        ("st.feedback('hearts')", "StreamlitValueError"),
        ("st.feedback('thumbs', default=2)", "StreamlitValueOutOfRangeError"),
        ("st.date_input('W', 3)", "StreamlitInvalidParameterTypeError"),
        ("st.date_input('W', date(2024, 1, 1), date(2024, 1, 2))", "StreamlitValueBelowMinError"),
        ("st.date_input('W', date(2024, 1, 1), max_value=date(2023, 1, 2))", "StreamlitValueAboveMaxError"),
        ("st.date_input('W', None, date(2024, 1, 2), date(2024, 1, 1))", "StreamlitInvalidMinMaxError"),
        ("st.date_input('W', format='Y')", "StreamlitValueError"),
        ("st.time_input('W', 'soon')", "StreamlitInvalidParameterTypeError"),
        ("st.time_input('W', step=0)", "StreamlitValueOutOfRangeError"),
        ("st.time_input('W', step=True)", "StreamlitInvalidParameterTypeError"),
        ("st.time_input('W', format='am')", "StreamlitValueError"),
    ],
)
def test_wrong_arguments_are_streamlits_errors(call: str, error: str):
    assert error in App(f"{IMPORTS}\n{call}").error


def test_feedback_has_no_label_of_its_own_and_can_be_taken_back():
    app = App("import streamlit as st\nst.text(repr(st.feedback('stars', default=2, key='f')))")
    assert app.shown == ["Feedback=2", "2"]
    assert app.set("Feedback", 4).shown == ["Feedback=4", "4"]
    assert app.set(key="f", value=None).shown == ["Feedback=", "None"]
    with pytest.raises(ActionError, match="a whole number from 0 to 4, or null"):
        app.set("Feedback", 5)


def test_state_may_choose_the_value():
    app = App(
        """
        import streamlit as st
        from datetime import date
        st.session_state.setdefault("day", date(2024, 5, 1))
        st.session_state.setdefault("pill", "b")
        st.date_input("Day", key="day")
        st.pills("Pill", ["a", "b"], key="pill")
        """
    )
    assert app.shown == ["Day=2024-05-01", "Pill=['b']"]
    assert app.set("Pill", "a").state["pill"] == "a"


def test_a_date_out_of_new_bounds_becomes_the_default():
    app = App(
        """
        import streamlit as st
        from datetime import date
        low = date(2024, 1, 1) if not st.checkbox("Later") else date(2024, 6, 1)
        st.text(st.date_input("Day", date(2024, 7, 1), low, key="day"))
        """
    )
    app.set("Day", "2024-02-02")
    assert app.shown[-1] == "2024-02-02"
    assert app.set("Later", True).shown[-1] == "2024-07-01"
