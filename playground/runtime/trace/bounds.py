"""Finds what a rerun loop counts towards: which comparison of its script will turn out otherwise, and in how many runs.

What is known is session state after the last runs and the script's text. A value that moved alike in them is taken to
go on so; of what cannot be worked out from that, nothing is said.
"""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from .trail import Sized, Trail, UnknownError
from .values import cut

_CALLS: Final[dict[str, Callable[..., Any]]] = {
    "int": int,
    "float": float,
    "abs": abs,
    "round": round,
    "min": min,
    "max": max,
    "bool": bool,
}
_SUMS: Final[dict[type, Callable[[Any, Any], Any]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: lambda base, power: base**power if abs(base) < 1_000 and abs(power) < 100 else math.inf,
}
_COMPARES: Final[dict[type, Callable[[Any, Any], bool]]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_SIGNS: Final = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="}
_PLAIN: Final = (int, float, str, bool, list, tuple, dict, set, frozenset)
"""Types of Python's own: to look at their values calls nothing of the script's."""
_DEEP: Final = 12
"""Names that lead to one another."""
_TRIED: Final = 200
"""Runs that are tried one by one where a value does not move evenly."""
_FAR: Final = 10**9
"""Runs; what is further away is not told."""
_FINE: Final = 2**20
"""The smallest part of one that a fraction may count in and be added exactly."""
_LONG: Final = 40
_CODE: Final = 80
"""Characters of a value and of a comparison that are told."""


@dataclass(frozen=True)
class Bound:
    """A comparison that will turn out otherwise: its line, in how many runs (0: never), and what happens then."""

    line: int
    runs: int
    words: str
    late: bool = False
    """True where fractions, which are not exact, may make it one run more."""


class Reading:
    """What the text of a script says of its names, and what they stood for when it reran."""

    def __init__(self, tree: ast.AST, state: Mapping[str, Trail], names: Mapping[str, Any]) -> None:
        self._state = state
        self._names = names
        self._assigned: dict[str, list[ast.expr]] = {}
        self._stored: dict[str, list[ast.expr]] = {}
        self._otherwise: set[str] = set()
        self._states: set[str] = set()
        for node in ast.walk(tree):
            self._note(node)

    def _note(self, node: ast.AST) -> None:
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    if isinstance(target, ast.Name):
                        self._assigned.setdefault(target.id, []).append(value)
                    elif isinstance(value, ast.Name):
                        self._stored.setdefault(value.id, []).append(target)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                self._assigned.setdefault(name, []).append(value)
            case ast.NamedExpr(target=ast.Name(id=name), value=value):
                self._assigned.setdefault(name, []).append(value)
            case ast.ImportFrom(names=names):
                self._states |= {each.asname or each.name for each in names if each.name == "session_state"}
            case ast.AugAssign(target=ast.Name(id=name)) | ast.arg(arg=name):
                self._otherwise.add(name)
            case ast.For(target=target) | ast.comprehension(target=target):
                self._otherwise |= {each.id for each in ast.walk(target) if isinstance(each, ast.Name)}
            case ast.Tuple(ctx=ast.Store(), elts=parts):
                self._otherwise |= {each.id for each in parts if isinstance(each, ast.Name)}

    # -- what an expression is, `runs` runs from now -----------------------------------------------

    def value(self, node: ast.expr, runs: int, depth: int = 0) -> Any:
        """A number, a text, `Sized` or a `Trail`; raises `UnknownError`."""
        if depth > _DEEP:
            raise UnknownError
        if isinstance(node, ast.Attribute | ast.Subscript) and self.is_state(node.value):
            return self._entry(self._key(node))
        match node:
            case ast.Constant(value=value):
                return value
            case ast.Name(id=name):
                return self._name(name, runs, depth + 1)
            case ast.Call(args=[_, *_]):
                return self._call(node, runs, depth + 1)
            case ast.NamedExpr(value=part):
                return self.value(part, runs, depth + 1)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _SUMS:
                return _SUMS[type(op)](self.number(left, runs, depth + 1), self.number(right, runs, depth + 1))
            case ast.UnaryOp(op=ast.USub(), operand=part):
                return -self.number(part, runs, depth + 1)
            case ast.Attribute(value=ast.Name(id=name), attr=attribute):
                return self._attribute(self._names.get(name), attribute)
            case ast.Subscript(value=owner, slice=part):
                return self._item(self.value(owner, runs, depth + 1), self.value(part, runs, depth + 1))
        raise UnknownError

    def _call(self, node: ast.Call, runs: int, depth: int) -> Any:
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr="get"), args=[ast.Constant(value=str(key)), *_]):
                if self.is_state(owner):
                    return self._entry(key)
            case ast.Call(func=ast.Name(id="len"), args=[part]):
                return _length(self.value(part, runs, depth), runs)
            case ast.Call(func=ast.Name(id=name), args=parts, keywords=[]) if name in _CALLS:
                return _CALLS[name](*(self.number(part, runs, depth) for part in parts))
        raise UnknownError

    def number(self, node: ast.expr, runs: int, depth: int = 0) -> int | float:
        """The same where it is a number."""
        value = self.value(node, runs, depth)
        if isinstance(value, Trail):
            value = value.at(runs)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise UnknownError
        return value

    def is_state(self, node: ast.expr, depth: int = 0) -> bool:
        """Whether an expression is `st.session_state`."""
        match node:
            case ast.Attribute(attr="session_state"):
                return True
            case ast.Name(id=name) if depth < _DEEP:
                found = self.meaning(name)
                return name in self._states or (found is not None and self.is_state(found, depth + 1))
        return False

    def meaning(self, name: str) -> ast.expr | None:
        """What a name is given, where that is done in one place."""
        assigned = self._assigned.get(name, [])
        return assigned[0] if len(assigned) == 1 and name not in self._otherwise else None

    def _key(self, node: ast.Attribute | ast.Subscript) -> str:
        if isinstance(node, ast.Attribute):
            return node.attr
        key = self.value(node.slice, 0)
        if not isinstance(key, str):
            raise UnknownError
        return key

    def _entry(self, key: str) -> Trail:
        if key not in self._state:
            raise UnknownError
        return self._state[key]

    def _name(self, name: str, runs: int, depth: int) -> Any:
        now = self._names.get(name)
        for target in self._stored.get(name, []):  # `st.session_state.n = n`
            try:
                kept = self.value(target, runs, depth)
            except UnknownError:
                continue
            if isinstance(kept, Trail) and (name not in self._names or kept.now == now):
                return kept
        if (meaning := self.meaning(name)) is not None:
            try:
                return self.value(meaning, runs, depth)
            except UnknownError:
                pass
        if type(now) in _PLAIN:
            return now
        raise UnknownError

    def _attribute(self, owner: Any, attribute: str) -> Any:
        """What a plain class of the script holds; nothing of the script's is called for it."""
        value = vars(owner).get(attribute) if type(owner) is type else None
        if type(value) not in _PLAIN:
            raise UnknownError
        return value

    def _item(self, owner: Any, key: Any) -> Any:
        if isinstance(owner, Trail):
            return owner.item(key)
        if type(owner) in (dict, list, tuple) and type(key) in (int, str):
            try:
                return owner[key]
            except (LookupError, TypeError):
                pass
        raise UnknownError


