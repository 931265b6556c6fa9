"""Where on the page an app is shown: the prefix of its ids, and the form an element stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from playground.render.markup.data import Data, string
from playground.render.markup.html import Html, ident

NODES: Final = 3_500
"""Nodes of the page that one app may have, about: a browser takes well below 200 ms to show so many."""


_VALUES: Final = ("value", "rows", "index")
"""Fields that hold whatever the script gives."""
_CONTROL: Final = 4
"""What an input costs besides."""


class Room:
    """How much of the page the elements of one app may still take, and how many came too late."""

    def __init__(self) -> None:
        self.nodes = NODES
        self.left_out = 0

    def take(self, markup: str) -> int:
        """Take the room for an element; return how many nodes it has."""
        nodes = markup.count("<") // 2 + _CONTROL * markup.count("<input")
        self.nodes -= nodes
        return nodes


@dataclass(frozen=True)
class Kept:
    """An element as it was drawn: what of it, where, and the room it took."""

    data: Data
    form: str | None
    older: bool
    """True when an earlier run than the newest wrote it."""
    markup: Html
    nodes: int


class Drawn:
    """The elements of one app as they were drawn last: what is the same again is not drawn again."""

    def __init__(self) -> None:
        self._before: dict[str, Kept] = {}
        self._now: dict[str, Kept] = {}

    def begin(self) -> None:
        """From now on the app is drawn anew."""
        self._before, self._now = self._now, {}

    def find(self, data: Data, form: str | None, older: bool) -> Kept | None:
        """Return how an element was drawn, if nothing of it has changed but the number of the run that wrote it."""
        name = string(data, "id")
        kept = self._before.get(name)
        if kept is None or (kept.form, kept.older) != (form, older):
            return None
        if kept.data != (data if older else {**data, "run": kept.data.get("run")}) or not _alike(kept.data, data):
            return None
        self._now[name] = kept
        return kept

    def keep(self, kept: Kept) -> None:
        """Remember how an element was drawn."""
        self._now[string(kept.data, "id")] = kept


def _alike(one: Data, other: Data) -> bool:
    """Tell whether equal elements are drawn alike: `1 == True == 1.0`."""
    values = [(one[name], other.get(name)) for name in _VALUES if name in one and not isinstance(one[name], str)]
    return all(repr(value) == repr(now) for value, now in values)


@dataclass(frozen=True)
class Place:
    """`prefix` makes ids unique among several apps on a page; `form` is the key of the form around.

    `now` is the number of the run that the app is shown after; `parted` sets its elements off for the page.
    """

    prefix: str = ""
    form: str | None = None
    room: Room = field(default_factory=Room, compare=False)
    drawn: Drawn = field(default_factory=Drawn, compare=False)
    now: int | None = None
    parted: bool = False
    step: Data = field(default_factory=dict)
    """The step that the app is shown after."""

    def within(self, form: str) -> Place:
        """Return this place inside a form."""
        return replace(self, form=form)

    def id(self, element: Data, part: str = "") -> str:
        """Return the id of an element, or of a part of it such as `input`."""
        base = self.prefix + re.sub(r"\s", "_", string(element, "id"))
        return f"{base}-{part}" if part else base

    def box(self, path: str) -> str:
        """Return the id of the container at `path`."""
        return f"{self.prefix}in-{ident(path)}"
