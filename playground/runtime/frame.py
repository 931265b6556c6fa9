"""Plain data as a table: lists, dicts, and what they hold, in columns and rows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final, Literal

from . import errors
from .values import Json, cut

MOST_ROWS: Final = 1000
"""How many rows of a table the page is told."""
Shape = Literal["records", "columns", "rows", "values", "pairs", "empty"]


@dataclass
class Frame:
    """Columns by name, rows of cells, and a label for each row."""

    columns: list[str]
    rows: list[list[Any]]
    index: list[Any]
    shape: Shape
    names: list[Any]
    """The columns as the data calls them: numbers for rows without names."""

    @classmethod
    def of(cls, data: Any) -> Frame:
        """Raises `StreamlitAPIException` for data that is neither lists nor dicts."""
        if data is None:
            return cls([], [], [], "empty", [])
        if isinstance(data, Mapping):
            return _of_mapping(data)
        if isinstance(data, str | bytes) or not isinstance(data, Iterable):
            raise errors.StreamlitAPIException(
                f"The playground makes tables of lists and dicts, not of `{type(data).__name__}`."
            )
        items = list(data)
        if items and all(isinstance(item, Mapping) for item in items):
            names = list(dict.fromkeys(name for item in items for name in item))
            rows = [[item.get(name) for name in names] for item in items]
            return cls(list(map(str, names)), rows, list(range(len(rows))), "records", names)
        if items and all(isinstance(item, list | tuple) for item in items):
            width = max(map(len, items))
            rows = [[*item, *[None] * (width - len(item))] for item in items]
            return cls(list(map(str, range(width))), rows, list(range(len(rows))), "rows", list(range(width)))
        return cls(["value"], [[item] for item in items], list(range(len(items))), "values", ["value"])

    def column(self, name: str) -> list[Any]:
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def kind(self, at: int) -> str:
        """`bool`, `int`, `float`, `text` or `other`: what all cells of a column are."""
        found = {_kind(row[at]) for row in self.rows if row[at] is not None}
        if found <= {"int", "float"} and "float" in found:
            return "float"
        return found.pop() if len(found) == 1 else "text" if not found else "other"

    def described(self) -> list[Json]:
        return [{"name": name, "kind": self.kind(at)} for at, name in enumerate(self.columns)]

    def cells(self) -> list[Json]:
        return [[cell(value) for value in row] for row in self.rows]

    def labels(self) -> list[Json]:
        return [cell(label) for label in self.index]

    def fields(self, *, hide_index: bool = False) -> dict[str, Json]:
        """What the trace tells of the table: its first rows, and how many there are."""
        return {
            "columns": self.described(),
            "rows": self.cells()[:MOST_ROWS],
            "index": None if hide_index else self.labels()[:MOST_ROWS],
            "count": len(self.rows),
        }

    def restored(self, rows: list[list[Any]]) -> Any:
        """`rows` in the shape that the data came in."""
        match self.shape:
            case "records":
                return [dict(zip(self.names, row, strict=True)) for row in rows]
            case "columns":
                return {name: [row[at] for row in rows] for at, name in enumerate(self.names)}
            case "pairs":
                return {label: row[0] for label, row in zip(self.index, rows, strict=True)}
            case "values":
                return [row[0] for row in rows]
        return [list(row) for row in rows]


def _of_mapping(data: Mapping[Any, Any]) -> Frame:
    names = list(data)
    columns = list(data.values())
    if columns and all(isinstance(column, Mapping) for column in columns):
        index = list(dict.fromkeys(label for column in columns for label in column))
        rows = [[column.get(label) for column in columns] for label in index]
        return Frame(list(map(str, names)), rows, index, "columns", names)
    if columns and all(isinstance(column, Iterable) and not isinstance(column, str | bytes) for column in columns):
        lists = [list(column) for column in columns]
        if len({len(column) for column in lists}) > 1:
            raise ValueError("All arrays must be of the same length")
        rows = [list(row) for row in zip(*lists, strict=True)]
        return Frame(list(map(str, names)), rows, list(range(len(rows))), "columns", names)
    return Frame(["value"], [[value] for value in columns], names, "pairs", ["value"])


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int):
        return "int"
    if isinstance(value, float):
        return "float"
    return "text" if isinstance(value, str) else "other"


def cell(value: Any) -> Json:
    """A cell as JSON: numbers, texts and booleans as they are, anything else as its text."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None if math.isnan(value) else str(value)
    if isinstance(value, date | datetime | time):
        return str(value)
    return cut(value if isinstance(value, str) else str(value), 500)
