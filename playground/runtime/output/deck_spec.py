"""What is drawn on a map: a view and layers of rows, as deck.gl describes them.

Modelled on Streamlit's `elements/map.py` and `elements/deck_gl_json_chart.py`.
"""

from __future__ import annotations

import json
import math
import re
import weakref
from itertools import pairwise
from typing import Any, Final

from ..arguments import colors
from ..data.foreign import kind_of
from ..data.frame import Frame
from ..run import caps, errors
from ..trace.excerpt import sentence
from ..trace.values import Json

LATITUDES: Final = ("LAT", "LATITUDE", "lat", "latitude")
LONGITUDES: Final = ("LON", "LONGITUDE", "lon", "longitude")
_MOST: Final = 300_000
"""Characters of a description that are drawn."""
_ZOOMS: Final = (
    *(360, 180, 90, 45, 22.5, 11.25, 5.625, 2.813, 1.406, 0.703, 0.352, 0.176, 0.088, 0.044, 0.022, 0.011),
    *(0.005, 0.003, 0.001, 0.0005, 0.00025),
)
_USUAL_ZOOM: Final = 12
_USUAL_SIZE: Final = 100
_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DEEPEST: Final = 40


def empty() -> dict[str, Any]:
    """A map without anything on it."""
    return {"initialViewState": {"latitude": 0, "longitude": 0, "pitch": 0, "zoom": 1}}


def of_points(data: Any, latitude: Any, longitude: Any, size: Any, color: Any, zoom: Any) -> dict[str, Any]:
    """The map of `st.map`; raises for data without places, and for what is no colour."""
    if data is None or getattr(data, "empty", False):
        return empty()
    frame = Frame.of(data)
    lat = _place(frame, "latitude", latitude, LATITUDES)
    lon = _place(frame, "longitude", longitude, LONGITUDES)
    sized, size_column = _value(frame, size, _USUAL_SIZE)
    coloured, color_column = _value(frame, color, "primary")
    used = sorted({name for name in (lat, lon, size_column, color_column) if name is not None})
    at = [frame.names.index(name) for name in used]
    rows = [dict(zip(used, (row[number] for number in at), strict=True)) for row in frame.rows]
    coloured = _colours(rows, coloured, color_column)
    view = empty()
    view["initialViewState"] |= _view([row[lat] for row in rows], [row[lon] for row in rows], zoom)
    layer = {
        "@@type": "ScatterplotLayer",
        "getPosition": f"@@=[{lon}, {lat}]",
        "getRadius": sized,
        "radiusMinPixels": 3,
        "radiusUnits": "meters",
        "getFillColor": coloured,
        "data": rows,
    }
    return {**view, "layers": [layer]}


def _place(frame: Frame, what: str, name: Any, usual: tuple[str, ...]) -> str:
    """The column of a latitude or longitude; raises where there is none, and for one with gaps."""
    if not (isinstance(name, str) and name in frame.names):
        found = [each for each in usual if each in frame.names]
        if not found:
            raise errors.StreamlitAPIException(
                f"Map data must contain a {what} column named: {', '.join(map(repr, usual))}. "
                f"Existing columns: {', '.join(map(repr, frame.names))}"
            )
        name = found[0]
    if any(value is None or value != value for value in frame.column(name)):
        raise errors.StreamlitAPIException(
            f"Column {name} is not allowed to contain null values, such as NaN, NaT, or None."
        )
    return str(name)


def _value(frame: Frame, given: Any, usual: Any) -> tuple[Any, str | None]:
    """What deck.gl is told of a size or colour, and the column that it is in."""
    if isinstance(given, str) and given in frame.names:
        return f"@@={given}", given
    return usual if given is None else given, None


def _colours(rows: list[dict[str, Any]], given: Any, column: str | None) -> Any:
    """What deck.gl is told of the colour; those of a column become numbers in `rows`."""
    if column is None:
        return "primary" if isinstance(given, str) and given.lower() == "primary" else colors.ints(given)
    if not rows or not colors.is_color(rows[0][column]):
        raise errors.StreamlitAPIException(f'Column "{column}" does not appear to contain valid colors.')
    for row in rows:
        row[column] = colors.ints(row[column])
    return given


def _view(lats: list[Any], lons: list[Any], zoom: Any) -> dict[str, Any]:
    """The middle of all places, and a zoom that shows them."""
    if not lats:
        return {"latitude": None, "longitude": None, "zoom": _USUAL_ZOOM if zoom is None else zoom}
    low, high, west, east = min(lats), max(lats), min(lons), max(lons)
    middle = {"latitude": (high + low) / 2.0, "longitude": (east + west) / 2.0}
    far = max(abs(high - low), abs(east - west))
    if zoom is None:
        levels = enumerate(pairwise(_ZOOMS))
        zoom = next((level for level, (most, least) in levels if least < far <= most), _USUAL_ZOOM)
    return {**middle, "zoom": zoom}


def of_deck(deck: Any) -> tuple[str, Json]:
    """What a Deck of pydeck says of itself, as JSON, and its tooltip; rows of pandas become plain ones in it."""
    if deck is None:
        return json.dumps(empty()), None
    for layer in getattr(deck, "layers", None) or ():
        rows = getattr(layer, "data", None)
        rows = rows() if isinstance(rows, weakref.ref) else rows
        if rows is not None and kind_of(rows) == "pandas":
            layer.data = rows.to_dict(orient="records")
    text = deck.to_json()
    tooltip = getattr(getattr(deck, "deck_widget", None), "tooltip", None)
    tooltip = tooltip if isinstance(tooltip, dict) else getattr(deck, "_tooltip", None)
    return text, tooltip if isinstance(tooltip, dict) and tooltip else None


def kept(spec: Any) -> tuple[dict[str, Any], str]:
    """A description as the trace tells it, with as many rows as are kept, and what is left out, in words."""
    spec = _finite(spec) if isinstance(spec, dict) else {}
    layers = [each for each in spec.get("layers") or () if isinstance(each, dict)]
    left, told = [], []
    most = max(1, caps.POINTS // max(1, len(layers)))
    for number, layer in enumerate(layers):
        rows = layer.get("data")
        if isinstance(rows, list) and len(rows) > most:
            left.append(sentence(most, len(rows), "points of a layer"))
            layer = {**layer, "data": rows[:most]}
        if isinstance(name := layer.get("id"), str) and _UUID.fullmatch(name):
            layer = {**layer, "id": f"layer-{number}"}
        told.append(layer)
    if "layers" in spec:
        spec["layers"] = told
    if (size := len(json.dumps(spec))) > _MOST:
        return {}, f"The map is not drawn: its description has {size:,} characters, more than {_MOST:,}."
    return spec, " ".join(dict.fromkeys(left))


def _finite(part: Any, depth: int = 0) -> Any:
    if depth > _DEEPEST:
        return None
    if isinstance(part, dict):
        return {str(name): _finite(each, depth + 1) for name, each in part.items()}
    if isinstance(part, list | tuple):
        return [_finite(each, depth + 1) for each in part]
    return None if isinstance(part, float) and not math.isfinite(part) else part
