"""Widgets that hold numbers: `number_input` and `slider`."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from . import context, errors
from .delta import DeltaGeneratorBase
from .icons import checked
from .values import Json
from .widget import OnChange, Widget, change_handler, check_policies, clean_label, held_none, identify, to_key


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
        check_bounds(min_value=min_value, max_value=max_value, step=step, value=value)
        make = int if whole and all_int else float
        checked(icon)

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
            _page_number(value),
            deserialize,
            _page_number,
            callback,
            args,
            kwargs,
            self._current_form(),
            disabled,
            lasts=(bind, persist_state),
        )
        registered = widget.register()
        current, set_value = registered.value, registered.set_value
        below = min_value is not None and current is not None and current < float(min_value)
        above = max_value is not None and current is not None and current > float(max_value)
        if below or above:
            current, set_value = value, True
            widget.correct(current)
        fields: dict[str, Json] = {
            "min": min_value,
            "max": max_value,
            "step": step,
            "kind": "int" if make is int else "float",
            "format": format or _format(whole),
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
        if value is None and _stored_pair(own_key):
            value = (min_value if min_value is not None else 0, max_value if max_value is not None else 100)
        track = _Track.of(min_value, max_value, value, step)

        def deserialize(sent: Json) -> Any:
            return track.made(track.page_value(track.values) if sent is None else sent)

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
            lasts=(bind, persist_state),
        )
        registered = widget.register()
        current, set_value = registered.value, registered.set_value
        if set_value:
            track.check(current)
        fields: dict[str, Json] = {
            "min": track.low,
            "max": track.high,
            "step": track.step,
            "kind": "int" if track.whole else "float",
            "format": format or _format(track.whole),
            "help": help,
            "label_visibility": label_visibility,
        }
        widget.draw(current, fields, set_value=set_value)
        return current


def _format(whole: bool) -> str:
    return "%d" if whole else "%0.2f"


def _page_number(number: Any) -> Json:
    """What the input shows: nothing, for a number that has no digits."""
    return number if number is not None and math.isfinite(number) else None


def check_bounds(**arguments: Any) -> None:
    """Raise for a number that a browser cannot hold."""
    for name, value in arguments.items():
        most = 2**53 - 1 if isinstance(value, int) else sys.float_info.max
        if value is not None and abs(value) > most:
            raise errors.StreamlitJSNumberBoundsError(name, value)


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
        """Fill in what the call left out as Streamlit does; raises where it does.

        A value beyond an end moves that end; ends and pairs given the wrong way round are swapped.
        """
        if value is None:
            value = low if low is not None else 0
        given = list(value) if isinstance(value, list | tuple) else [value]
        _check_numbers(value, given)
        whole = all(isinstance(item, int) for item in given)
        if low is None:
            low = 0 if whole else 0.0
        if high is None:
            high = 100 if whole else 1.0
        if step is None:
            step = 1 if whole else 0.01
        _check_types(low, high, step, value, whole)
        low, high = min(low, high, *given), max(low, high, *given)
        check_bounds(min_value=low, max_value=high)
        if low == high:
            raise errors.StreamlitInvalidMinMaxError(low, high)
        if isinstance(value, list | tuple):
            return cls(low, high, step, tuple(sorted(given)) or (low, high), whole)
        return cls(low, high, step, value, whole)

    def made(self, sent: Json) -> Any:
        """The script's value for what the page sent."""
        make = int if self.whole else float
        return tuple(make(number) for number in sent) if isinstance(self.values, tuple) else make(sent)

    def page_value(self, value: Any) -> Json:
        make = int if self.whole else float
        return [make(item) for item in value] if isinstance(self.values, tuple) else make(value)

    def check(self, value: Any) -> None:
        """Raise for a value, stored by the script, that lies beyond an end."""
        for item in value if isinstance(value, list | tuple) else (value,):
            if item < self.low:
                raise errors.StreamlitValueBelowMinError(item, self.low)
            if item > self.high:
                raise errors.StreamlitValueAboveMaxError(item, self.high)


def _stored_pair(key: str | None) -> bool:
    """True when the script stored two values under the key of a slider without `value`: it is one of two handles."""
    state = context.current().state
    return key is not None and key in state and isinstance(state[key], list | tuple)


def _check_numbers(value: Any, items: list[Any]) -> None:
    """Raise unless `items` are up to two numbers of one kind; a slider has no place for NaN."""
    if len(items) > 2:
        many = "containing up to two such values"
        kinds = ["int", "float", "date", "time", "datetime", f"a list {many}", f"a tuple {many}"]
        raise errors.StreamlitValueError("value", kinds)
    for item in items:
        if not isinstance(item, int | float):
            raise errors.StreamlitAPIException(
                f"Here `st.slider` takes numbers only so far; this value is of type {type(item).__name__}."
            )
        if math.isnan(item):
            raise errors.StreamlitJSNumberBoundsError("value", item)
    if len({isinstance(item, int) for item in items}) > 1:
        kinds = ["list or tuple containing values of the same type"]
        raise errors.StreamlitInvalidParameterTypeError(
            "value", ", ".join(type(item).__name__ for item in items), kinds
        )


def _check_types(low: Any, high: Any, step: Any, value: Any, whole: bool) -> None:
    if step == 0:
        raise errors.StreamlitValueError("step", ["a number"], detail="Zero is not allowed.")
    given = {"min_value": low, "max_value": high, "step": step}
    names = {name: type(item).__name__ for name, item in given.items()}
    wholes = {isinstance(item, int) for item in given.values()}
    if len(wholes) > 1:
        found = ", ".join(f"{name}={kind}" for name, kind in names.items())
        raise errors.StreamlitInvalidParameterTypeError(
            "value", found, ["matching numeric types", "matching date/time types"]
        )
    if wholes != {whole}:
        found = f"value={type(value).__name__}, min_value={names['min_value']}, max_value={names['max_value']}"
        raise errors.StreamlitInvalidParameterTypeError("value", found, ["value and arguments with matching types"])
