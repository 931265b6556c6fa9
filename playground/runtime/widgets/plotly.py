"""Figures of Plotly: `plotly_chart`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from ..arguments.sizes import check_height, check_width
from ..data import plotly_figure
from ..data.editor_state import ReadOnlyAttributeDictionary
from ..place.delta import DeltaGeneratorBase
from ..place.widget import Asked, check_policies, identify, to_key
from ..run import errors
from ..trace.values import Json
from .tables import selecting

LABEL: Final = "Plotly chart"
MODES: Final = ("box", "lasso", "points")
MOST: Final = 300_000
"""Characters of a figure that are drawn."""


class PlotlySelectionState(ReadOnlyAttributeDictionary):
    """`points` and their `point_indices`, and the areas by `box` and `lasso`."""

    def __getitem__(self, key: Any) -> Any:
        return dict.__getitem__(self, key)


class PlotlyState(ReadOnlyAttributeDictionary):
    """The `selection` of a figure: what its call returns and session state holds."""

    def __getitem__(self, key: Any) -> Any:
        return dict.__getitem__(self, key) if key == "selection" else super().__getitem__(key)


class PlotlyMixin(DeltaGeneratorBase):
    """Figures of Plotly."""

    def plotly_chart(
        self,
        figure_or_data: Any,
        use_container_width: bool | None = None,
        *,
        width: Any = "stretch",
        height: Any = "content",
        theme: Any = "streamlit",
        key: str | int | None = None,
        on_select: Any = "ignore",
        selection_mode: str | Iterable[str] = ("points", "box", "lasso"),
        config: dict[str, Any] | None = None,
        alt: str | None = None,
    ) -> Any:
        """Simplified: maps, which load their tiles, are told in words."""
        if use_container_width is not None:
            width = "stretch" if use_container_width else width if isinstance(width, int) else "content"
        check_width(width)
        check_height(height)
        if theme not in {"streamlit", None}:
            raise errors.StreamlitValueError("theme", ["'streamlit'", "None"])
        callback = selecting(on_select)
        asked = Asked(self, "plotly_chart", to_key(key), callback, {}, LABEL)
        selects = on_select != "ignore"
        if selects:
            check_policies(self, asked.key, callback, writable=False)
        figure = plotly_figure.figure_of(figure_or_data)
        written = json.dumps(config or {})
        alt = str(alt).strip() or None if alt is not None else None
        arguments = {
            "plotly_spec": json.dumps(figure),
            "plotly_config": written,
            "selection_mode": selection_mode,
            "is_selection_activated": selects,
            "theme": theme,
            "width": width,
            "height": height,
            "alt": alt,
        }
        widget_id = identify(self, "plotly_chart", asked.key, arguments, with_key=tuple(arguments))
        layout = figure.get("layout") or {}
        look = {"width": sized(width, layout.get("width"), 700), "height": sized(height, layout.get("height"), 450)}
        fields = {**fields_of(figure, json.loads(written)), "theme": theme, **look, "alt": alt}
        if not selects:
            return self._enqueue("plotly_chart", fields)
        modes = modes_of(selection_mode)
        widget = asked.widget(widget_id, on_page(state(None)), state, on_page, disabled=False, waits=True)
        registered = widget.register()
        widget.draw(registered.value, {**fields, "modes": modes}, set_value=False)
        return registered.value


def modes_of(selection_mode: str | Iterable[str]) -> list[str]:
    """The modes, sorted; raises for what is none."""
    found = {selection_mode} if isinstance(selection_mode, str) else set(selection_mode)
    if not found <= set(MODES):
        raise errors.StreamlitValueError("selection_mode", [f"'{mode}'" for mode in MODES])
    return sorted(found)


def sized(given: Any, own: Any, usual: int) -> Any:
    """A size, which for "content" is the figure's own."""
    if given != "content":
        return given
    return int(own) if isinstance(own, int | float) and own > 0 else usual


def state(sent: Any) -> PlotlyState:
    """A selection as session state holds it."""
    if not isinstance(sent, dict) or "selection" not in sent:
        sent = {"selection": {"points": [], "point_indices": [], "box": [], "lasso": []}}
    return PlotlyState({**sent, "selection": PlotlySelectionState(sent["selection"])})


def on_page(value: Any) -> Json:
    """A selection as the page has it, as JSON."""
    return json.loads(json.dumps(value, default=str))


def fields_of(figure: dict[str, Any], config: Json) -> dict[str, Json]:
    """What the trace tells of a figure."""
    spec, left = plotly_figure.kept(figure)
    if (size := len(json.dumps(spec))) > MOST:
        spec, left = {}, f"The figure is not drawn: its description has {size:,} characters, more than {MOST:,}."
    return {"spec": spec, "config": config, **({"cut": left} if left else {})}
