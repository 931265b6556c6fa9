"""Python values as data for the trace: JSON where it is JSON, a short description where it is not."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any, Final

from . import caps
from .control import GuardException
from .watch import briefly

Json = Any
"""A value made of dict, list, str, int, float, bool and None."""

_EXACT_INT: Final = 2**53
"""Larger integers would be rounded by the browser's numbers."""
_DEEP: Final = 100
"""Levels of nesting whose `repr` is still asked for."""
_name: Any = vars(type)["__name__"].__get__
_TOO_DEEP: Final = 1_000
"""Levels that can be freed for certain."""
_LOOKS: Final = 20_000
"""Containers that are looked at for that."""
_TEXTS: Final = (str, bytes, bytearray)
_ATOMS: Final = frozenset({type(None), bool, int, float})
_HOLDERS: Final = (list, tuple, set, frozenset, dict)


class Room:
    """How many items and characters of a value, or of several `within` one room, may still be copied."""

    def __init__(self, items: int = caps.ITEMS, text: int = caps.VALUE, within: Room | None = None) -> None:
        self.items: int = items if within is None else min(items, within.items)
        self.text: int = text if within is None else min(text, within.text)
        self.within = within
        self.describe: Callable[[object], Json] = describe
        """What tells of a value that is not JSON."""

    def item(self) -> bool:
        """Take one item; False when there is none left."""
        self.items -= 1
        if self.within is not None:
            self.within.items -= 1
        return self.items >= 0

    def cut(self, text: str) -> str:
        """Return as much of `text` as there is room for, and take that."""
        return self._take(cut(text, min(caps.TEXT, max(self.text, _SHORT))))

    def key(self, text: str) -> str:
        """Return the key `text`, shortened only where it is very long: two keys must not become one."""
        return self._take(cut(text, caps.KEY))

    def _take(self, text: str) -> str:
        self.text -= len(text)
        if self.within is not None:
            self.within.text -= len(text)
        return printable(text)


_SHORT: Final = 20
"""Characters that every text may have, also where there is no room."""


def type_name(value: object) -> str:
    """The name of a value's type; what the type's own class says of it is not asked for."""
    return cut(printable(_name(type(value))), caps.NAME)


def describe(value: object) -> dict[str, str]:
    """Return `{"repr", "type"}` of a value that is not JSON; never raises."""
    name = type_name(value)
    if _is_large(value):
        return {"repr": f"<{name}, too large to be shown>", "type": name}
    return {"repr": cut(text_of(value, repr), caps.NAME), "type": name}


def _is_large(value: object) -> bool:
    """True for a container of Python's own that holds so much, at any level, that its `repr` would take long."""
    return _base(value) in _HOLDERS and holds_more_than(caps.REPR_ITEMS, value)


def holds_more_than(limit: int, value: object) -> bool:
    """True for a value of more items and characters at all levels; one in several containers counts each time."""
    return _left(value, limit, ()) < 0


def is_deep(values: Iterable[object]) -> bool:
    """True where lists, tuples and dicts nest so deeply that to free them could use up the browser's stack."""
    todo = [(value, 0) for value in values]
    for _ in range(_LOOKS):
        if not todo:
            return False
        value, depth = todo.pop()
        if depth > _TOO_DEEP:
            return True
        kind = type(value)
        if kind is list or kind is tuple or kind is dict:
            inner: Iterable[object] = value.values() if kind is dict else value  # type: ignore[attr-defined, assignment]
            todo += [(each, depth + 1) for each in islice(inner, _LOOKS) if type(each) in _HOLDERS]
    return True


def _base(value: object) -> type | None:
    """The type of Python's own that a text or container is of; asks nothing of the script's classes."""
    return next((kind for kind in (*_TEXTS, *_HOLDERS) if issubclass(type(value), kind)), None)


