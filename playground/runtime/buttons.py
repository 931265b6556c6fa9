"""`st.button` and `st.form_submit_button`: True in the one run that their click caused (rule 2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from . import errors
from .delta import DeltaGeneratorBase
from .icons import checked
from .remembered import Shown, remembered
from .widget import Widget, check_policies, clean_label, identify, to_key


class ButtonMixin(DeltaGeneratorBase):
    """The buttons."""

    @remembered
    def button(
        self,
        label: str,
        key: str | int | None = None,
        help: str | None = None,
        on_click: Callable[..., Any] | None = None,
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
    ) -> tuple[Shown, bool]:
        _check_type(type)
        width = _width(use_container_width, width)
        arguments = {
            "label": clean_label(label),
            "icon": icon,
            "help": help,
            "type": type,
            "width": width,
            "icon_position": icon_position,
            "shortcut": shortcut,
        }
        return self._button("button", to_key(key), arguments, on_click, args, kwargs, disabled)

    @remembered
    def form_submit_button(
        self,
        label: str = "Submit",
        help: str | None = None,
        on_click: Callable[..., Any] | None = None,
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        *,
        key: str | int | None = None,
        type: str = "secondary",
        icon: str | None = None,
        icon_position: str = "left",
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Any = "content",
        shortcut: str | None = None,
        wrap: bool | None = None,
    ) -> tuple[Shown, bool]:
        _check_type(type)
        width = _width(use_container_width, width)
        own_key = to_key(key) or f"FormSubmitter:{self._current_form()}-{label}"
        arguments = {
            "label": clean_label(label),
            "icon": icon,
            "help": help,
            "type": type,
            "width": width,
            "icon_position": icon_position,
            "shortcut": shortcut,
        }
        return self._button("form_submit_button", own_key, arguments, on_click, args, kwargs, disabled)

    def _button(
        self,
        kind: str,
        key: str | None,
        arguments: dict[str, Any],
        on_click: Callable[..., Any] | None,
        args: Sequence[Any] | None,
        kwargs: dict[str, Any] | None,
        disabled: bool,
    ) -> tuple[Shown, bool]:
        if on_click is not None and not callable(on_click):
            raise errors.StreamlitValueError("on_click", ["a callback function"])
        submitter = kind == "form_submit_button"
        check_policies(self, key, on_click, writable=False, submitter=submitter)
        widget_id = identify(self, kind, key, arguments)
        form = self._current_form()
        if form and not submitter:
            raise errors.StreamlitInvalidLayoutContextError(
                "`st.button()` can't be used in an `st.form()`. Use `st.form_submit_button()` instead to submit the "
                "form." + errors.FORM_DOCS
            )
        if submitter and not form:
            raise errors.StreamlitInvalidLayoutContextError(
                "`st.form_submit_button()` must be used inside an `st.form()`." + errors.FORM_DOCS
            )
        widget = Widget(
            self,
            kind,
            widget_id,
            key,
            arguments["label"],
            False,
            bool,
            bool,
            on_click,
            args,
            kwargs,
            form if submitter else "",
            disabled,
            trigger=True,
        )
        icon = checked(arguments["icon"])
        fields = {
            "help": arguments["help"],
            "kind": arguments["type"],
            "icon": icon,
            "width": arguments["width"],
            "label_visibility": "visible",
        }
        return Shown.first(widget, fields, bool)


def _check_type(kind: str) -> None:
    if kind not in ("primary", "secondary", "tertiary"):
        raise errors.StreamlitValueError("type", ["'primary'", "'secondary'", "'tertiary'"])


def _width(use_container_width: bool | None, width: Any) -> Any:
    if use_container_width is None:
        return width
    return "stretch" if use_container_width else "content"
