"""What a comparison has above its playgrounds: what the last action cost in each, as a table and in a sentence."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from playground.page.embed import Playground
from playground.render.session.brief import brief
from playground.render.session.sides import compared
from playground.render.session.view import totals


def totals_html(playgrounds: Sequence[Playground], clicks: Sequence[str]) -> str:
    """The section as it is when the scripts have been loaded; `web/compare/compare.js` keeps it up to date.

    `clicks` are the labels of the buttons that mean the same in each of the scripts, "" where there is none.
    """
    sides = [
        {"name": each.name, "totals": totals(each.steps), "brief": brief(each.steps), "click": click}
        for each, click in zip(playgrounds, clicks, strict=True)
    ]
    shown = compared(sides)
    return (
        f'<section class="rerun-totals" aria-label="Totals" data-sides="{escape(json.dumps(sides))}">'
        f'<p class="rerun-totals__words" aria-live="polite">{shown["words"]}</p>'
        f'<div class="rerun-totals__place">{shown["table"]}</div></section>'
    )
