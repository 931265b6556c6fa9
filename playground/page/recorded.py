"""A recorded trace as one file of HTML: its steps can be walked, without server, Python or any other file.

The panes are those of a playground, drawn by the same renderer under the same style sheet. What a pane shows after each
step is a template, of which the script in the file (`web/recorded/recorded.js`) puts the right one into its place.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any, Final

from playground.facts.page import PANES, SIGNS, TIMELINE
from playground.page.listing import listing
from playground.page.styles import recorded_styles, styles
from playground.render.instruments.timeline import SIGNS as ENDS
from playground.render.markup.data import runs
from playground.render.markup.html import Html, as_data, el, join, joined
from playground.render.markup.words import did, plural
from playground.render.session.history import History
from playground.render.session.view import Look, View, look

Data = Mapping[str, Any]

_NO_SCRIPT: Final = "This is the last step. To walk through them, let the browser run the script in this file."

_SCRIPT: Final = Path(__file__).parents[1] / "web" / "recorded" / "recorded.js"
_WALKED: Final = ("app", "runs", "state", "order", "graph", "cache")
"""The panes that show something else after each step."""
_TITLES: Final = {pane.part: pane.title for pane in PANES}
_SHOWN: Final = ("script", "app", "runs", "state", "order", "timeline", "graph")


def recorded(document: Data, source: str, files: Mapping[str, str] | None = None) -> str:
    """Return a trace as the text of a file of HTML; `source` is its script's text, `files` are those beside it."""
    walk = _Walk(document["steps"], source, files or {})
    script = _SCRIPT.read_text(encoding="utf-8")
    name = escape(str(document["script"]))
    about = f"{document['models']}, engine {document['engine']}"
    ran = plural(walk.history.count, "run")
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{name}: {plural(len(walk.pages), "step")}, {ran}</title>
<style>:root {{ color-scheme: light dark; background: light-dark(#ffffff, #101216); }} body {{ margin: 0; }}</style>
</head>
<body>
<div id="recorded"><template shadowrootmode="open"><style>{styles()}{recorded_styles()}</style>
<main class="rp rp--recorded">
<header class="rp-head"><h1 class="rp-head__name">What {name} did</h1>
<span class="rp-head__about">{escape(about)} · {plural(len(walk.pages), "step")} · {ran}</span></header>
{_steps(walk.pages)}
{walk.panes()}
<div class="rp-live" aria-live="polite"></div>
</main>
{walk.templates()}
</template></div>
<script type="application/json" id="steps">{as_data(walk.data())}</script>
<script>{script}</script>
</body>
</html>
"""


def policy(script: str) -> str:
    """What the file may do: run this script, show pictures that are in it, and ask nobody anything."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data:; media-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


class _Walk:
    """The steps of a trace, and what each pane shows after each of them."""

    def __init__(self, steps: Sequence[Data], source: str, files: Mapping[str, str]) -> None:
        self.history = History()
        self.pages: list[dict[str, Any]] = []
        self._source = source
        self._files = dict(files)
        self._templates: dict[str, int] = {}
        self._last: View = {}
        for step in steps:
            before = self.history.count
            self.history.add(step)
            shown = look(self.history, source, Look(graph=True), files=self._files)
            drawn: Data = shown
            self.pages.append(
                {
                    "words": _words(step),
                    "announce": shown["announce"],
                    "runs": [before + 1, self.history.count],
                    "panes": {part: self._template(joined(drawn[part])) for part in _WALKED},
                    "marks": {"": shown["marks"], **{file: each["marks"] for file, each in shown["files"].items()}},
                }
            )
            self._last = shown

    def _template(self, html: str) -> int:
        """The number of what a pane shows; what is the same as before has the same one."""
        return self._templates.setdefault(html, len(self._templates))

    def data(self) -> dict[str, Any]:
        """What the script in the file needs."""
        return {"steps": self.pages, "signs": {kind: sign.sign for kind, sign in SIGNS.items()}}

    def templates(self) -> str:
        return "".join(f'<template data-page="{number}">{html}</template>' for html, number in self._templates.items())

    def panes(self) -> str:
        """The panes as they are after the last step: what is shown where no script runs."""
        panes = list(self._templates)
        bodies = {part: panes[number] for part, number in self.pages[-1]["panes"].items()}
        bodies["script"] = self._listings()
        bodies["timeline"] = str(_timeline(self._last["timeline"]))
        parts = [*_SHOWN, *(["cache"] if "<table" in bodies["cache"] else [])]
        return "".join(_pane(part, bodies[part]) for part in parts)

    def _listings(self) -> str:
        marks = self.pages[-1]["marks"]
        found = [_listing("", self._source, marks[""])]
        for name in sorted(self._files):
            if name in marks:
                file = _listing(name, self._files[name], marks[name])
                found.append(f'<p class="rp-recorded__file">{escape(name)}</p>{file}')
        return "".join(found)


def _words(step: Data) -> str:
    ran = len(runs(step))
    return f"{did(step)}: {plural(ran, 'run') if ran else 'no run'}"


def _listing(name: str, source: str, marks: Sequence[Data]) -> str:
    return f'<div class="rp-recorded__script" data-file="{escape(name)}">{listing(source, marks)}</div>'


def _pane(part: str, body: str) -> str:
    return (
        f'<section class="rp-pane rp-pane--{part}" data-part="{part}" aria-labelledby="title-{part}">'
        f'<h2 class="rp-pane__title" id="title-{part}">{escape(_TITLES[part])}</h2>'
        f'<div class="rp-pane__body">{body}</div></section>'
    )


def _steps(pages: Sequence[Data]) -> Html:
    """The bar that walks: a button back, the list of the steps, a button on."""
    options = [
        el("option", {"value": at, "selected": at == len(pages) - 1}, f"{at}. {page['words']}")
        for at, page in enumerate(pages)
    ]
    return el(
        "nav",
        {"class": "rp-walk", "aria-label": "Steps"},
        el("button", {"type": "button", "class": "rp-btn", "data-by": -1, "title": "Left arrow key"}, "← Back"),
        el("label", {"class": "rp-sr", "for": "step"}, "Step"),
        el("select", {"id": "step"}, *options),
        el(
            "button",
            {"type": "button", "class": "rp-btn rp-btn--primary", "data-by": 1, "title": "Right arrow key"},
            "Next →",
        ),
        Html(f"<noscript><p>{_NO_SCRIPT}</p></noscript>"),
    )


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
