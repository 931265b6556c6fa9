"""`st.fragment`: functions that rerun alone.

Modelled on Streamlit's `runtime/fragment.py`: a fragment remembers its arguments, its place
and the closure of the last full run (rule fragment-remembers), and its widgets rerun only it
(rule fragment-reruns-alone).
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import inspect
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ..arguments.durations import seconds
from ..arguments.wire import real
from ..browser.tree import BOTTOM, SIDEBAR, Block, Path
from ..place.cursor import Cursor
from ..place.roots import main_place
from ..place.uncaught import show
from ..run import context, errors
from ..run.control import FragmentHandledException, ScriptControl, StopException
from ..state.keys import check_key
from ..trace.values import Json
from . import beside

if TYPE_CHECKING:
    from ..place.delta import DeltaGeneratorBase
    from ..run.context import RunContext


PLAIN: Final[dict[str, Json]] = {"border": False, "horizontal": False, "key": None}
"""The fields of a container that shows nothing of its own."""


@dataclass
class Fragment:
    """A fragment as the last run that reached it left it."""

    id: str
    name: str
    run: Callable[[], Any]
    parent: str | None
    key: str | None
    interval: float | None
    lasting: bool = False
    """True for a dialog: it stays on the page when the fragment that opened it runs again."""


@dataclass(frozen=True)
class OwnPart:
    """A fragment's own part of a container that it did not make itself (rule fragment-writes-outside)."""

    place: DeltaGeneratorBase
    path: Path
    creator: str | None
    """Id of the fragment that made the container."""


