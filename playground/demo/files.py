"""What lies beside the scripts of a folder: modules that they import, pages, and files that they read."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from playground.facts.files import HIDDEN, MOST, File, fault_of, file_of

LARGEST: Final = 200_000
"""Bytes of one file, and signs of all together: what a page can be given."""
SEEN: Final = 1_000
"""Files that are looked at: a folder with more is no demo's."""
_SKIPPED: Final = ("__pycache__", "node_modules", "venv")
PACKED: Final = 5_000_000
"""Bytes of all files together, of any kind, that this machine's own pages are given."""


def beside(folder: Path, without: Collection[str], room: int = LARGEST) -> tuple[dict[str, str], dict[str, str]]:
    """The texts in a folder by their names, and the files that cannot be had, with the reason.

    What begins with a dot, and what is in `without`, is neither. `room` is for how many signs there is room.
    """

    def taken(path: Path, name: str, texts: Mapping[str, str]) -> str:
        text = _text(path, name, folder, len(texts))
        if sum(map(len, texts.values())) + len(text) > room:
            raise ValueError(f"scripts and files together have more than {LARGEST:,} signs")
        return text

    return _gathered(folder, without, taken)


def packed(folder: Path, without: Collection[str]) -> tuple[dict[str, File], dict[str, str]]:
    """All files of a project's folder by their names, as they are, and those that cannot be had, with the reason.

    Streamlit's own folder is among them; what else begins with a dot, and what is in `without`, is not.
    """
    size = 0

    def taken(path: Path, name: str, found: Mapping[str, File]) -> File:
        nonlocal size
        _check(path, name, folder, len(found))
        size += path.stat().st_size
        if size > PACKED:
            raise ValueError(f"the files have more than {PACKED // 1_000_000} MB together")
        return file_of(path.read_bytes())

    return _gathered(folder, without, taken, HIDDEN)


def _gathered[T](
    folder: Path, without: Collection[str], take: Callable[[Path, str, Mapping[str, T]], T], hidden: str = ""
) -> tuple[dict[str, T], dict[str, str]]:
    """What `take` makes of each file, by name, given all before; and the files it raises ValueError or OSError for."""
    found: dict[str, T] = {}
    left_out: dict[str, str] = {}
    for number, path in enumerate(_walk(folder, hidden)):
        name = path.relative_to(folder).as_posix()
        if name in without:
            continue
        if number == SEEN:
            left_out[name] = f"the folder has more than {SEEN} files"
            break
        try:
            found[name] = take(path, name, found)
        except ValueError as reason:
            left_out[name] = str(reason)
        except OSError as error:
            left_out[name] = f"it cannot be read ({error.strerror})"
    return found, left_out


def _walk(folder: Path, hidden: str = "") -> Iterator[Path]:
    """The files of a folder; what begins with a dot is left out, but for one folder at its top."""
    for place, folders, files in os.walk(folder):
        at_top = Path(place) == folder
        folders[:] = sorted(
            name
            for name in folders
            if name not in _SKIPPED and (not name.startswith(".") or (at_top and name == hidden))
        )
        yield from (Path(place, name) for name in sorted(files) if not name.startswith("."))


def _check(path: Path, name: str, folder: Path, count: int) -> None:
    """Raise ValueError with the reason why a file is left out."""
    if wrong := fault_of(name):
        raise ValueError(f"of its name {wrong}")
    if not is_within(path, folder):
        raise ValueError("it is a link to what lies outside of the folder")
    if count >= MOST:
        raise ValueError(f"a script can have {MOST} files beside it")


def _text(path: Path, name: str, folder: Path, count: int) -> str:
    """The text of a file; raises ValueError with the reason why it is left out."""
    _check(path, name, folder, count)
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
