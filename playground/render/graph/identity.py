"""What makes each widget of the page the one that it is, since when it is there, and what would make it a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from playground.render.markup.data import Data, integer, items, runs, spot, string, texts
from playground.render.markup.html import EMPTY, Html, el, ident, join, jump
from playground.render.markup.words import enumeration, plural, quoted_label

_MOST: Final = 5_000
"""Widgets of one session that are kept in mind."""
_LISTED: Final = 100
_MAIN: Final = frozenset(
    {"label", "data", "spec", "options", "value", "index", "default", "min_value", "max_value", "step"}
)
"""The arguments that scripts change most; the others are told behind them."""
_NAMES: Final = {
    "spec": Html("figure"),
    "data_signature": Html("<code>data</code>’s columns and number of rows"),
}
"""What counts and is no argument."""
_SUBMIT: Final = "FormSubmitter:"
"""How the keys begin that Streamlit makes for submit buttons."""
_BOUNDS: Final = ("min", "max")
_RULE: Final = "rules/widgets/#widget-identity-arguments"


@dataclass(frozen=True)
class Since:
    """From which step on a widget is there, the run that drew it first, and the arguments that count."""

    step: int
    count: int
    """The run, as the session's runs are counted."""
    number: int
    """The same run, as the trace has it."""
    counts: tuple[str, ...]


class Identities:
    """What the steps of a session tell of its widgets when these come."""

    def __init__(self) -> None:
        self._known: dict[str, list[Since]] = {}

    def add(self, step: Data, index: int, count: int) -> None:
        """Note a step, the one with this index; `count` runs of the session came before it."""
        numbers = [integer(run, "number") for run in runs(step)]
        for each in items(step, "identities"):
            number, counts = integer(each, "run") or 0, tuple(texts(each, "counts"))
            ran = count + numbers.index(number) + 1 if number in numbers else count
            for widget in texts(each, "widgets"):
                self._known.setdefault(widget, []).append(Since(index, ran, number, counts))
        while len(self._known) > _MOST:
            del self._known[next(iter(self._known))]

    def of(self, widget: str, step: int) -> Since | None:
        """Return what is known of a widget as it was in the step with this index."""
        found = [each for each in self._known.get(widget, ()) if each.step <= step]
        return found[-1] if found else None


def told(identities: Identities, screen: Sequence[Data], step: int, prefix: str = "") -> Html:
    """Return the list of the widgets on a screen, folded; nothing where there are none."""
    found = [(each, since) for each in screen if (since := identities.of(string(each, "id"), step)) is not None]
    if not found:
        return EMPTY
    rows = [_widget(*each) for each in found[:_LISTED]]
    if len(found) > _LISTED:
        rows.append(el("li", {"class": "rp-more"}, f"and {len(found) - _LISTED:,} more"))
    pages = any(each.get("type") == "navigation" for each in screen)
    rule = el("a", {"class": "rp-why__more", "data-doc": _RULE, "href": "#"}, "The rule")
    return el(
        "details",
        {"class": "rp-graph__words rp-identity", "id": ident(prefix, "identity"), "data-keep": True},
        el("summary", None, f"Identity: {plural(len(found), 'widget')}"),
        el(
            "p",
            {"class": "rp-cost"},
            "How Streamlit recognises each widget in the next run. If a run does not draw it, its value is lost.",
            " Each page of the app has its own widgets." if pages else "",
            " ",
            rule,
        ),
        el("ul", {"role": "list"}, *rows),
    )


def _widget(element: Data, since: Since) -> Html:
    kind = string(element, "type").replace("_", " ").replace("form submit", "submit")
    label = string(element, "label")
    name = quoted_label(label) if label else el("code", None, string(element, "key")) if element.get("key") else ""
    about: list[object] = [kind] if name else []
    if (at := jump(spot(element))) is not None:
        about.append(at)
    look = {"type": "button", "class": "rp-look", "data-look": str(since.count)}
    about.append(join(["since ", el("button", look, f"run {since.number}")]))
    return el(
        "li", None, el("b", None, name or kind), " (", join(about, ", "), ")", el("div", None, _words(element, since))
    )


def _words(element: Data, since: Since) -> Html:
    """Return by what it is recognised, and what makes a new one of it."""
    names = [_NAMES.get(name) or el("code", None, name) for name in since.counts]
    key = string(element, "key")
    if key and not key.startswith(_SUBMIT):
        return join([_of_key(element, names), _kept(element, since)])
    if string(element, "type") == "form_submit_button":
        return join(["Without a key, recognised by its ", enumeration(names), " and its form."])
    first = [name for name in since.counts if name in _MAIN] or ["placeholder"]
    others = [name for place, name in enumerate(names) if since.counts[place] not in first]
    return _of_arguments(element, [_NAMES.get(name) or el("code", None, name) for name in first], others)


def _changed(element: Data, count: int) -> str:
    """Return what becomes of a widget of which one of `count` things changes."""
    lost = ", and what was set in it is lost" if "value" in element else ""
    return f"If {'that' if count == 1 else 'one of these'} changes, it is a new widget{lost}."


def _of_key(element: Data, names: list[Html]) -> Html:
    key = el("code", None, string(element, "key"))
    if not names:
        return join(["Recognised by its key ", key, ". All else may change."])
    changed = _changed(element, len(names) + 1)
    return join(["Recognised by its key ", key, " and its ", enumeration(names), ". ", changed])


def _of_arguments(element: Data, main: list[Html], more: list[Html]) -> Html:
    own = join(["Without a key, recognised by its ", enumeration(main), ". ", _changed(element, len(main))])
    others = join([join(more, ", "), ", or "]) if more else EMPTY
    return join([own, " The same is true of ", others, "a move into or out of a form or the sidebar."])


def _kept(element: Data, since: Since) -> Html:
    """Return what becomes of a value where its key stays, and what may be chosen does not."""
    if "value" not in element:
        return EMPTY
    if "options" in element and "options" not in since.counts:
        return Html(" With other options it keeps what was chosen, if that is still one of them.")
    if all(element.get(each) is not None for each in _BOUNDS) and "min_value" not in since.counts:
        return Html(" With other bounds it keeps its value, if that is still within them.")
    return EMPTY
