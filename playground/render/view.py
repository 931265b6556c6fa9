"""What a playground shows after a step: HTML for the panes, marks for the editor, columns for the figure."""

from __future__ import annotations

from typing import Any, TypedDict

from playground.render import actions, order, runs, state
from playground.render.announce import announce
from playground.render.app import app
from playground.render.brief import brief
from playground.render.data import Steps, integers, items, latest_session
from playground.render.data import runs as runs_of
from playground.render.marks import Mark, marks
from playground.render.timeline import timeline


class View(TypedDict):
    """Seam 4 of the architecture, as plain data."""

    app: str
    runs: str
    state: str
    order: str
    actions: str
    marks: list[Mark]
    timeline: dict[str, Any]
    announce: str
    totals: dict[str, int]
    brief: dict[str, Any]


def view(steps: Steps, source: str, name: str, prefix: str = "") -> View:
    """Return what to show after the last of `steps`, the Steps of a session as JSON data.

    `source` is the script they come from, `name` its file name; `prefix` goes before every id, for several
    playgrounds in one document.
    """
    last = steps[-1] if steps else {}
    return {
        "app": str(app(last, prefix)),
        "runs": str(runs.instrument(steps, prefix)),
        "state": str(state.instrument(steps, prefix)),
        "order": str(order.instrument(steps, prefix)),
        "actions": str(actions.instrument(steps, prefix)),
        "marks": marks(steps, source),
        "timeline": timeline(steps),
        "announce": announce(steps),
        "totals": totals(steps),
        "brief": brief(steps),
    }


def totals(steps: Steps) -> dict[str, int]:
    """Return the session's runs; of the last step its runs, lines executed, callbacks, state writes."""
    ran = runs_of(steps[-1]) if steps else []
    writes = [event for run in ran for event in items(run, "events") if event.get("type") == "state_write"]
    return {
        "session_runs": runs.total(latest_session(steps)),
        "runs": len(ran),
        "lines": sum(len(integers(run, "lines")) for run in ran),
        "callbacks": sum(len(items(run, "callbacks")) for run in ran),
        "writes": len(writes),
    }
