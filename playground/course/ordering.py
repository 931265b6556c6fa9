"""The pieces of a script that an ordering task gives out: its statements at the top level, as they are written."""

from __future__ import annotations

import ast


def pieces(source: str) -> tuple[str, ...]:
    """The top-level statements of a script, in order, each with its decorators, its body and the comments above it.

    Raises:
        SyntaxError: the script is not Python.
    """
    lines = source.splitlines()
    ends = [statement.end_lineno or 0 for statement in ast.parse(source).body]
    found = []
    begin = 0
    for end in ends:
        if end > begin:  # two statements on one line are one piece
            found.append("\n".join(lines[begin:end]).strip("\n"))
            begin = end
    return tuple(found)


def is_reordered(start: str, solution: str) -> bool:
    """Whether both scripts are made of the same pieces, in another order."""
    given, wanted = pieces(start), pieces(solution)
    return given != wanted and sorted(given) == sorted(wanted)
