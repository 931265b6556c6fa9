# ruff: noqa: N802 - the names are Streamlit's
"""The columns of `st.column_config` that show more than a value: charts, pictures, lists, bars, buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, repeat
from typing import Any, Final

from ..run import errors
from .colors import is_color
from .columns import Config, config_of

_COLORS: Final = (
    *("auto", "auto-inverse", "red", "blue", "green", "yellow", "violet", "orange", "gray", "grey", "primary"),
)


def _check_color(color: Any) -> None:
    if color is not None and color not in _COLORS and not is_color(color):
        raise errors.StreamlitValueError("color", [*_COLORS, "a valid hex color", "an rgb() or rgba() color"])


def BarChartColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    y_min: float | None = None,
    y_max: float | None = None,
    color: Any = None,
) -> Config:
    """Bars, of lists of numbers."""
    _check_color(color)
    return config_of(locals(), "bar_chart", y_min=y_min, y_max=y_max, color=color)


def LineChartColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    y_min: float | None = None,
    y_max: float | None = None,
    color: Any = None,
) -> Config:
    """A line, of lists of numbers."""
    _check_color(color)
    return config_of(locals(), "line_chart", y_min=y_min, y_max=y_max, color=color)


def AreaChartColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    y_min: float | None = None,
    y_max: float | None = None,
    color: Any = None,
) -> Config:
    """An area, of lists of numbers."""
    _check_color(color)
    return config_of(locals(), "area_chart", y_min=y_min, y_max=y_max, color=color)


def ImageColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
) -> Config:
    """Pictures, by their addresses."""
    return config_of(locals(), "image")


def AudioColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
) -> Config:
    """Sounds, by their addresses."""
    return config_of(locals(), "audio")


def VideoColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
) -> Config:
    """Films, by their addresses."""
    return config_of(locals(), "video")


def ListColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    default: Iterable[str] | None = None,
) -> Config:
    """Lists."""
    return config_of({**locals(), "default": None if default is None else list(default)}, "list")


def MultiselectColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    default: Iterable[str] | None = None,
    options: Iterable[Any] | None = None,
    accept_new_options: bool | None = None,
    color: Any = None,
    format_func: Callable[[str], str] | None = None,
) -> Config:
    """Several of some options."""
    given = {**locals(), "default": None if default is None else list(default)}
    choices = None
    if options is not None:
        colors: Iterator[Any] | None = None
        if color is not None:
            colors = repeat(color) if isinstance(color, str) else cycle(color)
        choices = [_choice(option, colors, format_func) for option in options]
    return config_of(given, "multiselect", options=choices, accept_new_options=accept_new_options)


def _choice(option: Any, colors: Iterator[Any] | None, format_func: Callable[[str], str] | None) -> Config:
    """An option as the page has it: its value, and its label and colour where they are given."""
    choice = dict(option) if isinstance(option, dict) else {"value": option}
    if format_func is not None:
        choice["label"] = format_func(choice["value"])
    if colors is not None and "color" not in choice:
        choice["color"] = next(colors)
    return choice


def ProgressColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    format: str | None = None,
    min_value: float | None = None,
    max_value: float | None = None,
    step: float | None = None,
    color: Any = None,
) -> Config:
    """How far something is, as a bar."""
    _check_color(color)
    ends = {"min_value": min_value, "max_value": max_value}
    return config_of(locals(), "progress", format=format, **ends, step=step, color=color)


def JsonColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
) -> Config:
    """Values as JSON."""
    return config_of(locals(), "json")


def ButtonColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
    type: str = "secondary",
    on_click: Callable[..., Any] | None = None,
    args: Any = None,
    kwargs: Any = None,
    key: str | None = None,
) -> Config:
    """Buttons; simplified: without a key, as they can be looked at only."""
    if key is None and (on_click is not None or args is not None or kwargs is not None):
        raise errors.StreamlitMissingRequiredParameterError(
            "key",
            detail="Callbacks passed via `on_click`, `args`, or `kwargs` need a unique key to be registered.",
        )
    if key is not None:
        raise errors.StreamlitAPIException(
            "A button column with a `key` is part of Streamlit, but not of this playground yet."
        )
    config = config_of(locals(), "button", button_type=type)
    kind = config.pop("type_config")
    return {**config, "disabled": True, "type_config": kind}
