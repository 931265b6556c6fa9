"""One walk through the steps of a trace: what each pane shows after each of them, as templates with numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

from playground.facts.page import PANES, TIMELINE
from playground.page.listing import listing
from playground.render.instruments.timeline import SIGNS as ENDS
from playground.render.markup.html import Html, el, join, joined
from playground.render.markup.words import did, plural
from playground.render.session.history import History
from playground.render.session.view import Look, View, look

Data = Mapping[str, Any]

_WALKED: Final = ("app", "runs", "state", "order", "graph", "cache")
"""The panes that show something else after each step."""
_TITLES: Final = {pane.part: pane.title for pane in PANES}
_SHOWN: Final = ("script", "app", "runs", "state", "order", "timeline", "graph")


class Templates:
    """What panes show, each text once."""

    def __init__(self) -> None:
        self.texts: dict[str, int] = {}

    def number(self, html: str) -> int:
        """The number of what a pane shows; what is the same as before has the same one."""
        return self.texts.setdefault(html, len(self.texts))

    def html(self) -> str:
        return "".join(f'<template data-page="{number}">{html}</template>' for html, number in self.texts.items())


class Walk:
    """The steps of a trace, and what each pane shows after each of them."""

    def __init__(
        self, steps: Sequence[Data], source: str, files: Mapping[str, str], templates: Templates, side: str = ""
    ) -> None:
        """`side` tells it from another walk in the same file: ``old`` or ``new``. A step may be `refused`."""
        self.history = History()
        self.pages: list[dict[str, Any]] = []
        self.words: list[str] = []
        self.announced: list[str] = []
        self.side = side
        self._source = source
        self._files = dict(files)
        self._templates = templates
        self._last: View = {}
        for step in steps:
            before = self.history.count
            if "refused" not in step:
                self.history.add(step)
                self._last = look(self.history, source, Look(graph=True), f"{side}-" if side else "", self._files)
            shown, drawn = self._last, dict[str, Any](self._last)
            ran = self.history.count - before
            self.words.append(f"{did(step)}: {plural(ran, 'run') if ran else 'no run'}")
            self.announced.append(shown["announce"])
            self.pages.append(
                {
                    "runs": [before + 1, self.history.count],
                    "panes": {part: templates.number(joined(drawn[part])) for part in _WALKED},
                    "marks": {"": shown["marks"], **{file: each["marks"] for file, each in shown["files"].items()}},
                }
            )

    def panes(self) -> dict[str, str]:
        """The panes as they are after the last step: what is shown where no script runs."""
        texts = list(self._templates.texts)
        bodies = {part: texts[number] for part, number in self.pages[-1]["panes"].items()}
        bodies["script"] = self._listings()
        rows = str(_timeline(self._last["timeline"]))
        # In a page each playground has a root of its own, and ids of its own there.
        bodies["timeline"] = rows.replace(' id="', f' id="{self.side}-') if self.side else rows
        parts = [*_SHOWN, *(["cache"] if "<table" in bodies["cache"] else [])]
        about = {"old": ", before", "new": ", now"}.get(self.side, "")
        return {part: pane(part, f"{_TITLES[part]}{about}", bodies[part], self.side) for part in parts}

    def _listings(self) -> str:
        marks = self.pages[-1]["marks"]
        found = [_listing("", self._source, marks[""])]
        for name in sorted(self._files):
            if name in marks:
                file = _listing(name, self._files[name], marks[name])
                found.append(f'<p class="rp-recorded__file">{escape(name)}</p>{file}')
        return "".join(found)


def pane(part: str, title: str, body: str, side: str = "") -> str:
    """Return a pane with its title, of one of the walks in the file."""
    name = f"title-{side}-{part}" if side else f"title-{part}"
    return (
        f'<section class="rp-pane rp-pane--{part}" data-part="{part}" data-side="{side}" aria-labelledby="{name}">'
        f'<h2 class="rp-pane__title" id="{name}">{escape(title)}</h2>'
        f'<div class="rp-pane__body">{body}</div></section>'
    )


def _listing(name: str, source: str, marks: Sequence[Data]) -> str:
    return f'<div class="rp-recorded__script" data-file="{escape(name)}">{listing(source, marks)}</div>'


def _timeline(columns: Data) -> Html:
    """The runs as a list with a bar for each: as long as the lines that ran, in the colours of callbacks and script."""
    names: Sequence[str] = columns["runs"]
    row, segments, beside, marks = TIMELINE.row, columns["segments"], columns["beside"], columns["marks"]
    places = {name: at for at, name in enumerate(names)}
    longest = max([1, *segments["right"], *beside["right"]]) * TIMELINE.room
    bars = [
        _bar(phase, left, right, places[run] * row + 5, row - 10)
        for run, phase, left, right in zip(*(segments[each] for each in ("run", "phase", "left", "right")), strict=True)
    ]
    bars += [
        _bar("fragment", left, right, places[run] * row + row - 5, 3)
        for run, left, right in zip(*(beside[each] for each in ("run", "left", "right")), strict=True)
    ]
    signs = [
        el(
            "span",
            {
                "class": f"rp-bars__sign rp-bars__sign--{kind}",
                "style": f"left:{100 * at / longest:.3f}%;top:{places[run] * row}px",
            },
            ENDS[kind][0],
        )
        for run, at, kind in zip(*(marks[each] for each in ("run", "at", "kind")), strict=True)
    ]
    size = {"viewBox": f"0 0 {longest} {len(names) * row}", "preserveAspectRatio": "none"}
    figure = el("svg", {"class": "rp-bars", "aria-hidden": "true", **size, "height": len(names) * row}, *bars)
    return join(
        [
            el(
                "div",
                {"class": "rp-timeline"},
                el("div", {"class": "rp-timeline__figure", "aria-hidden": "true"}, figure, *signs),
                el("div", {"class": "rp-timeline__list"}, Html(joined(columns["html"]))),
            ),
            el("div", {"class": "rp-timeline__note"}, Html(columns["note"])),
        ]
    )


def _bar(phase: str, left: float, right: float, top: int, height: int) -> Html:
    place = {"x": left, "y": top, "width": right - left, "height": height}
    return el("rect", {"class": f"rp-bars__bar rp-bars__bar--{phase}", **place})
