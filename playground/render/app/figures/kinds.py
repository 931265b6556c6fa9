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
