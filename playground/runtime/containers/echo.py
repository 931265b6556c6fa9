"""`st.echo`: show the code of a `with` block, and run it."""

from __future__ import annotations

import ast
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from ..place.roots import main_place
from ..run import context
from ..source.script import lines_of


@contextmanager
def echo(code_location: str = "above") -> Iterator[None]:
    """Show the block's code above what it shows, or below it; of a block that did not end, none.

    Raises what Streamlit raises where it finds no such block: in a `match`, or on the line of its `with`.
    """
    place: Any = main_place() if code_location == "below" else main_place().empty()
    text = _block_at(sys._getframe(2))
    yield
    place.code(text, "python")


def _block_at(frame: FrameType) -> str:
    line, path, project = frame.f_lineno, frame.f_code.co_filename, context.current().project
    source = project.source_at(project.files.line(path, line) if path in project.files else line)
    found: dict[int, Any] = {}
    _note_statements(ast.parse(source), found)
    first = found[line].body[0]
    decorators = [each.lineno for each in getattr(first, "decorator_list", [])]
    lines = lines_of(source)[min([first.lineno, *decorators]) - 1 : found[line].end_lineno]
    return textwrap.dedent("".join(f"{each}\n" for each in lines))


def _note_statements(node: ast.AST, found: dict[int, Any]) -> None:
    """Note by its line what begins there, the innermost and last; nothing of what has no body, as a `match`."""
    if not hasattr(node, "body"):
        return
    for child in ast.iter_child_nodes(node):
        if hasattr(child, "lineno"):
            found[child.lineno] = child
            _note_statements(child, found)
