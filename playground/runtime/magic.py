"""Streamlit's magic: an expression that stands alone is written to the page (rule 51)."""

from __future__ import annotations

import ast
from typing import Final

WRITE: Final = "__playground_write__"
"""The name under which a script's module holds the function that magic calls."""


def add_magic(tree: ast.Module) -> None:
    """Rewrite `tree` in place, as Streamlit's `scriptrunner/magic.py` does."""
    _rewrite(tree.body, ast.Module)
    ast.fix_missing_locations(tree)


def _rewrite(body: list[ast.stmt], parent: type) -> None:
    for index, node in enumerate(body):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.With() | ast.AsyncWith():
                _rewrite(node.body, type(node))
            case ast.For() | ast.AsyncFor() | ast.While() | ast.If():
                _rewrite(node.body, type(node))
                _rewrite(node.orelse, type(node))
            case ast.ClassDef():
                for inner in node.body:
                    if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef):
                        _rewrite(inner.body, type(inner))
            case ast.Try() | ast.TryStar():
                for part in (node.body, node.finalbody, node.orelse):
                    _rewrite(part, type(node))
                for handler in node.handlers:
                    _rewrite(handler.body, type(handler))
            case ast.Match():
                for branch in node.cases:
                    _rewrite(branch.body, type(branch))
            case ast.Expr():
                if _is_shown(node.value, index, parent):
                    shown = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
                    node.value = ast.copy_location(
                        ast.Call(ast.Name(WRITE, ast.Load()), shown, []),
                        node.value,
                    )


def _is_shown(value: ast.expr, index: int, parent: type) -> bool:
    if isinstance(value, ast.Call | ast.Yield | ast.YieldFrom | ast.Await):
        return False
    is_text = isinstance(value, ast.Constant) and isinstance(value.value, str)
    return not (index == 0 and is_text and parent in (ast.FunctionDef, ast.AsyncFunctionDef, ast.Module))
