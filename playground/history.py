"""The steps of a session that the instruments need: the last ones whole, earlier ones in brief, the oldest not."""

from __future__ import annotations

from typing import Any, Final

HISTORY: Final = 200
"""How many steps of a session are kept for the instruments."""
RUNS: Final = 400
"""How many runs the kept steps may have in all; the last two steps are kept in any case."""

Json = dict[str, Any]
_OF_A_RUN: Final = (
    "number", "cause", "scope", "fragment", "trigger", "outcome", "outcome_line", "message", "lines", "callback_lines"
)  # fmt: skip


def keep(steps: list[Json], step: Json) -> None:
    """Add `step` to `steps`, and forget of the others what nothing shows any more.

    The view is made from the last step, the screen before it, and the last step that ran anything; of earlier ones it
    only counts and draws the runs.
    """
    steps.append(step)
    running = next((place for place in range(len(steps) - 1, -1, -1) if steps[place]["runs"]), 0)
    for place in range(len(steps) - 3, -1, -1):
        if place != running and _is_whole(steps[place]):
            steps[place] = brief(steps[place])
    kept, count = 0, 0
    for each in reversed(steps):
        count += len(each["runs"])
        if kept >= HISTORY or (kept >= 2 and count > RUNS):
            break
        kept += 1
    first = len(steps) - kept
    steps[:first] = [steps[running]] if running < first else []


def with_used(step: Json, screen: list[Json], number: int) -> Json:
    """Return a step that says itself what it did: no `screen` of the step before it is needed to name the widget.

    `used` has the `number` of the action since the start, and the widget's `label` and container (`in`), "" if unknown.
    """
    action = step["action"]
    target = action.get("click", action.get("set")) if isinstance(action, dict) else None
    wanted = {"label": target} if isinstance(target, str) else target if isinstance(target, dict) else {}
    names = [(name, wanted[name]) for name in ("key", "label") if name in wanted]
    found = next((each for name, value in names for each in screen if "key" in each and each.get(name) == value), {})
    return {**step, "used": {"number": number, "label": found.get("label", ""), "in": found.get("in", "")}}


def brief(step: Json) -> Json:
    """Return a step without its screen, and without the events and states of its runs."""
    runs = [
        {**{name: run[name] for name in _OF_A_RUN}, "callbacks": [], "events": [], "state": _NO_STATE, "ms": run["ms"]}
        for run in step["runs"]
    ]
    return {**step, "runs": runs, "screen": [], "containers": []}


_NO_STATE: Final[Json] = {"before": {}, "after": {}, "diff": []}


def _is_whole(step: Json) -> bool:
    return bool(step["screen"]) or any(run["state"] is not _NO_STATE for run in step["runs"])
