"""A session's own part of the interpreter: put in place before its steps, put away after them."""

from __future__ import annotations

import builtins
import contextvars
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from types import ModuleType
from typing import Any

from playground.runtime import watch

from . import loop
from .audit import Audit
from .modules import Modules, Namespace
from .settings import Randomness, same, settings

globals()["__builtins__"] = dict(vars(builtins))  # ours go on where a script has changed them

_stop_tracing = sys.settrace
_stop_profiling = sys.setprofile


@dataclass
class Own:
    """What one session has changed of the interpreter, and only it finds again."""

    folder: str | None = None
    modules: dict[str, ModuleType | None] = field(default_factory=dict)
    patches: dict[str, Namespace] = field(default_factory=dict)
    settings: dict[int, Any] = field(default_factory=dict)
    random: Any = None
    context: contextvars.Context = field(default_factory=contextvars.copy_context)


class Isolation:
    """The interpreter as no script has touched it. Make one, once everything is loaded.

    `home` is a folder that does not matter to anybody else, for the sessions' working folders; without it the
    sessions share the process's own.
    """

    def __init__(self, home: str | None = None) -> None:
        self._home = home
        if home is not None:
            os.environ["TMPDIR"] = "."  # temporary files go to the session's folder
            if "tempfile" in sys.modules:
                sys.modules["tempfile"].tempdir = None  # type: ignore[attr-defined]
        self._numbers = count(1)
        loop.install()
        self._settings = settings()
        self._random = Randomness()
        self._audit = Audit()
        self._modules = Modules()
        self._clean = tuple([setting.read() for setting in self._settings])
        self._failed = ""
        self.patched: list[str] = []
        """The shared modules that the last step has changed."""

    def new(self) -> Own:
        """What a session begins with: nothing changed, and an empty folder."""
        if self._home is None:
            return Own()
        folder = f"{self._home}/{next(self._numbers)}"
        os.makedirs(folder)  # noqa: PTH103
        return Own(folder)

    def forget(self, own: Own) -> None:
        """The session is closed."""
        if own.folder is not None:
            remove(own.folder)

    def run(self, own: Own, work: Callable[[], Any]) -> Any:
        """Return what `work` returns, done in the session's own surroundings."""
        self._enter(own)
        try:
            return own.context.run(work)
        finally:
            self._leave(own)

    def _enter(self, own: Own) -> None:
        if self._modules.is_behind():
            self._modules.learn()
        if own.random is None:
            self._random.fresh()
        else:
            self._random.write(own.random)
        if own.folder is not None:
            os.chdir(own.folder)
            self._audit.folder = own.folder + os.sep
        for number, value in own.settings.items():
            self._set(number, value)
        self._modules.put(own.modules, own.patches)
        self._audit.listening = True

    def _leave(self, own: Own) -> None:
        _stop_tracing(None)
        _stop_profiling(None)
        self._audit.listening = False
        self._audit.undo()
        own.modules, own.patches = self._modules.take()
        self.patched = list(own.patches)
        self._failed = self._modules.restore_classes() or self._failed
        own.random = self._random.read()
        own.settings = {}
        for number, (setting, clean) in enumerate(zip(self._settings, self._clean, strict=True)):
            now = setting.read()
            if not same(now, clean):
                if not (setting.name == "working folder" and now == own.folder):
                    own.settings[number] = now
                self._set(number, clean)

    def _set(self, number: int, value: Any) -> None:
        setting = self._settings[number]
        try:
            setting.write(value)
        except Exception as error:
            self._failed = f"{setting.name} cannot be set again: {error}"

    def check(self) -> str:
        """Why this interpreter must not serve another session, "" where it may; called when an answer is out."""
        ours = [name for name in self.patched if name.partition(".")[0] == "playground"]
        if ours:
            return f"a script changed {ours[0]}"
        if not watch.is_watching():
            return "a script took away what watches it"
        return self._audit.heard or self._failed or self._modules.spoiled()


def remove(folder: str) -> None:
    """Remove a folder with what is in it, as far as it lets itself."""
    try:
        with os.scandir(folder) as entries:
            for entry in list(entries):
                if entry.is_dir(follow_symlinks=False):
                    remove(entry.path)
                else:
                    os.unlink(entry.path)  # noqa: PTH108
        os.rmdir(folder)  # noqa: PTH106
    except OSError:
        pass
