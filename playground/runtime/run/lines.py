"""Lines of a project: a number, and for those of other files than its main script also the name of the file.

Everything that tells of a line takes an `int`: a line of the main script is a plain one, any other a `Line`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

_ENGINE: Final = f"{Path(__file__).parents[2]}{os.sep}"
"""Where the playground itself lies: no project's file, wherever a script is."""
_LIBRARY: Final = f"{Path(os.__file__).parent}{os.sep}"


class Line(int):
    """A line of another file of the project than its main script: never equal to one of that, or of a third."""

    file: str

    def __new__(cls, number: int, file: str) -> Line:
        made = super().__new__(cls, number)
        made.file = file
        return made

    def __eq__(self, other: object) -> bool:
        return type(other) is Line and int(self) == int(other) and self.file == other.file

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((int(self), self.file))

    def __getnewargs__(self) -> tuple[int, str]:  # type: ignore[override]
        return int(self), self.file


class Files(dict[str, str]):
    """The files of a project whose lines are told, by the path that their code names: `""` is the main script.

    With a `folder`, modules that are imported from it are taken in as they are executed.
    """

    def __init__(self, main: str, folder: str | None = None) -> None:
        super().__init__({main: ""})
        self.main = main
        self._folder = None if folder is None else folder.rstrip(os.sep) + os.sep

    def take(self, path: str) -> bool:
        """Take in the file at `path`, if it is one of the project's; what lies there of others is not."""
        if path in self:
            return True
        name = self._name(path)
        if name is not None:
            self[path] = name
        return name is not None

    def _name(self, path: str) -> str | None:
        if self._folder is None or not path.startswith(self._folder) or path.startswith((_ENGINE, _LIBRARY)):
            return None
        parts = Path(path[len(self._folder) :]).parts
        if any(part.startswith(".") or part == "site-packages" for part in parts):
            return None
        return "/".join(parts)

    def line(self, path: str, number: int) -> int:
        """The line of this number in the file at `path`, which is one of these."""
        name = self[path]
        return Line(number, name) if name else number


def told(line: int | None, name: str = "line") -> dict[str, Any]:
    """A line as data: ``{"line": 3}``, and its `file` where that is not the main script."""
    if type(line) is Line:
        return {name: int(line), name.replace("line", "file"): line.file}
    return {name: line}


def file_of(line: int | None) -> str:
    """The name of a line's file; `""` for the main script."""
    return line.file if isinstance(line, Line) else ""


def at(data: Mapping[str, Any]) -> int | None:
    """The line that data tell of: what `told` has made of it."""
    line: int | None = data["line"]
    return line if line is None or "file" not in data else Line(line, data["file"])


def in_words(line: int) -> str:
    """A line as a sentence names it: "line 3", or "pages/one.py, line 3"."""
    return f"{line.file}, line {int(line)}" if isinstance(line, Line) else f"line {line}"


def of_script(lines: Iterable[int]) -> tuple[int, ...]:
    """Those of the main script, in order."""
    return tuple(sorted(each for each in lines if type(each) is not Line))


def of_files(lines: Iterable[int]) -> dict[str, tuple[int, ...]]:
    """Those of other files, in order, by the names of the files."""
    found: dict[str, list[int]] = {}
    for each in lines:
        if type(each) is Line:
            found.setdefault(each.file, []).append(int(each))
    return {name: tuple(sorted(found[name])) for name in sorted(found)}
