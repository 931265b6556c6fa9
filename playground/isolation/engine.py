"""What the engine is made of below its modules: the cells of its functions, its objects, and what they hold.

A script can reach these through `sys.modules` and change them; they are compared by identity with what they held before
any script.
"""

from __future__ import annotations

import builtins
from collections import defaultdict
from collections.abc import Callable, Iterable
from operator import is_
from types import CellType, FunctionType, MethodType
from typing import Any, Final

from .modules import OURS, is_ours

globals()["__builtins__"] = dict(vars(builtins))  # a copy: a script may change the real built-ins

_ATOMS: Final = frozenset({str, int, float, bytes, bool, type(None)})
_CHANGING: Final = frozenset({"_Watch"})
"""Classes whose objects change as scripts run."""


class Engine:
    """The objects that hang from the engine's modules, as they are now."""

    def __init__(self, modules: Iterable[tuple[str, dict[str, Any]]]) -> None:
        self._looks: list[tuple[str, Callable[[], tuple[Any, ...]], tuple[Any, ...]]] = []
        seen: set[int] = set()
        todo = [(name, value) for name, names in modules for value in names.values()]
        while todo:
            name, value = todo.pop()
            if type(value) in _ATOMS or id(value) in seen:
                continue
            seen.add(id(value))
            for look in _looks(value):
                found = look()
                self._looks.append((name, look, found))
                todo += [(name, each) for each in found]
            todo += [(name, each) for each in _parts(value)]

    def learn(self) -> None:
        """Take for right what is in these objects now."""
        self._looks = [(name, look, look()) for name, look, _ in self._looks]

    def changed(self) -> str:
        """Which module's objects are not as they were; "" where all are."""
        for name, look, before in self._looks:
            now = look()
            if len(now) != len(before) or not all(map(is_, now, before)):
                return f"something in {name} was changed"
        return ""


def _looks(value: Any) -> list[Callable[[], tuple[Any, ...]]]:
    """How to see what is in `value`, where that can be changed."""
    kind = type(value)
    if kind is defaultdict:
        return [_taken_up(value)]
    if issubclass(kind, dict):
        looks: list[Callable[[], tuple[Any, ...]]] = [lambda: (*dict.keys(value), *dict.values(value))]
    elif issubclass(kind, list):
        looks = [lambda: tuple(list.__iter__(value))]
    elif issubclass(kind, set):
        looks = [lambda: (set.__len__(value),)]
    elif kind is CellType:
        return [lambda: _contents(value)]
    elif kind is FunctionType:
        return [lambda: tuple(vars(value).values())] if vars(value) else []
    else:
        looks = []
    if is_ours(kind) and not issubclass(kind, type) and kind.__name__ not in _CHANGING:
        if hasattr(value, "__dict__"):
            looks.append(lambda: (*vars(value), *vars(value).values()))
        slots = [vars(each)[name] for each in kind.__mro__ for name in _slots(each)]
        if slots:
            looks.append(lambda: tuple([_slot(value, slot) for slot in slots]))
    return looks


def _taken_up(value: defaultdict[Any, Any]) -> Callable[[], tuple[Any, ...]]:
    """How to see what is in a `defaultdict` besides what it takes up by itself, when it is asked for it."""
    known = frozenset(value)
    default = value.default_factory() if value.default_factory is not None else None

    def look() -> tuple[Any, ...]:
        return tuple(
            each
            for key, item in dict.items(value)
            if type(key) is not str or item is not default or key in known
            for each in (key, item)
        )

    return look


def _contents(cell: CellType) -> tuple[Any, ...]:
    try:
        return (cell.cell_contents,)
    except ValueError:
        return ()


def _slots(cls: type) -> list[str]:
    names = vars(cls).get("__slots__", ())
    return [name for name in ([names] if isinstance(names, str) else names) if name in vars(cls)]


def _slot(value: Any, slot: Any) -> Any:
    try:
        return slot.__get__(value)
    except AttributeError:
        return None


def _parts(value: Any) -> tuple[Any, ...]:
    """What is in `value` and cannot be exchanged there."""
    kind = type(value)
    if kind is FunctionType and (value.__module__ or "").partition(".")[0] in OURS:
        return (*(value.__closure__ or ()), *(value.__defaults__ or ()), *(value.__kwdefaults__ or {}).values())
    if kind in (staticmethod, classmethod, MethodType):
        return (value.__func__,)
    if kind is property:
        return (value.fget, value.fset)
    if issubclass(kind, tuple | frozenset):
        return tuple(value)
    if issubclass(kind, type) and is_ours(value):
        return tuple(vars(value).values())
    return ()
