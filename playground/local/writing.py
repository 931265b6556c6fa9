"""Writes a script to its file, when that was asked for: whole or not at all, and never over what is not known."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from playground.local.scripts import ScriptsError, Served, hash_of
from playground.local.text import LARGEST, TextError, bytes_of, text_of


class WriteError(Exception):
    """Why nothing was written."""


class Conflict(Exception):
    """The file is not what the text was made from: `source` is what it holds now, None where that is no text."""

    def __init__(self, source: str | None, hash: str | None, why: str) -> None:  # noqa: A002 - as the page has it
        super().__init__(why)
        self.source = source
        self.hash = hash
        self.why = why


def write(served: Served, name: str, source: str, known: str | None) -> str:
    """Write `source` to the script `name`, whose file had the hash `known`; None stands for no file. Its new hash.

    The file keeps its encoding, its BOM, the ends of its lines and its mode. Raises Conflict, WriteError.
    """
    path = served.place_of(name)
    if path is None:
        raise WriteError(f"{name} is none of the scripts that are served")
    if path.resolve() != path:  # all paths were resolved when the process began
        raise WriteError(f"{name} is a link: open the file that it leads to, and serve that")
    if len(source) > LARGEST:
        raise WriteError(f"the script has more than {LARGEST:,} signs")
    raw = _read(served, name, path)
    if (None if raw is None else hash_of(raw)) != known:
        raise _conflict(name, raw)
    try:
        new = bytes_of(source, raw or b"")
    except TextError as error:
        raise WriteError(str(error)) from None
    if len(new) > LARGEST:
        raise WriteError(f"the script has more than {LARGEST:,} bytes")
    if new != raw:
        _replace(path, new, raw)
    return hash_of(new)


def _read(served: Served, name: str, path: Path) -> bytes | None:
    if not path.exists():
        return None
    try:
        return served.raw(name)
    except ScriptsError as error:
        raise WriteError(f"{name}: {error}") from None


def _conflict(name: str, raw: bytes | None) -> Conflict:
    if raw is None:
        return Conflict(None, None, f"{name} is not there any more.")
    try:
        return Conflict(text_of(raw), hash_of(raw), f"{name} was changed by another program.")
    except TextError as error:
        return Conflict(None, hash_of(raw), f"{name} was changed by another program, and {error}.")


def _replace(path: Path, new: bytes, old: bytes | None) -> None:
    """Put the new bytes in the place of the old ones, at once: whoever reads the file has one or the other."""
    mode = None
    try:
        if old is not None:
            mode = stat.S_IMODE(path.stat().st_mode)
            if not mode & 0o222:
                raise WriteError(f"{path.name} is read-only: let it be written, and try again")
        handle, beside = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".writing", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(new)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).chmod(_usual_mode() if mode is None else mode)
            Path(beside).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(beside).unlink()
            raise
    except OSError as error:
        raise WriteError(f"{path.name} cannot be written ({error.strerror or error}): nothing has changed") from None


def _usual_mode() -> int:
    """What a new file of this process may be."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
