"""Written into a placeholder that holds one element, and replaced at once: nobody has seen it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from ..trace import Run
from ..tree import tree_of
from .reason import Reason, label, sentence
from .sight import Sight

_HOLDS_ONE: Final = "empty"

Span = tuple[int, int]
"""First and last line of a statement."""


@dataclass(frozen=True, slots=True)
class _Block:
    """What stands directly in a `with` block of a placeholder."""

    line: int
    statements: tuple[Span | None, ...]
    """None for one that is no call alone, such as a loop: it may be there to replace what is shown."""


def replaced(sight: Sight, source: str) -> Iterator[Reason]:
    """A reason for each `with st.empty():` whose elements have taken each other's place, one right after the other."""
    blocks = _blocks(source)
    shown = {(each["id"], each.get("line")) for each in sight.screen}
    run = sight.runs[-1]
    if not blocks or run.outcome != "completed" or run.calls:
        return
    for block in blocks:
        pairs = zip(block.statements, block.statements[1:], strict=False)
        for one, other in pairs:
            found = None if one is None or other is None else _lost(run, one, other, shown)
            if found is not None and sight.memory.first("replaced", str(block.line)):
                yield _reason(run, *found)
                break


def _lost(run: Run, one: Span, other: Span, shown: set[tuple[Any, Any]]) -> tuple[Mapping[str, Any], ...] | None:
    """What one statement has written, and the next one right after it, where the page has no more of the first."""
    written: list[Mapping[str, Any]] = []
    for event in run.events:
        if event["type"] == "sleep":
            written.clear()
        if event["type"] != "write" or event["line"] is None or "file" in event:
            continue
        if one[0] <= event["line"] <= one[1]:
            written.append(event)
        elif written and other[0] <= event["line"] <= other[1]:
            gone = all((each["element"], each["line"]) not in shown for each in written)
            return (written[-1], event) if gone else None
    return None


def _reason(run: Run, event: Mapping[str, Any], other: Mapping[str, Any]) -> Reason:
    words = sentence(label(str(event["element_type"]), event["text"]))
    text = (
        f"{words} is not on the page: line {other['line']} put another element in its place. `st.empty()` holds one, "
        "also as a `with` block; `with st.empty().container():` holds several."
    )
    element, facts = str(other["element"]), {"by": other["line"]}
    lesson = "03_steering/06_containers_and_placeholders"
    return Reason(
        "elsewhere", "replaced", text, run.number, event["line"], element, None, facts, "container-empty", lesson
    )


@lru_cache(maxsize=2)
def _blocks(source: str) -> tuple[_Block, ...]:
    """The `with` blocks of placeholders that hold one element."""
    tree = tree_of(source)
    names: dict[str, bool] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    names[target.id] = names.get(target.id, True) and _is_placeholder(node.value)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.With) and len(node.items) == 1 and len(node.body) > 1:
            place = node.items[0].context_expr
            if _is_placeholder(place) or (isinstance(place, ast.Name) and names.get(place.id)):
                found.append(_Block(node.lineno, tuple(map(_span, node.body))))
    return tuple(found)


def _is_placeholder(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == _HOLDS_ONE


def _span(node: ast.stmt) -> Span | None:
    """The lines of a statement that calls something, or keeps what that returns."""
    alone = isinstance(node, ast.Expr | ast.Assign) and isinstance(node.value, ast.Call)
    return (node.lineno, node.end_lineno or node.lineno) if alone else None
