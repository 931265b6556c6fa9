"""What a `st.slider` slides on: numbers, days, times of day, moments.

Modelled on Streamlit's `elements/widgets/slider.py`. Days and times are ISO texts on the page, and microseconds in
what the page sends, as in Streamlit.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from numbers import Integral, Real
from typing import Any, Final

from ..run import errors
from ..trace.instants import EPOCH, TIME_OF, iso, micros
from ..trace.values import Json

_EXACT: Final = 2**53 - 1
"""The most microseconds that a number of a browser holds exactly."""
_FIRST_DAY: Final = (datetime(1970, 1, 1) - timedelta(microseconds=_EXACT)).date() + timedelta(days=1)
_LAST_DAY: Final = (datetime(1970, 1, 1) + timedelta(microseconds=_EXACT)).date() - timedelta(days=1)
_FORMATS: Final = {
    "int": "%d",
    "float": "%0.2f",
    "date": "YYYY-MM-DD",
    "time": "HH:mm",
    "datetime": "YYYY-MM-DD",
}


@dataclass(frozen=True)
class Track:
    """The ends and the step of a slider, and where it stands at first."""

    kind: str
    """Of its values: `int`, `float`, `date`, `time` or `datetime`."""
    low: Any
    high: Any
    step: Any
    values: list[Any]
    single: bool
    """True when the script gets one value, not a tuple."""
    zone: tzinfo | None = None

    @classmethod
    def of(cls, low: Any, high: Any, value: Any, step: Any) -> Track:
        """Fill in what the call left out as Streamlit does; raises where it does.

        A value beyond an end moves that end; ends and pairs given the wrong way round are swapped.
        """
        low, high, step = map(plain_number, (low, high, step))
        value = type(value)(map(plain_number, value)) if type(value) in (list, tuple) else plain_number(value)
        if value is None:
            value = low if low is not None else 0
        single = not isinstance(value, list | tuple)
        given = [value] if single else list(value)
        kind = _kind(value, given)
        first, last = _ends(kind, given)
        low = first if low is None else low
        high = last if high is None else high
        if step is None:
            step = _step(kind, low, high)
        _check_types(low, high, step, value, kind)
        if low > high:
            low, high = high, low
        given = sorted(given) if given else [low, high]
        low, high = min(given[0], low), max(given[-1], high)
        if kind in ("int", "float"):
            check_bounds(min_value=low, max_value=high)
        if low == high:
            raise errors.StreamlitInvalidMinMaxError(*(_moment(kind, end) for end in (low, high)))
        zone = given[0].tzinfo if kind in ("time", "datetime") else None
        made = cls(kind, low, high, step, given, single, zone)
        made._check_exact()
        return made

    @property
    def format(self) -> str:
        """The format where the call gives none."""
        return _FORMATS[self.kind]

    @property
    def numbers(self) -> bool:
        return self.kind in ("int", "float")

    def fields(self) -> dict[str, Json]:
        """Ends and step as the trace has them: of days and times ISO texts, and seconds."""
        step = self.step if self.numbers else _plain(self.step.total_seconds())
        return {"min": self._text(self.low), "max": self._text(self.high), "step": step, "kind": self.kind}

    def script_value(self, sent: Json) -> Any:
        """The script's value for what the page or the address says; None for what it starts with."""
        values = [self._of_number(self._number(each)) for each in self.values]
        if sent is not None:
            wanted = sent if isinstance(sent, list) else [sent]
            found = [_micros_or_number(each) for each in wanted]
            low, high = self._number(self.low), self._number(self.high)
            fits = all(math.isfinite(each) and low <= each <= high for each in found)
            if len(found) == (1 if self.single else 2) and fits:
                values = [self._of_number(each) for each in found]
        return values[0] if self.single else tuple(values)

    def page_value(self, value: Any) -> Json:
        """What the page shows of the script's value: one handle, or two."""
        items = [self._text(item) for item in (value if isinstance(value, list | tuple) else [value])]
        return items[0] if len(items) == 1 else items

    def check(self, value: Any) -> None:
        """Raise for a value, stored by the script, that lies beyond an end."""
        for item in value if isinstance(value, list | tuple) else (value,):
            number = self._number(item)
            if number < self._number(self.low):
                raise errors.StreamlitValueBelowMinError(self._of_number(number), self.low)
            if number > self._number(self.high):
                raise errors.StreamlitValueAboveMaxError(self._of_number(number), self.high)

    def _text(self, value: Any) -> Json:
        if self.numbers:
            return int(value) if self.kind == "int" else None if math.isnan(value) else float(value)
        return iso(self.kind, self._number(value))

    def _number(self, value: Any) -> Any:
        if self.numbers:
            return value
        moment = _moment(self.kind, value)
        return (moment.replace(tzinfo=UTC) - EPOCH) // timedelta(microseconds=1)

    def _of_number(self, number: Any) -> Any:
        if self.numbers:
            return int(number) if self.kind == "int" else number
        moment = (EPOCH + timedelta(microseconds=int(number))).replace(tzinfo=self.zone)
        if self.kind == "date":
            return moment.date()
        return moment if self.kind == "datetime" else moment.timetz()

    def _check_exact(self) -> None:
        if self.numbers:
            return
        for name, end in (("min_value", self.low), ("max_value", self.high)):
            if abs(self._number(end)) > _EXACT:
                raise errors.StreamlitJSNumberBoundsError(
                    f"`{name}` is too far from 1970 for Streamlit to represent exactly. Use a value between "
                    f"{_FIRST_DAY:%Y-%m-%d} and {_LAST_DAY:%Y-%m-%d}."
                )


