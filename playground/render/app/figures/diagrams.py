"""Diagrams that are texts: drawn by the page, with their text for those who do not see them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from playground.render.app.elements import ELEMENTS, tip
from playground.render.app.figures.figure import figure
from playground.render.app.place import Place
from playground.render.markup import markdown
from playground.render.markup.data import Data, integer, string
from playground.render.markup.html import Html, el

_FENCE: Final = re.compile(r"^(`{3,}|~{3,})[ \t]*mermaid[^\n`]*\n(.*?)^\1[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)
_ALT: Final = re.compile(r"^\s*%%\s*stAlt:\s*(.+)$", re.MULTILINE)
_MOST: Final = 10
"""Diagrams that are drawn of one text."""


def _graphviz(element: Data, place: Place) -> Html:
    dot, wide, high = string(element, "text"), element.get("width"), element.get("height")
    given = {
        "dot": dot,
        "engine": string(element, "engine") or "dot",
        "width": wide if type(wide) is int or wide == "stretch" else None,
        "height": high if type(high) is int else None,
        "cut": "cut" in element,
    }
    words = string(element, "alt") or "Graph"
    table = _source(place.id(element, "source"), "DOT", dot)
    return figure(element, place, "graphviz", given, words, table=table, height=integer(element, "height"))


def _source(name: str, language: str, text: str) -> Html:
    return el(
        "details",
        {"class": "rp-chart__data", "data-keep": True, "id": name},
        el("summary", None, f"Text in {language}"),
        el("pre", {"class": "rp-block", "tabindex": "0"}, el("code", None, text)),
    )


def _markdown(element: Data, place: Place) -> Html:
    """A text of Markdown, in which the blocks of Mermaid are figures."""
    text, unsafe = string(element, "text"), bool(element.get("unsafe_html"))
    found = list(_FENCE.finditer(text))[:_MOST] if "mermaid" in text else []
    if not found:
        return ELEMENTS["markdown"](element, place)
    parts, at = [], 0
    for number, block in enumerate(found):
        before = text[at : block.start()]
        parts += [markdown.block(before, unsafe)] * bool(before.strip())
        part = {**element, "id": f"{string(element, 'id')}-{number}" if number else element.get("id")}
        parts.append(_mermaid(part, place, block[2]))
        at = block.end()
    parts += [markdown.block(text[at:], unsafe)] * bool(text[at:].strip())
    return el("div", {"class": "rp-markdown"}, *parts, tip(element, place))


def _mermaid(element: Data, place: Place, text: str) -> Html:
    words = _ALT.search(text)
    table = _source(place.id(element, "source"), "Mermaid", text)
    return figure(element, place, "mermaid", {"text": text}, words[1].strip() if words else "Diagram", table=table)


DIAGRAMS: Final[dict[str, Callable[[Data, Place], Html]]] = {"markdown": _markdown, "graphviz_chart": _graphviz}
