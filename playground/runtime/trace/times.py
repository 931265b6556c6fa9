"""The time of a run by line: how long it was from a line of a function to the next, with all that it called.

Only the first call of a function in a run is seen, and of each line in it the first time: a loop's time is that of its
first line. A function that is left by an exception tells nothing, unless the run ends by that.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from functools import lru_cache
from types import CodeType
from typing import Any, Final

from ..run.lines import told
from .tree import tree_of
from .values import Json

LONG: Final = 0.25
"""Seconds that are told of."""
_MOST: Final = 8
"""Lines that are told of."""
_LOOPS: Final = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp)


class Times:
    """When the lines of a run began."""

    def __init__(self, began: float) -> None:
        self._began = began
        self._ended = began
        self._marks: list[tuple[CodeType, int, float]] = []
        self._ends: dict[int, float] = {}
        """By the functions' code, which is slow to hash itself."""
        self._called: dict[int | None, dict[str, Json]] = {}

    def line(self, code: CodeType, line: int, now: float) -> None:
        """A line runs for the first time."""
        self._marks.append((code, line, now))

    def returned(self, code: CodeType, now: float) -> None:
        """The first call of this code has ended."""
        self._ends[id(code)] = now

    def left(self, codes: Iterable[CodeType], now: float) -> None:
        """These are about to be left, as the run ends; where that is prevented, they return later."""
        for code in codes:
            self._ends.setdefault(id(code), now)

    def called(self, line: int | None, function: str, *, cached: bool) -> None:
        """A long call, and the line that it was made in."""
        self._called[line] = {"function": function, **({"cached": True} if cached else {})}

    def end(self, now: float) -> None:
        """The run ends."""
        self._ended = now

    def told(self, main: str, source_at: Callable[[int], str]) -> tuple[dict[str, Json], ...]:
        """The long lines as data, the longest first, where those of the file `main` go on to the end of the run."""
        if self._ended - self._began < LONG:
            return ()
        found: dict[int, float] = {}
        headed: set[int] = set()
        marks_of: dict[int, list[tuple[int, float]]] = {}
        codes = {id(code): code for code, _, _ in self._marks}
        for code, line, at in self._marks:
            marks_of.setdefault(id(code), []).append((line, at))
        for key, marks in marks_of.items():
            code = codes[key]
            is_script = code.co_filename == main and code.co_name == "<module>"
            end = self._ends.get(key, self._ended if is_script else None)
            if end is None or end - marks[0][1] < LONG:
                continue
            loops = _loops(source_at(marks[0][0]), code.co_firstlineno)
            for (line, at), (_, until) in zip(marks, [*marks[1:], (0, end)], strict=True):
                first = next((first for first, last in loops if first <= line <= last), None)
                head = line if first is None else next((each for each, _ in marks if int(each) == first), line)
                found[head] = found.get(head, 0.0) + until - at
                if first is not None:
                    headed.add(head)
        lines = [self._line(line, seconds, line in headed) for line, seconds in found.items() if seconds >= LONG]
        return tuple(sorted(lines, key=lambda line: -line["seconds"])[:_MOST])

    def _line(self, line: int, seconds: float, loop: bool) -> dict[str, Any]:
        is_loop = {"loop": True} if loop else {}
        return {**told(line), "seconds": round(seconds, 2), **is_loop, **self._called.get(line, {})}


@lru_cache(8)
def _loops(source: str, function: int) -> tuple[tuple[int, int], ...]:
    """The first and the last lines of the loops in the function that begins in this line, the outermost first."""
    nodes = ast.walk(tree_of(source))
    spans = [(node.lineno, node.end_lineno or 0) for node in nodes if isinstance(node, _LOOPS)]
    return tuple(sorted(span for span in spans if span[0] >= function))
