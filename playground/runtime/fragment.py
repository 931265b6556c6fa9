"""`st.fragment`: functions that rerun alone.

Modelled on Streamlit's `runtime/fragment.py`: a fragment remembers its arguments, its place
and the closure of the last full run (rule 41), and its widgets rerun only it (rule 40).
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from . import context, errors
from .control import FragmentHandledException, ScriptControl
from .tree import BOTTOM, SIDEBAR, Path

if TYPE_CHECKING:
    from .delta import Cursor, DeltaGeneratorBase


@dataclass
class Fragment:
    """A fragment as the last run that reached it left it."""

    id: str
    name: str
    run: Callable[[], Any]
    parent: str | None
    key: str | None
    interval: float | None
    due: float = 0.0
    path: Path | None = None
    outside: dict[Path, DeltaGeneratorBase] = field(default_factory=dict)
    """Its own place in each container of the app that it writes to (rule 46)."""


class FragmentStorage:
    """The fragments of one session."""

    def __init__(self) -> None:
        self._fragments: dict[str, Fragment] = {}

    def register(self, fragment: Fragment) -> None:
        known = self._fragments.get(fragment.id)
        if known is not None:
            fragment.outside = known.outside
        self._fragments[fragment.id] = fragment

    def get(self, fragment_id: str) -> Fragment | None:
        return self._fragments.get(fragment_id)

    def ids(self) -> list[str]:
        return list(self._fragments)

    def name(self, fragment_id: str) -> str | None:
        fragment = self._fragments.get(fragment_id)
        return None if fragment is None else fragment.name

    def by_key(self, key: str) -> list[str]:
        return [fragment.id for fragment in self._fragments.values() if fragment.key == key]

    def keep(self, ids: set[str]) -> None:
        """A full run ended: forget the fragments it did not reach."""
        self._fragments = {key: value for key, value in self._fragments.items() if key in ids}

    def timed(self) -> list[Fragment]:
        return [fragment for fragment in self._fragments.values() if fragment.interval]

    def begin_full_run(self) -> None:
        for fragment in self._fragments.values():
            fragment.outside.clear()

    def place_for(self, place: DeltaGeneratorBase) -> DeltaGeneratorBase:
        """Where the running fragment writes when it writes to `place`: there, or in its own part of it."""
        run = context.current()
        fragment = self._fragments.get(run.fragment or "")
        if fragment is None or fragment.path is None:
            return place
        if place._top_level:
            if place._root not in (SIDEBAR, BOTTOM):
                return place
        elif place._cursor.path[: len(fragment.path)] == fragment.path:
            return place
        ancestor: DeltaGeneratorBase | None = place
        while ancestor is not None:
            if ancestor in fragment.outside.values():
                return place
            ancestor = ancestor._parent
        return self._own_part(fragment, place)

    def _own_part(self, fragment: Fragment, place: DeltaGeneratorBase) -> DeltaGeneratorBase:
        from .delta import Cursor
        from .tree import Block

        where = place._cursor.parent if not place._cursor.locked else place._cursor.path
        known = fragment.outside.get(where)
        run = context.current()
        if known is not None:
            return known
        if run.fragments_this_run:
            raise errors.StreamlitInvalidLayoutContextError(
                "To write to a container created outside of a fragment, the container must first receive a write from "
                "the fragment during a full app run."
            )
        cursor: Cursor = place._cursor.take()
        place._put(cursor.path, Block("container", {}, run.recorder.line(), run.number, run.fragment))
        made: DeltaGeneratorBase = place._make(place, Cursor(cursor.path), "container")
        made._name = place._name_of("container", {})
        fragment.outside[where] = made
        return made


def fragment(
    func: Callable[..., Any] | None = None,
    *,
    run_every: Any = None,
    parallel: bool = False,
    key: str | int | None = None,
) -> Any:
    """Make a function a fragment (rules 40 to 48)."""
    key = None if key is None else str(key)
    if key in ("app", "fragment"):
        raise errors.StreamlitAPIException(
            f"`{key}` is a reserved name and cannot be used as a fragment key, because `st.rerun(scope=...)` reads it "
            "as a rerun level. Choose a different key for `@st.fragment(key=...)`."
        )
    if func is None:
        return functools.partial(fragment, run_every=run_every, parallel=parallel, key=key)

    @functools.wraps(func)
    def call(*args: Any, **kwargs: Any) -> Any:
        return _call(func, args, kwargs, seconds(run_every), key)

    return call


def _call(func: Callable[..., Any], args: Any, kwargs: Any, interval: float | None, key: str | None) -> Any:
    run = context.current()
    place = run.containers[-1] if run.containers else None
    where = place._cursor.path if place is not None else None
    if place is None:
        from .module import main_place

        where = main_place()._cursor.path
    name = getattr(func, "__qualname__", repr(func))
    fragment_id = f"{getattr(func, '__module__', '')}.{name}@{where}"
    containers = list(run.containers)
    indexes = {root: cursor.index for root, cursor in run.cursors.items()}
    own = [(container, container._own_cursor.index) for container in containers if container._own_cursor is not None]

    def body() -> Any:
        return _run_body(fragment_id, func, args, kwargs, containers, indexes, own)

    due = time.monotonic() + interval if interval else 0.0
    run.fragments.register(
        Fragment(fragment_id, getattr(func, "__name__", "fragment"), body, run.fragment, key, interval, due)
    )
    return body()


def _run_body(
    fragment_id: str,
    func: Callable[..., Any],
    args: Any,
    kwargs: Any,
    containers: list[DeltaGeneratorBase],
    indexes: dict[int, int],
    own: list[tuple[DeltaGeneratorBase, int]],
) -> Any:
    from .delta import Cursor
    from .module import main_place

    run = context.current()
    known = run.fragments.get(fragment_id)
    alone = fragment_id in run.fragments_this_run and run.fragment is None
    if alone:
        run.containers = list(containers)
        run.cursors = {root: Cursor((root,), index) for root, index in indexes.items()}
        for container, index in own:
            if container._own_cursor is not None and not container._own_cursor.locked:
                container._own_cursor.index = index
    if run.fragments_this_run and known is not None:
        for place in known.outside.values():
            place._cursor.index = 0
            place._cursor.names.clear()
    run.new_fragments.add(fragment_id)
    outer, run.fragment = run.fragment, fragment_id
    name = getattr(func, "__name__", "fragment")
    run.recorder.note("fragment_start", name=name)
    try:
        holder = main_place()._block("container", {})
        run.containers.append(holder)
        if known is not None:
            known.path = holder._cursor.parent
        try:
            return func(*args, **kwargs)
        except ScriptControl:
            raise
        except FragmentHandledException:
            raise
        except Exception as error:
            from .uncaught import show

            show(error)
            raise FragmentHandledException from error
        finally:
            if run.containers and run.containers[-1] is holder:
                run.containers.pop()
    finally:
        run.recorder.note("fragment_end", name=name)
        run.fragment = outer


def seconds(value: Any) -> float | None:
    """`run_every` in seconds: a number, a timedelta, or a text such as "2s"."""
    if value is None:
        return None
    if hasattr(value, "total_seconds"):
        return float(value.total_seconds())
    if isinstance(value, str):
        units = {"ms": 0.001, "s": 1.0, "m": 60.0, "min": 60.0, "h": 3600.0, "d": 86400.0}
        number = value.rstrip("abcdefghijklmnopqrstuvwxyz ")
        unit = value[len(number) :].strip() or "s"
        return float(number) * units[unit]
    return float(value)
