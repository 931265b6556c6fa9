"""Widgets of the app: native controls with a label, that carry what the page must send."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any, Final

from playground.facts.elements import kind
from playground.render.app.elements import tip
from playground.render.app.place import Place
from playground.render.markup import markdown
from playground.render.markup.data import Data, integer, string, texts
from playground.render.markup.html import EMPTY, Html, el, join


def data(element: Data, value: Any, read: str = "") -> dict[str, object]:
    """Return what makes a control send its value: its widget, how it is read, what the script wants shown.

    It is read in the usual way of its kind, or by `read`, one of the other ways that the table of elements has.
    """
    read = read or kind(element.get("type")).reads.partition(" ")[0]
    return {"data-act": "set", "data-id": string(element, "id"), "data-read": read, "data-v": _json(value)}


def _json(value: Any) -> str:
    """Return JSON as the browser writes it: the page compares values by their text."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(_json, value)) + "]"
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def control(element: Data, place: Place, value: Any, read: str = "") -> dict[str, object]:
    """Return the attributes that all single controls share."""
    return {
        "id": place.id(element, "input"),
        **data(element, value, read),
        "disabled": bool(element.get("disabled")),
        "aria-describedby": describers(element, place),
        "aria-invalid": "true" if string(element, "error") else None,
    }


def describers(element: Data, place: Place) -> str | None:
    """Return the ids of what says more about a control: its help, and what it says of its value."""
    named = [place.id(element, part) for part in ("help", "error") if string(element, part)]
    return " ".join(named) or None


def problem(element: Data, place: Place) -> Html:
    """Return what a field says below itself of the value that it keeps back."""
    words = string(element, "error")
    return el("p", {"class": "rp-error", "role": "alert", "id": place.id(element, "error")}, words) if words else EMPTY


def required(element: Data) -> Html:
    """Return the word behind the label of a field that must not be empty."""
    if not element.get("required") or hidden_label(element):
        return EMPTY
    return el("span", {"class": "rp-required", "aria-hidden": "true"}, "(required)")


def hidden_label(element: Data) -> bool:
    return string(element, "label_visibility") in ("hidden", "collapsed")


def label(element: Data, place: Place, more: Html = EMPTY) -> Html:
    """Return the label above a control; an invisible one stays for those who listen."""
    words = el("label", {"for": place.id(element, "input")}, markdown.inline(string(element, "label")))
    return _row(element, place, words, more)


def _row(element: Data, place: Place, words: Html, more: Html = EMPTY) -> Html:
    seen = {"hidden": " rp-label--hidden", "collapsed": " rp-sr"}.get(string(element, "label_visibility"), "")
    return join([el("div", {"class": f"rp-label{seen}"}, words, required(element), tip(element, place)), more])


def number(value: Any) -> str | None:
    """Return a number as an attribute, or None when it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return repr(int(value)) if isinstance(value, float) and value.is_integer() else repr(value)


def formatted(value: Any, element: Data) -> str:
    """Return a number as the page shows it: with the script's `format` where it fits."""
    style = string(element, "format")
    if "%" in style and isinstance(value, int | float):
        try:
            return style % value
        except (TypeError, ValueError):
            pass
    if element.get("kind") == "float" and isinstance(value, int | float):
        return f"{value:.2f}"
    return str(value)


def _wide(element: Data) -> str:
    return " rp-button--stretch" if element.get("width") == "stretch" or element.get("use_container_width") else ""


def _look(element: Data) -> str:
    """Return the classes of what looks like a button."""
    kind = string(element, "kind") if element.get("kind") in ("primary", "tertiary") else "secondary"
    return f"rp-button rp-button--{kind}{_wide(element)}"


def _button(element: Data, place: Place) -> Html:
    button = el(
        "button",
        {
            "type": "button",
            "class": _look(element),
            "id": place.id(element, "input"),
            "data-act": "click",
            "data-id": string(element, "id"),
            "disabled": bool(element.get("disabled")),
            "aria-describedby": place.id(element, "help") if string(element, "help") else None,
        },
        *_words(element),
    )
    return _with_help(element, place, button)


def _words(element: Data) -> tuple[Html | None, Html]:
    """Return what stands on a button: its icon and its label."""
    icon = string(element, "icon")
    return Html(markdown.icon(icon) + " ") if icon else None, markdown.inline(string(element, "label"), links=False)


def _with_help(element: Data, place: Place, button: Html) -> Html:
    """Return a button with the help that is shown when it is pointed at or focused."""
    words = string(element, "help")
    if not words:
        return button
    bubble = el(
        "span",
        {"class": "rp-help__text", "role": "tooltip", "id": place.id(element, "help")},
        markdown.inline(words),
    )
    return el("span", {"class": f"rp-help rp-help--button{_wide(element)}"}, button, bubble)


def _menu_button(element: Data, place: Place) -> Html:
    """A button that opens a menu; one that is disabled has none."""
    if element.get("disabled"):
        return _button(element, place)
    name = place.id(element, "input")
    summary = {
        "class": _look(element),
        "id": name,
        "aria-describedby": place.id(element, "help") if string(element, "help") else None,
    }
    entries = [
        el(
            "button",
            {
                "type": "button",
                "role": "menuitem",
                "class": "rp-offers__entry",
                "data-act": "offer",
                "data-id": string(element, "id"),
                "data-value": _json(option),
            },
            markdown.inline(option, links=False),
        )
        for option in texts(element, "options")
    ]
    menu = el("div", {"role": "menu", "class": "rp-offers__menu", "aria-labelledby": name}, *entries)
    box = {"class": "rp-offers", "id": place.id(element, "menu"), "data-offers": True, "data-keep": True}
    return _with_help(element, place, el("details", box, el("summary", summary, *_words(element)), menu))


