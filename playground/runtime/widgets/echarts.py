"""Charts of ECharts: `echarts_chart`."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from ..arguments.sizes import check_height, check_width
from ..data import echarts_option
from ..data.editor_state import ReadOnlyAttributeDictionary
from ..data.frame import Frame
from ..data.points import told
from ..output.media import alt_text
from ..place.delta import DeltaGeneratorBase
from ..place.widget import Asked, check_policies, identify, to_key
from ..run import errors
from ..trace.values import Json
from .tables import selecting

LABEL: Final = "ECharts chart"
MOST: Final = 300_000
"""Characters of an option that are drawn."""
_PIXELS: Final = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*px\s*$")


class EChartsSelectionState(ReadOnlyAttributeDictionary):
    """What is `selected`, by series, and the `areas` that were brushed."""

    def __getitem__(self, key: Any) -> Any:
        return dict.__getitem__(self, key)


class EChartsState(ReadOnlyAttributeDictionary):
    """The `selection` of a chart: what its call returns and session state holds."""

    def __getitem__(self, key: Any) -> Any:
        return dict.__getitem__(self, key) if key == "selection" else super().__getitem__(key)


class EChartsMixin(DeltaGeneratorBase):
    """Charts of ECharts."""

    def echarts_chart(
        self,
        spec: Any,
        *,
        width: Any = "stretch",
        height: Any = "content",
        theme: Any = "streamlit",
        key: str | int | None = None,
        on_select: Any = "ignore",
        renderer: Any = "canvas",
        alt: str | None = None,
    ) -> Any:
        check_width(width)
        check_height(height)
        if theme not in {"streamlit", None}:
            raise errors.StreamlitValueError("theme", ["'streamlit'", "None"])
        if renderer not in {"canvas", "svg"}:
            raise errors.StreamlitValueError("renderer", ["'canvas'", "'svg'"])
        callback = selecting(on_select)
        asked = Asked(self, "echarts_chart", to_key(key), callback, {}, LABEL)
        selects = on_select != "ignore"
        if selects:
            check_policies(self, asked.key, callback, writable=False)
        option = echarts_option.option_of(spec)
        frames = echarts_option.take_tables(option)
        words = alt_text(alt) or None
        written = echarts_option.written(option)
        look = {"width": _sized(width, spec, "width", 700), "height": _sized(height, spec, "height", 350)}
        fields = {**fields_of(json.loads(written), frames), "theme": theme, "renderer": renderer, **look, "alt": words}
        widget_id = ""
        if selects or asked.key is not None:
            cells = [(frame.columns, frame.cells()) for frame in frames.values()]
            arguments = {"spec": written, "data": cells, "theme": theme, "renderer": renderer, "width": width}
            arguments |= {"height": height, "is_selection_activated": selects, "alt": words}
            with_key = ("is_selection_activated",) if selects else ()
            widget_id = identify(self, "echarts_chart", asked.key, arguments, with_key=with_key)
        if not selects:
            return self._enqueue("echarts_chart", fields)
        widget = asked.widget(widget_id, on_page(state(None)), state, on_page, disabled=False, waits=True)
        registered = widget.register()
        widget.draw(registered.value, {**fields, "modes": ["select"]}, set_value=False)
        return registered.value


def _sized(given: Any, spec: Any, name: str, usual: int) -> Any:
    """A size, which for "content" is the one that a chart of pyecharts has, unless that is its usual one."""
    if given != "content":
        return given
    own = getattr(spec, name, None)
    if isinstance(own, int | float) and not isinstance(own, bool) and own > 0:
        return int(own)
    if not isinstance(own, str) or own.strip() == {"width": "900px", "height": "500px"}[name]:
        return usual
    if own.strip() == "100%":
        return "stretch"
    found = _PIXELS.match(own)
    return int(float(found[1])) or usual if found else usual


def state(sent: Any) -> EChartsState:
    """A selection as session state holds it."""
    given = sent.get("selection") if isinstance(sent, dict) else None
    selection = {"selected": [], "areas": [], **(given if isinstance(given, dict) else {})}
    return EChartsState({"selection": EChartsSelectionState(selection)})


def on_page(value: Any) -> Json:
    """A selection as the page has it, as JSON."""
    return json.loads(json.dumps(value))


def fields_of(option: Any, frames: dict[str, Frame], counts: dict[str, int] | None = None) -> dict[str, Json]:
    """What the trace tells of a chart: its option and its tables."""
    tables, left = [], []
    for name, frame in frames.items():
        table, words = told(frame, name, None if counts is None else counts[name])
        tables.append(table)
        left += [words] * bool(words)
    if (size := len(json.dumps(option))) > MOST:
        option = None
        left.append(f"The chart is not drawn: its option has {size:,} characters, more than {MOST:,}.")
    return {"spec": option, "datasets": tables, **({"cut": " ".join(left)} if left else {})}
