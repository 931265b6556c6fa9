"""Python values as data for the trace: JSON where it is JSON, a short description where it is not."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final

from .control import GuardException
from .watch import briefly

Json = Any
"""A value made of dict, list, str, int, float, bool and None."""

REPR_LIMIT: Final = 200
"""Characters kept of a value's `repr`."""
TEXT_LIMIT: Final = 20_000
"""Characters kept of a string in the trace."""
ITEM_LIMIT: Final = 2_000
"""Items kept of one value, all levels counted together."""
DEPTH_LIMIT: Final = 12
"""Levels of nesting kept."""
_EXACT_INT: Final = 2**53
"""Larger integers would be rounded by the browser's numbers."""


class _Budget:
    """How many items of one value may still be copied."""

    def __init__(self) -> None:
        self.left = ITEM_LIMIT

    def take(self) -> bool:
        self.left -= 1
        return self.left >= 0


def describe(value: object) -> dict[str, str]:
    """Return `{"repr", "type"}` of a value that is not JSON; never raises."""
    return {"repr": cut(text_of(value, repr), REPR_LIMIT), "type": type(value).__name__}


def text_of(value: object, how: Callable[[object], str]) -> str:
    """Return `repr` or `str` of a value of the script's; where that fails or takes long, a text that says so."""
    try:
        with briefly():
            text = how(value)
            if not isinstance(text, str):  # a __repr__ can lie
                raise TypeError
            return printable(text)
    except KeyboardInterrupt:
        raise
    except GuardException:
        return f"<{type(value).__name__}, whose {how.__name__} takes too long>"
    except BaseException as error:
        return f"<{type(value).__name__}, whose {how.__name__} raises {type(error).__name__}>"


def cut(text: str, limit: int) -> str:
    """Return `text`, shortened to `limit` characters, the last of them an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def to_json(value: object) -> Json:
    """Return `value` as JSON data: given as it is when it is JSON, described otherwise.

    Containers are copied, so that the result does not change when the script changes its
    value later. Over-long strings, over-deep and over-large containers are cut.
    """
    return _to_json(value, _Budget(), DEPTH_LIMIT, set())


def _to_json(value: object, budget: _Budget, depth: int, parents: set[int]) -> Json:
    kind = type(value)
    if value is None or kind is bool:
        return value
    if kind is str:
        return printable(cut(value, TEXT_LIMIT))  # type: ignore[arg-type]
    if kind is int:
        return value if -_EXACT_INT <= value <= _EXACT_INT else _large_int(value)  # type: ignore[operator,arg-type]
    if kind is float:
        return value if math.isfinite(value) else describe(value)  # type: ignore[arg-type]
    if kind is not list and kind is not dict:
        return describe(value)
    if depth == 0 or id(value) in parents:
        return {"repr": "[…]" if kind is list else "{…}", "type": kind.__name__}
    parents.add(id(value))
    try:
        if kind is list:
            return _list_to_json(value, budget, depth, parents)  # type: ignore[arg-type]
        return _dict_to_json(value, budget, depth, parents)  # type: ignore[arg-type]
    finally:
        parents.discard(id(value))


def _list_to_json(value: list[Any], budget: _Budget, depth: int, parents: set[int]) -> Json:
    items = []
    for number, item in enumerate(value):
        if not budget.take():
            items.append({"repr": f"… {len(value) - number} more", "type": "cut"})
            break
        items.append(_to_json(item, budget, depth - 1, parents))
    return items


def _dict_to_json(value: dict[Any, Any], budget: _Budget, depth: int, parents: set[int]) -> Json:
    if not all(type(key) is str for key in value):
        return describe(value) if len(value) <= ITEM_LIMIT else {"repr": "{…}", "type": "dict"}
    items: dict[str, Json] = {}
    for number, (key, item) in enumerate(value.items()):
        if not budget.take():
            items["…"] = {"repr": f"… {len(value) - number} more", "type": "cut"}
            break
        items[printable(cut(key, REPR_LIMIT))] = _to_json(item, budget, depth - 1, parents)
    return items


def printable(text: str) -> str:
    """Replace lone surrogates, which no JSON text can carry."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text


def _large_int(value: int) -> dict[str, str]:
    """Describe an integer beyond 2**53 without writing all of its digits."""
    if value.bit_length() > 600:
        return {"repr": f"<int of {value.bit_length()} bits>", "type": "int"}
    return {"repr": str(value), "type": "int"}
