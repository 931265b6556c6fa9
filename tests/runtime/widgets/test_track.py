"""What a slider slides on: its ends, its step and its values, filled in and refused as Streamlit does."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from playground.runtime.run import errors
from playground.runtime.widgets.track import Track, check_bounds


def track(low=None, high=None, value=None, step=None) -> Track:
    return Track.of(low, high, value, step)


DAY = date(2026, 5, 15)
MOMENT = datetime(2026, 5, 15, 12)


@pytest.mark.parametrize(
    ("given", "kind", "low", "high", "step"),
    [
        ((), "int", 0, 100, 1),
        ((None, None, 0.5), "float", 0.0, 1.0, 0.01),
        ((2, 8), "int", 2, 8, 1),
        ((8, 2), "int", 2, 8, 1),
        ((0, 10, 20), "int", 0, 20, 1),
        ((0, 10, -5), "int", -5, 10, 1),
        ((None, None, DAY), "date", date(2026, 5, 1), date(2026, 5, 29), timedelta(days=1)),
        ((None, None, MOMENT), "datetime", datetime(2026, 5, 1, 12), datetime(2026, 5, 29, 12), timedelta(days=1)),
        ((MOMENT, MOMENT + timedelta(hours=2)), "datetime", MOMENT, MOMENT + timedelta(hours=2), timedelta(minutes=15)),
        ((None, None, time(9)), "time", time.min, time.max, timedelta(minutes=15)),
    ],
)
def test_what_the_call_leaves_out_is_filled_in(given, kind, low, high, step):
    made = track(*given)
    assert (made.kind, made.low, made.high, made.step) == (kind, low, high, step)


@pytest.mark.parametrize(
    ("given", "values", "single"),
    [((), [0], True), ((3, 9), [3], True), ((0, 10, (4, 2)), [2, 4], False), ((0, 10, []), [0, 10], False)]
    + [((0, 10, [5]), [5], False)],
)
def test_where_it_stands_at_first(given, values, single):
    made = track(*given)
    assert (made.values, made.single) == (values, single)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ((5, 5), errors.StreamlitInvalidMinMaxError),
        ((0, 10.0), errors.StreamlitInvalidParameterTypeError),
        ((0, 10, 0.5), errors.StreamlitInvalidParameterTypeError),
        ((0, 10, (1, 2, 3)), errors.StreamlitValueError),
        ((0, 10, (1, 2.0)), errors.StreamlitInvalidParameterTypeError),
        ((0, 10, "5"), errors.StreamlitInvalidParameterTypeError),
        ((0, 10, ["5"]), KeyError),
        ((0, 10, 5, 0), errors.StreamlitValueError),
        ((None, None, DAY, timedelta(0)), errors.StreamlitValueError),
        ((None, None, DAY, 1), errors.StreamlitInvalidParameterTypeError),
        ((0, 2**53), errors.StreamlitJSNumberBoundsError),
        ((None, None, date(2500, 1, 1)), errors.StreamlitJSNumberBoundsError),
    ],
    ids=repr,
)
def test_what_does_not_fit_together_is_refused(given, error):
    with pytest.raises(error):
        track(*given)


def test_values_go_to_the_page_and_back():
    assert (track(0, 10, (2, 4)).page_value((2, 4)), track(0, 10).page_value(3)) == ([2, 4], 3)
    days = track(value=DAY)
    assert days.page_value(DAY) == "2026-05-15"
    assert days.script_value("2026-05-16") == date(2026, 5, 16)
    assert track(value=time(9, tzinfo=UTC)).script_value("09:30") == time(9, 30, tzinfo=UTC)
    assert track(value=MOMENT).script_value("2026-05-15T13:00") == datetime(2026, 5, 15, 13)


@pytest.mark.parametrize("sent", [None, 11, -1, [1, 2], float("nan")], ids=repr)
def test_what_cannot_be_is_what_it_started_with(sent):
    assert track(0, 10, 5).script_value(sent) == 5


def test_ends_and_step_as_the_trace_has_them():
    assert track(0.0, 1.0).fields() == {"min": 0.0, "max": 1.0, "step": 0.01, "kind": "float"}
    assert track(value=DAY).fields() == {"min": "2026-05-01", "max": "2026-05-29", "step": 86400, "kind": "date"}
    assert [track(value=each).format for each in (1, DAY, time(9))] == ["%d", "YYYY-MM-DD", "HH:mm"]


def test_a_value_that_the_script_stored_must_lie_within_its_ends():
    made = track(0, 10)
    made.check(10)
    made.check((0, 10))
    with pytest.raises(errors.StreamlitValueAboveMaxError, match="`value` 11 is greater than the `max_value` 10"):
        made.check(11)
    with pytest.raises(errors.StreamlitValueBelowMinError):
        track(value=DAY).check(date(2026, 4, 1))


@pytest.mark.parametrize(
    ("value", "words"),
    [(2**53, "must be <= (1 << 53) - 1"), (-(2**53), "must be >= -((1 << 53) - 1)"), ("1", "is not a float")],
)
def test_numbers_that_a_browser_cannot_hold(value, words):
    check_bounds(value=None, step=2**53 - 1)
    with pytest.raises(errors.StreamlitJSNumberBoundsError) as error:
        check_bounds(step=value)
    assert words in str(error.value)
    assert "`step`" in str(error.value)
