"""Buttons that lead elsewhere, and the input of a chat."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from playground.render.app.files.uploads import attachers, limits, said
from playground.render.app.place import Place
from playground.render.app.widgets import WIDGETS
from playground.render.markup import markdown
from playground.render.markup.data import Data, integer, string
from playground.render.markup.html import Html, el, join

_ADDRESS: Final = re.compile(r"(?:https?:|mailto:|#|/(?!/))", re.IGNORECASE)


def _link(element: Data, place: Place) -> Html:
    """A link, unless the script wants a run for each click: then the address stands beside the button."""
    url = string(element, "url")
    reachable = _ADDRESS.match(url.strip()) and not element.get("disabled")
    if string(element, "id").startswith("w"):
        link = el("a", {"class": "rp-button__url", "href": url}, url) if reachable else None
        return join([WIDGETS["button"](element, place), link or ""], " ")
    kind = string(element, "kind") if element.get("kind") in ("primary", "tertiary") else "secondary"
    wide = " rp-button--stretch" if element.get("width") == "stretch" else ""
    icon = string(element, "icon")
    words = string(element, "help")
    return el(
        "a",
        {
            "class": f"rp-button rp-button--link rp-button--{kind}{wide}",
            "href": url if reachable else None,
            "aria-disabled": None if reachable else "true",
            "title": words or None,
        },
        Html(markdown.icon(icon) + " ") if icon else None,
        markdown.inline(string(element, "label"), links=False),
    )


def _download(element: Data, place: Place) -> Html:
    """The button runs the script as in Streamlit; what the file holds is shown, as nothing may leave the page."""
    button = WIDGETS["button"](element, place)
    size = integer(element, "size")
    facts = [string(element, "mime"), f"{size:,} bytes" if size is not None else "made on click"]
    name = string(element, "file_name") or "file"
    content = element.get("content")
    body = el("pre", {"class": "rp-block", "tabindex": "0"}, el("code", None, content)) if content else None
    summary = el("summary", None, el("code", None, name), f" ({', '.join(filter(None, facts))})")
    shown = el("details", {"class": "rp-file", "data-keep": True, "id": place.id(element, "file")}, summary, body)
    return join([button, shown])


def _chat_input(element: Data, place: Place) -> Html:
    label = string(element, "label") or "Your message"
    disabled = bool(element.get("disabled"))
    field = el(
        "input",
        {
            "type": "text",
            "class": "rp-input",
            "id": place.id(element, "input"),
            "aria-label": label,
            "placeholder": label,
            "maxlength": integer(element, "max_chars"),
            "value": string(element, "draft") or None,
            "autocomplete": "off",
            "disabled": disabled,
        },
    )
    send = el("button", {"type": "button", "class": "rp-button", "data-say": True, "disabled": disabled,
                         "aria-label": "Send"}, "➤")  # fmt: skip
    chat = {"class": "rp-say", "data-act": "say", "data-id": string(element, "id")}
    if not element.get("max_mb"):
        return el("div", chat, field, send)
    return join([el("div", {**chat, **limits(element)}, field, *attachers(element, place), send), said(element, place)])


LINKS: Final[dict[str, Callable[[Data, Place], Html]]] = {
    "link_button": _link,
    "download_button": _download,
    "chat_input": _chat_input,
}
