"""Widgets for dates and times: `date_input`, `time_input`."""

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
from ..run import context, errors
from ..state.binding import Bound
from ..trace.values import Json

_FORMATS: Final = tuple(
    order.replace("/", mark) for mark in "/.-" for order in ("YYYY/MM/DD", "DD/MM/YYYY", "MM/DD/YYYY")
)
_CLOCKS: Final = ("12h", "24h", "localized")


class DateMixin(DeltaGeneratorBase):
    """Days and times of day; the page's values are ISO texts."""

    def date_input(
        self,
        label: str,
        value: Any = "today",
        min_value: Any = None,
        max_value: Any = None,
        key: str | int | None = None,
        help: str | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        *,
        format: str = "YYYY/MM/DD",
        disabled: bool = False,
        required: bool = False,
        label_visibility: str = "visible",
        width: Any = "stretch",
        bind: Any = None,
        persist_state: Any = None,
    ) -> Any:
        asked = Asked.of(self, "date_input", locals())
        several = isinstance(value, Sequence) and not isinstance(value, str)
        arguments = {
            "label": asked.label,
            "value": [_for_id(each) for each in value] if several else _for_id(value),
            "min_value": _for_id(min_value),
            "max_value": _for_id(max_value),
            "help": help,
            "format": format,
            "width": width,
            "required": required,
        }
        widget_id = identify(self, "date_input", asked.key, arguments, with_key=("format",))
        check_format(format)
        span = _Days.of(value, min_value, max_value)
        disabled, required = flag(disabled), flag(required)
        bounded = min_value is not None or max_value is not None
        state = context.current().state
        if _is(value, "today") and asked.key is not None and asked.key in state:
            span = _Days.of(state[asked.key], min_value, max_value)
        elif held_none(asked.key) and not span.range:
            span = _Days.of(None, span.low, span.high)
        widget = asked.widget(
            widget_id,
            span.page_value(span.days),
            span.deserialize,
            span.serialize,
            disabled=disabled,
            bound=Bound("date_input", clearable=span.days is None),
            rule=Rule(required, pair=span.range),
        )
        registered = widget.register()
        current, set_value = registered.value, registered.set_value
        check_width(width, content=False)
        if bounded and not span.holds(current):
            current, set_value = span.script_value(span.days), True
            widget.reset(current)
        fields: dict[str, Json] = {
            "range": span.range,
            "min": span.low.isoformat(),
            "max": span.high.isoformat(),
            "format": format,
            "clearable": span.days is None,
            "required": required,
        }
        widget.draw(current, fields, set_value=set_value)
        return current

    def time_input(
        self,
        label: str,
        value: Any = "now",
        key: str | int | None = None,
        help: str | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        *,
        disabled: bool = False,
        required: bool = False,
        label_visibility: str = "visible",
        step: int | timedelta = timedelta(minutes=15),
        format: str = "24h",
        width: Any = "stretch",
        bind: Any = None,
        persist_state: Any = None,
    ) -> time | None:
        asked = Asked.of(self, "time_input", locals())
        start = None if value is None else _as_time(value)
        seconds = int(step.total_seconds()) if isinstance(step, timedelta) else step
        if start is not None and isinstance(seconds, int) and seconds > 0 and seconds % 60 == 0:
            start = start.replace(second=0, microsecond=0)
        arguments = {
            "label": asked.label,
            "value": start if isinstance(value, datetime | time) else value,
            "help": help,
            "step": step,
            "width": width,
            "required": required,
        }
        widget_id = identify(self, "time_input", asked.key, arguments, with_key=("step",))
        if held_none(asked.key):
            start = None
        if isinstance(step, bool) or not isinstance(step, int | timedelta):
            raise errors.StreamlitInvalidParameterTypeError("step", type(step).__name__, ["int", "timedelta"])
        if not 1 <= seconds <= timedelta(hours=23).seconds:
            raise errors.StreamlitValueOutOfRangeError("step", f"{seconds} seconds", "1 second", "23 hours")
        disabled, required = flag(disabled), flag(required)
        if format not in set(_CLOCKS):
            raise errors.StreamlitValueError("format", [f"'{clock}'" for clock in _CLOCKS])
        clock = _Clock(start, seconds)
        widget = asked.widget(
            widget_id,
            clock.serialize(start),
            clock.deserialize,
            clock.serialize,
            disabled=disabled,
            bound=Bound("time_input", clearable=start is None),
            rule=Rule(required),
        )
        registered = widget.register()
        check_width(width, content=False)
        fields: dict[str, Json] = {
            "step": seconds,
            "clearable": start is None,
            "required": required,
        }
        widget.draw(registered.value, fields, set_value=registered.set_value)
        return registered.value


