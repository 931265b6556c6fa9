"""A recorded trace as one file of HTML: its steps can be walked, without server, Python or any other file.

The panes are those of a playground, drawn by the same renderer under the same style sheet. What a pane shows after each
step is a template, of which the script in the file (`web/recorded/recorded.js`) puts the right one into its place. Two
versions of a script stand side by side, and are walked together.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any, Final

from playground.facts.page import SIGNS
from playground.page.styles import recorded_styles, styles
from playground.page.walk import Templates, Walk, pane
from playground.render.markup.html import Html, as_data, el
from playground.render.markup.words import plural
from playground.render.session.former import of_step

Data = Mapping[str, Any]

_NO_SCRIPT: Final = "This is the last step. To walk through them, let the browser run the script in this file."
_SCRIPT: Final = Path(__file__).parents[1] / "web" / "recorded" / "recorded.js"


@dataclass(frozen=True)
class Version:
    """A version of a script, and what was done to it: a step may be ``{"action": …, "refused": "why"}``."""

    name: str
    steps: Sequence[Data]
    source: str
    files: Mapping[str, str] = field(default_factory=dict)


def recorded(document: Data, source: str, files: Mapping[str, str] | None = None) -> str:
    """Return a trace as the text of a file of HTML; `source` is its script's text, `files` are those beside it."""
    templates = Templates()
    walk = Walk(document["steps"], source, files or {}, templates)
    steps = [
        {"words": words, "announce": announce, "sides": {"": page}}
        for words, announce, page in zip(walk.words, walk.announced, walk.pages, strict=True)
    ]
    ran = plural(walk.history.count, "run")
    about = f"{document['models']}, engine {document['engine']} · {plural(len(steps), 'step')} · {ran}"
    title = f"{document['script']}: {plural(len(steps), 'step')}, {ran}"
    return _file(title, f"What {document['script']} did", about, steps, "".join(walk.panes().values()), templates)


def recorded_versions(old: Version, new: Version, found: Data, about: str) -> str:
    """Return the steps of two versions as the text of a file of HTML; `found` is what differs, by `versions`."""
    templates = Templates()
    walks = [
        Walk(version.steps, version.source, version.files, templates, side)
        for side, version in (("old", old), ("new", new))
    ]
    steps: list[dict[str, Any]] = []
    for at, differs in enumerate(found["steps"]):
        refused = "refused" in differs["new"]
        told = of_step(differs) if refused or not differs["same"] else el("p", None, "Both versions did the same.")
        number = templates.number(str(told))
        page = {"runs": [1, 0], "panes": {"differs": number}, "marks": {}}
        same = "the same" if differs["same"] else "differs"
        steps.append(
            {
                "words": f"{differs['words']}: {same}",
                "announce": "Both versions did the same." if differs["same"] else "The versions differ.",
                "sides": {"both": page, **{walk.side: walk.pages[at] for walk in walks}},
            }
        )
    before, now = (walk.panes() for walk in walks)
    pairs = [each.get(part, "") for part in {**before, **now} for each in (before, now)]
    panes = pane("differs", "What differs", list(templates.texts)[number], "both") + "".join(pairs)
    title = f"{old.name} and {new.name}: {plural(len(steps), 'step')}"
    summary = str(el("p", {"class": "rp-recorded__summary"}, found["summary"]))
    about = f"{about} · {plural(len(steps), 'step')}"
    return _file(title, f"What {new.name} does otherwise than {old.name}", about, steps, panes, templates, summary)


def _file(
    title: str, head: str, about: str, steps: Sequence[Data], panes: str, templates: Templates, summary: str = ""
) -> str:
    script = _SCRIPT.read_text(encoding="utf-8")
    data = {"steps": steps, "signs": {kind: sign.sign for kind, sign in SIGNS.items()}}
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(title)}</title>
<style>:root {{ color-scheme: light dark; background: light-dark(#ffffff, #101216); }} body {{ margin: 0; }}</style>
</head>
<body>
<div id="recorded"><template shadowrootmode="open"><style>{styles()}{recorded_styles()}</style>
<main class="rp rp--recorded{" rp--two" if summary else ""}">
<header class="rp-head"><h1 class="rp-head__name">{escape(head)}</h1>
<span class="rp-head__about">{escape(about)}</span></header>
{summary}{_step_bar(steps)}
{panes}
<div class="rp-live" aria-live="polite"></div>
</main>
{templates.html()}
</template></div>
<script type="application/json" id="steps">{as_data(data)}</script>
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


def _step_bar(steps: Sequence[Data]) -> Html:
    """The bar that walks: a button back, the list of the steps, a button on."""
    options = [
        el("option", {"value": at, "selected": at == len(steps) - 1}, f"{at}. {step['words']}")
        for at, step in enumerate(steps)
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
