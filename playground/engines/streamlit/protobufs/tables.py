"""Streamlit's tables, which it sends as Arrow data, as tables of the trace."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from playground.facts.tables import ADDING, INDEX
from playground.runtime.data import column_config
from playground.runtime.data.edits import label_kind
from playground.runtime.data.frame import Frame, Shape
from playground.runtime.data.selection import on_page, state
from playground.runtime.run import caps
from playground.runtime.trace.values import Json
from playground.runtime.widgets.tables import ordered

from .drawn import Drawn

_LOOKED_AT: Final = 100_000
"""Cells of one table that are looked at to tell what its columns hold."""
_MODES: Final = {"DYNAMIC": "dynamic", "ADD_ONLY": "add", "DELETE_ONLY": "delete"}


def table_fields(
    data: bytes, config: str = "", *, hide_index: bool = False, order: Sequence[str] = ()
) -> dict[str, Json]:
    """The fields of a table; `config` is what Streamlit says of its columns, as JSON."""
    columns = json.loads(config) if config else {}
    hidden = hide_index or bool(columns.get(INDEX, {}).get("hidden"))
    frame, count = arrow_frame(data)
    fields = ordered(frame, order or None).fields(hidden)
    return {**fields, **column_config.fields(fields["columns"], frame.columns, columns, frame.levels), "count": count}


def frame_fields(proto: Any) -> dict[str, Json]:
    """The fields of a `st.dataframe`; of a large one Streamlit sends the first rows, and how many there are."""
    lazy = proto.lazy_data
    fields = table_fields(proto.arrow_data.data or lazy.initial_chunk.data, proto.columns, order=proto.column_order)
    return {**fields, "count": lazy.row_count} if lazy.row_count else fields


def grid(proto: Any, element: Any) -> Drawn:
    """A table that is a widget: one to edit, or one to select from."""
    return _selectable(proto) if proto.editing_mode == proto.READ_ONLY else _data_editor(proto)


def _selectable(proto: Any) -> Drawn:
    """A table to select from; its value is a text of JSON in Streamlit, and JSON in the trace."""
    fields = frame_fields(proto)
    modes = sorted(proto.SelectionMode.Name(mode).lower().replace("_", "-") for mode in proto.selection_mode)
    required = "single-row-required" in modes and fields["count"] > 0
    default = json.loads(proto.selection_default) if proto.selection_default else {}
    start = on_page(state(default, first_row=required))
    set_value = proto.HasField("selection_state")
    value = on_page(json.loads(proto.selection_state)) if set_value else None
    more: dict[str, Json] = {"modes": modes, "help": None, "label_visibility": "collapsed", "disabled": False}
    waits = not proto.selection_default and not required
    return Drawn("dataframe", "Dataframe", start, value, {**fields, **more}, set_value, proto.form_id, waits=waits)


def _data_editor(proto: Any) -> Drawn:
    """A table that can be edited; its value is a text of JSON in Streamlit, and JSON in the trace."""
    config = json.loads(proto.columns) if proto.columns else {}
    fields = table_fields(proto.arrow_data.data, proto.columns)
    for column in fields["columns"]:
        locked = config.get(column["name"], {}).get("disabled", False)
        column["disabled"] = bool(locked) or column["kind"] == "other"
    nothing: Json = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
    rows = _MODES.get(proto.EditingMode.Name(proto.editing_mode), "fixed")
    frame, _ = arrow_frame(proto.arrow_data.data)
    more: dict[str, Json] = {
        "num_rows": rows,
        "labels": label_kind(frame) if rows in ADDING else None,
        "help": None,
        "label_visibility": "collapsed",
        "disabled": proto.disabled,
    }
    return Drawn("data_editor", "Data editor", nothing, nothing, {**fields, **more}, form=proto.form_id, waits=True)


def arrow_frame(data: bytes) -> tuple[Frame, int]:
    """The first rows of a table, more than are shown, and how many it has."""
    import pyarrow as pa

    table = pa.ipc.open_stream(data).read_all()
    most = max(caps.ROWS, _LOOKED_AT // max(1, table.num_columns))
    frame = (table.slice(0, most) if table.num_rows > most else table).to_pandas()
    rows = frame.astype(object).where(frame.notna(), None).to_numpy().tolist()
    rows = [[_plain(value) for value in row] for row in rows]
    columns = [str(name) for name in frame.columns]
    shape: Shape = "rows" if type(frame.index).__name__ == "RangeIndex" else "nested"
    made = Frame(columns, rows, frame.index.tolist(), shape, columns, levels=frame.index.nlevels)
    return made, table.num_rows


def _plain(value: Any) -> Any:
    """A cell without NumPy, also within lists."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    return [_plain(each) for each in value] if isinstance(value, list) else value
