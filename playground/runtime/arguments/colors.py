"""The colours that a script gives to its charts.

Modelled on Streamlit's `elements/lib/color_util.py` and `built_in_chart_utils.py`.
"""

from __future__ import annotations

from typing import Any, Final

from ..run import errors
from ..trace.values import Json

NAMES: Final = frozenset({"red", "orange", "yellow", "green", "blue", "violet", "gray", "grey", "primary"})
"""Colours of the theme."""


def of_series(color: Any, columns: list[str]) -> list[Json] | None:
    """A colour for each of the columns to draw, as CSS or as one of `NAMES`; None where the script gives none.

    Raises for what is no colour, and for too many or too few.
    """
    if color is None or color in ([], ()):
        return None
    if is_color(color) or (isinstance(color, str) and color.lower() in NAMES):
        if len(columns) != 1:
            raise _mismatch([color], columns)
        return [_name_or_css(color)]
    if isinstance(color, list | tuple):
        if len(color) != len(columns):
            raise _mismatch(color, columns)
        return [_name_or_css(each) for each in color]
    raise errors.StreamlitAPIException(
        f"""
This does not look like a valid color argument: `{color}`.

The color argument can be:

* A hex string like "#ffaa00" or "#ffaa0088".
* An RGB or RGBA tuple with the red, green, blue, and alpha
  components specified as ints from 0 to 255 or floats from 0.0 to
  1.0.
* The name of a column.
* Or a list of colors, matching the number of y columns to draw.
            """
    )


def is_color(value: Any) -> bool:
    """Whether a value looks like a colour: a hex text, `rgb(...)`, three or four numbers."""
    if isinstance(value, str):
        return _is_hex(value) or value.startswith(("rgb(", "rgba("))
    return _is_tuple(value)


def css(value: Any) -> str:
    """A colour as CSS; raises for what is none."""
    if isinstance(value, str) and is_color(value):
        return value
    if not _is_tuple(value):
        raise errors.StreamlitInvalidColorError(value)
    parts: list[Any] = [_byte(part) for part in value[:3]]
    parts += [_share(part) for part in value[3:]]
    return f"rgb{'a' * (len(parts) == 4)}({', '.join(map(str, parts))})"


def _name_or_css(value: Any) -> str:
    return value if isinstance(value, str) and value.lower() in NAMES else css(value)


def _is_hex(value: str) -> bool:
    return value.startswith("#") and value[1:].isalnum() and len(value) in (4, 5, 7, 9)


def _is_tuple(value: Any) -> bool:
    return (
        isinstance(value, list | tuple)
        and len(value) in (3, 4)
        and all(isinstance(each, int | float) for each in value)
    )


def _byte(part: float) -> int:
    return min(255, max(int(part * 255) if isinstance(part, float) else part, 0))


def _share(part: float) -> float:
    return min(1.0, max(part / 255.0 if isinstance(part, int) else part, 0.0))


def _mismatch(colors: Any, columns: list[str]) -> errors.StreamlitAPIException:
    return errors.StreamlitAPIException(
        f"The list of colors `{colors}` must have the same length as the list of columns to be colored `{columns}`."
    )


def ints(value: Any) -> list[int]:
    """A colour as three or four numbers up to 255; raises for what is none."""
    if isinstance(value, str) and _is_hex(value):
        digits = value[1:] if len(value) > 5 else "".join(2 * digit for digit in value[1:])
        try:
            parts: Any = [int(f"{digits}ff"[at : at + 2], 16) for at in (0, 2, 4, 6)]
        except ValueError as error:
            raise errors.StreamlitInvalidColorError(value) from error
        return list(parts)
    if not _is_tuple(value):
        raise errors.StreamlitInvalidColorError(value)
    return [_byte(part) for part in value]