class FragmentStorage:
    """The fragments of one session."""

    def __init__(self) -> None:
        self._fragments: dict[str, Fragment] = {}
        self._parts: dict[tuple[str, Path], OwnPart] = {}

    def register(self, fragment: Fragment) -> None:
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
        """The containers of earlier runs are gone; this run makes new ones."""
        self._parts.clear()

    def stop_timers(self) -> None:
        """The page forgets its timers when it is told of a new full run."""
        for fragment in self._fragments.values():
            fragment.interval = None

    def has_ancestor_in(self, fragment_id: str, ids: set[str]) -> bool:
        """True when a fragment that this one is nested in is among `ids`."""
        fragment = self._fragments.get(fragment_id)
        seen = {fragment_id}
        while fragment is not None and fragment.parent is not None and fragment.parent not in seen:
            if fragment.parent in ids:
                return True
            seen.add(fragment.parent)
            fragment = self._fragments.get(fragment.parent)
        return False

    def ordered(self, ids: Sequence[str]) -> tuple[str, ...]:
        """`ids` in their order, but no fragment before one that it is nested in."""
        left, done = list(ids), []
        while left:
            first = next((each for each in left if not self.has_ancestor_in(each, set(left))), left[0])
            left.remove(first)
            done.append(first)
        return tuple(done)

    def forget_below(self, root: str, registered: set[str]) -> None:
        """A fragment ran alone: forget the nested fragments that it did not reach."""
        gone = [each for each in self._fragments if each not in registered and self._goes_with(each, root)]
        for fragment_id in gone:
            del self._fragments[fragment_id]
            self._parts = {key: part for key, part in self._parts.items() if key[0] != fragment_id}

    def _goes_with(self, fragment_id: str, root: str) -> bool:
        """True when a fragment stands inside `root`, with no dialog between."""
        fragment = self._fragments.get(fragment_id)
        seen = {fragment_id}
        while fragment is not None and not fragment.lasting and fragment.parent not in (None, *seen):
            if fragment.parent == root:
                return True
            seen.add(str(fragment.parent))
            fragment = self._fragments.get(str(fragment.parent))
        return False

    # -- what fragments write into containers of others ------------------------------

    def begin(self, fragment_id: str) -> None:
        """A fragment runs again without the app: it writes its own parts anew."""
        run = context.current()
        self._parts = {key: part for key, part in self._parts.items() if part.creator != fragment_id}
        for (owner, _), part in self._parts.items():
            if owner == fragment_id:
                part.place._put(part.path, Block("container", dict(PLAIN), run.recorder.line(), run.number, owner))
                if not part.place._cursor.locked:
                    part.place._cursor.index = 0
                    part.place._cursor.names.clear()

    def place_for(self, place: DeltaGeneratorBase) -> DeltaGeneratorBase:
        """Where the running fragment writes when it writes to `place`: there, or in its own part of it.

        (rules fragment-writes-outside, fragment-outside-reserved)
        """
        run = context.current()
        fragment = run.fragment
        if run.workers.running is not None:
            return place
        return place if fragment is None or not self._is_outside(place) else self._own_part(fragment, place)

    def check(self, place: DeltaGeneratorBase) -> None:
        """Raise where the running fragment cannot write, for it has no part there."""
        fragment = context.current().fragment
        if fragment is not None and self._is_outside(place):
            self._known_part(fragment, place)

    @staticmethod
    def check_beside(place: DeltaGeneratorBase) -> None:
        """Raise where a parallel fragment writes an element to what it has not made itself."""
        run = context.current()
        inside = run.fragment_path
        if inside and place._cursor.path[: len(inside)] != inside:
            raise errors.StreamlitInvalidLayoutContextError(errors.NOT_INTO_OUTSIDE)

    def _is_outside(self, place: DeltaGeneratorBase) -> bool:
        """True for a place that is neither the running fragment's own nor in a part that it has."""
        run = context.current()
        if run.fragment_path is None:
            return False
        if place._top_level:
            if place._root not in (SIDEBAR, BOTTOM):
                return False
        elif place._cursor.path[: len(run.fragment_path)] == run.fragment_path:
            return False
        own = [part.place for (owner, _), part in self._parts.items() if owner == run.fragment]
        ancestor: DeltaGeneratorBase | None = place
        while ancestor is not None:
            if any(ancestor is each for each in own):
                return False
            ancestor = ancestor._parent
        return True

    def _known_part(self, fragment_id: str, place: DeltaGeneratorBase) -> DeltaGeneratorBase | None:
        run = context.current()
        known = self._parts.get((fragment_id, _where(place)))
        if known is not None:
            return known.place
        if run.fragments_this_run and place._fragment not in run.fragments_this_run:
            raise errors.StreamlitInvalidLayoutContextError(errors.NO_PART_OF_CONTAINER)
        return None

    def _own_part(self, fragment_id: str, place: DeltaGeneratorBase) -> DeltaGeneratorBase:
        known = self._known_part(fragment_id, place)
        if known is not None:
            return known
        run, where = context.current(), _where(place)
        locked = place._cursor.locked
        path = place._cursor.take()
        place._put(path, Block("container", dict(PLAIN), run.recorder.line(), run.number, fragment_id))
        made: DeltaGeneratorBase = place._make(place, Cursor(path, locked=locked), "container")
        made._name = place._name_of("container", PLAIN)
        self._parts[fragment_id, where] = OwnPart(made, path, place._fragment)
        return made


def _where(place: DeltaGeneratorBase) -> Path:
    return place._cursor.path if place._cursor.locked else place._cursor.parent


def fragment(
    func: Callable[..., Any] | None = None,
    *,
    run_every: Any = None,
    parallel: bool = False,
    key: str | int | None = None,
) -> Any:
    """Make a function a fragment (docs/rules/fragments.md)."""
    key = None if key is None else str(key)
    check_key(key)
    if key in ("app", "fragment"):
        raise errors.StreamlitAPIException(
            f"`{key}` is a reserved name and cannot be used as a fragment key, because `st.rerun(scope=...)` reads it "
            "as a rerun level. Choose a different key for `@st.fragment(key=...)`."
        )
    if func is None:
        return functools.partial(fragment, run_every=run_every, parallel=parallel, key=key)

    @functools.wraps(func)
    def call(*args: Any, **kwargs: Any) -> Any:
        interval = real(seconds(run_every)) if run_every else None
        return call_fragment(func, args, kwargs, interval, key, parallel=parallel)

    with contextlib.suppress(AttributeError):
        func.__dict__  # noqa: B018 - what has none is let pass
        call.__signature__ = inspect.signature(func)  # type: ignore[attr-defined]  # an error: it cannot be called
    return call


