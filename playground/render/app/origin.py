"""Where an element of the app comes from, in a few words: "line 8 · sidebar › expander · run 3 · key “name”"."""

from __future__ import annotations

import re
from typing import Final

from playground.render.markup.data import Data, integer, spot, string
from playground.render.markup.html import line_words

_PART: Final = re.compile(r"([a-z_]+)(?:#(\d+))?(?:\[(\d+)\])?(?::(.*))?", re.DOTALL)
_NAMES: Final = {
    "main": "main area",
    "columns": "column",
    "tabs": "tab",
    "chat_message": "chat message",
    "event": "above",
}


def origin(element: Data, now: int | None = None) -> str:
    """Return the line that wrote an element, its container and its run; of a widget also its key.

    The run `now` is left out: it is the same for all elements that it wrote, and the page knows it.
    """
    line, run = spot(element), integer(element, "run")
    if run == now:
        run = None
    parts = [line_words(line) if line else "", where(string(element, "in")), f"run {run}" if run else ""]
    if "key" in element:
        key = string(element, "key")
        parts.append(f"key “{key}”" if key else "without a key")
    return " · ".join(part for part in parts if part)


def where(path: str) -> str:
    """Return a container's path in words; in the main area or the sidebar the parts below say enough."""
    parts = path.split("/")
    below = parts[1:] if parts[0] == "main" and len(parts) > 1 else parts
    return " › ".join(_part(part) for part in below if part)


def _part(part: str) -> str:
    found = _PART.fullmatch(part)
    if found is None:
        return part
    kind, again, place, key = found.groups()
    words = _NAMES.get(kind, kind)
    if place is not None:
        words += f" {int(place) + 1}"
    if again is not None:
        words += f" (the {again}. here)"
    return f"{words} {key}" if key else words
