"""How a check went, as HTML: passed, or what is still different, and what was tried on the way."""

from __future__ import annotations

from playground.render.markup.data import Data, items, string, texts
from playground.render.markup.html import EMPTY, Html, el, hidden, join
from playground.render.markup.markdown import inline


def verdict(data: Data) -> Html:
    """Return the sentences of a verdict (`playground/checks/judge.py`, as JSON): what a screen reader is told."""
    if data.get("passed"):
        return el("p", {"class": "rerun-verdict__head"}, "Passed.")
    advice = string(data, "advice")
    return join(
        [
            el("p", {"class": "rerun-verdict__head"}, "Not yet."),
            el("p", None, inline(string(data, "problem"))),
            el("p", {"class": "rerun-verdict__advice"}, inline(advice)) if advice else EMPTY,
        ]
    )


def unjudged(error: str) -> Html:
    """Return what to say when the lesson's own check has failed with this error."""
    return join(
        [
            el("p", {"class": "rerun-verdict__head"}, "No verdict."),
            el("p", None, "The check of this lesson does not work, which is not your script's fault:"),
            el("p", None, el("code", None, error)),
        ]
    )


def attempts_html(data: Data) -> Html:
    """Return what the check did, one item an action, each with what it found there."""
    return el("ol", {"class": "rerun-tried"}, *(_attempt_html(each) for each in items(data, "tried")))


def _attempt_html(data: Data) -> Html:
    ok = bool(data.get("ok"))
    found = texts(data, "found") + ([] if ok else ["different, see above"])
    sign = el("span", {"class": "rerun-sign", "aria-hidden": "true"}, "✓" if ok else "✗")
    return el(
        "li",
        {"class": None if ok else "rerun-tried__different"},
        sign,
        el("span", None, inline(string(data, "did")), hidden("" if ok else " (not as it must be)")),
        el("span", {"class": "rerun-tried__found"}, join([inline(each) for each in found], ", ")) if found else None,
    )
