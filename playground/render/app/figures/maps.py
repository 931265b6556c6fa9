"""Points on a map: what is shown in words, their rows, and what the page is to draw over a grid of degrees.

What deck.gl works out of a row (``@@=[lon, lat]``, ``@@=size``) is worked out here, as far as it names columns.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any, Final

from playground.render.app.figures.figure import ROWS, figure, numbers
from playground.render.app.place import Place
from playground.render.markup.data import Data, string, texts
from playground.render.markup.html import Html

_POINTS: Final = ("ScatterplotLayer", "TextLayer", "IconLayer", "ColumnLayer", "PointCloudLayer")
_HEIGHT: Final = 500
_NOTICE: Final = "Drawn over a grid of degrees: a map's own pictures would be loaded from another server."
_PAIR: Final = re.compile(r"@@=\s*\[([^\[\],]+),([^\[\],]+?)(?:,[^\[\],]*)?\]")
_RED: Final[list[float]] = [255, 75, 75, 160]
"""The colour of points that have none: that of Streamlit's theme."""
_BLACK: Final[list[float]] = [0, 0, 0, 255]
_MOST_TIP: Final = 300


def chart(element: Data, place: Place) -> Html:
    """Return points on a map."""
    spec = element.get("spec")
    drawn: Mapping[str, Any] = spec if isinstance(spec, Mapping) else {}
    layers = _layers(element)
    view, modes = drawn.get("initialViewState"), texts(element, "modes")
    given_height = element.get("height")
    height = given_height if isinstance(given_height, int) else _HEIGHT
    tooltip = element.get("tooltip")
    template = tooltip.get("text") if isinstance(tooltip, Mapping) else None
    given = {
        "view": {name: _number(view.get(name), 0) for name in ("latitude", "longitude", "zoom")}
        if isinstance(view, Mapping)
        else {},
        "layers": [_layer(each, template, chosen=bool(modes)) for each in layers if _is_drawn(each)],
        "notes": [_NOTICE, *_undrawn(layers)],
        "width": element.get("width"),
        "fits": _is_automatic(view, layers),
        "height": height,
        "many": "multi-object" in modes,
        "select": modes,
    }
    rows = [row for layer in layers for row in _rows(layer)]
    names = list(dict.fromkeys(str(name) for row in rows[:ROWS] for name in row))
    cells = [[_cell(row.get(name)) for name in names] for row in rows[:ROWS]]
    return figure(
        element,
        place,
        "map",
        given,
        about(element),
        table=numbers(element, place, names, cells, len(rows)) if names else None,
        height=height,
        selects=bool(modes),
    )


def about(element: Data) -> str:
    """Say what a map shows: in the script's words, else in those that its layers give."""
    return string(element, "alt") or words(_layers(element))


def _layers(element: Data) -> list[Mapping[str, Any]]:
    spec = element.get("spec")
    layers = spec.get("layers") if isinstance(spec, Mapping) else None
    return [each for each in layers or () if isinstance(each, Mapping)]


def words(layers: list[Mapping[str, Any]]) -> str:
    """Say what a map shows: its layers, and how many points they have."""
    if not layers:
        return "Map without points"
    kinds = dict.fromkeys(str(layer.get("@@type", "layer")).removesuffix("Layer").lower() for layer in layers)
    count = sum(len(_rows(layer)) for layer in layers)
    return f"Map, {' and '.join(kinds)}; {count:,} {'point' if count == 1 else 'points'}"


def _is_automatic(view: Any, layers: list[Mapping[str, Any]]) -> bool:
    """Whether the zoom is the one that `st.map` finds for its points: then all of them are to be seen."""
    points = [at for layer in layers for row in _rows(layer) if (at := _position(layer.get("getPosition"), row))]
    if not isinstance(view, Mapping) or len(points) < 2 or "id" in layers[0]:
        return False
    lons, lats = zip(*points, strict=True)
    far = max(max(lons) - min(lons), max(lats) - min(lats))
    return far > 0 and abs(_number(view.get("zoom"), 0) - math.floor(math.log2(360 / far))) <= 1


def _rows(layer: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    rows = layer.get("data")
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []


def _is_drawn(layer: Mapping[str, Any]) -> bool:
    return layer.get("@@type") in _POINTS and isinstance(layer.get("data"), list)


def _undrawn(layers: list[Mapping[str, Any]]) -> list[str]:
    """What is not drawn, in words."""
    kinds = dict.fromkeys(str(layer.get("@@type")) for layer in layers if layer.get("@@type") not in _POINTS)
    said = [f"Not drawn: {', '.join(kinds)}. Only layers of points are."] if kinds else []
    elsewhere = [str(layer["data"])[:100] for layer in layers if isinstance(layer.get("data"), str)]
    return said + [f"Not loaded: {address}. A map can use only what its script gives it." for address in elsewhere]


def _layer(layer: Mapping[str, Any], template: Any, *, chosen: bool) -> dict[str, Any]:
    """A layer as the page draws it: for each row its place, radius and colour."""
    points = []
    colour = layer.get("getFillColor", layer.get("getColor"))
    radius, size = layer.get("getRadius", 1), _number(layer.get("radiusScale"), 1)
    for number, row in enumerate(_rows(layer)):
        at = _position(layer.get("getPosition", "@@=position"), row)
        if at is None:
            continue
        tip = _tip(template, row) if layer.get("pickable") or chosen else ""
        points.append([*at, _number(_of(radius, row), 1) * size, _colour(_of(colour, row)), number, tip])
    return {
        "id": str(layer.get("id", "")),
        "points": points,
        "pickable": bool(layer.get("pickable")),
        "rows": [dict(row) for row in _rows(layer)] if chosen and layer.get("pickable") else [],
        "pixels": layer.get("radiusUnits") == "pixels",
        "least": _number(layer.get("radiusMinPixels"), 0),
        "most": _number(layer.get("radiusMaxPixels"), 100),
        "opacity": _number(layer.get("opacity"), 1),
    }


def _of(accessor: Any, row: Mapping[str, Any]) -> Any:
    """What an accessor is for a row: a column of it, or itself."""
    if isinstance(accessor, str) and accessor.startswith("@@="):
        return row.get(accessor[3:].strip())
    return accessor


def _position(accessor: Any, row: Mapping[str, Any]) -> tuple[float, float] | None:
    pair = _PAIR.fullmatch(accessor) if isinstance(accessor, str) else None
    found = [row.get(name.strip()) for name in pair.groups()] if pair else _of(accessor, row)
    if not isinstance(found, list) or len(found) < 2:
        return None
    lon, lat = _number(found[0], math.nan), _number(found[1], math.nan)
    return (lon, lat) if abs(lon) <= 360 and abs(lat) <= 90 else None


def _number(value: Any, usual: float) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return value if is_number else usual


def _colour(value: Any) -> list[float]:
    if value == "primary":
        return _RED
    parts = [_number(part, 0) for part in value[:4]] if isinstance(value, list) else []
    return [*parts, 255][:4] if len(parts) >= 3 else _BLACK


def _tip(template: Any, row: Mapping[str, Any]) -> str:
    """What is told of a point: the tooltip's text with the values of its row, else all of the row."""
    if isinstance(template, str):
        return re.sub(r"\{(\w+)\}", lambda name: str(row.get(name[1], name[0])), template)[:_MOST_TIP]
    return ", ".join(f"{name}: {_cell(value)}" for name, value in row.items())[:_MOST_TIP]


def _cell(value: Any) -> Any:
    return ", ".join(map(str, value)) if isinstance(value, list) else value
