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
    from ..trace.values import Json
    from .delta import DeltaGeneratorBase

_PLAIN: Final = frozenset({str, int, bool, type(None)})
"""The types of arguments whose calls are remembered: none of their values can change.

No floats: 0.0 and -0.0 are equal and not the same.
"""

_MOST_TEXT: Final = 1_000
"""Characters of the arguments of a call that is remembered."""


@dataclass(slots=True)
class Shown:
    """A widget as a call has shown it; of the script's objects it keeps only plain arguments."""

    widget: Widget
    spec: WidgetSpec
    fields: dict[str, Json]
    make: Callable[[Any], Any] | None
    """Turns the widget's value into the one that the script gets, where the two differ."""
    size: int | None = None

    @classmethod
    def first(cls, widget: Widget, own: dict[str, Json], make: Callable[[Any], Any] | None = None) -> tuple[Shown, Any]:
        """Register and draw a new widget, with `own` fields of its kind; return it with the script's value."""
        registered = widget.register()
        shown = cls(widget, widget.spec(), widget.fields(own), make)
        return shown, shown._draw(registered)

    def again(self, run: context.RunContext, place: DeltaGeneratorBase) -> Any:
        """Show it as it was shown before; return the script's value."""
        widget = self.widget
        if widget.key is not None:
            check_policies(place, widget.key, None, writable=not widget.trigger)
        claim(run, widget.kind, widget.id, widget.key)
        widget.place = place
        return self._draw(widget.register_again(run))

    def _draw(self, registered: Registered) -> Any:
        widget, value = self.widget, registered.value
        set_value = registered.set_value and not widget.trigger
        widget.show(self.spec, self.fields, value, set_value=set_value, size=self.size)
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
        stateful = widget.bound is not None or held_none(widget.key)
        if stateful or sum(len(each) for each in given if type(each) is str) > _MOST_TEXT:
            return
        shown.size = measure(shown.fields)
        if len(self._shown) >= caps.ELEMENTS:
            self._shown.clear()
        self._shown[call] = shown


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
        if run.captures or not _PLAIN.issuperset(kinds):
            return method(place, *args, **kwargs)[1]
        inside = bool(run.containers) or not place._top_level
        root, form = (place._active._root, place._current_form()) if inside else (place._root, "")
        said = (name, given, *kwargs, kinds, run.recorder.line(), root, form, run.page_id, run.fragment)
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
