"""The instrument "Actions": what the user did so far, in words, with what each of it cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from playground.render.data import Data, Steps, integer, items, runs, string
from playground.render.html import Html, el, ident, join, text
from playground.render.values import short
from playground.render.words import plural

MOST: Final = 100
"""The actions that are listed: the newest."""


@dataclass(frozen=True)
class Done:
    """An action that has been done: its number, what it was in words, and the step it caused."""

    number: int
    words: Html
    step: Data


def instrument(steps: Steps, prefix: str = "") -> Html:
    """Return the list of what was done since the script was started, the oldest first."""
    found = done(steps)
    if not found:
        return el("p", {"class": "rp-empty"}, "Nothing yet. What you do in the app is listed here.")
    listed = found[-MOST:]
    hidden = listed[0].number - 1
    more = el("p", {"class": "rp-more"}, f"{plural(hidden, 'earlier action')} not listed") if hidden else None
    last = found[-1].number
    entries = [_entry(each, prefix, last=each.number == last) for each in listed]
    first = {"class": "rp-log", "start": listed[0].number, "role": "list"}
    return join([more or "", el("ol", first, *entries)])


def done(steps: Steps) -> list[Done]:
    """Return the actions of the steps; one that a guard took back has not been done."""
    found: list[Done] = []
    number = 0
    for place, step in enumerate(steps):
        if step.get("action") == "load" or any(note.get("kind") == "restored" for note in items(step, "notes")):
            continue
        # Of a long session the first steps are forgotten, and the numbers go on.
        number = integer(_used(step), "number") or (number + 1 if number or place else integer(step, "index") or 1)
        before = items(steps[place - 1], "screen") if place else []
        found.append(Done(number, _marked(step.get("action"), before, string(_used(step), "label")), step))
    return found


def _entry(each: Done, prefix: str, *, last: bool) -> Html:
    back = el(
        "button",
        {"type": "button", "class": "rp-log__back", "data-log": "back", "data-keep": each.number},
        "Back to here",
    )
    return el(
        "li",
        {"class": "rp-log__entry", "id": ident(prefix, "log-", each.number), "value": each.number},
        el("span", {"class": "rp-log__number"}, each.number),
        el("span", {"class": "rp-log__words"}, each.words),
        el("span", {"class": "rp-log__cost"}, _cost(each.step)),
        None if last else back,
    )


def _cost(step: Data) -> str:
    """Return what an action cost: "2 runs", or why it cost none."""
    count = len(runs(step))
    if not count and isinstance(step.get("action"), Mapping) and "set" in step["action"]:
        return "no run yet" if "form:" in _place(step) else "no run"
    return plural(count, "run") if count else "no run"


def _used(step: Data) -> Data:
    """Return what a kept step says of its widget itself: earlier screens may have been forgotten."""
    used = step.get("used")
    return used if isinstance(used, Mapping) else {}


def _place(step: Data) -> str:
    """Return where the widget of a `set` stands, as its container path."""
    if _used(step):
        return string(_used(step), "in")
    target = step["action"]["set"]
    for element in items(step, "screen"):
        for name in ("key", "label"):
            if isinstance(target, Mapping) and name in target and element.get(name) == target[name]:
                return string(element, "in")
    return ""


def phrase(action: object, screen: Sequence[Data] = ()) -> str:
    """Return what was done, in plain words: "clicked Add", "set Name to 'Ada'".

    A widget named by its key is called by its label where `screen`, on which it was used, has it.
    """
    return "".join(_parts(action, screen))


def _marked(action: object, screen: Sequence[Data], label: str) -> Html:
    """Return the same words with the widget and its value set off; a known `label` goes before what `screen` has."""
    verb, widget, link, value = _parts(action, screen)
    widget = label if widget and label else widget
    return join(
        [verb, el("b", None, widget) if widget else "", link, el("code", None, value) if value else text("")],
    )


def _parts(action: object, screen: Sequence[Data]) -> tuple[str, str, str, str]:
    """Return a verb, the widget it is about, and with which value: "set ", "Name", " to ", "'Ada'"."""
    if not isinstance(action, Mapping):
        return "opened the page", "", "", ""
    if "click" in action:
        return "clicked ", _label(action["click"], screen), "", ""
    if isinstance(action.get("set"), Mapping):
        return "set ", _label(action["set"], screen), " to ", short(action["set"].get("value"), 60)
    if "wait" in action:
        return f"waited {_seconds(action['wait'])}", "", "", ""
    if action.get("dismiss"):
        return "closed the dialog", "", "", ""
    return "reloaded the page" if action.get("reload") else "did something", "", "", ""


def _label(target: Any, screen: Sequence[Data]) -> str:
    """Return the label of a widget that an action names, shortened when it is very long."""
    words = str(target)
    if isinstance(target, Mapping):
        names = {name: target[name] for name in ("key", "id") if name in target}
        found = [each for each in screen if names and all(each.get(name) == value for name, value in names.items())]
        words = string(found[0], "label") if found else str(next(iter(target.values()), "a widget"))
    return words if len(words) <= 60 else words[:59] + "…"


def _seconds(value: Any) -> str:
    return f"{value:g} s" if isinstance(value, int | float) else "some time"
