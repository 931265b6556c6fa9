"""Pages inside the page: `iframe`, and `html` and `iframe` of `components.v1`.

Modelled on Streamlit's `elements/iframe.py`.
"""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Any, Final

from ..arguments.pictures import is_file, is_url
from ..arguments.sizes import check_height, check_width
from ..arguments.wire import count, flag, whole
from ..arguments.wire import text as wire_text
from ..place.delta import DeltaGeneratorBase
from ..place.roots import main_place
from ..run import caps, errors
from ..trace.values import Json
from .media import alt_text, picture

_PAGES: Final = (".html", ".htm", ".xhtml")
_NO_PATH: Final = (
    "Passing a local file path as a string to `st.iframe` is no longer supported. To load a local file, pass a "
    "`pathlib.Path` object instead."
)
_UNMEASURED: Final = 400
"""Pixels that a page is high which cannot be asked how high it is."""


class FrameMixin(DeltaGeneratorBase):
    """Pages that have their own scripts, and none of the app's."""

    def iframe(
        self,
        src: Any,
        *,
        width: Any = "stretch",
        height: Any = "content",
        tab_index: int | None = None,
        alt: str | None = None,
    ) -> Any:
        """Simplified: HTML is shown without any network, an address is named and not loaded."""
        check_width(width)
        check_height(height)
        file: dict[str, Json] | None = None
        address = html = ""
        if isinstance(src, Path):
            if src.suffix.lower() in _PAGES:
                html = _page_of(src)
            else:
                file = _file_of(src)
        elif is_url(src, ("http", "https", "data")):
            address = src
        elif is_file(src):
            main_place().warning(_NO_PATH)
            html = src
        elif src.startswith("/"):
            address = src
        else:
            html = src
        measured = not address and file is None
        fields = framed(wire_text(address), wire_text(html), file, scrolling=True)
        fields["tab_index"] = _tab_index(tab_index)
        fields["alt"] = alt_text(alt) or None
        fields["width"] = "stretch" if width == "content" and not measured else width
        fields["height"] = _UNMEASURED if height == "content" and not measured else height
        return self._enqueue("iframe", fields)

    def _iframe(
        self,
        src: Any,
        width: Any = None,
        height: Any = None,
        scrolling: bool = False,
        *,
        tab_index: int | None = None,
    ) -> Any:
        """Simplified: the address is named and not loaded."""
        return self._old(wire_text("" if src is None else src), "", width, height, scrolling, tab_index)

    def _html(
        self,
        html: Any,
        width: Any = None,
        height: Any = None,
        scrolling: bool = False,
        *,
        tab_index: int | None = None,
    ) -> Any:
        """Simplified: shown without any network."""
        return self._old("", wire_text("" if html is None else html), width, height, scrolling, tab_index)

    def _old(self, address: str, html: str, width: Any, height: Any, scrolling: Any, tab_index: Any) -> Any:
        fields = framed(address, html, None, scrolling=flag(scrolling))
        fields["tab_index"], fields["alt"] = _tab_index(tab_index), None
        fields["height"] = _pixels(150 if height is None else height, "HeightConfig.pixel_height")
        fields["width"] = _pixels("stretch" if width is None else width, "WidthConfig.pixel_width")
        return self._enqueue("iframe", fields)


def framed(address: str, html: str, file: dict[str, Json] | None, *, scrolling: bool) -> dict[str, Json]:
    """What a frame shows: HTML, or a file, or what is at an address. HTML that is too long is left out, not cut."""
    fields: dict[str, Json] = {"url": address or None, "html": html or None, "document": file, "scrolling": scrolling}
    if len(html) > caps.FRAME:
        words = f"This HTML has {len(html):,} characters, and is not shown: at most {caps.FRAME:,} are."
        fields |= {"html": None, "cut": words}
    return fields


def file_in_frame(raw: bytes, kind: str) -> dict[str, Json]:
    """A file as a frame shows it: a small picture as it is, all else by its size."""
    return {**picture(raw), "type": kind}


def _page_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise errors.StreamlitAPIException(f"Unable to read file '{path}': {error}") from error


def _file_of(path: Path) -> dict[str, Json]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise errors.StreamlitAPIException(f"Unable to read file '{path}': {error}") from error
    return file_in_frame(raw, mimetypes.guess_type(str(path))[0] or "application/octet-stream")


def _pixels(size: Any, field: str) -> Json:
    """A size that nobody has checked: what is no number is all there is room for."""
    if isinstance(size, int | float):
        return count(int(size), f"streamlit.{field}")
    return "content" if size == "content" else "stretch"


def _tab_index(given: Any) -> int | None:
    return None if checked_tab_index(given) is None else whole(given, "IFrame.tab_index")


def checked_tab_index(given: Any) -> int | None:
    """Raise for what is no place in the order of the Tab key."""
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int):
        raise errors.StreamlitInvalidParameterTypeError("tab_index", type(given).__name__, ["int"])
    if given < -1:
        raise errors.StreamlitValueError("tab_index", ["None", "-1", "a non-negative integer"])
    return given
