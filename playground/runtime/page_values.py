"""The page values of widgets with values of their own shape: what an action may set them to."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Final

from .edits import ADDING, DELETING, LABEL
from .values import Json, printable

Widget = Mapping[str, Json]

NOTHING: Final = ""
"""The page value of a feedback that is not given."""


class ValueRefused(ValueError):
    """A widget cannot show a value. The text says what it takes."""


def _one_option(widget: Widget, value: Json) -> Json:
    if value not in widget["options"]:
        raise ValueRefused("one of its options")
    return value


def _select_slider(widget: Widget, value: Json) -> Json:
    if not isinstance(widget["value"], list):
        return _one_option(widget, value)
    if not isinstance(value, list) or len(value) != 2:
        raise ValueRefused("two of its options")
    return sorted((_one_option(widget, each) for each in value), key=widget["options"].index)


def _pills(widget: Widget, value: Json) -> Json:
    """A single choice may be written as the option itself, no choice as null."""
    chosen = value if isinstance(value, list) else [] if value is None else [value]
    single = widget.get("mode") == "single"
    if any(each not in widget["options"] for each in chosen) or (single and len(chosen) > 1):
        raise ValueRefused("one of its options, or null" if single else "a list of its options")
    if widget.get("required") and not chosen:
        raise ValueRefused("one of its options")
    return chosen


def _feedback(widget: Widget, value: Json) -> Json:
    if value is None or value == NOTHING:
        return NOTHING
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < widget["count"]:
        raise ValueRefused(f"a whole number from 0 to {widget['count'] - 1}, or null")
    return value


def _date_input(widget: Widget, value: Json) -> Json:
    if not widget.get("range"):
        return None if _cleared(widget, value) else _day(widget, value)
    if not isinstance(value, list) or len(value) > 2:
        raise ValueRefused("a list of up to two dates")
    return sorted(_day(widget, each) for each in value)


def _cleared(widget: Widget, value: Json) -> bool:
    """Only what began empty can be emptied; a required one that did keeps it to itself."""
    return value is None and bool(widget.get("clearable"))


def _day(widget: Widget, value: Json) -> str:
    try:
        day = date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise ValueRefused('dates such as "2026-01-31"') from None
    if not widget["min"] <= day <= widget["max"]:
        raise ValueRefused(f"dates from {widget['min']} to {widget['max']}")
    return day


def _time_input(widget: Widget, value: Json) -> Json:
    if _cleared(widget, value):
        return None
    try:
        moment = time.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueRefused('a time such as "09:30"') from None
    return moment.strftime("%H:%M" if widget["step"] % 60 == 0 else "%H:%M:%S")


def _datetime_input(widget: Widget, value: Json) -> Json:
    if _cleared(widget, value):
        return None
    try:
        moment = datetime.fromisoformat(value).replace(tzinfo=None).isoformat(timespec="minutes")
    except (TypeError, ValueError):
        raise ValueRefused('a day with a time such as "2026-01-31T09:30"') from None
    if not widget["min"] <= moment <= widget["max"]:
        raise ValueRefused(f"moments from {widget['min']} to {widget['max']}")
    return moment


def _color_picker(widget: Widget, value: Json) -> Json:
    if not isinstance(value, str) or not re.fullmatch(r"#(?:[0-9a-fA-F]{3}){1,2}", value):
        raise ValueRefused('a colour such as "#00FFAA"')
    return value


def _chat_input(widget: Widget, value: Json) -> Json:
    if not isinstance(value, str) or not value.strip():
        raise ValueRefused("a text that is not empty")
    most = widget.get("max_chars")
    if most and len(value) > most:
        raise ValueRefused(f"{most} characters at most")
    return printable(value)


def _data_editor(widget: Widget, value: Json) -> Json:
    """What differs from the script's data: `{"edited_rows": {"0": {"price": 3}}}`, rows by number, and where the
    widget lets its user do so, `"added_rows": [{"price": 3}]` and `"deleted_rows": [0]`."""
    given = value if isinstance(value, dict) and value else {"edited_rows": None}
    rows, added, deleted = (given.get(name, empty) for name, empty in _EDITS.items())
    if not isinstance(rows, dict) or any(name not in _EDITS for name in given):
        raise ValueRefused('changes such as {"edited_rows": {"0": {"price": 3}}}')
    deleted = _deleted(widget, deleted)
    columns = {str(column["name"]): column for column in widget["columns"]}
    edited: dict[str, dict[str, Json]] = {}
    for row, cells in sorted(rows.items(), key=lambda item: _row(item[0])):
        if not 0 <= _row(row) < len(widget["rows"]) or not isinstance(cells, dict):
            raise ValueRefused(f"changes of rows 0 to {len(widget['rows']) - 1}")
        for name in [name for name in columns if name in cells]:
            edited.setdefault(str(_row(row)), {})[name] = _cell(columns[name], cells[name])
        unknown = [name for name in cells if name not in columns]
        if unknown:
            raise ValueRefused(f"changes of the columns {', '.join(columns)}")
    kept = {row: cells for row, cells in edited.items() if int(row) not in deleted}
    return {"edited_rows": kept, "added_rows": _added(widget, columns, added), "deleted_rows": deleted}


def _deleted(widget: Widget, rows: Json) -> list[int]:
    count = len(widget["rows"])
    if not isinstance(rows, list) or not all(_is_place(row, count) for row in rows):
        raise ValueRefused(f"rows 0 to {count - 1} as deleted")
    if rows and widget["num_rows"] not in DELETING:
        raise ValueRefused("no deletion of rows")
    return sorted(set(rows))


def _added(widget: Widget, columns: Mapping[str, Mapping[str, Json]], rows: Json) -> list[Json]:
    """The new rows, their empty cells left out; where rows have labels, each needs one."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueRefused('new rows such as {"added_rows": [{"price": 3}]}')
    if rows and widget["num_rows"] not in ADDING:
        raise ValueRefused("no new rows")
    labels = widget["labels"]
    known = {LABEL: {"name": LABEL, "kind": labels}, **columns} if labels else columns
    found: list[Json] = []
    for row in rows:
        if any(name not in known for name in row):
            raise ValueRefused(f"new rows of the columns {', '.join(known)}")
        cells = {name: _cell(known[name], row[name]) for name in known if row.get(name) is not None}
        if labels and LABEL not in cells:
            raise ValueRefused(f'new rows with a label, their "{LABEL}"')
        found.append(cells)
    return found


