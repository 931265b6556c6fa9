"""`st.echo`: show the code of a `with` block, and run it."""

from __future__ import annotations

import ast
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from . import context


@contextmanager
def echo(code_location: str = "above") -> Iterator[None]:
    """Show the block's code above what it shows, or below it."""
    from .module import main_place

    place: Any = main_place()
    text = _block_at(sys._getframe(2).f_lineno)
    if code_location != "below":
        place.empty().code(text, "python")
    yield
    if code_location == "below":
        place.code(text, "python")


def _block_at(line: int) -> str:
    source = context.current().source
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.With) and node.lineno == line:
            first = node.body[0]
            decorators = [each.lineno for each in getattr(first, "decorator_list", [])]
            lines = source.splitlines(keepends=True)[min([first.lineno, *decorators]) - 1 : node.end_lineno]
            return textwrap.dedent("".join(lines))
    return ""
