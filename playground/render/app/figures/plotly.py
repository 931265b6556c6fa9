"""Figures of Plotly: what they show in words, their numbers, and what Plotly is to draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from playground.render.app.figures.figure import ROWS, figure, numbers
from playground.render.app.place import Place
from playground.render.markup.data import Data, string, texts
from playground.render.markup.html import Html

_COLUMNS: Final[tuple[str, ...]] = ("x", "y", "z", "labels", "values", "parents", "lat", "lon", "r", "theta", "text")
_USUAL: Final = "scatter"
_HEIGHT: Final = 450


def chart(element: Data, place: Place) -> Html:
    """Return a figure of Plotly."""
    traces, layout = _parts(element)
    modes, height = texts(element, "modes"), element.get("height")
    given = {
        "spec": {"data": traces, "layout": layout},
        "config": element.get("config"),
        "theme": element.get("theme"),
        "width": element.get("width"),
        "height": height,
        "select": modes,
    }
    names, rows, count = _table(traces)
    return figure(
        element,
        place,
        "plotly",
        given,
        about(element),
        table=numbers(element, place, names, rows, count) if names else None,
        height=height if isinstance(height, int) else _HEIGHT,
        selects=bool(modes),
    )


def about(element: Data) -> str:
    """Say what a figure shows: in the script's words, else in those that its description gives."""
    return string(element, "alt") or words(*_parts(element))


def _parts(element: Data) -> tuple[list[Mapping[str, Any]], Mapping[str, Any]]:
    """The traces and the layout of a figure."""
    spec = element.get("spec")
    drawn: Mapping[str, Any] = spec if isinstance(spec, Mapping) else {}
    layout = drawn.get("layout")
    traces = [each for each in drawn.get("data") or () if isinstance(each, Mapping)]
    return traces, layout if isinstance(layout, Mapping) else {}


def words(traces: list[Mapping[str, Any]], layout: Mapping[str, Any]) -> str:
    """Say what a figure shows: its title, its traces by kind, its axes, how many points it has."""
    title = _title(layout.get("title"))
    kinds = Counter(str(trace.get("type", _USUAL)) for trace in traces)
    said = f"{title}: " if title else ""
    said += "Figure of " + (" and ".join(f"{count} {kind}" for kind, count in kinds.items()) or "no traces")
    names = [name for trace in traces if isinstance(name := trace.get("name"), str) and name]
    if names:
        said += f" ({', '.join(names[:10])}{', …' if len(names) > 10 else ''})"
    for axis in ("x", "y"):
        look = layout.get(f"{axis}axis")
        if isinstance(look, Mapping) and (named := _title(look.get("title"))):
            said += f", {axis}: {named}"
    count = sum(map(_points, traces))
    return f"{said}; {count:,} {'point' if count == 1 else 'points'}"


def _title(title: Any) -> str:
    title = title.get("text") if isinstance(title, Mapping) else title
    return title if isinstance(title, str) else ""


def _lists(trace: Mapping[str, Any]) -> dict[str, list[Any]]:
    return {name: each for name in _COLUMNS if isinstance(each := trace.get(name), list) and each}


def _points(trace: Mapping[str, Any]) -> int:
    return max(map(len, _lists(trace).values()), default=0)


def _table(traces: list[Mapping[str, Any]]) -> tuple[list[str], list[list[Any]], int]:
    """The numbers of all traces: the names of their columns, the first rows, how many there are."""
    known = {name for trace in traces for name in _lists(trace)}
    columns = [name for name in _COLUMNS if name in known]
    many = len(traces) > 1
    rows = [row for _, row in zip(range(ROWS), _rows(traces, columns, many), strict=False)]
    return ["trace"] * many + columns if columns else [], rows, sum(map(_points, traces))


def _rows(traces: list[Mapping[str, Any]], columns: list[str], many: bool) -> Iterator[list[Any]]:
    for number, trace in enumerate(traces):
        lists = _lists(trace)
        name = trace.get("name") or f"{trace.get('type', _USUAL)} {number + 1}"
        for at in range(_points(trace)):
            cells = [lists[each][at] if at < len(lists.get(each, ())) else None for each in columns]
            yield [str(name)] * many + [_cell(cell) for cell in cells]


def _cell(value: Any) -> Any:
    return ", ".join(map(str, value[:20])) if isinstance(value, list) else value
