"""What the playground says when it ended a run itself: why, what led there, and how it can go on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from playground.render.app.place import Place
from playground.render.markup import markdown
from playground.render.markup.data import Data, integer, items, spot, string
from playground.render.markup.html import Html, el, ident, jump
from playground.render.markup.values import MISSING, value_html

PATIENT: Final = 60
"""Seconds offered to a script that needs more time than it had."""
_WORDS: Final = {"added": "was added:", "changed": "", "removed": "was removed"}


def guard(element: Data, place: Place) -> Html:
    line = jump(spot(element))
    diffs = items(element, "diffs")
    return el(
        "div",
        {"role": "alert", "class": "rp-alert rp-guard"},
        el("span", {"class": "rp-alert__sign", "aria-hidden": "true"}, "◼"),
        el(
            "div",
            {"class": "rp-markdown"},
            el("p", None, el("strong", None, "The playground stopped this run"), " at " if line else None, line, "."),
            markdown.block(string(element, "text")),
            el("div", {"class": "rp-guard__runs"}, *(_run(diff, place) for diff in diffs)) if diffs else None,
            _way_on(element),
        ),
    )


def _run(diff: Data, place: Place) -> Html:
    number = integer(diff, "run")
    changes = items(diff, "changes")
    more = (integer(diff, "count") or 0) - len(changes)
    rows = [_change(change, ident(place.prefix, f"guard-{number}-{at}")) for at, change in enumerate(changes)]
    if more > 0:
        rows.append(el("li", None, f"and {more:,} more"))
    return el(
        "section",
        {"class": "rp-guard__run"},
        el("p", {"class": "rp-guard__title"}, f"Run {number}"),
        el("ul", None, *rows) if rows else el("p", None, "changed nothing in session state"),
    )


def _change(change: Data, place: str) -> Html:
    before = change.get("before", MISSING)
    after = change.get("after", MISSING)
    word = _WORDS.get(string(change, "change"), "")
    return el(
        "li",
        None,
        el("code", None, string(change, "key")),
        f" {word} " if word else " ",
        value_html(before, f"{place}-b") if before is not MISSING and after is not MISSING else None,
        " → " if before is not MISSING and after is not MISSING else None,
        value_html(after, f"{place}-a") if after is not MISSING else None,
    )


def _way_on(element: Data) -> Html | None:
    limit: Any = element.get("limit")
    if isinstance(limit, bool) or not isinstance(limit, int | float):
        return None
    attributes: Mapping[str, object]
    match string(element, "reason"):
        case "reruns":
            attributes, words = {"data-act": "continue"}, f"Let it run {limit:g} more"
        case "seconds":
            seconds = PATIENT if limit < PATIENT else limit * 2
            attributes, words = {"data-act": "again", "data-seconds": f"{seconds:g}"}, f"Run again with {seconds:g} s"
        case _:
            return None
    return el("p", {"class": "rp-guard__way"}, el("button", {"type": "button", "class": "rp-btn", **attributes}, words))
