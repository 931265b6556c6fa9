"""The places behind `st` itself and behind dialogs, for code that has no place of its own to write to."""

from __future__ import annotations

from typing import Any, Final

from ..browser.tree import EVENT, MAIN

_places: Final[dict[int, Any]] = {}


def stand_for(root: int, place: Any) -> None:
    """Make `place` the one of `root`: its class has every call that writes, so it is made last."""
    _places[root] = place


def main_place() -> Any:
    """The place that `st.` calls write to outside of any `with`."""
    return _places[MAIN]


def event_place() -> Any:
    """The place of what stands over the app: dialogs."""
    return _places[EVENT]
