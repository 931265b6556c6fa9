"""Figures that a library of the page draws: what they show in words, their numbers as a table, and what is to be drawn.

The page draws in ``rp-figure__place`` (`web/app/figures.js`) once it has the library; until then, and without it, words
and table say what is there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from playground.render.app.place import Place
from playground.render.app.widgets import data
from playground.render.markup import markdown
from playground.render.markup.data import Data
from playground.render.markup.html import Html, as_data, el

ROWS: Final = 50
"""Rows of a figure's table."""
_COLUMNS: Final = 20
_HIGHEST: Final = 4_000
"""Pixels that a figure may be high."""


def figure(
    element: Data,
    place: Place,
    library: str,
    given: Mapping[str, Any],
    words: str,
    *,
    table: Html | None = None,
    height: int | None = None,
    selects: bool = False,
) -> Html:
    """Return a figure that `library` (a module of ``web/figures/``) draws of what is `given`, plain data.

    `words` say what it shows. One that `selects` is a control, whose value is what is selected in it.
    """
    control = data(element, None) | {"data-v": _json(element.get("value"))} if selects else {}
    attributes = {
        "class": "rp-figure",
        "id": place.id(element, "figure"),
        "data-figure": library,
        "data-spec": as_data(given),
        **control,
    }
    style = f"--rp-figure-height: {min(height, _HIGHEST)}px" if height else None
    return el(
        "figure",
        attributes,
        el("figcaption", None, markdown.inline(words)),
        el("div", {"class": "rp-figure__place", "style": style}),
        table,
    )


def numbers(element: Data, place: Place, names: Sequence[str], rows: Sequence[Sequence[Any]], count: int) -> Html:
    """Return the first rows of what a figure shows, which has `count` of them, in a table that opens."""
    head = [el("th", {"scope": "col"}, name) for name in names[:_COLUMNS]]
    body = [el("tr", None, *(_cell(value) for value in row[:_COLUMNS])) for row in rows[:ROWS]]
    shown = el("table", {"class": "rp-table"}, el("thead", None, el("tr", None, *head)), el("tbody", None, *body))
    left = [f"{count - len(body):,} more rows"] * (count > len(body))
    left += [f"{len(names) - _COLUMNS:,} more columns"] * (len(names) > _COLUMNS)
    return el(
        "details",
        {"class": "rp-chart__data", "data-keep": True, "id": place.id(element, "data")},
        el("summary", None, "Numbers"),
        el("div", {"class": "rp-scroll", "tabindex": "0", "role": "group", "aria-label": "Numbers"}, shown),
        el("p", {"class": "rp-caption"}, f"and {' and '.join(left)}") if left else None,
    )


def _json(value: Any) -> str:
    """Return JSON as the browser writes it: whole numbers without a point."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _cell(value: Any) -> Html:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return el("td", {"class": "rp-number" if number else None}, "" if value is None else _written(value))


def _written(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)[:200]
