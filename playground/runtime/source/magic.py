"""Streamlit's magic: an expression that stands alone is written to the page (rule write-magic)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

WRITE: Final = "__playground_write__"
"""The name under which a script's module holds the function that magic calls."""


def add_magic(tree: ast.Module) -> None:
    """Rewrite `tree` in place, as Streamlit's `scriptrunner/magic.py` does."""
    _rewrite(tree.body, ast.Module)
    # A second `from __future__ import` is an error in Streamlit, and some docstrings are lost.
    tree.body.insert(_place(tree.body), ast.Pass(lineno=0, end_lineno=0))
    ast.fix_missing_locations(tree)


def _place(body: list[ast.stmt]) -> int:
    """Where Streamlit imports what magic calls; what has to be first, and comes after that, is not first any more."""
    if body and isinstance(body[0], ast.Import | ast.ImportFrom):
        return 1
    if len(body) > 1 and _is_text(body[0]) and isinstance(body[1], ast.Import | ast.ImportFrom):
        return 2
    return 0


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _rewrite(body: list[ast.stmt], parent: type) -> None:
    for index, node in enumerate(body):
        if isinstance(node, ast.Expr) and _is_shown(node.value, index, parent):
            shown = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            node.value = ast.copy_location(ast.Call(ast.Name(WRITE, ast.Load()), shown, []), node)
        for owner, part in _bodies(node):
            _rewrite(part, type(owner))


def _bodies(node: ast.stmt) -> Iterator[tuple[ast.AST, list[ast.stmt]]]:
    """Yield the blocks of statements in `node` that magic looks into; a class's own block is none."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.With() | ast.AsyncWith():
            yield node, node.body
        case ast.For() | ast.AsyncFor() | ast.While() | ast.If():
            yield from ((node, node.body), (node, node.orelse))
        case ast.ClassDef():
            methods = (each for each in node.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef))
            yield from ((method, method.body) for method in methods)
        case ast.Try() | ast.TryStar():
            yield from ((node, node.body), (node, node.finalbody), (node, node.orelse))
            yield from ((handler, handler.body) for handler in node.handlers)
        case ast.Match():
            yield from ((case, case.body) for case in node.cases)


def _is_shown(value: ast.expr, index: int, parent: type) -> bool:
    if isinstance(value, ast.Call | ast.Yield | ast.YieldFrom | ast.Await):
        return False
    is_text = isinstance(value, ast.Constant) and isinstance(value.value, str)
    return not (index == 0 and is_text and parent in (ast.FunctionDef, ast.AsyncFunctionDef, ast.Module))
