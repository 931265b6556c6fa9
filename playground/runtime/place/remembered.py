"""Widget calls that a session remembers, so that a rerun need not look at the same arguments once more.

Most calls of a rerun say what they said in the run before. Their widget is taken as it was made then: its identity, its
checked arguments, what the page and the trace are told of it. What depends on the run is done anew: whether the
identity is free, the value, the place, the events.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, Final

from ..run import caps, context
from ..trace.excerpt import measure
from .widget import Widget, check_policies, claim, held_none

if TYPE_CHECKING:
    from ..browser.page import WidgetSpec
    from ..state.state import Registered
    from ..trace.reasons.identity import Identity
    from ..trace.values import Json
    from .delta import DeltaGeneratorBase

_PLAIN: Final = frozenset({str, int, bool, type(None)})
"""The types of arguments whose calls are remembered: none of their values can change.

Floats are so by how they are written, as 0.0 and -0.0 are equal and not the same, and lists of plain values by what is
in them.
"""
_ITEMS: Final = 50
"""The most values of a list in the arguments of such a call."""
_NEVER: Final = object()
"""Stands for an argument whose calls are not remembered."""

_MOST_TEXT: Final = 1_000
"""Characters of the arguments of a call that is remembered."""


Settle = Callable[["Registered"], tuple[Any, bool]]
"""Looks at the value that a widget has in a run before it is drawn.

Returns that or a valid one, and whether the page must be told of it.
"""


@dataclass(slots=True)
class Shown:
    """A widget as a call has shown it; of the script's objects it keeps only plain arguments."""

    widget: Widget
    spec: WidgetSpec
    fields: dict[str, Json]
    make: Callable[[Any], Any] | None
    """Turns the widget's value into the one that the script gets, where the two differ."""
    settle: Settle | None = None
    stateful: bool = False
    """True where session state had a part in how it was made: it is not remembered."""
    size: int | None = None
    identity: Identity | None = None

    @classmethod
    def first(
        cls,
        widget: Widget,
        own: dict[str, Json],
        make: Callable[[Any], Any] | None = None,
        *,
        settle: Settle | None = None,
        stateful: bool = False,
    ) -> tuple[Shown, Any]:
        """Register and draw a new widget, with `own` fields of its kind; return it with the script's value."""
        registered = widget.register()
        value = (registered.value, registered.set_value) if settle is None else settle(registered)
        shown = cls(widget, widget.spec(), widget.fields(own), make, settle, stateful)
        shown.identity = context.current().identities.get(widget.id)
        return shown, shown._draw(*value)

    def again(self, run: context.RunContext, place: DeltaGeneratorBase) -> Any:
        """Show it as it was shown before; return the script's value."""
        widget = self.widget
        if widget.key is not None:
            check_policies(place, widget.key, None, writable=not widget.trigger)
        claim(run, widget.kind, widget.id, widget.key)
        if self.identity is not None:
            run.identities[widget.id] = self.identity
        widget.place = place
        registered = widget.register_again(run)
        if self.settle is None:
            return self._draw(registered.value, registered.set_value)
        return self._draw(*self.settle(registered))

    def _draw(self, value: Any, set_value: bool) -> Any:
        set_value = set_value and not self.widget.trigger
        self.widget.show(self.spec, self.fields, value, set_value=set_value, size=self.size)
        return value if self.make is None else self.make(value)


class Remembered:
    """The widgets of one session by the calls that showed them; of very many, the newest."""

    def __init__(self) -> None:
        self._shown: dict[Hashable, Shown] = {}

    def __len__(self) -> int:
        return len(self._shown)

    def get(self, call: Hashable) -> Shown | None:
        return self._shown.get(call)

    def keep(self, call: Hashable, shown: Shown, given: tuple[Any, ...]) -> None:
        """Remember a call where the arguments `given` are small, and state had no part in how the widget was made."""
        widget = shown.widget
        stateful = shown.stateful or widget.bound is not None or held_none(widget.key)
        if stateful or sum(map(_characters, given)) > _MOST_TEXT:
            return
        shown.size = measure(shown.fields)
        if len(self._shown) >= caps.ELEMENTS:
            self._shown.clear()
        self._shown[call] = shown


def _plain(value: Any) -> Hashable:
    """An argument as a part of what a call has said, or `_NEVER`."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is float:
        return repr(value)
    if kind in (list, tuple) and len(value) <= _ITEMS:
        kinds = tuple(map(type, value))
        return (tuple(value), kinds) if _PLAIN.issuperset(kinds) else _NEVER
    return _NEVER


def _characters(value: Any) -> int:
    """How many characters are in an argument of a call that is remembered."""
    if type(value) is str:
        return len(value)
    return sum(map(_characters, value)) if type(value) in (list, tuple) else 0


def remembered[**P, T](
    method: Callable[Concatenate[Any, P], tuple[Shown, T]],
) -> Callable[Concatenate[Any, P], T]:
    """Make of a method that shows a widget, and returns it with its value, one that returns the value.

    When the same line calls it with equal arguments at the same place, the widget is shown as it was.
    """
    name = method.__name__

    @functools.wraps(method)
    def call(place: Any, *args: P.args, **kwargs: P.kwargs) -> T:
        run = context.current()
        given = (*args, *kwargs.values())
        kinds = tuple(map(type, given))
        plain = given if _PLAIN.issuperset(kinds) else tuple(map(_plain, given))
        if run.captures or any(each is _NEVER for each in plain):
            return method(place, *args, **kwargs)[1]
        inside = bool(run.containers) or not place._top_level
        root, form = (place._active._root, place._current_form()) if inside else (place._root, "")
        said = (name, plain, *kwargs, kinds, run.recorder.line(), root, form, run.page_id, run.fragment)
        known = run.remembered.get(said)
        if known is not None and not held_none(known.widget.key):
            return known.again(run, place)
        shown, value = method(place, *args, **kwargs)
        run.remembered.keep(said, shown, given)
        return value

    signature = inspect.signature(method)
    of_value = str(signature.return_annotation).removeprefix("tuple[Shown, ").removesuffix("]")
    call.__signature__ = signature.replace(return_annotation=of_value)  # type: ignore[attr-defined]
    return call
