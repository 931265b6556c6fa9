"""What the page's Python and its JavaScript must both know, from `page.json`, which the bundle has inside."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

_FACTS: Final[dict[str, Any]] = json.loads(files("playground.facts").joinpath("page.json").read_text("utf-8"))


@dataclass(frozen=True)
class Pane:
    """A pane of a playground. Its place in the table is its place on the page, and the number of its key."""

    part: str
    """Its name in a view and in the page's HTML."""
    title: str
    component: str
    """What makes it live: `Editor`, `HtmlPane` for a part of the view that is HTML, or `Bokeh`."""
    waits: bool = False
    """True for one that few scripts need: it is a title at the end until a reader opens it, but on a phone."""


@dataclass(frozen=True)
class Sign:
    """What stands in the gutter beside a line, by kind of mark, and what it says."""

    sign: str
    words: str


@dataclass(frozen=True)
class Timeline:
    """The sizes of the timeline's figure."""

    row: int
    """Height of a row, in pixels: as `--rp-row` in the style sheet."""
    frame: int
    """Height of the axis below the rows, in pixels."""
    chunk: int
    """The figure has room for so many rows, or a multiple: a new size costs Bokeh more than all else of a new run."""
    room: float
    """How much longer the axis is than the longest bar, for its sign: the narrowest figure has 120 pixels."""


PANES: Final = tuple(Pane(**each) for each in _FACTS["panes"])
SIGNS: Final = {kind: Sign(**each) for kind, each in _FACTS["signs"].items()}
TIMELINE: Final = Timeline(**_FACTS["timeline"])
