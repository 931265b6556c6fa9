"""Streamlit's charts of the ecosystem as figures of the trace."""

from __future__ import annotations

import json
import sys
from types import FrameType
from typing import Any, Final

from playground.runtime.data.frame import Frame
from playground.runtime.trace.values import Json
from playground.runtime.widgets import deck, echarts, plotly, vega

from .charts import chart
from .drawn import Drawn, width
from .tables import arrow_frame

_COMMON: Final[dict[str, Json]] = {"help": None, "label_visibility": "collapsed", "disabled": False}


def vega_chart(proto: Any, element: Any) -> tuple[str, dict[str, Json]]:
    """Type and fields of a chart of Vega-Lite: one of the simple ones, if that is what the script called."""
    simple = None if _is_called("vega_charts", "vega_lite_chart", "altair_chart") else chart(proto)
    return simple or ("vega_lite_chart", _vega_fields(proto, element))


def vega_widget(proto: Any, element: Any) -> Drawn:
    """A chart of Vega-Lite that tells what is selected in it."""
    modes = sorted(proto.selection_mode)
    start = vega.on_page(vega.state(None, modes))
    fields = {**_vega_fields(proto, element), "modes": modes, **_COMMON}
    return Drawn("vega_lite_chart", vega.LABEL, start, start, fields, form=proto.form_id, waits=True)


def _vega_fields(proto: Any, element: Any) -> dict[str, Json]:
    frames: dict[str | None, Frame] = {}
    counts: dict[str | None, int] = {}
    for each in proto.datasets:
        name = each.name if each.has_name else None
        frames[name], counts[name] = arrow_frame(each.data.data)
    if proto.data.data:
        frames[None], counts[None] = arrow_frame(proto.data.data)
    fields: dict[str, Json] = vega.fields_of(json.loads(proto.spec), frames, counts)
    look = {"theme": proto.theme or None, "width": width(element), "height": height(element)}
    return {**fields, **look, "alt": proto.alt or None}


def height(element: Any) -> Json:
    """The height that an element was asked for."""
    config = element.height_config
    if config.pixel_height:
        return config.pixel_height
    return "stretch" if config.use_stretch else "content"


def _is_called(module: str, *names: str) -> bool:
    """Whether the script has called one of these functions of Streamlit's, which is what goes on."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_name in names and frame.f_globals.get("__name__") == f"streamlit.elements.{module}":
            return True
        frame = frame.f_back
    return False


def plotly_chart(proto: Any, element: Any) -> tuple[str, dict[str, Json]]:
    """Type and fields of a figure of Plotly."""
    fields = plotly.fields_of(json.loads(proto.spec), json.loads(proto.config))
    look = {"theme": proto.theme or None, "width": width(element), "height": height(element)}
    return "plotly_chart", {**fields, **look, "alt": proto.alt or None}


def plotly_widget(proto: Any, element: Any) -> Drawn:
    """A figure of Plotly that tells what is selected in it."""
    modes = sorted(proto.SelectionMode.Name(mode).lower() for mode in proto.selection_mode)
    start = plotly.on_page(plotly.state(None))
    fields = {**plotly_chart(proto, element)[1], "modes": modes, **_COMMON}
    return Drawn("plotly_chart", plotly.LABEL, start, start, fields, form=proto.form_id, waits=True)


def map_of_points(proto: Any, element: Any) -> tuple[str, dict[str, Json]]:
    """Type and fields of points on a map, whichever of the two calls drew it."""
    fields = deck.fields_of(json.loads(proto.json), json.loads(proto.tooltip) if proto.tooltip else None)
    look = {"width": width(element), "height": height(element), "alt": proto.alt or None}
    return "map" if _is_called("map", "map") else "pydeck_chart", {**fields, **look}


def map_widget(proto: Any, element: Any) -> Drawn:
    """A map that tells what is selected on it."""
    modes = sorted(proto.SelectionMode.Name(mode).lower().replace("_", "-") for mode in proto.selection_mode)
    start = deck.on_page(deck.state(None))
    fields = {**map_of_points(proto, element)[1], "modes": modes, **_COMMON}
    return Drawn("pydeck_chart", deck.LABEL, start, start, fields, form=proto.form_id, waits=True)


def echarts_chart(proto: Any, element: Any) -> tuple[str, dict[str, Json]]:
    """Type and fields of a chart of ECharts."""
    text, frames, counts = proto.spec, {}, {}
    for number, each in enumerate(proto.datasets):
        name = f"data-{number}"
        frames[name], counts[name] = arrow_frame(each.data.data)
        text = text.replace(f'{{"name":"{each.name}"}}', f'{{"name":"{name}"}}')
    fields = echarts.fields_of(json.loads(text), frames, counts)
    look = {"theme": proto.theme or None, "renderer": proto.Renderer.Name(proto.renderer).lower()}
    return "echarts_chart", {
        **fields,
        **look,
        "width": width(element),
        "height": height(element),
        "alt": proto.alt or None,
    }


def echarts_widget(proto: Any, element: Any) -> Drawn:
    """A chart of ECharts that tells what is selected in it."""
    start = echarts.on_page(echarts.state(None))
    fields = {**echarts_chart(proto, element)[1], "modes": ["select"], **_COMMON}
    return Drawn("echarts_chart", echarts.LABEL, start, start, fields, form=proto.form_id, waits=True)


FIGURES: Final = {
    "echarts_chart": echarts_chart,
    "vega_lite_chart": vega_chart,
    "plotly_chart": plotly_chart,
    "deck_gl_json_chart": map_of_points,
}
"""Streamlit's messages of figures that are no widgets."""
CHOSEN: Final = {
    "echarts_chart": echarts_widget,
    "vega_lite_chart": vega_widget,
    "plotly_chart": plotly_widget,
    "deck_gl_json_chart": map_widget,
}
"""Its messages of those that tell what is selected in them."""
