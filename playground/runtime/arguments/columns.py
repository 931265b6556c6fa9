# ruff: noqa: N802 - the names are Streamlit's
"""`st.column_config`: how a column of `dataframe` and `data_editor` looks, and what may be put into it.

Modelled on Streamlit's `elements/lib/column_types.py`: each function returns a dict, which goes to the page as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, Final

Config = dict[str, Any]

_COMMON: Final = ("label", "width", "help", "disabled", "required", "pinned", "alignment", "default")


def config_of(given: Config, kind: str | None = None, **more: Any) -> Config:
    """What all columns have of the arguments, and the fields of one of this kind."""
    config = {name: value for name, value in given.items() if name in _COMMON}
    return config if kind is None else {**config, "type_config": {"type": kind, **more}}


def _moment(value: date | time | None) -> str | None:
    return None if value is None else value.isoformat()


def _seconds(step: float | timedelta | None) -> float | None:
    return step.total_seconds() if isinstance(step, timedelta) else step


def Column(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
) -> Config:
    """A column of any kind."""
    return config_of(locals())


def NumberColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
    default: float | None = None,
    format: str | None = None,
    min_value: float | None = None,
    max_value: float | None = None,
    step: float | None = None,
) -> Config:
    """Numbers, in a format."""
    return config_of(locals(), "number", min_value=min_value, max_value=max_value, format=format, step=step)


def TextColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
    default: str | None = None,
    max_chars: int | None = None,
    validate: str | None = None,
) -> Config:
    """Texts."""
    return config_of(locals(), "text", max_chars=max_chars, validate=validate)


def LinkColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
    default: str | None = None,
    max_chars: int | None = None,
    validate: str | None = None,
    display_text: str | None = None,
) -> Config:
    """Addresses that can be followed."""
    return config_of(locals(), "link", max_chars=max_chars, validate=validate, display_text=display_text)


def CheckboxColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
    default: bool | None = None,
) -> Config:
    """Ticks."""
    return config_of(locals(), "checkbox")


def SelectboxColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    default: Any = None,
    options: Iterable[Any] | None = None,
    format_func: Callable[[Any], str] | None = None,
) -> Config:
    """One of several options."""
    given = locals()
    if options and format_func is not None:
        options = [{"value": option, "label": format_func(option)} for option in options]
    return config_of(given, "selectbox", options=None if options is None else list(options))


def DatetimeColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
    default: datetime | None = None,
    format: str | None = None,
    min_value: datetime | None = None,
    max_value: datetime | None = None,
    step: float | timedelta | None = None,
    timezone: str | None = None,
) -> Config:
    """Points in time."""
    given = {**locals(), "default": _moment(default)}
    ends = {"min_value": _moment(min_value), "max_value": _moment(max_value)}
    return config_of(given, "datetime", format=format, **ends, step=_seconds(step), timezone=timezone)


def TimeColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
    default: time | None = None,
    format: str | None = None,
    min_value: time | None = None,
    max_value: time | None = None,
    step: float | timedelta | None = None,
) -> Config:
    """Times of day."""
    given = {**locals(), "default": _moment(default)}
    ends = {"min_value": _moment(min_value), "max_value": _moment(max_value)}
    return config_of(given, "time", format=format, **ends, step=_seconds(step))


def DateColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
    default: date | None = None,
    format: str | None = None,
    min_value: date | None = None,
    max_value: date | None = None,
    step: int | None = None,
) -> Config:
    """Days."""
    given = {**locals(), "default": _moment(default)}
    ends = {"min_value": _moment(min_value), "max_value": _moment(max_value)}
    return config_of(given, "date", format=format, **ends, step=step)


def MarkdownColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
    default: str | None = None,
) -> Config:
    """Texts with Markdown."""
    return config_of(locals(), "markdown")
