"""What a reader's changes make of the data of a `st.data_editor`.

Modelled on Streamlit's `elements/widgets/data_editor.py`, and on what pandas makes of a column: a whole number beside
an empty cell is a float, a boolean cannot be emptied.
"""

from __future__ import annotations

from typing import Any

from playground.facts.tables import INDEX, MOMENTS

from ..trace.values import Json
from .editor_state import DataEditorState
from .frame import Frame


def state_of(sent: Json) -> DataEditorState:
    """What session state holds of an editor: rows by their number."""
    given = sent if isinstance(sent, dict) else {}
    edited = {int(row): dict(cells) for row, cells in given.get("edited_rows", {}).items()}
    added = [dict(row) for row in given.get("added_rows", [])]
    return DataEditorState(edited_rows=edited, added_rows=added, deleted_rows=list(given.get("deleted_rows", [])))


def label_kind(frame: Frame) -> str | None:
    """The kind of a label that a new row needs: `int` or `text`; None where rows are numbered."""
    if frame.numbered or not frame.index:
        return None
    return "int" if all(isinstance(label, int) and not isinstance(label, bool) for label in frame.index) else "text"


def applied(frame: Frame, edits: dict[str, Any]) -> Any:
    """The data with the changes, in the shape the script gave it; the script's own data stays as it is."""
    kinds = [column["kind"] for column in frame.described()]
    rows = [list(row) for row in frame.rows]
    for number, cells in edits["edited_rows"].items():
        for name, value in cells.items():
            if number < len(rows) and name in frame.columns:
                at = frame.columns.index(name)
                if value is not None or kinds[at] != "bool":
                    rows[number][at] = _as_column_kind(value, kinds[at])
    gone = set(edits["deleted_rows"])
    kept = [number for number in range(len(rows)) if number not in gone]
    made = frame.with_rows([rows[number] for number in kept], [frame.index[number] for number in kept])
    for row in edits["added_rows"]:
        _add(made, row, kinds, label_kind(frame))
    for at in [at for at, kind in enumerate(kinds) if kind == "int"]:
        if any(row[at] is None for row in made.rows):
            for row in made.rows:
                row[at] = None if row[at] is None else float(row[at])
    return made.restored(made.rows)


def _add(frame: Frame, cells: dict[str, Any], kinds: list[str], labels: str | None) -> None:
    """Put a row at the end; one whose label there is, or whose label cannot be known, is none."""
    if not frame.columns:
        return
    label = cells.get(INDEX) if labels else None
    if label is None:
        if labels == "text":
            return
        label = max(frame.index) + 1 if frame.index else 0
    elif label in frame.index:
        return
    frame.index.append(label)
    frame.rows.append([_as_column_kind(cells.get(name), kind) for name, kind in zip(frame.columns, kinds, strict=True)])


def _as_column_kind(value: Any, kind: str) -> Any:
    """A cell as its column has it."""
    if kind in MOMENTS and isinstance(value, str):
        return MOMENTS[kind](value)
    return float(value) if kind == "float" and isinstance(value, int) and not isinstance(value, bool) else value
