"""The last step in brief: plain data, small enough to be sent back when scripts are compared with each other."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2s
from typing import Any, Final

from playground.facts.elements import is_button
from playground.render.instruments.actions import phrase
from playground.render.markup.data import Data, Steps, integer, items, runs, seen, string
from playground.render.session.story import changes, chapters

MOST: Final = 300
"""The widgets and reruns that are named."""


def brief(steps: Steps) -> dict[str, Any]:
    """Return of the last step its number, its action, how it ended, and which widgets its page has.

    `step` is its index, `action` as the Step has it, `words` says it and `label` names the widget it used; `reruns` are
    the lines that asked for another run, `ended` is the outcome of the last run; `shows` is the same for two pages that
    show the same; `widgets` are `[key or None, label, whether it is clicked, id]`; `story` and `changes` are what
    happened in it and what became of session state (`story.py`).
    """
    step: Data = steps[-1] if steps else {}
    before = items(steps[-2], "screen") if len(steps) > 1 else []
    ran, screen = runs(step), items(step, "screen")
    asked = [integer(run, "outcome_line") for run in ran if run.get("outcome") == "rerun"]
    return {
        "step": integer(step, "index") or 0,
        "action": step.get("action"),
        "words": phrase(step.get("action"), before),
        "label": _label(step.get("action"), before),
        "reruns": sorted({line for line in asked if line is not None})[:MOST],
        "ended": string(ran[-1], "outcome") if ran else "",
        "story": chapters(step)[:MOST],
        "changes": changes(step)[:MOST],
        "shows": _hash([seen(element) for element in screen]),
        "widgets": [
            [each.get("key"), string(each, "label"), is_button(each.get("type")), string(each, "id")]
            for each in screen
            if "key" in each
        ][:MOST],
    }


def _hash(data: Any) -> str:
    return blake2s(json.dumps(data, sort_keys=True, default=repr).encode()).hexdigest()[:16]


def _label(action: object, screen: list[Data]) -> str:
    """Return the label of the widget that was used, where it is known."""
    if not isinstance(action, Mapping):
        return ""
    target = action.get("click", action.get("set", action.get("type")))
    if not isinstance(target, Mapping):
        return "" if target is None else str(target)
    key = target.get("key")
    return next((string(each, "label") for each in screen if key and each.get("key") == key), string(target, "label"))
