"""Players of sounds and films, which hold what they play, and documents to take away."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from playground.facts.sizes import size_words
from playground.render.app.place import Place
from playground.render.markup.data import Data, integer, items, mapping, string
from playground.render.markup.html import Html, el

_LOCAL: Final = re.compile(r"data:(?:audio|video)/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=]*")
_TRACK: Final = re.compile(r"data:text/vtt;base64,[A-Za-z0-9+/=]*")
_DOCUMENT: Final = re.compile(r"data:application/pdf;base64,([A-Za-z0-9+/=]*)")
_LINK: Final = re.compile(r"https?://", re.IGNORECASE)
_WORDS: Final = {"audio": "Sound", "video": "Video"}


def _player(element: Data, place: Place) -> Html:
    kind, media = string(element, "type"), mapping(element, "media")
    url = string(media, "url")
    words = string(element, "alt") or _WORDS[kind]
    if not _LOCAL.fullmatch(url):
        return _named(media, f"{_WORDS[kind]}, not loaded in the playground: ", words)
    tracks = [_track(each, first=number == 0) for number, each in enumerate(items(element, "subtitles"))]
    attrs = {
        "class": f"rp-player rp-player--{kind}",
        "id": place.id(element, "player"),
        "src": url,
        "controls": True,
        "preload": "metadata",
        "aria-label": words,
        "loop": bool(element.get("loop")) and not element.get("end"),
        "muted": bool(element.get("muted")),
        "autoplay": bool(element.get("autoplay")),
        "data-start": integer(element, "start") or None,
        "data-end": integer(element, "end"),
        "data-loop": bool(element.get("loop")),
    }
    return el(kind, attrs, *tracks)


def _track(each: Data, *, first: bool) -> Html | None:
    url = string(each, "url")
    if not _TRACK.fullmatch(url):
        return None
    return el("track", {"kind": "captions", "src": url, "label": string(each, "label"), "default": first})


def _named(media: Data, note: str, words: str) -> Html:
    """Return what is said of something that is not in the page: an address to go to, or its size."""
    name, link = string(media, "name"), string(media, "link")
    said = el("code", None, name or "nothing was given")
    if _LINK.match(link):
        said = el("a", {"href": link}, name)
    group = {"class": "rp-image", "role": "group", "aria-label": words}
    return el("div", group, el("span", {"class": "rp-image__note"}, note), said)


def _pdf(element: Data, place: Place) -> Html:
    media, words = mapping(element, "media"), string(element, "alt") or "Document"
    if string(media, "link"):
        return _named(media, "Document, not loaded in the playground: ", words)
    name, found = string(media, "name"), _DOCUMENT.fullmatch(string(media, "url"))
    note = el("span", {"class": "rp-image__note"}, "PDF, whose pages the playground does not draw: ")
    attrs = {"type": "button", "class": "rp-button rp-player__save", "data-save": name}
    button = el("button", {**attrs, "data-content": found[1]}, f"Download {name}") if found else None
    said = el("code", None, f"{name}, {size_words(integer(media, 'size') or 0)}")
    return el("div", {"class": "rp-image", "role": "group", "aria-label": words}, note, said, button)


PLAYERS: Final[dict[str, Callable[[Data, Place], Html]]] = {"audio": _player, "video": _player, "pdf": _pdf}