def _hint(place: Place, keys: str) -> Html:
    """Return what Streamlit says below an input that holds what was not sent yet."""
    words = f"Press {keys} to {'submit form' if place.form is not None else 'apply'}"
    return el("span", {"class": "rp-hint", "aria-hidden": "true"}, words)


def field(element: Data, place: Place, control: Html, hint: Html = EMPTY) -> Html:
    """Return a labelled control, and what it says of its value."""
    return join([label(element, place), el("div", {"class": "rp-field"}, control, hint), problem(element, place)])


_TYPES: Final = {"password": "password", "email": "email", "url": "url", "phone": "tel", "search": "search"}
"""The inputs of a browser for the kinds of text that Streamlit has."""


def _text_input(element: Data, place: Place) -> Html:
    value, pause = element.get("value"), element.get("live")
    text = el(
        "input",
        {
            "type": _TYPES.get(string(element, "input_type"), "text"),
            "class": "rp-input",
            **control(element, place, value),
            "value": string(element, "value"),
            "placeholder": string(element, "placeholder") or None,
            "maxlength": integer(element, "max_chars"),
            "autocomplete": "off",
            "aria-required": "true" if element.get("required") else None,
            "data-enter": True,
            "data-live": str(pause) if isinstance(pause, int) and place.form is None else None,
        },
    )
    return field(element, place, text, EMPTY if pause is not None and place.form is None else _hint(place, "Enter"))


def _text_area(element: Data, place: Place) -> Html:
    height = integer(element, "height")
    area = el(
        "textarea",
        {
            "class": "rp-input rp-input--area",
            "rows": max(2, min(40, round((height - 20) / 24))) if height else 4,
            **control(element, place, element.get("value")),
            "placeholder": string(element, "placeholder") or None,
            "maxlength": integer(element, "max_chars"),
            "aria-required": "true" if element.get("required") else None,
        },
        # The parser drops a first newline inside a textarea; this one is the one it may have.
        "\n",
        string(element, "value"),
    )
    return field(element, place, area, _hint(place, "Ctrl+Enter"))


def _number_input(element: Data, place: Place) -> Html:
    value = element.get("value")
    whole = element.get("kind") == "int"
    shown = _shown_number(element, value)
    number_field = el(
        "input",
        {
            "type": "number",
            "class": "rp-input",
            **control(element, place, value),
            "value": shown,
            "data-shown": shown,
            "aria-required": "true" if element.get("required") else None,
            "min": number(element.get("min")),
            "max": number(element.get("max")),
            "step": number(element.get("step")) or ("1" if whole else "any"),
            "inputmode": "numeric" if whole else "decimal",
            "placeholder": string(element, "placeholder") or None,
            "data-enter": True,
        },
    )
    return field(element, place, number_field, _hint(place, "Enter"))


def _shown_number(element: Data, value: Any) -> str:
    """Return what a number input shows; a format that makes no plain number of it is left aside."""
    written = formatted(value, element)
    try:
        float(written)
    except ValueError:
        return number(value) or ""
    return written


def legend(element: Data, place: Place) -> Html:
    """Return what names a group of controls."""
    hidden = hidden_label(element)
    title = el("legend", {"class": "rp-sr" if hidden else "rp-label"}, markdown.inline(string(element, "label")))
    return join([title, tip(element, place)])


def _radio(element: Data, place: Place) -> Html:
    value, captions = element.get("value"), texts(element, "captions")
    rows = []
    for number, option in enumerate(texts(element, "options")):
        name = place.id(element, str(number))
        attrs = {
            "type": "radio",
            "id": name,
            "name": place.id(element, "choice"),
            "value": option,
            "checked": option == value,
            "disabled": bool(element.get("disabled")),
        }
        caption = captions[number] if number < len(captions) else ""
        note = el("small", {"class": "rp-check__note"}, markdown.inline(caption)) if caption else None
        words = el("label", {"for": name}, markdown.inline(option), note)
        rows.append(el("div", {"class": "rp-check"}, el("input", attrs), words))
    line = " rp-group--line" if element.get("horizontal") else ""
    group = {"class": f"rp-group rp-radio{line}", "id": place.id(element, "input"), "role": "radiogroup"}
    return el("fieldset", {**group, **data(element, value)}, legend(element, place), *rows)


def _check(role: str | None, look: str) -> Callable[[Data, Place], Html]:
    def show(element: Data, place: Place) -> Html:
        value = bool(element.get("value"))
        attrs = {
            "type": "checkbox",
            "role": role,
            **control(element, place, value),
            "checked": value,
        }
        words = el("label", {"for": place.id(element, "input")}, markdown.inline(string(element, "label")))
        words = el("span", {"class": "rp-sr"}, words) if hidden_label(element) else words
        return el("div", {"class": f"rp-check{look}"}, el("input", attrs), words, tip(element, place))

    return show


WIDGETS: Final[dict[str, Callable[[Data, Place], Html]]] = {
    "button": _button,
    "form_submit_button": _button,
    "menu_button": _menu_button,
    "text_input": _text_input,
    "text_area": _text_area,
    "number_input": _number_input,
    "radio": _radio,
    "checkbox": _check(None, ""),
    "toggle": _check("switch", " rp-check--switch"),
}
