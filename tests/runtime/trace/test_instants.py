"""Days, times of day and moments: ISO texts on the page, microseconds in what it sends."""

import pytest

from playground.runtime.trace.instants import iso, micros

from ..outcome import outcome

DAY = 86_400_000_000


@pytest.mark.parametrize(
    ("kind", "text", "number"),
    [
        ("date", "1970-01-02", DAY),
        ("date", "1969-12-31", -DAY),
        ("datetime", "1970-01-02T00:01", DAY + 60_000_000),
        ("datetime", "1970-01-01T00:00:01.000001", 1_000_001),
        ("time", "00:00", 10_957 * DAY),
        ("time", "09:30:05", 10_957 * DAY + 34_205_000_000),
    ],
)
def test_there_and_back(kind: str, text: str, number: int):
    assert micros(text) == number
    assert iso(kind, number) == text


@pytest.mark.parametrize("text", ["soon", "", "2026-13-01", "25:00", "2026-01-01T09:00+01:00", "09:00+01:00", "5"])
def test_what_is_none(text: str):
    assert outcome(micros, text)[1] == "ValueError"


def test_a_number_with_a_fraction_is_cut():
    assert iso("date", DAY + 0.9) == "1970-01-02"