def _left(value: Any, left: int, parents: tuple[int, ...]) -> int:
    """How much of `left` remains when `value` and what it holds are counted; less than 0 when it is too much."""
    kind = _base(value)
    if kind is None or id(value) in parents:
        return left - 1
    if len(parents) > _DEEP:
        return -1
    left -= 1 + kind.__len__(value)  # type: ignore[attr-defined]
    if left >= 0 and kind in _HOLDERS:
        for item in dict.items(value) if kind is dict else kind.__iter__(value):
            if type(item) in _ATOMS:
                continue
            left = _left(item, left, (*parents, id(value)))
            if left < 0:
                break
    return left


def text_of(value: object, how: Callable[[object], str]) -> str:
    """Return `repr` or `str` of a value of the script's; where that fails or takes long, a text that says so.

    It is cut to `caps.TEXT` characters.
    """
    try:
        with briefly():
            text = how(value)
            if not isinstance(text, str):  # a __repr__ can lie
                raise TypeError
            return printable(cut(text, caps.TEXT))
    except KeyboardInterrupt:
        raise
    except GuardException:
        return f"<{type_name(value)}, whose {how.__name__} takes too long>"
    except BaseException as error:
        return f"<{type_name(value)}, whose {how.__name__} raises {type_name(error)}>"


def cut(text: str, limit: int) -> str:
    """Return `text`, shortened to `limit` characters, the last of them an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def to_json(value: object, room: Room | None = None) -> Json:
    """Return `value` as JSON data: given as it is when it is JSON, described otherwise.

    Containers are copied, so that the result does not change when the script changes its
    value later. Over-long strings, over-deep and over-large containers are cut; so is what no `room` is left for.
    """
    return _to_json(value, room or Room(), caps.DEPTH, set())


def state_to_json(state: Mapping[str, object], keys: int | None = None) -> dict[str, Json]:
    """Return session state as JSON: its first `caps.KEYS` keys, and how many more of `keys` in all there are."""
    whole = Room(caps.STATE_ITEMS, caps.STATE)
    found = {whole.key(key): to_json(value, Room(within=whole)) for key, value in islice(state.items(), caps.KEYS)}
    more = (len(state) if keys is None else keys) - caps.KEYS
    if more > 0:
        found["…"] = {"repr": f"… {more:,} more keys", "type": "cut"}
    return found


def _to_json(value: object, budget: Room, depth: int, parents: set[int]) -> Json:
    kind = type(value)
    if value is None or kind is bool:
        return value
    if kind is str:
        return budget.cut(value)  # type: ignore[arg-type]
    if kind is int:
        return value if -_EXACT_INT <= value <= _EXACT_INT else _large_int(value)  # type: ignore[operator,arg-type]
    if kind is float:
        return value if math.isfinite(value) else budget.describe(value)  # type: ignore[arg-type]
    if kind is not list and kind is not dict:
        return budget.describe(value)
    if depth == 0 or id(value) in parents:
        return {"repr": "[…]" if kind is list else "{…}", "type": kind.__name__}
    parents.add(id(value))
    try:
        if kind is list:
            return _list_to_json(value, budget, depth, parents)  # type: ignore[arg-type]
        return _dict_to_json(value, budget, depth, parents)  # type: ignore[arg-type]
    finally:
        parents.discard(id(value))


def _list_to_json(value: list[Any], budget: Room, depth: int, parents: set[int]) -> Json:
    items = []
    for number, item in enumerate(value):
        if not budget.item():
            items.append({"repr": f"… {len(value) - number} more", "type": "cut"})
            break
        items.append(_to_json(item, budget, depth - 1, parents))
    return items


def _dict_to_json(value: dict[Any, Any], budget: Room, depth: int, parents: set[int]) -> Json:
    if not all(type(key) is str for key in value):
        return budget.describe(value)
    items: dict[str, Json] = {}
    for number, (key, item) in enumerate(value.items()):
        if not budget.item():
            items["…"] = {"repr": f"… {len(value) - number} more", "type": "cut"}
            break
        items[budget.key(key)] = _to_json(item, budget, depth - 1, parents)
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
