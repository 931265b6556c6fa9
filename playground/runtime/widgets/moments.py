"""The widget for a day with a time: `datetime_input`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from ..arguments.rules import Rule
from ..arguments.sizes import check_width
from ..arguments.wire import flag
from ..place.delta import DeltaGeneratorBase
from ..place.widget import (
    Asked,
    OnChange,
    held_none,
    identify,
)
from ..run import errors
from ..state.binding import Bound
from ..trace.values import Json
from .dates import check_format, same_day

_TEXTS: Final = ("%Y/%m/%d %H:%M", "%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S")
_FIRST: Final = time(0, 0)
_LAST: Final = time(23, 59)
_YEARS: Final = 10


class MomentMixin(DeltaGeneratorBase):
    """Days with a time; the page's values are ISO texts to the minute."""

    def datetime_input(
        self,
        label: str,
        value: Any = "now",
        min_value: Any = None,
        max_value: Any = None,
        *,
        key: str | int | None = None,
        help: str | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        format: str = "YYYY/MM/DD",
        step: int | timedelta = timedelta(minutes=15),
        disabled: bool = False,
        required: bool = False,
        label_visibility: str = "visible",
        width: Any = "stretch",
        bind: Any = None,
        persist_state: Any = None,
    ) -> datetime | None:
        asked = Asked.of(self, "datetime_input", locals())
        span = _Moments.of(value, min_value, max_value)
        given = isinstance(value, date | time)
        arguments = {
            "label": asked.label,
            "value": _text(span.start) if given else value,
            "min_value": _text(span.low),
            "max_value": _text(span.high),
            "help": help,
            "format": format,
            "step": step,
            "width": width,
            "required": required,
        }
        widget_id = identify(self, "date_time_input", asked.key, arguments, with_key=("format", "step"))
        check_format(format)
        if isinstance(step, bool) or not isinstance(step, int | timedelta):
            raise errors.StreamlitInvalidParameterTypeError("step", type(step).__name__, ["int", "timedelta"])
        seconds = int(step.total_seconds()) if isinstance(step, timedelta) else step
        if not 60 <= seconds <= timedelta(hours=23).seconds:
            raise errors.StreamlitValueOutOfRangeError("step", f"{seconds} seconds", "60 seconds", "23 hours")
        disabled, required = flag(disabled), flag(required)
        start = None if held_none(asked.key) else span.start
        shown = _Moments(start, span.low, span.high)
        widget = asked.widget(
            widget_id,
            _text(start),
            shown.deserialize,
            _text,
            disabled=disabled,
            bound=Bound("datetime_input", clearable=span.start is None),
            rule=Rule(required),
        )
        registered = widget.register()
        current, set_value = registered.value, registered.set_value
        check_width(width, content=False)
        bounded = min_value is not None or max_value is not None
        if bounded and current is not None and not span.low <= current <= span.high:
            current, set_value = span.start, True
            widget.reset(current)
        fields: dict[str, Json] = {
            "min": _text(span.low),
            "max": _text(span.high),
            "step": seconds,
            "format": format,
            "clearable": start is None,
            "required": required,
        }
        widget.draw(current, fields, set_value=set_value)
        return current


@dataclass(frozen=True)
class _Moments:
    """The moment that the widget starts with, and the first and last that it takes."""

    start: datetime | None
    low: datetime
    high: datetime

    @classmethod
    def of(cls, value: Any, min_value: Any, max_value: Any) -> _Moments:
        """Raises the errors of a widget whose arguments do not fit together."""
        start = None if value is None else _moment(value, date.today(), _FIRST)
        day = date.today() if start is None else start.date()
        low = _around(day, -_YEARS, _FIRST) if min_value is None else _moment(min_value, day, _FIRST)
        high = _around(day, _YEARS, _LAST) if max_value is None else _moment(max_value, day, _LAST)
        if low > high:
            raise errors.StreamlitInvalidMinMaxError(low, high)
        if start is not None and start < low:
            raise errors.StreamlitValueBelowMinError(start, low)
        if start is not None and start > high:
            raise errors.StreamlitValueAboveMaxError(start, high)
        return cls(start, low, high)

    def deserialize(self, sent: Json) -> datetime | None:
        texts = sent if isinstance(sent, list) else [] if sent is None else [sent]
        for style in ("%Y-%m-%dT%H:%M", "%Y/%m/%d, %H:%M"):
            try:
                found = _to_minute(datetime.strptime(texts[0], style))
            except (ValueError, IndexError):
                continue
            return found if self.low <= found <= self.high else self.start
        return self.start


def _around(day: date, years: int, at: time) -> datetime:
    return datetime.combine(same_day(day, years), at)


def _to_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0, tzinfo=None)


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else _to_minute(moment).isoformat(timespec="minutes")


def _moment(value: Any, day: date, at: time) -> datetime:
    """What `value` means; a day is at the time `at`, a time on `day`."""
    if isinstance(value, datetime):
        return _to_minute(value)
    if isinstance(value, date):
        return datetime.combine(value, at)
    if isinstance(value, time):
        return _to_minute(datetime.combine(day, value))
    if isinstance(value, str):
        found = datetime.now() if value == "now" else _read(value.strip(), day, at)
        if found is not None:
            return _to_minute(found)
    expected = ["datetime", "date", "time", "ISO string", '"now"']
    raise errors.StreamlitInvalidParameterTypeError("value", type(value).__name__, expected)


def _read(text: str, day: date, at: time) -> datetime | None:
    for read in (
        datetime.fromisoformat,
        *(lambda text, style=style: datetime.strptime(text, style) for style in _TEXTS),
        lambda text: datetime.combine(date.fromisoformat(text), at),
        lambda text: datetime.combine(day, time.fromisoformat(text)),
    ):
        try:
            return read(text)
        except ValueError:
            continue
    return None
