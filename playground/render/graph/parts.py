"""What an expression of a script says: the names that it uses, the calls in it, and with what."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

_HANDLERS: Final = frozenset({"on_click", "on_change", "on_submit", "on_select", "on_release"})
_ADDING: Final = frozenset({"append", "appendleft", "add", "extend", "insert", "update", "setdefault"})
"""Methods of Python's containers that add to what they have."""


@dataclass
class Part:
    """An expression, or several together."""

    uses: set[tuple[str, str]] = field(default_factory=set)
    """Names, each with the attribute that is asked of it, if one is: those that are in no call."""
    texts: set[str] = field(default_factory=set)
    """The texts and the attributes there: keys of session state are among them."""
    calls: list[Call] = field(default_factory=list)
    sets: set[str] = field(default_factory=set)
    adds: bool = False
    """True where what a name had before counts too: `total += 1`."""
    grows: set[str] = field(default_factory=set)
    """Names to whose value a method adds: `rows.append(1)`."""
    fields: dict[str, set[str]] = field(default_factory=dict)
    """Of names that get new attributes only, which ones."""

    def take(self, other: Part) -> None:
        """Add what another one says, but not what it sets."""
        self.uses |= other.uses
        self.texts |= other.texts
        self.calls += other.calls

    def opened(self, is_known: Callable[[Call], bool] = lambda call: False) -> Part:
        """The same with all that its calls are given as its own, but for calls of which is known what they return."""
        made, waiting = Part({*self.uses}, {*self.texts}), [*self.calls]
        while waiting:
            call = waiting.pop()
            made.calls.append(call)
            if not is_known(call):
                for part in (call.function, *call.given, *call.named.values()):
                    made.uses |= part.uses
                    made.texts |= part.texts
                    waiting += part.calls
        return made

    def bind(self, other: Part) -> None:
        """Add what another one sets."""
        self.sets |= other.sets
        self.grows |= other.grows
        self.adds |= other.adds
        for name, given in other.fields.items():
            self.fields.setdefault(name, set()).update(given)

    def names(self, name: str) -> bool:
        """Tell whether something of this name is called or asked for in it."""
        found = self.opened()
        return name in found.texts or any(call.name == name for call in found.calls)


@dataclass
class Call:
    """A call: of what, and with what."""

    name: str
    """The last of its names: `add` of `cart.add(1)`."""
    function: Part
    """What is called, as an expression."""
    receiver: Part | None
    """What stands before the dot."""
    given: list[Part] = field(default_factory=list)
    named: dict[str, Part] = field(default_factory=dict)
    spread: bool = False
    """True where it has `*args` or `**kwargs`."""

    def passes_on(self, rest: str) -> bool:
        """Whether it gives what it was given itself: `f(*args, **kwargs)`, where `rest` is the name of the first."""
        return self.spread and bool(rest) and len(self.given) == 1 and self.given[0].uses == {(rest, "")}

    def argument(self, place: int | None, name: str, *, rest: bool = False) -> Part:
        """What is given for a parameter, by its place and name; with `rest` all from that place on, or by any name."""
        if self.spread:
            return joined([*self.given, *self.named.values()])
        if rest:
            return joined(self.given[place:] if place is not None else list(self.named.values()))
        if name in self.named:
            return self.named[name]
        return self.given[place] if place is not None and 0 <= place < len(self.given) else Part()


def joined(parts: list[Part]) -> Part:
    """Return several parts as one."""
    made = Part()
    for part in parts:
        made.take(part)
    return made


def part_of(node: ast.AST, bound: Mapping[str, Part] | None = None) -> Part:
    """Return what an expression, or a simple statement, says; `bound` are names of comprehensions around it."""
    made = Part()
    _look(node, made, bound or {})
    return made


def _look(node: ast.AST, part: Part, bound: Mapping[str, Part]) -> None:
    match node:
        case ast.Call():
            _call(node, part, bound)
            return
        case ast.Name(id=name, ctx=ast.Load()):
            if name in bound:
                part.take(bound[name])
            else:
                part.uses.add((name, ""))
            return
        case ast.Name(id=name, ctx=ast.Store()):
            part.sets.add(name)
            return
        case ast.Attribute(value=ast.Name(id=name), attr=attribute):
            _attribute(node, name, attribute, part, bound)
            return
        case ast.Attribute(attr=attribute):
            part.texts.add(attribute)
        case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store()):
            part.sets.add(name)
            part.adds = True
        case ast.Constant(value=str(text)):
            part.texts.add(text)
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            _comprehension(node, part, bound)
            return
        case ast.Lambda(args=arguments, body=body):
            _look(
                body, part, {**bound, **{each.arg: Part() for each in ast.walk(arguments) if isinstance(each, ast.arg)}}
            )
            return
    for child in ast.iter_child_nodes(node):
        _look(child, part, bound)


def _attribute(node: ast.Attribute, name: str, attribute: str, part: Part, bound: Mapping[str, Part]) -> None:
    part.texts.add(attribute)
    if not isinstance(node.ctx, ast.Load):
        part.sets.add(name)
        part.fields.setdefault(name, set()).add(attribute)
        part.adds = True
    elif name in bound:
        part.take(bound[name])
    else:
        part.uses.add((name, attribute))


def _comprehension(
    node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, part: Part, bound: Mapping[str, Part]
) -> None:
    inside = dict(bound)
    for each in node.generators:
        over = part_of(each.iter, inside)
        part.take(over)
        inside |= {name.id: over for name in ast.walk(each.target) if isinstance(name, ast.Name)}
        for test in each.ifs:
            _look(test, part, inside)
    for value in [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]:
        _look(value, part, inside)


def _call(node: ast.Call, part: Part, bound: Mapping[str, Part]) -> None:
    match node.func:
        case ast.Name(id=name):
            call = Call(name, part_of(node.func, bound), None)
        case ast.Attribute(value=value, attr=name):
            call = Call(name, part_of(node.func, bound), part_of(value, bound))
            if isinstance(value, ast.Name) and name in _ADDING and value.id not in bound:
                part.grows.add(value.id)
        case _:
            call = Call("", part_of(node.func, bound), None)
    part.calls.append(call)
    for argument in node.args:
        call.spread |= isinstance(argument, ast.Starred)
        call.given.append(part_of(argument, bound))
    for keyword in node.keywords:
        if keyword.arg in _HANDLERS:  # what is called later says nothing of what is drawn now
            for argument in _given_to_handler(keyword.value):
                part.take(part_of(argument, bound))
            continue
        call.spread |= keyword.arg is None
        call.named[keyword.arg or "**"] = part_of(keyword.value, bound)
    for given in (*call.given, *call.named.values()):
        part.bind(given)


def _given_to_handler(node: ast.expr) -> list[ast.expr]:
    """What a callback is made with: `partial(add, n)` has n."""
    if isinstance(node, ast.Call):
        return [*node.args[1:], *(each.value for each in node.keywords)]
    return []