def call_fragment(
    func: Callable[..., Any],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    interval: float | None = None,
    key: str | None = None,
    *,
    lasting: bool = False,
    parallel: bool = False,
) -> Any:
    """Run `func` as a fragment that stands where the script now writes, and remember it.

    In a run of the whole app a `parallel` one is only sent off.
    """
    run = context.current()
    if run.bare:
        return None
    run.need_place()
    place = run.containers[-1] if run.containers else main_place()
    definition = f"{getattr(func, '__module__', '')}.{getattr(func, '__qualname__', repr(func))}"
    fragment_id = _identity(definition, place._cursor.path)
    if key is not None and run.fragment_keys.setdefault(key, definition) != definition:
        raise errors.StreamlitDuplicateElementKey(key)
    name = getattr(func, "__name__", "fragment")
    body = _Body(
        fragment_id,
        name,
        functools.partial(func, *args, **kwargs),
        [container._copy() for container in run.containers],
        {root: cursor.copy() for root, cursor in run.cursors.items()},
        run.page_id,
    )
    run.fragments.register(Fragment(fragment_id, name, body, run.fragment, key, interval, lasting))
    if parallel and not run.fragments_this_run:
        holder = main_place()._block("container", dict(PLAIN))
        beside.send(name, functools.partial(body.within, holder), [*(each._copy() for each in run.containers), holder])
        return None
    return body()


def _identity(definition: str, path: Path) -> str:
    """Streamlit's own id of a fragment: the text of a container that was made in one tells it (`util.calc_hash`)."""
    text = f"{definition}{list(path)}"
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16, usedforsecurity=False).hexdigest()


@dataclass(frozen=True)
class _Body:
    """A call of a fragment: the function with its arguments, and the place where it stands."""

    id: str
    name: str
    func: Callable[[], Any]
    containers: list[DeltaGeneratorBase]
    cursors: dict[int, Cursor]
    page: str

    def __call__(self) -> Any:
        run = context.current()
        if self.id in run.fragments_this_run and run.fragment is None:
            run.containers = [container._copy() for container in self.containers]
            run.cursors = {root: cursor.copy() for root, cursor in self.cursors.items()}
        if run.fragments_this_run:
            run.fragments.begin(self.id)
        with self._running(run):
            holder = main_place()._block("container", dict(PLAIN))
            with holder:
                run.fragment_path = holder._cursor.parent
                return self._guarded()

    def within(self, holder: DeltaGeneratorBase) -> Any:
        """Run beside the script, in a container that is there already and that the script is in."""
        run = context.current()
        with self._running(run):
            run.fragment_path = holder._cursor.parent
            return self._guarded()

    @contextmanager
    def _running(self, run: RunContext) -> Iterator[None]:
        run.new_fragments.add(self.id)
        outer = (run.fragment, run.fragment_path, run.page_id)
        run.fragment, run.fragment_path, run.page_id = self.id, None, self.page
        run.recorder.note("fragment_start", name=self.name)
        try:
            yield
        finally:
            run.recorder.note("fragment_end", name=self.name)
            run.fragment, run.fragment_path, run.page_id = outer

    def _guarded(self) -> Any:
        """Call the function; an error is shown in the fragment's place (rule fragment-exception)."""
        try:
            return self.func()
        except ScriptControl:
            raise
        except Exception as error:
            try:
                show(error)
            except StopException:
                if context.current().workers.running is None:
                    context.current().stopped_by = error
                raise
            handled = FragmentHandledException(str(error))
            raise handled from error
