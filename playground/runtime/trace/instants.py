"""Days, times of day and moments: ISO texts on the page, microseconds in what the page sends."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
TIME_OF: Final = date(2000, 1, 1)
"""The day on which a time of day is, as a number."""


def micros(text: str) -> int:
    """A day, a time of day or both, in ISO form, in microseconds; raises `ValueError`."""
    if "T" in text:
        moment = datetime.fromisoformat(text)
    elif "-" in text:
        moment = datetime.combine(date.fromisoformat(text), time())
    else:
        moment = datetime.combine(TIME_OF, time.fromisoformat(text))
    if moment.tzinfo is not None:
        raise ValueError(text)
    return (moment.replace(tzinfo=UTC) - EPOCH) // timedelta(microseconds=1)


def iso(kind: str, number: float) -> str:
    """Microseconds as the ISO text that the page has for them."""
    moment = (EPOCH + timedelta(microseconds=int(number))).replace(tzinfo=None)
    if kind == "date":
        return moment.date().isoformat()
    fine = "auto" if moment.second or moment.microsecond else "minutes"
    return moment.isoformat(timespec=fine) if kind == "datetime" else moment.time().isoformat(timespec=fine)
