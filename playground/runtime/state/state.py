"""`st.session_state`: what the script stored and what its widgets hold.

Modelled on Streamlit's `runtime/state/session_state.py`: values of earlier runs, values set
in this run, and widget values from the browser are three layers; a widget's value is kept
under its identity and found under its key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from playground.facts.elements import LISTING

from ..browser.query import Query
from ..run import context, errors
from ..trace.values import Json, Room, state_to_json, state_value
from .binding import NOTHING, start
from .keys import is_widget_id
from .persist import Persisted

if TYPE_CHECKING:
    from ..place.widget import Widget

_UNCHANGING: Final = frozenset({type(None), bool, int, float, str})


@dataclass(slots=True)
class FromBrowser:
    """A widget value as the page sent it, not yet made a Python value."""

    value: Json


@dataclass(slots=True)
class Registered:
    """A drawn widget's value, and whether the page must adopt it."""

    value: Any
    set_value: bool
    sent: Json = None
    """Of a widget that chooses: the text that the page has sent, as the run before worded it; None for nothing."""
    fresh: bool = False
    """True when the value is one that this run has given it: the widget's default, or what the address says."""
    of_address: bool = False


class SessionState:
    """The state of one session."""

    def __init__(self) -> None:
        self._old: dict[str, Any] = {}
        self._new: dict[str, Any] = {}
        self._widgets: dict[str, Any] = {}
        self._metadata: dict[str, Widget] = {}
        """What the last run that drew a widget said of it; used by the next run (rule callback-of-last-draw)."""
        self._id_of_key: dict[str, str] = {}
        self._key_of_id: dict[str, str] = {}
        self._persisted = Persisted()

    # -- the mapping the script sees ------------------------------------------------

    def _widget_id(self, key: str) -> str:
        return self._id_of_key.get(key, key)

    def _keys(self) -> list[str]:
        """Identities and keys in the order first stored, each once."""
        seen: dict[str, None] = {}
        for key in self._old:
            seen[self._widget_id(key)] = None
        for key in self._widgets:
            seen[key] = None
        for key in self._new:
            seen[self._widget_id(key)] = None
        return list(seen)

    def visible(self) -> dict[str, Any]:
        """Keys and values that the script can see; keyless widgets are not among them (rule state-keyed-widgets)."""
        found: dict[str, Any] = {}
        for key in self._keys():
            try:
                if not is_widget_id(key):
                    found[key] = self[key]
                elif key in self._key_of_id:
                    found[self._key_of_id[key]] = self[key]
            except KeyError:
                continue
        return found

    def raw(self) -> Iterator[Any]:
        """The values of all layers, as they are kept."""
        return chain(self._old.values(), self._new.values(), self._widgets.values())

    def snapshot(self, make: Callable[[str, object, Room], Json] = state_value) -> dict[str, Json]:
        """The visible state as JSON, a copy; `told` makes JSON of one value."""
        return state_to_json(self.visible(), make=make)

    def __contains__(self, key: str) -> bool:
        try:
            self[key]
        except KeyError:
            return False
        return True

    def __getitem__(self, key: str) -> Any:
        widget_id = self._id_of_key.get(key, key)
        key = self._key_of_id.get(key, key)
        if key in self._new:
            return self._new[key]
        if widget_id in self._widgets:
            return self._widget_value(widget_id)
        if widget_id in self._old:
            return self._old[widget_id]
        if key in self._old:
            return self._old[key]
        raise KeyError(errors.missing_key(key))

    def get(self, key: str) -> Any:
        """The value of a key; None where there is none."""
        try:
            return self[key]
        except KeyError:
            return None

    def _widget_value(self, widget_id: str) -> Any:
        value = self._widgets[widget_id]
        if isinstance(value, FromBrowser):
            metadata = self._metadata.get(widget_id)
            if metadata is None:
                raise KeyError(widget_id)
            value = self._widgets[widget_id] = metadata.deserialize(value.value)
        return value

    def __setitem__(self, key: str, value: Any) -> None:
        run = context.running()
        if run is not None and (self._id_of_key.get(key) in run.widget_ids or key in run.form_ids):
            raise errors.StreamlitWidgetAlreadyInstantiatedError(key)
        self._new[key] = value

    def __delitem__(self, key: str) -> None:
        widget_id = self._widget_id(key)
        if key not in self and widget_id not in self:
            raise KeyError(errors.missing_key(key))
        self._new.pop(key, None)
        self._old.pop(key, None)
        if key in self._id_of_key:
            self._key_of_id.pop(self._id_of_key.pop(key), None)
            self._persisted.forget(widget_id)
        self._widgets.pop(widget_id, None)
        self._old.pop(widget_id, None)

    def is_new(self, key: str) -> bool:
        """True when the script set `key` in this run."""
        return key in self._new

    def correct(self, key: str, value: Any) -> None:
        """Set a drawn widget's value to a valid one (rule state-invalid-reset)."""
        self._new[key] = value

    # -- what a run does to it -------------------------------------------------------

    def begin_run(self, values: dict[str, Json] | None, trigger: str | None) -> list[Widget]:
        """Take over the page's values; return the widgets whose callbacks must be called.

        `values` is None for a run that carries no widget states (rule rerun-carries-nothing): nothing changes then.
        """
        if values is None:
            return []
        self._reset_triggers()
        self._compact()
        for widget_id, value in values.items():
            self._widgets[widget_id] = FromBrowser(value)
        if trigger is not None:
            self._widgets[trigger] = FromBrowser(True)
        changed = []
        for widget_id in list(self._widgets):
            # Every value is read here, as the last run's widget understands it, with a callback or without.
            metadata = self._metadata.get(widget_id)
            if not self._changed(widget_id) or metadata is None:
                continue
            if metadata.callback is not None and not metadata.disabled:
                changed.append(metadata)
        return changed

    def begin_replay(self, clicks: dict[str, Json]) -> None:
        """Begin a run that sees clicks whose callbacks have been called already."""
        self._reset_triggers()
        self._compact()
        for widget_id, value in clicks.items():
            self._widgets[widget_id] = FromBrowser(value)

    def _changed(self, widget_id: str) -> bool:
        try:
            new = self._widget_value(widget_id)
        except KeyError:
            return False
        return bool(new != self._old.get(widget_id))

    def _compact(self) -> None:
        kept_by_key = [key for key in self._old if key in self._id_of_key]
        for key in (*kept_by_key, *self._widgets, *self._new):
            widget_id = self._id_of_key.get(key, key)
            try:
                self._old[widget_id] = self[widget_id]
            except KeyError:
                continue
        self._new.clear()
        self._widgets.clear()

    def end_run(
        self, drawn: frozenset[str], fragments: tuple[str, ...], page: str, query: Query, *, drop_stale: bool
    ) -> None:
        """A run ended: clicks are over; widgets that were not drawn lose their state.

        (rules button-true-once, state-widget-cleanup, fragment-cleanup)
        """
        self._reset_triggers()
        if not drop_stale:
            return
        kept: dict[str, Any] = {}
        known = drawn & self._metadata.keys()
        stale = {
            each
            for each in (*self._widgets, *self._old)
            if each not in known and is_widget_id(each) and self._stale(each, drawn, fragments)
        }
        for widget_id in [each for each in self._old if each in stale]:
            key = self._persisted.key_to_keep(widget_id, page)
            if key is not None:
                kept[key] = self._of_widget(widget_id, key)
        for key in self._persisted.leave(page, lambda each: self._stale(each, drawn, fragments)):
            self._old.pop(key, None)
        for values in (self._widgets, self._old):
            for key in [key for key in values if key in stale]:
                del values[key]
        self._old.update(kept)
        for key, value in kept.items():
            if self._id_of_key.get(key) in drawn:
                self._widgets[self._id_of_key[key]] = value
        query.drop_stale(lambda each: self._stale(each, drawn, fragments))
        self._persisted.prune(self._old)

    def _of_widget(self, widget_id: str, key: str) -> Any:
        """The value of a widget, also where another one has its key now."""
        if key in self._new:
            return self._new[key]
        return self._widget_value(widget_id) if widget_id in self._widgets else self._old[widget_id]

    def _stale(self, widget_id: str, drawn: frozenset[str], fragments: tuple[str, ...]) -> bool:
        metadata = self._metadata.get(widget_id)
        if metadata is None:
            return True
        return widget_id not in drawn and not (fragments and metadata.fragment not in fragments)

    def _reset_triggers(self) -> None:
        for widget_id, metadata in self._metadata.items():
            if metadata.trigger:
                none = None if metadata.text else False
                if widget_id in self._widgets:
                    self._widgets[widget_id] = none
                if widget_id in self._old:
                    self._old[widget_id] = none

    # -- widgets ---------------------------------------------------------------------

    def register(self, metadata: Widget) -> Registered:
        """A run drew a widget: return its value, and whether the page has to be told of it."""
        widget_id, key = metadata.id, metadata.key
        sent = self._sent(widget_id) if metadata.kind in LISTING else None
        self._metadata[widget_id] = metadata
        if key is not None:
            return self._register_key(metadata, key, sent)
        # What the page sends for a disabled widget does not count; the page must show what does.
        discarded = metadata.disabled and self._widgets.pop(widget_id, self) is not self
        return Registered(self._value_of(metadata), discarded, None if discarded else sent)

    def _sent(self, widget_id: str) -> Json:
        """What the page has sent for a widget.

        Once it has been made a Python value, it is turned back as the widget drawn last does it.
        """
        value, metadata = self._widgets.get(widget_id), self._metadata.get(widget_id)
        if isinstance(value, FromBrowser):
            return value.value
        return None if widget_id not in self._widgets or metadata is None else metadata.serialize(value)

    def _register_key(self, metadata: Widget, key: str, sent: Json) -> Registered:
        widget_id = metadata.id
        old_id = self._id_of_key.get(key)
        if old_id is not None and old_id != widget_id:
            self._key_of_id.pop(old_id, None)
        self._id_of_key[key] = widget_id
        self._key_of_id[widget_id] = key
        resolved = self._from_address(metadata, key)
        dropped = False
        if self._persisted.draw(widget_id, key, metadata.persist, context.current().pages.current):
            found = [values.pop(each, self) is not self for values, each in self._places(widget_id, key)]
            dropped = True in found
        new = self.is_new(key)
        unheard = metadata.disabled and not resolved and self._widgets.pop(widget_id, self) is not self
        discarded = unheard and not new
        fresh = resolved or widget_id not in self
        value = self._value_of(metadata)
        written = self._to_address(metadata, key, value, resolved=resolved)
        new = new or resolved
        must_tell = new or discarded or dropped or written or self._restored(metadata, key, value)
        return Registered(value, must_tell, None if unheard or resolved else sent, fresh, resolved)

    def _value_of(self, metadata: Widget) -> Any:
        """The value of a widget that is drawn, a copy; where it has none, the one that it starts with."""
        try:
            value = self[metadata.id]
        except KeyError:
            value = self._widgets[metadata.id] = _copied(metadata.deserialize(None))
        return _copied(value)

    def _from_address(self, metadata: Widget, key: str) -> bool:
        """A run drew a widget: give it the value from the address. Returns False where that has none for it."""
        query, bound, widget_id = context.current().query, metadata.bound, metadata.id
        self._persisted.bind(widget_id, key, bound=bound is not None)
        if bound is None:
            query.unbind(widget_id)
            return False
        query.bind(key, widget_id, context.current().page_id)
        if widget_id in self._widgets and not metadata.disabled:
            return False  # what its user did counts
        if widget_id in self._old and key in self._new:
            return False  # so does what the script has set, once the widget is known
        value = query.at_start(key)
        if value is None:
            return False
        made, correct = start(bound, value, metadata.deserialize, metadata.serialize)
        if made is NOTHING:
            query.remove(key)
            return False
        self._widgets[widget_id] = self._new[key] = made
        if correct is not None:
            query.correct(key, correct)
        return True

    def _to_address(self, metadata: Widget, key: str, value: Any, *, resolved: bool) -> bool:
        """Bring the address into line with the value of a bound widget; True when the page must adopt the value."""
        query, bound = context.current().query, metadata.bound
        if bound is None:
            return False
        known = metadata.id in self._old or key in self._old
        if value != metadata.deserialize(None):
            if key in self._old and query.value(key) is None and key not in self._new:
                query.correct(key, bound.address_text(bound.sent(metadata.serialize(value))))
                return True
            if key in self._new and not resolved and known:
                text = bound.address_text(bound.sent(metadata.serialize(value)))
                if text != query.value(key):
                    query.correct(key, text)
        elif key in self._new and not resolved and known:
            query.remove(key)
        else:
            query.forget(key)
        return False

    def _places(self, widget_id: str, key: str) -> list[tuple[dict[str, Any], str]]:
        """Where a widget's value may be kept from earlier runs."""
        return [(self._widgets, widget_id), (self._old, widget_id), (self._old, key)]

    def _restored(self, metadata: Widget, key: str, value: Any) -> bool:
        """A value stored by the script before the widget first appeared, which the page cannot know."""
        if metadata.id in self._widgets:
            return False
        if key not in self._old and (metadata.persist is None or metadata.id not in self._old):
            return False
        return bool(value != metadata.deserialize(None))

    def metadata(self, widget_id: str) -> Widget | None:
        return self._metadata.get(widget_id)

    def key_of(self, widget_id: str) -> str | None:
        return self._key_of_id.get(widget_id)

    def clicked(self) -> Iterator[tuple[str, Widget]]:
        """The keyed buttons that are True: the next run resets them."""
        for key, widget_id in self._id_of_key.items():
            metadata = self._metadata.get(widget_id)
            if metadata is not None and metadata.trigger and key in self and self[key]:
                yield key, metadata

    def forget_metadata(self, keep: set[str]) -> None:
        """Drop what is known of widgets that neither the page nor the state holds any more."""
        self._metadata = {
            key: value
            for key, value in self._metadata.items()
            if key in keep or key in self._old or key in self._widgets or self._key_of_id.get(key) in self._new
        }


def _copied(value: Any) -> Any:
    """A deep copy; what cannot change is its own."""
    return value if type(value) in _UNCHANGING else deepcopy(value)
