"""What the text of a script says of its lines: which belong together, under which condition, what a name passes on.

A graph of what depends on what needs it for lines that a trace has shown to run: `n = st.session_state.n` in line 5 is
read by the line that writes `n`.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from playground.render.graph.parts import Part, joined, part_of

_LOOPS: Final = (ast.While, ast.For, ast.AsyncFor)


@dataclass
class Statement:
    """A simple statement, or the head of one that holds others."""

    first: int
    last: int
    scope: int
    """The function or class it stands in, by number; 0 is the file itself."""
    around: tuple[int, ...]
    """The heads of conditions and loops that it stands in, by number."""
    looped: bool
    part: Part
    is_loop: bool = False
    has_lambda: bool = False
    given: dict[str, Part] = field(default_factory=dict)
    """Of several names that get a value each, which one gets which."""

    def ran(self, ran: Callable[[int], bool]) -> bool:
        """Tell whether one of its lines ran."""
        return any(map(ran, range(self.first, self.last + 1)))


@dataclass
class Scope:
    """A function, a class, or the file itself."""

    name: str = ""
    parent: int = -1
    is_class: bool = False
    places: list[str] = field(default_factory=list)
    """The names of parameters, in their order; of a class those that a dataclass would have."""
    rest: str = ""
    """The name of `*args`."""
    named: set[str] = field(default_factory=set)
    """The names of parameters that have no place."""
    others: str = ""
    """The name of `**kwargs`."""
    globals: set[str] = field(default_factory=set)
    decorators: list[str] = field(default_factory=list)
    results: list[int] = field(default_factory=list)
    """The statements that return a value; of `__init__` those that set an attribute of its object."""

    @property
    def is_plain(self) -> bool:
        """True where who calls it gets what it returns."""
        return not self.is_class and {*self.decorators} <= {"staticmethod", "classmethod", "property"}

    def takes(self, name: str) -> bool:
        """Tell whether it has a parameter of this name."""
        return not self.is_class and (name in self.places or name in self.named or name in (self.rest, self.others))


class Statements:
    """The statements of one file."""

    def __init__(self, tree: ast.Module) -> None:
        self.all: list[Statement] = []
        self.scopes = [Scope()]
        self.inner: dict[tuple[int, str], int] = {}
        """The functions and classes in a scope, by their names; of two with one name the last."""
        self.setters: dict[tuple[int, str], list[int]] = {}
        self.imports: dict[str, tuple[str, str]] = {}
        """What is imported by a name: of which module, and what of it; nothing for the module itself."""
        self.states: set[str] = set()
        """The names that stand for session state itself."""
        self._kept: set[tuple[int, str]] = set()
        """Names in scopes that got an object of session state: what is done to that the trace tells."""
        self._at: dict[int, list[int]] = {}
        self._read(tree.body, 0, (), False)

    def at(self, line: int, *names: str) -> int | None:
        """The number of the statement that a line belongs to: of several, the one that has to do with these names."""
        found = self._at.get(line, [])
        fits = [each for each in found if any(self.all[each].part.names(name) for name in names)]
        return next(reversed(fits or found), None)

    def lookup(self, scope: int, name: str) -> int | None:
        """The function or class that a name stands for in a scope."""
        for number in self.outward(scope):
            if (number, name) in self.inner:
                return self.inner[number, name]
        return None

    def outward(self, scope: int) -> Iterator[int]:
        """A scope and those around it in which its names are looked for."""
        yield scope
        while (scope := self.scopes[scope].parent) >= 0:
            if not self.scopes[scope].is_class:
                yield scope

    def method_of(self, scope: int) -> int | None:
        """The class that a function is a method of, whose first parameter is an object of it or the class itself."""
        function = self.scopes[scope]
        is_own = function.parent >= 0 and not function.is_class and function.decorators != ["staticmethod"]
        return function.parent if is_own and self.scopes[function.parent].is_class else None

    def loops(self, number: int) -> set[int]:
        """The heads of loops that a statement is in, or is."""
        return {each for each in (*self.all[number].around, number) if self.all[each].is_loop}

    # -- reading the text ----------------------------------------------------------------------

    def _read(self, body: list[ast.stmt], scope: int, around: tuple[int, ...], looped: bool) -> None:
        for node in body:
            number = self._take(node, scope, around, looped)
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                self._read(node.body, self._enter(node, scope), (), False)
                continue
            inside, loops = around, looped
            if isinstance(node, (ast.If, ast.Match, *_LOOPS)):
                inside = (*around, number)
            if isinstance(node, _LOOPS):
                loops = True
            for part in ("body", "orelse", "finalbody"):
                self._read(getattr(node, part, []), scope, inside, loops)
            for handler in [*getattr(node, "handlers", []), *getattr(node, "cases", [])]:
                self._read(handler.body, scope, inside, loops)

    def _enter(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, scope: int) -> int:
        made = Scope(node.name, scope, isinstance(node, ast.ClassDef))
        if isinstance(node, ast.ClassDef):
            fields = [each.target for each in node.body if isinstance(each, ast.AnnAssign)]
            made.places = [each.id for each in fields if isinstance(each, ast.Name)]
        else:
            taken = node.args
            made.decorators = [_name(each) for each in node.decorator_list]
            made.places = [each.arg for each in (*taken.posonlyargs, *taken.args)]
            made.named = {each.arg for each in taken.kwonlyargs}
            made.rest = taken.vararg.arg if taken.vararg else ""
            made.others = taken.kwarg.arg if taken.kwarg else ""
        self.scopes.append(made)
        self.inner[scope, node.name] = len(self.scopes) - 1
        return len(self.scopes) - 1

    def _take(self, node: ast.stmt, scope: int, around: tuple[int, ...], looped: bool) -> int:
        """Note a statement, or the head of one, and return its number."""
        heads = _head(node)
        last = max([node.lineno, *(each.end_lineno or each.lineno for each in heads if isinstance(each, ast.expr))])
        if not hasattr(node, "body"):
            last = node.end_lineno or last
        parts = [part_of(each) for each in heads]
        part = joined(parts)
        for each in parts:
            part.bind(each)
        is_loop = isinstance(node, _LOOPS)
        made = Statement(node.lineno, last, scope, around, looped, part, is_loop, _has_lambda(heads), _pairs(node))
        number = len(self.all)
        self.all.append(made)
        self._bind(node, made, number)
        for line in range(made.first, made.last + 1):
            self._at.setdefault(line, []).append(number)
        return number

    def _bind(self, node: ast.stmt, made: Statement, number: int) -> None:
        """Note what a statement gives a name to, and what it returns."""
        part, scope = made.part, self.scopes[made.scope]
        match node:
            case ast.AugAssign():
                part.adds = True
                part.uses |= {(name, "") for name in part.sets}
            case ast.Assign(value=value) if _is_state(value):
                self.states |= part.sets
            case ast.Global(names=names):
                scope.globals |= {*names}
            case ast.Import(names=names):
                self.imports |= {each.asname: (each.name, "") for each in names if each.asname}
                self.imports |= {each.name: (each.name, "") for each in names if not each.asname}
            case ast.ImportFrom(module=str(module), names=names, level=0):
                self.imports |= {each.asname or each.name: (module, each.name) for each in names}
            case ast.Return() | ast.Expr(value=ast.Yield() | ast.YieldFrom()):
                scope.results.append(number)
        if scope.name == "__init__" and scope.places and scope.places[0] in part.fields:
            scope.results.append(number)
        if isinstance(node, ast.Assign) and _is_kept(part, self.states):
            self._kept |= {(made.scope, name) for name in part.sets}
        grown = {name for name in part.grows if (made.scope, name) not in self._kept}
        part.adds |= bool(grown)
        for name in (part.sets | grown) - self.states:
            self.setters.setdefault((0 if name in scope.globals else made.scope, name), []).append(number)


def _name(node: ast.expr) -> str:
    """The last of the names of a function: `cache_data` of `@st.cache_data(ttl=3)`."""
    match node:
        case ast.Call(func=func):
            return _name(func)
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def _has_lambda(heads: list[ast.AST]) -> bool:
    return any(isinstance(each, (ast.Lambda, ast.GeneratorExp)) for head in heads for each in ast.walk(head))


def _pairs(node: ast.stmt) -> dict[str, Part]:
    """Of `a, b = x, y` what each name gets."""
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Tuple) or len(node.targets) != 1:
        return {}
    target = node.targets[0]
    if not isinstance(target, ast.Tuple) or len(target.elts) != len(node.value.elts):
        return {}
    pairs = zip(target.elts, node.value.elts, strict=True)
    return {name.id: part_of(value) for name, value in pairs if isinstance(name, ast.Name)}


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


def _is_kept(part: Part, states: set[str]) -> bool:
    """Whether an expression has to do with session state."""
    found = part.opened()
    return "session_state" in found.texts or any(name in states for name, _ in found.uses)


def _is_state(node: ast.expr) -> bool:
    """Whether an expression is `st.session_state` itself."""
    return (isinstance(node, ast.Attribute) and node.attr == "session_state") or (
        isinstance(node, ast.Name) and node.id == "session_state"
    )


@lru_cache(maxsize=64)
def statements(source: str) -> Statements | None:
    """Return what a text says; None where it is no Python."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Python has said what it has against the script when that was compiled to run
        try:
            return Statements(ast.parse(source))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None
