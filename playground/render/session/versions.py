"""Two versions of a script, to which the same was done: what differs in runs, lines, state and screen, step by step."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Final

from playground.render.markup.data import Data, diff, integers, items, runs, seen, state, string
from playground.render.markup.words import did, plural

_ADDRESS: Final = re.compile(r"0x[0-9a-f]+")
_MISSING: Final = object()
_SIDES: Final = ("old", "new")


def versions(old: Sequence[Data], new: Sequence[Data], old_source: str, new_source: str) -> dict[str, Any]:
    """Return what differs between the steps of two versions, and a sentence that says it.

    The steps stand side by side: those of the same action have the same place. One that could not be done is
    ``{"refused": "why"}``.
    """
    pairs = _Lines(old_source, new_source)
    states: dict[str, dict[str, Any]] = {"old": {}, "new": {}}
    found = []
    for number, (before, after) in enumerate(zip(old, new, strict=True)):
        sides = {"old": before, "new": after}
        for name, step in sides.items():
            states[name] = _state(step, states[name])
        apart = any("refused" in step for step in sides.values())
        made: dict[str, Any] = {
            "step": number,
            "words": did(after if "refused" in before else before),
            **{name: _side(step) for name, step in sides.items()},
            "lines": {"old": [], "new": []} if apart else pairs.apart(before, after),
            "state": [] if apart else _keys(states["old"], states["new"]),
            "screen": [] if apart else _elements(items(before, "screen"), items(after, "screen")),
        }
        differs = made["old"] != made["new"] or made["state"] or made["screen"] or any(made["lines"].values())
        found.append({**made, "same": not differs})
    return {"summary": _summary(found), "steps": found}


def _side(step: Data) -> dict[str, Any]:
    """What one version did in a step."""
    if "refused" in step:
        return {"refused": string(step, "refused")}
    ran = runs(step)
    return {
        "runs": len(ran),
        "lines": sum(len(integers(run, "lines")) for run in ran),
        "callbacks": [string(call, "name") for run in ran for call in items(run, "callbacks")],
        "changes": sum(len(diff(run)) for run in ran),
        "ended": string(ran[-1], "outcome") if ran else "",
        "message": string(ran[-1], "message") if ran else "",
    }


def _state(step: Data, before: dict[str, Any]) -> dict[str, Any]:
    ran = runs(step)
    return state(ran[-1], "after") if ran else before


def _keys(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The keys of session state that are not alike; a side that has none says nothing of it."""
    found = []
    for key in dict.fromkeys([*old, *new]):
        values = [side.get(key, _MISSING) for side in (old, new)]
        if _plain(values[0]) != _plain(values[1]) or type(values[0]) is not type(values[1]):
            known = zip(_SIDES, values, strict=True)
            found.append({"key": key, **{name: value for name, value in known if value is not _MISSING}})
    return found


def _elements(old: Sequence[Data], new: Sequence[Data]) -> list[dict[str, Any]]:
    """The elements of the screens that are not alike: changed where one of a type stands in the place of another."""
    one, other = ([seen(each) for each in side] for side in (old, new))
    found = []
    words = SequenceMatcher(None, [repr(_plain(each)) for each in one], [repr(_plain(each)) for each in other], False)
    for kind, start, end, to, until in words.get_opcodes():
        if kind == "equal":
            continue
        gone, come = list(range(start, end)), list(range(to, until))
        for at in range(max(len(gone), len(come))):
            left, right = at < len(gone), at < len(come)
            if left and right and one[gone[at]]["type"] == other[come[at]]["type"]:
                found.append({"change": "changed", "old": old[gone[at]], "new": new[come[at]]})
                continue
            found += [{"change": "gone", "old": old[gone[at]]}] if left else []
            found += [{"change": "added", "new": new[come[at]]}] if right else []
    return found


def _plain(value: Any) -> Any:
    """A value without addresses in memory, which differ each time."""
    if isinstance(value, str):
        return _ADDRESS.sub("0x", value)
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


class _Lines:
    """The lines that both versions have."""

    def __init__(self, old: str, new: str) -> None:
        blocks = SequenceMatcher(None, old.splitlines(), new.splitlines(), False).get_matching_blocks()
        self._pairs = [(block.a + at + 1, block.b + at + 1) for block in blocks for at in range(block.size)]

    def apart(self, old: Data, new: Data) -> dict[str, list[int]]:
        """Those that ran in one version only, by their numbers there."""
        before, now = ({line for run in runs(step) for line in integers(run, "lines")} for step in (old, new))
        return {
            "old": [line for line, other in self._pairs if line in before and other not in now],
            "new": [other for line, other in self._pairs if line not in before and other in now],
        }


# -- the sentence ------------------------------------------------------------------------------------


def _summary(steps: Sequence[Mapping[str, Any]]) -> str:
    """Return the most that there is to say of it, in one or two sentences."""
    refused = [step for step in steps if any("refused" in step[side] for side in _SIDES)]
    if refused:
        first = refused[0]
        sides = [name for name in ("new", "old") if "refused" in first[name]]
        where = f"in the {sides[0]} version" if len(sides) == 1 else "in either version"
        others = [step for step in steps if step not in refused]
        words = f"The action of step {first['step']} cannot be done {where}. {first[sides[0]]['refused']}"
        return f"{words} Apart from that: {_summary(others)}" if others else words
    failed = [[step["step"] for step in steps if step[side]["ended"] == "exception"] for side in _SIDES]
    old, new = (sum(step[side]["runs"] for step in steps) for side in _SIDES)
    cost = _cost(old, new)
    if failed[0] and not failed[1]:
        return f"Your change ended an error: step {failed[0][0]} failed before, and no step fails now. {cost}"
    if failed[1] and not failed[0]:
        return f"Your change brings an error: step {failed[1][0]} fails now. {cost}"
    if all(step["same"] for step in steps):
        return f"Both versions did the same in each step: {plural(new, 'run')}."
    pages, states = (sum(bool(step[part]) for step in steps) for part in ("screen", "state"))
    of = f"of {plural(len(steps), 'step')}"
    if pages and states:
        return f"{cost} The page differs after {pages} {of}, and session state after {states}."
    if pages or states:
        return f"{cost} {'The page' if pages else 'Session state'} differs after {pages or states} {of}."
    return f"{cost} Page and session state are the same after each step."


def _cost(old: int, new: int) -> str:
    if old == new:
        return f"Both versions took {plural(new, 'run')}."
    return (
        f"Your change {'saved' if new < old else 'costs'} {plural(abs(old - new), 'run')}: {new:,} instead of {old:,}."
    )
