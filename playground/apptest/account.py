"""What a reader did and what came of it: in words, for an issue or a question, and as pages to step through."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, Final

from playground import MODELS, __version__
from playground.render.instruments.actions import phrase
from playground.render.markup.data import diff, integer, items, runs, state, string
from playground.render.markup.html import joined
from playground.render.markup.values import short
from playground.render.markup.words import plural
from playground.render.session.view import view
from playground.runtime import Action, ActionError, Limits, Session
from playground.runtime.session.burst import bursts

Json = dict[str, Any]

MOST: Final = 100
"""Steps that are told and recorded; what was done after them is left out, and that is said."""
PANES: Final = ("app", "runs", "state", "order")
"""What is recorded of a step, besides the marks of the script's lines."""


def replay(
    source: str,
    name: str,
    actions: Iterable[Action],
    limits: Limits | None = None,
    make: Callable[..., Session] = Session,
) -> list[Json]:
    """The steps of a script called `name` from its load on, played once more; what cannot be done ends them.

    `make` makes the session, where another engine than the runtime plays.
    """
    session = make(source, name=name, limits=limits)
    steps: list[Json] = []
    with suppress(ActionError):
        for burst in bursts(list(actions)):
            steps += [step.to_json() for step in session.act_together(burst)]
            if len(steps) > MOST:
                break
    return steps


def account(steps: list[Json], done: int) -> str:
    """The steps as Markdown: each action with its runs and what they changed, the error, the session state at the end.

    `done` is the number of actions there were: what is missing of them in `steps` is said.
    """
    lines = [_line(number, steps) for number in range(len(steps))]
    if len(steps) <= done:
        lines.append(f"{len(steps) + 1}. … and {plural(done + 1 - len(steps), 'more action')}")
    ran = [run for step in steps for run in runs(step)]
    parts = ["\n".join(lines)]
    if error := next((each for each in items(steps[-1], "screen") if each.get("type") == "exception"), None):
        line = integer(error, "line")
        where = f"Error in line {line}" if line else "Error"
        parts.append(f"{where}:\n\n    {string(error, 'name')}: {string(error, 'text')}".rstrip())
    kept = state(ran[-1], "after") if ran else {}
    parts.append(
        "Session state: " + (", ".join(f"`{key}` = `{short(value)}`" for key, value in kept.items()) or "empty")
    )
    parts.append(f"Rerun Playground {__version__}, which models {MODELS}.")
    return "\n\n".join(parts) + "\n"


def _line(number: int, steps: list[Json]) -> str:
    step = steps[number]
    before = items(steps[number - 1], "screen") if number else []
    ran = runs(step)
    changes = [
        f"`{string(change, 'key')}` " + (f"→ `{short(change['after'])}`" if "after" in change else "removed")
        for run in ran
        for change in diff(run)
    ]
    failed = [run for run in ran if run.get("outcome") == "exception"]
    ended = [f"failed in line {integer(run, 'outcome_line')}" for run in failed]
    words = phrase(step["action"], before)
    return f"{number + 1}. {words[:1].upper()}{words[1:]}: " + "; ".join([plural(len(ran), "run"), *changes, *ended])


def pages(steps: list[Json], source: str, name: str) -> list[Json]:
    """For each step `words`, the HTML of its panes and the `marks` of the script's lines, as the page shows them."""
    found: list[Json] = []
    for number, step in enumerate(steps):
        shown: Any = view(steps[: number + 1], source, name)
        words = phrase(step["action"], items(steps[number - 1], "screen") if number else [])
        found.append({"words": words, "marks": shown["marks"]} | {pane: joined(str(shown[pane])) for pane in PANES})
    return found
