"""The table whose cells are inputs, and to which rows may be added, or taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from playground.facts.tables import ADDING, DELETING, INDEX, MOMENTS
from playground.render.app.columns import is_hidden, kind_of
from playground.render.app.place import Place
from playground.render.app.tables import as_json, frame, plain, shown_as, text_of
from playground.render.app.widgets import data
from playground.render.markup.data import Data, items, string
from playground.render.markup.html import Html, el, hidden

_MOMENTS: Final = {"date": "date", "time": "time", "datetime": "datetime-local"}
"""The browser's fields for days and times."""


def _editor(element: Data, place: Place) -> Html:
    """Every cell that can be changed is an input; what differs from the script's data is the value."""
    value = element.get("value")
    # The page reads edits in this order: row by row, each by its columns.
    shown = value if isinstance(value, Mapping) else {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
    edits = _mapping(shown.get("edited_rows"))
    added = [row for row in _list(shown.get("added_rows")) if isinstance(row, Mapping)]
    deleted = [row for row in _list(shown.get("deleted_rows")) if isinstance(row, int)]
    mode, labels = element.get("num_rows"), element.get("labels")
    off = bool(element.get("disabled"))

    def cell(row: int, column: Data, was: Any) -> Html:
        name = string(column, "name")
        now = _mapping(edits.get(str(row))).get(name, was)
        if column.get("disabled"):
            return shown_as(column, now)
        return _input(element, place, column, f"{name}, row {row}", {"data-row": row}, was, now)

    def delete(row: int, name: str, **data: object) -> Html:
        attrs = {f"data-{key}": value for key, value in data.items()}
        look = {"type": "button", "class": "rp-editor__delete", "aria-label": name, "title": name, "disabled": off}
        look["id"] = place.id(element, f"delete-{'new-' if 'taken' in data else ''}{row}")
        return el("button", {**look, **attrs}, el("span", {"aria-hidden": "true"}, "✕"))

    def new_row(number: int, cells: Mapping[str, Any], *, blank: bool = False) -> Html:
        words = f"new row {number}"
        parts = [_new_label(element, place, number, cells)] if labels else []
        if isinstance(element.get("index"), list) and not labels:
            parts.append(el("th", {"scope": "row"}))
        for column in [each for each in items(element, "columns") if not is_hidden(each)]:
            name = string(column, "name")
            was = cells.get(name)
            made = (
                plain(was)
                if column.get("disabled")
                else _input(element, place, column, f"{name}, {words}", {"data-new": number}, was, was)
            )
            parts.append(el("td", {"class": _look(column)}, made))
        if mode in DELETING:
            parts.append(el("td", None, hidden("") if blank else delete(number, f"Delete {words}", taken=number)))
        return el("tr", {"data-blank": blank}, *parts)

    last = [new_row(number, row) for number, row in enumerate(added)]
    if mode in ADDING and labels:
        last.append(new_row(len(added), {}, blank=True))
    elif mode in ADDING:
        attrs = {"type": "button", "class": "rp-editor__add", "data-grow": True, "disabled": off}
        button = el("button", {**attrs, "id": place.id(element, "add")}, "Add row")
        wide = len(items(element, "columns")) + isinstance(element.get("index"), list) + (mode in DELETING)
        last.append(el("tr", None, el("td", {"colspan": wide}, button)))
    shown_table = frame(
        element,
        place,
        "",
        cell,
        after=(lambda row: delete(row, f"Delete row {row}", gone=row)) if mode in DELETING else None,
        without=deleted,
        last=last,
    )
    name = string(element, "label") or "Data editor"
    group = {"class": "rp-group rp-editor", "id": place.id(element, "input"), "role": "group", "aria-label": name}
    rows = {"data-deleted": as_json(deleted), "data-added": len(added), "data-labels": labels}
    return el("div", {**group, **rows, **data(element, None), "data-v": as_json(shown)}, shown_table)


def _new_label(element: Data, place: Place, number: int, cells: Mapping[str, Any]) -> Html:
    """The label of a new row, without which it is none."""
    column = {"name": INDEX, "kind": string(element, "labels")}
    was = cells.get(INDEX)
    where: dict[str, object] = {"data-new": number, "placeholder": "New row’s label"}
    made = _input(element, place, column, f"Label, new row {number}", where, was, was)
    return el("th", {"scope": "row"}, made)


def _input(element: Data, place: Place, column: Data, name: str, where: dict[str, object], was: Any, now: Any) -> Html:
    """One cell: `was` is what it holds without a change, `now` what it shows."""
    kind = string(column, "kind")
    row = "-".join(f"{key.removeprefix('data-')}-{value}" for key, value in where.items() if key != "placeholder")
    attrs: dict[str, object] = {
        "id": place.id(element, f"{row}-{string(column, 'name')}").replace(" ", "_"),
        **where,
        "data-column": string(column, "name"),
        "data-kind": kind,
        "data-was": as_json(was),
        "aria-label": name,
        "disabled": bool(element.get("disabled")),
    }
    if (own := _MOMENTS.get(kind)) and (words := _moment(kind, was)) is not None:
        shown = _moment(kind, now) or ""
        step = None if kind == "date" else "any"
        return el("input", {"type": own, **attrs, "data-was": as_json(words or None), "step": step, "value": shown})
    if options := _options(column):
        return _select(attrs, options, now)
    if kind == "bool":
        return el("input", {"type": "checkbox", **attrs, "checked": now is True})
    numeric = kind in ("int", "float")
    step = {"int": "1", "float": "any"}.get(kind)
    return el("input", {"type": "number" if numeric else "text", **attrs, "step": step, "value": text_of(now)})


def _moment(kind: str, value: Any) -> str | None:
    """A day or a time as the browser's fields write it, at its shortest; None for one that they do not know."""
    if not isinstance(value, str):
        return ""
    try:
        moment = MOMENTS[kind](value)
    except ValueError:
        return None
    if kind == "date":
        return str(moment.isoformat())
    if moment.microsecond % 1000 or moment.tzinfo:
        return None
    words = str(moment.isoformat(timespec="milliseconds")).rstrip("0").rstrip(".") if moment.microsecond else ""
    return words or str(moment.isoformat(timespec="seconds" if moment.second else "minutes"))


def _options(column: Data) -> list[Any]:
    """What may be chosen in a cell of texts, where the script has said so."""
    kind = kind_of(column)
    found = kind.get("options")
    if kind.get("type") != "selectbox" or string(column, "kind") != "text" or not isinstance(found, list):
        return []
    return [option.get("value") if isinstance(option, Mapping) else option for option in found]


def _select(attrs: dict[str, object], options: list[Any], now: Any) -> Html:
    """A cell with its options, and nothing; what it holds stays, also where it is none of them."""
    values = list(dict.fromkeys(["", *map(str, options), *([text_of(now)] if now is not None else [])]))
    shown = [el("option", {"value": value, "selected": value == text_of(now)}, value) for value in values]
    return el("select", attrs, *shown)


def _look(column: Data) -> str | None:
    return "rp-number" if string(column, "kind") in ("int", "float") else None


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


EDITORS: Final[dict[str, Callable[[Data, Place], Html]]] = {"data_editor": _editor}