def _length(value: Any, runs: int) -> int:
    if isinstance(value, Trail):
        value = value.at(runs)
    if isinstance(value, Sized):
        return value.length
    if type(value) in (list, tuple, dict, set, frozenset, str):
        return len(value)
    raise UnknownError


# -- what will turn out otherwise -------------------------------------------------------------------


def bounds(script: Reading, test: ast.expr) -> Iterator[Bound]:
    """What in a condition turns out otherwise, and what never does as its values move away from it."""
    for node in _tests(script, test, _DEEP):
        try:
            found = _of_pair(script, node) if isinstance(node, ast.Compare) else _of_truth(script, node)
        except (UnknownError, ArithmeticError, ValueError, TypeError):
            continue
        if found is not None:
            yield found


def _tests(script: Reading, test: ast.expr, depth: int) -> Iterator[ast.expr]:
    """The comparisons of two sides, and the bare values, that a condition is put together of."""
    match test:
        case ast.BoolOp(values=parts):
            for part in parts:
                yield from _tests(script, part, depth)
        case ast.UnaryOp(op=ast.Not(), operand=part) | ast.NamedExpr(value=part):
            yield from _tests(script, part, depth)
        case ast.Compare(left=left, ops=ops, comparators=others):
            for one, op, other in zip([left, *others], ops, others, strict=False):
                yield ast.copy_location(ast.Compare(one, [op], [other]), test)
        case ast.Name(id=name) if depth and isinstance(
            meaning := script.meaning(name), ast.Compare | ast.BoolOp | ast.UnaryOp
        ):
            yield from _tests(script, meaning, depth - 1)
        case _:
            yield test


