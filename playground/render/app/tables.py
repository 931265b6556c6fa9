"""Tables to look at, and to select from."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Mapping, Sequence
from typing import Any, Final

from playground.render.app import columns as columns_of
from playground.render.app.place import Place
from playground.render.app.widgets import data
from playground.render.markup.data import Data, integer, items, string, texts
from playground.render.markup.html import EMPTY, Html, el

_MOST_ROWS: Final = 500
_MOST_COLUMNS: Final = 60
_MOST_CELLS: Final = 1_000


def _table(look: str) -> Callable[[Data, Place], Html]:
    def show(element: Data, place: Place) -> Html:
        return frame(element, place, look)

    return show


def frame(
    element: Data,
    place: Place,
    look: str,
    cell: Callable[[int, Data, Any], Html] | None = None,
    *,
    head_of: Callable[[Data], Html] | None = None,
    before: Callable[[int], Html] | None = None,
    after: Callable[[int], Html] | None = None,
    without: Container[int] = (),
    last: Sequence[Html] = (),
) -> Html:
    """Return a table with column and row headers.

    `cell` makes what stands in a cell, `head_of` what stands above a column, `before` and `after` what stands before
    and behind a row. Rows `without` are left out, the rows `last` follow the others.
    """
    every, rows = items(element, "columns"), _lists(element.get("rows"))
    visible = [(at, column) for at, column in enumerate(every) if not columns_of.is_hidden(column)]
    columns = visible[:_MOST_COLUMNS]
    labels = element.get("index")
    named = isinstance(labels, list)
    if not columns:
        return el("p", {"class": "rp-empty"}, "empty")
    row_names = element.get("index_config")
    named_rows = row_names.get("label") if isinstance(row_names, Mapping) else None
    corner = [el("td", None)] * (before is not None)
    if named:
        corner.append(el("th", {"scope": "col"}, named_rows) if isinstance(named_rows, str) else el("td", None))
    head = [
        el("th", {"scope": "col"}, head_of(column) if head_of else columns_of.heading(column)) for _, column in columns
    ]
    body = []
    shown = rows[: min(_MOST_ROWS, _MOST_CELLS // len(columns))]
    for number, row in enumerate(shown):
        if number in without:
            continue
        label = [el("th", {"scope": "row"}, text_of(labels[number]))] if isinstance(labels, list) else []
        cells = []
        for at, column in columns:
            value = row[at] if at < len(row) else None
            numeric = "rp-number" if string(column, "kind") in ("int", "float") else None
            cells.append(el("td", {"class": numeric}, cell(number, column, value) if cell else shown_as(column, value)))
        first = [el("td", None, before(number))] if before else []
        behind = [el("td", None, after(number))] if after else []
        body.append(el("tr", None, *first, *label, *cells, *behind))
    more = max(integer(element, "count") or 0, len(rows)) - len(shown)
    head += [el("td", None)] if after else []
    table = el(
        "table",
        {"class": f"rp-table {look}"},
        el("thead", None, el("tr", None, *corner, *head)),
        el("tbody", None, *body, *last),
    )
    beside = len(visible) - len(columns)
    left_out = [f"{more:,} more rows"] * (more > 0) + [f"{beside:,} more columns"] * (beside > 0)
    note = el("p", {"class": "rp-caption"}, f"and {' and '.join(left_out)}") if left_out else EMPTY
    name = {"tabindex": "0", "role": "region", "aria-label": string(element, "label") or "Table"}
    return el("div", {"class": "rp-scroll rp-frame", **name}, table, note)


def _lists(value: Any) -> list[list[Any]]:
    return [row for row in value if isinstance(row, list)] if isinstance(value, list) else []


def text_of(value: Any) -> str:
    return "" if value is None else str(value)


def shown_as(column: Data, value: Any) -> Html:
    """A cell as its column is configured, else as it is."""
    return columns_of.cell(column, value) or plain(value)


def plain(value: Any) -> Html:
    if value is None:
        return el("span", {"class": "rp-none"}, "None")
    if isinstance(value, bool):
        return columns_of.tick(value)
    return el("span", None, text_of(value))


def _dataframe(element: Data, place: Place) -> Html:
    """A table; where the script asks for it, its rows, columns and cells are boxes to check."""
    modes = texts(element, "modes")
    if not modes:
        return frame(element, place, "rp-table--frame")
    value = element.get("value")
    selection = value.get("selection") if isinstance(value, Mapping) else None
    chosen = {name: _items(selection, name) for name in ("rows", "columns", "cells")}

    def box(kind: str, checked: bool, name: str, row: int | None = None, column: str | None = None) -> Html:
        attrs = {"type": "checkbox", "data-pick": kind, "data-row": row, "data-column": column, "aria-label": name}
        attrs["id"] = place.id(element, f"{kind}-{row}-{column}").replace(" ", "_")
        return el("input", {**attrs, "checked": checked, "disabled": bool(element.get("disabled"))})

    def head(column: Data) -> Html:
        name = string(column, "name")
        return el(
            "label",
            {"class": "rp-pick"},
            box("column", name in chosen["columns"], f"Column {name}", None, name),
            columns_of.heading(column),
        )

    def cell(row: int, column: Data, value: Any) -> Html:
        name = string(column, "name")
        words = f"{name}, row {row}"
        return el(
            "label",
            {"class": "rp-pick"},
            box("cell", [row, name] in chosen["cells"], words, row, name),
            shown_as(column, value),
        )

    def has(kind: str) -> bool:
        return any(mode.split("-")[1] == kind for mode in modes)

    shown = frame(
        element,
        place,
        "rp-table--frame",
        cell if has("cell") else None,
        head_of=head if has("column") else None,
        before=(lambda row: box("row", row in chosen["rows"], f"Row {row}", row)) if has("row") else None,
    )
    label = string(element, "label") or "Dataframe"
    group = {"class": "rp-group rp-selectable", "id": place.id(element, "input"), "role": "group", "aria-label": label}
    attrs = data(element, {"selection": chosen})
    return el("div", {**group, **attrs, "data-v": as_json({"selection": chosen}), "data-modes": " ".join(modes)}, shown)


def _items(selection: Any, name: str) -> list[Any]:
    found = selection.get(name) if isinstance(selection, Mapping) else None
    return found if isinstance(found, list) else []


def as_json(value: Any) -> str:
    """JSON as the browser writes it: a whole number has no decimals."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, Mapping):
        return (
            "{"
            + ",".join(f"{json.dumps(str(key), ensure_ascii=False)}:{as_json(item)}" for key, item in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ",".join(map(as_json, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


TABLES: Final[dict[str, Callable[[Data, Place], Html]]] = {
    "table": _table("rp-table--plain"),
    "dataframe": _dataframe,
}
