"""A figure of Plotly as JSON: of its arrays as many numbers as are kept, each written out.

Modelled on Streamlit's `elements/plotly_chart.py`. Plotly itself is asked where it is there; without it a figure that
is written as a dict is taken as it is.
"""

from __future__ import annotations

import base64
import importlib
import json
import math
import struct
import sys
from importlib.util import find_spec
from typing import Any, Final

from ..run import caps
from ..run.fingerprint import package_of
from ..trace.excerpt import sentence

_CODES: Final = {
    "i1": "b",
    "u1": "B",
    "uint8c": "B",
    "i2": "h",
    "u2": "H",
    "i4": "i",
    "u4": "I",
    "i8": "q",
    "u8": "Q",
    "f4": "f",
    "f8": "d",
    "int8": "b",
    "uint8": "B",
    "int16": "h",
    "uint16": "H",
    "int32": "i",
    "uint32": "I",
    "float32": "f",
    "float64": "d",
}
_DEEPEST: Final = 40
_OWN: Final = {
    1: "#636efa #EF553B #00cc96 #ab63fa #FFA15A #19d3f3 #FF6692 #B6E880 #FF97FF #FECB52",
    11: "#0d0887 #46039f #7201a8 #9c179e #bd3786 #d8576b #ed7953 #fb9f3a #fdca26 #f0f921",
    21: "#8e0152 #c51b7d #de77ae #f1b6da #fde0ef #e6f5d0 #b8e186 #7fbc41 #4d9221 #276419",
    32: "#3D9970 #FF4136 #4499FF #B2B5BE #2a3f5f #2a3f5f #EBF0F8 white #C8D4E3",
}
_COLOURS: Final = {
    f"#{first + at:06}": colour for first, colours in _OWN.items() for at, colour in enumerate(colours.split())
}
"""What Streamlit's template has for colours that its page puts there, and what they are in Plotly's own looks."""


def figure_of(value: Any) -> dict[str, Any]:
    """The figure as JSON; raises what Plotly does for what is none, and `ModuleNotFoundError` where only it could."""
    if package_of(value) == "matplotlib":
        value = importlib.import_module("plotly.tools").mpl_to_plotly(value)
    if not isinstance(value, dict | list) or "plotly" in sys.modules or find_spec("plotly") is not None:
        tools, io = importlib.import_module("plotly.tools"), importlib.import_module("plotly.io")
        return json.loads(
            io.to_json(tools.return_figure_from_figure_or_data(value, validate_figure=True), validate=False)
        )
    figure = {"data": value} if isinstance(value, list) else value
    traces = figure.get("data")
    if isinstance(traces, list):
        figure = {**figure, "data": [{**each, "type": each.get("type", "scatter")} for each in map(_trace, traces)]}
    return json.loads(json.dumps({"data": [], "layout": {}, **figure}, default=_written))


def _trace(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else dict(value.to_plotly_json())


def _written(value: Any) -> Any:
    """What JSON has no word for: arrays as lists, all else as its text."""
    for name in ("to_plotly_json", "tolist", "to_list"):
        if callable(make := getattr(value, name, None)):
            return make()
    return str(value)


def kept(figure: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """The figure with its arrays written out, and what is left out of them, in words."""
    figure = {name: _expanded(each) for name, each in figure.items()}
    layout = figure.get("layout")
    if isinstance(layout, dict) and _is_usual(layout.get("template")):
        figure["layout"] = {name: each for name, each in layout.items() if name != "template"}
    traces = [each for each in figure.get("data") or () if isinstance(each, dict)]
    total, longest = sum(map(_amount, traces)), max(map(_longest, traces), default=0)
    if total <= caps.CELLS:
        return figure, ""
    share = caps.CELLS / total
    figure["data"] = [_shortened(each, share) for each in traces]
    return figure, sentence(math.ceil(longest * share), longest, "points of each trace")


def _expanded(value: Any, depth: int = 0) -> Any:
    """JSON with lists in place of Plotly's packed arrays, and without numbers that JSON has not."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, list):
        return [_expanded(each, depth + 1) for each in value]
    if isinstance(value, dict):
        if isinstance(value.get("bdata"), str) and value.get("dtype") in _CODES:
            return _unpacked(value)
        return {name: _expanded(each, depth + 1) for name, each in value.items()}
    if isinstance(value, str):
        return _COLOURS.get(value, value)
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _is_usual(template: Any) -> bool:
    """Whether a template is the one that figures have by themselves: Streamlit's, or Plotly's without it."""
    look = template.get("layout") if isinstance(template, dict) else None
    if not isinstance(look, dict) or not isinstance(look.get("colorway"), list):
        return False
    return look["colorway"][:1] == ["#636efa"] and look.get("plot_bgcolor") in (None, "#E5ECF6")


def _unpacked(packed: dict[str, Any]) -> Any:
    """The numbers of a packed array; what cannot be read is none."""
    code = _CODES[packed["dtype"]]
    try:
        data = base64.b64decode(packed["bdata"], validate=True)
        size = struct.calcsize(f"<{code}")
        numbers: list[Any] = [
            _number(each) for each in struct.unpack(f"<{len(data) // size}{code}", data[: len(data) // size * size])
        ]
        shape = packed.get("shape")
        sizes = [int(each) for each in (shape if isinstance(shape, list) else str(shape).split(","))] if shape else []
    except (ValueError, struct.error):
        return []
    for size in reversed(sizes[1:]):
        numbers = [numbers[at : at + size] for at in range(0, len(numbers), max(1, size))]
    return numbers


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _amount(value: Any) -> int:
    """How many values there are in all lists."""
    if isinstance(value, list):
        return sum(_amount(each) if isinstance(each, list | dict) else 1 for each in value)
    return sum(map(_amount, value.values())) if isinstance(value, dict) else 0


def _longest(value: Any) -> int:
    if isinstance(value, dict):
        return max(map(_longest, value.values()), default=0)
    return len(value) if isinstance(value, list) else 0


def _shortened(value: Any, share: float) -> Any:
    """The same part of each list: those that belong together stay equally long."""
    if isinstance(value, dict):
        return {name: _shortened(each, share) for name, each in value.items()}
    return value[: math.ceil(len(value) * share)] if isinstance(value, list) else value
