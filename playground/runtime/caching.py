"""`st.cache_data` and `st.cache_resource`: results kept across runs and sessions (rule 52)."""

from __future__ import annotations

import functools
import pickle
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import CodeType
from typing import Any

from . import context
from .fragment import seconds


@dataclass
class _Entry:
    value: Any
    stored: float


@dataclass
class Caches:
    """Every cached function's results, by function and arguments; shared by sessions."""

    entries: dict[tuple[str, Any], dict[Any, _Entry]] = field(default_factory=dict)

    def clear(self, kind: str) -> None:
        for key in [key for key in self.entries if key[0] == kind]:
            del self.entries[key]


class _Cached:
    """A cached function: call it, or `clear` what it kept."""

    def __init__(self, kind: str, func: Callable[..., Any], ttl: float | None, max_entries: int | None) -> None:
        functools.update_wrapper(self, func)
        self._kind = kind
        self._func = func
        self._ttl = ttl
        self._max_entries = max_entries
        self._copies = kind == "data"

    @property
    def _entries(self) -> dict[Any, _Entry]:
        code = getattr(self._func, "__code__", None)
        name = getattr(self._func, "__qualname__", repr(self._func))
        return context.current().caches.entries.setdefault((self._kind, (name, _code_key(code))), {})

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        run = context.current()
        entries = self._entries
        key = self._key(args, kwargs)
        entry = entries.get(key)
        now = time.monotonic()
        name = getattr(self._func, "__name__", "function")
        if entry is not None and (self._ttl is None or now - entry.stored < self._ttl):
            run.recorder.note("cache_hit", name=name)
            return pickle.loads(entry.value) if self._copies else entry.value
        run.recorder.note("cache_miss", name=name)
        outer, run.in_cached = run.in_cached, True
        try:
            value = self._func(*args, **kwargs)
        finally:
            run.in_cached = outer
        entries[key] = _Entry(pickle.dumps(value) if self._copies else value, now)
        while self._max_entries is not None and len(entries) > self._max_entries:
            del entries[next(iter(entries))]
        return pickle.loads(entries[key].value) if self._copies else value

    def clear(self, *args: Any, **kwargs: Any) -> None:
        if args or kwargs:
            self._entries.pop(self._key(args, kwargs), None)
        else:
            self._entries.clear()

    def _key(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Arguments whose names begin with an underscore are not part of the key."""
        code = getattr(self._func, "__code__", None)
        names = code.co_varnames[: code.co_argcount] if code is not None else ()
        parts: list[Any] = [
            value for number, value in enumerate(args) if number >= len(names) or not names[number].startswith("_")
        ]
        parts += [(name, value) for name, value in sorted(kwargs.items()) if not name.startswith("_")]
        try:
            return pickle.dumps(parts)
        except Exception:
            return repr(parts)

    def __get__(self, instance: object, owner: type | None = None) -> Any:
        return self if instance is None else functools.partial(self, instance)


def _code_key(code: CodeType | None) -> Any:
    if code is None:
        return None
    parts = tuple(_code_key(part) if isinstance(part, CodeType) else repr(part) for part in code.co_consts)
    return (code.co_code, code.co_names, parts)


class CacheDecorator:
    """`st.cache_data` or `st.cache_resource`."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def __call__(
        self,
        func: Callable[..., Any] | None = None,
        *,
        ttl: Any = None,
        max_entries: int | None = None,
        show_spinner: bool | str = True,
        show_time: bool = False,
        persist: Any = None,
        validate: Any = None,
        hash_funcs: Any = None,
        scope: str = "global",
        on_release: Any = None,
    ) -> Any:
        if func is None:
            return functools.partial(self.__call__, ttl=ttl, max_entries=max_entries)
        return _Cached(self._kind, func, seconds(ttl), max_entries)

    def clear(self) -> None:
        context.current().caches.clear(self._kind)
