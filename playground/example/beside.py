"""What surrounds a script that is played where nobody sits: the files beside it, and no keyboard."""

from __future__ import annotations

import importlib
import io
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from playground.facts.files import File, write


@contextmanager
def importable(files: Mapping[str, File], script: Mapping[str, File] | None = None) -> Iterator[Path]:
    """Let a script import `files`, by their names in its folder, which is given back; nobody finds them afterwards.

    `script` is written beside them; no module is taken for it that has its name.
    """
    names = {name.partition("/")[0].removesuffix(".py") for name in files if name.endswith(".py")}

    def taken_out() -> dict[str, ModuleType]:
        found = [name for name in sys.modules if name.partition(".")[0] in names]
        return {name: sys.modules.pop(name) for name in found}

    with TemporaryDirectory() as folder:
        write(Path(folder), {**files, **(script or {})})
        before = taken_out()
        importlib.invalidate_caches()
        sys.path.insert(0, folder)
        try:
            yield Path(folder)
        finally:
            if folder in sys.path:
                sys.path.remove(folder)
            taken_out()
            sys.modules.update(before)


@contextmanager
def nobody_to_ask() -> Iterator[None]:
    """Let `input()` fail at once."""
    before, sys.stdin = sys.stdin, io.StringIO()
    try:
        yield
    finally:
        sys.stdin = before
