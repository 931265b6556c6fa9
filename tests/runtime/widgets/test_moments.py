"""A day with a time: `datetime_input`."""

import pytest

from tests.runtime.app import App
from tests.runtime.using import raised, refused, use

GIVEN = "datetime(2024, 1, 31, 9, 30)"
WIDGETS = [
    # the call, what it gives at first, what the page shows, what is set, what the script gets
    (f"st.datetime_input('W', {GIVEN})", "datetime.datetime(2024, 1, 31, 9, 30)", "2024-01-31T09:30",
     "2024-02-01T08:15", "datetime.datetime(2024, 2, 1, 8, 15)"),
    ("st.datetime_input('W', '2024-01-31 09:30:59')", "datetime.datetime(2024, 1, 31, 9, 30)", "2024-01-31T09:30",
     "2024-01-31T09:31", "datetime.datetime(2024, 1, 31, 9, 31)"),
    ("st.datetime_input('W', date(2024, 1, 31))", "datetime.datetime(2024, 1, 31, 0, 0)", "2024-01-31T00:00",
     "2024-01-31T00:01", "datetime.datetime(2024, 1, 31, 0, 1)"),
    ("st.datetime_input('W', None)", "None", None, "2026-01-31T09:30", "datetime.datetime(2026, 1, 31, 9, 30)"),
]  # fmt: skip


@pytest.mark.parametrize("key", ["", "k"], ids=["no key", "key"])
@pytest.mark.parametrize(("call", "first", "shown", "sent", "then"), WIDGETS, ids=[case[0] for case in WIDGETS])
def test_what_page_and_script_have_of_it(call: str, first: str, shown: object, sent: object, then: str, key: str):
    use(call, first, shown, sent, then, key)


@pytest.mark.parametrize(
    ("call", "value", "message"),
    [
        (f"st.datetime_input('W', {GIVEN})", "soon", "takes a day with a time such as"),
        (f"st.datetime_input('W', {GIVEN})", None, "takes a day with a time such as"),
        (f"st.datetime_input('W', {GIVEN})", "2044-01-01T00:00", "takes moments from 2014-01-31T00:00"),
    ],
)
def test_a_value_that_no_user_can_give_is_refused_and_nothing_changed(call: str, value: object, message: str):
    refused(call, value, message)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ("'soon'", "StreamlitInvalidParameterTypeError"),
        ("3", "StreamlitInvalidParameterTypeError"),
        (f"{GIVEN}, min_value=datetime(2024, 2, 1)", "StreamlitValueBelowMinError"),
        (f"{GIVEN}, max_value=datetime(2024, 1, 1)", "StreamlitValueAboveMaxError"),
        ("None, min_value='2024-01-02', max_value='2024-01-01'", "StreamlitInvalidMinMaxError"),
        (f"{GIVEN}, step=30", "StreamlitValueOutOfRangeError"),
        (f"{GIVEN}, step=True", "StreamlitInvalidParameterTypeError"),
        (f"{GIVEN}, format='Y'", "StreamlitValueError"),
        (f"{GIVEN}, width='content'", "StreamlitInvalidWidthError"),
    ],
)
def test_wrong_arguments_are_streamlits_errors(arguments: str, error: str):
    assert error in raised(f"st.datetime_input('W', {arguments})")


def test_a_moment_out_of_new_ends_becomes_the_default():
    """Rule state-invalid-reset."""
    app = App("""
        import streamlit as st
        low = "2024-06-01" if st.checkbox("Later") else "2024-01-01"
        st.text(st.datetime_input("W", "2024-07-01 12:00", low, key="k"))
    """)
    assert app.set("W", "2024-02-02T10:00").shown[-1] == "2024-02-02 10:00:00"
    assert app.set("Later", True).shown[-1] == "2024-07-01 12:00:00"


def test_a_time_alone_is_of_today_and_none_in_state_empties_it():
    app = App("import streamlit as st, datetime\nst.text(st.datetime_input('W', datetime.time(9, 30)).time())")
    assert app.shown[1] == "09:30:00"
    empty = App("import streamlit as st\nst.session_state.k = None\nst.text(st.datetime_input('W', key='k'))")
    assert empty.shown == ["W=None", "None"]
