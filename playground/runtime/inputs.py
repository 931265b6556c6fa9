"""Widgets with a value that is typed, ticked or slid: text, numbers, sliders, checkboxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from . import context, errors
from .delta import DeltaGeneratorBase
from .values import Json
from .widget import OnChange, Widget, change_handler, check_policies, clean_label, identify, to_key

_SAFE_INT = 2**53 - 1


def held_none(key: str | None) -> bool:
    """True when the script stored None under the key of a widget: it then starts empty."""
    state = context.current().state
    return key is not None and key in state and state[key] is None


class InputMixin(DeltaGeneratorBase):
    """`text_input`, `text_area`, `number_input`, `slider`, `checkbox`, `toggle`."""

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
    ) -> str | None:
        kinds = ("default", "password", "email", "url", "phone", "search")
        if type not in kinds:
            raise errors.StreamlitValueError("type", [f"'{kind}'" for kind in kinds])
        return self._text(
            "text_input",
            label,
            value,
            to_key(key),
            on_change,
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
                "validate": validate,
            },
            ("max_chars", "validate"),
            {"placeholder": placeholder, "max_chars": max_chars, "input_type": type, "help": help},
        )

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
    ) -> str | None:
        return self._text(
            "text_area",
            label,
            value,
            to_key(key),
            on_change,
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
            {"placeholder": placeholder, "max_chars": max_chars, "height": height, "help": help},
        )

    def _text(
        self,
        kind: str,
        label: str,
        value: object,
        key: str | None,
        on_change: OnChange,
        args: Sequence[Any] | None,
        kwargs: dict[str, Any] | None,
        disabled: bool,
        label_visibility: str,
        arguments: dict[str, Any],
        with_key: tuple[str, ...],
        fields: dict[str, Json],
    ) -> str | None:
        callback = change_handler(on_change)
        check_policies(self, key, callback)
        label = clean_label(label, label_visibility)
        default = None if value is None else str(value)
        widget_id = identify(self, kind, key, {"label": label, "value": default, **arguments}, with_key=with_key)
        if held_none(key):
            default = None

        def deserialize(sent: Json) -> Any:
            return default if sent is None else sent

        widget = Widget(
            self,
            kind,
            widget_id,
            key,
            label,
            default,
            deserialize,
            lambda text: text,
            callback,
            args,
            kwargs,
            self._current_form(),
            disabled,
        )
        registered = widget.register()
        widget.draw(registered.value, {**fields, "label_visibility": label_visibility}, set_value=registered.set_value)
        return registered.value  # type: ignore[no-any-return]

    def number_input(
        self,
        label: str,
        min_value: Any = None,
        max_value: Any = None,
        value: Any = "min",
        step: Any = None,
        format: str | None = None,
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
        icon: str | None = None,
        width: Any = "stretch",
        bind: Any = None,
        persist_state: Any = None,
    ) -> Any:
        own_key = to_key(key)
        callback = change_handler(on_change)
        check_policies(self, own_key, callback)
        label = clean_label(label, label_visibility)
        arguments = {
            "label": label,
            "min_value": min_value,
            "max_value": max_value,
            "value": value,
            "step": step,
            "format": format,
            "help": help,
            "placeholder": placeholder,
            "icon": icon,
            "width": width,
            "required": required,
        }
        widget_id = identify(self, "number_input", own_key, arguments)
        given = [min_value, max_value, value, step]
        all_int = all(isinstance(item, int | str | None) for item in given)
        all_float = all(isinstance(item, float | str | None) for item in given)
        if not all_int and not all_float:
            raise errors.StreamlitMixedNumericTypesError(
                value=value, min_value=min_value, max_value=max_value, step=step
            )
        if held_none(own_key):
            value = None
        if value == "min":
            value = min_value if min_value is not None else (0 if all_int and not all_float else 0.0)
        whole = isinstance(value, int) or (value is None and all_int and not all_float)
        if step is None:
            step = 1 if whole else 0.01
        if min_value is not None and max_value is not None and min_value > max_value:
            raise errors.StreamlitInvalidMinMaxError(min_value, max_value)
        if min_value is not None and value is not None and min_value > value:
            raise errors.StreamlitValueBelowMinError(value, min_value)
        if max_value is not None and value is not None and max_value < value:
            raise errors.StreamlitValueAboveMaxError(value, max_value)
        make = int if whole and all_int else float

        def deserialize(sent: Json) -> Any:
            if sent is None:
                return value
            return make(sent)

        widget = Widget(
            self,
            "number_input",
            widget_id,
            own_key,
            label,
            value,
            deserialize,
            lambda number: number,
            callback,
            args,
            kwargs,
            self._current_form(),
            disabled,
        )
        registered = widget.register()
        current, set_value = registered.value, registered.set_value
        low = min_value if min_value is not None else (-_SAFE_INT if make is int else None)
        high = max_value if max_value is not None else (_SAFE_INT if make is int else None)
        if current is not None and ((low is not None and current < low) or (high is not None and current > high)):
            current, set_value = value, True
            if own_key is not None:
                context.current().state.correct(own_key, current)
        fields: dict[str, Json] = {
            "min": min_value,
            "max": max_value,
            "step": step,
            "kind": "int" if make is int else "float",
            "format": format,
            "placeholder": placeholder,
            "help": help,
            "label_visibility": label_visibility,
        }
        widget.draw(current, fields, set_value=set_value)
        return current

    def slider(
        self,
        label: str,
        min_value: Any = None,
        max_value: Any = None,
        value: Any = None,
        step: Any = None,
        format: str | None = None,
        key: str | int | None = None,
        help: str | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        *,
        disabled: bool = False,
        label_visibility: str = "visible",
        width: Any = "stretch",
        bind: Any = None,
        persist_state: Any = None,
    ) -> Any:
        own_key = to_key(key)
        callback = change_handler(on_change)
        check_policies(self, own_key, callback)
        label = clean_label(label, label_visibility)
        arguments = {
            "label": label,
            "min_value": min_value,
            "max_value": max_value,
            "value": value,
            "step": step,
            "format": format,
            "help": help,
            "width": width,
        }
        widget_id = identify(self, "slider", own_key, arguments, with_key=("min_value", "max_value", "step"))
        if value is None:
            value = min_value if min_value is not None else 0
        single = not isinstance(value, list | tuple)
        pair = [value] if single else list(value)
        if len(pair) not in (1, 2):
            raise errors.StreamlitAPIException(
                "Slider value should either be an int/float/datetime or a list/tuple of 0 to 2 ints/floats/datetimes"
            )
        if not all(isinstance(item, int | float) for item in pair):
            raise errors.StreamlitAPIException(
                f"Here `st.slider` takes numbers only so far; this value is of type {type(pair[0]).__name__}."
            )
        whole = all(isinstance(item, int) for item in pair)
        if min_value is None:
            min_value = 0 if whole else 0.0
        if max_value is None:
            max_value = 100 if whole else 1.0
        if step is None:
            step = 1 if whole else 0.01
        types = {type(item) for item in (min_value, max_value, *pair)}
        if len(types) != 1:
            raise errors.StreamlitAPIException(
                "Slider value arguments must be of matching types."
                f"\n`min_value` has {type(min_value).__name__} type."
                f"\n`max_value` has {type(max_value).__name__} type."
                f"\n`step` has {type(step).__name__} type."
            )
        if min_value == max_value:
            raise errors.StreamlitInvalidMinMaxError(min_value, max_value)
        if min_value > max_value:
            min_value, max_value = max_value, min_value
        for item in pair:
            if item < min_value:
                raise errors.StreamlitValueBelowMinError(item, min_value)
            if item > max_value:
                raise errors.StreamlitValueAboveMaxError(item, max_value)
        make: Callable[[Any], Any] = int if whole else float

        def deserialize(sent: Json) -> Any:
            numbers = pair if sent is None else (sent if isinstance(sent, list) else [sent])
            made = [make(number) for number in numbers]
            return made[0] if single else tuple(made)

        def serialize(shown: Any) -> Json:
            return shown if single else list(shown)

        widget = Widget(
            self,
            "slider",
            widget_id,
            own_key,
            label,
            pair[0] if single else pair,
            deserialize,
            serialize,
            callback,
            args,
            kwargs,
            self._current_form(),
            disabled,
        )
        registered = widget.register()
        current, set_value = registered.value, registered.set_value
        shown = [current] if single else list(current)
        if any(item < min_value or item > max_value for item in shown):
            current, set_value = deserialize(None), True
            if own_key is not None:
                context.current().state.correct(own_key, current)
        fields: dict[str, Json] = {
            "min": min_value,
            "max": max_value,
            "step": step,
            "kind": "int" if whole else "float",
            "format": format,
            "help": help,
            "label_visibility": label_visibility,
        }
        widget.draw(current, fields, set_value=set_value)
        return current

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
    ) -> bool:
        return self._tick(
            "checkbox", label, value, to_key(key), help, on_change, args, kwargs, disabled, label_visibility, width
        )

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
    ) -> bool:
        return self._tick(
            "toggle", label, value, to_key(key), help, on_change, args, kwargs, disabled, label_visibility, width
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
    ) -> bool:
        callback = change_handler(on_change)
        check_policies(self, key, callback)
        label = clean_label(label, label_visibility)
        default = bool(value)
        arguments = {"label": label, "value": default, "help": help, "width": width}
        widget_id = identify(self, kind, key, arguments)

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
            bool,
            callback,
            args,
            kwargs,
            self._current_form(),
            disabled,
        )
        registered = widget.register()
        widget.draw(
            registered.value, {"help": help, "label_visibility": label_visibility}, set_value=registered.set_value
        )
        return bool(registered.value)
