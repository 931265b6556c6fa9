"""How often each line of the script has run, and in which runs, since the page was loaded."""

from __future__ import annotations

from typing import Any, Final

from playground.render.markup.data import Data, Spot, integer, is_load, ran_lines, runs

_MOST: Final = 5
"""Ranges of runs that are told of a line; the oldest are left out."""


class Lines:
    """Counts lines over the runs of a session."""

    def __init__(self) -> None:
        self._runs = 0
        self._times: dict[Spot, int] = {}
        self._ranges: dict[Spot, list[list[int]]] = {}

    def add(self, step: Data) -> None:
        """Count the runs of a step; a page load begins anew."""
        if is_load(step):
            self._runs, self._times, self._ranges = 0, {}, {}
        for run in runs(step):
            self._runs += 1
            number = integer(run, "number") or self._runs
            for line in ran_lines(run):
                self._times[line] = self._times.get(line, 0) + 1
                ranges = self._ranges.setdefault(line, [])
                if ranges and ranges[-1][1] == number - 1:
                    ranges[-1][1] = number
                else:
                    ranges.append([number, number])
                    del ranges[: -_MOST - 1]

    @property
    def files(self) -> list[str]:
        """The files besides the main script of which any line ran."""
        return sorted({file for file, _ in self._times if file})

    def data(self, of: str = "") -> dict[str, Any]:
        """Return `runs`, how many there were, and `lines` of a file: of each how many `times` it ran, in which runs."""
        found = {
            str(line): {"times": times, "runs": _words(self._ranges[file, line])}
            for (file, line), times in sorted(self._times.items())
            if file == of
        }
        return {"runs": self._runs, "lines": found}


def _words(ranges: list[list[int]]) -> str:
    parts = [str(first) if first == last else f"{first}–{last}" for first, last in ranges[-_MOST:]]
    return ", ".join(["…", *parts] if len(ranges) > _MOST else parts)
