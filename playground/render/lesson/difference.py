"""What makes one script of another, as HTML: the lines to take out and the lines to put in, among those that stay."""

from __future__ import annotations

from difflib import SequenceMatcher

from playground.render.markup.html import EMPTY, Html, el, hidden

_SIGNS = {"out": ("−", "taken out: "), "in": ("+", "put in: "), "same": ("", "")}


def difference(old: str, new: str) -> Html:
    """Return a table of both scripts' lines: number in `old`, in `new`, sign, text. Empty if they are the same."""
    was, becomes = _lines(old), _lines(new)
    if was == becomes:
        return EMPTY
    rows = []
    for kind, was_from, was_to, from_, to in SequenceMatcher(None, was, becomes, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs = zip(range(was_from, was_to), range(from_, to), strict=True)
            rows += [_row("same", at + 1, place + 1, was[at]) for at, place in pairs]
            continue
        rows += [_row("out", at + 1, None, was[at]) for at in range(was_from, was_to)]
        rows += [_row("in", None, place + 1, becomes[place]) for place in range(from_, to)]
    caption = el("caption", {"class": "rp-sr"}, "Your script's line, the solution's line, what changes")
    return el("table", {"class": "rerun-diff"}, caption, el("tbody", None, *rows))


def _lines(source: str) -> list[str]:
    return [line.rstrip() for line in source.rstrip().splitlines()]


def _row(kind: str, old: int | None, new: int | None, line: str) -> Html:
    sign, words = _SIGNS[kind]
    return el(
        "tr",
        {"class": f"rerun-diff__{kind}"},
        el("td", {"class": "rerun-diff__number"}, "" if old is None else old),
        el("td", {"class": "rerun-diff__number"}, "" if new is None else new),
        el("td", {"class": "rerun-diff__sign"}, el("span", {"aria-hidden": "true"}, sign), hidden(words)),
        el("td", {"class": "rerun-diff__code"}, line),
    )
