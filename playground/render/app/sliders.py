"""Sliders: over numbers, and over days and times, whose inputs count the seconds since the first of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, Final

from playground.render.app.elements import tip
from playground.render.app.place import Place
from playground.render.app.widgets import control, data, formatted, hidden_label, label, number
from playground.render.markup import markdown
from playground.render.markup.data import Data, string
from playground.render.markup.html import Html, el

_TIMELY: Final = ("date", "time", "datetime")
_DAY: Final = date(2000, 1, 1)


def _slider(element: Data, place: Place) -> Html:
    value = element.get("value")
    if isinstance(value, list | tuple) and len(value) == 2:
        return _range(element, place, list(value))
    name, plain = place.id(element, "input"), element.get("kind") not in _TIMELY
    shown = el("output", {"class": "rp-slider__value", "for": name}, _value_text(value, element))
    look = {} if plain else _start(element)
    attrs = {**control(element, place, value, "number" if plain else "instant"), **look, **_input(element, value)}
    head = el("div", {"class": "rp-slider__head"}, label(element, place), shown)
    return el("div", {"class": "rp-slider"}, head, el("input", attrs), _ends(element))


def _range(element: Data, place: Place, value: list[Any]) -> Html:
    """A slider with two ends is two sliders in a group."""
    inputs = []
    for end, each in zip(("from", "to"), value, strict=True):
        name = place.id(element, end)
        words = markdown.inline(string(element, "label"))
        inputs += [
            el("label", {"for": name, "class": "rp-sr"}, words, f", {end}"),
            el("input", {"id": name, **_input(element, each), "disabled": bool(element.get("disabled"))}),
            el("output", {"class": "rp-slider__value", "for": name}, _value_text(each, element)),
        ]
    seen = {"class": "rp-sr" if hidden_label(element) else None}
    title = el("legend", seen, markdown.inline(string(element, "label")))
    plain = element.get("kind") not in _TIMELY
    attrs = {
        "class": "rp-group rp-slider rp-slider--range",
        "id": place.id(element, "input"),
        **({} if plain else _start(element)),
        **data(element, value, "range" if plain else "instants"),
    }
    return el("fieldset", attrs, title, tip(element, place), *inputs, _ends(element))


def _input(element: Data, value: Any) -> dict[str, object]:
    """The input of one handle."""
    look = {"type": "range", "class": "rp-slider__track"}
    step = number(element.get("step"))
    if element.get("kind") not in _TIMELY:
        step = step or ("any" if element.get("kind") == "float" else "1")
        ends = {"min": number(element.get("min")), "max": number(element.get("max"))}
        return {**look, **ends, "step": step, "value": number(value)}
    kind, low = string(element, "kind"), string(element, "min")
    most, at = (_seconds(kind, low, str(each)) for each in (element.get("max"), value))
    shown = _value_text(value, element)
    return {**look, "min": "0", "max": number(most), "step": step, "value": number(at), "aria-valuetext": shown}


def _start(element: Data) -> dict[str, object]:
    """What the page needs to make days and times of seconds."""
    return {"data-start": string(element, "min"), "data-kind": string(element, "kind")}


def _seconds(kind: str, low: str, value: str) -> float:
    """Seconds from one ISO text to another; 0 for what is none."""
    try:
        return (_moment(kind, value) - _moment(kind, low)).total_seconds()
    except ValueError:
        return 0


def _moment(kind: str, text: str) -> datetime:
    if kind == "time":
        return datetime.combine(_DAY, time.fromisoformat(text))
    return datetime.fromisoformat(text).replace(tzinfo=None)


def _value_text(value: Any, element: Data) -> str:
    """A number in the script's format, a day or a time in ISO form."""
    return formatted(value, element) if element.get("kind") not in _TIMELY else str(value).replace("T", " ")


def _ends(element: Data) -> Html:
    low, high = (el("span", None, _value_text(element.get(end), element)) for end in ("min", "max"))
    return el("div", {"class": "rp-slider__ends", "aria-hidden": "true"}, low, high)


SLIDERS: Final[dict[str, Callable[[Data, Place], Html]]] = {"slider": _slider}
