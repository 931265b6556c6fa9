"""A tiny builder of HTML: whatever is not `Html` already is escaped, so that no text can become markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Final

_VOID: Final = frozenset({"br", "hr", "img", "input"})
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SPECIAL: Final = re.compile("[<>&\"'\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Html(str):
    """Markup that is safe to put into a page as it is."""

    __slots__ = ()


EMPTY: Final = Html("")
SEPARATOR: Final = "\x1e"
"""Stands before and after each part that the page compares with what it shows (`drawing.js`). No text holds it."""


def apart(markup: Html) -> Html:
    """Set off one element, which has an id, from what stands around it."""
    return Html(f"{SEPARATOR}{markup.replace(SEPARATOR, '')}{SEPARATOR}")


def joined(markup: str) -> str:
    """Return markup whose parts are not set off."""
    return markup.replace(SEPARATOR, "")


def text(value: object) -> Html:
    """Return `value` as text: escaped, and without characters no HTML document may hold."""
    return value if type(value) is Html else Html(_escaped(value))


def _escaped(value: object) -> str:
    # A plain text, as to make an `Html` of each part of an element takes longer than to put them together.
    if type(value) is Html:
        return value
    written = str(value)
    if type(value) is int:
        return written
    return escape(_UNPRINTABLE.sub("\ufffd", written)) if _SPECIAL.search(written) else written


def join(parts: Iterable[object], between: str = "") -> Html:
    """Return the parts one after the other, each escaped unless it is `Html`."""
    return Html(_escaped(between).join(map(_escaped, parts)))


def el(tag: str, attrs: Mapping[str, object] | None = None, *children: object) -> Html:
    """Return one element; attributes that are None or False are left out, as are children that are None."""
    head = f"<{tag}"
    for name, value in attrs.items() if attrs else ():
        if value is True:
            head += f" {name}"
        elif value is not None and value is not False:
            head += f' {name}="{_escaped(value)}"'
    if tag in _VOID:
        return Html(f"{head}>")
    body = "".join([_escaped(child) for child in children if child is not None])
    return Html(f"{head}>{body}</{tag}>")


def as_data(value: object) -> str:
    """Return JSON for a `data-` attribute: without what a sanitizer takes for the end of a script or a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e")


def ident(*parts: object) -> str:
    """Return an id made of the parts: stable, without white space, different for different parts."""
    return "".join(re.sub(r"[^\w\[\].:#-]", lambda found: f"~{ord(found[0]):x}", str(part)) for part in parts)


def hidden(words: object) -> Html:
    """Return words that only assistive technology reads."""
    return el("span", {"class": "rp-sr"}, words)


def jump(place: tuple[str, int] | None) -> Html | None:
    """Return the button that jumps to a line of a file, or None when the line is not known."""
    return None if place is None else _jump(*place)


def line_words(place: tuple[str, int]) -> str:
    """Return a line in words: "line 3", or "pages/one.py, line 3" where it is not the main script's."""
    file, line = place
    return f"{file}, line {line}" if file else f"line {line}"


@lru_cache
def _jump(file: str, line: int) -> Html:
    attributes = {"type": "button", "class": "rp-line", "data-line": line, "data-file": file or None}
    return el("button", attributes, line_words((file, line)))
