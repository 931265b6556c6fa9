"""Streamlit's simple charts, which it sends as Vega-Lite, as charts of the trace."""

from __future__ import annotations

import json
from typing import Any, Final

from playground.runtime.data.foreign import cells_of
from playground.runtime.data.frame import cell
from playground.runtime.output.chart_data import chart_cell, order_of
from playground.runtime.output.charts import stack_of
from playground.runtime.trace.values import Json

_MARKS: Final = {"line": "line_chart", "area": "area_chart", "bar": "bar_chart", "circle": "scatter_chart"}
_GENERATED: Final = " -- streamlit-generated"


def chart(proto: Any) -> tuple[str, dict[str, Json]] | None:
    """Return type and fields of a chart; None for one that no simple chart call made."""
    spec = json.loads(proto.spec)
    view = spec["layer"][0] if "layer" in spec else spec
    mark = view.get("mark", {}).get("type")
    encoding = view.get("encoding", {})
    if mark not in _MARKS or "x" not in encoding or "y" not in encoding or not proto.datasets:
        return None
    across, up = encoding["x"], encoding["y"]
    lying = mark == "bar" and up.get("type") == "ordinal" and across.get("type") != "ordinal"
    if lying:
        across, up = up, across
    rows = _rows(proto, across["field"])
    colour = encoding.get("color", {})
    by = colour.get("field")
    fields: dict[str, Json] = {
        "x": [row.get(across["field"]) for row in rows],
        "x_label": across.get("title", ""),
        "y_label": "" if _GENERATED in up.get("title", "") else up.get("title", ""),
        "series": [{"name": _name(up), "values": [row.get(up["field"]) for row in rows]}],
        "alt": proto.alt or None,
    }
    if _GENERATED in up["field"] and not rows:
        fields["series"] = []
    if by is not None:
        fields |= _split(rows, across["field"], up["field"], by)
    _colour(fields["series"], colour)
    if mark in ("bar", "area"):
        fields["stack"] = up.get("stack")
    if mark == "bar":
        fields["horizontal"] = lying
        fields["order"] = _order(rows, across, stack_of(fields, several=by is not None))
    return _MARKS[mark], fields


def _name(up: dict[str, Any]) -> str:
    """What a column is called; a name with dots or brackets is another one in the data."""
    name: str = up["field"]
    return up.get("title") or name if _GENERATED in f" {name}" and _GENERATED not in up.get("title", "") else name


def _colour(series: list[dict[str, Json]], colour: dict[str, Any]) -> None:
    """Note the colours that the script gave to series, as values or as the range of a scale."""
    if "value" in colour and series:
        series[0]["color"] = colour["value"]
    scale = colour.get("scale", {})
    for each, given in zip(series, scale.get("range", ()), strict=False):
        each["color"] = given


def _order(rows: list[dict[str, Json]], across: dict[str, Any], stacked: bool) -> list[Json] | None:
    """The places of bars as `sort` orders them."""
    if "sort" not in across:
        return None
    if isinstance(across["sort"], list):
        return [cell(place) for place in across["sort"]]
    places, sort = [row[across["field"]] for row in rows], across["sort"]
    if sort is None:
        return order_of(places, False, None, sums=stacked)
    sign = "-" if sort["order"] == "descending" else ""
    return order_of(places, sign + sort["field"], [row[sort["field"]] for row in rows], sums=stacked)


def _rows(proto: Any, across: str) -> list[dict[str, Json]]:
    import pyarrow as pa

    frame = pa.ipc.open_stream(proto.datasets[0].data.data).read_pandas()
    columns = {
        name: [(cell if name == across else chart_cell)(each) for each in cells_of(frame[name])]
        for name in frame.columns
    }
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _split(rows: list[dict[str, Json]], across: str, up: str, by: str) -> dict[str, Json]:
    """One series for each value of the column `by`."""
    groups: dict[Json, list[dict[str, Json]]] = {}
    for row in rows:
        groups.setdefault(row[by], []).append(row)
    if _GENERATED in by:  # several columns, melted into one: each group has every place
        first = next(iter(groups.values()), [])
        series = [{"name": name, "values": [row[up] for row in group]} for name, group in groups.items()]
        return {"x": [row[across] for row in first], "series": series}
    places = list(dict.fromkeys(row[across] for row in rows))
    series = []
    for name, group in groups.items():
        values = {row[across]: row[up] for row in group}
        series.append({"name": str(name), "values": [values.get(place) for place in places]})
    return {"x": places, "series": series}
