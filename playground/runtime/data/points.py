"""The rows that a figure draws, as the trace tells them: many, but no flood."""

from __future__ import annotations

from typing import Final

from ..run import caps
from ..trace.excerpt import sentence
from ..trace.values import Json
from .frame import Frame, cell

_COLUMNS: Final = 100


def most_rows(columns: int) -> int:
    """How many rows of so many columns are told of one figure."""
    return max(1, min(caps.POINTS, caps.CELLS // max(1, columns)))


def told(frame: Frame, name: str | None, count: int | None = None) -> tuple[dict[str, Json], str]:
    """A table of a figure under its name, and what of it is left out, in words."""
    count = frame.count if count is None else count
    columns = frame.described()[:_COLUMNS]
    most = most_rows(len(columns))
    rows = [[cell(value) for value in row[: len(columns)]] for row in frame.rows[:most]]
    index = None if frame.numbered else [cell(label) for label in frame.index[: len(rows)]]
    left = sentence(most, count, "rows of the chart") if count > len(rows) else ""
    if len(frame.columns) > len(columns):
        left = f"{left} {sentence(len(columns), len(frame.columns), 'columns of the chart')}".strip()
    return {"name": name, "columns": columns, "rows": rows, "index": index, "count": count}, left
