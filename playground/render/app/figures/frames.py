"""Frames: HTML with its own scripts, which the page puts into a frame that reaches nothing, and what is not loaded."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from playground.render.app.media import local_picture
from playground.render.app.place import Place
from playground.render.markup.data import Data, integer, string
from playground.render.markup.html import EMPTY, Html, as_data, el

_MOST: Final = 10_000
"""Pixels that a frame may be wide or high."""
_WEB: Final = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def _frame(element: Data, place: Place) -> Html:
    file, address = element.get("document"), string(element, "url")
    title = string(element, "alt") or f"Component of line {integer(element, 'line') or '?'}"
    if isinstance(file, dict):
        return _file(file, title)
    if address:
        return _elsewhere(address, title)
    page = string(element, "html")
    if not page:
        return EMPTY
    told = {
        "html": page,
        "title": title,
        "scrolling": bool(element.get("scrolling")),
        "tab": integer(element, "tab_index"),
        "content": element.get("height") == "content",
    }
    note = el(
        "p", {"class": "rp-frame__note"}, "A component with scripts of its own: it is shown while the app is live."
    )
    return el(
        "div",
        {
            "class": "rp-component",
            "id": place.id(element, "frame"),
            "style": _size(element),
            "data-frame": as_data(told),
        },
        el("div", {"class": "rp-component__place", "id": place.id(element, "place")}, note),
    )


def _size(element: Data) -> str | None:
    sizes = (("--rp-wide", element.get("width")), ("--rp-high", element.get("height")))
    given = [f"{name}: {min(size, _MOST)}px" for name, size in sizes if type(size) is int]
    return "; ".join(given) or None


def _elsewhere(address: str, title: str) -> Html:
    shown = address if len(address) <= 200 else f"{address[:199]}…"
    name = el("a", {"href": address}, shown) if _WEB.fullmatch(address) else el("code", None, shown)
    why = "the playground loads nothing from other servers."
    if not _WEB.fullmatch(address):
        why = "it is for Streamlit's own server." if address.startswith("/") else "only HTML is."
    return _note(title, name, f" is not shown here: {why}")


def _file(file: Data, title: str) -> Html:
    picture = local_picture(string(file, "url"), title)
    if picture:
        return el("div", {"class": "rp-images"}, picture)
    about = f"A file of the type {string(file, 'type')}, {string(file, 'name')}"
    return _note(title, f"{about}, is not shown here: only HTML and pictures are.")


def _note(title: str, *words: object) -> Html:
    return el("div", {"class": "rp-frame__note", "role": "note", "aria-label": title}, *words)


FRAMES: Final[dict[str, Callable[[Data, Place], Html]]] = {"iframe": _frame}
