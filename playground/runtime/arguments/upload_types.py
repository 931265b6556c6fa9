"""Which files a widget takes: `type` as scripts give it, and what the page says of others.

Modelled on Streamlit's `elements/lib/file_uploader_utils.py` and, for what is sent at all, on its page.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any, Final

from playground.facts.sizes import size_words

from ..run import errors

UNKNOWN: Final = "application/octet-stream"
"""The kind of a file of which nobody knows it."""
ONE_ONLY: Final = "Only one file is allowed."

_WORDS: Final = ("image", "audio", "video", "text")
_PAIRS: Final = ((".jpg", ".jpeg"), (".mpg", ".mpeg"), (".mp4", ".mpeg4"), (".tif", ".tiff"), (".htm", ".html"))
_KINDS: Final = mimetypes.MimeTypes(filenames=())
"""Python's own table: what a machine says besides would make a session another one elsewhere."""


def normalized(given: Any) -> list[str]:
    """The argument `type` as kinds and endings: `image/*`, `text/csv`, `.csv`."""
    kinds: list[str] = []
    endings: list[str] = []
    for raw in [given] if isinstance(given, str) else given:
        entry = raw.strip()
        if not entry:
            continue
        if entry.lower() in _WORDS:
            kinds.append(f"{entry.lower()}/*")
        elif "/" in entry:
            kinds.append(entry.lower())
        else:
            endings.append(entry.lower() if entry.startswith(".") else f".{entry.lower()}")
    for one, other in _PAIRS:
        if one in endings and other not in endings:
            endings.append(other)
        if other in endings and one not in endings:
            endings.append(one)
    return kinds + endings


def check_name(name: str, allowed: Sequence[str]) -> None:
    """Raise, as the server does, for the name of a file that the page should not have let through."""
    if "\0" in name:
        raise errors.StreamlitAPIException("Filename cannot contain null bytes.")
    endings = [each.lower() for each in allowed if each.startswith(".")]
    if any("/" in each for each in allowed) or not endings:
        return
    if not name.lower().endswith(tuple(endings)):
        ending = PurePosixPath(name).suffix
        raise errors.StreamlitAPIException(f"Invalid file extension: `{ending}`. Allowed: {endings}")


def kind_of(name: str) -> str:
    """The kind of a file as a browser tells it by its name; empty where it knows none."""
    return _KINDS.guess_type(name, strict=True)[0] or ""


def refusal(name: str, kind: str, size: int, allowed: Sequence[str], most: int) -> str:
    """What Streamlit's page says of a file that it does not send; empty for one that it does. `most` is in bytes."""
    fits = not allowed or any(_fits(name.lower(), kind.lower(), each.lower()) for each in allowed)
    said = "" if fits else f"{kind} files are not allowed.".strip()
    large = f"File must be {size_words(most)} or smaller." if size > most else ""
    return " ".join(filter(None, (said, large)))


def _fits(name: str, kind: str, allowed: str) -> bool:
    if allowed.startswith("."):
        return name.endswith(allowed)
    return kind.startswith(allowed[:-1]) if allowed.endswith("/*") else kind == allowed
