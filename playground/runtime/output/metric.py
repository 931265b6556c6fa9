"""What `st.metric` makes of its numbers.

Modelled on Streamlit's `elements/metric.py`.
"""

from __future__ import annotations

import numbers
import textwrap
from typing import Any, Final

from ..run import errors

_COLORS: Final = ("red", "orange", "yellow", "green", "blue", "violet", "gray", "grey", "primary")
_MODES: Final = ("normal", "inverse", "off", *_COLORS)


def value_text(value: Any) -> str:
    """Raises for what is neither a text nor a number."""
    return "—" if value is None else value if isinstance(value, str) else _number(value, "value")


def delta_text(delta: Any) -> str | None:
    """None where there is none."""
    if delta is None or delta == "":
        return None
    return textwrap.dedent(delta) or None if isinstance(delta, str) else _number(delta, "delta")


def color_of(mode: str, delta: Any) -> str:
    """How the change is to be judged: `normal` (more is good), `inverse`, `off`, or the name of another colour."""
    if mode not in _MODES:
        raise errors.StreamlitValueError("delta_color", [f"'{each}'" for each in _MODES])
    text = delta_text(delta)
    zero = text == "0" if isinstance(delta, str) else delta == 0
    if mode in ("red", "green"):
        up = text is not None and not zero and not text.startswith("-")
        return "normal" if (mode == "green") == up else "inverse"
    if mode in ("gray", "grey") or (zero and mode in ("normal", "inverse")):
        return "off"
    return mode


def check_arrow(arrow: str) -> None:
    if arrow not in {"auto", "up", "down", "off"}:
        raise errors.StreamlitValueError("delta_arrow", ["'auto'", "'up'", "'down'", "'off'"])


def chart_values(data: list[Any]) -> list[float]:
    """The numbers of the small chart; raises for what is none."""
    found = []
    for value in data:
        try:
            found.append(float(value))
        except Exception as error:
            raise errors.StreamlitAPIException(
                f"Only numeric values are supported for chart data sequence. The value '{value}' is of type "
                f"{type(value)} and cannot be converted to float."
            ) from error
    return found


def _number(value: Any, name: str) -> str:
    if isinstance(value, numbers.Number):
        return str(value)
    if (item := _item(value)) is not None:
        return str(item)
    raise errors.StreamlitInvalidParameterTypeError(
        name,
        type(value).__name__,
        ["int", "float", "Decimal", "NumPy number"],
        detail="Convert the value to a number type.",
    )


def _item(value: Any) -> float | None:
    """The one number that an array holds; None for anything else."""
    try:
        found = value.item()
    except Exception:
        return None
    return found if isinstance(found, int | float) else None
