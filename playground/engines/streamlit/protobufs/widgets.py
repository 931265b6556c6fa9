"""Streamlit's widget protobufs as widgets of the trace and of the page."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final

from playground.runtime.arguments.rules import FREE, Rule
from playground.runtime.trace.instants import iso
from playground.runtime.trace.values import Json

from .drawn import Drawn, button, common, or_none
from .figures import CHOSEN
from .pickers import PICKERS, select_slider
from .tables import grid
from .uploads import UPLOADS
from .values import number


def is_widget(kind: str, element: Any) -> bool:
    """True for the elements that hold a value or send a click."""
    if kind == "link_button":
        return bool(element.link_button.id and not element.link_button.ignore_rerun)
    if kind == "dataframe":
        return bool(element.dataframe.id)
    if kind == "echarts_chart":
        return bool(element.echarts_chart.selection_activated)
    if kind == "plotly_chart":  # it has an identity in any case
        return bool(element.plotly_chart.selection_mode)
    if kind in CHOSEN:
        return bool(getattr(element, kind).id)
    return kind in WIDGETS


def drawn(kind: str, element: Any) -> Drawn:
    """Return what the element `kind` says of its widget."""
    return WIDGETS[kind](getattr(element, kind), element)


def rule(kind: str, proto: Any) -> Rule:
    """What the page wants of the widget's value before it sends it."""
    if kind not in _RULED:
        return FREE
    if kind != "text_input":
        return Rule(proto.required, pair=bool(getattr(proto, "is_range", False)))
    message = proto.validate_message if proto.HasField("validate_message") else None
    return Rule(proto.required, proto.validate_regex, message)


_RULED: Final = ("text_input", "text_area", "number_input", "selectbox", "date_input", "time_input", "date_time_input")
"""The elements whose page looks at their value before it sends it."""


def is_live(kind: str, proto: Any) -> bool:
    """True for a text field that sends what is typed while it is typed."""
    return kind == "text_input" and bool(proto.HasField("live_debounce_ms"))


def _button(proto: Any, element: Any) -> Drawn:
    kind = "form_submit_button" if proto.is_form_submitter else "button"
    form = proto.form_id if proto.is_form_submitter else ""
    return Drawn(kind, proto.label, None, None, button(proto, element), form=form, trigger=True)


def _link_button(proto: Any, element: Any) -> Drawn:
    fields = {"url": proto.url, **button(proto, element)}
    return Drawn("link_button", proto.label, None, None, fields, trigger=True)


def _menu_button(proto: Any, element: Any) -> Drawn:
    fields = {"options": list(proto.options), **button(proto, element)}
    return Drawn("menu_button", proto.label, None, None, fields, trigger=True)


def _text(kind: str, proto: Any, more: dict[str, Json]) -> Drawn:
    fields = {
        **common(proto),
        "placeholder": or_none(proto.placeholder),
        "max_chars": proto.max_chars or None,
        "required": proto.required,
        **more,
    }
    default = proto.default if proto.HasField("default") else None
    value = proto.value if proto.HasField("value") else None
    return Drawn(kind, proto.label, default, value, fields, proto.set_value, proto.form_id)


def _text_input(proto: Any, element: Any) -> Drawn:
    pause = proto.live_debounce_ms if is_live("text_input", proto) else None
    return _text("text_input", proto, {"input_type": proto.Type.Name(proto.type).lower(), "live": pause})


def _text_area(proto: Any, element: Any) -> Drawn:
    return _text("text_area", proto, {})


def _number_input(proto: Any, element: Any) -> Drawn:
    whole = proto.data_type == proto.INT
    fields = {
        **common(proto),
        "min": number(proto.min, whole) if proto.has_min else None,
        "max": number(proto.max, whole) if proto.has_max else None,
        "step": number(proto.step, whole),
        "kind": "int" if whole else "float",
        "format": or_none(proto.format),
        "placeholder": or_none(proto.placeholder),
        "required": proto.required,
    }
    default = number(proto.default, whole) if proto.HasField("default") else None
    value = number(proto.value, whole) if proto.HasField("value") else None
    return Drawn("number_input", proto.label, default, value, fields, proto.set_value, proto.form_id)


def _slider(proto: Any, element: Any) -> Drawn:
    if proto.type == proto.SELECT_SLIDER:
        return select_slider(proto, element)
    kind = proto.DataType.Name(proto.data_type).lower()
    plain = kind in ("int", "float")

    def value(each: float) -> Json:
        if math.isnan(each):
            return None
        return number(each, kind == "int") if plain else iso(kind, each)

    seconds = proto.step / 1_000_000
    fields = {
        **common(proto),
        "min": value(proto.min),
        "max": value(proto.max),
        "step": value(proto.step) if plain else number(seconds, seconds.is_integer()),
        "kind": kind,
        "format": or_none(proto.format),
    }

    def value_of(numbers: Any) -> Json:
        made = [value(each) for each in numbers]
        return made[0] if len(made) == 1 else made

    return Drawn(
        "slider",
        proto.label,
        value_of(proto.default),
        value_of(proto.value),
        fields,
        proto.set_value,
        proto.form_id,
    )


def _option(proto: Any, kind: str, more: dict[str, Json]) -> Drawn:
    options = list(proto.options)
    default = options[proto.default] if proto.HasField("default") and options else None
    value = proto.raw_value if proto.HasField("raw_value") else None
    fields = {**common(proto), "options": options, **more}
    return Drawn(kind, proto.label, default, value, fields, proto.set_value, proto.form_id)


def _selectbox(proto: Any, element: Any) -> Drawn:
    fields: dict[str, Json] = {
        "placeholder": or_none(proto.placeholder),
        "accept_new_options": proto.accept_new_options,
        "clearable": not proto.HasField("default"),
        "required": proto.required,
    }
    return _option(proto, "selectbox", fields)


def _radio(proto: Any, element: Any) -> Drawn:
    return _option(proto, "radio", {"horizontal": proto.horizontal, "captions": list(proto.captions) or None})


def _multiselect(proto: Any, element: Any) -> Drawn:
    options = list(proto.options)
    fields = {
        **common(proto),
        "options": options,
        "placeholder": or_none(proto.placeholder),
        "max_selections": proto.max_selections or None,
        "accept_new_options": proto.accept_new_options,
    }
    default = [options[index] for index in proto.default]
    return Drawn("multiselect", proto.label, default, list(proto.raw_values), fields, proto.set_value, proto.form_id)


def _checkbox(proto: Any, element: Any) -> Drawn:
    kind = "toggle" if proto.type == proto.TOGGLE else "checkbox"
    return Drawn(kind, proto.label, proto.default, proto.value, common(proto), proto.set_value, proto.form_id)


WIDGETS: Final[dict[str, Callable[[Any, Any], Drawn]]] = {
    "button": _button,
    "link_button": _link_button,
    "menu_button": _menu_button,
    "dataframe": grid,
    "text_input": _text_input,
    "text_area": _text_area,
    "number_input": _number_input,
    "slider": _slider,
    "selectbox": _selectbox,
    "radio": _radio,
    "multiselect": _multiselect,
    "checkbox": _checkbox,
    **PICKERS,
    **UPLOADS,
    **CHOSEN,
}
