"""Actions: what the user did, as `trace.md` writes it, and the widget each one means."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from playground.facts.elements import is_button, kind

from ..trace.values import Json
from .page_values import VALUES
from .refusal import ValueRefused, short
from .uploads import told, written

Kind = Literal["click", "set", "type", "wait", "reload", "dismiss", "continue"]
ALONE: Final = frozenset({"wait", "continue"})
"""What can only be done when all before it is."""
_KINDS = '"click", "set", "wait", "reload", "dismiss" and "continue", and for text fields "type"'


class ActionError(ValueError):
    """An action that cannot be understood, or that names nothing on the screen. The text says what there is instead."""

    number: int | None = None
    """Its place among those that were given, from 1; None for an action that was given alone."""


@dataclass(frozen=True)
class Action:
    """One action. `label`, `key` and `id` are the ways to name its widget; one of them is given."""

    kind: Kind
    label: str | None = None
    key: str | None = None
    id: str | None = None
    value: Json = None
    seconds: float = 0.0
    after: float | None = None
    """Seconds after the action before it was sent, whether or not that is done; None for: when all is done."""

    @classmethod
    def parse(cls, data: Any) -> Action:
        """Return the action that a JSON object means, or that it is already; raises `ActionError`."""
        if isinstance(data, Action):
            return data
        if isinstance(data, Mapping) and "after" in data:
            action = cls._parse({name: each for name, each in data.items() if name != "after"})
            return replace(action, after=_after(action.kind, data["after"]))
        return cls._parse(data)

    @classmethod
    def _parse(cls, data: Any) -> Action:
        if not isinstance(data, Mapping) or len(data) != 1:
            raise ActionError(f"An action is an object with one of {_KINDS}, not {short(data)}.")
        kind, what = next(iter(data.items()))
        match kind:
            case "click":
                return cls("click", *_target(kind, {"label": what} if isinstance(what, str) else what))
            case "set":
                if not isinstance(what, Mapping) or "value" not in what:
                    example = '{"label": "Name", "value": "Ada"}'
                    raise ActionError(f'"set" needs a widget and a "value", as in {example}, not {short(what)}.')
                names = {name: item for name, item in what.items() if name != "value"}
                return cls("set", *_target(kind, names), value=what["value"])
            case "type":
                if not isinstance(what, Mapping) or not isinstance(what.get("text"), str):
                    example = '{"label": "Name", "text": "Ad"}'
                    raise ActionError(f'"type" needs a text field and a "text", as in {example}, not {short(what)}.')
                names = {name: item for name, item in what.items() if name != "text"}
                return cls("type", *_target(kind, names), value=what["text"])
            case "wait":
                return cls("wait", seconds=_seconds(kind, what))
            case "reload" | "dismiss" | "continue":
                if what is not True:
                    raise ActionError(f'"{kind}" takes true, not {short(what)}.')
                return cls(kind)
        raise ActionError(f'There is no action "{kind}"; there are {_KINDS}.')

    def to_json(self, most: int | None = None) -> dict[str, Json]:
        """Return the action as JSON by which it can be done again, its widget named by key or else by label.

        What files of more than `most` bytes hold is left out: then they have to be chosen again.
        """
        return self._as_json(written(self.value, most)) | self._when()

    def told(self) -> dict[str, Json]:
        """Return the action as a trace has it: the same, but of files not what they hold."""
        return self._as_json(told(self.value)) | self._when()

    def _when(self) -> dict[str, Json]:
        return {} if self.after is None else {"after": self.after}

    def _as_json(self, value: Json) -> dict[str, Json]:
        if self.kind == "wait":
            return {"wait": self.seconds}
        if self.kind in ("reload", "dismiss", "continue"):
            return {self.kind: True}
        if self.kind == "click":
            return {"click": self.label} if self.key is None else {"click": {"key": self.key}}
        target = {"label": self.label} if self.key is None else {"key": self.key}
        if self.kind == "type":
            return {"type": {**target, "text": value}}
        return {"set": {**target, "value": value}}


def _seconds(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 86_400:
        raise ActionError(f'"{name}" takes seconds from 0 to 86400, not {short(value)}.')
    return float(value)


def _after(kind: Kind, value: Any) -> float:
    if kind in ALONE:
        raise ActionError(f'"{kind}" cannot come while something runs: it has no "after".')
    return _seconds("after", value)


def _target(kind: str, data: Any) -> tuple[str | None, str | None, str | None]:
    """Return the label, the key and the id that `data` names a widget by: one of the three."""
    if not isinstance(data, Mapping) or len(data) != 1 or next(iter(data)) not in ("label", "key", "id"):
        raise ActionError(f'"{kind}" names its widget by one of "label", "key" or "id", not {short(data)}.')
    name, value = next(iter(data.items()))
    if not isinstance(value, str):
        raise ActionError(f'"{kind}": the {name} is a text, not {short(value)}.')
    return data.get("label"), data.get("key"), data.get("id")


def parse_actions(text: str) -> list[Action]:
    """Return the actions of a JSON text; raises `ActionError` that names the entry and what is wrong."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise ActionError(f"The actions are not JSON: {error}.") from None
    except RecursionError:
        raise ActionError("The actions are nested too deeply.") from None
    if not isinstance(data, list):
        raise ActionError(f"The actions are a JSON list, not {short(data)}.")
    return read_actions(data)


