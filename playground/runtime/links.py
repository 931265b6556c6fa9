"""Buttons that lead elsewhere: `link_button`, `download_button`."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from . import errors
from .buttons import _check_type, _width
from .delta import DeltaGeneratorBase
from .icons import checked
from .text import hint
from .values import Json, cut
from .widget import OnChange, Widget, change_handler, check_policies, clean_label, identify, to_key

PREVIEW = 2000
"""How many characters of a file the page shows."""


class LinkMixin(DeltaGeneratorBase):
    """A link that looks like a button, and a file to keep."""

    def link_button(
        self,
        label: str,
        url: str,
        *,
        key: str | int | None = None,
        on_click: OnChange = "ignore",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        help: str | None = None,
        type: str = "secondary",
        icon: str | None = None,
        icon_position: str = "left",
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Any = "content",
        shortcut: str | None = None,
        wrap: bool | None = None,
    ) -> Any:
        _check_type(type)
        own_key = to_key(key)
        callback = change_handler(on_click, "on_click")
        label = clean_label(label)
        runs = on_click != "ignore"
        fields: dict[str, Json] = {
            "url": str(url),
            "kind": type,
            "icon": icon,
            "width": _width(use_container_width, width),
            "label_visibility": "visible",
        }
        if not runs and own_key is None:
            return self._enqueue(
                "link_button",
                {"label": label, **fields, "icon": checked(icon), "help": hint(help), "disabled": disabled},
            )
        check_policies(self, own_key, callback, writable=False)
        arguments = {"label": label, **fields, "help": help, "icon_position": icon_position, "shortcut": shortcut}
        fields |= {"icon": checked(icon), "help": hint(help)}
        widget_id = identify(self, "link_button", own_key, arguments)
        if not runs:
            return self._enqueue("link_button", {"label": label, **fields, "disabled": disabled})
        return self._press("link_button", widget_id, own_key, label, callback, args, kwargs, disabled, False, fields)

    def download_button(
        self,
        label: str,
        data: Any,
        file_name: str | None = None,
        mime: str | None = None,
        key: str | int | None = None,
        help: str | None = None,
        on_click: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        *,
        type: str = "secondary",
        icon: str | None = None,
        icon_position: str = "left",
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Any = "content",
        shortcut: str | None = None,
        wrap: bool | None = None,
    ) -> bool:
        _check_type(type)
        own_key = to_key(key)
        label = clean_label(label)
        callback = change_handler(on_click, "on_click")
        check_policies(self, own_key, callback, writable=False)
        shown: dict[str, Json] = {
            "kind": type,
            "icon": icon,
            "width": _width(use_container_width, width),
            "file_name": file_name,
            "mime": mime,
        }
        arguments = {"label": label, **shown, "help": help, "icon_position": icon_position, "shortcut": shortcut}
        widget_id = identify(self, "download_button", own_key, arguments)
        if self._current_form():
            raise errors.StreamlitInvalidLayoutContextError(
                "`st.download_button()` can't be used in an `st.form()`." + errors.FORM_DOCS
            )
        fields = {
            **shown,
            "icon": checked(icon),
            **_file(data, file_name, mime),
            "help": help,
            "label_visibility": "visible",
        }
        silent = on_click == "ignore"
        kind = "download_button"
        return self._press(kind, widget_id, own_key, label, callback, args, kwargs, disabled, silent, fields)

    def _press(
        self,
        kind: str,
        widget_id: str,
        key: str | None,
        label: str,
        callback: Callable[..., Any] | None,
        args: Sequence[Any] | None,
        kwargs: dict[str, Any] | None,
        disabled: bool,
        silent: bool,
        fields: dict[str, Json],
    ) -> bool:
        widget = Widget(
            self,
            kind,
            widget_id,
            key,
            label,
            False,
            bool,
            bool,
            callback,
            args,
            kwargs,
            "",
            disabled,
            trigger=True,
            silent=silent,
        )
        registered = widget.register()
        widget.draw(registered.value, fields, set_value=False)
        return bool(registered.value)


def _file(data: Any, name: str | None, mime: str | None) -> dict[str, Json]:
    """What the page tells of a file: its name, kind, size in bytes and, if it is a text, how it begins."""
    if callable(data):
        return {"file_name": name, "mime": mime, "size": None, "content": None}
    if isinstance(data, str):
        raw, guess = data.encode(), "text/plain"
    elif isinstance(data, bytes | bytearray | memoryview):
        raw, guess = bytes(data), "application/octet-stream"
    elif isinstance(data, io.TextIOBase):
        data.seek(0)
        raw, guess = data.read().encode(), "text/plain"
    elif isinstance(data, io.RawIOBase | io.BufferedIOBase):
        data.seek(0)
        raw, guess = data.read() or b"", "application/octet-stream"
    else:
        raise errors.StreamlitAPIException(f"Invalid binary data format: {type(data)}")
    return told(name, mime or guess, raw)


def told(name: str | None, mime: str, raw: bytes) -> dict[str, Json]:
    """The fields that tell of a file."""
    try:
        content: Json = cut(raw.decode(), PREVIEW)
    except UnicodeDecodeError:
        content = None
    return {"file_name": name, "mime": mime, "size": len(raw), "content": content}
