"""Charts of ECharts: what they show in words, their rows, and what ECharts is to draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from playground.render.app.figures.figure import figure, numbers
from playground.render.app.place import Place
from playground.render.markup.data import Data, items, string, texts
from playground.render.markup.html import Html

_HEIGHT: Final = 350


def chart(element: Data, place: Place) -> Html:
    """Return a chart of ECharts."""
    spec = element.get("spec")
    option: Mapping[str, Any] = spec if isinstance(spec, Mapping) else {}
    tables, height, modes = items(element, "datasets"), element.get("height"), texts(element, "modes")
    given = {
        "option": option,
        "datasets": [_dataset(table) for table in tables],
        "theme": element.get("theme"),
        "renderer": element.get("renderer"),
        "width": element.get("width"),
        "height": height,
        "select": modes,
    }
    names, rows, count = _table(option, tables)
    return figure(
        element,
        place,
        "echarts",
        given,
        string(element, "alt") or words(option),
        table=numbers(element, place, names, rows, count) if rows else None,
        height=height if isinstance(height, int) else _HEIGHT,
        selects=bool(modes),
    )


def words(option: Mapping[str, Any]) -> str:
    """Say what a chart shows: its title, and its series by kind."""
    titles = [each.get("text") for each in _parts(option.get("title"))]
    title = next((each for each in titles if isinstance(each, str) and each), "")
    kinds = Counter(str(each.get("type", "?")) for each in _series(option))
    said = " and ".join(f"{count} {kind}" for kind, count in kinds.items())
    names = [name for each in _series(option) if isinstance(name := each.get("name"), str) and name]
    named = f" ({', '.join(names[:10])}{', …' if len(names) > 10 else ''})" if names else ""
    return f"{title}: Chart of {said or 'no series'}{named}" if title else f"Chart of {said or 'no series'}{named}"


def _parts(value: Any) -> list[Mapping[str, Any]]:
    found = value if isinstance(value, list) else [value]
    return [each for each in found if isinstance(each, Mapping)]


def _series(option: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    base = option.get("baseOption")
    return _parts(option.get("series")) or (_series(base) if isinstance(base, Mapping) else [])


def _dataset(table: Data) -> dict[str, Any]:
    """A table as ECharts takes it: the names of its columns, and its rows."""
    names = [string(column, "name") for column in items(table, "columns")]
    return {"name": string(table, "name"), "dimensions": names, "rows": table.get("rows")}


def _table(option: Mapping[str, Any], tables: list[Data]) -> tuple[list[str], list[list[Any]], int]:
    """The rows of the first table, or of the series: the names of their columns, the first rows, how many there are."""
    if tables:
        names = [string(column, "name") for column in items(tables[0], "columns")]
        return names, list(tables[0].get("rows") or []), int(tables[0].get("count") or 0)
    series = [each for each in _series(option) if isinstance(each.get("data"), list)]
    places: list[Any] = next(
        (each["data"] for each in _parts(option.get("xAxis")) if isinstance(each.get("data"), list)), []
    )
    count = max((len(each["data"]) for each in series), default=0)
    columns = [each["data"] for each in series]
    head = [""] if places else []
    names = [*head, *(str(each.get("name") or each.get("type") or "?") for each in series)]
    rows = [
        [*([_at(places, row)] if places else []), *(_at(column, row) for column in columns)] for row in range(count)
    ]
    return names, rows, count


def _at(column: list[Any], row: int) -> Any:
    value = column[row] if row < len(column) else None
    if isinstance(value, Mapping):
        name, value = value.get("name"), value.get("value")
        value = f"{name}: {value}" if name else value
    return ", ".join(map(str, value)) if isinstance(value, list) else value