_EDITS: Final[dict[str, Json]] = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}


def _row(name: str) -> int:
    return int(name) if name.isdecimal() else -1


def _cell(column: Mapping[str, Json], value: Json) -> Json:
    kind = column["kind"]
    fits = {
        "bool": isinstance(value, bool),
        "int": isinstance(value, int) and not isinstance(value, bool),
        "float": isinstance(value, int | float) and not isinstance(value, bool),
        "text": isinstance(value, str),
    }
    if column.get("disabled") or (value is not None and not fits.get(str(kind), False)):
        raise ValueRefused(f"{kind} values in the column {column['name']}")
    return float(value) if kind == "float" and value is not None else value


def _dataframe(widget: Widget, value: Json) -> Json:
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
    if not all(_is_place(row, count) for row in found["rows"]) or any(name not in names for name in found["columns"]):
        raise ValueRefused(f"rows 0 to {count - 1} and the columns {', '.join(names)}")
    cells = found["cells"]
    if not all(
        isinstance(cell, list) and len(cell) == 2 and _is_place(cell[0], count) and cell[1] in names for cell in cells
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


def _is_place(row: Json, count: int) -> bool:
    return isinstance(row, int) and not isinstance(row, bool) and 0 <= row < count


VALUES: Final[dict[str, Callable[[Widget, Json], Json]]] = {
    "select_slider": _select_slider,
    "pills": _pills,
    "segmented_control": _pills,
    "feedback": _feedback,
    "date_input": _date_input,
    "time_input": _time_input,
    "datetime_input": _datetime_input,
    "color_picker": _color_picker,
    "chat_input": _chat_input,
    "data_editor": _data_editor,
    "dataframe": _dataframe,
}
