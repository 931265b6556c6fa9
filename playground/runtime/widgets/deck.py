"""Points on a map: `map` and `pydeck_chart`."""

from __future__ import annotations

import json
from typing import Any, Final

from ..arguments.sizes import check_height, check_width
from ..data.editor_state import ReadOnlyAttributeDictionary
from ..output import deck_spec
from ..place.delta import DeltaGeneratorBase
from ..place.widget import Asked, check_policies, identify, to_key
from ..run import errors
from ..trace.values import Json
from .tables import selecting

LABEL: Final = "Pydeck chart"
MODES: Final = ("multi-object", "single-object")


class PydeckSelectionState(ReadOnlyAttributeDictionary):
    """`indices` and `objects` of what is selected, by layer."""


class PydeckState(ReadOnlyAttributeDictionary):
    """The `selection` of a map: what its call returns and session state holds."""

    def __getitem__(self, key: Any) -> Any:
        item = dict.__getitem__(self, key) if key == "selection" else super().__getitem__(key)
        if key == "selection" and not isinstance(item, PydeckSelectionState):
            item = PydeckSelectionState(item)
            dict.__setitem__(self, key, item)
        return item


class DeckMixin(DeltaGeneratorBase):
    """Points where they are in the world."""

    def map(
        self,
        data: Any = None,
        *,
        latitude: str | None = None,
        longitude: str | None = None,
        color: Any = None,
        size: Any = None,
        zoom: int | None = None,
        width: Any = "stretch",
        height: Any = 500,
        use_container_width: bool | None = None,
        alt: str | None = None,
    ) -> Any:
        """Simplified: draws over a grid of degrees."""
        width = "stretch" if use_container_width else width
        check_width(width, content=False)
        check_height(height, content=False)
        spec = json.loads(json.dumps(deck_spec.of_points(data, latitude, longitude, size, color, zoom)))
        alt = str(alt).strip() or None if alt is not None else None
        return self._enqueue("map", {**fields_of(spec, None), "width": width, "height": height, "alt": alt})

    def pydeck_chart(
        self,
        pydeck_obj: Any = None,
        *,
        width: Any = "stretch",
        use_container_width: bool | None = None,
        height: Any = 500,
        selection_mode: str = "single-object",
        on_select: Any = "ignore",
        key: str | int | None = None,
        alt: str | None = None,
    ) -> Any:
        """Simplified: draws layers of points over a grid of degrees."""
        width = "stretch" if use_container_width else width
        check_width(width, content=False)
        check_height(height, content=False)
        text, tooltip = deck_spec.of_deck(pydeck_obj)
        alt = str(alt).strip() or None if alt is not None else None
        name = to_key(key)
        callback = selecting(on_select)
        fields = {**fields_of(json.loads(text), tooltip), "width": width, "height": height, "alt": alt}
        if on_select == "ignore":
            return self._enqueue("pydeck_chart", fields)
        asked = Asked(self, "pydeck_chart", name, callback, {}, LABEL)
        modes = modes_of(selection_mode)
        check_policies(self, asked.key, callback, writable=False)
        arguments = {
            "is_selection_activated": True,
            "selection_mode": selection_mode,
            "use_container_width": use_container_width,
            "spec": text,
            "alt": alt,
        }
        widget_id = identify(self, "deck_gl_json_chart", asked.key, arguments, with_key=("selection_mode",))
        widget = asked.widget(widget_id, on_page(state(None)), state, on_page, disabled=False, waits=True)
        registered = widget.register()
        widget.draw(registered.value, {**fields, "modes": modes}, set_value=False)
        return registered.value


def modes_of(selection_mode: Any) -> list[str]:
    """The mode, in a list; raises for what is none."""
    if not isinstance(selection_mode, str):
        kind, detail = type(selection_mode).__name__, "Selection mode must be a single value."
        raise errors.StreamlitInvalidParameterTypeError("selection_mode", kind, ["str"], detail=detail)
    if selection_mode not in MODES:
        raise errors.StreamlitValueError("selection_mode", [f"'{mode}'" for mode in MODES])
    return [selection_mode]


def state(sent: Any) -> PydeckState:
    """A selection as session state holds it."""
    if not isinstance(sent, dict) or "selection" not in sent:
        sent = {"selection": {"indices": {}, "objects": {}}}
    return PydeckState({**sent, "selection": PydeckSelectionState(sent["selection"])})


def on_page(value: Any) -> Json:
    """A selection as the page has it, as JSON."""
    return json.loads(json.dumps(value, default=str))


def fields_of(spec: Any, tooltip: Json) -> dict[str, Json]:
    """What the trace tells of a map."""
    spec, left = deck_spec.kept(spec)
    return {"spec": spec, "tooltip": tooltip, **({"cut": left} if left else {})}
