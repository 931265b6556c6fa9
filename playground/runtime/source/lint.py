"""What Python has against a script before it runs, to be told while one types."""

from __future__ import annotations

import warnings
from dataclasses import asdict, dataclass
from typing import Any, Final

MOST: Final = 20
"""How many problems are told of one script."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, from one place to another: lines and columns count from 1, in characters.

    The end is behind the last character; where Python names none, it is the start. `kind` is ``error`` (the script
    cannot run) or ``warning``.
    """

    kind: str
    text: str
    line: int
    column: int
    end_line: int
    end_column: int

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def problems(source: str) -> list[Problem]:
    """The syntax error of a script, if it has one, else what Python warns of; nothing is run."""
    source = source.removeprefix("\ufeff")
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always", SyntaxWarning)
        try:
            compile(source, "<script>", "exec", dont_inherit=True)
        except SyntaxError as error:
            return [_error(error)]
        except (ValueError, RecursionError, MemoryError, OverflowError) as error:
            return [Problem("error", str(error) or "This script is too deeply nested", 1, 1, 1, 1)]
    found = [each for each in warned if issubclass(each.category, SyntaxWarning)]
    return [Problem("warning", str(each.message), each.lineno, 1, each.lineno, 1) for each in found[:MOST]]


def _error(error: SyntaxError) -> Problem:
    line, column = error.lineno or 1, max(error.offset or 1, 1)
    end_line, end_column = error.end_lineno or line, error.end_offset or 0
    if (end_line, end_column) < (line, column):
        end_line, end_column = line, column
    return Problem("error", error.msg, line, column, end_line, end_column)
