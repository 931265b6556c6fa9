"""Charts of Vega-Lite: what they show in words, their rows, and what Vega is to draw."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from playground.render.app.figures.figure import figure, numbers
from playground.render.app.place import Place
from playground.render.markup.data import Data, items, string, texts
from playground.render.markup.html import Html

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_PARTS: Final = ("layer", "hconcat", "vconcat", "concat")
_AXES: Final = ("x", "y", "theta", "color", "size", "shape", "row", "column", "facet")
_MANY: Final = 2_000
"""Rows of which a canvas is drawn, as Streamlit's page does."""
_INDEX: Final = "(index)"
_OWN: Final = "data-own"
"""The name that a chart's own table has for the page."""
_HEIGHT: Final = 350


def chart(element: Data, place: Place) -> Html:
    """Return a chart of Vega-Lite."""
    spec = element.get("spec")
    drawn: Mapping[str, Any] = spec if isinstance(spec, Mapping) else {}
    tables = items(element, "datasets")
    names = [string(table, "name") or _OWN for table in tables]
    if _OWN in names:
        drawn = {**drawn, "data": {"name": _OWN}}
    rows = [_rows(table, indexed=_INDEX in json.dumps(drawn)) for table in tables]
    modes = texts(element, "modes")
    height = element.get("height")
    given = {
        "spec": drawn,
        "names": names,
        "rows": rows,
        "theme": element.get("theme"),
        "width": element.get("width"),
        "height": height,
        "select": modes,
        "many": sum(map(len, rows)) > _MANY,
    }
    table = tables[0] if tables else {}
    columns = [string(column, "name") for column in items(table, "columns")]
    cells = table.get("rows")
    return figure(
        element,
        place,
        "vega",
        given,
        about(element),
        table=numbers(element, place, columns, cells, int(table["count"])) if isinstance(cells, list) else None,
        height=height if isinstance(height, int) else _HEIGHT,
        selects=bool(modes),
    )


def about(element: Data) -> str:
    """Say what a chart shows: in the script's words, else in those that its description gives."""
    spec = element.get("spec")
    return string(element, "alt") or words(spec if isinstance(spec, Mapping) else {}, items(element, "datasets"))


def words(spec: Mapping[str, Any], tables: list[Data]) -> str:
    """Say what a chart shows: its title, its marks, what they stand for, how many rows it has."""
    views = list(_views(spec))
    marks = list(dict.fromkeys(mark for view in views if (mark := _mark(view))))
    title = spec.get("title")
    title = title.get("text") if isinstance(title, Mapping) else title
    said = f"{title}: " if isinstance(title, str) and title else ""
    said += f"Chart of {' and '.join(marks)} marks" if marks else "Chart"
    axes = list(dict.fromkeys(each for view in views for each in _axes(view)))
    if axes:
        said += f", {', '.join(axes)}"
    count = sum(int(table.get("count", 0)) for table in tables)
    return f"{said}; {count:,} {'row' if count == 1 else 'rows'}" if tables else said


def _views(spec: Any) -> Iterator[Mapping[str, Any]]:
    if not isinstance(spec, Mapping):
        return
    yield spec
    for name in _PARTS:
        parts = spec.get(name)
        for part in parts if isinstance(parts, list) else ():
            yield from _views(part)
    yield from _views(spec.get("spec"))


def _mark(view: Mapping[str, Any]) -> str:
    mark = view.get("mark")
    mark = mark.get("type") if isinstance(mark, Mapping) else mark
    return mark if isinstance(mark, str) else ""


def _axes(view: Mapping[str, Any]) -> Iterator[str]:
    encoding = view.get("encoding")
    if not isinstance(encoding, Mapping):
        return
    for channel in _AXES:
        given = encoding.get(channel)
        if not isinstance(given, Mapping):
            continue
        field, how = given.get("field"), given.get("aggregate")
        if isinstance(field, str):
            yield f"{channel}: {how} of {field}" if isinstance(how, str) else f"{channel}: {field}"
        elif isinstance(how, str):
            yield f"{channel}: {how}"


def _rows(table: Data, *, indexed: bool) -> list[dict[str, Any]]:
    """The rows of a table by column, as Vega takes them; times are local ones, so that no zone moves them."""
    columns = items(table, "columns")
    names = [string(column, "name") for column in columns]
    moments = [string(column, "kind") in ("date", "datetime") for column in columns]
    labels = table.get("index")
    found = []
    given = table.get("rows")
    for number, row in enumerate(given if isinstance(given, list) else ()):
        made = {
            name: _moment(cell) if is_moment else cell
            for name, cell, is_moment in zip(names, row, moments, strict=False)
        }
        if indexed:
            made[_INDEX] = _moment(labels[number]) if isinstance(labels, list) else number
        found.append(made)
    return found


def _moment(cell: Any) -> Any:
    if not isinstance(cell, str) or not _DAY.match(cell):
        return cell
    return f"{cell}T00:00:00" if len(cell) == 10 else cell.replace(" ", "T", 1)
