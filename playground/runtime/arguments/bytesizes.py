"""Sizes in bytes as scripts give them: `max_size` of a cache.

Modelled on Streamlit's `byte_util.py`.
"""

from __future__ import annotations

import re
from numbers import Integral
from typing import Any, Final

from ..run import errors

_SIZE: Final = re.compile(r"(\d*)(?:\.(\d*))? ?(b|[kmgt]i?b)", re.ASCII | re.IGNORECASE)
_POWERS: Final = {"b": 0, "k": 1, "m": 2, "g": 3, "t": 4}
"""Of 1024, by the first letter of a unit."""
_MOST_DIGITS: Final = 100


def check_size(size: Any) -> None:
    """Raise for what is neither None nor a positive number of bytes nor a text such as "500MB"."""
    if size is None:
        return
    if isinstance(size, bool) or not isinstance(size, Integral | str):
        raise errors.StreamlitInvalidParameterTypeError(
            "max_size",
            type(size).__name__,
            ["int", "str"],
            detail='Pass an integer byte count such as int(5e8), or a unit string such as "500MB".',
        )
    if (_bytes(size) if isinstance(size, str) else int(size)) <= 0:
        raise _no_size(
            'Use an integer number of bytes or a positive value with an explicit unit, such as "500MB", "1.5GB", or '
            '"200KiB".'
        )


def _bytes(text: str) -> int:
    """The whole bytes that a text means; 0 for one that means none."""
    found = _SIZE.fullmatch(text)
    if found is None:
        return 0
    whole, fraction, unit = found[1], found[2] or "", found[3]
    if not whole and not fraction:
        return 0
    if len((whole or "0") + fraction) > _MOST_DIGITS:
        raise _no_size(f"Use a byte size with at most {_MOST_DIGITS} digits.")
    return int(whole + fraction) * 1024 ** _POWERS[unit[0].lower()] // 10 ** len(fraction)


def _no_size(detail: str) -> errors.StreamlitValueError:
    return errors.StreamlitValueError("max_size", ["a positive byte size"], detail=detail)
