"""Two versions of a script on the command line: `trace new.py --against old.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from playground.cli.mermaid import comment, escaped
from playground.cli.report import cut, paragraph, place, ranges, table, value_words
from playground.render.markup.values import short
from playground.render.markup.words import plural
from playground.runtime import Action, ActionError, Session
from playground.runtime.browser.actions import read_actions
from playground.runtime.session.burst import bursts

Data = Mapping[str, Any]
_SHOWN: Final = 200
_STEPS: Final = 20
"""Steps with differences that are drawn: Mermaid, and who reads it, take no more."""
_CHANGES: Final = 6
"""Keys and callbacks of one of them."""


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
    if step["same"] and "refused" in step["new"]:
        yield from paragraph(f"In both: {step['new']['refused']}")
        return
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


# -- as a diagram --------------------------------------------------------------------------------


def diagram(found: Data, names: Sequence[str]) -> str:
    """The same as Markdown with a diagram: the steps in their order, what each version did in those that differ."""
    head = f"{comment(str(found['summary']))} (From {comment(names[0])} to {comment(names[1])}.)"
    return "\n".join([head, "", "```mermaid", *_sequence(found["steps"], names), "```"])


def _sequence(steps: Sequence[Data], names: Sequence[str]) -> Iterator[str]:
    yield "sequenceDiagram"
    yield f"  participant old as {escaped(names[0])}, before"
    yield "  actor user as User"
    yield f"  participant new as {escaped(names[1])}, now"
    left = _STEPS
    for words, group in groupby(steps, key=_alike):
        several = list(group)
        if words:
            numbers = f"step {several[0]['step']}"
            if len(several) > 1:
                numbers = f"steps {several[0]['step']} to {several[-1]['step']}"
            yield f"  note over old,new: {numbers}: {words}"
            continue
        for step in several:
            left -= 1
            if left >= 0:
                yield from _drawn(step)
    if left < 0:
        yield f"  note over old,new: {plural(-left, 'more step')} with differences not drawn"


def _alike(step: Data) -> str:
    """In words that both versions did the same in a step; empty where they did not, or could not do it."""
    old, new = step["old"], step["new"]
    if "refused" in old or "refused" in new:
        return ""
    if step["same"]:
        return "the same"
    counts = ("lines", "changes")
    alike = all(old[each] == new[each] for each in old if each not in counts)
    differs = not alike or step["state"] or step["screen"] or any(step["lines"].values())
    return "" if differs else "the same, with other numbers of lines or changes"


def _drawn(step: Data) -> Iterator[str]:
    for side in ("old", "new"):
        yield f"  user->>{side}: step {step['step']}, {escaped(step['words'], 80)}"
    for side in ("old", "new"):
        for line in _did(step, side):
            yield f"  note over {side}: {line}"
    if any("refused" in step[side] for side in ("old", "new")):
        return
    for change in step["state"][:_CHANGES]:
        values = [escaped(short(change[side], 30)) if side in change else "not there" for side in ("old", "new")]
        yield f"  note over old,new: {escaped(change['key'])} is {values[1]}, it was {values[0]}"
    if len(step["state"]) > _CHANGES:
        yield f"  note over old,new: {plural(len(step['state']) - _CHANGES, 'more key')} not alike"
    if step["screen"]:
        count = len(step["screen"])
        yield f"  note over old,new: {plural(count, 'element')} {'is' if count == 1 else 'are'} not alike"


def _did(step: Data, side: str) -> Iterator[str]:
    """What one version did in a step."""
    its = step[side]
    if "refused" in its:
        yield f"cannot be done: {escaped(its['refused'], 80)}"
        return
    yield f"{plural(its['runs'], 'run')}, {plural(its['lines'], 'line')}"
    if its["callbacks"]:
        yield f"calls {', '.join(escaped(name) + '()' for name in its['callbacks'][:_CHANGES])}"
    if its["ended"] not in ("", "completed"):
        yield f"ended: {escaped(its['ended'])} {escaped(its['message'], 80) if its['message'] else ''}".rstrip()
    if lines := step["lines"][side]:
        yield f"only here ran: {escaped(ranges(lines))}"


def _element(change: Data) -> list[str]:
    words = [place(change[side])[1:] if side in change else None for side in ("old", "new")]
    kind = next(each[0] for each in words if each is not None)
    return [kind, *("–" if each is None else each[1] or each[0] for each in words)]
