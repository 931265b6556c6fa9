"""A script as Python reads it, for what is told of a run: read once, whoever asks."""

from __future__ import annotations

import ast
from functools import lru_cache


@lru_cache(maxsize=4)
def tree_of(source: str) -> ast.Module:
    """The tree of a text, which nobody may change; an empty one for what is no Python, as a file that was changed."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])
