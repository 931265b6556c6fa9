"""Where on the page an app is shown: the prefix of its ids, and the form an element stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from playground.render.data import Data, string
from playground.render.html import ident


@dataclass(frozen=True)
class Place:
    """`prefix` makes ids unique among several apps on a page; `form` is the key of the form around."""

    prefix: str = ""
    form: str | None = None

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
