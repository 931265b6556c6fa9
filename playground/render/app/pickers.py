"""Widgets that pick: scales of options, pages, pills, feedback, dates, times, colours."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, Final

from playground.render.app.place import Place
from playground.render.app.widgets import control, data, field, label, legend, problem
from playground.render.markup import markdown
from playground.render.markup.data import Data, integer, string, texts
from playground.render.markup.html import Html, el, join

_FACES: Final = {
    "thumbs": ("👎", "👍"),
    "faces": ("😞", "🙁", "😐", "🙂", "😀"),
    "stars": ("★", "★", "★", "★", "★"),
}
_MOST_PAGES: Final = 50
"""Pages that have a button at once."""
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


def pagination(element: Data, place: Place) -> Html:
    """Buttons for pages; the input that no one sees holds the page, for the page's JavaScript."""
    page, last = integer(element, "value") or 1, integer(element, "max") or 1
    off = bool(element.get("disabled"))
    held = {"type": "number", "hidden": True, "min": "1", "max": str(last), "value": str(page), "disabled": off}
    most = integer(element, "most")
    shown = [
        el("span", {"class": "rp-pages__gap", "aria-hidden": "true"}, "…")
        if number is None
        else _page(element, place, str(number), {"data-put": str(number), "disabled": off}, current=number == page)
        for number in _pages(page, last, min(last if most is None else most, _MOST_PAGES))
    ]
    group = {"class": "rp-group rp-pages", "id": place.id(element, "input"), "role": "group"}
    return el(
        "div",
        {**group, "aria-label": string(element, "label"), **data(element, page)},
        el("input", held),
        _page(element, place, "‹", {"data-by": "-1", "disabled": off or page == 1, "aria-label": "Previous page"}),
        *shown,
        _page(element, place, "›", {"data-by": "1", "disabled": off or page == last, "aria-label": "Next page"}),
    )


def _page(element: Data, place: Place, words: str, attrs: dict[str, object], *, current: bool = False) -> Html:
    name = {"type": "button", "class": "rp-pages__page", "id": place.id(element, words)}
    label = {"aria-label": f"Page {words}", "aria-current": "page" if current else None}
    return el("button", {**name, **label, **attrs}, words)


def _pages(page: int, last: int, most: int) -> Sequence[int | None]:
    """Return the pages that have a button, None for those left out in between; modelled on Streamlit's front end."""
    if most < 2:
        return [page][:most]
    if last <= most:
        return [*range(1, last + 1)]
    if most == 2:
        return [page, None, last] if page < last else [1, None, last]
    if most == 3:
        if page > 3 and page < last - 2:
            return [1, None, page, None, last]
        return [1, 2, 3, None, last] if page <= 3 else [1, None, last - 2, last - 1, last]
    before, after = page > 3, page < last - 2
    room = max(1, most - 2 - before - after)
    if not before:
        first, end = 2, max(page, min(last - 1, room + 1))
    elif not after:
        first, end = min(page, max(2, last - room)), last - 1
    else:
        first = max(2, page - (room - 1) // 2)
        end = min(last - 1, first + room - 1)
        first = max(2, end - room + 1) if end == last - 1 else first
    gap: list[int | None] = [None]
    return [1, *(gap if before else []), *range(first, end + 1), *(gap if after else []), last]


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
    "pagination": pagination,
    "pills": _pills("rp-pills"),
    "segmented_control": _pills("rp-segments"),
    "feedback": feedback,
    "date_input": date_input,
    "time_input": time_input,
    "datetime_input": datetime_input,
    "color_picker": color_picker,
}
