"""Buttons that lead elsewhere: `link_button`, `download_button` (rule download-is-a-click)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from ..arguments.dedent import hint
from ..arguments.icons import valid_icon
from ..arguments.shortcuts import normalized
from ..arguments.sizes import check_width, of_button
from ..arguments.wire import flag
from ..arguments.wire import text as wire_text
from ..place.delta import DeltaGeneratorBase
from ..place.widget import Asked, OnChange, change_handler, check_policies, clean_label, identify, to_key
from ..run import errors
from ..trace.values import Json, cut
from .buttons import check_look

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
        check_look(type, icon_position)
        asked = Asked(self, "link_button", to_key(key), None, locals(), "")
        width = of_button(use_container_width, width)
        asked.callback, asked.label = change_handler(on_click, "on_click"), clean_label(label)
        runs = on_click != "ignore"
        keys = normalized(shortcut)
        fields: dict[str, Json] = {
            "url": url,
            "kind": type,
            "icon": icon,
            "width": width,
        }
        widget_id = ""
        if runs or asked.key is not None:
            check_policies(self, asked.key, asked.callback, writable=False)
        if runs or asked.key is not None or keys is not None:
            arguments = {"label": asked.label, **fields, "help": help, "icon_position": icon_position, "shortcut": keys}
            widget_id = identify(self, "link_button", asked.key, arguments)
        fields |= {"url": wire_text(url), "label_visibility": "visible"}
        disabled = flag(disabled)
        if wrap is not None:
            flag(wrap)
        fields |= {"help": hint(help), "icon": valid_icon(icon)}
        check_width(width)
        if not runs:
            return self._enqueue("link_button", {"label": asked.label, **fields, "disabled": disabled})
        return _press(asked, widget_id, fields, disabled=disabled)

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
        check_look(type, icon_position)
        asked = Asked(self, "download_button", to_key(key), None, locals(), clean_label(label))
        width = of_button(use_container_width, width)
        asked.callback = change_handler(on_click, "on_click")
        shortcut = normalized(shortcut)
        check_policies(self, asked.key, asked.callback, writable=False)
        shown: dict[str, Json] = {
            "kind": type,
            "icon": icon,
            "width": width,
            "file_name": file_name,
            "mime": mime,
        }
        arguments = {"label": asked.label, **shown, "help": help, "icon_position": icon_position, "shortcut": shortcut}
        widget_id = identify(self, "download_button", asked.key, arguments)
        if self._current_form():
            raise errors.StreamlitInvalidLayoutContextError(
                "`st.download_button()` can't be used in an `st.form()`." + errors.FORM_DOCS
            )
        if wrap is not None:
            flag(wrap)
        disabled = flag(disabled)
        file = _made_later(file_name, mime, disabled=disabled) if callable(data) else _file(data, file_name, mime)
        fields = {
            **shown,
            **file,
            "help": hint(help),
            "icon": valid_icon(icon),
            "label_visibility": "visible",
        }
        check_width(width)
        return _press(asked, widget_id, fields, disabled=disabled, silent=on_click == "ignore")


def _press(asked: Asked, widget_id: str, fields: dict[str, Json], *, disabled: bool, silent: bool = False) -> bool:
    """Draw either of the two as a widget; return whether it was clicked."""
    widget = asked.widget(widget_id, False, bool, bool, disabled=disabled, trigger=True, silent=silent)
    registered = widget.register()
    widget.draw(registered.value, fields, set_value=False)
    return bool(registered.value)


def _made_later(name: str | None, mime: str | None, *, disabled: bool) -> dict[str, Json]:
    """What the page tells of a file that is made when it is asked for; behind a disabled button there is none."""
    known = (None, None) if disabled else (name, mime)
    return {"file_name": known[0], "mime": known[1], "size": None, "content": None}


def _file(data: Any, name: str | None, mime: str | None) -> dict[str, Json]:
    """What the page tells of a file: its name, kind, size in bytes and, if it is a text, how it begins."""
    if isinstance(data, str):
        raw, guess = data.encode(), "text/plain"
    elif isinstance(data, bytes):
        raw, guess = data, "application/octet-stream"
    elif isinstance(data, io.TextIOBase):
        data.seek(0)
        raw, guess = data.read().encode(), "text/plain"
    elif isinstance(data, io.RawIOBase | io.BufferedIOBase):
        data.seek(0)
        raw, guess = data.read() or b"", "application/octet-stream"
    else:
        raise errors.StreamlitAPIException(f"Invalid binary data format: {type(data)}")
    if mime is not None:
        mime.encode  # noqa: B018 - an error for what is no text
    if name is not None:
        name.encode  # noqa: B018
    return file_fields(name, mime or guess, raw)


def file_fields(name: str | None, mime: str, raw: bytes) -> dict[str, Json]:
    """The fields that tell of a file."""
    try:
        content: Json = cut(raw.decode(), PREVIEW)
    except UnicodeDecodeError:
        content = None
    return {"file_name": name, "mime": mime, "size": len(raw), "content": content}
