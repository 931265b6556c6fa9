"""Values as data without running any of the script's code: for moments when that must not be."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict, deque
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import Final

from ..run import caps
from ..run.fingerprint import instance_dict
from .values import Json, Room, also, cut, describe, printable, type_name

_ATOMS: Final = (type(None), bool, int, float, complex, str, bytes, date, datetime, time, timedelta, range, Decimal)
_HOLDERS: Final = (list, tuple, set, frozenset, dict, deque, Counter, OrderedDict, defaultdict)
_PLAIN: Final = frozenset(map(id, (*_ATOMS, *_HOLDERS, Fraction, bytearray)))
_MAPPINGS: Final = (dict, Counter, OrderedDict, defaultdict)
_SHOWN: Final = 8
"""Attributes of an object that are named."""


def plain_room(within: Room) -> Room:
    """Room in which of objects of the script's own only the type and plain attributes are told."""
    room = Room(within=within)
    room.describe = _describe
    return room


def _describe(value: object) -> dict[str, Json]:
    if (told := also(value)) is not None:
        return told
    if _is_plain(value):
        return describe(value)
    name = type_name(value)
    return {"repr": cut(f"{name}({_attributes(value)})", caps.NAME), "type": name}


def _is_plain(value: object) -> bool:
    """True where Python's own types are all there is in a value, so that its `repr` is theirs."""
    todo, looks = [value], caps.REPR_ITEMS
    while todo:
        each = todo.pop()
        kind = type(each)
        looks -= 1
        if id(kind) not in _PLAIN or looks < 0:
            return False
        if kind in _MAPPINGS:
            todo += [*islice(dict.keys(each), looks + 1), *islice(dict.values(each), looks + 1)]  # type: ignore[arg-type]
        elif kind in _HOLDERS:
            todo += islice(each, looks + 1)  # type: ignore[call-overload]
    return True


def _attributes(value: object) -> str:
    """The attributes of an object, those that are plain numbers and texts with their values."""
    found = instance_dict(value)
    if found is None:
        return "…"
    shown = [f"{name}={_short(each)}" for name, each in islice(dict.items(found), _SHOWN) if type(name) is str]
    return ", ".join([*shown, *(["…"] if dict.__len__(found) > _SHOWN else [])])


def _short(value: object) -> str:
    return printable(cut(repr(value), 40)) if _is_plain(value) else "…"
