"""`st.cache_data` and `st.cache_resource`: results kept across runs and sessions (docs/rules/caching.md).

Modelled on Streamlit's `runtime/caching/cache_utils.py` and `cached_message_replay.py`.
"""

from __future__ import annotations

import functools
import inspect
import pickle
from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any, Final

from ..arguments.bytesizes import check_size
from ..arguments.durations import seconds
from ..browser.page import WidgetSpec
from ..browser.tree import MAIN, SIDEBAR
from ..place.delta import DeltaGeneratorBase, Drawn
from ..place.roots import main_place
from ..place.spinner import turning
from ..run import context, errors
from .hashing import HashFuncs, UnhashableError, fingerprint, function_key, positional_name
from .store import Caches, Entry, Results

__all__ = ["CacheDataAPI", "CacheResourceAPI", "Caches", "Capture"]


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

    def has_drawn(self, place: DeltaGeneratorBase) -> bool:
        return any(each.made is place for each in self.drawn)


_KNOWN: Final = (MAIN, SIDEBAR)
"""The places that a cached function may write to again: neither the bottom nor what stands above the app."""


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
        if inspect.isasyncgenfunction(func):
            raise errors.StreamlitAPIException(
                "Async-generator functions cannot be cached. Async generators produce streams that are one-shot "
                "iterators, rather than a single cacheable result. Consume the async generator and return a "
                "materialized result from an ordinary coroutine function if appropriate."
            )
        func.__module__, func.__qualname__  # noqa: B018 - an error for what is no function
        functools.update_wrapper(self, func)
        self._settings = settings
        self._func = func
        self._name = getattr(func, "__name__", "function")
        run = context.current()
        self._function_key = (settings.kind, function_key(func, run.project.path, run.source))

    def __repr__(self) -> str:
        return f"<CachedFunc: {self._func}>"

    def __get__(self, instance: object, owner: type | None = None) -> Any:
        return self if instance is None else functools.update_wrapper(_Bound(self, instance), self)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if inspect.iscoroutinefunction(self._func):
            return self._awaited(args, kwargs)
        key = self._key(args, kwargs)
        entry = self._find(key)
        if entry is None and self._waited(key):
            entry = self._find(key)
        if entry is not None:
            return self._reuse(entry)
        with self._alone(key), _capturing() as capture, self._spinning():
            value = self._func(*args, **kwargs)
            return self._keep(key, value, capture)

    def _waited(self, key: Hashable) -> bool:
        """Whether a run beside this one computed the value, and has done so now."""
        run = context.current()
        beside, computing = run.guard.clock.beside, run.caches.computing
        if beside is None or (self._function_key, key) not in computing:
            return False
        beside.until(lambda: run.overtaken is not None or (self._function_key, key) not in computing)
        if not run.captures:
            run.give_way()
        return True

    @contextmanager
    def _alone(self, key: Hashable) -> Iterator[None]:
        """Have runs beside this one wait for the value that is computed within the block."""
        run = context.current()
        beside = run.guard.clock.beside
        if beside is None:
            yield
            return
        run.caches.computing.add((self._function_key, key))
        try:
            yield
        finally:
            run.caches.computing.discard((self._function_key, key))
            beside.awake()

    async def _awaited(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """The same for an `async def` function: what it returned when it was awaited is kept."""
        key = self._key(args, kwargs)
        entry = self._find(key)
        if entry is not None:
            return self._reuse(entry)
        with _capturing() as capture, self._spinning():
            value = await self._func(*args, **kwargs)
        return self._keep(key, value, capture)

    def _spinning(self) -> AbstractContextManager[None]:
        """Streamlit turns a spinner while a cached function runs."""
        text = self._settings.show_spinner
        if text is False:
            return nullcontext()
        words = f"Running `{self._name}(...)`." if text is True else str(text)
        return turning(main_place(), "spinner", {"text": words})

    def _find(self, key: Hashable) -> Entry | None:
        results = self._results()
        entry = results.get(key)
        if entry is not None and not self._valid(entry.value):
            results.forget(key)
            entry = None
        kind = "cache_miss" if entry is None else "cache_hit"
        context.current().recorder.note(kind, name=self._name)
        return entry

    def _reuse(self, entry: Entry) -> Any:
        self._draw_again(entry.drawn)
        return pickle.loads(entry.value) if self._settings.kind == "data" else entry.value

    def _keep(self, key: Hashable, value: Any, capture: Capture) -> Any:
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
            max_entries=_entries(settings),
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
        """Draw the widget of a cached result again: on the page only, as Streamlit does (rule cache-widget-warning).

        Its value and its click reach nothing.
        """
        places: dict[int, DeltaGeneratorBase] = {}
        for spec in played.widgets:
            context.current().page.draw(spec)
        for each in played.drawn:
            known = each.on._top_level and each.on._root in _KNOWN
            place = each.on if known else places.get(id(each.on))
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


def _entries(settings: _Settings) -> Any:
    most = settings.max_entries
    return most if most is None or settings.kind == "resource" else float(most)


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


class _Decorator:
    """What both decorators are."""

    def _decorate(self, func: Callable[..., Any] | None, settings: _Settings) -> Any:
        return (lambda each: CachedFunc(settings, each)) if func is None else CachedFunc(settings, func)


class CacheDataAPI(_Decorator):
    """`st.cache_data`.

    Simplified: what is for real servers only, `persist` and `max_size`, has no effect.
    """

    def clear(self) -> None:
        context.current().caches.clear("data")

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
        hash_funcs: HashFuncs | None = None,
        scope: str = "global",
        refresh_mode: str = "foreground",
    ) -> Any:
        if not isinstance(persist, bool) and persist not in {None, "disk"}:
            raise errors.StreamlitValueError("persist", ["'disk'", "None"])
        _check_scope(scope)
        check_size(max_size)
        lifetime = seconds(ttl)
        _check_refresh(refresh_mode, lifetime)
        if refresh_mode == "background" and persist:
            raise errors.StreamlitIncompatibleParametersError(
                "refresh_mode='background'",
                f"persist={persist!r}",
                explanation="Persisted (disk) caches do not support TTL-based expiration, which background refresh "
                'requires. Use `persist=None` with `refresh_mode="background"`, or use `refresh_mode="foreground"`.',
            )
        session = scope == "session"
        return self._decorate(
            func, _Settings("data", lifetime, max_entries, session, hash_funcs, show_spinner=show_spinner)
        )


