"""Widgets of the app that choose among options, and may take new ones: `selectbox` and `multiselect`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from playground.render.app.place import Place
from playground.render.app.widgets import control, data, describers, field, label, legend, problem
from playground.render.markup.data import Data, integer, string, texts
from playground.render.markup.html import EMPTY, Html, el, join


def _selectbox(element: Data, place: Place) -> Html:
    if element.get("accept_new_options"):
        return _combobox(element, place)
    value = element.get("value")
    choices = [_none(element)] if value is None or _clears(element) else []
    choices += [_option(option, option == value) for option in texts(element, "options")]
    attrs = {
        "class": "rp-input rp-input--select",
        **control(element, place, value),
        "aria-required": "true" if element.get("required") else None,
    }
    return field(element, place, el("select", attrs, *choices))


def _option(option: str, selected: bool) -> Html:
    return el("option", {"value": option, "selected": selected}, option)


def _none(element: Data) -> Html:
    """Return the entry for no choice: one that cannot be chosen again where the choice cannot be taken back."""
    stays = not _clears(element)
    words = string(element, "placeholder") or "Choose an option"
    chosen = element.get("value") is None
    return el(
        "option",
        {"value": "", "selected": chosen, "disabled": stays, "hidden": stays, "data-none": True},
        words,
    )


def _clears(element: Data) -> bool:
    return bool(element.get("clearable")) and not element.get("required")


def _combobox(element: Data, place: Place) -> Html:
    """A field to type a new option into; Enter chooses. Its list of suggestions are the options that there are."""
    value, options = element.get("value"), texts(element, "options")
    known = place.id(element, "known")
    off = bool(element.get("disabled"))
    text = {
        "type": "text",
        "class": "rp-input rp-input--select",
        "id": place.id(element, "input"),
        "value": string(element, "value"),
        "placeholder": string(element, "placeholder") or _hint(options, "Add an option", "Choose or add an option"),
        "list": known,
        "autocomplete": "off",
        "disabled": off,
        "aria-required": "true" if element.get("required") else None,
        "aria-invalid": "true" if string(element, "error") else None,
        "aria-describedby": describers(element, place),
    }
    choices = [_none(element), *(_option(option, option == value) for option in options)]
    list_of_all = {
        "class": "rp-combo__list",
        "aria-label": f"Options of {string(element, 'label')}",
        "disabled": off or not options,
    }
    body = el(
        "div",
        {
            "class": "rp-field rp-combo",
            **data(element, value, "free"),
            "data-clears": _clears(element),
        },
        el("input", text),
        _suggestions(known, options),
        el("select", list_of_all, *choices),
    )
    return join([label(element, place), body, problem(element, place)])


def _suggestions(name: str, options: Sequence[str]) -> Html:
    return el("datalist", {"id": name}, *(el("option", {"value": option}) for option in options))


def _hint(options: Sequence[str], none: str, some: str) -> str:
    """Return what Streamlit says in a field for new options that is empty."""
    return some if options else none


def _multiselect(element: Data, place: Place) -> Html:
    """A list of check boxes that look like chips; once `max_selections` are chosen the others wait."""
    chosen, options = texts(element, "value"), texts(element, "options")
    most = integer(element, "max_selections")
    full = most is not None and len(chosen) >= most
    off = bool(element.get("disabled"))
    chips = []
    for number, option in enumerate([*options, *(each for each in chosen if each not in options)]):
        name, checked = place.id(element, str(number)), option in chosen
        attrs = {
            "type": "checkbox",
            "id": name,
            "value": option,
            "checked": checked,
            "disabled": off or (full and not checked),
        }
        chips.append(el("span", {"class": "rp-chip"}, el("input", attrs), el("label", {"for": name}, option)))
    new = _new(element, place, off=off or full) if element.get("accept_new_options") else EMPTY
    none = EMPTY if new else el("span", {"class": "rp-empty"}, "No options to select")
    group = {"class": "rp-group rp-chips", "id": place.id(element, "input")}
    limit = el("small", {"class": "rp-check__note"}, f"Up to {most} can be chosen.") if most else None
    return el(
        "fieldset",
        {**group, **data(element, chosen)},
        legend(element, place),
        el("div", {"class": "rp-chips__list"}, join(chips) or none, new),
        limit,
    )


def _new(element: Data, place: Place, *, off: bool) -> Html:
    """The field for a new option of several: Enter adds what is in it."""
    options = texts(element, "options")
    known = place.id(element, "known")
    field = {
        "type": "text",
        "class": "rp-input rp-chips__new",
        "data-more": True,
        "aria-label": f"Add to {string(element, 'label')}",
        "placeholder": string(element, "placeholder") or _hint(options, "Add options", "Choose or add options"),
        "list": known,
        "autocomplete": "off",
        "disabled": off,
    }
    return join(
        [el("input", field), _suggestions(known, [each for each in options if each not in texts(element, "value")])]
    )


CHOICES: Final[dict[str, Callable[[Data, Place], Html]]] = {"selectbox": _selectbox, "multiselect": _multiselect}
