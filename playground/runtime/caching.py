"""`st.cache_data` and `st.cache_resource`: results kept across runs and sessions (rule 52)."""

from __future__ import annotations

import dataclasses
import enum
import functools
import pickle
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from types import BuiltinFunctionType, CodeType, ModuleType
from typing import TYPE_CHECKING, Any

from . import context, errors
from .fragment import seconds
from .values import Json

if TYPE_CHECKING:
    from .delta import DeltaGeneratorBase


@dataclass(frozen=True)
class Drawn:
    """An element or container that a cached function drew: it is drawn again whenever the result is taken (rule 52)."""

    type: str
    fields: dict[str, Json]
    on: DeltaGeneratorBase
    made: DeltaGeneratorBase
    is_block: bool


@dataclass
class Capture:
    """What one call of a cached function draws."""

    drawn: list[Drawn] = field(default_factory=list)

    def made(self, place: DeltaGeneratorBase) -> bool:
        return any(each.made is place for each in self.drawn)


@dataclass
class _Entry:
    value: Any
    stored: float
    drawn: list[Drawn]


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
        self._name = getattr(func, "__name__", "function")

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
        if entry is not None and (self._ttl is None or now - entry.stored < self._ttl):
            run.recorder.note("cache_hit", name=self._name)
            self._draw_again(entry.drawn)
            return pickle.loads(entry.value) if self._copies else entry.value
        run.recorder.note("cache_miss", name=self._name)
        capture = Capture()
        run.captures.append(capture)
        try:
            value = self._func(*args, **kwargs)
        finally:
            run.captures.pop()
        entries[key] = entry = _Entry(self._stored(value), now, capture.drawn)
        while self._max_entries is not None and len(entries) > self._max_entries:
            del entries[next(iter(entries))]
        return pickle.loads(entry.value) if self._copies else value

    def _stored(self, value: Any) -> Any:
        if not self._copies:
            return value
        try:
            return pickle.dumps(value)
        except (pickle.PicklingError, TypeError):
            raise errors.UnserializableReturnValueError(self._name, value) from None

    def _draw_again(self, drawn: list[Drawn]) -> None:
        places: dict[int, DeltaGeneratorBase] = {}
        for each in drawn:
            place = each.on if each.on._top_level else places.get(id(each.on))
            if place is None:
                raise errors.CacheReplayClosureError(self._kind, self._name)
            draw = place._block if each.is_block else place._enqueue
            places[id(each.made)] = draw(each.type, dict(each.fields))

    def clear(self, *args: Any, **kwargs: Any) -> None:
        if args or kwargs:
            self._entries.pop(self._key(args, kwargs), None)
        else:
            self._entries.clear()

    def _key(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Arguments whose names begin with an underscore are not part of the key."""
        code = getattr(self._func, "__code__", None)
        names = code.co_varnames[: code.co_argcount] if code is not None else ()
        named = [(names[number] if number < len(names) else None, value) for number, value in enumerate(args)]
        named += kwargs.items()
        parts = []
        for name, value in named:
            if name is not None and name.startswith("_"):
                continue
            try:
                parts.append((name, fingerprint(value)))
            except UnhashableError:
                raise errors.UnhashableParamError(self._kind, self._name, name, value) from None
        return tuple(parts)

    def __get__(self, instance: object, owner: type | None = None) -> Any:
        return self if instance is None else functools.partial(self, instance)


class UnhashableError(Exception):
    """A value that `fingerprint` cannot tell from others."""


def fingerprint(value: Any, parents: tuple[int, ...] = ()) -> Hashable:
    """Return what a value is the same by, as an argument; raises `UnhashableError`."""
    kind = type(value).__qualname__
    if id(value) in parents:
        return "cycle"
    inner = (*parents, id(value))
    if value is None or isinstance(value, str | bytes | int | float | complex):
        return kind, repr(value)
    if isinstance(value, dict):
        return kind, tuple((fingerprint(key, inner), fingerprint(item, inner)) for key, item in value.items())
    if isinstance(value, list | tuple):
        return kind, tuple(fingerprint(item, inner) for item in value)
    if isinstance(value, set | frozenset):
        return kind, frozenset(fingerprint(item, inner) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return kind, fingerprint(dataclasses.asdict(value), inner)
    if isinstance(value, enum.Enum):
        return kind, str(value)
    if isinstance(value, type | ModuleType):
        return kind, value.__name__
    if isinstance(value, functools.partial):
        return kind, fingerprint([value.args, value.func, value.keywords], inner)
    if isinstance(value, BuiltinFunctionType):
        return kind, value.__name__
    try:
        return kind, repr(value.__reduce__())
    except Exception:
        raise UnhashableError from None


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
