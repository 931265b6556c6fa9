"""The page values of widgets with values of their own shape: what an action may set them to."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, Final

from playground.facts.tables import ADDING, DELETING, INDEX, MOMENTS

from ..trace.instants import iso, micros
from ..trace.values import Json, printable
from .page_figures import FIGURES
from .refusal import ValueRefused, Widget, short
from .uploads import files_of, message_files

NOTHING: Final = ""
"""The page value of a feedback that is not given."""


_PLAIN: Final = ("int", "float")
"""The kinds of sliders over numbers."""


def _text(widget: Widget, value: Json) -> Json:
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueRefused("a text")
    most = widget.get("max_chars")
    if most and len(value) > most:
        raise ValueRefused(f"takes {most} characters at most", whole=True)
    return printable(value)


def _choice(widget: Widget, value: Json) -> Json:
    """One option, or a text of its own where the widget takes new ones; only what began empty can be emptied."""
    if value is None:
        can = widget.get("clearable") and not widget.get("required")
        if not can and widget["value"] is not None:
            raise ValueRefused(f"cannot be cleared. There is {short(widget['options'])}", whole=True)
    elif value not in widget["options"] and not _is_new(widget, value):
        raise _unlisted("option", widget, value)
    return value


def _choices(widget: Widget, value: Json) -> Json:
    """A list of options in the order they were chosen, with texts of its own where the widget takes new ones."""
    options, shown = widget["options"], widget["value"]
    if not isinstance(value, list) or not all(
        item in options or item in shown or _is_new(widget, item) for item in value
    ):
        raise ValueRefused(f"a list of {short(options)}")
    chosen, most = list(dict.fromkeys(value)), widget.get("max_selections")
    if most and len(chosen) > max(most, len(shown)):
        raise ValueRefused(f"takes {most} options at most", whole=True)
    return chosen


def _is_new(widget: Widget, value: Json) -> bool:
    return bool(widget.get("accept_new_options")) and isinstance(value, str) and value != ""


def _numbers(widget: Widget, value: Json) -> Json:
    pair = isinstance(widget["value"], list)
    if pair != isinstance(value, list) or (pair and len(value) != 2):
        one, two = ("a number", "two numbers") if widget["kind"] in _PLAIN else (f"a {widget['kind']}", "two of them")
        raise ValueRefused(two if pair else one)
    take = _one_number if widget["kind"] in _PLAIN else _instant
    return sorted(take(widget, item) for item in value) if pair else take(widget, value)


def _instant(widget: Widget, value: Json) -> Json:
    """A day or a time in ISO form, as the slider writes it."""
    kind, ends = str(widget["kind"]), (widget["min"], widget["max"])
    try:
        found = micros(value)
        fits = micros(ends[0]) <= found <= micros(ends[1])
    except (TypeError, ValueError):
        fits = False
    if not fits:
        raise ValueRefused(f"a {kind} from {ends[0]} to {ends[1]}")
    return iso(kind, found)


def _number(widget: Widget, value: Json) -> Json:
    return None if value is None else _one_number(widget, value)


def _one_number(widget: Widget, value: Json) -> Json:
    if isinstance(value, bool) or not isinstance(value, int | float) or not _fits(widget, value):
        raise ValueRefused("a number")
    low, high = widget.get("min"), widget.get("max")
    if (low is not None and value < low) or (high is not None and value > high):
        raise ValueRefused(f"takes numbers from {low} to {high}, not {value}", whole=True)
    return int(value) if widget.get("kind") == "int" else float(value)


def _fits(widget: Widget, value: float) -> bool:
    """True when the browser can hold this number; NaN fails every comparison."""
    return abs(value) <= (2**53 - 1 if widget.get("kind") == "int" else sys.float_info.max)


def _flag(widget: Widget, value: Json) -> Json:
    if not isinstance(value, bool):
        raise ValueRefused("true or false")
    return value


def _tab(widget: Widget, value: Json) -> Json:
    if value not in widget["options"]:
        raise _unlisted("tab", widget, value)
    return value


def _unlisted(what: str, widget: Widget, value: Json) -> ValueRefused:
    return ValueRefused(f"has no {what} {short(value)}. There is {short(widget['options'])}", whole=True)


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
    """A text, or where the chat takes files, `{"text": "Hi", "files": [{"name": "a.csv", "text": "a,b"}]}`."""
    if isinstance(value, dict) and widget.get("max_mb") and not value.keys() - {"text", "files", "audio"}:
        text = value.get("text", "")
        if not value.get("files") and not value.get("audio"):
            return _chat_input(widget, text)
        text = text if text == "" else _chat_input(widget, text)
        return message_files(widget, {**value, "text": text})
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
    known = {INDEX: {"name": INDEX, "kind": labels}, **columns} if labels else columns
    found: list[Json] = []
    for row in rows:
        if any(name not in known for name in row):
            raise ValueRefused(f"new rows of the columns {', '.join(known)}")
        cells = {name: _cell(known[name], row[name]) for name in known if row.get(name) is not None}
        if labels and INDEX not in cells:
            raise ValueRefused(f'new rows with a label, their "{INDEX}"')
        found.append(cells)
    return found


_EXAMPLES: Final[dict[Any, str]] = {"date": "2025-01-31", "time": "10:30", "datetime": "2025-01-31T10:30"}
_EDITS: Final[dict[str, Json]] = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}


def _row(name: str) -> int:
    return int(name) if name.isdecimal() else -1


def _cell(column: Mapping[str, Json], value: Json) -> Json:
    """A cell as Streamlit's page sends it: days and times as ISO texts, times with thousandths."""
    kind = column["kind"]
    if kind in MOMENTS and isinstance(value, str) and not column.get("disabled"):
        try:
            moment = MOMENTS[kind](value)
        except ValueError:
            raise ValueRefused(f"{kind} values such as {_EXAMPLES[kind]} in the column {column['name']}") from None
        if kind == "date" or not moment.tzinfo:
            return moment.isoformat() if kind == "date" else moment.isoformat(timespec="milliseconds")
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
    "text": _text,
    "number": _number,
    "numbers": _numbers,
    "option": _choice,
    "options": _choices,
    "flag": _flag,
    "tab": _tab,
    "entry": _one_option,
    "scale": _select_slider,
    "pills": _pills,
    "mark": _feedback,
    "days": _date_input,
    "time": _time_input,
    "moment": _datetime_input,
    "colour": _color_picker,
    "message": _chat_input,
    "edits": _data_editor,
    "selection": _dataframe,
    "files": files_of,
    **FIGURES,
}
"""The checks of values, by the names that the table of elements has for them."""
