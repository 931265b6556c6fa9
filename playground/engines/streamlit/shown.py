"""Streamlit's protobufs of links, progress, toasts, tables and pictures as elements of the trace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from playground.runtime.frame import Frame
from playground.runtime.values import Json

Shown = tuple[str, dict[str, Json]]


def _link_button(proto: Any) -> Shown:
    return "link_button", {
        "label": proto.label,
        "url": proto.url,
        "kind": proto.type,
        "label_visibility": "visible",
        "help": proto.help or None,
        "disabled": proto.disabled,
    }


def _progress(proto: Any) -> Shown:
    return "progress", {"value": proto.value, "text": proto.text}


def _toast(proto: Any) -> Shown:
    return "toast", {"text": proto.body, "icon": proto.icon or None, "seconds": proto.duration}


def _table(kind: str) -> Callable[[Any], Shown]:
    def shown(proto: Any) -> Shown:
        import pyarrow as pa  # type: ignore[import-untyped]

        frame = pa.ipc.open_stream(proto.arrow_data.data).read_pandas()
        rows = frame.astype(object).where(frame.notna(), None).to_numpy().tolist()
        columns = [str(name) for name in frame.columns]
        plain = Frame(columns, rows, frame.index.tolist(), "rows", columns)
        return kind, plain.fields()

    return shown


SHOWN: Final[dict[str, Callable[[Any], Shown]]] = {
    "link_button": _link_button,
    "progress": _progress,
    "toast": _toast,
    "table": _table("table"),
    "dataframe": _table("dataframe"),
    "balloons": lambda proto: ("balloons", {}),
    "snow": lambda proto: ("snow", {}),
}
