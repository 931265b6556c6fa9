"""The description of a Vega-Lite chart: what of it is data, what can be selected in it, and its names in each rerun.

Modelled on Streamlit's `elements/vega_charts.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Final

from ..run import errors

PARTS: Final = ("layer", "hconcat", "vconcat", "concat")
_NESTED: Final = (*PARTS, "facet", "repeat")
_GEOMETRIES: Final = frozenset({"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"})
_HASH: Final = re.compile(r"[0-9a-f]{32,64}")
_STAND_IN: Final = "\0"


def wants_width(spec: dict[str, Any]) -> str:
    """The width of a chart that is given none: facets, and charts beside each other, keep their own."""
    own = _is_faceted(spec) or "hconcat" in spec or "repeat" in spec or is_nested(spec)
    return "content" if own else "stretch"


def prepared(spec: Any, *, wide: bool) -> dict[str, Any]:
    """A copy of a description with what Streamlit adds to it; raises for one that is empty."""
    spec = dict(spec)
    if not spec:
        detail = "Vega-Lite charts require a non-empty spec dict."
        raise errors.StreamlitMissingRequiredParameterError("spec", detail)
    if "autosize" not in spec:
        kind = "fit"
        if "vconcat" in spec and wide:
            kind = "pad" if is_nested(spec) else "fit-x"
        elif _is_faceted(spec) or (is_nested(spec) and not wide):
            kind = "pad"
        spec["autosize"] = {"type": kind, "contains": "padding"}
    encoding = spec.get("encoding")
    colour = encoding.get("color") if isinstance(encoding, dict) else None
    if isinstance(colour, dict):
        legend = colour.get("legend")
        for titled in (colour, legend if isinstance(legend, dict) else {}):
            if titled.get("title", "") is None:
                titled["title"] = " "
    return spec


def is_nested(spec: dict[str, Any]) -> bool:
    """Whether charts below each other are made of several charts themselves."""
    if "vconcat" not in spec or not isinstance(spec["vconcat"], list):
        return False
    return any(isinstance(each, dict) and any(name in each for name in _NESTED) for each in spec["vconcat"])


def _is_faceted(spec: dict[str, Any]) -> bool:
    return "facet" in spec or ("encoding" in spec and any(n in spec["encoding"] for n in ("row", "column", "facet")))


def is_geometry(data: Any) -> bool:
    """Whether data is GeoJSON or TopoJSON, which stays in the description."""
    if isinstance(data, list) and data:
        return isinstance(data[0], dict) and data[0].get("type") == "Feature" and "geometry" in data[0]
    if not isinstance(data, dict):
        return False
    match data.get("type"):
        case "FeatureCollection":
            return "features" in data
        case "Feature":
            return "geometry" in data
        case "GeometryCollection":
            return "geometries" in data
        case None | "Topology":
            return isinstance(data.get("arcs"), list) and isinstance(data.get("objects"), dict)
        case kind:
            return kind in _GEOMETRIES and "coordinates" in data


def without_data(spec: dict[str, Any], data: Any) -> tuple[dict[str, Any], Any, dict[str, Any]]:
    """The description without its tables, its own table (or None), and its tables by name."""
    tables: dict[str, Any] = {}
    if "datasets" in spec:
        stay: dict[str, Any] = {}
        for name, each in spec["datasets"].items():
            (stay if is_geometry(each) else tables)[str(name)] = each
        spec = {name: each for name, each in spec.items() if name != "datasets"} | ({"datasets": stay} if stay else {})
    given = spec.get("data")
    own = given.get("values") if isinstance(given, dict) else given
    has_own = "data" in spec and (not isinstance(given, dict) or "values" in given)
    if has_own and own is not None and not is_geometry(own):
        data = own
        spec = {name: each for name, each in spec.items() if name != "data"}
    return spec, data, tables


def parameters(spec: dict[str, Any]) -> set[str]:
    """The names of all that can be selected in a chart."""
    found = set()
    params = spec.get("params")
    for param in params if isinstance(params, list) else ():
        if isinstance(param, dict) and param.get("name") and param.get("select"):
            found.add(param["name"])
    inside = [each for name in PARTS if isinstance(spec.get(name), list) for each in spec[name]]
    for part in [*inside, spec.get("spec")]:
        if isinstance(part, dict):
            found |= parameters(part)
    return found


def modes_of(spec: dict[str, Any], selection_mode: str | Iterable[str] | None) -> list[str]:
    """What a script is told of, sorted; raises for a chart without selections, and for names that it has not."""
    known = parameters(spec)
    if not known:
        raise errors.StreamlitAPIException(
            "Selections are activated, but the provided chart spec does not "
            "have any selections defined. To add selections to `st.altair_chart`, check out the documentation "
            "[here](https://altair-viz.github.io/user_guide/interactions.html#selections-capturing-chart-interactions)."
            " For adding selections to `st.vega_lite_chart`, take a look "
            "at the specification [here](https://vega.github.io/vega-lite/docs/selection.html)."
        )
    if selection_mode is None:
        return sorted(known)
    asked = [selection_mode] if isinstance(selection_mode, str) else selection_mode
    for name in asked:
        if name not in known:
            raise errors.StreamlitAPIException(
                f"Selection parameter '{name}' is not defined in the chart "
                f"spec. Available selection parameters are: {known}."
            )
    return sorted(asked)


def stable(text: str) -> dict[str, Any]:
    """A description, which is JSON, with names that are the same in each rerun: Altair makes them up anew."""
    spec: dict[str, Any] = json.loads(text)
    kept = {name: spec.pop(name) for name in ("datasets",) if name in spec}
    own = spec.get("data")
    geometry = own.pop("values") if isinstance(own, dict) and is_geometry(own.get("values")) else None
    text = json.dumps(spec)
    if '"params"' in text:
        text = _renumbered("param_", text)
    if re.search(r'"(vconcat|hconcat|facet|layer|concat|repeat)"', text):
        text = _renumbered("view_", text)
    spec = json.loads(text) | kept
    if geometry is not None:
        spec["data"]["values"] = geometry
    return spec


def _renumbered(prefix: str, text: str) -> str:
    found = dict.fromkeys(re.findall(rf'"{prefix}[0-9a-f]+(?:_[0-9]+)?"', text))
    for number, name in enumerate(found, 1):
        text = text.replace(name, f'"{_STAND_IN}{prefix}{number}"')
    return text.replace(_STAND_IN, "")


def with_plain_names(spec: dict[str, Any], names: Iterable[str | None]) -> tuple[dict[str, Any], list[str | None]]:
    """The description, and the names of its tables: those that are made of what is in them are numbered instead."""
    known = {name: f"data-{at}" for at, name in enumerate(names) if name is not None and _HASH.fullmatch(name)}

    def renamed(part: Any) -> Any:
        if isinstance(part, list):
            return [renamed(each) for each in part]
        if not isinstance(part, dict):
            return part
        new = {name: each if name == "datasets" else renamed(each) for name, each in part.items()}
        data = new.get("data")
        if isinstance(data, dict) and data.get("name") in known:
            new["data"] = {**data, "name": known[data["name"]]}
        return new

    return renamed(spec), [known.get(name, name) if name is not None else None for name in names]