def plain_number(value: Any) -> Any:
    """A whole number of another package, as NumPy's, as Python's own; any other value as it is."""
    return value if isinstance(value, int) or not isinstance(value, Integral) else int(value)


def check_bounds(**arguments: Any) -> None:
    """Raise for a number that a browser cannot hold."""
    for name, value in arguments.items():
        if value is None:
            continue
        if not isinstance(value, int | float):
            words = f"`{name}` ({value}) is not a float"
            raise errors.StreamlitJSNumberBoundsError(words.format())  # Streamlit formats it: braces are fields
        if abs(value) > (_EXACT if isinstance(value, int) else sys.float_info.max):
            raise errors.StreamlitJSNumberBoundsError.of(name, value)


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number


def _micros_or_number(value: Json) -> Any:
    return micros(value) if isinstance(value, str) else value


def _moment(kind: str, value: Any) -> Any:
    """A day or a time as a moment; all others as they are."""
    if kind == "time":
        return datetime.combine(TIME_OF, value)
    return datetime.combine(value, time()) if kind == "date" else value


def _kind(value: Any, items: list[Any]) -> str:
    """The kind that `items` have in common; raises for more than two, and for what no slider has."""
    if isinstance(value, list | tuple) and len(items) > 2:
        many = "containing up to two such values"
        kinds = ["int", "float", "date", "time", "datetime", f"a list {many}", f"a tuple {many}"]
        raise errors.StreamlitValueError("value", kinds)
    found = []
    for item in items:
        fitting = (name for name, type_ in _TYPES.items() if isinstance(item, type_))
        kind = next(fitting, None)
        if kind is None:
            if not isinstance(value, list | tuple):
                wanted = ["int", "float", "date", "time", "datetime", "list", "tuple"]
                raise errors.StreamlitInvalidParameterTypeError("value", type(item).__name__, wanted)
            raise KeyError(type(item))
        found.append(kind)
    if len(set(found)) > 1:
        kinds = ["list or tuple containing values of the same type"]
        names = ", ".join(type(item).__name__ for item in items)
        raise errors.StreamlitInvalidParameterTypeError("value", names, kinds)
    for item in items:
        if found[0] not in ("int", "float") and type(item) is not _TYPES[found[0]]:
            raise KeyError(type(item))  # a point in time of pandas, which Streamlit does not know
    return found[0] if found else "int"


_TYPES: Final[dict[str, type]] = {"int": int, "float": Real, "datetime": datetime, "date": date, "time": time}


def _ends(kind: str, given: list[Any]) -> tuple[Any, Any]:
    """The ends where the call gives none."""
    match kind:
        case "int":
            return 0, 100
        case "float":
            return 0.0, 1.0
        case "time":
            return time.min.replace(tzinfo=given[0].tzinfo), time.max.replace(tzinfo=given[0].tzinfo)
    near, window = given[0], timedelta(days=14)
    first: Any = _FIRST_DAY
    last: Any = _LAST_DAY
    if kind == "datetime":
        first = datetime.combine(_FIRST_DAY, time.min, tzinfo=near.tzinfo)
        last = datetime.combine(_LAST_DAY, time.max, tzinfo=near.tzinfo)
    return (
        _or(near, lambda: min(near, max(near - window, first))),
        _or(near, lambda: max(near, min(near + window, last))),
    )


def _or(otherwise: Any, make: Callable[[], Any]) -> Any:
    try:
        return make()
    except OverflowError:
        return otherwise


def _step(kind: str, low: Any, high: Any) -> Any:
    """The step where the call gives none."""
    if kind in ("int", "float"):
        return 1 if kind == "int" else 0.01
    if kind == "time" or abs(high - low) < timedelta(days=1):
        return timedelta(minutes=15)
    return timedelta(days=1)


def _check_types(low: Any, high: Any, step: Any, value: Any, kind: str) -> None:
    if step == timedelta(0) or (not isinstance(step, timedelta) and step == 0):
        wanted = "a timedelta" if isinstance(step, timedelta) else "a number"
        raise errors.StreamlitValueError("step", [wanted], detail="Zero is not allowed.")
    given = {"min_value": low, "max_value": high, "step": step}
    names = {name: type(item).__name__ for name, item in given.items()}
    whole = all(isinstance(item, int) for item in given.values())
    broken = all(isinstance(item, Real) and not isinstance(item, int) for item in given.values())
    timely = kind not in ("int", "float") and isinstance(step, timedelta) and type(low) is type(high)
    if not (whole or broken or timely):
        found = ", ".join(f"{name}={type_}" for name, type_ in names.items())
        raise errors.StreamlitInvalidParameterTypeError(
            "value", found, ["matching numeric types", "matching date/time types"]
        )
    if not ((kind == "int" and whole) or (kind == "float" and broken) or timely):
        found = f"value={type(value).__name__}, min_value={names['min_value']}, max_value={names['max_value']}"
        raise errors.StreamlitInvalidParameterTypeError("value", found, ["value and arguments with matching types"])