class CacheResourceAPI(_Decorator):
    """`st.cache_resource`."""

    def clear(self) -> None:
        context.current().caches.clear("resource")

    def __call__(
        self,
        func: Callable[..., Any] | None = None,
        *,
        ttl: Any = None,
        max_entries: int | None = None,
        show_spinner: bool | str = True,
        show_time: bool = False,
        validate: Callable[[Any], bool] | None = None,
        hash_funcs: HashFuncs | None = None,
        on_release: Callable[[Any], None] | None = None,
        scope: str = "global",
        refresh_mode: str = "foreground",
    ) -> Any:
        _check_scope(scope)
        lifetime = seconds(ttl)
        _check_refresh(refresh_mode, lifetime)
        for name, callback in (("validate", validate), ("on_release", on_release)):
            if inspect.iscoroutinefunction(callback):
                raise errors.StreamlitAPIException(
                    f"The `{name}` callback of `st.cache_resource` must be a synchronous function. Async callbacks are "
                    "never awaited; call the coroutine from a synchronous wrapper instead."
                )
        session = scope == "session"
        return self._decorate(
            func,
            _Settings("resource", lifetime, max_entries, session, hash_funcs, validate, on_release, show_spinner),
        )


def _check_scope(scope: Any) -> None:
    if scope not in {"global", "session"}:
        raise errors.StreamlitValueError("scope", ["'global'", "'session'"])


def _check_refresh(mode: Any, lifetime: Any) -> None:
    if mode not in {"foreground", "background"}:
        raise errors.StreamlitValueError("refresh_mode", ["foreground", "background"])
    if mode == "background" and lifetime is None:
        raise errors.StreamlitMissingRequiredParameterError(
            "ttl", 'Set a positive `ttl` (for example `ttl="1h"`) or use `refresh_mode="foreground"`.'
        )
    if mode == "background" and lifetime <= 0:
        raise errors.StreamlitValueError(
            "ttl",
            ["a positive duration"],
            detail="Background refresh requires a positive `ttl` (for example "
            '`ttl="1h"`) or `refresh_mode="foreground"`.',
        )
