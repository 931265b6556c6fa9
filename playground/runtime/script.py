"""A script: its source, compiled as Streamlit compiles it."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from types import CodeType

from .magic import add_magic
from .watch import codes_of, instrument


@dataclass(frozen=True)
class Script:
    """The learner's program."""

    source: str
    name: str

    def compile(self) -> CodeType:
        """Return its code, with magic and ready to be watched; raises SyntaxError (or ValueError)."""
        tree = ast.parse(self.source.removeprefix("\ufeff"), self.name, "exec")
        add_magic(tree)
        code = compile(tree, self.name, "exec", dont_inherit=True)
        instrument(code)
        return code


def executable_lines(source: str) -> frozenset[int]:
    """The lines that can run: what is not among a run's `lines` was skipped by it."""
    try:
        code = compile(source, "<script>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return frozenset()
    return frozenset(line for part in codes_of(code) for _, _, line in part.co_lines() if line)
