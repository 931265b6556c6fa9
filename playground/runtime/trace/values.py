"""Python values as data for the trace: JSON where it is JSON, a short description where it is not."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from itertools import islice, repeat
from operator import is_
from typing import Any, Final

from ..run import caps
from ..run.control import GuardException
from ..run.fingerprint import identity
from ..run.watch import briefly

Json = Any
"""A value made of dict, list, str, int, float, bool and None."""

_EXACT_INT: Final = 2**53
"""Larger integers would be rounded by the browser's numbers."""
_DEEP: Final = 100
"""Levels of nesting whose `repr` is still asked for."""
_name: Any = vars(type)["__name__"].__get__
_TOO_DEEP: Final = 1_000
"""Levels of nesting that can be freed without using up the browser's stack."""
_LOOKS: Final = 20_000
"""How many containers are looked at to find that out."""
_TEXTS: Final = (str, bytes, bytearray)
_ATOMS: Final = frozenset({type(None), bool, int, float})
_HOLDERS: Final = (list, tuple, set, frozenset, dict)


class Room:
    """How many items and characters of a value, or of several `within` one room, may still be copied."""

    def __init__(self, items: int = caps.ITEMS, text: int = caps.VALUE, within: Room | None = None) -> None:
        self.items: int = items if within is None else min(items, within.items)
        self.text: int = text if within is None else min(text, within.text)
        self._within = within
        self._begun = self.left
        self.describe: Callable[[object], Json] = describe
        """What tells of a value that is not JSON."""
        self.described = False
        """True once there was such a value."""

    @property
    def left(self) -> tuple[int, int]:
        """Items and characters that there is room for."""
        return self.items, self.text

    def take(self, items: int, text: int) -> None:
        """Take some of both."""
        self.items -= items
        self.text -= text

    def close(self) -> tuple[int, int]:
        """Take from the room around what was taken here since it was closed last; return how much that is."""
        taken = (self._begun[0] - self.items, self._begun[1] - self.text)
        self._begun = self.left
        if self._within is not None:
            self._within.take(*taken)
        return taken

    def item(self) -> bool:
        """Take one item; False when there is none left."""
        self.items -= 1
        return self.items >= 0

    def cut(self, text: str) -> str:
        """Return as much of `text` as there is room for, and take that."""
        if text.isascii() and len(text) <= self.text and len(text) <= caps.TEXT:
            self.text -= len(text)
            return text
        return self._take(cut(text, min(caps.TEXT, max(self.text, _SHORT))))

    def key(self, text: str) -> str:
        """Return the key `text`, shortened only where it is very long: two keys must not become one."""
        if text.isascii() and len(text) <= caps.KEY:
            self.text -= len(text)
            return text
        return self._take(cut(text, caps.KEY))

    def _take(self, text: str) -> str:
        self.text -= len(text)
        return printable(text)

    def tell(self, value: object) -> Json:
        """Tell of a value that is not JSON."""
        self.described = True
        return self.describe(value)


_SHORT: Final = 20
"""Characters that every text may have, also where there is no room."""


def type_name(value: object) -> str:
    """The name of a value's type; what the type's own class says of it is not asked for."""
    return cut(printable(_name(type(value))), caps.NAME)


_also: list[Callable[[object], Json | None]] = []


def tell_also(how: Callable[[object], Json | None]) -> None:
    """Ask `how` first about values that are not JSON: packages above this one know some of them."""
    _also.append(how)


def also(value: object) -> Json | None:
    """What packages above this one tell of a value; None where they know nothing of it."""
    return next((told for how in _also if (told := how(value)) is not None), None)


def describe(value: object) -> dict[str, Json]:
    """Return `{"repr", "type"}` of a value that is not JSON, and what else is known of it; never raises."""
    if (told := also(value)) is not None:
        return told
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
    room = room or Room()
    data = _to_json(value, room, caps.DEPTH, set())
    room.close()
    return data


