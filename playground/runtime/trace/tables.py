"""A data frame as JSON, and how many of its cells another one has not.

`runtime/data/summary.py` makes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .values import Json


class ToldTable(dict[str, Json]):
    """A frame as JSON, which also knows a number for each cell until it is compared with the one that follows."""

    prints: Prints | None = None
    """None once it was compared."""


@dataclass(frozen=True)
class Prints:
    """A number for each cell, by column, and one for each label; equal cells have equal numbers."""

    labels: Any
    columns: Mapping[str, Any]


def changed_cells(before: Json, after: Json) -> dict[str, int] | None:
    """How many cells of how many another frame has in the place of the first; None where that cannot be said.

    Cells of rows and columns that only one of both has count as changed. What the first knew of its cells is let go.
    """
    if not (isinstance(before, ToldTable) and isinstance(after, ToldTable)):
        return None
    old, new = before.prints, after.prints
    before.prints = None
    if old is None or new is None:
        return None
    height = max(len(old.labels), len(new.labels))
    both = min(len(old.labels), len(new.labels))
    names = dict.fromkeys([*old.columns, *new.columns])
    changed = 0
    for name in names:
        if name in old.columns and name in new.columns:
            changed += int((old.columns[name][:both] != new.columns[name][:both]).sum()) + height - both
        else:
            changed += height
    return {"changed": changed, "of": height * len(names)}
