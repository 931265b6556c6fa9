"""Elements of the app that only show something: texts, alerts, code, data, exceptions."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Final

from playground.facts.components import of_components
from playground.render.app.guard import guard
from playground.render.app.place import Place
from playground.render.markup import markdown, raw
from playground.render.markup.data import Data, items, spot, string
from playground.render.markup.html import EMPTY, Html, el, hidden, join, jump
from playground.render.markup.json_tree import tree
from playground.render.markup.values import python
from playground.render.markup.words import coded

_SIGNS: Final = {"success": "✓", "info": "i", "warning": "!", "error": "✕"}
_RULES: Final = frozenset(markdown.COLOURS)
_REFERENCE: Final = el("a", {"data-reference": True}, "What exists here")
_MODULE: Final = re.compile(r"No module named '([^']+)'")


def tip(element: Data, place: Place) -> Html:
    """Return the question mark that shows an element's `help` when it is pointed at or focused."""
    words = string(element, "help")
    if not words:
        return EMPTY
    name = place.id(element, "help")
    mark = el(
        "button",
        {"type": "button", "class": "rp-help__mark", "aria-label": "Help", "aria-describedby": name},
        "?",
    )
    return el(
        "span",
        {"class": "rp-help"},
        mark,
        el("span", {"class": "rp-help__text", "role": "tooltip", "id": name}, markdown.inline(words)),
    )


def _heading(level: str) -> Callable[[Data, Place], Html]:
    def show(element: Data, place: Place) -> Html:
        divider = element.get("divider")
        colour = divider if divider in _RULES else "gray"
        rule = el("hr", {"class": f"rp-rule rp-ink--{colour}"}) if divider else None
        heading = el(level, {"class": "rp-heading"}, markdown.inline(string(element, "text")), tip(element, place))
        return join([heading, rule or ""])

    return show


def _markdown(element: Data, place: Place) -> Html:
    body = markdown.block(string(element, "text"), bool(element.get("unsafe_html")))
    return el("div", {"class": "rp-markdown"}, body, tip(element, place))


def _caption(element: Data, place: Place) -> Html:
    return el("div", {"class": "rp-markdown rp-caption"}, _markdown(element, place))


def _text(element: Data, place: Place) -> Html:
    return el("div", {"class": "rp-text"}, string(element, "text"), tip(element, place))


def _code(element: Data, place: Place) -> Html:
    return markdown.code(string(element, "text"), string(element, "language"), bool(element.get("line_numbers")))


def _json(element: Data, place: Place) -> Html:
    expanded = element.get("expanded", True)
    depth = 99 if expanded is True else int(expanded) if isinstance(expanded, int) else 0
    return el("div", {"class": "rp-json"}, tree(element.get("value"), place.id(element, "json"), depth))


def _latex(element: Data, place: Place) -> Html:
    return el("p", {"class": "rp-latex"}, markdown.math(string(element, "text")))


def _html(element: Data, place: Place) -> Html:
    shown, took = raw.cleaned(string(element, "text"))
    box = el("div", {"class": "rp-raw"}, shown)
    if not took:
        return box
    allowed = "`unsafe_allow_javascript=True`"
    how = f"also where {allowed} lets Streamlit run them"
    if not element.get("unsafe_javascript"):
        how = f"as Streamlit does without {allowed}"
    then = "pass it to `st.iframe`, and they run in a frame of their own."
    words = f"The playground takes scripts out of HTML, {how}: {then}"
    return join([box, el("p", {"class": "rp-more", "role": "note"}, coded(words))])


def _metric(element: Data, place: Place) -> Html:
    border = " rp-box--border" if element.get("border") else ""
    delta = string(element, "delta")
    return el(
        "dl",
        {"class": f"rp-metric{border}"},
        el("dt", None, markdown.inline(string(element, "label")), tip(element, place)),
        el("dd", {"class": "rp-metric__value"}, string(element, "value")),
        _delta(delta, string(element, "delta_color")) if delta else None,
    )


