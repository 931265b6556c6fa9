"""Where a call writes to: `DeltaGenerator`, the object behind `st`, containers and placeholders.

Modelled on Streamlit's `delta_generator.py`.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from types import TracebackType
from typing import Any, ClassVar, Self

from ..arguments.wire import carried
from ..browser.tree import MAIN, ROOT_NAMES, Block, Element, Node, Path, kind_name
from ..run import context, errors
from ..trace.excerpt import measure
from ..trace.values import Json, cut
from .cursor import Cursor
from .place_text import place_text


@dataclass(frozen=True)
class Drawn:
    """An element or container that a cached function drew: it is drawn again whenever the result is taken.

    (rule cache-replays-elements)
    """

    type: str
    fields: dict[str, Json]
    on: DeltaGeneratorBase
    made: DeltaGeneratorBase
    is_block: bool
    widget: str | None = None


class DeltaGeneratorBase:
    """A place on the page that the script writes to."""

    _kind: ClassVar[type[DeltaGeneratorBase]]
    """The class of what is written and opened here, with every call that writes."""
    _more: ClassVar[dict[str, type[DeltaGeneratorBase]]]
    """The classes of containers that have more than all containers have, by the type of the container."""
    _mixins: ClassVar[dict[str, type[DeltaGeneratorBase]]] = {}
    """What those have more."""

    def __init_subclass__(cls, *, more_for: tuple[str, ...] = ()) -> None:
        """`more_for` are the types of containers that have more than all others: what is in this class."""
        DeltaGeneratorBase._mixins |= dict.fromkeys(more_for, cls)

    def __init__(
        self,
        root: int,
        cursor: Cursor | None = None,
        parent: DeltaGeneratorBase | None = None,
        block: str | None = None,
    ) -> None:
        self._root = root
        self._top_level = parent is None
        self._follows = parent is None and root == MAIN
        """Whether it writes to the innermost `with` block: it stands for `st` itself."""
        self._own_cursor = cursor
        self._parent = parent
        self._block_type = block
        self._form_id: str | None = None
        self._name: str = ROOT_NAMES[root] if parent is None else parent._name
        self._fragment: str | None = None

    # A copy of a container is the container: cached functions and deepcopies of state must not make new places.
    def __deepcopy__(self, memo: Any) -> Self:
        return self

    def _copy(self) -> Self:
        """The same container with a cursor of its own: what a fragment remembers of its place."""
        made = copy.copy(self)
        if self._own_cursor is not None:
            made._own_cursor = self._own_cursor.copy()
        return made

    def __enter__(self) -> None:
        context.current().containers.append(self)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if context.running() is None:
            return  # a generator of the script that ends after its run
        containers = context.current().containers
        if containers:
            containers.pop()

    def __repr__(self) -> str:
        return place_text(self)

    @property
    def _active(self) -> DeltaGeneratorBase:
        """`st.x` writes to the innermost `with` block, `container.x` to its container."""
        return self._active_in(context.current())

    def _active_in(self, run: context.RunContext) -> DeltaGeneratorBase:
        return run.containers[-1] if self._follows and run.containers else self

    def _cursor_in(self, run: context.RunContext) -> Cursor:
        if self._own_cursor is not None:
            return self._own_cursor
        found = run.cursors.get(self._root)
        if found is None:
            found = run.cursors[self._root] = Cursor((self._root,))
        return found

    @property
    def _cursor(self) -> Cursor:
        return self._cursor_in(context.current())

    def _current_form(self) -> str:
        """The form this place belongs to: by container, not by call order (rule form-by-container)."""
        if self._form_id is not None:
            return self._form_id
        if self._follows:
            for container in reversed(context.current().containers):
                if container._form_id is not None:
                    return container._form_id
        elif self._parent is not None and self._parent._form_id is not None:
            return self._parent._form_id
        return ""

    def _ancestor_types(self) -> list[str]:
        types: list[str] = []
        place: DeltaGeneratorBase | None = self._active
        while place is not None:
            if place._block_type is not None:
                types.append(place._block_type)
            place = place._parent
        return types

    def _enqueue(
        self,
        type: str,
        fields: dict[str, Json],
        *,
        widget: str | None = None,
        text: str = "",
        line: int | None = None,
        size: int | None = None,
        final: bool = False,
        call: str = "",
    ) -> Any:
        """Write an element here; return the place it now has, or None for a `final` one, where nobody writes.

        `line` is the script's and `size` what `measure` says of the fields, where they are known already; `call` is
        what the script has called, where that is not the function of the element's type.
        """
        run = context.current()
        if run.bare:
            return self._unseen()
        place = self._active_in(run)
        if run.fragment is not None:
            place = run.fragments.place_for(place)
        if run.workers.running is not None:
            run.fragments.check_beside(place)
        if run.late:
            run.need_place()
        run.yield_point()
        if size is None:
            fields = carried(fields)
            size = measure(fields)
        line = line or run.recorder.line()
        cursor = place._cursor_in(run)
        path = cursor.take()
        kept = run.tree.put(path, Element(type, fields, line, run.number, widget, run.fragment, size))
        if kept and type != "empty":
            summary = cut(text or str(fields.get("label") or fields.get("text") or ""), 80)
            run.recorder.wrote(line, widget or place_id(path), type, place._name, summary, call)
        made = None
        if not final or run.captures:
            made = self._make(place, cursor.locked_to(path))
            made._form_id = place._current_form()
            self._capture(type, fields, place, made, widget=widget)
        if run.guard.tell is not None:
            run.paint(hurried=False)
        return made

    def _unseen(self) -> Self:
        """A thread without a part in the run writes here: `st` itself drops that, any other place says so."""
        if self._own_cursor is not None:
            raise errors.NoSessionContext
        return self

    def _capture(
        self,
        type: str,
        fields: dict[str, Json],
        place: DeltaGeneratorBase,
        made: Any,
        *,
        is_block: bool = False,
        widget: str | None = None,
    ) -> None:
        """Note for the cached functions that are running what they drew, and on what."""
        captures = context.current().captures
        if captures:
            on = place if captures[-1].has_drawn(place) else self
            for capture in captures:
                capture.drawn.append(Drawn(type, fields, on, made, is_block, widget))

    def _block(self, type: str, fields: dict[str, Json], *, widget: str | None = None) -> Any:
        """Open a container here; return the place inside it."""
        run = context.current()
        if run.bare:
            return self._unseen()
        place = self._active if run.fragment is None else run.fragments.place_for(self._active)
        run.need_place()
        run.yield_point()
        fields = carried(fields)
        size = measure(fields)
        path = place._cursor.take()
        self._put(path, Block(type, fields, run.recorder.line(), run.number, run.fragment, widget, size))
        made = self._make(place, Cursor(path), type)
        made._name = place._name_of(type, fields)
        made._form_id = place._current_form()
        made._fragment = run.fragment
        self._capture(type, fields, place, made, is_block=True, widget=widget)
        return made

    def _name_of(self, type: str, fields: dict[str, Json]) -> str:
        """The container's path in the trace, as `tree.flatten` names it."""
        names = self._cursor.names
        if self._block_type in ("columns", "tabs"):
            count = names[""] = names.get("", -1) + 1
            return f"{self._name}[{count}]"
        name = kind_name(type, fields)
        count = names[name] = names.get(name, 0) + 1
        return f"{self._name}/{name}" if count == 1 else f"{self._name}/{name}#{count}"

    @classmethod
    def _make(cls, place: DeltaGeneratorBase, cursor: Cursor, block: str | None = None) -> Any:
        return cls._kind(place._root, cursor, place, block)

    @staticmethod
    def _put(path: Path, node: Node) -> None:
        context.current().tree.put(path, node)


def place_id(path: Path) -> str:
    """The id of an element that has no identity of its own: its place, `m0.2`."""
    return f"{'msbe'[path[0]]}{path[1]}" if len(path) == 2 else "msbe"[path[0]] + ".".join(map(str, path[1:]))


DeltaGenerator = DeltaGeneratorBase
