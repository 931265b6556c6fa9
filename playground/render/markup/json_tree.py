"""A JSON value as a collapsible tree, the way `st.json` shows it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, Final

from playground.facts.described import is_described
from playground.render.markup.html import Html, el, ident, join
from playground.render.markup.values import python

_MOST: Final = 200
_MOST_IN_ALL: Final = 500
_DEEPEST: Final = 20
_KINDS: Final = {str: "string", bool: "word", type(None): "word", int: "number", float: "number"}


def tree(
    value: Any, place: str, depth: int, name: str | None = None, level: int = 0, counted: Iterator[int] | None = None
) -> Html:
    """Return `value` as a tree that is open down to `depth` levels; `place` begins the ids of its branches.

    `counted` numbers the items of the whole tree: what comes late is told by its number only.
    """
    counted = counted or count(1)
    label = el("span", {"class": "rp-value-name"}, name, ": ") if name is not None else None
    if not isinstance(value, Mapping | list) or not value or level > _DEEPEST or is_described(value):
        kind = f"rp-json__{_KINDS.get(type(value), 'other')}"
        return el("div", {"class": "rp-json__leaf"}, label, el("code", {"class": kind}, _leaf(value)))
    opening, closing = "[]" if isinstance(value, list) else "{}"
    parts = list(enumerate(value)) if isinstance(value, list) else [(_text(key), value[key]) for key in value]
    inside = [
        tree(item, f"{place}-{key}", depth - 1, str(key), level + 1, counted)
        for key, item in parts[:_MOST]
        if next(counted) <= _MOST_IN_ALL
    ]
    if len(parts) > len(inside):
        inside.append(el("div", {"class": "rp-more"}, f"and {len(parts) - len(inside):,} more"))
    length = el("small", None, f" {len(parts):,} ")
    return el(
        "details",
        {"class": "rp-json__branch", "id": ident(place), "open": depth > 0, "data-keep": True},
        el("summary", None, label, opening, length, closing),
        el("div", {"class": "rp-json__inside"}, join(inside)),
    )


def _leaf(value: Any) -> str:
    return python(value) if is_described(value) else _text(value)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=repr)
