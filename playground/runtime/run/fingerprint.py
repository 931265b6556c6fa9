"""What a value holds, at all levels, so that it can be told later whether anything of that was changed in place.

None of the script's code is run: items are read by Python's own types, attributes by their slots, and all is compared
by identity. What is not plain data or an object of the script's own is not looked into.
"""

from __future__ import annotations

import weakref
from collections import ChainMap, OrderedDict, UserDict, UserList, deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import chain, islice, repeat
from operator import is_, is_not
from types import GetSetDescriptorType, MemberDescriptorType, SimpleNamespace
from typing import Any, Final

identity: Final[Callable[[object], int]] = object.__hash__
"""What `id` is, but of each call of that Python tells audit hooks, which takes ten times as long."""
_ATOMS: Final = frozenset(
    identity(kind)
    for kind in (type(None), bool, int, float, complex, str, bytes, date, datetime, time, timedelta, range)
)
"""Types whose values never change, and may live longer unnoticed; by id, as a type's hash can be the script's."""
_HALF: Final = 2_000
"""Items looked at from either end of a container; of longer ones those in the middle are not."""
_NODES: Final = 2_000
"""Containers and objects looked at in one value."""
_COST: Final = 40_000
"""Items and containers looked at in one value, as `cost` counts them."""
_NODE: Final = 16
"""What one container costs besides its items."""
_GROUP: Final = 64
"""Containers that are compared together."""
_OPEN: Final = frozenset(map(identity, (SimpleNamespace, ChainMap, UserDict, UserList)))
"""Types of Python's own that keep all their contents in attributes."""
_mro: Final[Any] = vars(type)["__mro__"].__get__
_dict: Final[Any] = vars(type)["__dict__"].__get__
_module: Final[Any] = vars(type)["__module__"].__get__
_GETTERS: Final = (GetSetDescriptorType, MemberDescriptorType)
_HELD: Final = (list, dict, set, deque, bytearray)
"""Containers that are referred to as they are."""
_FEW: Final = 20
_EMPTY_LIST: Final = list.__sizeof__([])

Contents = Callable[[Any], Iterable[Any]]
Shapes = dict[int, tuple[type, "Contents | None"]]
"""How the contents of an object are read, by the id of its type; found out once a run."""


def package_of(value: object) -> str:
    """The package that a value's type comes from; nothing of the script's own is asked."""
    name = _module(type(value))
    return name.partition(".")[0] if type(name) is str else ""


def is_atom(value: object) -> bool:
    """True for a value that can never change in place."""
    return identity(type(value)) in _ATOMS


class Fingerprint:
    """One value's."""

    def __init__(self, value: object, shapes: Shapes) -> None:
        self.value = value
        self.cost = _NODE
        """How much work it is to compare it: about the number of items, a container counting as several."""
        self._shapes = shapes
        self.json: Any = None
        """What was told of it as it is now; for who tells it."""
        self._groups: list[_Group] = []
        self._count = 0
        self._seen: set[int] = set()
        self.whole = self._walk([value])
        """True when there is nothing in it that is not looked at, but in the middle of long containers."""

    def same(self) -> bool:
        """True when nothing of what was looked at has changed."""
        return all(group.same() for group in self._groups)

    def renew(self) -> bool:
        """Take in what has changed since; False where this one is of no use any more, and another has to be made.

        That is so where something is gone that may be changed by others, and where there is more than is looked at.
        """
        added: list[Any] = []
        for group in self._groups if self.whole else ():
            if len(group.nodes) > 1 and group.same():
                continue
            for at, node in enumerate(group.nodes):
                if node.same():
                    continue
                try:
                    items = node.items()
                except (RuntimeError, TypeError):
                    return False
                made = node.holding(items)
                if not node.goes_on_as(made):
                    return False
                self.cost += len(made.held) - len(node.held)
                group.put(at, made)
                self.json = None
                if not made.simple:
                    added += node.lacked(items)
        return self.whole and self.cost < _COST and self._walk(added)

    def know(self, shapes: Shapes) -> None:
        """Use what another run finds out of types: those of the run before it can go."""
        self._shapes = shapes

    def _walk(self, values: Iterable[Any]) -> bool:
        """Look at what has not been looked at; False when there is more than that."""
        todo, seen = deque(values), self._seen
        while todo:
            value = todo.popleft()
            kind = type(value)
            if identity(kind) in _ATOMS or identity(value) in seen:
                continue
            if self._count >= _NODES or self.cost >= _COST:
                return False
            seen.add(identity(value))
            contents = self._contents(kind)
            if contents is None:
                continue
            try:
                items = list(contents(value))
            except RuntimeError:  # another thread changes it meanwhile
                continue
            simple = _are_atoms(items)
            if not issubclass(kind, tuple):
                if self._count % _GROUP == 0:
                    self._groups.append(_Group())
                self._groups[-1].put(self._count % _GROUP, _Node(_reference(value), contents, items, simple=simple))
                self._count += 1
            self.cost += _NODE + len(items)
            if not simple:
                todo.extend(item for item in items if identity(type(item)) not in _ATOMS)
        return True

    def _contents(self, kind: type) -> Contents | None:
        known = self._shapes.get(identity(kind))
        if known is None:
            known = self._shapes[identity(kind)] = (kind, _shape(kind))
        return known[1]


