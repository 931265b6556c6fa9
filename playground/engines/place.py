"""A folder as a script finds it that is started there: where it works, and what its imports have left."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Final

from playground.facts.files import File, write


class Place:
    """Where a session's script lies, and what its imports have left: of this each session has its own."""

    def __init__(self, script: Path) -> None:
        self.script = script
        self._folder = script.parent
        self._cwd = self._folder
        self._path: list[str] | None = None
        self._modules: dict[str, ModuleType] = {}
        self._known = frozenset(sys.modules)
        """The modules that this process needs itself, which may lie in the script's folder."""

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Be in the script's folder within the block, as after `streamlit run` there."""
        cwd, path, argv = Path.cwd(), sys.path[:], sys.argv
        os.chdir(self._cwd)
        sys.path[:] = self._path or [str(self._folder), *path]
        sys.argv = [str(self.script)]
        sys.modules.update(self._modules)
        try:
            yield
        finally:
            self._modules = self.imported()
            for name in self._modules:
                del sys.modules[name]
            with suppress(FileNotFoundError):  # the script has removed the folder that it was in
                self._cwd = Path.cwd()
            self._path = sys.path[:]
            sys.path[:], sys.argv = path, argv
            os.chdir(cwd)

    def imported(self) -> dict[str, ModuleType]:
        """The modules of the script's folder that were imported since this was made."""
        return {name: each for name, each in sys.modules.copy().items() if self._is_beside(name, each)}

    def _is_beside(self, name: str, module: ModuleType) -> bool:
        """Whether a module is part of the app: it is imported anew by each new session, and others are not."""
        file = getattr(module, "__file__", None)
        if name in self._known or not isinstance(file, str) or not file.endswith(".py"):
            return False
        path = Path(file)
        if not path.is_relative_to(self._folder) or any(path.is_relative_to(prefix) for prefix in _PREFIXES):
            return False
        return not any(part == "site-packages" or part[0] == "." for part in path.relative_to(self._folder).parts)


_PREFIXES: Final = (sys.prefix, sys.base_prefix)
"""Where Python's own modules lie: an environment may be within the folder of an app, too."""


@contextmanager
def laid(source: str, files: Mapping[str, File], home: Path | None = None) -> Iterator[Path]:
    """A folder with a script, `app.py`, and files beside it, entered; it is gone afterwards.

    `home` is where it is made, as `app`: else it is a temporary one.
    """
    with TemporaryDirectory(prefix="rerun-playground-") as made:
        folder = (home or Path(made).resolve()) / "app"
        write(folder, {**files, "app.py": source})
        before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
        importlib.invalidate_caches()
        try:
            with Place(folder / "app.py").entered():
                yield folder
        finally:
            sys.dont_write_bytecode = before
            if home is not None:
                rmtree(folder, ignore_errors=True)
