"""How often the lines of a script ran, from samples of its jumps and function starts."""

from __future__ import annotations

from collections import defaultdict
from types import CodeType

from .lines import Line


class Counts:
    """Counts by place in the code; lines are looked up only when somebody asks."""

    def __init__(self) -> None:
        self._codes: dict[int, tuple[CodeType, str]] = {}
        self._times: defaultdict[tuple[int, int], int] = defaultdict(int)

    def add(self, code: CodeType, offset: int, times: int, file: str = "") -> None:
        """The instruction at `offset` (in bytes) was reached: `times`, if it stands for as many others.

        `file` is the name of the code's file, if that is not the main script.
        """
        key = id(code)
        self._codes[key] = code, file
        self._times[key, offset] += times

    def of(self, line: int | None) -> int:
        """How often the jumps of a line were reached, about."""
        return sum(times for (key, offset), times in self._times.items() if _line(*self._codes[key], offset) == line)


def _line(code: CodeType, file: str, offset: int) -> int | None:
    line = next((line for start, end, line in code.co_lines() if start <= offset < end), None)
    return Line(line, file) if file and line is not None else line
