"""Page values (JSON, as the trace has them) to and from Streamlit's protobufs."""

from __future__ import annotations

import json
import math
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

from playground.runtime.trace.instants import micros
from playground.runtime.trace.values import Json

from .uploads import set_files, set_message

CLICKS = ("trigger_value", "string_trigger_value")
"""Fields of what is clicked: buttons, and entries of a menu."""
_TEXTS = ("chat_input_value", "string_trigger_value")
"""Fields of triggers that bring a text."""
_ARRAYS = ("double_array_value", "int_array_value", "string_array_value")


def widget_states(values: dict[str, Json], trigger: str | None, fields: dict[str, str]) -> WidgetStates:
    """Return the message that the browser sends for `values`; `fields` has each widget's field of `WidgetState`."""
    message = WidgetStates()
    for widget_id, value in values.items():
        _set(message.widgets.add(id=widget_id), fields.get(widget_id), value)
    if trigger is not None:
        message.widgets.add(id=trigger).trigger_value = True
    return message


def _set(state: WidgetState, field: str | None, value: Json) -> None:
    """A value of None is sent as no value at all."""
    if field is None or value is None:
        return
    if field in _ARRAYS:
        items = value if isinstance(value, list) else [value]
        if field == "double_array_value":
            items = [micros(each) if isinstance(each, str) else each for each in items]
        array: Any = getattr(state, field)
        array.SetInParent()
        array.data.extend(items)
    elif field == "file_uploader_state_value":
        set_files(state.file_uploader_state_value, value)
    elif field == "chat_input_value" and isinstance(value, dict):
        set_message(state.chat_input_value, value)
    elif field in _TEXTS:
        getattr(state, field).data = value
    elif field == "string_value":
        state.string_value = value if isinstance(value, str) else json.dumps(value)
    else:
        setattr(state, field, value)


def number(value: float, whole: bool) -> int | float | None:
    """A number from a protobuf `double`, as an int where the widget has whole ones; None for one that JSON lacks."""
    return int(value) if whole else None if math.isnan(value) else value
