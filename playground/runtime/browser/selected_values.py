"""The page values of what is selected in tables and figures: what an action may set them to."""

from __future__ import annotations

from collections.abc import Mapping

from ..trace.values import Json
from .refusal import ValueRefused, short

Widget = Mapping[str, Json]


def selected_cells(widget: Widget, value: Json) -> Json:
    """The selected rows by number, columns by name, cells by both: `{"selection": {"rows": [0]}}`."""
    given = value.get("selection") if isinstance(value, dict) else None
    if not isinstance(given, dict) or any(name not in ("rows", "columns", "cells") for name in given):
        raise ValueRefused('a selection such as {"selection": {"rows": [0]}}')
    modes, count = widget["modes"], widget["count"]
    names = [str(column["name"]) for column in widget["columns"]]
    found: dict[str, Json] = {name: given.get(name, []) for name in ("rows", "columns", "cells")}
    for name, kind in (("rows", "row"), ("columns", "column"), ("cells", "cell")):
        most = len(found[name]) if isinstance(found[name], list) else -1
        single = f"multi-{kind}" not in modes
        allowed = not single or any(mode.startswith(f"single-{kind}") for mode in modes)
        if most < 0 or (most and not allowed) or (single and most > 1):
            raise ValueRefused(f"selections by {', '.join(modes)}")
    if not all(is_place(row, count) for row in found["rows"]) or any(name not in names for name in found["columns"]):
        raise ValueRefused(f"rows 0 to {count - 1} and the columns {', '.join(names)}")
    cells = found["cells"]
    if not all(
        isinstance(cell, list) and len(cell) == 2 and is_place(cell[0], count) and cell[1] in names for cell in cells
    ):
        raise ValueRefused('cells such as [0, "name"]')
    if "single-row-required" in modes and count and not found["rows"]:
        raise ValueRefused("one row")
    return {
        "selection": {
            "rows": sorted(set(found["rows"])),
            "columns": sorted(set(found["columns"]), key=names.index),
            "cells": sorted(cells, key=lambda cell: (cell[0], names.index(cell[1]))),
        }
    }


def is_place(row: Json, count: int) -> bool:
    """Tell whether this is the number of one of `count` rows."""
    return isinstance(row, int) and not isinstance(row, bool) and 0 <= row < count


def selected_by_name(widget: Widget, value: Json) -> Json:
    """What is selected in a chart, by the names of its selections: `{"selection": {"brush": {"x": [1, 3]}}}`."""
    given, modes = value.get("selection") if isinstance(value, dict) else None, widget["modes"]
    if not isinstance(given, dict) or any(name not in modes for name in given):
        raise ValueRefused(f"a selection by {', '.join(modes)}, such as {short({'selection': {modes[0]: {}}})}")
    if not all(isinstance(each, dict | list) for each in given.values()):
        raise ValueRefused("for each selection a list of points, or the ends of an interval by field")
    return {"selection": given}


def selected_marks(widget: Widget, value: Json) -> Json:
    """What is selected in a figure of Plotly: points, and the areas that a reader has drawn around them."""
    given, modes = value.get("selection") if isinstance(value, dict) else None, widget["modes"]
    names = ("points", "point_indices", "box", "lasso")
    if not isinstance(given, dict) or any(name not in names for name in given):
        raise ValueRefused(f"a selection such as {short({'selection': {'points': [{'point_index': 0}]}})}")
    found: dict[str, Json] = {name: given.get(name, []) for name in names}
    if not all(isinstance(each, list) for each in found.values()):
        raise ValueRefused("lists of points, point_indices, box and lasso")
    if any(found[area] and area not in modes for area in ("box", "lasso")) or (found["points"] and not modes):
        raise ValueRefused(f"selections by {', '.join(modes)}")
    if "point_indices" not in given:
        points = [each.get("point_index") for each in found["points"] if isinstance(each, dict)]
        found["point_indices"] = list(dict.fromkeys(each for each in points if each is not None))
    return {"selection": found}
