"""The files that lie beside a script: what they may be called, how many there may be, and how they are written as data.

A file is its text, or ``{"base64": "..."}`` where it is no text in UTF-8.
"""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

File = str | dict[str, str]
"""What is in a file: a text, or ``{"base64": "..."}``."""

MOST: Final = 50
"""Files of one session, besides its script."""
MOST_BYTES: Final = 20_000_000
"""Of all of them together."""
DEEPEST: Final = 6
"""Parts of a name, folders and all."""
LONGEST: Final = 100
"""Signs of each part."""
HIDDEN: Final = ".streamlit"
"""The one folder whose name may begin with a dot: it holds what Streamlit itself reads."""
_FORBIDDEN: Final = frozenset('\\:*?"<>|')
_JOINER: Final = "\u200d"
"""Joins signs to one emoji: names of pages begin with such."""


class FilesError(ValueError):
    """Files that cannot lie beside a script; the text says which, why, and what to do."""


def checked(given: Any) -> dict[str, File]:
    """`given` as files by their names; raises FilesError for anything else."""
    if not isinstance(given, dict) or not all(isinstance(name, str) for name in given):
        raise FilesError("Files are given by their names.")
    if len(given) > MOST:
        raise FilesError(f"These are {len(given)} files: {MOST} are the most that can lie beside a script.")
    size = 0
    for name, file in given.items():
        if wrong := fault_of(name):
            raise FilesError(f"{name!r} cannot be the name of a file: {wrong}.")
        size += _size(name, file)
        if size > MOST_BYTES:
            raise FilesError(
                f"The files have more than {MOST_BYTES // 1_000_000} MB together, which is the most: "
                f"leave out {name!r} or others of them."
            )
    for name in given:
        parts = name.split("/")
        for number in range(1, len(parts)):
            if (above := "/".join(parts[:number])) in given:
                raise FilesError(f"{above!r} is a file, so it cannot be the folder of {name!r}: rename one of them.")
    return given


def fault_of(name: str) -> str:
    """What is wrong with the name of a file, its folders in front; "" for nothing."""
    parts = name.split("/")
    if len(parts) > DEEPEST:
        return f"it lies in more than {DEEPEST - 1} folders"
    first = parts[1:] if parts[0] == HIDDEN and len(parts) > 1 else parts
    for part in first:
        if not part.strip():
            return "each of its parts needs a name"
        if part.startswith("."):
            return f"only the folder {HIDDEN} may begin with a dot"
        if len(part) > LONGEST:
            return f"one of its parts has more than {LONGEST} signs"
        if not part.replace(_JOINER, "").isprintable() or _FORBIDDEN & set(part):
            return 'it has a sign that not every system takes in a name, as \\ : * ? " < > |'
    return ""


def _size(name: str, file: Any) -> int:
    if isinstance(file, str):
        return len(file) if file.isascii() else len(file.encode("utf-8", "surrogatepass"))
    if isinstance(file, dict) and set(file) == {"base64"} and isinstance(file["base64"], str):
        text = file["base64"]
        if len(text) <= 2 * MOST_BYTES:
            try:
                return len(b64decode(text, validate=True))
            except (binascii.Error, ValueError):
                raise FilesError(f"What is in {name!r} is not in base64.") from None
        return len(text)
    raise FilesError(f'{name!r} needs a text, or {{"base64": "..."}} for what is no text.')


def data_of(file: File) -> bytes:
    """The bytes of a file; lines of a text end as it says."""
    if isinstance(file, str):
        return file.encode("utf-8", "surrogatepass")
    return b64decode(file["base64"])


def text_of(file: File) -> str | None:
    """The text of a file; None for what is none."""
    return file if isinstance(file, str) else None


def file_of(data: bytes) -> File:
    """A file with these bytes: its text where it is one in UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return {"base64": b64encode(data).decode("ascii")}


def write(folder: Path, files: Mapping[str, File]) -> None:
    """Write files into a folder, by their names in it."""
    for name, file in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data_of(file))
