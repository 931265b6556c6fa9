"""What is a figure of another package, told by the names of types: nothing is imported to find out.

Modelled on Streamlit's `type_util.py`.
"""

from __future__ import annotations

import re
from typing import Any, Final

_TYPES: Final = (
    (re.compile(r"altair\.vegalite\.v\d+\.api\.\w*Chart"), "altair_chart"),
    (re.compile(r"plotly\.graph_objs\._figure\.Figure"), "plotly_chart"),
    (re.compile(r"pydeck\.bindings\.deck\.Deck"), "pydeck_chart"),
)
_PLOTLY: Final = "plotly.graph_objs"


def call_for(value: Any) -> str | None:
    """The call that draws a value, where it is a figure."""
    if isinstance(value, list):
        return "plotly_chart" if value and all(map(_is_of_plotly, value)) else None
    if isinstance(value, dict):
        return "plotly_chart" if _is_plotly_dict(value) else None
    kind = type(value)
    name = f"{kind.__module__}.{kind.__qualname__}"
    return next((call for pattern, call in _TYPES if pattern.fullmatch(name)), None)


def _is_of_plotly(value: Any) -> bool:
    return str(type(value).__module__).startswith(_PLOTLY)


def _is_plotly_dict(value: dict[Any, Any]) -> bool:
    """Whether a dict has nothing but what a figure of Plotly has, and some of it is Plotly's."""
    if not value or not set(value) <= {"config", "data", "frames", "layout"}:
        return False
    if any(map(_is_of_plotly, value.values())):
        return True
    return any(isinstance(each, list) and bool(each) and all(map(_is_of_plotly, each)) for each in value.values())
