"""Actions: what the user did, as `trace.md` writes it, and the widget each one means."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from .instants import iso, micros
from .page_values import VALUES, ValueRefused
from .values import Json, printable

Kind = Literal["click", "set", "type", "wait", "reload", "dismiss", "continue"]
_KINDS = '"click", "set", "wait", "reload", "dismiss" and "continue", and for text fields "type"'
_BUTTONS = ("button", "form_submit_button", "download_button", "link_button")


class ActionError(ValueError):
    """An action that cannot be understood, or that names nothing on the screen. The text says what there is instead."""


_TYPED = ("text_input", "text_area")
"""What can be typed into without sending it."""
_PLAIN = ("int", "float")
"""The kinds of sliders over numbers."""


@dataclass(frozen=True)
class Action:
    """One action. `label`, `key` and `id` are the ways to name its widget; one of them is given."""

    kind: Kind
    label: str | None = None
    key: str | None = None
    id: str | None = None
    value: Json = None
    seconds: float = 0.0

    @classmethod
    def parse(cls, data: Any) -> Action:
        """Return the action that a JSON object means; raises `ActionError`."""
        if not isinstance(data, Mapping) or len(data) != 1:
            raise ActionError(f"An action is an object with one of {_KINDS}, not {_short(data)}.")
        kind, what = next(iter(data.items()))
        match kind:
            case "click":
                return cls("click", *_target(kind, {"label": what} if isinstance(what, str) else what))
            case "set":
                if not isinstance(what, Mapping) or "value" not in what:
                    example = '{"label": "Name", "value": "Ada"}'
                    raise ActionError(f'"set" needs a widget and a "value", as in {example}, not {_short(what)}.')
                names = {name: item for name, item in what.items() if name != "value"}
                return cls("set", *_target(kind, names), value=what["value"])
            case "type":
                if not isinstance(what, Mapping) or not isinstance(what.get("text"), str):
                    example = '{"label": "Name", "text": "Ad"}'
                    raise ActionError(f'"type" needs a text field and a "text", as in {example}, not {_short(what)}.')
                names = {name: item for name, item in what.items() if name != "text"}
                return cls("type", *_target(kind, names), value=what["text"])
            case "wait":
                if isinstance(what, bool) or not isinstance(what, int | float) or not 0 <= what <= 86_400:
                    raise ActionError(f'"wait" takes seconds from 0 to 86400, not {_short(what)}.')
                return cls("wait", seconds=float(what))
            case "reload" | "dismiss" | "continue":
                if what is not True:
                    raise ActionError(f'"{kind}" takes true, not {_short(what)}.')
                return cls(kind)
        raise ActionError(f'There is no action "{kind}"; there are {_KINDS}.')

    def to_json(self) -> Json:
        """Return the action as JSON, its widget named by key or else by label."""
        if self.kind == "wait":
            return {"wait": self.seconds}
        if self.kind in ("reload", "dismiss", "continue"):
            return {self.kind: True}
        if self.kind == "click":
            return {"click": self.label} if self.key is None else {"click": {"key": self.key}}
        target = {"label": self.label} if self.key is None else {"key": self.key}
        if self.kind == "type":
            return {"type": {**target, "text": self.value}}
        return {"set": {**target, "value": self.value}}


def _target(kind: str, data: Any) -> tuple[str | None, str | None, str | None]:
    """Return the label, the key and the id that `data` names a widget by: one of the three."""
    if not isinstance(data, Mapping) or len(data) != 1 or next(iter(data)) not in ("label", "key", "id"):
        raise ActionError(f'"{kind}" names its widget by one of "label", "key" or "id", not {_short(data)}.')
    name, value = next(iter(data.items()))
    if not isinstance(value, str):
        raise ActionError(f'"{kind}": the {name} is a text, not {_short(value)}.')
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
        raise ActionError(f"The actions are a JSON list, not {_short(data)}.")
    actions = []
    for number, entry in enumerate(data):
        try:
            actions.append(Action.parse(entry))
        except ActionError as error:
            raise ActionError(f"Action {number + 1}: {error}") from None
    return actions


def find(action: Action, screen: Sequence[Mapping[str, Json]]) -> Mapping[str, Json]:
    """Return the widget on the screen that `action` means; raises `ActionError` naming what there is instead."""
    clicks = action.kind == "click"
    for name in ("id", "key", "label"):
        wanted = getattr(action, name)
        if wanted is None:
            continue
        named = [element for element in screen if element.get(name) == wanted and _is_widget(element)]
        found = [widget for widget in named if (widget["type"] in _BUTTONS) == clicks]
        if len(found) > 1:
            keys = ", ".join(repr(widget["key"]) for widget in found if widget["key"] is not None)
            more = f"; name one by key: {keys}" if keys else "; give them keys to tell them apart"
            raise ActionError(f"{len(found)} widgets have the {name} {wanted!r}{more}.")
        if found:
            if found[0].get("disabled"):
                raise ActionError(f"The {found[0]['type']} {wanted!r} is disabled.")
            if action.kind == "type" and found[0]["type"] not in _TYPED:
                raise ActionError(f'{wanted!r} is a {found[0]["type"]}: nothing can be typed into it, use "set".')
            return found[0]
        if named:
            verb = "set" if clicks else "click"
            raise ActionError(f'{wanted!r} is a {named[0]["type"]}: use "{verb}".')
        fitting = [each for each in screen if _is_widget(each) and (each["type"] in _BUTTONS) == clicks]
        verb = "type into" if action.kind == "type" else action.kind
        raise ActionError(f"No widget to {verb} with the {name} {wanted!r}. There is {_listed(fitting)}.")
    raise ActionError("The action names no widget.")


def _is_widget(element: Mapping[str, Json]) -> bool:
    return "key" in element and str(element["id"]).startswith("w")


def _listed(widgets: Sequence[Mapping[str, Json]]) -> str:
    if not widgets:
        return "none on the screen"
    names = [_name(widget) + ("" if widget["key"] is None else f" (key {widget['key']!r})") for widget in widgets[:20]]
    more = f" and {len(widgets) - 20} more" if len(widgets) > 20 else ""
    return ", ".join(names) + more


def check_value(widget: Mapping[str, Json], value: Json) -> Json:
    """Return the page value for `value`, or raise when this widget cannot show it."""
    match widget["type"]:
        case "text_input" | "text_area":
            return _text(widget, value)
        case "number_input":
            return None if value is None else _number(widget, value)
        case "slider":
            return _slider(widget, value)
        case "selectbox" | "radio":
            return _choice(widget, value)
        case "multiselect":
            return _choices(widget, value)
        case "tabs" if value not in widget["options"]:
            raise ActionError(f"{_name(widget)} has no tab {_short(value)}. There is {_short(widget['options'])}.")
        case "checkbox" | "toggle" | "expander" | "popover" if not isinstance(value, bool):
            raise ActionError(f"{_name(widget)} takes true or false, not {_short(value)}.")
        case kind if kind in VALUES:
            try:
                return VALUES[kind](widget, value)
            except ValueRefused as refused:
                raise ActionError(f"{_name(widget)} takes {refused}, not {_short(value)}.") from None
    return value


def _name(widget: Mapping[str, Json]) -> str:
    return f"{widget['type']} {widget['label']!r}"


def _text(widget: Mapping[str, Json], value: Json) -> Json:
    if value is None:
        return None
    if not isinstance(value, str):
        raise ActionError(f"{_name(widget)} takes a text, not {_short(value)}.")
    most = widget.get("max_chars")
    if most and len(value) > most:
        raise ActionError(f"{_name(widget)} takes {most} characters at most.")
    return printable(value)


def _choice(widget: Mapping[str, Json], value: Json) -> Json:
    """One option, or a text of its own where the widget takes new ones; only what began empty can be emptied."""
    if value is None:
        can = widget.get("clearable") and not widget.get("required")
        if not can and widget["value"] is not None:
            raise ActionError(f"{_name(widget)} cannot be cleared. There is {_short(widget['options'])}.")
    elif value not in widget["options"] and not _is_new(widget, value):
        raise ActionError(f"{_name(widget)} has no option {_short(value)}. There is {_short(widget['options'])}.")
    return value


def _choices(widget: Mapping[str, Json], value: Json) -> Json:
    """A list of options in the order they were chosen, with texts of its own where the widget takes new ones."""
    options, shown = widget["options"], widget["value"]
    if not isinstance(value, list) or not all(
        item in options or item in shown or _is_new(widget, item) for item in value
    ):
        raise ActionError(f"{_name(widget)} takes a list of {_short(options)}, not {_short(value)}.")
    chosen, most = list(dict.fromkeys(value)), widget.get("max_selections")
    if most and len(chosen) > max(most, len(shown)):
        raise ActionError(f"{_name(widget)} takes {most} options at most.")
    return chosen


def _is_new(widget: Mapping[str, Json], value: Json) -> bool:
    return bool(widget.get("accept_new_options")) and isinstance(value, str) and value != ""


def _slider(widget: Mapping[str, Json], value: Json) -> Json:
    pair = isinstance(widget["value"], list)
    if pair != isinstance(value, list) or (pair and len(value) != 2):
        one, two = ("a number", "two numbers") if widget["kind"] in _PLAIN else (f"a {widget['kind']}", "two of them")
        raise ActionError(f"{_name(widget)} takes {two if pair else one}, not {_short(value)}.")
    take = _number if widget["kind"] in _PLAIN else _moment
    return sorted(take(widget, item) for item in value) if pair else take(widget, value)


def _moment(widget: Mapping[str, Json], value: Json) -> Json:
    """A day or a time in ISO form, as the slider writes it."""
    kind, ends = str(widget["kind"]), (widget["min"], widget["max"])
    try:
        found = micros(value)
        fits = micros(ends[0]) <= found <= micros(ends[1])
    except (TypeError, ValueError):
        fits = False
    if not fits:
        raise ActionError(f"{_name(widget)} takes a {kind} from {ends[0]} to {ends[1]}, not {_short(value)}.")
    return iso(kind, found)


def _number(widget: Mapping[str, Json], value: Json) -> Json:
    if isinstance(value, bool) or not isinstance(value, int | float) or not _fits(widget, value):
        raise ActionError(f"{_name(widget)} takes a number, not {_short(value)}.")
    low, high = widget.get("min"), widget.get("max")
    if (low is not None and value < low) or (high is not None and value > high):
        raise ActionError(f"{_name(widget)} takes numbers from {low} to {high}, not {value}.")
    return int(value) if widget.get("kind") == "int" else float(value)


def _fits(widget: Mapping[str, Json], value: float) -> bool:
    """True when the browser can hold this number; NaN fails every comparison."""
    return abs(value) <= (2**53 - 1 if widget.get("kind") == "int" else sys.float_info.max)


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=repr)
    return text if len(text) <= 120 else text[:119] + "…"
