"""A script: its source, compiled as Streamlit compiles it (rule syntax-error-no-run)."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from dataclasses import dataclass
from functools import cached_property
from types import CodeType

from ..run.watch import instrument
from .magic import add_magic
from .touching import touching_lines


@dataclass(frozen=True)
class Script:
    """The learner's program."""

    source: str
    name: str

    @cached_property
    def touching(self) -> frozenset[int]:
        """The lines that could change a value in place."""
        return touching_lines(self.source)

    def compile(self, path: str | None = None, *, magic: bool = True) -> CodeType:
        """Return its code, with magic and ready to be watched; raises SyntaxError (or ValueError).

        `path` is where it lies, if not at its name.
        """
        path = path or self.name
        tree = ast.parse(_decoded(self.source), path, "exec")
        if magic:
            add_magic(tree)
        code = compile(tree, path, "exec", dont_inherit=True)
        instrument(code)
        return code


def _decoded(source: str) -> str:
    """A script as Streamlit reads it from a file in UTF-8: a comment in its first lines may tell another encoding.

    Raises SyntaxError for an unknown one, ValueError for what is no text in it.
    """
    data = source.encode("utf-8", "surrogatepass")
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    return source if encoding == "utf-8" else data.decode(encoding)


def lines_of(source: str) -> list[str]:
    """The lines as Python counts them: a form feed, which `str.splitlines` takes for an end, is within one."""
    return re.split("\r\n|\r|\n", source)
