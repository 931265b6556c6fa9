"""Streamlit's protobufs of links, progress, toasts, tables, pictures and help as elements of the trace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from playground.runtime.output.frames import file_in_frame, framed
from playground.runtime.output.media import picture
from playground.runtime.output.players import of_address, of_content, track
from playground.runtime.trace.values import Json, cut

from ..host import media
from .tables import frame_fields, table_fields

Shown = tuple[str, dict[str, Json]]


def _link_button(proto: Any) -> Shown:
    return "link_button", {
        "label": proto.label,
        "url": proto.url,
        "kind": proto.type,
        "icon": proto.icon or None,
        "label_visibility": "visible",
        "help": proto.help or None,
        "disabled": proto.disabled,
    }


def _progress(proto: Any) -> Shown:
    return "progress", {"value": proto.value, "text": proto.text}


def _toast(proto: Any) -> Shown:
    return "toast", {"text": proto.body, "icon": proto.icon or None, "seconds": proto.duration}


def _table(proto: Any) -> Shown:
    return "table", table_fields(proto.arrow_data.data, hide_index=proto.hide_index)


def _dataframe(proto: Any) -> Shown:
    return "dataframe", frame_fields(proto)


def _images(proto: Any) -> Shown:
    images: list[Json] = []
    for each in proto.imgs:
        file = media(each.url)
        shown = picture(each.url if file is None else file.content)
        images.append({**shown, "caption": each.caption or None, "alt": each.alt if each.HasField("alt") else None})
    return "image", {"images": images, "link": proto.link or None}


def _graphviz(proto: Any) -> Shown:
    return "graphviz_chart", {"text": proto.spec, "engine": proto.engine, "alt": proto.alt or None}


def _frame(proto: Any) -> Shown:
    file = media(proto.src)
    shown = None if file is None else file_in_frame(file.content, file.mimetype)
    fields = framed("" if shown else proto.src, proto.srcdoc, shown, scrolling=proto.scrolling)
    index = proto.tab_index if proto.HasField("tab_index") else None
    return "iframe", {**fields, "tab_index": index, "alt": proto.alt or None}


def _player(proto: Any) -> dict[str, Json]:
    """What the two kinds of players tell alike."""
    file = media(proto.url)
    if file is not None:
        shown = of_content(file.content, file.mimetype)
    else:
        shown = of_address(proto.url) if proto.url else of_content(None, "")
    return {
        "media": shown,
        "start": proto.start_time,
        "end": proto.end_time or None,
        "loop": proto.loop,
        "autoplay": proto.autoplay,
        "alt": proto.alt or None,
    }


def _video(proto: Any) -> Shown:
    files = [(each.label, media(each.url)) for each in proto.subtitles]
    tracks: list[Json] = [track(label, file.content) for label, file in files if file is not None]
    return "video", {**_player(proto), "muted": proto.muted, "subtitles": tracks}


def _help(proto: Any) -> Shown:
    members: list[Json] = [
        {"name": each.name, "kind": each.type, "value": each.value or None, "text": each.doc_string or None}
        for each in proto.members
    ]
    return "help", {
        "name": proto.name,
        "kind": proto.type,
        "call": proto.value,
        "text": cut(proto.doc_string or "No docs available", 20_000),
        "members": members,
    }


SHOWN: Final[dict[str, Callable[[Any], Shown]]] = {
    "link_button": _link_button,
    "progress": _progress,
    "toast": _toast,
    "table": _table,
    "dataframe": _dataframe,
    "imgs": _images,
    "iframe": _frame,
    "audio": lambda proto: ("audio", _player(proto)),
    "video": _video,
    "graphviz_chart": _graphviz,
    "help_info": _help,
    "spinner": lambda proto: ("spinner", {"text": proto.text}),
    "space": lambda proto: ("space", {}),
    "balloons": lambda proto: ("balloons", {}),
    "snow": lambda proto: ("snow", {}),
}
