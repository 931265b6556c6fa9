"""The menu of a multipage app, and links to its pages: buttons, because the browser stays where it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from playground.render.app.place import Place
from playground.render.markup import markdown
from playground.render.markup.data import Data, items, string
from playground.render.markup.html import EMPTY, Html, el, join


def _navigation(data: Data, place: Place) -> Html:
    """The menu: the current page is marked, a section's name stands before its first page."""
    rows, section = [], ""
    for page in items(data, "pages"):
        named = string(page, "section") or ""
        if named != section:
            rows.append(el("li", {"class": "rp-nav__section"}, named))
        section = named
        current = string(page, "title") == string(data, "value")
        rows.append(
            el(
                "li",
                None,
                el(
                    "button",
                    {
                        "type": "button",
                        "class": "rp-nav__page",
                        "data-act": "click",
                        "data-id": string(page, "id"),
                        "aria-current": "page" if current else None,
                    },
                    _icon(page),
                    string(page, "title") or "",
                ),
            )
        )
    return el("nav", {"class": "rp-nav", "aria-label": "Pages"}, el("ul", None, join(rows)))


def _page_link(data: Data, place: Place) -> Html:
    label = join([_icon(data), markdown.inline(string(data, "label") or "", links=False)])
    if data.get("external"):
        return el("p", None, markdown.inline(f"[{string(data, 'label')}]({string(data, 'url')})"))
    return el(
        "button",
        {
            "type": "button",
            "class": "rp-nav__page",
            "data-act": "click",
            "data-id": string(data, "id"),
            "disabled": bool(data.get("disabled")),
            "title": string(data, "help"),
        },
        label,
    )


def _icon(data: Data) -> Html:
    name = string(data, "icon")
    return join([markdown.icon(name), " "]) if name else EMPTY


PAGES: Final[dict[str, Callable[[Data, Place], Html]]] = {"navigation": _navigation, "page_link": _page_link}
