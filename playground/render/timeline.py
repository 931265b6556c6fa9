"""The columns of the timeline: one row a run, as long as the lines that ran, callbacks before the script."""

from __future__ import annotations

from typing import Any, Final

from playground.render.data import Data, Steps, count, integer, is_load, runs, string
from playground.render.words import plural

MOST: Final = 200
COLUMNS: Final = ("run", "phase", "left", "right", "trigger", "outcome", "lines", "step", "cause")
_CAUSES: Final = {
    "load": "page load",
    "widget": "widget",
    "form": "form",
    "rerun": "st.rerun",
    "timer": "timer",
}
_OUTCOMES: Final = {
    "completed": "ran to the end", "rerun": "cut short by st.rerun", "stopped": "stopped by st.stop",
    "exception": "failed", "guard": "stopped by the playground",
}  # fmt: skip


def timeline(steps: Steps) -> dict[str, Any]:
    """Return `runs`, the rows from the oldest to the newest, and `segments`, plain parallel columns.

    Only the last `MOST` runs are there; `left_out` tells how many came before, `note` says so in words.
    """
    rows: list[tuple[str, int, Data]] = []
    reloads = 0
    for place, step in enumerate(steps):
        reloads += is_load(step) and place > 0
        for run in runs(step):
            name = str(integer(run, "number") or len(rows) + 1)
            rows.append((f"{name} (reload {reloads})" if reloads else name, integer(step, "index") or place, run))
    kept = rows[-MOST:]
    left_out = max(len(rows) - MOST, (integer(kept[0][2], "number") or 1) - 1 if kept and not reloads else 0)
    segments: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for row, step_index, run in kept:
        for segment in _segments(run):
            for name, value in {"run": row, "step": step_index, **segment}.items():
                segments[name].append(value)
    names = list(dict.fromkeys(row for row, _, _ in kept))
    note = f"{plural(left_out, 'earlier run')} not shown: the last {MOST} are kept." if left_out else ""
    return {"runs": names, "segments": segments, "left_out": left_out, "note": note}


def _segments(run: Data) -> list[dict[str, Any]]:
    """Return the phases of a run: first what ran in callbacks, then the script's body or the fragment."""
    callback, every = count(run, "callback_lines"), count(run, "lines")
    body = "fragment" if run.get("scope") == "fragment" else "script"
    lengths = [("callback", callback), (body, max(0, every - callback))]
    outcome = _OUTCOMES.get(string(run, "outcome"), string(run, "outcome"))
    if integer(run, "outcome_line"):
        outcome += f" at line {integer(run, 'outcome_line')}"
    facts = {
        "trigger": string(run, "trigger"),
        "outcome": outcome,
        "cause": _CAUSES.get(string(run, "cause"), string(run, "cause")),
    }
    found: list[dict[str, Any]] = []
    left = 0
    for phase, lines in lengths:
        if lines or (phase == body and not found):
            found.append({"phase": phase, "left": left, "right": left + lines, "lines": lines, **facts})
        left += lines
    return found
