"""Streamlit's protobufs of scales, pills, feedback, dates, times, colours, chats, downloads, as widgets of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from playground.runtime.arguments.wire import carried
from playground.runtime.trace.values import Json
from playground.runtime.widgets.links import file_fields

from ..host import deferred, media
from .drawn import Drawn, button, common, or_none, visibility


def select_slider(proto: Any, element: Any) -> Drawn:
    options = list(proto.options)

    def value_of(texts: Sequence[str]) -> Json:
        return texts[0] if len(texts) == 1 else list(texts)

    default = value_of([options[int(index)] for index in proto.default])
    fields = {**common(proto), "options": options}
    value = value_of(list(proto.raw_value)) if proto.raw_value else None
    return Drawn("select_slider", proto.label, default, value, fields, proto.set_value, proto.form_id)


def _button_group(proto: Any, element: Any) -> Drawn:
    options = [" ".join(filter(None, (option.content_icon, option.content))) for option in proto.options]
    fields = {
        "help": or_none(proto.help),
        "label_visibility": visibility(proto),
        "disabled": proto.disabled,
        "options": options,
        "mode": "single" if proto.click_mode == proto.SINGLE_SELECT else "multi",
        "required": proto.required,
    }
    kind = proto.Style.Name(proto.style).lower()
    default = [options[index] for index in proto.default]
    return Drawn(kind, proto.label, default, list(proto.raw_values), fields, proto.set_value, proto.form_id)


def _feedback(proto: Any, element: Any) -> Drawn:
    kind = type(proto).DESCRIPTOR.fields_by_name["type"].enum_type.values_by_number[proto.type].name.lower()
    fields: dict[str, Json] = {
        "kind": kind,
        "count": 2 if kind == "thumbs" else 5,
        "help": None,
        "label_visibility": "collapsed",
        "disabled": proto.disabled,
    }
    default = proto.default if proto.HasField("default") else ""
    value = proto.value if proto.HasField("value") else ""
    return Drawn("feedback", "Feedback", default, value, fields, proto.set_value, proto.form_id)


def _date_input(proto: Any, element: Any) -> Drawn:
    def value_of(days: Sequence[str]) -> Json:
        return list(days) if proto.is_range else days[0] if days else None

    fields = {
        **common(proto),
        "range": proto.is_range,
        "min": proto.min,
        "max": proto.max,
        "format": proto.format,
        "clearable": not proto.default and not proto.is_range,
        "required": proto.required,
    }
    return Drawn(
        "date_input",
        proto.label,
        value_of(proto.default),
        value_of(proto.value),
        fields,
        proto.set_value,
        proto.form_id,
    )


def _time_input(proto: Any, element: Any) -> Drawn:
    default = proto.default if proto.HasField("default") else None
    fields = {**common(proto), "step": proto.step, "clearable": default is None, "required": proto.required}
    value = proto.value if proto.HasField("value") else None
    return Drawn("time_input", proto.label, default, value, fields, proto.set_value, proto.form_id)


def _datetime_input(proto: Any, element: Any) -> Drawn:
    fields = {
        **common(proto),
        "min": proto.min,
        "max": proto.max,
        "step": proto.step,
        "format": proto.format,
        "clearable": not proto.default,
        "required": proto.required,
    }
    default, value = (days[0] if days else None for days in (proto.default, proto.value))
    return Drawn("datetime_input", proto.label, default, value, fields, proto.set_value, proto.form_id)


def _color_picker(proto: Any, element: Any) -> Drawn:
    fields = common(proto)
    return Drawn("color_picker", proto.label, proto.default, proto.value, fields, proto.set_value, proto.form_id)


def _pagination(proto: Any, element: Any) -> Drawn:
    fields: dict[str, Json] = {
        "kind": "int",
        "min": 1,
        "max": proto.num_pages,
        "most": proto.max_visible_pages if proto.HasField("max_visible_pages") else None,
        "help": None,
        "label_visibility": "collapsed",
        "disabled": proto.disabled,
    }
    return Drawn("pagination", "Pagination", proto.default, proto.value, fields, proto.set_value, proto.form_id)


def _chat_input(proto: Any, element: Any) -> Drawn:
    fields = {
        "max_chars": proto.max_chars or None,
        "draft": proto.value if proto.set_value else None,
        "help": None,
        "label_visibility": "visible",
        "disabled": proto.disabled,
    }
    accept = (None, "one", "multiple", "directory")[proto.accept_file]
    if accept or proto.accept_audio:
        own = {"types": list(proto.file_type), "max_mb": proto.max_upload_size_mb, "accept_audio": proto.accept_audio}
        fields |= {"accept": accept, **own}
    return Drawn("chat_input", proto.placeholder, None, None, fields, trigger=True)


def _download_button(proto: Any, element: Any) -> Drawn:
    file = media(proto.url)
    name, kind = deferred(proto.deferred_file_id)
    later: dict[str, Json] = {"file_name": name, "mime": kind, "size": None, "content": None}
    fields = {
        **(later if file is None else carried(file_fields(file.filename, file.mimetype, file.content))),
        **button(proto, element),
    }
    return Drawn("download_button", proto.label, None, None, fields, trigger=True, silent=proto.ignore_rerun)


PICKERS: Final[dict[str, Callable[[Any, Any], Drawn]]] = {
    "button_group": _button_group,
    "feedback": _feedback,
    "date_input": _date_input,
    "time_input": _time_input,
    "date_time_input": _datetime_input,
    "color_picker": _color_picker,
    "pagination": _pagination,
    "chat_input": _chat_input,
    "download_button": _download_button,
}
