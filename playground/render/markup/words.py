"""Sentences about actions and runs, in the words a beginner reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from playground.render.markup import markdown
from playground.render.markup.data import Data, items, runs, spot, string
from playground.render.markup.html import EMPTY, Html, el, join, jump, text
from playground.render.markup.values import short

ENDED: Final = {"rerun": "↻", "stopped": "■", "exception": "✕", "guard": "!", "overtaken": "»"}
"""The signs of the ways in which a run ends early; the same as in `facts/page.json` and `columns.js`."""
_CODE: Final = re.compile(r"```\w*\n(.*?)\n?```|`([^`\n]+)`", re.DOTALL)


def plural(count: int, noun: str, more: str | None = None) -> str:
    """Return "1 run", "2 runs"."""
    return f"{count:,} {noun if count == 1 else more or noun + 's'}"


def numbered(numbers: list[int]) -> str:
    """Return "run 3", "runs 3 and 4", "50 runs"."""
    if len(numbers) > 4:
        return f"{len(numbers)} runs"
    words = [str(number) for number in numbers]
    return f"run {words[0]}" if len(words) == 1 else f"runs {', '.join(words[:-1])} and {words[-1]}"


def quoted(label: object) -> str:
    """Return a label in quotation marks, shortened when it is very long."""
    words = str(label)
    return f"“{words if len(words) <= 60 else words[:59] + '…'}”"


def quoted_label(label: object) -> str:
    """Return a widget's label in quotation marks as the app shows it: its words, without the signs of Markdown."""
    return quoted(markdown.words(str(label)))


def coded(message: str) -> Html:
    """Return a message in which backticks, one or three, set off what is code."""
    parts = _CODE.split(message)  # text, a block or None, a span or None, text, ...
    found = [text(parts[0])]
    for fenced, span, after in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        found += [el("code", None, span if fenced is None else fenced), text(after)]
    return join(found)


def enumeration(parts: list[Html]) -> Html:
    """Return "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return join(parts)
    return Html(join(parts[:-1], ", ") + text(" and ") + parts[-1])


def _target(action: Mapping[str, Any], step: Data) -> str:
    """Return the name of the widget that was used: its label where the runs know it."""
    if (last := _sent(step)) and last.get("trigger"):
        return quoted_label(last["trigger"])
    for name in ("label", "key", "id"):
        if action.get(name):
            return quoted_label(action[name]) if name == "label" else quoted(action[name])
    return "a widget"


def _sent(step: Data) -> Data | None:
    """Return the run that the action itself has caused: a text that waits in a field is sent before it."""
    return next((run for run in reversed(runs(step)) if run.get("cause") in ("widget", "form")), None)


def did(step: Data) -> str:
    """Return what the user did: "1 click on “Foo”"."""
    action = step.get("action")
    if isinstance(action, Mapping):
        if "click" in action:
            click = action["click"]
            return f"1 click on {_target(click if isinstance(click, Mapping) else {'label': click}, step)}"
        if isinstance(action.get("set"), Mapping):
            change = action["set"]
            if isinstance(change.get("value"), Mapping):  # a table's changes say more than a line holds
                return f"Changing {_target(change, step)}"
            return f"Setting {_target(change, step)} to {short(change.get('value'), 40)}"
        if isinstance(action.get("type"), Mapping):
            typed = action["type"]
            return f"Typing {short(typed.get('text'), 40)} into {_target(typed, step)}"
        if "wait" in action:
            return f"Waiting {action['wait']:g} s"
        if action.get("dismiss"):
            return "Closing the dialog"
        if action.get("continue"):
            return "Letting it run on"
        if action.get("reload"):
            return "Reloading the page"
    return "Loading the page"


def waited(step: Data) -> str:
    """Return what became of an action whose run had to wait, and was not made for it alone; nothing of any other."""
    told = (string(note, "text") for note in items(step, "notes") if note.get("kind") in ("joined", "lost"))
    return next(told, "")


def clicked(step: Data) -> bool:
    """Tell whether the step's action was a click."""
    action = step.get("action")
    return isinstance(action, Mapping) and "click" in action


