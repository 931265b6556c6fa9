"""An object of an earlier run's class: the script has made the class anew since, so tests that should hold do not."""

from __future__ import annotations

import ast
import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from ..tree import tree_of
from ..values import cut
from .classes import ITEMS, Made, OldObject, is_own, objects
from .reason import Reason
from .sight import Sight

_CODE: Final = 80
_LESSON: Final = "02_remembering/08_a_class_made_anew"
_NOTHING: Final = object()
_SAYS: Final = {
    "isinstance": "is False",
    "equal": "does not hold",
    "member": "does not hold",
    "match": "finds no case for it",
    "index": "does not find it",
}


def look(
    state: Mapping[str, object], names: Mapping[str, Any], source: str, lines: Iterable[int], number: int, made: Made
) -> tuple[OldObject, ...]:
    """What the lines of a run tested of objects in `state` whose class is another one by now.

    `names` are the script's after the run; classes seen for the first time are noted in `made`.
    """
    old: dict[int, type] = {}
    for value in state.values():
        for each in objects(value):
            kind = type(each)
            now = names.get(kind.__name__)
            if isinstance(now, type) and now is not kind and is_own(now) and kind.__qualname__ == kind.__name__:
                old[id(each)] = kind
            else:
                made.setdefault(kind, number)
    if not old:
        return ()
    ran = set(lines)
    seeker = _Seeker(old, state, names)
    found = []
    for node in _nodes(source):
        if node.lineno in ran and (what := seeker.test(node)):
            kind = what[1]
            code = cut(" ".join((ast.get_source_segment(source, node) or "").split()), _CODE)
            if isinstance(node, ast.Match):
                code = f"match {ast.unparse(node.subject)}"
            found.append(OldObject(what[0], node.lineno, kind.__name__, made.get(kind, 0), code))
    return tuple(found)


@lru_cache(maxsize=2)
def _nodes(source: str) -> tuple[Any, ...]:
    """The tests in a script."""
    return tuple(node for node in ast.walk(tree_of(source)) if isinstance(node, ast.Call | ast.Compare | ast.Match))


@dataclass(frozen=True)
class _Seeker:
    """Finds what is tested, of what it can tell without running anything."""

    old: Mapping[int, type]
    state: Mapping[str, object]
    names: Mapping[str, Any]

    def test(self, node: ast.AST) -> tuple[str, type] | None:
        """How an old object is tested by a node, and its class; None where it is not."""
        if isinstance(node, ast.Call):
            return self._call(node)
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            return self._compare(node.left, node.ops[0], node.comparators[0])
        if isinstance(node, ast.Match) and (kind := self._old(node.subject)):
            patterns = [each for case in node.cases for each in ast.walk(case.pattern)]
            named = [each.cls for each in patterns if isinstance(each, ast.MatchClass)]
            values = [_has(each.value) for each in patterns if isinstance(each, ast.MatchValue)]
            named += [each.value for each in values if each is not None]
            return ("match", kind) if any(self._is_new(each, kind) for each in named) else None
        return None

    def _call(self, node: ast.Call) -> tuple[str, type] | None:
        func = node.func
        if isinstance(func, ast.Name) and func.id == "isinstance" and len(node.args) == 2:
            kind, asked = self._old(node.args[0]), node.args[1]
            classes = asked.elts if isinstance(asked, ast.Tuple) else [asked]
            return ("isinstance", kind) if kind and all(self._is_new(each, kind) for each in classes) else None
        if isinstance(func, ast.Attribute) and func.attr == "index" and len(node.args) == 1:
            kind, items = self._old(node.args[0]), self._value(func.value)
            inside = items[:ITEMS] if isinstance(items, list | tuple) else ()
            if kind and any(type(each) is self.names.get(kind.__name__) for each in inside) and _compares(kind):
                return "index", kind
        return None

    def _compare(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> tuple[str, type] | None:
        if isinstance(op, ast.In | ast.NotIn):
            kind = self._old(left)
            items = right.elts if isinstance(right, ast.List | ast.Tuple | ast.Set) else []
            return ("member", kind) if kind and any(self._is_of_new(each, kind) for each in items) else None
        if isinstance(op, ast.Eq | ast.NotEq | ast.Is | ast.IsNot):
            for one, other in ((left, right), (right, left)):
                if (kind := self._old(one)) and self._is_of_new(other, kind):
                    return "member" if issubclass(kind, enum.Enum) else "equal", kind
        return None

    def _old(self, node: ast.expr) -> type | None:
        """The class of the old object that an expression stands for."""
        return self.old.get(id(self._value(node)))

    def _value(self, node: ast.expr) -> object:
        """What a name, or a key of session state, stands for."""
        if isinstance(node, ast.Name):
            return self.names.get(node.id, _NOTHING)
        if isinstance(node, ast.Attribute) and _is_state(node.value):
            return self.state.get(node.attr, _NOTHING)
        if isinstance(node, ast.Subscript) and _is_state(node.value) and isinstance(node.slice, ast.Constant):
            return self.state.get(str(node.slice.value), _NOTHING)
        return _NOTHING

    def _is_new(self, node: ast.expr, kind: type) -> bool:
        """Whether an expression is the class that has the name of `kind` now."""
        return isinstance(node, ast.Name) and node.id == kind.__name__

    def _is_of_new(self, node: ast.expr, kind: type) -> bool:
        """Whether an expression is an object of that class which an old one would equal."""
        if not _compares(kind):
            return False
        if (member := _has(node)) is not None:
            return self._is_new(member.value, kind)
        if isinstance(node, ast.Call):
            return self._is_new(node.func, kind)
        return type(self._value(node)) is self.names.get(kind.__name__)


def _has(node: ast.expr) -> ast.Attribute | None:
    """The node, where it is an attribute of a name."""
    return node if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) else None


def _is_state(node: ast.expr) -> bool:
    return (isinstance(node, ast.Attribute) and node.attr == "session_state") or (
        isinstance(node, ast.Name) and node.id == "session_state"
    )


def _compares(kind: type) -> bool:
    """Whether equal objects of one class are not equal any more when their classes are two."""
    return issubclass(kind, enum.Enum) or "__dataclass_fields__" in vars(kind)


def old_class(sight: Sight) -> Iterator[Reason]:
    """A reason for each test of the step's runs on an object of an earlier run's class; once for each line."""
    for run in sight.runs:
        for found in run.old:
            if not sight.memory.first("old_class", str(found.line), found.what):
                continue
            text = (
                f"`{found.code}` {_SAYS[found.what]}: each run defines `{found.name}` anew, and the object is still of "
                f"the class of run {found.made}. Move the class to another file, say `models.py`, and write "
                f"`from models import {found.name}`."
            )
            yield Reason(
                "old_class",
                found.what,
                text,
                run.number,
                found.line,
                facts={"class": found.name, "made": found.made, "code": found.code},
                rule="run-enum-members" if found.what == "member" else "run-classes-new",
                lesson=_LESSON,
            )
