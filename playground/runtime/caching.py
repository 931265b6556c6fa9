"""`st.cache_data` and `st.cache_resource`: results kept across runs and sessions (rule 52).

Modelled on Streamlit's `runtime/caching/cache_utils.py` and `cached_message_replay.py`.
"""

from __future__ import annotations

import functools
import inspect
import pickle
from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from . import context, errors
from .durations import seconds
from .hashing import HashFuncs, UnhashableError, fingerprint, function_key, positional_name
from .store import Caches, Entry, Results
from .values import Json

if TYPE_CHECKING:
    from .delta import DeltaGeneratorBase
    from .page import WidgetSpec

__all__ = ["CacheDecorator", "Caches", "Capture", "Drawn"]


@dataclass(frozen=True)
class Drawn:
    """An element or container that a cached function drew: it is drawn again whenever the result is taken (rule 52)."""

    type: str
    fields: dict[str, Json]
    on: DeltaGeneratorBase
    made: DeltaGeneratorBase
    is_block: bool
    widget: str | None = None


@dataclass(frozen=True)
class Played:
    """All that a cached function drew."""

    drawn: tuple[Drawn, ...]
    widgets: tuple[WidgetSpec, ...]


@dataclass
class Capture:
    """What one call of a cached function draws."""

    drawn: list[Drawn] = field(default_factory=list)
    widgets: dict[str, WidgetSpec] = field(default_factory=dict)

    def made(self, place: DeltaGeneratorBase) -> bool:
        return any(each.made is place for each in self.drawn)


@dataclass(frozen=True)
class _Settings:
    """What a decorator was told. `kind` is "data" (callers get copies) or "resource" (all get the same object)."""

    kind: str
    ttl: float | None = None
    max_entries: int | None = None
    per_session: bool = False
    hash_funcs: HashFuncs | None = None
    validate: Callable[[Any], bool] | None = None
    on_release: Callable[[Any], None] | None = None
    show_spinner: bool | str = True


