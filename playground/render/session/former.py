"""What a changed script does otherwise than the version before it: a sentence, and what differs in each step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from playground.render.markup.html import Html, el, join, text
from playground.render.markup.values import short
from playground.render.markup.words import enumeration, plural

_MOST: Final = 12
"""Steps that are told one by one, and lines and keys of one step."""


def offer(count: int) -> Html:
    """Return a button that does in the changed script what was done before the change."""
    words = "what you did" if count == 1 else f"the same {count:,} things"
    button = el("button", {"type": "button", "data-same": "", "class": "rp-former__do"}, f"Do {words} again")
    return el("p", {"class": "rp-former"}, button, " and see what your change made of it.")


def differences(found: Mapping[str, Any]) -> Html:
    """Return what `versions` has found."""
    differing = [step for step in found["steps"] if not step["same"]]
    summary = el("span", None, found["summary"])
    if not differing:
        return el("p", {"class": "rp-former"}, summary)
    entries = [
        el("li", None, el("b", None, f"Step {step['step']}: {step['words']}"), of_step(step)) for step in differing
    ]
    more = [el("li", None, f"and {plural(len(entries) - _MOST, 'step')} more")] if len(entries) > _MOST else []
    return el(
        "details",
        {"class": "rp-former"},
        el("summary", None, summary),
        el("ol", None, *entries[:_MOST], *more),
    )


def of_step(step: Mapping[str, Any]) -> Html:
    """Return what differs in one of its steps."""
    old, new = step["old"], step["new"]
    refused = next((side["refused"] for side in (new, old) if "refused" in side), None)
    if refused is not None:
        return el("ul", None, el("li", None, refused))
    told: list[object] = []
    if old["runs"] != new["runs"]:
        told.append(f"{plural(new['runs'], 'run')} instead of {old['runs']:,}.")
    for side, words in (("old", "before"), ("new", "now")):
        if step["lines"][side]:
            told.append(f"{_lines(step['lines'][side])} ran {words} only.")
    if old["callbacks"] != new["callbacks"]:
        told.append(f"Callbacks: {_names(old['callbacks'])} before, {_names(new['callbacks'])} now.")
    if (old["ended"], old["message"]) != (new["ended"], new["message"]):
        told.append(f"It ended by {_ended(new)} instead of {_ended(old)}.")
    told += [_key(change) for change in step["state"][:_MOST]]
    if step["screen"]:
        told.append(f"{plural(len(step['screen']), 'element')} on the page {_is(len(step['screen']))} not alike.")
    if not told and old["lines"] != new["lines"]:
        told.append(f"{plural(new['lines'], 'line')} ran instead of {old['lines']:,}.")
    elif not told:
        told.append(f"{plural(new['changes'], 'change')} of session state instead of {old['changes']:,}.")
    return el("ul", None, *(el("li", None, each) for each in told))


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _lines(lines: Sequence[int]) -> str:
    numbers = [text(each) for each in lines[:_MOST]]
    return f"{'Line' if len(lines) == 1 else 'Lines'} {enumeration(numbers)}"


def _names(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"


def _ended(side: Mapping[str, Any]) -> str:
    ends = {"completed": "its last line", "exception": "an error", "stopped": "st.stop", "rerun": "st.rerun"}
    words = ends.get(side["ended"], side["ended"] or "no run")
    return f"{words} ({side['message']})" if side["message"] else words


def _key(change: Mapping[str, Any]) -> Html:
    def words(side: str) -> object:
        return short(change[side]) if side in change else "not there"

    return join([el("code", None, change["key"]), " is ", words("new"), ", it was ", words("old"), "."])
