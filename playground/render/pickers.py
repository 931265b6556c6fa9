"""Widgets that pick: scales of options, pills, feedback, dates, times, colours."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from playground.render import markdown
from playground.render.data import Data, integer, string, texts
from playground.render.html import Html, el, join
from playground.render.place import Place
from playground.render.widgets import control, data, field, label, legend, problem

_FACES: Final = {
    "thumbs": ("👎", "👍"),
    "faces": ("😞", "🙁", "😐", "🙂", "😀"),
    "stars": ("★", "★", "★", "★", "★"),
}
_MEANINGS: Final = {
    "thumbs": ("Thumbs down", "Thumbs up"),
    "faces": ("Very sad", "Sad", "Neutral", "Happy", "Very happy"),
    "stars": ("1 star", "2 stars", "3 stars", "4 stars", "5 stars"),
}


def select_slider(element: Data, place: Place) -> Html:
    """A slider over the places of the options; it says the option's text, also to a screen reader."""
    value, options = element.get("value"), texts(element, "options")
    names = json.dumps(options, ensure_ascii=False)
    if not isinstance(value, list):
        name = place.id(element, "input")
        attrs = {**control(element, place, value), **_scale(options, value), "data-options": names}
        shown = el("output", {"class": "rp-slider__value", "for": name}, value)
        head = el("div", {"class": "rp-slider__head"}, label(element, place), shown)
        return el("div", {"class": "rp-slider"}, head, el("input", attrs), _ends(options))
    parts = []
    for end, chosen in zip(("from", "to"), value, strict=False):
        name = place.id(element, end)
        attrs = {"id": name, **_scale(options, chosen), "disabled": bool(element.get("disabled"))}
        parts += [
            el("label", {"for": name, "class": "rp-sr"}, markdown.inline(string(element, "label")), f", {end}"),
            el("input", attrs),
            el("output", {"class": "rp-slider__value", "for": name}, chosen),
        ]
    look = {"class": "rp-group rp-slider rp-slider--range", "id": place.id(element, "input"), "data-options": names}
    return el("fieldset", {**look, **data(element, value, "places")}, legend(element, place), *parts, _ends(options))


def _scale(options: list[str], chosen: Any) -> dict[str, object]:
    at = options.index(chosen) if chosen in options else 0
    ends = {"min": "0", "max": str(max(0, len(options) - 1)), "step": "1"}
    return {"type": "range", "class": "rp-slider__track", **ends, "value": str(at), "aria-valuetext": chosen}


def _ends(options: list[str]) -> Html:
    ends = (el("span", None, option) for option in (options[:1] + options[-1:]))
    return el("div", {"class": "rp-slider__ends", "aria-hidden": "true"}, *ends)


def _pills(look: str) -> Callable[[Data, Place], Html]:
    def show(element: Data, place: Place) -> Html:
        chosen = texts(element, "value")
        options = texts(element, "options")
        body = join(_chip(element, place, number, option, chosen) for number, option in enumerate(options))
        group = {"class": f"rp-group rp-chips {look}", "id": place.id(element, "input")}
        one = string(element, "mode") == "single"
        read = "options" if not one else "one" if element.get("required") else "any-one"
        return el(
            "fieldset",
            {**group, **data(element, chosen, read)},
            legend(element, place),
            el("div", {"class": "rp-chips__list"}, body or el("span", {"class": "rp-empty"}, "No options to select")),
        )

    return show


def _chip(element: Data, place: Place, number: int, option: str, chosen: list[str]) -> Html:
    name = place.id(element, str(number))
    attrs = {
        "type": "checkbox",
        "id": name,
        "value": option,
        "checked": option in chosen,
        "disabled": bool(element.get("disabled")),
    }
    words = el("label", {"for": name}, markdown.inline(option, links=False))
    return el("span", {"class": "rp-chip"}, el("input", attrs), words)


def feedback(element: Data, place: Place) -> Html:
    kind = string(element, "kind") if element.get("kind") in _FACES else "thumbs"
    value = element.get("value")
    marks = []
    for number, (face, meaning) in enumerate(zip(_FACES[kind], _MEANINGS[kind], strict=True)):
        name = place.id(element, str(number))
        attrs = {
            "type": "checkbox",
            "id": name,
            "value": str(number),
            "checked": value == number,
            "disabled": bool(element.get("disabled")),
            "aria-label": meaning,
        }
        filled = kind == "stars" and isinstance(value, int) and number <= value
        sign = el("label", {"for": name, "aria-hidden": "true", "class": "rp-filled" if filled else None}, face)
        marks.append(el("span", {"class": "rp-chip"}, el("input", attrs), sign))
    group = {"class": f"rp-group rp-chips rp-feedback rp-feedback--{kind}", "id": place.id(element, "input")}
    return el(
        "fieldset",
        {**group, **data(element, value)},
        legend(element, place),
        el("div", {"class": "rp-chips__list"}, *marks),
    )


def date_input(element: Data, place: Place) -> Html:
    value = element.get("value")
    limits = {
        "type": "date",
        "class": "rp-input",
        "min": string(element, "min") or None,
        "max": string(element, "max") or None,
        "required": not element.get("clearable") and not element.get("range"),
    }
    if not element.get("range"):
        attrs = {**limits, **control(element, place, value), "value": string(element, "value")}
        return field(element, place, el("input", attrs))
    days = texts(element, "value")
    fields = []
    for number, end in enumerate(("from", "to")):
        name = place.id(element, end)
        words = el("label", {"for": name, "class": "rp-sr"}, markdown.inline(string(element, "label")), f", {end}")
        shown = days[number] if number < len(days) else ""
        day = el("input", {**limits, "id": name, "value": shown, "disabled": bool(element.get("disabled"))})
        fields += [words, el("div", {"class": "rp-field"}, day)]
    group = {"class": "rp-group rp-pair", "id": place.id(element, "input"), **data(element, value, "days")}
    return el("fieldset", group, legend(element, place), *fields, problem(element, place))


def time_input(element: Data, place: Place) -> Html:
    step = integer(element, "step") or 900
    attrs = {
        "type": "time",
        "class": "rp-input",
        **control(element, place, element.get("value")),
        "value": string(element, "value"),
        "step": "1" if step % 60 else "60",
        "required": not element.get("clearable"),
    }
    return field(element, place, el("input", attrs))


def datetime_input(element: Data, place: Place) -> Html:
    attrs = {
        "type": "datetime-local",
        "class": "rp-input",
        **control(element, place, element.get("value")),
        "value": string(element, "value"),
        "min": string(element, "min") or None,
        "max": string(element, "max") or None,
        "required": not element.get("clearable"),
    }
    return field(element, place, el("input", attrs))


def color_picker(element: Data, place: Place) -> Html:
    value = string(element, "value") or "#000000"
    shown = _long(value).lower()
    attrs = {"type": "color", "class": "rp-colour", **control(element, place, shown), "value": shown}
    return join([label(element, place), el("input", attrs)])


def _long(colour: str) -> str:
    """`#abc` as `#aabbcc`, the only way that a browser takes it."""
    return "#" + "".join(digit * 2 for digit in colour[1:]) if len(colour) == 4 else colour


PICKERS: Final[dict[str, Callable[[Data, Place], Html]]] = {
    "select_slider": select_slider,
    "pills": _pills("rp-pills"),
    "segmented_control": _pills("rp-segments"),
    "feedback": feedback,
    "date_input": date_input,
    "time_input": time_input,
    "datetime_input": datetime_input,
    "color_picker": color_picker,
}