@dataclass(frozen=True)
class _Days:
    """The days a date input starts with, and the first and last that it takes."""

    days: tuple[date, ...] | None
    range: bool
    low: date
    high: date

    @classmethod
    def of(cls, value: Any, min_value: Any, max_value: Any) -> _Days:
        """Raises the errors of a date input whose arguments do not fit together."""
        several = isinstance(value, Sequence) and not isinstance(value, str)
        days: tuple[date, ...] | None = None
        if value is not None:
            given = tuple(value) if several else (value,)
            if len(given) > 2:
                raise errors.StreamlitInvalidParameterTypeError(
                    "value", type(value).__name__, ["date", "datetime", "sequence of 0 to 2 date or datetime values"]
                )
            days = tuple(map(_as_date, given))
        low = _bound("min_value", min_value, days[0] if days else None, -10)
        high = _bound("max_value", max_value, days[-1] if days else None, 10)
        if _is(value, "today") and days:
            days = (min(max(days[0], low), high),) if low <= high else days
        if low > high:
            raise errors.StreamlitInvalidMinMaxError(low, high)
        if days and days[0] < low:
            raise errors.StreamlitValueBelowMinError(days[0], low)
        if days and days[-1] > high:
            raise errors.StreamlitValueAboveMaxError(days[-1], high)
        return cls(days, several, low, high)

    def script_value(self, days: Sequence[date] | None) -> Any:
        if not days:
            return () if self.range else None
        return tuple(days) if self.range else days[0]

    def page_value(self, days: Sequence[date] | None) -> Json:
        texts: list[Json] = [_text(each) for each in days or ()]
        if self.range:
            return texts
        return texts[0] if texts else None

    def deserialize(self, sent: Json) -> Any:
        if sent is None:
            return self.script_value(self.days)
        try:
            days = tuple(map(_read_day, sent if isinstance(sent, list) else [sent]))
        except ValueError:
            return self.script_value(self.days)
        if any(not self.low <= day <= self.high for day in days):
            return self.script_value(self.days)
        return self.script_value(days)

    def serialize(self, value: Any) -> Json:
        return self.page_value(None if value is None else tuple(value) if isinstance(value, Sequence) else (value,))

    def holds(self, value: Any) -> bool:
        """Whether a value of session state lies within the bounds."""
        if value is None:
            return True
        if self.range and isinstance(value, tuple) and value:
            return _day(value[0]) >= self.low and _day(value[-1]) <= self.high
        if not self.range and isinstance(value, date):
            return self.low <= _day(value) <= self.high
        return False


@dataclass(frozen=True)
class _Clock:
    """The time that a time input starts with, and how fine it is, in seconds."""

    start: time | None
    step: int

    def deserialize(self, sent: Json) -> time | None:
        if sent is None:
            return self.start
        found = _read_time(str(sent))
        if found is None:
            return self.start
        return found.replace(second=0, microsecond=0) if self.step % 60 == 0 else found.replace(microsecond=0)

    def serialize(self, value: Any) -> Json:
        if value is None:
            return None
        moment = value.time() if isinstance(value, datetime) else value
        return str(moment.strftime("%H:%M" if self.step % 60 == 0 else "%H:%M:%S"))


def _read_day(text: str) -> date:
    """Raises `ValueError`."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        return datetime.strptime(text, "%Y/%m/%d").date()


def _read_time(text: str) -> time | None:
    for style in ("%H:%M:%S", "%H:%M"):
        try:
            return datetime.strptime(text, style).time()
        except ValueError:
            continue
    return None


def _is(value: object, word: str) -> bool:
    return isinstance(value, str) and value == word


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _text(value: date) -> str:
    day = _day(value)
    return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"


def _for_id(value: Any) -> str | None:
    if isinstance(value, date):
        return _day(value).isoformat()
    return value if isinstance(value, str) and value != "today" else None


def check_format(format: object) -> None:
    if not isinstance(format, str):
        raise errors.StreamlitInvalidParameterTypeError("format", type(format).__name__, ["str"])
    if format not in _FORMATS:
        raise errors.StreamlitValueError(
            "format", [f"'{each}'" for each in _FORMATS], detail=f"Provided value: {format!r}."
        )


def _as_date(value: Any) -> date:
    if isinstance(value, date):
        return _day(value)
    if _is(value, "today"):
        return date.today()
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value).date()
        except ValueError:
            pass
    raise errors.StreamlitInvalidParameterTypeError(
        "value", type(value).__name__, ["date", "datetime", "ISO string", '"today"']
    )


def _bound(name: str, value: Any, near: date | None, years: int) -> date:
    if isinstance(value, date | str):
        return _as_date(value)
    if value is not None:
        expected = ["date", "datetime", "ISO string", "None"]
        raise errors.StreamlitInvalidParameterTypeError(name, type(value).__name__, expected)
    return same_day(near or date.today(), years)


def same_day(day: date, years: int) -> date:
    """The day so many years later, or the last that there is; the 29th of February is the 28th then."""
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        return date.min if years < 0 else date.max
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _as_time(value: Any) -> time:
    if _is(value, "now"):
        return datetime.now().time().replace(microsecond=0)
    if isinstance(value, str):
        for read in (time.fromisoformat, lambda text: datetime.fromisoformat(text).time()):
            try:
                return read(value).replace(microsecond=0)
            except ValueError:
                continue
    if isinstance(value, datetime):
        return value.time().replace(microsecond=0, tzinfo=None)
    if isinstance(value, time):
        return value
    raise errors.StreamlitInvalidParameterTypeError("value", type(value).__name__, ["datetime", "time", "ISO string"])
