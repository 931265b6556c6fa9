"""Values of session state, shown as Python writes them; what is long or nested opens up."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

from playground.facts.described import is_described, is_table
from playground.render.markup.html import Html, el, ident

MISSING: Final = object()
_DEEPEST: Final = 6
_MOST: Final = 50


def python(value: Any, depth: int = 0) -> str:
    """Return a JSON value as Python writes it; `{"repr", "type"}` stands for a value JSON has no form for."""
    if isinstance(value, Mapping):
        if is_described(value):
            return str(value["repr"])
        if depth > _DEEPEST:
            return "{…}"
        return "{" + ", ".join(f"{key!r}: {python(item, depth + 1)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[…]" if depth > _DEEPEST else "[" + ", ".join(python(item, depth + 1) for item in value) + "]"
    if isinstance(value, float) and not math.isfinite(value):
        return f"float('{value}')"
    return repr(value)


def short(value: Any, limit: int = 60) -> str:
    """Return a value as Python writes it, cut to `limit` characters."""
    written = python(value)
    return written if len(written) <= limit else written[: limit - 1] + "…"


def _parts(value: Any) -> list[tuple[str, Any]] | None:
    """Return what a value holds, or None when it holds nothing that could be opened."""
    if isinstance(value, Mapping) and value and not is_described(value):
        return [(repr(key), item) for key, item in value.items()]
    if isinstance(value, list) and value:
        return [(str(place), item) for place, item in enumerate(value)]
    return None


def _code(value: Any, limit: int) -> Html:
    written = python(value)
    if len(written) <= limit:
        return el("code", {"class": "rp-value"}, written)
    return el("code", {"class": "rp-value", "title": written[:2000]}, written[: limit - 1] + "…")


def _same(value: Any, other: Any) -> bool:
    return type(value) is type(other) and bool(value == other)


def value_html(value: Any, place: str, other: Any = MISSING, depth: int = 0) -> Html:
    """Return a value for a table cell: `place` is its id, `other` what it is compared with.

    A list or dict opens up; inside, what differs from `other` is marked by a sign and a word.
    """
    if is_table(value):
        return _table(value, place)
    parts = _parts(value)
    if parts is None or depth > _DEEPEST or (depth == 0 and len(python(value)) < 24):
        return _long(value, place)
    against = None if other is MISSING else dict(_parts(other) or [])
    rows = [_row(name, item, place, against, depth) for name, item in parts[:_MOST]]
    if len(parts) > _MOST:
        rows.append(el("li", {"class": "rp-more"}, f"and {len(parts) - _MOST:,} more"))
    return el(
        "details",
        {"class": "rp-value-tree", "id": ident(place), "data-keep": True},
        el(
            "summary",
            None,
            _code(value, 36),
            el("small", None, f" {len(parts):,} items" if len(parts) > 1 else " 1 item"),
        ),
        el("ul", None, *rows),
    )


def _table(value: Mapping[str, Any], place: str) -> Html:
    """A data frame: how large it is, and its first rows behind a click."""
    table = value["table"]
    columns, rows, index = (table.get(part) for part in ("columns", "rows", "index"))
    names = columns if isinstance(columns, list) else []
    labels = index if isinstance(index, list) else None
    head = [*([""] if labels is not None else []), *map(str, names)]
    body = [
        el(
            "tr",
            None,
            el("th", {"scope": "row"}, str(labels[at])) if labels is not None and at < len(labels) else None,
            *(el("td", None, short(cell, 24)) for cell in row),
        )
        for at, row in enumerate(rows if isinstance(rows, list) else [])
    ]
    count, width = (table.get("shape") or [0, 0])[:2]
    more = [
        f"{number - shown:,} more {what}{'' if number - shown == 1 else 's'}"
        for number, shown, what in ((count, len(body), "row"), (width, len(names), "column"))
        if number > shown
    ]
    return el(
        "details",
        {"class": "rp-value-tree", "id": ident(place), "data-keep": True},
        el("summary", None, el("code", {"class": "rp-value"}, str(value["repr"]))),
        el(
            "div",
            {"class": "rp-scroll"},
            el(
                "table",
                {"class": "rp-value-table"},
                el("thead", None, el("tr", None, *(el("th", {"scope": "col"}, name) for name in head))),
                el("tbody", None, *body),
            ),
        ),
        el("p", {"class": "rp-more"}, f"and {' and '.join(more)}") if more else None,
    )


def _row(name: str, item: Any, place: str, against: dict[str, Any] | None, depth: int) -> Html:
    changed = against is not None and not _same(item, against.get(name, MISSING))
    return el(
        "li",
        {"class": "rp-differs" if changed else None},
        el("span", {"class": "rp-value-name"}, name, ": "),
        value_html(item, f"{place}-{name}", MISSING if against is None else against.get(name, MISSING), depth + 1),
        el("small", {"class": "rp-change"}, " ± differs") if changed else None,
    )


def _long(value: Any, place: str) -> Html:
    """Return a value in one line, or what begins it with the whole of it behind a click."""
    written = python(value)
    if len(written) <= 80:
        return el("code", {"class": "rp-value"}, written)
    return el(
        "details",
        {"class": "rp-value-tree", "id": ident(place), "data-keep": True},
        el("summary", None, el("code", {"class": "rp-value"}, written[:40] + "…")),
        el("code", {"class": "rp-value rp-value--whole"}, written[:4000]),
    )