class _Node:
    """A container or an object, and what it held."""

    __slots__ = ("_contents", "_ids", "_items", "held", "value")

    def __init__(self, ref: Callable[[], Any], contents: Contents, items: list[Any], *, simple: bool) -> None:
        """`ref` leads to the container; `simple`: none of its items can change."""
        self._contents = contents
        self.value = ref
        # An object with a finalizer or weak references would show that it is kept alive: only plain values are.
        self._items = items if simple else [item for item in items if identity(type(item)) in _ATOMS]
        self._ids = None if simple else list(map(identity, items))
        self.held: list[Any] = items if self._ids is None else self._ids
        """What it held: its items, or, where some of them can change, what these are known by."""

    @property
    def simple(self) -> bool:
        return self._ids is None

    def items(self) -> list[Any]:
        """What it holds now."""
        return list(self._contents(self.value()))

    def holding(self, items: list[Any]) -> _Node:
        """The same container, with what it holds now."""
        return _Node(self.value, self._contents, items, simple=_are_atoms(items))

    def goes_on_as(self, now: _Node) -> bool:
        """True when none but values that never change are gone."""
        if self._ids is None:
            return True
        gone = set(self._ids).difference(now._known_as())
        return not gone or gone <= {*map(identity, self._items)}

    def lacked(self, items: list[Any]) -> list[Any]:
        """Those of `items` that it did not hold."""
        held = set(self._known_as())
        return [item for item in items if identity(item) not in held]

    def _known_as(self) -> Iterable[int]:
        return map(identity, self._items) if self._ids is None else self._ids

    def same(self) -> bool:
        value = self.value()
        try:
            if self._ids is not None:
                return list(map(identity, self._contents(value))) == self._ids or _is_sorting(value)
            found = list(self._contents(value))
        except (RuntimeError, TypeError):  # it is gone, or changes meanwhile
            return False
        if len(found) != len(self._items):
            return _is_sorting(value)
        return not any(map(is_not, found, self._items))


class _Group:
    """Some containers, of which those that are alike are compared in one go: that they are as they were is the rule."""

    __slots__ = ("_alike", "_others", "nodes")

    def __init__(self) -> None:
        self.nodes: list[_Node] = []
        self._alike: list[_Alike] | None = None
        """Lists and dicts, once they have been asked for."""
        self._others: list[_Node] = []

    def put(self, at: int, node: _Node) -> None:
        """Have `node` at a place, perhaps instead of another."""
        self.nodes[at : at + 1] = [node]
        self._alike = None

    def same(self) -> bool:
        if self._alike is None:
            self._alike = self._sorted_out()
        return all(node.same() for node in self._others) and all(each.same() for each in self._alike)

    def _sorted_out(self) -> list[_Alike]:
        self._others = []
        alike: dict[tuple[bool, bool], list[_Node]] = {}
        for node in self.nodes:
            value = node.value()
            kind = type(value)
            if (kind is list or kind is dict) and len(value) <= 2 * _HALF:
                alike.setdefault((kind is dict, node.simple), []).append(node)
            else:
                self._others.append(node)
        return [_Alike(nodes, dicts=dicts, simple=simple) for (dicts, simple), nodes in alike.items()]


