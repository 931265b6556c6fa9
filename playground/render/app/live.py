"""What tells of work and of good news: progress, skeletons, toasts, balloons, snow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from playground.render.app.place import Place
from playground.render.markup import markdown
from playground.render.markup.data import Data, integer, string
from playground.render.markup.html import Html, el, hidden


def _progress(element: Data, place: Place) -> Html:
    value = max(0, min(100, integer(element, "value") or 0))
    words = string(element, "text")
    name = place.id(element, "bar")
    return el(
        "div",
        {"class": "rp-progress"},
        el("label", {"for": name}, markdown.inline(words)) if words else None,
        el(
            "progress",
            {"id": name, "max": "100", "value": str(value), "aria-label": None if words else "Progress"},
            f"{value}%",
        ),
    )


def _spinner(element: Data, place: Place) -> Html:
    return el(
        "div",
        {"class": "rp-spinner"},
        el("span", {"class": "rp-turning", "aria-hidden": "true"}),
        el("div", {"class": "rp-markdown"}, markdown.inline(string(element, "text"))),
    )


def _skeleton(element: Data, place: Place) -> Html:
    height = integer(element, "height")
    name = "rp-skeleton rp-skeleton--stretch" if element.get("height") == "stretch" else "rp-skeleton"
    look = {"class": name, "role": "status", "style": f"--rp-height: {height}px" if height else None}
    return el("div", look, hidden("Still to come"))


def _toast(element: Data, place: Place) -> Html:
    icon = string(element, "icon")
    sign = Html(markdown.icon(icon) + " ") if icon else None
    words = el("div", {"class": "rp-markdown"}, markdown.block(string(element, "text")))
    return el("div", {"role": "status", "class": "rp-toast"}, sign, words)


def _party(sign: str, words: str) -> Callable[[Data, Place], Html]:
    """What flies over the page in Streamlit is a row of signs here: seen, still, and gone with the next run."""

    def show(element: Data, place: Place) -> Html:
        return el(
            "div",
            {"role": "status", "class": "rp-party"},
            el("span", {"aria-hidden": "true"}, sign * 7),
            hidden(words),
        )

    return show


def _space(element: Data, place: Place) -> Html:
    size = element.get("size")
    name = size if size in _SPACES else "small"
    return el("div", {"class": f"rp-space rp-space--{name}"})


_SPACES: Final = ("xxsmall", "xsmall", "small", "medium", "large", "xlarge", "xxlarge", "stretch")
LIVE: Final[dict[str, Callable[[Data, Place], Html]]] = {
    "progress": _progress,
    "spinner": _spinner,
    "skeleton": _skeleton,
    "toast": _toast,
    "balloons": _party("\U0001f388", "Balloons"),
    "snow": _party("\u2744\ufe0f", "Snow"),
    "space": _space,
}