def _delta(delta: str, colour: str) -> Html:
    down = delta.lstrip().startswith("-")
    good = "off" if colour not in ("normal", "inverse") else "bad" if down != (colour == "inverse") else "good"
    look = {"class": f"rp-metric__delta rp-metric__delta--{good}"}
    if delta.strip() == "0":
        return el("dd", look, delta)
    arrow = el("span", {"aria-hidden": "true"}, "↓ " if down else "↑ ")
    return el("dd", look, arrow, hidden("down " if down else "up "), delta)


def _divider(element: Data, place: Place) -> Html:
    return el("hr", {"class": "rp-rule"})


def _alert(kind: str) -> Callable[[Data, Place], Html]:
    role = "alert" if kind in ("warning", "error") else "status"

    def show(element: Data, place: Place) -> Html:
        icon = string(element, "icon")
        sign = (
            markdown.icon(icon)
            if icon
            else el("span", {"class": "rp-alert__sign", "aria-hidden": "true"}, _SIGNS[kind])
        )
        body = el("div", {"class": "rp-markdown"}, markdown.block(string(element, "text")))
        return el("div", {"role": role, "class": f"rp-alert rp-alert--{kind}"}, sign, body)

    return show


def _exception(element: Data, place: Place) -> Html:
    """An exception as Streamlit shows it: name and message, then the lines of the script that led to it."""
    name, message, line = string(element, "name"), string(element, "text"), jump(spot(element))
    stack = items(element, "stack")
    head = el(
        "div",
        {"class": "rp-exception__head"},
        el("strong", None, name),
        ": " if name and message else "",
        _message(message),
    )
    if stack:
        below: Html | None = join(
            [
                el("p", {"class": "rp-exception__title"}, "Traceback"),
                el("ol", {"class": "rp-stack"}, *map(_frame, stack)),
            ]
        )
    else:
        below = el("p", {"class": "rp-exception__title"}, "Raised at ", line, ".") if line else None
    more = None
    if name in ("NotInPlaygroundError", "ModuleNotInPlaygroundError"):
        more = el("p", None, _REFERENCE)
    elif name == "ModuleNotFoundError":
        more = el("p", None, coded(_missing(message)), " ", _REFERENCE)
    return el("div", {"role": "alert", "class": "rp-alert rp-alert--error rp-exception"}, head, more, below)


def _missing(message: str) -> str:
    """Return why a module cannot be imported here."""
    found = _MODULE.search(message)
    if found and found[1].partition(".")[0] in sys.stdlib_module_names:
        return f"{found[1]} belongs to Python, but a browser cannot offer what it needs."
    if found and (words := of_components(found[1])):
        return words
    return (
        "A script can import Python’s standard library and Streamlit here, the packages that this site offers, "
        "and the files that came with it."
    )


def _message(message: str) -> Html:
    said = coded(message)
    return el("span", {"class": "rp-exception__lines"}, said) if "\n" in message else said


def _frame(frame: Data) -> Html:
    name, code = string(frame, "name"), string(frame, "code").strip()
    where = el("code", None, name) if name and name != "<module>" else "the script"
    return el(
        "li",
        None,
        el("p", None, jump(spot(frame)), ", in ", where),
        el("pre", None, el("code", None, code)) if code else None,
    )


def unknown(element: Data, place: Place) -> Html:
    """Return a box for what the playground cannot show (yet): its name and whatever text it has."""
    name = string(element, "name") or f"st.{string(element, 'type')}"
    words = string(element, "text") or string(element, "label") or "The playground cannot show this element yet."
    value = element.get("value")
    return el(
        "div",
        {"class": "rp-alert rp-unknown", "role": "note"},
        el("p", None, el("code", None, name)),
        el("div", {"class": "rp-markdown"}, markdown.block(words)),
        el("pre", {"class": "rp-block", "tabindex": "0"}, el("code", None, python(value)))
        if value is not None
        else None,
    )


ELEMENTS: Final[dict[str, Callable[[Data, Place], Html]]] = {
    "title": _heading("h1"),
    "header": _heading("h2"),
    "subheader": _heading("h3"),
    "markdown": _markdown,
    "caption": _caption,
    "text": _text,
    "code": _code,
    "json": _json,
    "latex": _latex,
    "html": _html,
    "metric": _metric,
    "divider": _divider,
    "exception": _exception,
    "guard": guard,
    "unknown": unknown,
    **{kind: _alert(kind) for kind in _SIGNS},
}
