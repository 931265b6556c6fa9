"""Which elements are figures that a library of the page draws."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from playground.render.app.figures import echarts, maps, plotly, vega
from playground.render.app.place import Place
from playground.render.markup.data import Data
from playground.render.markup.html import Html

FIGURES: Final[dict[str, Callable[[Data, Place], Html]]] = {
    "vega_lite_chart": vega.chart,
    "plotly_chart": plotly.chart,
    "echarts_chart": echarts.chart,
    "map": maps.chart,
    "pydeck_chart": maps.chart,
}
_ABOUT: Final[dict[str, Callable[[Data], str]]] = {
    "vega_lite_chart": vega.about,
    "plotly_chart": plotly.about,
    "map": maps.about,
    "pydeck_chart": maps.about,
}


def about(element: Data) -> str:
    """Say what a figure shows; nothing of any other element."""
    say = _ABOUT.get(str(element.get("type")))
    return say(element) if say else ""
