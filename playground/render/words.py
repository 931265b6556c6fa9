"""Sentences about actions and runs, in the words a beginner reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playground.render.data import Data, integer, runs, string
from playground.render.html import EMPTY, Html, el, join, jump, text
from playground.render.values import short


def plural(count: int, noun: str, more: str | None = None) -> str:
    """Return "1 run", "2 runs"."""
    return f"{count:,} {noun if count == 1 else more or noun + 's'}"


def quoted(label: object) -> str:
    """Return a label in quotation marks, shortened when it is very long."""
    words = str(label)
    return f"“{words if len(words) <= 60 else words[:59] + '…'}”"


def listed(parts: list[Html]) -> Html:
    """Return "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return join(parts)
    return Html(join(parts[:-1], ", ") + text(" and ") + parts[-1])


def _target(action: Mapping[str, Any], step: Data) -> str:
    """Return the name of the widget that was used: its label where the runs know it."""
    for run in runs(step)[:1]:
        if run.get("cause") in ("widget", "form") and run.get("trigger"):
            return quoted(run["trigger"])
    for name in ("label", "key", "id"):
        if action.get(name):
            return quoted(action[name])
    return "a widget"


def did(step: Data) -> str:
    """Return what the user did: "1 click on “Foo”"."""
    action = step.get("action")
    if isinstance(action, Mapping):
        if "click" in action:
            click = action["click"]
            return f"1 click on {_target(click if isinstance(click, Mapping) else {'label': click}, step)}"
        if isinstance(action.get("set"), Mapping):
            change = action["set"]
            return f"Setting {_target(change, step)} to {short(change.get('value'), 40)}"
        if "wait" in action:
            return f"Waiting {action['wait']} s"
        if action.get("reload"):
            return "Reloading the page"
    return "Loading the page"


def why(run: Data, before: Data | None) -> Html:
    """Return why a run happened, as the rest of a sentence: "the click", "st.rerun at line 5"."""
    cause, trigger = run.get("cause"), string(run, "trigger")
    if cause == "load":
        return text("the page load")
    if cause == "rerun":
        at = jump(integer(before, "outcome_line")) if before and before.get("outcome") == "rerun" else None
        if at:
            return join([el("code", None, "st.rerun"), " at ", at])
        return text(trigger) if trigger else el("code", None, "st.rerun")
    if cause == "form":
        return text("the form’s submit")
    if cause == "timer":
        return text("the timer (run_every)")
    return text(f"the use of {quoted(trigger)}" if trigger else "a widget")


def outcome(run: Data) -> Html:
    """Return how a run ended: "ran to the end", "ended by st.rerun at line 5"."""
    kind, message = run.get("outcome"), string(run, "message")
    at = jump(integer(run, "outcome_line"))
    place = join([" at ", at]) if at else EMPTY
    if kind == "rerun":
        return join(["cut short by ", el("code", None, "st.rerun"), place])
    if kind == "stopped":
        return join(["stopped by ", el("code", None, "st.stop"), place])
    if kind == "exception":
        return join(["failed", place, f": {message}" if message else ""])
    if kind == "guard":
        return join(["stopped by the playground", place, f": {message}" if message else ""])
    return text("ran to the end")


def callback(call: Data) -> Html:
    """Return a callback as its call: "update_value()"."""
    name = string(call, "name") or "callback"
    args = [short(value, 20) for value in call.get("args") or []]
    kwargs = call.get("kwargs")
    if isinstance(kwargs, Mapping):
        args += [f"{key}={short(value, 20)}" for key, value in kwargs.items()]
    return el("code", None, f"{name}({', '.join(args)})")
