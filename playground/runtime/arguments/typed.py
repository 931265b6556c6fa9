"""What a text field is told besides its value: its kind, its `validate`, its `live`.

Modelled on Streamlit's `elements/widgets/text_widgets.py`.

(rules run-text-live, run-text-on-leave)
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final, NamedTuple

from ..run import errors
from .durations import seconds
from .rules import Rule


class Kind(NamedTuple):
    """What a `type` of a text field brings along where the script says nothing else."""

    icon: str | None = None
    placeholder: str | None = None
    validate: tuple[str, str] | None = None


KINDS: Final[dict[str, Kind]] = {
    "default": Kind(),
    "password": Kind(),
    "email": Kind(
        ":material/mail:", "you@example.com", (r"^[^\s@]+@[^\s@]+\.[^\s@]+$", "Enter a valid email address.")
    ),
    "url": Kind(
        ":material/link:",
        "https://example.com",
        (r"^([Hh][Tt][Tt][Pp][Ss]?://)?[^\s/.]+\.[^\s]+$", "Enter a valid URL."),
    ),
    "phone": Kind(":material/call:", "+1 234 567 8900"),
    "search": Kind(":material/search:", "Search"),
}

_PAUSE: Final = 250
"""Milliseconds of `live=True`."""
_LONGEST: Final = 60_000


def parse_validate(validate: Any) -> tuple[str | None, str | None]:
    """The pattern and the message of an argument `validate`; raises Streamlit's errors for what is neither."""
    if validate is None:
        return None, None
    if isinstance(validate, str):
        return validate, None
    if not isinstance(validate, tuple):
        raise errors.StreamlitInvalidParameterTypeError("validate", type(validate).__name__, ["None", "str", "tuple"])
    if len(validate) != 2 or not all(isinstance(each, str) for each in validate):
        raise errors.StreamlitValueError("validate", ["a regex string", "a (regex, message) tuple of strings"])
    return validate


def parse_live(live: Any) -> int | None:
    """The pause of an argument `live` in milliseconds; None for a field that is not live. Raises Streamlit's errors."""
    if live is False or live is True:
        return _PAUSE if live else None
    if isinstance(live, int | float | timedelta):
        raise errors.StreamlitInvalidParameterTypeError(
            "live",
            type(live).__name__,
            ["bool", "str"],
            detail="A number or `datetime.timedelta` is not accepted. Use `True` for a 250ms pause, or a duration "
            "string like `'300ms'` or `'0.5s'`. `live=300` is not milliseconds (and `live=0.3` is not seconds); "
            "duration units must be explicit.",
        )
    if not isinstance(live, str):
        raise errors.StreamlitInvalidParameterTypeError("live", type(live).__name__, ["bool", "str"])
    pause = seconds(live) or 0.0
    found = round(pause * 1000)
    if pause < 0 or found > _LONGEST:
        raise errors.StreamlitValueOutOfRangeError(
            "live",
            live,
            "0ms",
            "1m",
            detail="Use `True` for the 250ms default, `'0ms'` to commit on every change, or a duration string up to "
            "`'1m'`.",
        )
    return max(found, 1) if pause > 0 else 0


def rule_of(kind: Kind, validate: Any, *, required: bool) -> Rule:
    """What a text field of a kind wants of its value."""
    pattern, message = parse_validate(kind.validate if validate is None else validate)
    return Rule(required, pattern or "", message)
