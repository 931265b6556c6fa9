"""What Altair, which draws Streamlit's charts, says of labels and sizes that no chart has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

_LAYERS: Final = {"line_chart": 3}
"""How many times a chart of several layers has each of its axes."""


class SchemaValidationError(Exception):
    """A part of a chart is of no type that it can have."""


class ValidationError(Exception):
    """A part of a chart of several layers is of no type that it can have."""


def check(kind: str, labels: Sequence[Any], sizes: Mapping[str, Any]) -> None:
    """Raise for the label of an axis that is no text, and for a size that is True and no number."""
    for name, size in sizes.items():
        if size is not True:
            continue
        if kind in _LAYERS:
            raise ValidationError(
                "True is not of type 'number'\n\nFailed validating 'type' in schema[0]:\n    {'type': 'number'}\n\n"
                "On instance:\n    True"
            )
        raise SchemaValidationError(
            f"'True' is an invalid value for `{name}`. Valid values are of type `str | float | Mapping[str, Any]`."
            "\n\n'container' was expected"
        )
    for label in labels:
        wrong = _wrong(label)
        if wrong:
            raise SchemaValidationError(_told(wrong * _LAYERS.get(kind, 1)))


def _wrong(label: Any) -> list[str]:
    """What is wrong with a label: that it is no text, or some of its lines are none."""
    if label is None or isinstance(label, str):
        return []
    if isinstance(label, (bytes, Mapping)) or not isinstance(label, Iterable):
        return [f"'{_plain(label)}' is an invalid value for `title`. Valid values are of type `str | Sequence | None`."]
    return [
        f"'{_plain(line)}' is an invalid value for `{number}`. Valid values are of type `str`."
        for number, line in enumerate(label)
        if not isinstance(line, str)
    ]


def _plain(value: Any) -> Any:
    """A value as Altair writes it into the chart."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple):
        return list(value)
    if not isinstance(value, date):
        return value
    day = {"year": value.year, "month": value.month, "date": value.day}
    if not isinstance(value, datetime):
        return day
    clock = {"hours": value.hour, "minutes": value.minute, "seconds": value.second}
    return day | clock | {"milliseconds": value.microsecond // 1000}


def _told(wrong: Iterable[str]) -> str:
    first, *others = wrong
    if not others:
        return first
    found = "\n\n".join(f"Error {number}: {words}" for number, words in enumerate((first, *others), 1))
    return f"Multiple errors were found.\n\n{found}"
