"""Who wrote a key of session state, in words."""

from __future__ import annotations

from playground.render.markup.data import Data, integers, items, spot, string
from playground.render.markup.html import Html, el, join, jump, text


def writer(change: Data, run: Data) -> Html:
    """Return who made a change, with the line where there is one: "callback update_value, line 2"."""
    by, line = string(change, "by"), where(change)
    words: object = {
        "widget": "its widget",
        "form": "its form",
        "query": "the page’s address",
        "cleanup": "clean-up: not drawn any more",
    }.get(by, by)
    if by == "callback":
        names = [string(call, "name") for call in items(run, "callbacks")]
        words = join(["callback ", el("code", None, names[0])]) if len(names) == 1 else "a callback"
    elif by == "script":
        words = "the script"
    return join([words, ", ", line]) if line else text(words)


def where(data: Data) -> Html | None:
    """Return the line of a change or an event, or the two between which it was; None where neither is known."""
    lines, file = integers(data, "between"), string(data, "file")
    if len(lines) == 2:
        return join(["between ", jump((file, lines[0])), " and ", jump((file, lines[1]))])
    return jump(spot(data))
