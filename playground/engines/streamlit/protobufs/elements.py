"""Streamlit's element protobufs as elements of the trace, with the fields of `docs/architecture/trace.md`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from streamlit.elements.lib.layout_utils import SIZE_TO_REM_MAPPING

from playground.runtime.output.components import absent
from playground.runtime.trace.values import Json, to_json

from .drawn import width
from .figures import FIGURES
from .shown import SHOWN

Fields = dict[str, Json]
_SPACES: Final = {round(rem, 2): name for name, rem in SIZE_TO_REM_MAPPING.items()}


def element_fields(element: Any) -> tuple[str, Fields]:
    """Return type and fields of an element that is no widget; `unknown` where the playground has no such type."""
    kind = element.WhichOneof("type")
    if kind in FIGURES:
        return FIGURES[kind](getattr(element, kind), element)
    make = _ELEMENTS.get(kind)
    if make is None:
        return "unknown", unshown(_CALLS.get(kind, f"st.{kind}"), element)
    type_, fields = make(getattr(element, kind))
    if kind == "link_button":
        fields["width"] = width(element)
    if kind == "skeleton":
        height = element.height_config
        fields["height"] = height.pixel_height or ("stretch" if height.use_stretch else None)
    if kind in ("iframe", "graphviz_chart"):
        fields |= {"width": width(element), "height": _height(element.height_config)}
    if kind == "space":
        fields["size"] = _size(element.height_config)
    return type_, fields


def unshown(name: str, element: Any) -> Fields:
    """What is told of an element that the playground cannot show: the call that makes it, and its label."""
    kind = element.WhichOneof("type")
    proto = getattr(element, kind) if kind else None
    label = getattr(proto, "label", "")
    called = f", labelled “{label}”" if label else ""
    if own := getattr(proto, "component_name", ""):
        return absent(name, own)
    text = f"Streamlit drew `{name}`{called} here. The playground cannot show it: nobody can use it."
    return {"name": name, "text": text}


_CALLS: Final = {
    "bidi_component": "st.components.v2",
    "component_instance": "st.components.v1",
    "deck_gl_json_chart": "st.pydeck_chart",
    "imgs": "st.image",
}
"""What makes an element, where Streamlit's message has another name."""


def _size(height: Any) -> Json:
    """The size that a `st.space` was asked for."""
    if height.pixel_height:
        return height.pixel_height
    return "stretch" if height.use_stretch else _SPACES.get(round(height.rem_height, 2), "small")


def _height(height: Any) -> Json:
    return height.pixel_height or ("stretch" if height.use_stretch else "content")


def _or_none(text: str) -> str | None:
    return text or None


def _heading(proto: Any) -> tuple[str, Fields]:
    kind = {"h1": "title", "h2": "header", "h3": "subheader"}[proto.tag]
    divider: Json = False if not proto.divider else (True if proto.divider == "auto" else proto.divider)
    return kind, {"text": proto.body, "divider": divider, "help": _or_none(proto.help)}


def _markdown(proto: Any) -> tuple[str, Fields]:
    kind = proto.Type.Name(proto.element_type)
    if kind == "DIVIDER":
        return "divider", {}
    if kind == "LATEX":
        return "latex", {"text": proto.body.removeprefix("$$").removesuffix("$$").strip(), "help": _or_none(proto.help)}
    fields: Fields = {"text": proto.body, "unsafe_html": proto.allow_html, "help": _or_none(proto.help)}
    return ("caption" if kind == "CAPTION" else "markdown"), fields


def _text(proto: Any) -> tuple[str, Fields]:
    return "text", {"text": proto.body, "help": _or_none(proto.help)}


def _code(proto: Any) -> tuple[str, Fields]:
    language = None if proto.language in ("", "plaintext") else proto.language
    return "code", {"text": proto.code_text, "language": language, "line_numbers": proto.show_line_numbers}


def _json(proto: Any) -> tuple[str, Fields]:
    try:
        value = to_json(json.loads(proto.body))
    except ValueError:
        value = proto.body
    expanded: Json = proto.max_expand_depth if proto.HasField("max_expand_depth") else proto.expanded
    return "json", {"value": value, "expanded": expanded}


def _html(proto: Any) -> tuple[str, Fields]:
    return "html", {"text": proto.body, "unsafe_javascript": proto.unsafe_allow_javascript}


def _metric(proto: Any) -> tuple[str, Fields]:
    return "metric", {
        "label": proto.label,
        "value": proto.body,
        "delta": _or_none(proto.delta),
        "delta_color": _delta_color(proto),
        "border": proto.show_border,
        "help": _or_none(proto.help),
        "label_visibility": visibility(proto),
    }


def _delta_color(proto: Any) -> str:
    color = proto.MetricColor.Name(proto.color)
    if color == "GRAY":
        return "off" if proto.delta else "normal"
    if color not in ("GREEN", "RED"):
        return str(color).lower()
    up = proto.MetricDirection.Name(proto.direction) == "UP"
    return "normal" if (color == "GREEN") == up else "inverse"


def _alert(proto: Any) -> tuple[str, Fields]:
    fields: Fields = {"text": proto.body, "icon": _or_none(proto.icon)}
    if proto.title:
        fields["title"] = proto.title
    return proto.Format.Name(proto.format).lower(), fields


def _exception(proto: Any) -> tuple[str, Fields]:
    name = proto.type.rpartition(".")[2]
    return "exception", {"name": name, "text": proto.message, "line": None, "stack": []}


def _page_link(proto: Any) -> tuple[str, Fields]:
    return "page_link", {
        "label": proto.label,
        "url": proto.page,
        "external": proto.external,
        "icon": _or_none(proto.icon),
        "help": _or_none(proto.help),
        "disabled": proto.disabled,
        "query": _or_none(proto.query_string),
    }


def _empty(proto: Any) -> tuple[str, Fields]:
    return "empty", {}


def visibility(proto: Any) -> str:
    return str(proto.label_visibility.LabelVisibilityOptions.Name(proto.label_visibility.value)).lower()


_ELEMENTS: Final[dict[str, Callable[[Any], tuple[str, Fields]]]] = {
    "heading": _heading,
    "markdown": _markdown,
    "text": _text,
    "code": _code,
    "json": _json,
    "html": _html,
    "metric": _metric,
    "alert": _alert,
    "exception": _exception,
    "empty": _empty,
    "page_link": _page_link,
    "skeleton": lambda proto: ("skeleton", {}),
    **SHOWN,
}
