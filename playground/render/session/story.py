"""A step in one line: "ƒ update_value → ● script → ↻ st.rerun", and what it changed in session state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from playground.render.instruments.state import entries
from playground.render.markup.data import Data, integer, items, runs, string
from playground.render.markup.html import EMPTY, Html, el, hidden, join
from playground.render.markup.values import MISSING, short
from playground.render.markup.words import ENDED

_SIGNS: Final = {"callback": "ƒ", "script": "●", **ENDED}
_ENDS: Final = {
    "rerun": "st.rerun",
    "stopped": "st.stop",
    "exception": "error",
    "guard": "stopped",
    "overtaken": "overtaken",
}
_OWN: Final = "FormSubmitter:"
_MOST: Final = 7
_MOST_CHANGES: Final = 3
_LONG: Final = 30


def chapters(step: Data) -> list[list[str]]:
    """Return what happened in a step as pairs of kind and words: callbacks, scripts, and what ended them early."""
    found = []
    for run in runs(step):
        calls = items(run, "callbacks")
        found += [["callback", string(call, "name") or "callback"] for call in calls]
        # A run that a callback ends has not begun with the script.
        if all(string(call, "ended") in ("", "returned") for call in calls):
            found.append(["script", string(run, "fragment") if run.get("scope") == "fragment" else "script"])
        outcome = string(run, "outcome")
        if outcome in _ENDS:
            line = integer(run, "outcome_line")
            found.append([outcome, _ENDS[outcome] + (f", line {line}" if line else "")])
    return found


def changes(step: Data) -> list[list[str]]:
    """Return the keys that a step changed, each with its value before and after; "" where there was none."""
    ran = runs(step)
    changed = [each for each in entries(ran, step) if each.change != "same"] if ran else []
    return [
        [each.key, *("" if value is MISSING else short(value, _LONG) for value in (each.before, each.after))]
        for each in changed
        if not each.key.startswith(_OWN)
    ]


def story(brief: Mapping[str, Any]) -> Html:
    """Return the line of what happened. `brief` has been through the page: it may be anything."""
    known = [each for each in _rows(brief, "story", 2) if each[0] in _SIGNS]
    if not known:
        return el("span", {"class": "rerun-story__none"}, "no run")
    shown = known if len(known) <= _MOST else [*known[: _MOST - 2], None, known[-1]]
    parts = [_more(len(known) - _MOST + 1) if each is None else _chapter(*each) for each in shown]
    arrow = join([" ", el("span", {"class": "rerun-story__then", "aria-hidden": "true"}, "→"), hidden(", then "), " "])
    return join(parts, arrow)


def _chapter(kind: str, words: str) -> Html:
    sign = el("span", {"aria-hidden": "true"}, _SIGNS[kind])
    return el("span", {"class": f"rerun-story__part rerun-story__part--{kind}"}, sign, " ", words)


def _more(count: int) -> Html:
    return el("span", {"class": "rerun-story__none"}, f"{count} more")


def changed(brief: Mapping[str, Any]) -> Html:
    """Return what became of session state, key by key."""
    found = _rows(brief, "changes", 3)
    if not found:
        return el("span", {"class": "rerun-story__none"}, "session state as before")
    lines = [_change(*each) for each in found[:_MOST_CHANGES]]
    more = len(found) - _MOST_CHANGES
    return join([*lines, el("span", {"class": "rerun-story__none"}, f"{more} more") if more > 0 else EMPTY], " ")


def _change(key: str, before: str, after: str) -> Html:
    values = [el("code", None, value) if value else el("span", None, "–") for value in (before, after)]
    return el("span", {"class": "rerun-story__change"}, el("b", None, key), " ", values[0], " → ", values[1])


def _rows(brief: Mapping[str, Any], name: str, width: int) -> list[list[str]]:
    """Return the rows of `width` texts that are there."""
    given = brief.get(name)
    rows = given if isinstance(given, list) else []
    return [row for row in rows if isinstance(row, list) and len(row) == width and all(isinstance(s, str) for s in row)]
