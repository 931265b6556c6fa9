"""A widget as its protobuf describes it, and what all these protobufs have alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playground.runtime.trace.values import Json


@dataclass(frozen=True)
class Drawn:
    """A widget as its protobuf describes it."""

    type: str
    label: str
    default: Json
    value: Json
    fields: dict[str, Json]
    set_value: bool = False
    form: str = ""
    trigger: bool = False
    silent: bool = False
    waits: bool = False
    extra: dict[str, Json] = field(default_factory=dict)


def or_none(text: str) -> str | None:
    return text or None


def visibility(proto: Any) -> str:
    return str(proto.label_visibility.LabelVisibilityOptions.Name(proto.label_visibility.value)).lower()


def common(proto: Any) -> dict[str, Json]:
    return {"help": or_none(proto.help), "label_visibility": visibility(proto), "disabled": proto.disabled}


def button(proto: Any, element: Any) -> dict[str, Json]:
    """What the protobufs of all buttons tell."""
    return {
        "help": or_none(proto.help),
        "kind": proto.type,
        "icon": or_none(proto.icon),
        "width": width(element),
        "label_visibility": "visible",
        "disabled": proto.disabled,
    }


def width(element: Any) -> Json:
    config = element.width_config
    if config.pixel_width:
        return config.pixel_width
    return "stretch" if config.use_stretch else "content"
