"""The instrument "Actions": what the user did so far, in words, with what each of it cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from playground.render.data import Data, string
from playground.render.values import short


def phrase(action: object, screen: Sequence[Data] = ()) -> str:
    """Return what was done, in plain words: "clicked Add", "set Name to 'Ada'".

    A widget named by its key is called by its label where `screen`, on which it was used, has it.
    """
    if not isinstance(action, Mapping):
        return "opened the page"
    if "click" in action:
        return f"clicked {_label(action['click'], screen)}"
    if isinstance(action.get("set"), Mapping):
        return f"set {_label(action['set'], screen)} to {short(action['set'].get('value'), 60)}"
    if "wait" in action:
        return f"waited {_seconds(action['wait'])}"
    if action.get("dismiss"):
        return "closed the dialog"
    if action.get("reload"):
        return "reloaded the page"
    return "did something"


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
