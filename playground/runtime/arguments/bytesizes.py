"""Sizes in bytes as scripts give them: `max_size` of a cache.

Modelled on Streamlit's `byte_util.py`.
"""

from __future__ import annotations

import re
from typing import Any, Final

from ..run import errors

_SIZE: Final = re.compile(r"\s*(?:\d+(?:\.\d*)?|\.\d+)\s*(?:b|[kmgt]i?b)\s*", re.IGNORECASE)
_MOST_DIGITS: Final = 100


def check_size(size: Any) -> None:
    """Raise for what is neither None nor a positive number of bytes nor a text such as "500MB"."""
    if size is None:
        return
    if isinstance(size, bool) or not isinstance(size, int | str):
        raise errors.StreamlitInvalidParameterTypeError(
            "max_size",
            type(size).__name__,
            ["int", "str"],
            detail='Pass an integer byte count such as int(5e8), or a unit string such as "500MB".',
        )
    detail = (
        'Use an integer number of bytes or a positive value with an explicit unit, such as "500MB", "1.5GB", or '
        '"200KiB".'
    )
    digits = re.sub(r"\D", "", size) if isinstance(size, str) else ""
    if isinstance(size, str):
        fits = _SIZE.fullmatch(size) is not None and int(digits[:_MOST_DIGITS]) > 0
        if fits and len(digits) > _MOST_DIGITS:
            fits, detail = False, f"Use a byte size with at most {_MOST_DIGITS} digits."
    else:
        fits = size > 0
    if not fits:
        raise errors.StreamlitValueError("max_size", ["a positive byte size"], detail=detail)
