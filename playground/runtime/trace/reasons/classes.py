"""Objects in session state whose classes are the script's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

_MODULE: Any = vars(type)["__module__"].__get__
ITEMS: Final = 50
"""The most items of a list that are looked at."""
_HOLDERS: Final = (list, tuple, set, frozenset, dict)

Made = MutableMapping[type, int]
"""In which run each class was first seen in session state."""


@dataclass(frozen=True)
class OldObject:
    """A test on an object of an earlier run's class, at a line that ran."""

    what: str
    line: int
    name: str
    """The class."""
    made: int
    code: str


def of_script(values: Iterable[object]) -> bool:
    """Whether any of the values is of a class that the script has made, or holds one of those."""
    for value in values:
        kind = type(value)
        if kind is str or kind is int or kind is bool or value is None or kind is float:
            continue
        if next(objects(value), None) is not None:
            return True
    return False


def objects(value: object) -> Iterator[object]:
    """The value, or what is in it, as far as it is of classes of the script.

    Types are compared by what they are: a script's own may answer oddly when asked whether they are equal.
    """
    kind = type(value)
    if any(kind is each for each in _HOLDERS):
        inside: Iterable[object] = value.values() if kind is dict else value  # type: ignore[attr-defined, assignment]
        yield from (each for each in islice(inside, ITEMS) if is_own(type(each)))
    elif is_own(kind):
        yield value


def is_own(kind: type) -> bool:
    """Whether a class is of the script that runs as the main module."""
    module = _MODULE(kind)
    return type(module) is str and module == "__main__"
