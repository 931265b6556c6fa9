"""The arguments that say how an element lies on the page: `width`, `height`, `gap`, alignments, `wrap`.

Modelled on Streamlit's `elements/lib/layout_utils.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final

from ..run import errors
from . import wire

MOST_PIXELS: Final = 2**32 - 1
GAPS: Final = ("xxsmall", "xsmall", "small", "medium", "large", "xlarge", "xxlarge")


def check_width(width: Any, *, content: bool = True) -> None:
    """Raise for what is neither "stretch" nor a whole number of pixels nor, unless `content` is False, "content"."""
    if isinstance(width, str):
        fits = width == "stretch" or (content and width == "content")
    else:
        fits = isinstance(width, int) and width > 0
    if not fits:
        raise errors.StreamlitInvalidWidthError(width, content)
    if isinstance(width, int):
        _check_pixels("width", width)


def check_message(width: Any, *, content: bool = True) -> None:
    """The width of a message or an alert: True is no number of pixels there."""
    check_width(width, content=content)
    if isinstance(width, int):
        wire.count(width, "streamlit.WidthConfig.pixel_width")


def check_height(height: Any, *, content: bool = True, more: Sequence[str] = ()) -> None:
    """The same of a height; `more` are other words that an element takes."""
    if isinstance(height, str):
        fits = height == "stretch" or (content and height == "content") or height in more
    else:
        fits = isinstance(height, int) and height > 0
    if not fits:
        raise errors.StreamlitInvalidHeightError(height, content)
    if isinstance(height, int):
        _check_pixels("height", height)


def of_button(use_container_width: bool | None, width: Any) -> Any:
    """The width of a button: the older argument decides where it is given."""
    if use_container_width is None:
        return width
    return "stretch" if use_container_width else "content"


def _check_pixels(name: str, pixels: int, least: int = 1) -> None:
    if not least <= pixels <= MOST_PIXELS:
        raise errors.StreamlitValueOutOfRangeError(name, pixels, least, MOST_PIXELS)


def check_gap(gap: Any, *, detail: str = "") -> None:
    if isinstance(gap, int) and not isinstance(gap, bool) and gap >= 0:
        _check_pixels("gap", gap, 0)
    elif gap is not None and not (isinstance(gap, str) and gap.lower() in GAPS):
        kinds = [*(f"'{each}'" for each in GAPS), "None", "a non-negative integer (pixels)"]
        raise errors.StreamlitValueError("gap", kinds, detail=detail or f"Got {gap!r}.")


def check_alignment(name: str, value: Any, words: Collection[str]) -> None:
    """Raise for a `horizontal_alignment` or `vertical_alignment` that is none of `words`."""
    if value not in words:
        raise errors.StreamlitValueError(name, [f"'{each}'" for each in words], detail=f"Got {value!r}.")


def check_text(width: Any, alignment: Any) -> None:
    """How a text lies: `width` and `text_alignment`."""
    check_width(width)
    check_text_alignment(alignment)


def check_text_alignment(alignment: Any) -> None:
    if alignment is not None and alignment not in ["left", "center", "right", "justify"]:
        raise errors.StreamlitValueError("text_alignment", ["'left'", "'center'", "'right'", "'justify'"])


def check_wrap(wrap: Any) -> None:
    if not isinstance(wrap, bool):
        raise errors.StreamlitValueError("wrap", ["True", "False"])
