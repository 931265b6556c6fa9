"""Days and times of day: `date_input`, `time_input`."""

from datetime import date

import pytest

from playground.runtime.widgets.dates import check_format, same_day
from tests.runtime.app import App
from tests.runtime.using import Used, raised

WIDGETS = [
    # the call, what it gives at first, what the page shows, what is set, what the script gets
    (
        "st.date_input('W', date(2024, 1, 31))",
        "datetime.date(2024, 1, 31)",
        "2024-01-31",
        "2024-02-01",
        "datetime.date(2024, 2, 1)",
    ),
    (
        "st.date_input('W', '2024-01-31')",
        "datetime.date(2024, 1, 31)",
        "2024-01-31",
        "2024-02-01",
        "datetime.date(2024, 2, 1)",
    ),
    ("st.date_input('W', None)", "None", None, "2024-02-01", "datetime.date(2024, 2, 1)"),
    (
        "st.date_input('W', (date(2024, 1, 1), date(2024, 1, 2)))",
        "(datetime.date(2024, 1, 1), datetime.date(2024, 1, 2))",
        ["2024-01-01", "2024-01-02"],
        ["2024-01-05"],
        "(datetime.date(2024, 1, 5),)",
    ),
    ("st.date_input('W', [])", "()", [], [], "()"),
    ("st.time_input('W', time(8, 45))", "datetime.time(8, 45)", "08:45", "09:15", "datetime.time(9, 15)"),
    ("st.time_input('W', '08:45:30')", "datetime.time(8, 45)", "08:45", "09:15", "datetime.time(9, 15)"),
    (
        "st.time_input('W', time(8, 45, 5), step=5)",
        "datetime.time(8, 45, 5)",
        "08:45:05",
        "08:45:10",
        "datetime.time(8, 45, 10)",
    ),
    ("st.time_input('W', None)", "None", None, "23:00", "datetime.time(23, 0)"),
]

REFUSED = [
    # what no user can set it to
    ("st.date_input('W', date(2024, 1, 1))", "soon", "takes dates such as"),
    ("st.date_input('W', date(2024, 1, 1))", None, "takes dates such as"),
    ("st.date_input('W', date(2024, 1, 1), max_value=date(2024, 2, 1))", "2024-03-01", "to 2024-02-01"),
    ("st.date_input('W', [])", "2024-03-01", "takes a list of up to two dates"),
    ("st.time_input('W', time(1))", "25:00", 'takes a time such as "09:30"'),
]

ERRORS = [
    ("st.date_input('W', 3)", "StreamlitInvalidParameterTypeError"),
    ("st.date_input('W', date(2024, 1, 1), date(2024, 1, 2))", "StreamlitValueBelowMinError"),
    ("st.date_input('W', date(2024, 1, 1), max_value=date(2023, 1, 2))", "StreamlitValueAboveMaxError"),
    ("st.date_input('W', None, date(2024, 1, 2), date(2024, 1, 1))", "StreamlitInvalidMinMaxError"),
    ("st.date_input('W', format='Y')", "StreamlitValueError"),
    ("st.time_input('W', 'soon')", "StreamlitInvalidParameterTypeError"),
    ("st.time_input('W', step=0)", "StreamlitValueOutOfRangeError"),
    ("st.time_input('W', step=True)", "StreamlitInvalidParameterTypeError"),
    ("st.time_input('W', format='am')", "StreamlitValueError"),
]


class TestDates(Used):
    """Each of `WIDGETS`, `REFUSED` and `ERRORS`."""


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


def test_the_29th_of_february_has_no_day_in_most_years():
    assert same_day(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert same_day(date(2024, 2, 29), 4) == date(2028, 2, 29)
    assert (same_day(date(9995, 1, 1), 10), same_day(date(5, 1, 1), -10)) == (date.max, date.min)


@pytest.mark.parametrize("order", ["YYYY/MM/DD", "DD.MM.YYYY", "MM-DD-YYYY"])
def test_an_order_with_one_of_three_marks_is_a_format(order: str):
    check_format(order)


def test_the_days_of_a_date_input_are_ten_years_around_its_own():
    app = App("import streamlit as st, datetime\nst.date_input('W', datetime.date(2024, 2, 29))")
    assert (app.widget("W")["min"], app.widget("W")["max"]) == ("2014-02-28", "2034-02-28")
    low = App("import streamlit as st\nst.date_input('W', '2024-01-05', min_value='2024-01-01')").widget("W")
    assert (low["min"], low["max"]) == ("2024-01-01", "2034-01-05")


def test_today_is_moved_into_the_days_that_can_be():
    app = App("import streamlit as st\nst.text(st.date_input('W', max_value='2001-01-01', min_value='2000-01-01'))")
    assert app.shown == ["W=2001-01-01", "2001-01-01"]


def test_a_range_of_which_one_end_is_chosen():
    app = App("import streamlit as st\nst.text(st.date_input('W', ('2024-01-01', '2024-01-05')))")
    assert app.set("W", ["2024-01-03"]).shown[1] == "(datetime.date(2024, 1, 3),)"


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("st.date_input('W', ['2024-01-01'] * 3)", "StreamlitInvalidParameterTypeError"),
        ("st.date_input('W', min_value=3)", "StreamlitInvalidParameterTypeError"),
        ("st.date_input('W', format=3)", "StreamlitInvalidParameterTypeError"),
        ("st.date_input('W', 'never')", "StreamlitInvalidParameterTypeError"),
        ("st.time_input('W', step=timedelta(hours=24))", "StreamlitValueOutOfRangeError"),
        ("st.time_input('W', 8)", "StreamlitInvalidParameterTypeError"),
    ],
)
def test_what_a_day_or_a_time_may_not_be(call: str, error: str):
    assert error in raised(call)


def test_a_time_of_whole_minutes_has_no_seconds():
    app = App("import streamlit as st, datetime\nst.text(st.time_input('W', datetime.time(8, 45, 30)))")
    assert app.shown == ["W=08:45", "08:45:00"]
    fine = App("import streamlit as st\nst.text(st.time_input('W', '2024-01-01 08:45:30', step=1))")
    assert fine.shown == ["W=08:45:30", "08:45:30"]
