"""A project: a script and the folder that it lies in, with the pages, modules and data beside it."""

from __future__ import annotations

import sys
import tokenize
from pathlib import Path
from types import CodeType
from typing import Any

from ..run.lines import Files, Line, file_of
from .script import Script
from .toml import put_into_environment, read_options, read_secrets, secret_texts
from .touching import touching_lines


class Project:
    """What one session runs: the main script, and what of its folder it uses.

    Without a `folder` there is nothing beside the script: no page is found there, and no module is told of.
    """

    def __init__(self, script: Script, folder: str | None = None, path: str | None = None) -> None:
        """`path` is where the main script lies, if not in the folder under its own name."""
        self.script = script
        self.folder = None if folder is None else Path(folder).resolve()
        self.path = path or (script.name if self.folder is None else str(self.folder / Path(script.name).name))
        self.files = Files(self.path, None if self.folder is None else str(self.folder))
        self.touching = Touching(self)
        self.uses_pages_folder = False
        """Whether the menu is made of the folder `pages`: until the script calls `st.navigation`, for good."""
        self.options: dict[str, Any] = {}
        """What `config.toml` says, and what the script has set since, by the full names of the options."""
        self.secrets: dict[str, Any] | None = None
        """The secrets, once the script has asked for one."""
        self._codes: dict[str, CodeType] = {}
        self._has_begun = self._had_pages_folder = False

    @property
    def has_left_pages_folder(self) -> bool:
        """Whether the script has made a menu of its own where the folder `pages` had made one."""
        return self._had_pages_folder and not self.uses_pages_folder

    def begin(self) -> None:
        """Look at the folder, once, as Streamlit's server does when it starts."""
        if self._has_begun:
            return
        self._has_begun = True
        self.uses_pages_folder = self._had_pages_folder = self.folder is not None and (self.folder / "pages").exists()
        self.options, wrong = read_options(self.folder)
        if wrong:
            print(wrong, file=sys.stderr)

    def read_secrets(self) -> dict[str, Any]:
        """The secrets; raises what Streamlit raises where there are none."""
        if self.secrets is None:
            self.secrets = read_secrets(self.folder)
            put_into_environment(self.secrets)
        return self.secrets

    def secret_texts(self) -> set[str]:
        """The texts that are to be kept out of a trace, whether the script has asked for them or not."""
        try:
            return secret_texts(read_secrets(self.folder) if self.secrets is None else self.secrets)
        except Exception:
            return set()

    def code(self, path: str | None = None) -> CodeType:
        """The code of a file that runs as a page, or of the main script; raises what Python has against it."""
        path = path or self.path
        if path not in self._codes:
            if path == self.path:
                script = self.script
            else:
                self.take(path)
                with tokenize.open(path) as file:
                    script = Script(file.read(), path)
            self._codes[path] = script.compile(path, magic=self.options.get("runner.magicEnabled", True))
        return self._codes[path]

    def take(self, path: str) -> None:
        """Have the lines of a page's file told; one that lies elsewhere is named by all of its path."""
        if not self.files.take(path):
            self.files[path] = path

    def has_run(self) -> bool:
        """Whether the main script could be compiled."""
        return self.path in self._codes

    def source_of(self, file: str) -> str:
        """The text of a file, by the name that its lines have; empty for one that cannot be read any more."""
        if not file:
            return self.script.source
        try:
            with tokenize.open(str((self.folder or Path()) / file)) as opened:
                return opened.read()
        except (OSError, SyntaxError, ValueError):
            return ""

    def source_at(self, line: int | None) -> str:
        """The text of the file that a line is of."""
        return self.source_of(file_of(line))


class Touching:
    """The lines of a project that could change a value in place; those of other files are looked for when one runs."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._found: dict[str, frozenset[int]] = {}

    def __contains__(self, line: object) -> bool:
        if type(line) is not Line:
            return line in self._project.script.touching
        if line.file not in self._found:
            self._found[line.file] = touching_lines(self._project.source_of(line.file))
        return int(line) in self._found[line.file]

    def __bool__(self) -> bool:
        return bool(self._project.script.touching) or self._project.folder is not None
