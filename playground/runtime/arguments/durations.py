"""Spans of time as scripts give them: `ttl` and `run_every`."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any, Final

from ..run import errors

_UNITS: Final = {
    "ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 0.001, "s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0, "w": 604_800.0,
    "nano": 1e-9, "nanosecond": 1e-9, "micro": 1e-6, "microsecond": 1e-6, "milli": 0.001, "millisecond": 0.001,
    "sec": 1.0, "second": 1.0, "min": 60.0, "minute": 60.0, "hr": 3_600.0, "hour": 3_600.0, "day": 86_400.0,
}  # fmt: skip
_PART: Final = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*([a-zµ]+),?\s*", re.IGNORECASE)
_CLOCK: Final = re.compile(r"\s*(\d+):(\d\d):(\d\d(?:\.\d+)?)\s*")


def seconds(value: Any) -> Any:
    """Return seconds for a number, a timedelta, or a text such as "2s", "1h30m" or "2 days"; None stays None."""
    if value is None:
        return None
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, str):
        return _of_text(value)
    return value  # of any type: what cannot be added to a time fails where that is done


def _of_text(text: str) -> float:
    if text.strip().isdecimal():
        return int(text) * 1e-9  # pandas, which Streamlit asks, takes a bare number for nanoseconds
    total, at, sign = 0.0, 0, 1.0
    if text.lstrip()[:1] in ("-", "+"):
        sign, text = (-1.0 if text.lstrip()[0] == "-" else 1.0), text.lstrip()[1:]
    clock = None
    while at < len(text):
        part = _PART.match(text, at)
        if part is None:
            clock = _CLOCK.fullmatch(text, at)
            if clock is None:
                raise errors.StreamlitBadTimeStringError(text)
            total += int(clock[1]) * 3600 + int(clock[2]) * 60 + float(clock[3])
            break
        total += float(part[1]) * _unit(part[2], text)
        at = part.end()
    if not text.strip():
        raise errors.StreamlitBadTimeStringError(text)
    return sign * total


def _unit(name: str, text: str) -> float:
    for known in (name, name.lower(), name.lower().removesuffix("s")):
        if known in _UNITS:
            return _UNITS[known]
    raise errors.StreamlitBadTimeStringError(text)