def _of_pair(script: Reading, node: ast.Compare) -> Bound | None:
    line, left, op, right = node.lineno, node.left, node.ops[0], node.comparators[0]
    if type(op) not in _COMPARES:
        return None

    def gap(runs: int) -> int | float:
        return script.number(left, runs) - script.number(right, runs)

    compare = _COMPARES[type(op)]
    now, step = gap(0), gap(1) - gap(0)
    if step == 0:
        return None
    if not math.isclose(gap(2) - gap(1), step, rel_tol=1e-6):
        runs = _first(lambda runs: compare(gap(runs), 0) != compare(now, 0))
        words = f"`{ast.unparse(left)} {_SIGNS[type(op)]} {ast.unparse(right)}` turns out otherwise"
        return None if runs is None else Bound(line, runs, cut(words, _CODE))
    moves = [side for side in (left, right) if script.number(side, 1) != script.number(side, 0)]
    if len(moves) == 2:
        meets = now != 0 and (now > 0) != (step > 0) and abs(now / step) <= _FAR
        return Bound(line, math.ceil(abs(now / step)), f"{_code(left)} and {_code(right)} meet") if meets else None
    fixed = right if moves == [left] else left
    name = _bound_in_words(fixed, script.number(fixed, 0))
    if now != 0 and (now > 0) == (step > 0):
        return Bound(line, 0, f"{_code(moves[0])} moves away from {name}")
    if now == 0 or abs(now / step) > _FAR:
        return None
    return _meeting(line, name, now, step, op, lambda runs: _number(script.number(moves[0], runs)))


def _meeting(
    line: int, name: str, now: int | float, step: int | float, op: ast.cmpop, at: Callable[[int], str]
) -> Bound:
    """When what is `now` away from a bound and comes nearer by `step` a run is there, or beyond it."""
    exact = isinstance(now, int) and isinstance(step, int)
    runs = -(-abs(now) // abs(step)) if exact else math.ceil(abs(now / step) - 1e-9)
    hits = now + runs * step == 0 if exact else math.isclose(abs(now / step), runs, abs_tol=1e-9)
    runs = int(runs)
    if isinstance(op, ast.Eq | ast.NotEq):
        if not exact:
            return Bound(line, runs, f"{name} is passed, and may never be met exactly,")
        if not hits:
            return Bound(line, runs, f"{name} is jumped over, from {at(runs - 1)} to {at(runs)},")
    elif hits and _COMPARES[type(op)](0, 0) == _COMPARES[type(op)](now, 0):
        if not _sums_up(now, step):
            return Bound(line, runs, f"{name} is passed", late=True)
        return Bound(line, runs + 1, f"{name} is passed")  # at the bound itself it is still what it was
    return Bound(line, runs, f"{name} is {'reached' if hits else 'passed'}", late=hits and not _sums_up(now, step))


def _sums_up(*values: int | float) -> bool:
    """True for numbers that can be added again and again without an error: 0.25 is one, 0.1 is not."""
    return all(value.as_integer_ratio()[1] <= _FINE for value in values)


def _of_truth(script: Reading, node: ast.expr) -> Bound | None:
    """Of a value that is asked by itself: when it will be 0, or empty."""
    value = script.value(node, 0)
    if isinstance(value, Trail) and value.sizes() is not None:
        now, step = _length(value, 0), _length(value, 1) - _length(value, 0)
        if step >= 0 or not now:
            return None
        return Bound(node.lineno, -(-now // -step), f"{_code(node)} is empty")
    if script.number(node, 1) == script.number(node, 0):
        return None
    was = bool(script.number(node, 0))
    runs = _first(lambda runs: bool(script.number(node, runs)) != was)
    if runs is None:
        return _of_pair(script, ast.copy_location(ast.Compare(node, [ast.NotEq()], [ast.Constant(0)]), node))
    return Bound(node.lineno, runs, f"{_code(node)} is {0 if was else _number(script.number(node, runs))}")


def _first(turns: Callable[[int], bool]) -> int | None:
    return next((runs for runs in range(1, _TRIED + 1) if turns(runs)), None)


def _bound_in_words(node: ast.expr, value: int | float) -> str:
    """A bound as it is told: `60`, or `LIMIT` with what it is."""
    code, number = ast.unparse(node), _number(value)
    return number if code == number else f"{_code(node)} ({number})"


def _number(value: int | float) -> str:
    return cut(repr(value) if isinstance(value, int) else f"{value:.6g}", _LONG)


def _code(node: ast.expr) -> str:
    return f"`{cut(' '.join(ast.unparse(node).split()), _LONG)}`"
