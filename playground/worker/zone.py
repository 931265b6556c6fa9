"""The reader's time zone, in an interpreter whose memory was made on another machine."""

from __future__ import annotations

import time

from playground.runtime.st.surroundings import BROWSER

_HALF_YEAR = 182 * 24 * 3600


def adopt(name: str, offset: int) -> None:
    """Make the constants of `time` say what its functions say, and `st.context` what the browser says.

    `name` is the browser's time zone (``Asia/Tokyo``), `offset` the minutes from local time to UTC, as
    JavaScript counts them (-540 there). The worker has told the C library of the zone before: `time` asks that
    library once, when Python starts (CPython's ``init_timezone``), which was at build time.
    """
    BROWSER.update(timezone=name, timezone_offset=offset)
    year = time.gmtime().tm_year
    start = int(time.mktime((year, 1, 1, 12, 0, 0, 0, 1, -1)))
    winter, summer = time.localtime(start), time.localtime(start + _HALF_YEAR)
    if winter.tm_gmtoff > summer.tm_gmtoff:
        winter, summer = summer, winter
    time.timezone, time.altzone = -winter.tm_gmtoff, -summer.tm_gmtoff
    time.daylight = int(winter.tm_gmtoff != summer.tm_gmtoff)
    time.tzname = (winter.tm_zone, summer.tm_zone)