class Told:
    """A value as JSON, to be told again where it is as it was and there is as much room."""

    def __init__(self, value: object, room: Room) -> None:
        self._left = room.left
        self.data = _to_json(value, room, caps.DEPTH, set())
        self._taken = room.close()
        self.lasts = not room.described
        """True when it depends on nothing but what the value's lists and dicts hold."""

    def again(self, room: Room) -> bool:
        """Whether it is the same with this room; what is taken of that then."""
        if room.left != self._left:
            return False
        room.take(*self._taken)
        room.close()
        return True


def state_value(key: str, value: object, room: Room) -> Json:
    """A value of session state as JSON, made anew."""
    return to_json(value, room)


def state_to_json(
    state: Mapping[str, object],
    keys: int | None = None,
    make: Callable[[str, object, Room], Json] = state_value,
) -> dict[str, Json]:
    """Return session state as JSON: its first `caps.KEYS` keys, and how many more of `keys` in all there are.

    `make` makes JSON of one value.
    """
    whole = Room(caps.STATE_ITEMS, caps.STATE)
    found = {
        whole.key(key): value if _is_small(value) else make(key, value, Room(within=whole))
        for key, value in islice(state.items(), caps.KEYS)
    }
    more = (len(state) if keys is None else keys) - caps.KEYS
    if more > 0:
        found["…"] = {"repr": f"… {more:,} more keys", "type": "cut"}
    return found


def _to_json(value: object, budget: Room, depth: int, parents: set[int]) -> Json:
    kind = type(value)
    if kind is str:
        return budget.cut(value)  # type: ignore[arg-type]
    if _is_small(value):
        return value
    if kind is int:
        return _large_int(value)  # type: ignore[arg-type]
    if kind is float:
        return value if math.isfinite(value) else budget.tell(value)  # type: ignore[arg-type]
    if kind is not list and kind is not dict:
        return budget.tell(value)
    known_as = identity(value)
    if depth == 0 or known_as in parents:
        return {"repr": "[…]" if kind is list else "{…}", "type": kind.__name__}
    parents.add(known_as)
    try:
        if kind is list:
            return _list_to_json(value, budget, depth, parents)  # type: ignore[arg-type]
        return _dict_to_json(value, budget, depth, parents)  # type: ignore[arg-type]
    finally:
        parents.discard(known_as)


def _is_small(value: object) -> bool:
    """True for what is JSON as it is and takes no room."""
    if type(value) is int:
        return -_EXACT_INT <= value <= _EXACT_INT
    return value is None or type(value) is bool


def _list_to_json(value: list[Any], budget: Room, depth: int, parents: set[int]) -> Json:
    items = _numbers(value[: max(budget.items, 0)])
    budget.items -= len(items)
    for number, item in enumerate(value[len(items) :], len(items)):
        if not budget.item():
            items.append({"repr": f"… {len(value) - number} more", "type": "cut"})
            break
        items.append(_to_json(item, budget, depth - 1, parents))
    return items


def _numbers(values: list[Any]) -> list[Json]:
    """`values`, if all of them are numbers of one type that are JSON as they are; else nothing."""
    if not values:
        return []
    kind = type(values[0])
    if kind is int and _are(int, values) and min(values) >= -_EXACT_INT and max(values) <= _EXACT_INT:
        return values
    return values if kind is float and _are(float, values) and all(map(math.isfinite, values)) else []


def _are(kind: type, values: Iterable[object]) -> bool:
    """True when all of `values` are of this type; types are compared by identity, as `==` can be the script's."""
    return all(map(is_, map(type, values), repeat(kind)))


def _dict_to_json(value: dict[Any, Any], budget: Room, depth: int, parents: set[int]) -> Json:
    if not _are(str, value):
        return budget.tell(value)
    items: dict[str, Json] = {}
    for number, (key, item) in enumerate(value.items()):
        budget.items -= 1
        if budget.items < 0:
            items["…"] = {"repr": f"… {len(value) - number} more", "type": "cut"}
            break
        items[budget.key(key)] = item if _is_small(item) else _to_json(item, budget, depth - 1, parents)
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
