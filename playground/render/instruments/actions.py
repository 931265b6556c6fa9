"""The instrument "Actions": what the user did so far, in words, with what each of it cost."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from playground.facts.sizes import size_words
from playground.render.markup import markdown
from playground.render.markup.data import Data, Steps, integer, is_taken_back, items, runs, string
from playground.render.markup.html import Html, apart, el, ident, join, joined, text
from playground.render.markup.values import short
from playground.render.markup.words import plural, target

MOST: Final = 100
"""The actions that are listed: the newest."""


@dataclass(frozen=True)
class Done:
    """An action that has been done: its number, what it was in words, and what it cost."""

    number: int
    words: Html
    cost: str


class Log:
    """What was done since the script was started, step by step; the newest actions are kept."""

    def __init__(self) -> None:
        self._done: deque[Done] = deque(maxlen=MOST)
        self._number = 0
        self._before: Data = {}

    def add(self, step: Data) -> None:
        """Note the action of a step; one that a guard took back has not been done."""
        before, self._before = self._before, step
        if step.get("action") == "load" or is_taken_back(step):
            return
        # Of a long session the first steps may be forgotten, and the numbers go on.
        self._number = self._number + 1 if self._number or before else integer(step, "index") or 1
        self._done.append(Done(self._number, _marked(step.get("action"), items(before, "screen")), _cost(step)))

    def html(self, prefix: str = "") -> Html:
        """Return the list, the oldest first."""
        if not self._done:
            return el("p", {"class": "rp-empty"}, "Nothing yet. What you do in the app is listed here.")
        first, last = self._done[0].number, self._done[-1].number
        more = el("p", {"class": "rp-more"}, f"{plural(first - 1, 'earlier action')} not listed") if first > 1 else ""
        entries = [_entry(each, prefix, last=each.number == last) for each in self._done]
        return join([more, el("ol", {"class": "rp-log", "start": first, "role": "list"}, *entries)])


def instrument(steps: Steps, prefix: str = "") -> Html:
    """Return the list of what was done in the steps."""
    log = Log()
    for step in steps:
        log.add(step)
    return Html(joined(log.html(prefix)))


@lru_cache(maxsize=4 * MOST)
def _entry(each: Done, prefix: str, *, last: bool) -> Html:
    back = el(
        "button",
        {"type": "button", "class": "rp-log__back", "data-log": "back", "data-keep": each.number},
        "Back to here",
    )
    entry = el(
        "li",
        {"class": "rp-log__entry", "id": ident(prefix, "log-", each.number), "value": each.number},
        el("span", {"class": "rp-log__number"}, each.number),
        el("span", {"class": "rp-log__words"}, each.words),
        el("span", {"class": "rp-log__cost"}, each.cost),
        None if last else back,
    )
    return apart(entry)


def _cost(step: Data) -> str:
    """Return what an action cost: "2 runs", or why it cost none."""
    count = len(runs(step))
    if (
        not count
        and isinstance(step.get("action"), Mapping)
        and any(name in step["action"] for name in ("set", "type"))
    ):
        return "no run yet" if "form:" in _place(step) else "no run"
    return plural(count, "run") if count else "no run"


def _place(step: Data) -> str:
    """Return where the widget of a `set` stands, as its container path."""
    used = target(step)
    return string(used, "in") if used is not None else ""


def phrase(action: object, screen: Sequence[Data] = ()) -> str:
    """Return what was done, in plain words: "clicked Add", "set Name to 'Ada'".

    A widget named by its key is called by its label where `screen`, on which it was used, has it.
    """
    return "".join(_parts(action, screen))


def _marked(action: object, screen: Sequence[Data]) -> Html:
    """Return the same words with the widget and its value set off."""
    verb, widget, link, value = _parts(action, screen)
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
        return "set ", _label(action["set"], screen), " to ", _value(action["set"].get("value"))
    if isinstance(action.get("type"), Mapping):
        return "typed into ", _label(action["type"], screen), ": ", short(action["type"].get("text"), 60)
    if "wait" in action:
        return f"waited {_seconds(action['wait'])}", "", "", ""
    if action.get("dismiss"):
        return "closed the dialog", "", "", ""
    if action.get("continue"):
        return "let it run on", "", "", ""
    return "reloaded the page" if action.get("reload") else "did something", "", "", ""


def _value(value: Any) -> str:
    """Return what a widget was set to; files by their names and sizes."""
    files = value if isinstance(value, list) else [value]
    if not files or not all(isinstance(each, Mapping) and {"name", "size", "digest"} <= each.keys() for each in files):
        return short(value, 60)
    words = ", ".join(f"{each['name']} ({size_words(integer(each, 'size') or 0)})" for each in files[:10])
    return words if len(words) <= 60 else words[:59] + "…"


def _label(target: Any, screen: Sequence[Data]) -> str:
    """Return the label of a widget that an action names, as the app shows it; shortened when it is very long."""
    label, otherwise = str(target), ""
    if isinstance(target, Mapping):
        names = {name: target[name] for name in ("key", "id") if name in target}
        found = [each for each in screen if names and all(each.get(name) == value for name, value in names.items())]
        label = string(found[0] if found else target, "label")
        otherwise = str(next(iter(target.values()), "a widget"))
    words = markdown.words(label) or otherwise
    return words if len(words) <= 60 else words[:59] + "…"


def _seconds(value: Any) -> str:
    return f"{value:g} s" if isinstance(value, int | float) else "some time"
