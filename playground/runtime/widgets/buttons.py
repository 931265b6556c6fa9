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
from ..place.widget import Asked, check_policies, clean_label, handler, identify, to_key
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
        return self._button("button", locals())

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
        return self._button("form_submit_button", locals())

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
        asked = Asked(self, "menu_button", to_key(key), None, locals(), clean_label(label))
        asked.callback = handler(on_click, "on_click")
        check_policies(self, asked.key, asked.callback, writable=False)
        if self._current_form():
            raise errors.StreamlitInvalidLayoutContextError(
                "`st.menu_button()` can't be used in an `st.form()`." + errors.FORM_DOCS
            )
        check_look(type, None)
        check_width(width)
        known = _entries(options, format_func)
        arguments = {
            "label": asked.label,
            "options": known.texts,
            "help": help,
            "type": type,
            "icon": icon,
            "width": width,
        }
        widget_id = identify(self, "menu_button", asked.key, arguments)
        known.check()
        disabled = flag(disabled)
        if wrap is not None:
            flag(wrap)
        if help is not None:
            str(help)
        widget = asked.widget(
            widget_id,
            None,
            lambda sent: known.at(known.index.get(sent)),
            lambda value: None,
            disabled=disabled,
            trigger=True,
            text=True,
        )
        fields: dict[str, Json] = {
            "options": list(known.texts),
            "kind": type,
            "icon": valid_icon(icon),
            "width": width,
        }
        chosen = widget.register().value
        widget.draw(chosen, fields, set_value=False)
        return chosen

    def _button(self, kind: str, given: dict[str, Any]) -> tuple[Shown, bool]:
        """Either of the two that are remembered; `given` are the arguments of its call by name."""
        check_look(given["type"], given["icon_position"])
        width = of_button(given["use_container_width"], given["width"])
        form, submitter, key = self._current_form(), kind == "form_submit_button", to_key(given["key"])
        if submitter:
            key = key or f"FormSubmitter:{form}-{given['label']}"
        asked = Asked(self, kind, key, None, given, clean_label(given["label"]))
        asked.callback = handler(given["on_click"], "on_click")
        arguments = {
            "label": asked.label,
            "icon": given["icon"],
            "help": given["help"],
            "type": given["type"],
            "width": width,
            "icon_position": given["icon_position"],
            "shortcut": normalized(given["shortcut"]),
        }
        check_policies(self, key, asked.callback, writable=False, submitter=submitter)
        widget_id = identify(self, kind, key, arguments)
        if form and not submitter:
            raise errors.StreamlitInvalidLayoutContextError(
                "`st.button()` can't be used in an `st.form()`. Use `st.form_submit_button()` instead to submit the "
                "form." + errors.FORM_DOCS
            )
        if submitter and not form:
            raise errors.StreamlitInvalidLayoutContextError(
                "`st.form_submit_button()` must be used inside an `st.form()`." + errors.FORM_DOCS
            )
        disabled = flag(given["disabled"])
        if given["wrap"] is not None:
            flag(given["wrap"])
        icon = valid_icon(given["icon"])
        check_width(width)
        widget = asked.widget(widget_id, False, bool, bool, disabled=disabled, trigger=True)
        widget.form = form
        return Shown.first(widget, {"kind": given["type"], "icon": icon, "width": width}, bool)


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
