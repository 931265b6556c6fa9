"""What a reader selects in a `st.dataframe` with `on_select`: rows, columns, cells.

Modelled on Streamlit's `elements/arrow.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from ..run import errors
from ..trace.values import Json
from .editor_state import ReadOnlyAttributeDictionary

MODES: Final = (
    *("multi-cell", "multi-column", "multi-row", "single-cell"),
    *("single-column", "single-row", "single-row-required"),
)
ROWS: Final = frozenset({"single-row", "single-row-required", "multi-row"})
_PAIRS: Final = (("single-column", "multi-column"), ("single-cell", "multi-cell"))


class DataframeSelectionState(ReadOnlyAttributeDictionary):
    """`rows` by their numbers, `columns` by name, `cells` as pairs of both."""


class DataframeState(ReadOnlyAttributeDictionary):
    """The `selection` of a table: what `st.dataframe` returns and session state holds."""

    def __getitem__(self, key: Any) -> Any:
        item = dict.__getitem__(self, key) if key == "selection" else super().__getitem__(key)
        if key == "selection" and not isinstance(item, DataframeSelectionState):
            item = DataframeSelectionState(item)
            dict.__setitem__(self, key, item)
        return item


def modes_of(selection_mode: str | Iterable[str]) -> list[str]:
    """The modes, sorted; raises for what is none, and for modes that exclude each other."""
    found = {selection_mode} if isinstance(selection_mode, str) else set(selection_mode)
    if not found <= set(MODES):
        raise errors.StreamlitValueError("selection_mode", [f"'{mode}'" for mode in MODES])
    rows = sorted(found & ROWS)
    if len(rows) > 1:
        first, second, *others = [f"selection_mode='{mode}'" for mode in rows]
        raise errors.StreamlitIncompatibleParametersError(
            first, second, *others, explanation="Only one row selection mode can be specified."
        )
    for one, other in _PAIRS:
        if {one, other} <= found:
            raise errors.StreamlitIncompatibleParametersError(f"selection_mode='{one}'", f"selection_mode='{other}'")
    return sorted(found)


def valid(value: Any, count: int, columns: list[Any], modes: list[str]) -> dict[str, Any]:
    """What of a selection that the script made can be; raises for what is no selection at all."""
    if not isinstance(value, dict) or not isinstance(value.get("selection"), dict):
        raise errors.StreamlitAPIException(
            "Selection state must be a dictionary with a 'selection' key "
            "containing 'rows', 'columns', and 'cells' arrays."
        )
    wanted, found = value["selection"], dict[str, list[Any]](rows=[], columns=[], cells=[])
    if isinstance(wanted.get("rows"), list) and ROWS & set(modes):
        rows = list(dict.fromkeys(row for row in wanted["rows"] if _is_row(row, count)))
        found["rows"] = rows if "multi-row" in modes else rows[:1]
    if "single-row-required" in modes and count > 0 and not found["rows"]:
        found["rows"] = [0]
    if isinstance(wanted.get("columns"), list) and {"single-column", "multi-column"} & set(modes):
        names = list(dict.fromkeys(name for name in wanted["columns"] if _is_column(name, columns)))
        found["columns"] = names if "multi-column" in modes else names[:1]
    if isinstance(wanted.get("cells"), list) and "single-cell" in modes:
        cells = [tuple(cell) for cell in wanted["cells"] if isinstance(cell, list | tuple) and len(cell) == 2]
        fitting = [cell for cell in cells if _is_row(cell[0], count) and _is_column(cell[1], columns)]
        found["cells"] = list(dict.fromkeys(fitting))[:1]
    return {"selection": found}


def _is_row(row: Any, count: int) -> bool:
    return isinstance(row, int) and 0 <= row < count


def _is_column(name: Any, columns: list[Any]) -> bool:
    return isinstance(name, str) and name in columns


def state(sent: Any, *, first_row: bool) -> DataframeState:
    """A selection as session state holds it; `first_row` is selected where a row must be and none is."""
    given = sent.get("selection", {}) if isinstance(sent, dict) else {}
    rows = list(given.get("rows", []))
    selection = {
        "rows": [0] if first_row and not rows else rows,
        "columns": list(given.get("columns", [])),
        "cells": [tuple(cell) for cell in given.get("cells", [])],
    }
    return DataframeState({"selection": DataframeSelectionState(selection)})


def on_page(value: Any) -> Json:
    """A selection as the page has it, as JSON."""
    selection = value["selection"]
    cells = [list(cell) for cell in selection.get("cells", [])]
    return {"selection": {"rows": selection.get("rows", []), "columns": selection.get("columns", []), "cells": cells}}
