"""A container whose `empty()` was called, as one calls that of a placeholder: it takes nothing away."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from ..tree import tree_of
from ..values import Json
from .reason import Reason
from .sight import Sight

_ONE: Final = frozenset({"container", "expander", "form", "popover", "status", "chat_message"})
_SEVERAL: Final = frozenset({"columns", "tabs"})
_ALWAYS: Final = "st.sidebar"


@dataclass(slots=True)
class _Box:
    """A container by its name in the script."""

    name: str
    emptied: list[int] = field(default_factory=list)
    """The lines that call `empty()` and drop what that returns: then it is no place for something else."""
    written: list[tuple[int, int]] = field(default_factory=list)
    """First and last lines of what writes into it."""


def not_emptied(sight: Sight, source: str) -> Iterator[Reason]:
    """A reason for each `empty()` of a container in which still stands what the same run has written there before."""
    for box in _boxes(source):
        for line in box.emptied:
            run = next((each for each in sight.runs if line in each.lines), None)
            before = [span for span in box.written if span[1] < line]
            kept = [
                each
                for each in sight.screen
                if run is not None
                and each.get("run") == run.number
                and "file" not in each
                and any(first <= (each.get("line") or 0) <= last for first, last in before)
            ]
            if run is None or not kept or not sight.memory.first("not_emptied", str(line)):
                continue
            many = "its element" if len(kept) == 1 else f"its {len(kept)} elements"
            text = (
                f"`{box.name}.empty()` took nothing away: it has put an empty place below what stands there, and the "
                f"container kept {many}. Only `st.empty()` makes a place that can be emptied; write into its "
                "`.container()` where it has to hold several elements."
            )
            facts: dict[str, Json] = {"kept": len(kept)}
            lesson = "03_steering/06_containers_and_placeholders"
            yield Reason(
                "elsewhere", "not_emptied", text, run.number, line, None, None, facts, "container-empty", lesson
            )


@lru_cache(maxsize=2)
def _boxes(source: str) -> tuple[_Box, ...]:
    """The containers of a script that have one meaning in all of it, and are emptied."""
    tree = tree_of(source)
    made: dict[str, list[bool]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
            made.setdefault(node.id, []).append(False)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for name in _names(node):
                made[name][0] = True
    boxes = {name: _Box(name) for name, known in made.items() if known == [True]}
    boxes[_ALWAYS] = _Box(_ALWAYS)
    for node in ast.walk(tree):
        _look(node, boxes)
    return tuple(box for box in boxes.values() if box.emptied)


def _names(node: ast.Assign) -> Iterator[str]:
    """The names that an assignment gives to containers."""
    called = _method(node.value)
    made = "" if called is None else called.attr
    for target in node.targets:
        if isinstance(target, ast.Name) and made in _ONE:
            yield target.id
        elif isinstance(target, ast.Tuple) and made in _SEVERAL:
            yield from (each.id for each in target.elts if isinstance(each, ast.Name))


def _look(node: ast.AST, boxes: dict[str, _Box]) -> None:
    if isinstance(node, ast.With):
        for item in node.items:
            if (box := boxes.get(ast.unparse(item.context_expr))) is not None:
                box.written.append((node.lineno, node.end_lineno or node.lineno))
    elif isinstance(node, ast.Expr | ast.Assign) and (called := _method(node.value)) is not None:
        box = boxes.get(ast.unparse(called.value))
        if box is None:
            return
        if called.attr != "empty":
            box.written.append((node.lineno, node.end_lineno or node.lineno))
        elif isinstance(node, ast.Expr):
            box.emptied.append(node.lineno)


def _method(node: ast.AST) -> ast.Attribute | None:
    """What is called, if that is a method."""
    return node.func if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else None