def typed(step: Data) -> bool:
    """Tell whether the step's action was typing into a field."""
    action = step.get("action")
    return isinstance(action, Mapping) and "type" in action


def target(step: Data) -> Data | None:
    """Return the widget on the screen that the step's action was about; None for a click, or where it is gone."""
    action = step.get("action")
    named = action.get("set", action.get("type")) if isinstance(action, Mapping) else None
    if not isinstance(named, Mapping):
        return None
    for element in items(step, "screen"):
        if any(name in named and element.get(name) == named[name] for name in ("key", "label")):
            return element
    return None


def rerunner(run: Data | None) -> str:
    """Return the call that ended a run and asked for the next one: `st.rerun`, or `st.switch_page`."""
    switched = run is not None and any(event.get("type") == "switch_page" for event in items(run, "events"))
    return "st.switch_page" if switched else "st.rerun"


def asked_at(run: Data, before: Data | None) -> Html:
    """Return the `st.rerun` that asked for a run: "st.rerun at line 5"."""
    at = jump(spot(before, "outcome_line")) if before and before.get("outcome") == "rerun" else None
    if at is None and string(run, "trigger"):
        return text(string(run, "trigger"))
    return join([el("code", None, rerunner(before)), " at " if at else "", at or ""])


def cause(step: Data, run: Data, before: Data | None) -> Html:
    """Return what caused a run, as a noun: "the click", "st.rerun at line 5"."""
    match run.get("cause"):
        case "load":
            return text("the page load")
        case "rerun":
            return asked_at(run, before)
        case "form":
            return text("the form’s submit")
        case "timer":
            return text("the timer")
    if run is not _sent(step):
        return text(f"what was typed into {quoted_label(string(run, 'trigger'))}")
    return text("the click" if clicked(step) else "the change")


def why(step: Data, run: Data, before: Data | None) -> Html:
    """Return why a run happened, as a clause: "“Foo” was clicked", "st.rerun at line 5 asked for it"."""
    trigger = quoted_label(string(run, "trigger") or "a widget")
    match run.get("cause"):
        case "load":
            return text("the page was loaded")
        case "rerun":
            return join([asked_at(run, before), " asked for it"])
        case "form":
            return text(f"the form was submitted with {trigger}")
        case "timer":
            return join(["its time had come (", el("code", None, "run_every"), ")"])
    return text(f"{trigger} was {'clicked' if clicked(step) and run is _sent(step) else 'changed'}")


def outcome(run: Data) -> Html:
    """Return how a run ended: "ran to the end", "ended by st.rerun at line 5"."""
    kind, message = run.get("outcome"), string(run, "message")
    at = jump(spot(run, "outcome_line"))
    place = join([" at ", at]) if at else EMPTY
    if kind == "rerun":
        return join(["cut short by ", el("code", None, rerunner(run)), place])
    if kind == "stopped":
        return join(["stopped by ", el("code", None, "st.stop"), place])
    if kind == "overtaken":
        late = join([", after ", coded(message)]) if message else EMPTY
        return join(["overtaken by the next action: ended", place or " without another call of Streamlit", late])
    if kind == "exception":
        return join(["failed", place, ": " if message else "", coded(message)])
    if kind == "guard":
        return join(["stopped by the playground", place, ": " if message else "", coded(message)])
    return text("ran to the end")


def callback(call: Data) -> Html:
    """Return a callback as its call: "update_value()"."""
    name = string(call, "name") or "callback"
    args = [short(value, 20) for value in call.get("args") or []]
    kwargs = call.get("kwargs")
    if isinstance(kwargs, Mapping):
        args += [f"{key}={short(value, 20)}" for key, value in kwargs.items()]
    return el("code", None, f"{name}({', '.join(args)})")
