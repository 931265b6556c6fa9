"""Widgets that hold numbers: `number_input` and `slider`."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from datetime import date, time
from typing import Any

from ..arguments.icons import valid_icon
from ..arguments.rules import Rule
from ..arguments.sizes import check_width
from ..arguments.wire import flag
from ..arguments.wire import text as wire_text
from ..place.delta import DeltaGeneratorBase
from ..place.remembered import Shown, remembered
from ..place.widget import (
    Asked,
    OnChange,
    held_none,
    identify,
)
from ..run import context, errors
from ..state.binding import Bound
from ..state.state import Registered
from ..trace.values import Json
from .track import Track, check_bounds, plain_number


class NumberMixin(DeltaGeneratorBase):
    """Numbers typed or slid to."""

    @remembered
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
    ) -> tuple[Shown, Any]:
        asked = Asked.of(self, "number_input", locals())
        arguments = {
            "label": asked.label,
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
        widget_id = identify(self, "number_input", asked.key, arguments)
        min_value, max_value, value, step = map(plain_number, (min_value, max_value, value, step))
        given = [min_value, max_value, value, step]
        all_int = all(isinstance(item, int | str | None) for item in given)
        all_float = all(isinstance(item, float | str | None) for item in given)
        if not all_int and not all_float:
            raise errors.StreamlitMixedNumericTypesError(
                value=value, min_value=min_value, max_value=max_value, step=step
            )
        if held_none(asked.key):
            value = None
        if value == "min":
            value = min_value if min_value is not None else (0 if all_int and not all_float else 0.0)
        whole = isinstance(value, int) or (value is None and all_int and not all_float)
        if step is None:
            step = 1 if whole else 0.01
        style = _checked_format(format, whole, real=isinstance(value, float) or (value is None and not whole))
        _check_ends(value, min_value, max_value)
        check_bounds(min_value=min_value, max_value=max_value, step=step, value=value)
        make = int if whole and all_int else float
        if placeholder is not None:
            placeholder = str(placeholder)
        disabled, required = flag(disabled), flag(required)
        wire_text(style)
        valid_icon(icon)

        def deserialize(sent: Json) -> Any:
            found = value if sent is None else sent
            if found is None:
                return None
            found = int(found) if make is int else found
            if not _holds(found, min_value, max_value):
                return value
            return found if sent is None else make(found)

        widget = asked.widget(
            widget_id,
            _page_number(value, make),
            deserialize,
            lambda number: _page_number(number, make),
            disabled=disabled,
            bound=Bound("number_input", clearable=value is None),
            rule=Rule(required),
        )

        def settle(registered: Registered) -> tuple[Any, bool]:
            current = registered.value
            check_width(width, content=False)
            below = min_value is not None and current is not None and current < float(min_value)
            above = max_value is not None and current is not None and current > float(max_value)
            if not below and not above:
                return current, registered.set_value
            widget.correct(value)
            return value, True

        fields: dict[str, Json] = {
            "min": _json_number(min_value),
            "max": _json_number(max_value),
            "step": _json_number(step),
            "kind": "int" if make is int else "float",
            "format": style or None,
            "placeholder": placeholder,
            "required": required,
        }
        return Shown.first(widget, fields, settle=settle)

    @remembered
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
    ) -> tuple[Shown, Any]:
        """Simplified: days and times are shown in ISO form, whatever `format` says."""
        asked = Asked.of(self, "slider", locals())
        arguments = {
            "label": asked.label,
            "min_value": min_value,
            "max_value": max_value,
            "value": value,
            "step": step,
            "format": format,
            "help": help,
            "width": width,
        }
        widget_id = identify(self, "slider", asked.key, arguments, with_key=("min_value", "max_value", "step"))
        stateful = value is None and asked.key is not None
        if value is None and _stored_pair(asked.key):
            value = (min_value if min_value is not None else 0, max_value if max_value is not None else 100)
        track = Track.of(min_value, max_value, value, step)
        if format is not None:
            wire_text(format)
        disabled = flag(disabled)
        widget = asked.widget(
            widget_id,
            track.page_value(track.values),
            track.script_value,
            track.page_value,
            disabled=disabled,
        )

        def settle(registered: Registered) -> tuple[Any, bool]:
            if registered.set_value:
                track.check(registered.value)
            check_width(width, content=False)
            return registered.value, registered.set_value

        fields: dict[str, Json] = {
            **track.fields(),
            "format": format or track.format,
        }
        return Shown.first(widget, fields, settle=settle, stateful=stateful)


def _check_ends(value: Any, low: Any, high: Any) -> None:
    """Raise for ends the wrong way round, and for a value beyond one."""
    if low is not None and high is not None and low > high:
        raise errors.StreamlitInvalidMinMaxError(low, high)
    if low is not None and value is not None and low > value:
        raise errors.StreamlitValueBelowMinError(value, low)
    if high is not None and value is not None and high < value:
        raise errors.StreamlitValueAboveMaxError(value, high)


def _checked_format(format: str | None, whole: bool, *, real: bool) -> str:
    """The format of a number input; raises for one that makes no number."""
    if format is None:
        return "%d" if whole else "%0.2f"
    if format not in {"%d", "%u", "%i"} or not real:
        format[-1]  # an error for what is no text
    try:
        float(format % 2)
    except (TypeError, ValueError):
        raise errors.StreamlitInvalidNumberFormatError(format) from None
    return format


def _holds(number: float, low: float | None, high: float | None) -> bool:
    """Whether a number input takes a number; without ends, those of the browser are its own."""
    most = 2**53 - 1 if isinstance(number, int) else sys.float_info.max
    least = -most if low is None else low
    return math.isfinite(number) and least <= number <= (most if high is None else high)


def _json_number(number: Any) -> Json:
    """A bound or step of a number input; the page knows none where it is not a number."""
    return None if number != number else number


def _page_number(number: Any, make: type[int] | type[float]) -> Json:
    """What the input holds, a number of its own kind: nothing, for one that has no digits."""
    return None if number is None or not math.isfinite(number) else make(number)


def _stored_pair(key: str | None) -> bool:
    """True when the script stored two values under the key of a slider without `value`: it is one of two handles."""
    state = context.current().state
    return key is not None and key in state and not isinstance(state[key], int | float | date | time)
