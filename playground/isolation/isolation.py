"""A session's own part of the interpreter: put in place before its steps, put away after them."""

from __future__ import annotations

import builtins
import contextvars
import gc
import importlib
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from types import ModuleType
from typing import Any

from playground.runtime.run import inline, watch

from . import loop
from .engine import Engine
from .modules import Modules, Namespace, is_ours
from .settings import Randomness, same, settings

globals()["__builtins__"] = dict(vars(builtins))  # a copy: a script may change the real built-ins

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
    sessions share the process's own. `streams` are the files that all sessions use, by their numbers.
    """

    def __init__(self, home: str | None = None, streams: tuple[int, ...] = (0, 1, 2)) -> None:
        self._home = home
        if home is not None:
            os.environ["TMPDIR"] = "."  # temporary files go to the session's folder
            if "tempfile" in sys.modules:
                sys.modules["tempfile"].tempdir = None  # type: ignore[attr-defined]
        self._numbers = count(1)
        loop.install()
        if sys.platform == "emscripten":
            inline.install()
        self._settings = settings()
        self._random = Randomness()
        self._kernel = _take_kernel()
        self._kernel.install()
        self._modules = Modules()
        self._engine = Engine(self._modules.ours())
        for name in [name for name in sys.modules if name.startswith(f"{__package__}.") or name == watch.__name__]:
            self._kernel.keep(name)
        self._take_for_clean(streams)
        self._finders = sys.meta_path[:]
        self._failed = ""
        self._last: Own | None = None
        """The session that worked last, unless it is closed."""
        self.patched: list[str] = []
        """The shared modules that the last step has changed."""
        self.is_patched = False
        """Whether it has changed any of them, or any of their classes."""
        gc.collect()
        gc.freeze()  # collections look only at objects made after this, which are the scripts'
        gc.disable()  # a collection runs scripts' finalizers: only while the audit hook listens

    def sleep(self) -> None:
        """Put back what Pyodide starts with: the memory is kept now, and `wake` is called where it is restored."""
        hidden, finders = self._kernel.hidden
        sys.modules.update(hidden)
        self._finders, sys.meta_path[:] = sys.meta_path[:], finders

    def wake(self) -> None:
        """Take for Python as no script has touched it what is there now."""
        for name in self._kernel.hidden[0]:
            sys.modules.pop(name, None)
        sys.meta_path[:] = self._finders
        self._kernel.hidden = ({}, [])
        self._modules.learn_again()
        self._engine.learn()
        self._take_for_clean(self._streams)
        gc.freeze()

    def _take_for_clean(self, streams: Iterable[int]) -> None:
        """Hold scripts to the modules as they are known, and to the settings and files that there are."""
        self._kernel.learn(*self._modules.places())
        self._clean = tuple([setting.read() for setting in self._settings])
        self._streams = {number: _identity(number) for number in streams}

    def new(self) -> Own:
        """What a session begins with: nothing changed, and an empty folder."""
        if self._home is None:
            return Own()
        folder = f"{self._home}/{next(self._numbers)}"
        os.makedirs(folder)  # noqa: PTH103
        return Own(folder)

    def forget(self, own: Own, drop: Callable[[], object] = lambda: None) -> None:
        """Close a session.

        `drop` lets go of its objects, whose finalizers run here, while the audit hook listens.
        """

        def end() -> None:
            drop()
            own.modules, own.patches, own.random = {}, {}, None
            self._modules.take()
            own.context = contextvars.copy_context()
            gc.collect()

        patched = self.patched
        self._last = None if self._last is own else self._last
        with suppress(BaseException):
            self._within(own, end)
        self.patched = [*patched, *self.patched]
        own.modules, own.patches, own.settings = {}, {}, {}
        if own.folder is not None:
            remove(own.folder)

    def run(self, own: Own, work: Callable[[], Any]) -> Any:
        """Return what `work` returns, done in the session's own surroundings."""
        last, self._last = self._last, own
        if last is not None and last is not own:
            self._within(last, gc.collect)  # its finalizers must not run in another session's step
        return self._within(own, lambda: own.context.run(work))

    def load(self, work: Callable[[], None]) -> None:
        """Do `work` outside of all sessions: what it loads and sets, all of them find, those that are open too."""
        try:
            work()  # the next session to enter learns what modules there are now
        finally:
            self._clean = tuple([setting.read() for setting in self._settings])

    def _within(self, own: Own, work: Callable[[], Any]) -> Any:
        restore = self._kernel.restore
        self._enter(own)
        try:
            return work()
        finally:
            changed = restore()
            self._leave(own)
            self._failed = self._failed or changed

    def _enter(self, own: Own) -> None:
        self._kernel.seal()
        if self._modules.is_behind():
            self._modules.learn()
            self._engine = Engine(self._modules.ours())
            self._kernel.learn(*self._modules.places())
        gc.enable()
        if own.random is None:
            self._random.fresh()
        else:
            self._random.write(own.random)
        if own.folder is not None:
            os.chdir(own.folder)
            self._kernel.home = f"{self._home}/"
            self._kernel.folder = own.folder + "/"
        for number, value in own.settings.items():
            self._set(number, value)
        self._modules.put(own.modules, own.patches)
        self._kernel.listening = True

    def _leave(self, own: Own) -> None:
        _stop_tracing(None)
        _stop_profiling(None)
        self._kernel.listening = False
        self._kernel.undo()
        watch.alone()
        own.modules, own.patches = self._modules.take()
        self.patched = list(own.patches)
        classes = self._modules.restore_classes()
        self.is_patched = bool(self.patched or classes)
        ours = [f"{each.__module__}.{each.__name__} was changed" for each in classes if is_ours(each)]
        self._failed = ours[-1] if ours else self._failed
        own.random = self._random.read()
        own.settings = {}
        for number, (setting, clean) in enumerate(zip(self._settings, self._clean, strict=True)):
            now = setting.read()
            if not same(now, clean):
                if not (setting.name == "working folder" and now == own.folder):
                    own.settings[number] = now
                self._set(number, clean)
        gc.disable()

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
        if any(_identity(number) != known for number, known in self._streams.items()):
            return "a script closed or exchanged a stream"
        heard = self._kernel.heard or self._failed or self._modules.spoiled() or self._engine.changed()
        return str(heard)


def _take_kernel() -> Any:
    """The kernel, which from now on no script finds."""
    name = f"{__package__}.kernel"
    kernel = importlib.import_module(name)
    del sys.modules[name]
    del vars(sys.modules[str(__package__)])["kernel"]
    return kernel


def _identity(stream: int) -> tuple[int, int] | None:
    """Which file a stream is; None when it is closed."""
    try:
        found = os.fstat(stream)
    except OSError:
        return None
    return found.st_dev, found.st_ino


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
