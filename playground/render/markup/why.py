"""Reasons as sentences, each with a link to its rule and its lesson, and as a mark beside an element of the app."""

from __future__ import annotations

import re
from typing import Final

from playground.render.markup.data import Data, items, string
from playground.render.markup.html import EMPTY, Html, el, join
from playground.render.markup.words import coded

MOST: Final = 3
"""Sentences in one place."""
_PAGES: Final = {
    "container": "output",
    "element": "output",
    "cache": "caching",
    "callback": "callbacks",
    "form": "forms",
    "fragment": "fragments",
    "page": "pages",
    "rerun": "control",
    "run": "runs",
    "state": "state",
    "widget": "widgets",
}
"""The pages of rules by what the names of their rules begin with."""
_LESSON: Final = re.compile(r"\d+_([a-z0-9_]+)/\d+_([a-z0-9_]+)")
_RULE: Final = re.compile(r"[a-z]+(-[a-z]+)+")


def whys(reasons: list[Data]) -> Html:
    """Return the first of some reasons, each as a paragraph."""
    if not reasons:
        return EMPTY
    told = [el("p", {"class": "rp-why"}, coded(string(each, "text")), _links(each)) for each in reasons[:MOST]]
    more = len(reasons) - MOST
    return join([*told, el("p", {"class": "rp-why"}, f"and {more} more like it") if more > 0 else EMPTY])


def _links(reason: Data) -> Html:
    """Return the links to a reason's rule and lesson; the page drops them where it does not know those."""
    pages = {"The rule": rule_page(string(reason, "rule")), "A lesson": lesson_page(string(reason, "lesson"))}
    links = [
        el("a", {"class": "rp-why__more", "data-doc": page, "href": "#"}, name) for name, page in pages.items() if page
    ]
    return join([" ", join(links, " · ")]) if links else EMPTY


def rule_page(rule: str) -> str | None:
    """Return the page of a rule and its place there: "rules/state/#state-widget-cleanup"; None for what is no rule."""
    page = _PAGES.get(rule.partition("-")[0])
    return None if page is None or not _RULE.fullmatch(rule) else f"rules/{page}/#{rule}"


def lesson_page(folder: str) -> str | None:
    """Return the page of a lesson by its folder: "learn/remembering/once-only/"; None for what is no such folder."""
    found = _LESSON.fullmatch(folder)
    return None if found is None else f"learn/{found[1]}/{found[2]}/".replace("_", "-")


def mark(step: Data, element: str, name: str) -> Html:
    """Return the mark beside an element that surprises, which opens to say why.

    Nothing where no reason of the step is about the element; `name` is the mark's id. Its name does not tell of the
    element: who looks for that by its label finds it alone.
    """
    found = [each for each in items(step, "reasons") if element and string(each, "element") == element]
    if not found:
        return EMPTY
    sign = el("summary", {"class": "rp-reason__mark", "aria-label": "Why?"}, el("span", None, "!"))
    told = el("div", {"class": "rp-reason__told"}, whys(found))
    return el("details", {"class": "rp-reason", "id": name, "data-keep": True}, sign, told)
