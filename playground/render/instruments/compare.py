"""Two steps of one script compared: what differs in runs, lines, callbacks and writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from playground.render.markup.data import Data, Spot, items, ran_lines, runs, string
from playground.render.markup.html import EMPTY, Html, el, join, jump, text
from playground.render.markup.words import callback, did, enumeration, outcome, plural

_MOST: Final = 12


def comparison(one: Data, other: Data) -> Html:
    """Return a table of the two, and a sentence that says what differs."""
    facts = {"Runs": _runs, "Lines": _lines, "Callbacks": _callbacks, "State writes": _writes, "On the page": _elements}
    rows = [(name, fact(one), fact(other)) for name, fact in facts.items()]
    differing = [name.lower() for name, left, right in rows if left != right]
    words = f"They differ in {enumeration([text(name) for name in differing])}." if differing else "They did the same."
    head = el("tr", None, el("td"), el("th", {"scope": "col"}, did(one)), el("th", {"scope": "col"}, did(other)))
    body = [
        el(
            "tr",
            {"class": "rp-differs" if left != right else None},
            el(
                "th", {"scope": "row"}, name, el("small", {"class": "rp-change"}, " differs") if left != right else None
            ),
            el("td", None, left),
            el("td", None, right),
        )
        for name, left, right in rows
    ]
    only = _only(one, other)
    table = el("table", {"class": "rp-compare"}, el("thead", None, head), el("tbody", None, *body))
    return join([el("p", {"class": "rp-compare__words"}, words), el("div", {"class": "rp-scroll"}, table), only])


def _runs(step: Data) -> Html:
    ran = runs(step)
    ends = [el("li", None, outcome(run)) for run in ran[:_MOST]]
    more = [el("li", None, f"and {len(ran) - _MOST:,} more")] if len(ran) > _MOST else []
    return join([plural(len(ran), "run"), el("ul", None, *ends, *more) if ends else EMPTY])


def _lines(step: Data) -> Html:
    return text(plural(sum(len(ran_lines(run)) for run in runs(step)), "line") + " executed")


def _callbacks(step: Data) -> Html:
    return _list(callback(call) for run in runs(step) for call in items(run, "callbacks"))


def _writes(step: Data) -> Html:
    counted = Counter(string(event, "key") for event in _events(step, "state_write", "state_delete"))
    return _list(
        join([el("code", None, key), f" {number} times" if number > 1 else ""]) for key, number in counted.items()
    )


def _elements(step: Data) -> Html:
    counted = Counter(string(event, "element_type") for event in _events(step, "write"))
    return _list(
        join([el("code", None, f"st.{kind}"), f" × {number}" if number > 1 else ""]) for kind, number in counted.items()
    )


def _list(parts: Iterable[Html]) -> Html:
    found = list(parts)
    if len(found) > _MOST:
        found = [*found[:_MOST], text(f"{len(found) - _MOST:,} more")]
    return enumeration(found) if found else text("none")


def _events(step: Data, *kinds: str) -> list[Data]:
    return [event for run in runs(step) for event in items(run, "events") if event.get("type") in kinds]


def _only(one: Data, other: Data) -> Html:
    """Return which lines ran in one of the two only, with jumps to them."""
    left, right = ({line for run in runs(step) for line in ran_lines(run)} for step in (one, other))
    parts = [
        el("p", None, f"Only in “{did(step)}”: ", _jumps(sorted(only)))
        for step, only in ((one, left - right), (other, right - left))
        if only
    ]
    return join(parts)


def _jumps(places: Sequence[Spot]) -> Html:
    shown = [each for each in map(jump, places[:_MOST]) if each is not None]
    more = f" and {len(places) - _MOST:,} more lines" if len(places) > _MOST else ""
    return join([join(shown, ", "), more])


def picker(choices: Sequence[tuple[int, str]], chosen: int | None, prefix: str = "") -> Html:
    """Return the list of steps that this one can be compared with; `choices` are counts of a run, and words."""
    if not choices:
        return EMPTY
    place = f"{prefix}compare"
    options = [el("option", {"value": run, "selected": run == chosen or None}, words) for run, words in choices]
    nothing = el("option", {"value": "", "selected": chosen is None}, "no other step")
    label = el("label", {"for": place}, "Compare this step with")
    return el(
        "p", {"class": "rp-pick"}, label, " ", el("select", {"id": place, "data-against": True}, nothing, *options)
    )
