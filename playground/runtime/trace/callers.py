"""Who called the functions in which something happened: for what is told of a run, the lines outside of its own."""

from __future__ import annotations

import sys
from inspect import CO_OPTIMIZED
from types import FrameType
from typing import Any, Final

from ..run import inline
from ..run.lines import Files, file_of, told
from ..run.places import is_ours
from .values import Json

_DEEP: Final = 20
"""Lines kept of one way of calls, the innermost first."""
_FRAMES: Final = 300
"""Frames looked at to find them."""
_WAYS: Final = 500
"""Ways kept of one run; what came another way is told without."""
_THREADS: Final = vars(inline)
"""What runs threads where there are none, within the call that starts one."""


class Callers:
    """The ways of calls of one run, each once, with what happened at the end of it."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._ways: dict[tuple[int, ...], tuple[list[Json], list[Json]]] = {}

    def event(self, number: int, line: int | None = None) -> None:
        """An event happens, and will have this number; `line` is its own where the script has gone on since."""
        if found := self._noted(callers_in(self._files, line)):
            found[0].append(number)

    def read(self, place: int, way: tuple[int, ...]) -> None:
        """A read was told of, at this place among them."""
        if found := self._noted(way):
            found[1].append(place)

    def _noted(self, way: tuple[int, ...]) -> tuple[list[Json], list[Json]] | None:
        if not way or (way not in self._ways and len(self._ways) >= _WAYS):
            return None
        return self._ways.setdefault(way, ([], []))

    def to_json(self) -> tuple[dict[str, Json], ...]:
        return tuple(
            {
                "lines": [told(line) for line in way],
                **({"events": list(events)} if events else {}),
                **({"reads": list(reads)} if reads else {}),
            }
            for way, (events, reads) in self._ways.items()
        )


def callers_in(files: Files, line: int | None = None) -> tuple[int, ...]:
    """The lines of a project that wait for the function in which it is, the innermost first; none at the top level.

    With a `line`, for the function of that line, wherever within its calls the script is by now.
    """
    found: list[int] = []
    frame: FrameType | None = sys._getframe(2)
    last: int | None = None
    body = False
    for _ in range(_FRAMES):
        if frame is None or len(found) >= _DEEP:
            break
        # What `line_in` does: it is asked for each element of the page.
        if frame.f_globals is _THREADS:  # what is below has started a thread, and waits for nothing
            break
        package = dict.get(frame.f_globals, "__package__")
        if (package is None or not is_ours(package)) and (code := frame.f_code).co_filename in files:
            here = files.line(code.co_filename, frame.f_lineno) if frame.f_lineno else None
            if last is None:
                last = here if line is None else line if _has(code, line, files) else None
            elif here is not None and here != last and not body:  # a generator, or a lambda, is within its own line
                found.append(here)
                last = here
            body = not code.co_flags & CO_OPTIMIZED  # of a class, which the line around it does not call
            if code.co_name == "<module>" and not files[code.co_filename]:
                break
        frame = frame.f_back
    return tuple(found)


def _has(code: Any, line: int, files: Files) -> bool:
    return files[code.co_filename] == file_of(line) and any(each == int(line) for _, _, each in code.co_lines())
