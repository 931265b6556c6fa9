"""What the text of a script says of its lines: which belong together, under which condition, what a name passes on.

A graph of what depends on what needs it for lines that a trace has shown to run: `n = st.session_state.n` in line 5 is
read by the line that writes `n`.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

_MOST: Final = 200
"""Statements that are followed from one."""
_NO_FUNCTION: Final[tuple[str, frozenset[str]]] = ("", frozenset())
_SCOPES: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass
class Statement:
    """A simple statement, or the head of one that holds others."""

    first: int
    last: int
    scope: int
    """The function it stands in, by number; 0 is the file itself."""
    around: tuple[int, ...]
    """The heads of conditions and loops that it stands in, by number."""
    looped: bool
    uses: set[str] = field(default_factory=set)
    sets: set[str] = field(default_factory=set)
    calls: set[str] = field(default_factory=set)
    adds: bool = False
    """True where what a name had before counts too: `total += 1`."""

    def ran(self, lines: Set[int]) -> bool:
        """Tell whether it is among the lines that ran."""
        return any(line in lines for line in range(self.first, self.last + 1))


class Statements:
    """The statements of one file."""

    def __init__(self, tree: ast.Module) -> None:
        self.all: list[Statement] = []
        self._at: dict[int, int] = {}
        self._setters: dict[tuple[int, str], list[int]] = {}
        self._scopes = 0
        self._functions: dict[str, int] = {}
        """The scopes of functions, by their names; of two with one name the last."""
        self._names: dict[int, tuple[str, frozenset[str]]] = {}
        """The names of functions and of their parameters, by their scopes."""
        self._calls: dict[str, list[int]] = {}
        self._returns: dict[int, list[int]] = {}
        self._states: set[str] = set()
        self._read(tree.body, 0, (), False)

    def at(self, line: int) -> int | None:
        """The number of the statement that a line belongs to."""
        return self._at.get(line)

    def behind(self, number: int, lines: Set[int]) -> set[int]:
        """The statements that one depends on, itself too, of a run in which these `lines` ran.

        Those are the conditions around it, for each name in it the statement that gave it its value last, for a
        parameter the calls of its function, and for a function that it calls what that returned.
        """
        found: set[int] = set()
        waiting = [number]
        while waiting and len(found) < _MOST:
            here = waiting.pop()
            if here in found:
                continue
            found.add(here)
            waiting.extend(self.all[here].around)
            calls = self._callers(self.all[here].scope, lines)
            if len(calls) == 1:  # it is under the condition that its function was called under
                waiting.extend(self.all[calls[0]].around)
            for name in self.all[here].uses:
                waiting.extend(self._given(name, here, lines))
            for name in self.all[here].calls:
                returned = self._returns.get(self._functions.get(name, 0), [])
                waiting.extend(number for number in returned if self.all[number].ran(lines))
        return found

    def _given(self, name: str, to: int, lines: Set[int]) -> Iterator[int]:
        """The statements that gave a name its value: the nearest before, and on as long as they add to it."""
        user = self.all[to]
        near = self._setters.get((user.scope, name))
        if near is None and name in self._names.get(user.scope, _NO_FUNCTION)[1]:
            yield from self._callers(user.scope, lines)
            return
        for number in reversed(near if near is not None else self._setters.get((0, name), [])):
            setter = self.all[number]
            later = setter.first >= user.first
            if number == to or not setter.ran(lines):
                continue
            if near is not None and later and not (user.looped and setter.looped):
                continue
            yield number
            if not (later or setter.adds or setter.looped):
                return

    def _callers(self, scope: int, lines: Set[int]) -> list[int]:
        """The statements that called a function, of those that ran."""
        function = self._names.get(scope, _NO_FUNCTION)[0]
        return [number for number in self._calls.get(function, []) if self.all[number].ran(lines)]

    # -- reading the text ----------------------------------------------------------------------

    def _read(self, body: list[ast.stmt], scope: int, around: tuple[int, ...], looped: bool) -> None:
        for node in body:
            number = self._take(node, scope, around, looped)
            inside, loops = around, looped
            if isinstance(node, (ast.If, ast.While, ast.For, ast.AsyncFor, ast.Match)):
                inside = (*around, number)
            if isinstance(node, (ast.While, ast.For, ast.AsyncFor)):
                loops = True
            if isinstance(node, _SCOPES):
                self._scopes += 1
                if not isinstance(node, ast.ClassDef):
                    self._functions[node.name] = self._scopes
                    given = ast.walk(node.args)
                    names = frozenset(each.arg for each in given if isinstance(each, ast.arg))
                    self._names[self._scopes] = (node.name, names)
                self._read(node.body, self._scopes, (), False)
                continue
            for part in ("body", "orelse", "finalbody"):
                self._read(getattr(node, part, []), scope, inside, loops)
            for handler in [*getattr(node, "handlers", []), *getattr(node, "cases", [])]:
                self._read(handler.body, scope, inside, loops)

    def _take(self, node: ast.stmt, scope: int, around: tuple[int, ...], looped: bool) -> int:
        """Note a statement, or the head of one, and return its number."""
        parts = _head(node)
        last = max([node.lineno, *(part.end_lineno or part.lineno for part in parts if isinstance(part, ast.expr))])
        if not hasattr(node, "body"):
            last = node.end_lineno or last
        made = Statement(node.lineno, last, scope, around, looped)
        bound: set[str] = set()
        for part in parts:
            for each in ast.walk(part):
                self._note(each, made, bound)
        made.uses -= bound
        if isinstance(node, ast.AugAssign):
            made.adds = True
            made.uses |= made.sets
        if isinstance(node, ast.Assign) and _is_state(node.value):
            self._states |= made.sets
        made.sets -= self._states
        number = len(self.all)
        self.all.append(made)
        if isinstance(node, ast.Return) and scope:
            self._returns.setdefault(scope, []).append(number)
        for name in made.calls:
            self._calls.setdefault(name, []).append(number)
        for line in range(made.first, made.last + 1):
            self._at[line] = number
        for name in made.sets:
            self._setters.setdefault((scope, name), []).append(number)
        return number

    def _note(self, node: ast.AST, made: Statement, bound: set[str]) -> None:
        match node:
            case ast.Call(func=ast.Name(id=name)):
                made.calls.add(name)
            case ast.Name(id=name, ctx=ast.Load()):
                made.uses.add(name)
            case ast.Name(id=name, ctx=ast.Store()):
                made.sets.add(name)
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store()):
                made.sets.add(name)
                made.adds = True
            case ast.comprehension(target=target):
                bound.update(each.id for each in ast.walk(target) if isinstance(each, ast.Name))
            case ast.Lambda(args=arguments):
                bound.update(each.arg for each in arguments.args)


def _head(node: ast.stmt) -> list[ast.AST]:
    """The parts of a statement that are its own, without the statements in it."""
    match node:
        case ast.If(test=test) | ast.While(test=test):
            return [test]
        case ast.For(target=target, iter=over) | ast.AsyncFor(target=target, iter=over):
            return [target, over]
        case ast.With(items=entered) | ast.AsyncWith(items=entered):
            parts = [each.context_expr for each in entered] + [each.optional_vars for each in entered]
            return [part for part in parts if part is not None]
        case ast.Match(subject=subject):
            return [subject]
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() | ast.Try() | ast.TryStar():
            return []
        case ast.Import() | ast.ImportFrom():
            return []
    return [node]


def _is_state(node: ast.expr) -> bool:
    """Whether an expression is `st.session_state` itself."""
    return (isinstance(node, ast.Attribute) and node.attr == "session_state") or (
        isinstance(node, ast.Name) and node.id == "session_state"
    )


@lru_cache(maxsize=32)
def statements(source: str) -> Statements | None:
    """Return what a text says; None where it is no Python."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Python has said what it has against the script when that was compiled to run
        try:
            return Statements(ast.parse(source))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None
