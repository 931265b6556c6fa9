"""What a message to the browser can carry: arguments that go into it as they are must be of its fields' types.

Streamlit writes them into Protocol Buffers, whose refusals reach the script. The words here are theirs.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable
from typing import Any, Final

from ..run.fingerprint import package_of

_PLAIN: Final = frozenset({str, int, bool, float, type(None), list, dict})
_NO_TEXT: Final = "bad argument type for built-in operation"


def carried(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of an element as they come out of a message: a number or text of the script's own class is plain."""
    if _PLAIN.issuperset(map(type, fields.values())):
        return fields
    odd = {name: value for name, value in fields.items() if type(value) not in _PLAIN}
    return {**fields, **{name: _carried(value) for name, value in odd.items()}}


def _carried(value: Any) -> Any:
    if isinstance(value, str):
        return str.__str__(value)
    return int.__index__(value) if isinstance(value, int) else value


def stripped(value: Any) -> Any:
    """`value.strip()`, with Streamlit's words where `value` is no text.

    A class such as `str` has the method too, but no object for it: Python's own words are raised for that.
    """
    method = value.strip
    if isinstance(value, type) and isinstance(method, type(str.strip)):
        raise TypeError(f"unbound method {method.__qualname__}() needs an argument")
    return method()


def flag(value: Any) -> bool:
    """A field that is True or False takes whole numbers as well."""
    if value is True or value is False:
        return bool(value)
    if package_of(value) == "numpy":
        if type(value).__name__ == "ndarray":  # which may say that it is a whole number
            raise TypeError(f"{value} has type ndarray, but expected one of: bool")
        if type(value).__name__ == "bool":
            return bool(value)
    if not -(2**63) <= operator.index(value) < 2**63:
        raise OverflowError("Python int too large to convert to C long")
    return bool(value)


def text(value: Any) -> str:
    """A field that is a text takes one as UTF-8 bytes as well."""
    if isinstance(value, bytes):
        return value.decode()
    if not isinstance(value, str):
        raise TypeError(_NO_TEXT)
    if not value.isascii():
        value.encode()  # raises for half a surrogate pair
    return value


def texts(values: Any) -> list[str]:
    """A field that is a list of texts."""
    if not isinstance(values, Iterable):
        raise TypeError("must assign iterable")
    return [text(value) for value in values]


def count(value: Any, field: str) -> int:
    """A field for whole numbers from 0 on; `field` is its name with that of its message."""
    return _whole(value, field, 0, 2**32)


def whole(value: Any, field: str, bits: int = 32) -> int:
    """A field for whole numbers, also below 0."""
    return _whole(value, field, -(2 ** (bits - 1)), 2 ** (bits - 1))


def _whole(value: Any, field: str, low: int, beyond: int) -> int:
    if isinstance(value, bool):
        raise TypeError(f"Field {field}: Expected an int, got a boolean.")
    found = operator.index(value)
    if not low <= found < beyond:
        raise ValueError(f"Value out of range: {found}")
    return found


def real(value: Any) -> float:
    """A field for numbers."""
    return math.copysign(value, value)
