"""The modules that all sessions share, as they were before any script: what was done to them is found and undone."""

from __future__ import annotations

import builtins
import copyreg
import sys
from collections.abc import Callable, Iterable, Iterator
from operator import eq, is_
from types import ModuleType
from typing import Any, Final

from .kernel import WRITTEN_BY_PYTHON

globals()["__builtins__"] = dict(vars(builtins))  # a copy: a script may change the real built-ins

Namespace = dict[str, Any]

OURS: Final = ("playground", "markdown_it", "mdurl")
"""Packages that the engine is made of."""
_SCRIPTS_OWN: Final = ("__main__", "streamlit")
_MISSING: Final = object()
_HEAP_TYPE, _IMMUTABLE_TYPE = 1 << 9, 1 << 8
_CACHES: Final = frozenset(
    {
        "linecache.cache", "linecache._interactive_cache", "re._cache", "re._cache2", "sys.modules",
        "sys.path_importer_cache", "threading._active", "threading._limbo", "threading._shutdown_locks",
        "zipimport._zip_directory_cache", "warnings.filters", "_warnings.filters", "sys.path", "sys.argv",
        "sys.meta_path", "sys.path_hooks", "gc.callbacks", "os.environ", "posix.environ", "logging._handlerList",
        "copyreg._extension_cache",
        "importlib._bootstrap._module_locks", "importlib._bootstrap._blocking_on", "functools._lru_cache",
    }
)  # fmt: skip
"""Containers that change as Python works, or are restored as a setting."""
_SMALL: Final = 64


class _Saved(dict[str, Any]):
    """What a class held. Compared with a class's own view of that, Python asks this first, as it is a kind of dict."""


class Modules:
    """What is in `sys.modules`, in each module, in its classes, lists and dicts."""

    def __init__(self) -> None:
        self._known: dict[str, ModuleType] = {}
        self.learn()

    # -- what is known ------------------------------------------------------------------

    def learn(self) -> None:
        """Take all that is loaded now for what every session finds."""
        self._known = {
            name: module for name, module in sys.modules.items() if name.partition(".")[0] not in _SCRIPTS_OWN
        }
        modules = {id(module): (name, module) for name, module in self._known.items() if isinstance(module, ModuleType)}
        self._count = len(sys.modules)
        self._names = [name for name, _ in modules.values()]
        self._live = [vars(module) for _, module in modules.values()]
        self._saved = [dict(each) for each in self._live]
        self._classes = list(_classes(self._live))
        for cls in self._classes:
            if is_ours(cls):
                copyreg._slotnames(cls)  # type: ignore[attr-defined]  # what copying an object would note in its class
        self._class_vars = [vars(each) for each in self._classes]
        self._class_saved = [_Saved(each) for each in self._class_vars]
        self._containers = list(_containers(zip(self._names, self._live, strict=True)))

    def learn_again(self) -> None:
        """As `learn`, where little has changed since: what has not is not looked through."""
        known = {name: each for name, each in sys.modules.items() if name.partition(".")[0] not in _SCRIPTS_OWN}
        if known != self._known:
            self.learn()
            return
        self._count = len(sys.modules)
        for place in _different(self._saved, self._live):
            self._saved[place].clear()
            self._saved[place].update(self._live[place])
        self._containers = [
            (name, container, is_intact if is_intact() else _looker(container))
            for name, container, is_intact in self._containers
        ]

    def places(self) -> tuple[dict[int, tuple[Namespace, Namespace]], dict[type, Namespace], frozenset[int]]:
        """The namespaces, now and before, by identity; the classes as they were; which namespaces are the engine's."""
        together = list(zip(self._names, self._live, self._saved, strict=True))
        return (
            {id(live): (live, saved) for _, live, saved in together},
            dict(zip(self._classes, self._class_saved, strict=True)),
            frozenset(id(live) for name, live, _ in together if name.partition(".")[0] in OURS),
        )

    def ours(self) -> Iterator[tuple[str, Namespace]]:
        """The engine's modules: their names and namespaces."""
        return (
            (name, live) for name, live in zip(self._names, self._live, strict=True) if name.partition(".")[0] in OURS
        )

    def is_behind(self) -> bool:
        """Whether the engine has loaded something between two steps."""
        return len(sys.modules) != self._count

    # -- a session's own ----------------------------------------------------------------

    def put(self, own: dict[str, ModuleType | None], patches: dict[str, Namespace]) -> None:
        """Put a session's own modules and patches in place."""
        for name, module in own.items():
            if module is None:
                sys.modules.pop(name, None)
            else:
                sys.modules[name] = module
        for name, changes in patches.items():
            _apply(vars(self._known[name]), changes)

    def take(self) -> tuple[dict[str, ModuleType | None], dict[str, Namespace]]:
        """Undo what a session did to modules; return it: modules it loaded or removed, and names it changed."""
        patches = self._take_patches()
        own: dict[str, ModuleType | None] = {}
        known, now = self._known, sys.modules
        for name in [name for name in now if name not in known or now[name] is not known[name]]:
            if name.partition(".")[0] not in _SCRIPTS_OWN:
                own[name] = now.pop(name)
        for name in [name for name in known if name not in now]:
            own.setdefault(name, None)
            now[name] = known[name]
        self._count = len(now)
        return own, patches

    def _take_patches(self) -> dict[str, Namespace]:
        patches: dict[str, Namespace] = {}
        for place in _different(self._saved, self._live):
            live, saved = self._live[place], self._saved[place]
            changes = _changes(live, saved)
            if changes:
                patches[self._names[place]] = changes
                live.clear()
                live.update(saved)
        return patches

    # -- what no session may keep -----------------------------------------------------

    def spoiled(self) -> str:
        """Say which list, dict or set of a module is not as it was; "" where all are."""
        return next((f"{name} was changed" for name, _, is_intact in self._containers if not is_intact()), "")

    def restore_classes(self) -> list[type]:
        """Undo what was done to classes; return those that it was done to."""
        found = []
        for place in _different(self._class_saved, self._class_vars):
            cls, now, saved = self._classes[place], self._class_vars[place], self._class_saved[place]
            changes = {name: value for name, value in _changes(now, saved).items() if name not in WRITTEN_BY_PYTHON}
            for name in changes:
                if name in saved:
                    type.__setattr__(cls, name, saved[name])
                else:
                    type.__delattr__(cls, name)
            if changes:
                found.append(cls)
            saved.update(now)  # with what Python has written there
        return found


