"""Where a script is: the line that is running of a project, and the names that stand for something there."""

from __future__ import annotations

import sys
from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import FrameType
from typing import Any, Final

from .lines import Files

_OURS: Final = ".".join(__name__.split(".")[:2])
"""The name of the runtime's package: frames of any module below it are not a script's."""


def is_ours(package: object) -> bool:
    """Whether this is the package of a module of the runtime; `__package__` is the script's own to set."""
    return type(package) is str and package.startswith(_OURS)


def line_in(files: Files) -> int | None:
    """The line that is running of a project: that of the innermost frame whose code is of one of its `files`.

    Python tells audit hooks of each look at a frame's code, which takes its time: the runtime's own frames are known
    by their globals.
    """
    # Skip this function, its caller, and the caller's caller: none of them is a script's.
    frame: FrameType | None = sys._getframe(3)
    while frame is not None:
        package = dict.get(frame.f_globals, "__package__")  # None, as a rule, where it is the script
        if (package is None or not is_ours(package)) and frame.f_code.co_filename in files:
            line = frame.f_lineno  # 0 in the frame that starts a script
            return files.line(frame.f_code.co_filename, line) if line else None
        frame = frame.f_back
    return None


@dataclass(frozen=True)
class Place:
    """A line of a script that is running, and what names stand for there."""

    line: int
    names: Mapping[str, Any]


def places_in(files: Files) -> Iterator[Place]:
    """Where a script is, the innermost place first."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        line = frame.f_lineno
        if line and not is_ours(dict.get(frame.f_globals, "__package__")) and frame.f_code.co_filename in files:
            yield Place(files.line(frame.f_code.co_filename, line), ChainMap(frame.f_locals, frame.f_globals))
        frame = frame.f_back