def read_actions(data: Sequence[Any]) -> list[Action]:
    """Return the actions that JSON objects mean; raises `ActionError` that names the entry and what is wrong."""
    actions = []
    for number, entry in enumerate(data, start=1):
        try:
            actions.append(Action.parse(entry))
        except ActionError as error:
            named = ActionError(f"Action {number}: {error}")
            named.number = number
            raise named from None
    return actions


def find(action: Action, screen: Sequence[Mapping[str, Json]]) -> Mapping[str, Json]:
    """Return the widget on the screen that `action` means; raises `ActionError` naming what there is instead."""
    clicks = action.kind == "click"
    for name in ("id", "key", "label"):
        wanted = getattr(action, name)
        if wanted is None:
            continue
        named = [element for element in screen if element.get(name) == wanted and _is_widget(element)]
        found = [widget for widget in named if is_button(widget["type"]) == clicks]
        if len(found) > 1:
            keys = ", ".join(repr(widget["key"]) for widget in found if widget["key"] is not None)
            more = f"; name one by key: {keys}" if keys else "; give them keys to tell them apart"
            raise ActionError(f"{len(found)} widgets have the {name} {wanted!r}{more}.")
        if found:
            if found[0].get("disabled"):
                raise ActionError(f"The {found[0]['type']} {wanted!r} is disabled.")
            if action.kind == "type" and kind(found[0]["type"]).use != "type":
                raise ActionError(f'{wanted!r} is a {found[0]["type"]}: nothing can be typed into it, use "set".')
            return found[0]
        if named:
            verb = "set" if clicks else "click"
            raise ActionError(f'{wanted!r} is a {named[0]["type"]}: use "{verb}".')
        fitting = [each for each in screen if _is_widget(each) and is_button(each["type"]) == clicks]
        verb = "type into" if action.kind == "type" else action.kind
        raise ActionError(f"No widget to {verb} with the {name} {wanted!r}. There is {_widgets_in_words(fitting)}.")
    raise ActionError("The action names no widget.")


def _is_widget(element: Mapping[str, Json]) -> bool:
    return "key" in element and str(element["id"]).startswith("w")


def _widgets_in_words(widgets: Sequence[Mapping[str, Json]]) -> str:
    if not widgets:
        return "none on the screen"
    names = [
        named_widget(widget) + ("" if widget["key"] is None else f" (key {widget['key']!r})") for widget in widgets[:20]
    ]
    more = f" and {len(widgets) - 20} more" if len(widgets) > 20 else ""
    return ", ".join(names) + more


def check_value(widget: Mapping[str, Json], value: Json) -> Json:
    """Return the page value for `value`, or raise when this widget cannot show it."""
    check = VALUES.get(kind(widget["type"]).takes)
    try:
        return value if check is None else check(widget, value)
    except ValueRefused as refused:
        raise ActionError(f"{named_widget(widget)} {refused.words(value)}.") from None


def named_widget(widget: Mapping[str, Json]) -> str:
    """Return what a widget is called in an error."""
    return f"{widget['type']} {widget['label']!r}"
