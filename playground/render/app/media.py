"""Pictures, by their bytes only, and what `st.help` says of an object."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from playground.render.app.place import Place
from playground.render.markup import markdown
from playground.render.markup.data import Data, items, string
from playground.render.markup.html import Html, el

_LOCAL: Final = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]*")


def _image(element: Data, place: Place) -> Html:
    return el("div", {"class": "rp-images"}, *(_figure(picture) for picture in items(element, "images")))


def _figure(picture: Data) -> Html:
    url, name, caption = string(picture, "url"), string(picture, "name"), string(picture, "caption")
    words = string(picture, "alt") or caption or "Image"
    shown = local_picture(url, words)
    if shown is None:
        note = el("span", {"class": "rp-image__note"}, "Image, not loaded in the playground: ")
        shown = el("div", {"class": "rp-image", "role": "img", "aria-label": words}, note, el("code", None, name))
    return el("figure", None, shown, el("figcaption", None, markdown.inline(caption)) if caption else None)


def local_picture(url: str, words: str) -> Html | None:
    """A picture whose address is its bytes, `words` being what stands for it; None for any other address."""
    return el("img", {"src": url, "alt": words}) if _LOCAL.fullmatch(url) else None


def _help(element: Data, place: Place) -> Html:
    words = string(element, "call") or string(element, "name")
    return el(
        "div",
        {"class": "rp-doc", "role": "region", "aria-label": f"Help: {string(element, 'name') or words}"},
        el("p", None, el("code", None, words), " ", el("small", None, string(element, "kind"))),
        el("pre", {"class": "rp-block", "tabindex": "0"}, el("code", None, string(element, "text"))),
        _members(items(element, "members")),
    )


def _members(members: list[Data]) -> Html | None:
    """What an object holds: values as they are, all else by the first line of its documentation."""
    if not members:
        return None
    rows = [
        el(
            "tr",
            None,
            el("th", {"scope": "row"}, el("code", None, string(member, "name"))),
            el("td", None, el("small", None, string(member, "kind"))),
            el("td", None, el("code", None, value) if (value := string(member, "value")) else string(member, "text")),
        )
        for member in members
    ]
    table = el("table", {"class": "rp-table"}, el("tbody", None, *rows))
    return el("div", {"class": "rp-frame", "tabindex": "0", "role": "region", "aria-label": "Members"}, table)


MEDIA: Final[dict[str, Callable[[Data, Place], Html]]] = {"image": _image, "help": _help}
