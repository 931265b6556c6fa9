"""`st.button` and `st.form_submit_button`: True in the one run that their click caused (rule button-true-once)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ..arguments.icons import valid_icon
from ..arguments.options import Options, as_list, comparable
from ..arguments.shortcuts import normalized
from ..arguments.sizes import check_width, of_button
from ..arguments.wire import flag
from ..place.delta import DeltaGeneratorBase
from ..place.remembered import Shown, remembered
from ..place.widget import Widget, check_policies, clean_label, handler, identify, to_key
from ..run import errors
from ..trace.values import Json


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
        check_look(type, icon_position)
        width = of_button(use_container_width, width)
        arguments = {
            "label": clean_label(label),
            "icon": icon,
            "help": help,
            "type": type,
            "width": width,
            "icon_position": icon_position,
            "shortcut": shortcut,
        }
        return self._button("button", to_key(key), arguments, on_click, args, kwargs, disabled, wrap)

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
        check_look(type, icon_position)
        width = of_button(use_container_width, width)
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
        return self._button("form_submit_button", own_key, arguments, on_click, args, kwargs, disabled, wrap)

    def menu_button(
        self,
        label: str,
        options: Iterable[Any],
        *,
        key: str | int | None = None,
        help: str | None = None,
        on_click: Callable[..., Any] | None = None,
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        type: str = "secondary",
        icon: str | None = None,
        disabled: bool = False,
        width: Any = "content",
        format_func: Callable[[Any], str] = str,
        wrap: bool | None = None,
    ) -> Any:
        own_key, label = to_key(key), clean_label(label)
        on_click = handler(on_click, "on_click")
        check_policies(self, own_key, on_click, writable=False)
        if self._current_form():
            raise errors.StreamlitInvalidLayoutContextError(
                "`st.menu_button()` can't be used in an `st.form()`." + errors.FORM_DOCS
            )
        check_look(type, None)
        check_width(width)
        known = _entries(options, format_func)
        arguments = {
            "label": label,
            "options": known.texts,
            "help": help,
            "type": type,
            "icon": icon,
            "width": width,
        }
        widget_id = identify(self, "menu_button", own_key, arguments)
        known.check()
        disabled = flag(disabled)
        if wrap is not None:
            flag(wrap)
        if help is not None:
            str(help)
        widget = Widget(
            self,
            "menu_button",
            widget_id,
            own_key,
            label,
            None,
            lambda sent: known.at(known.index.get(sent)),
            lambda value: None,
            on_click,
            args,
            kwargs,
            "",
            disabled,
            trigger=True,
            text=True,
        )
        fields: dict[str, Json] = {
            "options": list(known.texts),
            "help": help,
            "kind": type,
            "icon": valid_icon(icon),
            "width": width,
            "label_visibility": "visible",
        }
        chosen = widget.register().value
        widget.draw(chosen, fields, set_value=False)
        return chosen

    def _button(
        self,
        kind: str,
        key: str | None,
        arguments: dict[str, Any],
        on_click: Callable[..., Any] | None,
        args: Sequence[Any] | None,
        kwargs: dict[str, Any] | None,
        disabled: bool,
        wrap: bool | None,
    ) -> tuple[Shown, bool]:
        on_click = handler(on_click, "on_click")
        arguments["shortcut"] = normalized(arguments["shortcut"])
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
        disabled = flag(disabled)
        if wrap is not None:
            flag(wrap)
        icon = valid_icon(arguments["icon"])
        check_width(arguments["width"])
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
        fields = {
            "help": arguments["help"],
            "kind": arguments["type"],
            "icon": icon,
            "width": arguments["width"],
            "label_visibility": "visible",
        }
        return Shown.first(widget, fields, bool)


def _entries(given: Any, format_func: Callable[[Any], str]) -> Options:
    """The entries of a menu; raises for none, and for two of the same text."""
    options = as_list(given)
    if not options:
        raise errors.StreamlitMissingRequiredParameterError("options", "Provide at least one option.")
    known = Options(given, comparable(options), format_func)
    if len(known.index) < len(known.texts):
        raise errors.StreamlitAPIException(
            "The `format_func` produced duplicate labels for the menu button options. Each formatted option label must "
            "be unique."
        )
    return known


def check_look(kind: Any, icon_position: Any) -> None:
    """Raise for a `type` or an `icon_position` that no button has."""
    if kind not in {"primary", "secondary", "tertiary"}:
        raise errors.StreamlitValueError("type", ["'primary'", "'secondary'", "'tertiary'"])
    if icon_position is not None and icon_position not in ("left", "right"):
        raise errors.StreamlitValueError("icon_position", ["'left'", "'right'"])
