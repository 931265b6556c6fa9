"""A step in outline: its runs, without what they showed and stored, and how it was stopped."""

from __future__ import annotations

from typing import Any, Final

Json = dict[str, Any]
_OF_A_RUN: Final = (
    "number", "cause", "scope", "fragment", "trigger", "outcome", "outcome_line", "message", "lines", "callback_lines"
)  # fmt: skip
_NO_STATE: Final[Json] = {"before": {}, "after": {}, "diff": []}


def outline(step: Json) -> Json:
    """Return a step without its screen but for a guard, and without the events and states of its runs."""
    runs = [
        {**{name: run[name] for name in _OF_A_RUN}, "callbacks": [], "events": [], "state": _NO_STATE, "ms": run["ms"]}
        for run in step["runs"]
    ]
    stopped = [element for element in step["screen"] if element["type"] == "guard"]
    return {**step, "runs": runs, "screen": stopped, "containers": []}