class _Alike:
    """Lists or dicts of Python's own that are looked at from end to end."""

    __slots__ = ("_counts", "_dicts", "_held", "_nodes", "_simple", "_values")

    def __init__(self, nodes: list[_Node], *, dicts: bool, simple: bool) -> None:
        self._nodes, self._dicts, self._simple = nodes, dicts, simple
        self._values = [node.value() for node in nodes]
        self._counts = [len(node.held) // (2 if dicts else 1) for node in nodes]
        held: Iterable[list[Any]] = [node.held for node in nodes]
        if dicts:  # all keys come before all values
            held = chain((each[: len(each) // 2] for each in held), (each[len(each) // 2 :] for each in held))
        self._held = list(chain.from_iterable(held))

    def same(self) -> bool:
        try:
            return self._are_same() or all(node.same() for node in self._nodes)
        except RuntimeError:  # another thread changes one meanwhile
            return False

    def _are_same(self) -> bool:
        if list(map(len, self._values)) != self._counts:
            return False
        items: Iterable[Any] = chain.from_iterable(self._values)
        if self._dicts:
            items = chain(items, chain.from_iterable(map(dict.values, self._values)))
        if self._simple:
            return not any(map(is_not, items, self._held))
        return list(map(identity, items)) == self._held


def _are_atoms(items: list[Any]) -> bool:
    if len(items) < _FEW:
        return _ATOMS.issuperset(map(identity, map(type, items)))
    kinds = list(map(type, items))
    while kinds:  # mostly they are all of one type
        first = kinds[0]
        if identity(first) not in _ATOMS:
            return False
        kinds = [] if all(map(is_, kinds, repeat(first))) else [kind for kind in kinds if kind is not first]
    return True


def _is_sorting(value: Any) -> bool:
    """True for a list that is being sorted: it looks empty, and takes less than an empty one."""
    return issubclass(type(value), list) and list.__len__(value) == 0 and list.__sizeof__(value) < _EMPTY_LIST


def _reference(value: Any) -> Callable[[], Any]:
    """A function that returns the value; it keeps the value alive only where nothing can notice that."""
    if issubclass(type(value), _HELD):
        return lambda: value
    try:
        return weakref.ref(value)
    except TypeError:  # a class with slots
        return lambda: value


def _shape(kind: type) -> Contents | None:
    """How to read what an object of this type holds; None where it is not looked into."""
    for base, contents in _CONTAINERS:
        if issubclass(kind, base):
            own = None if kind is base else _attributes(kind)
            return contents if own is None else _both(contents, own)
    return _attributes(kind)


def _both(contents: Contents, attributes: Contents) -> Contents:
    return lambda value: chain(contents(value), attributes(value))


def _attributes(kind: type) -> Contents | None:
    """How to read the attributes of an object of the script's own class."""
    if issubclass(kind, type) or not (identity(kind) in _OPEN or _is_script(kind)):
        return None
    slots: list[Any] = []
    for base in _mro(kind):
        for name, each in _dict(base).items():
            kinds = _GETTERS if name == "__dict__" else (MemberDescriptorType,) if _is_script(base) else ()
            if type(each) in kinds:
                slots.append(each)
    return lambda value: _slots(slots, value)


def _is_script(kind: type) -> bool:
    """True for a class that the script has made."""
    module = _module(kind)
    return type(module) is str and module == "__main__"


def instance_dict(value: object) -> dict[Any, Any] | None:
    """The attributes that an object has in a dict of its own; None where it has none."""
    for base in _mro(type(value)):
        getter = _dict(base).get("__dict__")
        if type(getter) in _GETTERS:
            found = getter.__get__(value)
            return found if type(found) is dict else None
    return None


def _slots(slots: list[Any], value: Any) -> Iterator[Any]:
    for each in slots:
        try:
            found = each.__get__(value)
        except AttributeError:  # nothing has been assigned yet
            continue
        if each.__name__ == "__dict__":
            yield from _of_dict(found)
        else:
            yield found


def _of_list(value: list[Any]) -> Iterable[Any]:
    if list.__len__(value) > 2 * _HALF:
        ends = (list.__getitem__(value, slice(_HALF)), list.__getitem__(value, slice(-_HALF, None)))
        return chain(_digits(list.__len__(value)), *ends)
    return list.__iter__(value)


def _of_dict(value: dict[Any, Any]) -> Iterable[Any]:
    count = dict.__len__(value)
    if count > 2 * _HALF:
        views = (dict.keys(value), dict.values(value))
        ends = (each for view in views for each in (islice(view, _HALF), islice(reversed(view), _HALF)))
        return chain(_digits(count), *ends)
    return chain(dict.keys(value), dict.values(value))


def _of_ordered(value: OrderedDict[Any, Any]) -> Iterable[Any]:
    keys = islice(OrderedDict.__iter__(value), 2 * _HALF)  # its order is not the one that `dict` knows
    return chain(keys, _of_dict(value))


def _of_set(value: set[Any]) -> Iterable[Any]:
    return chain(_digits(set.__len__(value)), islice(set.__iter__(value), 2 * _HALF))


def _of_deque(value: deque[Any]) -> Iterable[Any]:
    count = deque.__len__(value)
    if count > 2 * _HALF:
        return chain(_digits(count), islice(deque.__iter__(value), _HALF), islice(deque.__reversed__(value), _HALF))
    return deque.__iter__(value)


def _of_bytes(value: bytearray) -> Iterable[Any]:
    ends = (bytearray.__getitem__(value, slice(_HALF)), bytearray.__getitem__(value, slice(-_HALF, None)))
    return chain(_digits(bytearray.__len__(value)), *ends)


def _digits(count: int) -> bytes:
    """A length as small numbers, which are the same objects wherever they are the same."""
    return count.to_bytes(8, "big")


_CONTAINERS: Final[tuple[tuple[type, Contents], ...]] = (
    (list, _of_list),
    (OrderedDict, _of_ordered),
    (dict, _of_dict),
    (set, _of_set),
    (deque, _of_deque),
    (bytearray, _of_bytes),
    (tuple, tuple.__iter__),
)