class CachedFunc:
    """A cached function: call it, or `clear` what it kept."""

    def __init__(self, settings: _Settings, func: Callable[..., Any]) -> None:
        functools.update_wrapper(self, func)
        self._settings = settings
        self._func = func
        self._name = getattr(func, "__name__", "function")
        run = context.current()
        self._function_key = (settings.kind, function_key(func, run.recorder.filename, run.source))

    def __repr__(self) -> str:
        return f"<CachedFunc: {self._func}>"

    def __get__(self, instance: object, owner: type | None = None) -> Any:
        return self if instance is None else functools.update_wrapper(_Bound(self, instance), self)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if inspect.iscoroutinefunction(self._func):
            return self._awaited(args, kwargs)
        key = self._key(args, kwargs)
        entry = self._found(key)
        if entry is not None:
            return self._taken(entry)
        with _capturing() as capture, self._spinning():
            value = self._func(*args, **kwargs)
        return self._kept(key, value, capture)

    async def _awaited(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """The same for an `async def` function: what it returned when it was awaited is kept."""
        key = self._key(args, kwargs)
        entry = self._found(key)
        if entry is not None:
            return self._taken(entry)
        with _capturing() as capture, self._spinning():
            value = await self._func(*args, **kwargs)
        return self._kept(key, value, capture)

    def _spinning(self) -> AbstractContextManager[None]:
        """Streamlit turns a spinner while a cached function runs."""
        from .live import turning
        from .module import main_place

        text = self._settings.show_spinner
        if text is False:
            return nullcontext()
        return turning(main_place(), f"Running `{self._name}(...)`." if text is True else str(text))

    def _found(self, key: Hashable) -> Entry | None:
        results = self._results()
        entry = results.get(key)
        if entry is not None and not self._valid(entry.value):
            results.forget(key)
            entry = None
        kind = "cache_miss" if entry is None else "cache_hit"
        context.current().recorder.note(kind, name=self._name)
        return entry

    def _taken(self, entry: Entry) -> Any:
        self._draw_again(entry.drawn)
        return pickle.loads(entry.value) if self._settings.kind == "data" else entry.value

    def _kept(self, key: Hashable, value: Any, capture: Capture) -> Any:
        played = Played(tuple(capture.drawn), tuple(capture.widgets.values()))
        self._results().put(key, self._stored(value), played)
        return value

    def clear(self, *args: Any, **kwargs: Any) -> None:
        """Clear the cached function's associated cache."""
        if args or kwargs:
            self._results().drop(self._key(args, kwargs))
        else:
            self._results().clear()

    def _results(self) -> Results:
        run, settings = context.current(), self._settings
        return run.caches.results(
            self._function_key,
            run.state if settings.per_session else None,
            ttl=settings.ttl,
            max_entries=settings.max_entries,
            on_release=settings.on_release,
        )

    def _valid(self, value: Any) -> bool:
        return self._settings.validate is None or bool(self._settings.validate(value))

    def _stored(self, value: Any) -> Any:
        if self._settings.kind != "data":
            return value
        try:
            return pickle.dumps(value)
        except (pickle.PicklingError, TypeError):
            raise errors.UnserializableReturnValueError(self._name, value) from None

    def _draw_again(self, played: Played) -> None:
        """A widget comes back to the page only: its value and its click reach nothing (Streamlit warns of it)."""
        places: dict[int, DeltaGeneratorBase] = {}
        for spec in played.widgets:
            context.current().page.draw(spec)
        for each in played.drawn:
            place = each.on if each.on._top_level else places.get(id(each.on))
            if place is None:
                raise errors.CacheReplayClosureError(self._settings.kind, self._name)
            if each.is_block:
                places[id(each.made)] = place._block(each.type, dict(each.fields), widget=each.widget)
            else:
                drawn = place._enqueue(each.type, dict(each.fields), widget=each.widget, final=each.widget is not None)
                places[id(each.made)] = drawn

    def _key(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Hashable:
        """Arguments as they were passed; those whose names begin with an underscore are not part of the key."""
        named = [(positional_name(self._func, index), value) for index, value in enumerate(args)]
        parts = []
        for name, value in [*named, *kwargs.items()]:
            if name is not None and name.startswith("_"):
                continue
            try:
                parts.append((name, fingerprint(value, self._settings.hash_funcs)))
            except UnhashableError:
                raise errors.UnhashableParamError(self._settings.kind, self._name, name, value) from None
        return tuple(parts)


@contextmanager
def _capturing() -> Iterator[Capture]:
    """Note what is drawn within the block."""
    captures, capture = context.current().captures, Capture()
    captures.append(capture)
    try:
        yield capture
    finally:
        captures.pop()


class _Bound:
    """A cached method of one object, which is its first argument."""

    def __init__(self, cached: CachedFunc, instance: object) -> None:
        self._cached = cached
        self._instance = instance

    def __repr__(self) -> str:
        return f"<BoundCachedFunc: {self._cached._func} of {self._instance}>"

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._cached(self._instance, *args, **kwargs)

    def clear(self, *args: Any, **kwargs: Any) -> None:
        if args or kwargs:
            self._cached.clear(self._instance, *args, **kwargs)
        else:
            self._cached.clear()


class CacheDecorator:
    """`st.cache_data` or `st.cache_resource`.

    Simplified: what is for real servers only, `persist` and `max_size`, has no effect.
    """

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def __call__(
        self,
        func: Callable[..., Any] | None = None,
        *,
        ttl: Any = None,
        max_entries: int | None = None,
        max_size: Any = None,
        show_spinner: bool | str = True,
        show_time: bool = False,
        persist: Any = None,
        validate: Callable[[Any], bool] | None = None,
        hash_funcs: HashFuncs | None = None,
        scope: str = "global",
        on_release: Callable[[Any], None] | None = None,
        refresh_mode: str = "foreground",
    ) -> Any:
        if refresh_mode not in ("foreground", "background"):
            raise errors.StreamlitValueError("refresh_mode", ["foreground", "background"])
        settings = _Settings(
            self._kind, seconds(ttl), max_entries, scope == "session", hash_funcs, validate, on_release, show_spinner
        )
        return (lambda each: CachedFunc(settings, each)) if func is None else CachedFunc(settings, func)

    def clear(self) -> None:
        context.current().caches.clear(self._kind)
