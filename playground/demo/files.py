"""What lies beside the scripts of a folder: modules that they import and texts that they read."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

MOST: Final = 50
"""Files that a session can have: as many as the worker takes."""
LARGEST: Final = 200_000
"""Bytes of one file, and signs of all together: what a page can be given."""
SEEN: Final = 1_000
"""Files that are looked at: a folder with more is no demo's."""
_SKIPPED: Final = ("__pycache__", "node_modules", "venv")
_NAME: Final = re.compile(r"(?:\w[\w .-]{0,99}/){0,5}\w[\w .-]{0,99}")


def beside(folder: Path, without: Collection[str], room: int = LARGEST) -> tuple[dict[str, str], dict[str, str]]:
    """The texts in a folder by their names, and the files that cannot be had, with the reason.

    What begins with a dot, and what is in `without`, is neither. `room` is for how many signs there is room.
    """
    texts: dict[str, str] = {}
    left_out: dict[str, str] = {}
    for number, path in enumerate(_walk(folder)):
        name = path.relative_to(folder).as_posix()
        if name in without:
            continue
        if number == SEEN:
            left_out[name] = f"the folder has more than {SEEN} files"
            break
        try:
            text = _text(path, name, folder, len(texts))
            if sum(map(len, texts.values())) + len(text) > room:
                raise ValueError(f"scripts and files together have more than {LARGEST:,} signs")
            texts[name] = text
        except ValueError as reason:
            left_out[name] = str(reason)
    return texts, left_out


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        yield from (Path(place, name) for name in sorted(files) if not name.startswith("."))


def _text(path: Path, name: str, folder: Path, count: int) -> str:
    """The text of a file; raises ValueError with the reason why it is left out."""
    if not _NAME.fullmatch(name):
        raise ValueError("its name has other signs than letters, digits, spaces, dots and dashes")
    if not is_within(path, folder):
        raise ValueError("it is a link to what lies outside of the folder")
    if count >= MOST:
        raise ValueError(f"a script can have {MOST} files beside it")
    return read_text(path)


def is_within(path: Path, folder: Path) -> bool:
    """Whether the file lies in the folder, wherever links lead."""
    return path.resolve().is_relative_to(folder.resolve())


def read_text(path: Path) -> str:
    """The text of a file, lines ending as Python ends them; raises ValueError with the reason why there is none."""
    try:
        if not path.is_file():
            raise ValueError("there is no such file")
        if path.stat().st_size > LARGEST:
            raise ValueError(f"it has more than {LARGEST:,} bytes")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"it is no text in UTF-8 (byte {error.start})") from None
    except OSError as error:
        raise ValueError(f"it cannot be read ({error.strerror})") from None
