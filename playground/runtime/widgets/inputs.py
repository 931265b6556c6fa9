"""Widgets that are typed into or ticked: `text_input`, `text_area`, `checkbox`, `toggle`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..arguments.icons import valid_icon
from ..arguments.rules import Rule
from ..arguments.sizes import check_height, check_width
from ..arguments.typed import KINDS, parse_live, parse_validate, rule_of
from ..arguments.wire import count, flag
from ..arguments.wire import text as wire_text
from ..place.delta import DeltaGeneratorBase
from ..place.remembered import Shown, remembered
from ..place.widget import (
    Asked,
    OnChange,
    change_handler,
    check_policies,
    clean_label,
    held_none,
    identify,
    to_key,
)
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
        asked = Asked(self, "text_input", to_key(key), change_handler(on_change), locals(), "")
        pause = parse_live(live)
        if type not in KINDS:
            raise errors.StreamlitValueError("type", [f"'{kind}'" for kind in KINDS])
        check_policies(self, asked.key, asked.callback)
        clean_label(label, label_visibility)
        pattern, _ = parse_validate(validate)
        hint = KINDS[type].placeholder if placeholder is None else str(placeholder)
        return self._text(
            asked,
            {
                "type": type,
                "autocomplete": autocomplete,
                "icon": icon,
                "validate": pattern,
                "live": pause,
            },
            ("max_chars", "validate"),
            {"placeholder": hint or None, "input_type": type, "live": pause},
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
        asked = Asked(self, "text_area", to_key(key), change_handler(on_change), locals(), "")
        check_policies(self, asked.key, asked.callback)
        hint = None if placeholder is None else str(placeholder)
        fields: dict[str, Json] = {"placeholder": hint, "height": height}
        return self._text(asked, {"height": height}, ("max_chars",), fields, Rule(required))

    def _text(
        self,
        asked: Asked,
        arguments: dict[str, Any],
        with_key: tuple[str, ...],
        fields: dict[str, Json],
        rule: Rule,
        *,
        live: bool = False,
    ) -> tuple[Shown, str | None]:
        """Either of the two: `arguments` are part of its identity, `fields` of its element, beside those of both."""
        given, kind = asked.given, asked.kind
        asked.label = clean_label(given["label"], given["label_visibility"])
        default = None if given["value"] is None else str(given["value"])
        most, tip = given["max_chars"], given["help"]
        arguments = {
            **arguments,
            "max_chars": most,
            "help": tip,
            "placeholder": str(given["placeholder"]),
            "width": given["width"],
            "required": given["required"],
            "label": asked.label,
            "value": default,
        }
        widget_id = identify(self, kind, asked.key, arguments, with_key=with_key)
        if held_none(asked.key):
            default = None

        def deserialize(sent: Json) -> Any:
            text = default if sent is None else sent
            return text if text is None or most is None else text[:most]

        disabled = flag(given["disabled"])
        fields = {**fields, "max_chars": most or None, "required": flag(given["required"])}
        if tip is not None:
            given["help"] = str(tip)
        if most is not None:
            count(most, f"{'TextInput' if kind == 'text_input' else 'TextArea'}.max_chars")
        valid_icon(arguments.get("icon"))
        if arguments.get("autocomplete") is not None:
            wire_text(arguments["autocomplete"])
        if given["bind"] == "query-params" and arguments.get("type") == "password":
            raise errors.StreamlitIncompatibleParametersError(
                "bind='query-params'", "type='password'", explanation="Password values must not appear in URLs."
            )
        widget = asked.widget(
            widget_id,
            default,
            deserialize,
            _page_text,
            disabled=disabled,
            bound=Bound(kind, clearable=True),
            rule=rule,
            live=live,
        )
        widget.check_lasts()
        check_width(arguments["width"], content=False)
        if arguments.get("height") is not None:
            check_height(arguments["height"])
        return Shown.first(widget, fields)

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
        return self._tick("checkbox", locals())

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
        return self._tick("toggle", locals())

    def _tick(self, kind: str, given: dict[str, Any]) -> tuple[Shown, bool]:
        """Either of the two; `given` are the arguments of its call by name."""
        asked = Asked.of(self, kind, given)
        default, tip, width = bool(given["value"]), given["help"], given["width"]
        arguments = {"label": asked.label, "value": default, "help": tip, "width": width}
        widget_id = identify(self, kind, asked.key, arguments)

        disabled = flag(given["disabled"])
        if given["wrap"] is not None:
            flag(given["wrap"])
        check_width(width)
        if tip is not None:
            given["help"] = str(tip)

        def deserialize(sent: Json) -> bool:
            return default if sent is None else bool(sent)

        widget = asked.widget(widget_id, default, deserialize, _page_bool, disabled=disabled)
        return Shown.first(widget, {}, bool)


def _page_text(value: Any) -> Json:
    """What the input shows; raises as Streamlit does for a stored value that is no text."""
    if value is not None and not isinstance(value, str):
        raise TypeError("bad argument type for built-in operation")
    return value


def _page_bool(value: Any) -> Json:
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return bool(value)
