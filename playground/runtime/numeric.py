"""Widgets that hold numbers: `number_input` and `slider`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from . import context, errors
from .delta import DeltaGeneratorBase
from .values import Json
from .widget import OnChange, Widget, change_handler, check_policies, clean_label, held_none, identify, to_key

_SAFE_INT = 2**53 - 1


class NumberMixin(DeltaGeneratorBase):
    """Numbers typed or slid to."""

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
        track = _Track.of(min_value, max_value, value, step)

        def deserialize(sent: Json) -> Any:
            return track.values if sent is None else track.made(sent)

        widget = Widget(
            self,
            "slider",
            widget_id,
            own_key,
            label,
            track.page_value(track.values),
            deserialize,
            track.page_value,
            callback,
            args,
            kwargs,
            self._current_form(),
            disabled,
        )
        registered = widget.register()
        current, set_value = registered.value, registered.set_value
        if not track.holds(current):
            current, set_value = track.values, True
            if own_key is not None:
                context.current().state.correct(own_key, current)
        fields: dict[str, Json] = {
            "min": track.low,
            "max": track.high,
            "step": track.step,
            "kind": "int" if track.whole else "float",
            "format": format,
            "help": help,
            "label_visibility": label_visibility,
        }
        widget.draw(current, fields, set_value=set_value)
        return current


@dataclass(frozen=True)
class _Track:
    """What a slider slides on: its ends, its step, and where it stands at first."""

    low: Any
    high: Any
    step: Any
    values: Any
    """What the script gets before the slider was moved: a number, or a tuple of one or two."""
    whole: bool

    @classmethod
    def of(cls, low: Any, high: Any, value: Any, step: Any) -> _Track:
        """Fill in what the call left out as Streamlit does; raises where it does."""
        if value is None:
            value = low if low is not None else 0
        given = list(value) if isinstance(value, list | tuple) else [value]
        _check_numbers(given)
        whole = all(isinstance(item, int) for item in given)
        if low is None:
            low = 0 if whole else 0.0
        if high is None:
            high = 100 if whole else 1.0
        if step is None:
            step = 1 if whole else 0.01
        _check_types(low, high, step, given)
        if low == high:
            raise errors.StreamlitInvalidMinMaxError(low, high)
        low, high = min(low, high), max(low, high)
        for item in given:
            if item < low:
                raise errors.StreamlitValueBelowMinError(item, low)
            if item > high:
                raise errors.StreamlitValueAboveMaxError(item, high)
        return cls(low, high, step, tuple(given) if isinstance(value, list | tuple) else value, whole)

    def made(self, sent: Json) -> Any:
        """The script's value for what the page sent."""
        make = int if self.whole else float
        return tuple(make(number) for number in sent) if isinstance(self.values, tuple) else make(sent)

    def page_value(self, value: Any) -> Json:
        return list(value) if isinstance(self.values, tuple) else value

    def holds(self, value: Any) -> bool:
        items = value if isinstance(self.values, tuple) else (value,)
        return all(self.low <= item <= self.high for item in items)


def _check_numbers(values: list[Any]) -> None:
    if len(values) not in (1, 2):
        raise errors.StreamlitAPIException(
            "Slider value should either be an int/float/datetime or a list/tuple of 0 to 2 ints/floats/datetimes"
        )
    if not all(isinstance(item, int | float) for item in values):
        raise errors.StreamlitAPIException(
            f"Here `st.slider` takes numbers only so far; this value is of type {type(values[0]).__name__}."
        )


def _check_types(low: Any, high: Any, step: Any, values: list[Any]) -> None:
    if len({type(item) for item in (low, high, *values)}) != 1:
        raise errors.StreamlitAPIException(
            "Slider value arguments must be of matching types."
            f"\n`min_value` has {type(low).__name__} type."
            f"\n`max_value` has {type(high).__name__} type."
            f"\n`step` has {type(step).__name__} type."
        )
