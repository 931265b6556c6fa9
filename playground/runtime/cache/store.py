"""Where cached results are kept: across runs, sessions and reloads (rules cache-once, session-reload).

Modelled on Streamlit's `runtime/caching/ttl_cache.py`: the entry used longest ago goes first; a result that is too old
is not found any more, and goes when the next one is written.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from .clock import Clock


@dataclass(frozen=True)
class Entry:
    """A kept result, and what its function drew."""

    value: Any
    stored: float
    drawn: Any


@dataclass
class Results:
    """What one function returned, by its arguments."""

    ttl: float | None
    max_entries: int | None
    on_release: Callable[[Any], None] | None
    clock: Clock
    _entries: OrderedDict[Hashable, Entry] = field(default_factory=OrderedDict)

    def get(self, key: Hashable) -> Entry | None:
        entry = self._entries.get(key)
        if entry is None or self._too_old(entry):
            return None
        self._entries.move_to_end(key)
        return entry

    def put(self, key: Hashable, value: Any, drawn: Any) -> Entry:
        if self.max_entries is not None and self.max_entries < 1:
            raise ValueError("value too large")
        if self.ttl is not None:
            self.clock.now() + self.ttl  # an error for what is no time
            for old in [each for each, entry in self._entries.items() if self._too_old(entry)]:
                self.drop(old)
        self._entries.pop(key, None)
        self._entries[key] = entry = Entry(value, self.clock.now(), drawn)
        while self.max_entries is not None and len(self._entries) > self.max_entries:
            self.drop(next(iter(self._entries)))
        return entry

    def forget(self, key: Hashable) -> None:
        """Take a result away without releasing it: it was found to be no good."""
        self._entries.pop(key, None)

    def drop(self, key: Hashable) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None and self.on_release is not None:
            self.on_release(entry.value)

    def clear(self) -> None:
        for key in list(self._entries):
            self.drop(key)

    def _too_old(self, entry: Entry) -> bool:
        return self.ttl is not None and self.clock.now() >= entry.stored + self.ttl


@dataclass
class Caches:
    """Every cached function's results; shared by the sessions of one server, as its clock is."""

    clock: Clock = field(default_factory=Clock)
    computing: set[Hashable] = field(default_factory=set)
    """What is being computed, while runs live side by side: function and arguments."""
    _shared: dict[Hashable, Results] = field(default_factory=dict)
    _of_sessions: WeakKeyDictionary[Any, dict[Hashable, Results]] = field(default_factory=WeakKeyDictionary)

    def results(
        self,
        key: Hashable,
        session: object | None,
        *,
        ttl: float | None,
        max_entries: int | None,
        on_release: Callable[[Any], None] | None,
    ) -> Results:
        """Return the results of the function `key`; with a `session`, those that only it shares.

        Other limits than before are a new beginning: what was kept is lost.
        """
        kept = self._shared if session is None else self._of_sessions.setdefault(session, {})
        found = kept.get(key)
        if found is None or (found.ttl, found.max_entries) != (ttl, max_entries):
            found = kept[key] = Results(ttl, max_entries, on_release, self.clock)
        return found

    def clear(self, kind: str) -> None:
        """Forget everything of `st.cache_data` (kind "data") or `st.cache_resource`."""
        for kept in (self._shared, *self._of_sessions.values()):
            for key, results in list(kept.items()):
                if isinstance(key, tuple) and key[0] == kind:
                    results.clear()
                    del kept[key]
