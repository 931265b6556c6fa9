"""`persist_state`: keyed widgets that keep their value while they are not drawn.

Modelled on `PersistedWidgetTracker` in Streamlit's `runtime/state/session_state.py`. With "session" a value stays for
good, with "page" until the user goes to another page of the app.

(rule state-persist)
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import Final

SCOPES: Final = frozenset({"page", "session"})


@dataclass(frozen=True)
class _Kept:
    """A widget that asks for it: how long, its key, and the page that drew it last."""

    scope: str
    key: str
    page: str


class Persisted:
    """Which widgets of a session keep their values, and which values must not survive a change of page."""

    def __init__(self) -> None:
        self._widgets: dict[str, _Kept] = {}
        self._page_of_value: dict[str, str] = {}
        """The page of the app that each kept value belongs to, by key, while its widget is not drawn."""
        self._dropped: set[str] = set()
        """Widgets whose value was dropped by a change of page: what the browser still sends for them does not count."""
        self._bound: dict[str, str] = {}
        """The keys of widgets bound to the address: their values stay, as with `persist_state="session"`."""

    def key_to_keep(self, widget_id: str, page: str) -> str | None:
        """The key under which the value of a widget that is not drawn stays, if it stays."""
        kept = self._widgets.get(widget_id)
        if widget_id not in self._bound and (kept is None or (kept.scope == "page" and kept.page != page)):
            return None
        if kept is None:
            self._page_of_value.pop(self._bound[widget_id], None)
            return self._bound[widget_id]
        if kept.scope == "page":
            self._page_of_value[kept.key] = kept.page
        else:
            self._page_of_value.pop(kept.key, None)
        return kept.key

    def leave(self, page: str, stale: Callable[[str], bool]) -> list[str]:
        """A run of `page` ended: return the keys whose values belong to other pages."""
        gone = [
            (widget_id, kept.key)
            for widget_id, kept in self._widgets.items()
            if kept.scope == "page" and kept.page != page and widget_id not in self._bound and stale(widget_id)
        ]
        self._dropped.update(widget_id for widget_id, _ in gone)
        return [key for _, key in gone]

    def prune(self, keys: Container[str]) -> None:
        """Forget the pages of values that the state does not have any more."""
        self._page_of_value = {key: page for key, page in self._page_of_value.items() if key in keys}

    def forget(self, widget_id: str) -> None:
        """The script deleted the key of a widget."""
        self._widgets.pop(widget_id, None)
        self._dropped.discard(widget_id)
        self._bound.pop(widget_id, None)

    def bind(self, widget_id: str, key: str, *, bound: bool) -> None:
        """A run drew a widget with a key, bound to the address or not."""
        if bound:
            self._bound[widget_id] = key
        else:
            self._bound.pop(widget_id, None)

    def draw(self, widget_id: str, key: str, scope: str | None, page: str) -> bool:
        """A run drew a widget with a key; True when a value that the state has for it must go."""
        if scope is None:
            self._widgets.pop(widget_id, None)
            self._page_of_value.pop(key, None)
            self._dropped.discard(widget_id)
            return False
        self._widgets[widget_id] = _Kept(scope, key, page)
        if scope == "session":
            self._page_of_value.pop(key, None)
            self._dropped.discard(widget_id)
            return False
        foreign = self._page_of_value.pop(key, page) != page
        dropped = widget_id in self._dropped
        self._dropped.discard(widget_id)
        return (foreign or dropped) and widget_id not in self._bound
