"""Charts of Vega-Lite: `vega_lite_chart` and `altair_chart`, as a description and its tables."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from contextlib import nullcontext
from typing import Any, Final

from ..arguments.sizes import check_height, check_width
from ..arguments.wire import flag
from ..data import vega_spec
from ..data.editor_state import ReadOnlyAttributeDictionary
from ..data.frame import Frame
from ..data.points import most_rows, told
from ..data.summary import digest
from ..place.delta import DeltaGeneratorBase
from ..place.widget import Asked, check_policies, identify, to_key
from ..run import errors
from ..run.fingerprint import package_of
from ..trace.values import Json
from .tables import selecting

LABEL: Final = "Vega-Lite chart"
MOST: Final = 200_000
"""Characters of a description that are drawn."""


class VegaLiteState(ReadOnlyAttributeDictionary):
    """The `selection` of a chart: what its call returns and session state holds."""

    def __getitem__(self, key: Any) -> Any:
        return dict.__getitem__(self, key) if key == "selection" else super().__getitem__(key)


class VegaMixin(DeltaGeneratorBase):
    """Charts that are described."""

    def vega_lite_chart(
        self,
        data: Any = None,
        spec: Any = None,
        *,
        width: Any = None,
        height: Any = "content",
        use_container_width: bool | None = None,
        theme: Any = "streamlit",
        key: str | int | None = None,
        on_select: Any = "ignore",
        selection_mode: str | Iterable[str] | None = None,
        alt: str | None = None,
    ) -> Any:
        """Simplified: nothing is loaded from an address."""
        return self._vega(data, spec, (width, height, use_container_width), theme, key, on_select, selection_mode, alt)

    def altair_chart(
        self,
        altair_chart: Any,
        *,
        width: Any = None,
        height: Any = "content",
        use_container_width: bool | None = None,
        theme: Any = "streamlit",
        key: str | int | None = None,
        on_select: Any = "ignore",
        selection_mode: str | Iterable[str] | None = None,
        alt: str | None = None,
    ) -> Any:
        """Simplified: nothing is loaded from an address."""
        spec = described(altair_chart)
        return self._vega(None, spec, (width, height, use_container_width), theme, key, on_select, selection_mode, alt)

    def _vega(
        self,
        data: Any,
        spec: Any,
        sizes: tuple[Any, Any, bool | None],
        theme: Any,
        key: str | int | None,
        on_select: Any,
        selection_mode: str | Iterable[str] | None,
        alt: str | None,
    ) -> Any:
        if theme not in {"streamlit", None}:
            raise errors.StreamlitValueError("theme", ["'streamlit'", "None"])
        callback = selecting(on_select)
        asked = Asked(self, "vega_lite_chart", to_key(key), callback, {}, LABEL)
        selects = on_select != "ignore"
        if selects:
            check_policies(self, asked.key, callback, writable=False)
        if isinstance(data, dict) and spec is None:
            data, spec = None, data
        spec = {} if spec is None else spec
        width, height, wide = _sizes(spec, *sizes)
        spec, own, tables = vega_spec.without_data(vega_spec.prepared(spec, wide=wide), data)
        frames: dict[str | None, Frame] = {name: _frame(each) for name, each in tables.items()}
        if own is not None:
            frames[None] = _frame(own)
        alt = str(alt).strip() or None if alt is not None else None
        spec = vega_spec.stable(json.dumps(spec))
        if sizes[2] is not None:
            flag(sizes[2])
        fields = {**fields_of(spec, frames), "theme": theme, "width": width, "height": height, "alt": alt}
        if not selects:
            return self._enqueue("vega_lite_chart", fields)
        modes = vega_spec.modes_of(spec, selection_mode)
        arguments = {
            "vega_lite_spec": json.dumps(spec),
            "vega_lite_data": [(name, _cells(frame)) for name, frame in frames.items()],
            "theme": theme,
            "use_container_width": sizes[2],
            "selection_mode": modes,
            "alt": alt,
        }
        widget_id = identify(self, "vega_lite_chart", asked.key, arguments, with_key=("selection_mode",))
        widget = asked.widget(
            widget_id,
            on_page(state(None, modes)),
            lambda sent: state(sent, modes),
            on_page,
            disabled=False,
            waits=True,
        )
        registered = widget.register()
        widget.draw(registered.value, {**fields, "modes": modes}, set_value=False)
        return registered.value


def state(sent: Any, modes: list[str]) -> VegaLiteState:
    """A selection as session state holds it: nothing for each name, until something is selected."""
    if not isinstance(sent, dict) or "selection" not in sent:
        return VegaLiteState({"selection": ReadOnlyAttributeDictionary({mode: {} for mode in modes})})
    return VegaLiteState({**sent, "selection": ReadOnlyAttributeDictionary(sent["selection"])})


def on_page(value: Any) -> Json:
    """A selection as the page has it, as JSON."""
    return json.loads(json.dumps(value, default=str))


def fields_of(
    spec: dict[str, Any], frames: dict[str | None, Frame], counts: dict[str | None, int] | None = None
) -> Any:
    """What the trace tells of a chart: its description and its tables."""
    spec, names = vega_spec.with_plain_names(spec, list(frames))
    fields: dict[str, Json] = {"spec": _finite(spec), "datasets": []}
    left = []
    for name, (given, frame) in zip(names, frames.items(), strict=True):
        table, words = told(frame, name, None if counts is None else counts[given])
        fields["datasets"].append(table)
        left += [words] * bool(words)
    if (size := len(json.dumps(fields["spec"]))) > MOST:
        fields["spec"] = None
        left.append(f"The chart is not drawn: its description has {size:,} characters, more than {MOST:,}.")
    if left:
        fields["cut"] = " ".join(left)
    return fields


def _finite(part: Any) -> Any:
    """JSON without numbers that JSON has not."""
    if isinstance(part, dict):
        return {name: _finite(each) for name, each in part.items()}
    if isinstance(part, list):
        return [_finite(each) for each in part]
    return None if isinstance(part, float) and part - part != 0 else part


def _sizes(spec: Any, width: Any, height: Any, use_container_width: bool | None) -> tuple[Any, Any, bool]:
    """Width, height, and whether the chart is as wide as its place; raises for what is no size."""
    if use_container_width is None and width is None:
        width = vega_spec.wants_width(spec)
    if use_container_width is not None:
        width = "stretch" if use_container_width else width if isinstance(width, int) else "content"
    if width is not None:
        check_width(width)
    check_height(height)
    return width, height, bool(use_container_width) if use_container_width is not None else width == "stretch"


def _frame(data: Any) -> Frame:
    return Frame.of(data, most_rows(1))


def _cells(frame: Frame) -> Json:
    """What tells a table by its cells."""
    return [frame.columns, frame.cells() if frame.table is None else digest(frame.table)]


def described(chart: Any) -> Any:
    """What an Altair chart says of itself, with its tables as they are; Altair is there, or there were no chart."""
    altair: Any = sys.modules.get("altair") if package_of(chart) == "altair" else None
    if altair is None:
        return chart.to_dict()
    tables: dict[str, Any] = {}

    def keep(data: Any) -> dict[str, str]:
        name = _name(data)
        tables[name] = data
        return {"name": name}

    altair.data_transformers.register("playground", keep)
    themes = getattr(altair, "theme", None) or altair.themes
    plain = themes.enable("none") if themes.active == "default" else nullcontext()
    with plain, altair.data_transformers.enable("playground"):
        spec = chart.to_dict()
    given = spec.get("datasets")
    return {**spec, "datasets": {**given, **tables} if isinstance(given, dict) else tables}


def _name(data: Any) -> str:
    """A name for a table that is made of what is in it."""
    text = json.dumps(data, sort_keys=True) if vega_spec.is_geometry(data) else repr(_cells(_frame(data)))
    return hashlib.md5(text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
