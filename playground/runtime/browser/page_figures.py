"""What an action may select in figures: charts of Vega-Lite, figures of Plotly, maps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ..trace.values import Json
from .refusal import ValueRefused, Widget, short


def _choices_of_chart(widget: Widget, value: Json) -> Json:
    """What is selected in a chart, by the names of its selections: `{"selection": {"brush": {"x": [1, 3]}}}`."""
    given, modes = value.get("selection") if isinstance(value, dict) else None, widget["modes"]
    if not isinstance(given, dict) or any(name not in modes for name in given):
        raise ValueRefused(f"a selection by {', '.join(modes)}, such as {short({'selection': {modes[0]: {}}})}")
    if not all(isinstance(each, dict | list) for each in given.values()):
        raise ValueRefused("for each selection a list of points, or the ends of an interval by field")
    return {"selection": given}


def _marks(widget: Widget, value: Json) -> Json:
    """What is selected in a figure of Plotly: points, and the areas that a reader has drawn around them."""
    given, modes = value.get("selection") if isinstance(value, dict) else None, widget["modes"]
    names = ("points", "point_indices", "box", "lasso")
    if not isinstance(given, dict) or any(name not in names for name in given):
        raise ValueRefused(f"a selection such as {short({'selection': {'points': [{'point_index': 0}]}})}")
    found: dict[str, Json] = {name: given.get(name, []) for name in names}
    if not all(isinstance(each, list) for each in found.values()):
        raise ValueRefused("lists of points, point_indices, box and lasso")
    if any(found[area] and area not in modes for area in ("box", "lasso")) or (found["points"] and not modes):
        raise ValueRefused(f"selections by {', '.join(modes)}")
    if "point_indices" not in given:
        points = [each.get("point_index") for each in found["points"] if isinstance(each, dict)]
        found["point_indices"] = list(dict.fromkeys(each for each in points if each is not None))
    return {"selection": found}


def _objects(widget: Widget, value: Json) -> Json:
    """What is selected on a map: by layer the numbers of objects, to which their data is added."""
    given = value.get("selection") if isinstance(value, dict) else None
    if not isinstance(given, dict) or any(name not in ("indices", "objects") for name in given):
        raise ValueRefused('a selection such as {"selection": {"indices": {"my-layer": [0]}}}')
    indices = given.get("indices", {})
    layers = {str(layer.get("id")): layer.get("data") for layer in widget["spec"].get("layers", ())}
    found: dict[str, Json] = {}
    for name, numbers in indices.items() if isinstance(indices, dict) else ():
        rows = layers.get(name)
        if not isinstance(rows, list) or not isinstance(numbers, list):
            raise ValueRefused(f"objects of the layers {', '.join(layers)}")
        if not all(type(number) is int and 0 <= number < len(rows) for number in numbers):
            raise ValueRefused(f"objects 0 to {len(rows) - 1} of the layer {name}")
        found[name] = [rows[number] for number in numbers]
    if "single-object" in widget["modes"] and sum(map(len, found.values())) > 1:
        raise ValueRefused("one object")
    return {"selection": {"indices": indices, "objects": given.get("objects", found)}}


_GROUP: Final = {"series_id": None, "series_name": None, "data_type": "main"}


def _series(widget: Widget, value: Json) -> Json:
    """What is selected in a chart of ECharts: by series the numbers of its data, and the areas that were brushed."""
    given = value.get("selection") if isinstance(value, dict) else None
    if not isinstance(given, dict) or any(name not in ("selected", "areas") for name in given):
        group = {"series_index": 0, "data_indices": [0]}
        raise ValueRefused(f"a selection such as {short({'selection': {'selected': [group]}})}")
    found: dict[str, Json] = {name: given.get(name, []) for name in ("selected", "areas")}
    if not all(isinstance(each, list) and all(isinstance(part, dict) for part in each) for each in found.values()):
        raise ValueRefused("lists of what is selected and of areas")
    if not all(isinstance(each.get("data_indices"), list) for each in found["selected"]):
        raise ValueRefused("data_indices for each series")
    found["selected"] = [{"series_index": each.get("series_index", 0), **_GROUP, **each} for each in found["selected"]]
    return {"selection": found}


FIGURES: Final[dict[str, Callable[[Widget, Json], Json]]] = {
    "choices": _choices_of_chart,
    "marks": _marks,
    "objects": _objects,
    "series": _series,
}
"""The checks of what is selected, by the names that the table of elements has for them."""
