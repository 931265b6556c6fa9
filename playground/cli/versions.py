"""Two versions of a script on the command line: `trace new.py --against old.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from playground.cli.report import cut, paragraph, place, ranges, table, value_words
from playground.render.markup.words import plural
from playground.runtime import Action, ActionError, Session
from playground.runtime.browser.actions import read_actions
from playground.runtime.session.burst import bursts

Data = Mapping[str, Any]
_SHOWN = 200


def played(session: Session, actions: Sequence[Action]) -> list[dict[str, Any]]:
    """The steps of a session as JSON; of an action that cannot be done, why it was `refused`: the next one is tried."""
    steps: list[dict[str, Any]] = []
    for burst in bursts(read_actions(actions)):
        try:
            steps += [step.to_json() for step in session.act_together(burst)]
        except ActionError as error:
            steps += [{"action": "load" if each is None else each.to_json(), "refused": str(error)} for each in burst]
    return steps


def text(found: Data, names: Sequence[str]) -> str:
    """The differences as tables for people; `names` are those of the two files, the old one first."""
    head = f"{names[0]}  →  {names[1]}"
    parts = [head, "═" * len(head), *paragraph(str(found["summary"]))]
    for step in found["steps"]:
        parts += ["", f"{step['step']}. {step['words']}", *_step(step)]
    return "\n".join(parts)


def _step(step: Data) -> Iterator[str]:
    if step["same"]:
        yield f"  The same: {plural(step['new']['runs'], 'run')}."
        return
    for side, words in (("old", "before"), ("new", "now")):
        if "refused" in step[side]:
            yield from paragraph(f"{words}: {step[side]['refused']}")
    if any("refused" in step[side] for side in ("old", "new")):
        return
    rows = [[name, *(show(step[side]) for side in ("old", "new"))] for name, show in _FACTS.items()]
    rows = [[row[0], row[1], row[2]] for row in rows if row[1] != row[2] or row[0] == "runs"]
    lines = [ranges(step["lines"][side]) if step["lines"][side] else "" for side in ("old", "new")]
    if any(lines):
        rows.append(["lines that ran here only", *lines])
    yield from table(["", "before", "now"], rows)
    if step["state"]:
        values = [
            [each["key"], *(cut(value_words(each[side]), _SHOWN) if side in each else "–" for side in ("old", "new"))]
            for each in step["state"]
        ]
        yield ""
        yield from table(["session state", "before", "now"], values)
    if step["screen"]:
        yield ""
        yield from table(["screen", "before", "now"], [_element(each) for each in step["screen"]])


_FACTS: Mapping[str, Callable[[Data], str]] = {
    "runs": lambda side: str(side["runs"]),
    "lines": lambda side: str(side["lines"]),
    "callbacks": lambda side: ", ".join(side["callbacks"]) or "none",
    "ended": lambda side: f"{side['ended']}: {side['message']}" if side["message"] else side["ended"] or "–",
}
"""What a step is told by, of either version."""


def _element(change: Data) -> list[str]:
    words = [place(change[side])[1:] if side in change else None for side in ("old", "new")]
    kind = next(each[0] for each in words if each is not None)
    return [kind, *("–" if each is None else each[1] or each[0] for each in words)]
