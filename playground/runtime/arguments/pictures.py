"""Pictures that a script gives: files, addresses and bytes, and what of them is no picture.

Modelled on Streamlit's `elements/lib/image_utils.py`. It looks at bytes with Pillow; here their first ones decide.
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any, Final, NoReturn
from urllib.parse import urlparse

from ..run.fingerprint import package_of
from .icons import is_emoji, valid_icon

_SVG: Final = re.compile(r"(^\s?(<\?xml[\s\S]*<svg\s)|^\s?<svg\s|^\s?<svg>\s)")
_MARKS: Final = (
    *(b"\xff\xd8\xff", b"BM", b"II*\0", b"MM\0*", b"\0\0\1\0", b"\0\0\0\x0cjP"),
    *(f"P{number}".encode() for number in range(1, 7)),
)
_PNG: Final = b"\x89PNG\r\n\x1a\n"


class MediaFileStorageError(Exception):
    """A file of a picture cannot be read."""


class UnidentifiedImageError(OSError):
    """Bytes that are no picture."""


def is_url(url: Any, schemes: tuple[str, ...] = ("http", "https")) -> bool:
    """True for what looks like an address with one of these schemes."""
    try:
        found = urlparse(str(url))
    except ValueError:
        return False
    if found.scheme not in schemes:
        return False
    return bool(found.netloc if found.scheme in ("http", "https") else found.path)


def load(image: Any, output_format: Any = "auto") -> str | bytes:
    """The address of a picture, or its bytes; raises what Streamlit and Pillow do for what is none."""
    if isinstance(image, Path):
        image = str(image)
    if isinstance(image, str):
        if not exists(image) and (is_address(image) or _SVG.search(image)):
            return image
        image = read(image)
    elif package_of(image) == "PIL" and hasattr(image, "save"):
        image = _saved(image, output_format)
    elif isinstance(image, io.BytesIO):
        image = image.getvalue()
    chosen = output_format.upper() in ("JPEG", "PNG", "JPG")
    if not isinstance(image, bytes):
        if not chosen:
            _has_no_format(image)
        image = io.BytesIO(image).getvalue()
    if not _is_picture(image):
        raise UnidentifiedImageError(f"cannot identify image file {io.BytesIO(image)!r}")
    return image


def _saved(image: Any, output_format: str) -> bytes:
    """The bytes of an image of Pillow's: as asked for, else a GIF where it was one, a PNG where it may see through."""
    asked = output_format.upper()
    may_see_through = image.mode in ("RGBA", "LA", "P")
    if asked in ("JPEG", "PNG", "JPG"):
        kind = "PNG" if asked == "PNG" else "JPEG"
    else:
        kind = "GIF" if image.format == "GIF" else "PNG" if may_see_through else "JPEG"
    if kind == "JPEG" and may_see_through:
        image = image.convert("RGB")
    kept = io.BytesIO()
    image.save(kept, format=kind, quality=100)
    return kept.getvalue()


def favicon(icon: Any) -> None:
    """Raise for a `page_icon` that is none; a text may be anything."""
    if isinstance(icon, str):
        if icon.startswith(":material"):
            valid_icon(icon)
    elif not is_emoji(str(icon)):
        load(icon)


def is_file(text: Any) -> bool:
    """True for a text that names a file, in the order in which Streamlit asks: what is long or has a `<` is none."""
    return not (len(text) > 4096 or "<" in text) and exists(text)


def is_address(text: str) -> bool:
    """True for an address of a file: of a server, of what is written in it, or of the app's own folder for such."""
    return is_url(text, ("http", "https", "data")) or text.startswith("/app/static/")


def exists(name: Any) -> bool:
    """Whether there is a file of this name; False also for what can be no name."""
    try:
        return Path(name).is_file()
    except (TypeError, OSError, ValueError):
        return False


def read(name: str) -> bytes:
    """What the file holds; raises as Streamlit does where there is none."""
    try:
        return Path(name).read_bytes()
    except Exception as error:
        raise MediaFileStorageError(f"Error opening '{name}'") from error


def _has_no_format(image: Any) -> NoReturn:
    """Streamlit asks what is no picture for the format of one."""
    if image.format != "GIF":
        image.mode  # noqa: B018 - of a memory view
    raise TypeError(f"a bytes-like object is required, not '{type(image).__name__}'")


def _is_picture(raw: bytes) -> bool:
    if raw.startswith(_PNG):
        return raw[12:16] == b"IHDR" and len(raw) > 33
    if raw.startswith((b"GIF87a", b"GIF89a")):
        return len(raw) > 13
    return raw.startswith(_MARKS) or (raw.startswith(b"RIFF") and raw[8:12] == b"WEBP")
