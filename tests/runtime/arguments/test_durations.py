"""Spans of time: what `ttl` and `run_every` may be."""

from datetime import timedelta

import pytest

from playground.runtime.arguments.durations import seconds
from playground.runtime.run.errors import StreamlitBadTimeStringError


@pytest.mark.parametrize(
    ("given", "wanted"),
    [(None, None), (2, 2.0), (timedelta(minutes=1), 60.0), ("1.5s", 1.5), ("1h30m", 5400.0), ("2 days", 172800.0)]
    + [("500ms", 0.5), ("1 day 2 hours", 93600.0), ("0:01:30", 90.0), ("-1s", -1.0)],
)
def test_spans(given, wanted):
    assert seconds(given) == wanted


@pytest.mark.parametrize("given", ["soon", "", "1x"])
def test_a_text_that_is_no_span(given):
    with pytest.raises(StreamlitBadTimeStringError, match="Time string doesn't look right"):
        seconds(given)