def is_ours(cls: type) -> bool:
    """Whether a class is the engine's."""
    return (cls.__module__ or "").partition(".")[0] in OURS


def _different(before: Iterable[Namespace], now: Iterable[Any]) -> list[int]:
    """The places of those that are not as they were.

    Asked after each step, of tens of thousands of values: Python compares two dicts in a tenth of the time that it
    takes to walk through one. What was there before stands left of `==`: only its `__eq__` is called, never a script's.
    """
    return [place for place, alike in enumerate(map(eq, before, now)) if not alike]


def _changes(now: Any, before: Namespace) -> Namespace:
    """What differs: the new value of each name, `_MISSING` where it is gone."""
    changes = {name: value for name, value in now.items() if before.get(name, _MISSING) is not value}
    return changes | {name: _MISSING for name in before if name not in now}


def _apply(live: Namespace, changes: Namespace) -> None:
    for name, value in changes.items():
        if value is _MISSING:
            live.pop(name, None)
        else:
            live[name] = value


def _classes(namespaces: Iterable[Namespace]) -> Iterator[type]:
    """The classes that a script could change, each once."""
    seen = set()
    for namespace in namespaces:
        for value in list(namespace.values()):
            if not isinstance(value, type) or id(value) in seen:
                continue
            if value.__flags__ & (_HEAP_TYPE | _IMMUTABLE_TYPE) == _HEAP_TYPE:
                seen.add(id(value))
                yield value


def _containers(modules: Iterable[tuple[str, Namespace]]) -> Iterator[tuple[str, Any, Callable[[], bool]]]:
    """The lists, dicts and sets that modules hold, each once, with a look at whether it is as it was."""
    seen = set()
    for module, namespace in modules:
        for name, value in list(namespace.items()):
            if type(value) not in (list, dict, set) or id(value) in seen or f"{module}.{name}" in _CACHES:
                continue
            if "cache" in name.lower() or name.startswith("__"):
                continue
            seen.add(id(value))
            yield f"{module}.{name}", value, _looker(value)


def _looker(container: Any) -> Callable[[], bool]:
    if type(container) is set or len(container) > _SMALL:
        length = len(container)
        return lambda: len(container) == length
    if type(container) is dict:
        keys, values = tuple(container), tuple(container.values())
        return lambda: (
            len(container) == len(keys) and all(map(is_, container, keys)) and all(map(is_, container.values(), values))
        )
    items = tuple(container)
    return lambda: len(container) == len(items) and all(map(is_, container, items))
