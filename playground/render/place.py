"""Where on the page an app is shown: the prefix of its ids, and the form an element stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from playground.render.data import Data, string
from playground.render.html import ident

NODES: Final = 3_500
"""Nodes of the page that one app may have, about: a browser takes well below 200 ms to show so many."""


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
class Place:
    """`prefix` makes ids unique among several apps on a page; `form` is the key of the form around."""

    prefix: str = ""
    form: str | None = None
    room: Room = field(default_factory=Room, compare=False)

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
