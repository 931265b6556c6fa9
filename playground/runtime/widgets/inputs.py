"""Widgets that are typed into or ticked: `text_input`, `text_area`, `checkbox`, `toggle`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..arguments.icons import checked
from ..arguments.rules import Rule
from ..arguments.sizes import check_height, check_width
from ..arguments.typed import KINDS, parse_live, parse_validate, rule_of
from ..arguments.wire import count, flag
from ..arguments.wire import text as wire_text
from ..place.delta import DeltaGeneratorBase
from ..place.remembered import Shown, remembered
from ..place.widget import OnChange, Widget, change_handler, check_policies, clean_label, held_none, identify, to_key
from ..run import errors
from ..state.binding import Bound
from ..trace.values import Json


class InputMixin(DeltaGeneratorBase):
    """Text and ticks."""

    @remembered
    def text_input(
        self,
        label: str,
        value: object = "",
        max_chars: int | None = None,
        key: str | int | None = None,
        type: str = "default",
        help: str | None = None,
        autocomplete: str | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        *,
        placeholder: str | None = None,
        disabled: bool = False,
        required: bool = False,
        label_visibility: str = "visible",
        icon: str | None = None,
        validate: Any = None,
        live: str | bool = False,
        width: Any = "stretch",
        bind: Any = None,
        persist_state: Any = None,
    ) -> tuple[Shown, str | None]:
        callback = change_handler(on_change)
        pause = parse_live(live)
        if type not in KINDS:
            raise errors.StreamlitValueError("type", [f"'{kind}'" for kind in KINDS])
        check_policies(self, to_key(key), callback)
        label = clean_label(label, label_visibility)
        pattern, _ = parse_validate(validate)
        hint = KINDS[type].placeholder if placeholder is None else str(placeholder)
        return self._text(
            "text_input",
            label,
            value,
            to_key(key),
            callback,
            args,
            kwargs,
            disabled,
            label_visibility,
            {
                "max_chars": max_chars,
                "type": type,
                "help": help,
                "autocomplete": autocomplete,
                "placeholder": str(placeholder),
                "icon": icon,
                "width": width,
                "required": required,
                "validate": pattern,
                "live": pause,
            },
            ("max_chars", "validate"),
            {
                "placeholder": hint or None,
                "max_chars": max_chars or None,
                "input_type": type,
                "help": help,
                "required": required,
                "live": pause,
            },
            (bind, persist_state),
            rule_of(KINDS[type], validate, required=required),
            live=pause is not None,
        )

    @remembered
    def text_area(
        self,
        label: str,
        value: object = "",
        height: Any = None,
        max_chars: int | None = None,
        key: str | int | None = None,
        help: str | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        *,
        placeholder: str | None = None,
        disabled: bool = False,
        required: bool = False,
        label_visibility: str = "visible",
        width: Any = "stretch",
        bind: Any = None,
        persist_state: Any = None,
    ) -> tuple[Shown, str | None]:
        callback = change_handler(on_change)
        check_policies(self, to_key(key), callback)
        return self._text(
            "text_area",
            label,
            value,
            to_key(key),
            callback,
            args,
            kwargs,
            disabled,
            label_visibility,
            {
                "height": height,
                "max_chars": max_chars,
                "help": help,
                "placeholder": str(placeholder),
                "width": width,
                "required": required,
            },
            ("max_chars",),
            {
                "placeholder": None if placeholder is None else str(placeholder),
                "max_chars": max_chars or None,
                "height": height,
                "help": help,
                "required": required,
            },
            (bind, persist_state),
            Rule(required),
        )

    def _text(
        self,
        kind: str,
        label: str,
        value: object,
        key: str | None,
        callback: Callable[..., Any] | None,
        args: Sequence[Any] | None,
        kwargs: dict[str, Any] | None,
        disabled: bool,
        label_visibility: str,
        arguments: dict[str, Any],
        with_key: tuple[str, ...],
        fields: dict[str, Json],
        lasts: tuple[Any, Any],
        rule: Rule,
        *,
        live: bool = False,
    ) -> tuple[Shown, str | None]:
        label = clean_label(label, label_visibility)
        default = None if value is None else str(value)
        arguments |= {"label": label, "value": default}
        widget_id = identify(self, kind, key, arguments, with_key=with_key)
        if held_none(key):
            default = None

        most = arguments["max_chars"]

        def deserialize(sent: Json) -> Any:
            text = default if sent is None else sent
            return text if text is None or most is None else text[:most]

        disabled, fields["required"] = flag(disabled), flag(fields["required"])
        if fields["help"] is not None:
            fields["help"] = str(fields["help"])
        if most is not None:
            count(most, f"{'TextInput' if kind == 'text_input' else 'TextArea'}.max_chars")
        checked(arguments.get("icon"))
        if arguments.get("autocomplete") is not None:
            wire_text(arguments["autocomplete"])
        if lasts[0] == "query-params" and arguments.get("type") == "password":
            raise errors.StreamlitIncompatibleParametersError(
                "bind='query-params'", "type='password'", explanation="Password values must not appear in URLs."
            )
        widget = Widget(
            self,
            kind,
            widget_id,
            key,
            label,
            default,
            deserialize,
            _page_text,
            callback,
            args,
            kwargs,
            self._current_form(),
            disabled,
            lasts=lasts,
            bound=Bound(kind, clearable=True),
            rule=rule,
            live=live,
        )
        widget.check_lasts()
        check_width(arguments["width"], content=False)
        if arguments.get("height") is not None:
            check_height(arguments["height"])
        return Shown.first(widget, {**fields, "label_visibility": label_visibility})

    @remembered
    def checkbox(
        self,
        label: str,
        value: bool = False,
        key: str | int | None = None,
        help: str | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        *,
        disabled: bool = False,
        label_visibility: str = "visible",
        width: Any = "content",
        wrap: bool | None = None,
        bind: Any = None,
        persist_state: Any = None,
    ) -> tuple[Shown, bool]:
        lasts = (bind, persist_state)
        return self._tick(
            "checkbox",
            label,
            value,
            to_key(key),
            help,
            on_change,
            args,
            kwargs,
            disabled,
            label_visibility,
            width,
            wrap,
            lasts,
        )

    @remembered
    def toggle(
        self,
        label: str,
        value: bool = False,
        key: str | int | None = None,
        help: str | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        *,
        disabled: bool = False,
        label_visibility: str = "visible",
        width: Any = "content",
        wrap: bool | None = None,
        bind: Any = None,
        persist_state: Any = None,
    ) -> tuple[Shown, bool]:
        lasts = (bind, persist_state)
        return self._tick(
            "toggle",
            label,
            value,
            to_key(key),
            help,
            on_change,
            args,
            kwargs,
            disabled,
            label_visibility,
            width,
            wrap,
            lasts,
        )

    def _tick(
        self,
        kind: str,
        label: str,
        value: bool,
        key: str | None,
        help: str | None,
        on_change: OnChange,
        args: Sequence[Any] | None,
        kwargs: dict[str, Any] | None,
        disabled: bool,
        label_visibility: str,
        width: Any,
        wrap: bool | None,
        lasts: tuple[Any, Any],
    ) -> tuple[Shown, bool]:
        callback = change_handler(on_change)
        check_policies(self, key, callback)
        label = clean_label(label, label_visibility)
        default = bool(value)
        arguments = {"label": label, "value": default, "help": help, "width": width}
        widget_id = identify(self, kind, key, arguments)

        disabled = flag(disabled)
        if wrap is not None:
            flag(wrap)
        check_width(width)

        def deserialize(sent: Json) -> bool:
            return default if sent is None else bool(sent)

        widget = Widget(
            self,
            kind,
            widget_id,
            key,
            label,
            default,
            deserialize,
            _page_bool,
            callback,
            args,
            kwargs,
            self._current_form(),
            disabled,
            lasts=lasts,
        )
        return Shown.first(
            widget, {"help": None if help is None else str(help), "label_visibility": label_visibility}, bool
        )


def _page_text(value: Any) -> Json:
    """What the input shows; raises as Streamlit does for a stored value that is no text."""
    if value is not None and not isinstance(value, str):
        raise TypeError("bad argument type for built-in operation")
    return value


def _page_bool(value: Any) -> Json:
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return bool(value)
