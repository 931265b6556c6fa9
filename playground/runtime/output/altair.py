"""What Altair, which draws Streamlit's charts, says of labels and sizes that no chart has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any, Final

from ..run.fingerprint import package_of

_LAYERS: Final = {"line_chart": 3}
"""How many times a chart of several layers has each of its axes."""


_TOO_TRUE: Final = (
    "'True' is an invalid value for `{}`. Valid values are of type `str | float | Mapping[str, Any]`.\n\n"
    "'container' was expected"
)


class SchemaValidationError(Exception):
    """A part of a chart is of no type that it can have."""


class ValidationError(Exception):
    """A part of a chart of several layers is of no type that it can have."""


def check(
    kind: str, labels: Sequence[Any], sizes: Mapping[str, Any], *, stack: Any = None, horizontal: bool = False
) -> None:
    """Raise for labels of the two axes that are no text, a `stack` that is a number, and a size that is True.

    Altair looks at the axis that runs across first, which is the one of the values where bars lie.
    """
    large = [name for name, size in sorted(sizes.items()) if size is True]
    layers = _LAYERS.get(kind, 1)
    if layers > 1 and large:
        raise ValidationError(
            "True is not of type 'number'\n\nFailed validating 'type' in schema[0]:\n    {'type': 'number'}\n\n"
            "On instance:\n    True"
        )
    faults: list[str] = []
    for _ in range(layers):  # lines that come one by one are there for the first layer only
        wrong = [_wrong(labels[0]), [*_wrong_stack(stack), *_wrong(labels[1])]]
        across, up = reversed(wrong) if horizontal else wrong
        faults += [*across, *up]
    faults = [*faults, *(_TOO_TRUE.format(name) for name in large)]
    if faults:
        raise SchemaValidationError(_message(faults))


def _wrong_stack(stack: Any) -> list[str]:
    """A number that equals True or False is taken for a `stack`, and is none."""
    if stack is None or isinstance(stack, bool | str):
        return []
    return [
        f"'{stack}' is an invalid value for `stack`. Valid values are:\n\n- One of ['zero', 'center', 'normalize']\n"
        "- Of type `str | bool | None`"
    ]


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
    if package_of(value) == "numpy":
        return value.tolist()
    if not isinstance(value, date):
        return value
    day = {"year": value.year, "month": value.month, "date": value.day}
    if not isinstance(value, datetime):
        return day
    clock = {"hours": value.hour, "minutes": value.minute, "seconds": value.second}
    return day | clock | {"milliseconds": value.microsecond // 1000}


def _message(wrong: Iterable[str]) -> str:
    """The words for what is wrong; of very much, Altair tells the first three."""
    first, *others = islice(wrong, 3)
    if not others:
        return first
    indented = (words.replace("\n", "\n    ").replace("    \n", "\n") for words in (first, *others))
    found = "\n\n".join(f"Error {number}: {words}" for number, words in enumerate(indented, 1))
    return f"Multiple errors were found.\n\n{found}"
