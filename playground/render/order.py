"""The instrument "Order": everything that happened in a step, numbered, in the order it happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from playground.render.data import Data, Steps, integer, items, runs, string
from playground.render.html import EMPTY, Html, el, ident, join, jump, text
from playground.render.layering import Layering
from playground.render.values import short
from playground.render.words import plural, quoted, why

_EVENTS_HEAD: Final = 45
_EVENTS_TAIL: Final = 15
_RUNS_HEAD: Final = 3
_RUNS_TAIL: Final = 2
_ST: Final = "st."
_SOMETIMES: Final = ("callback_end", "script_end")
"""Events that say something new only at times."""


@dataclass(frozen=True)
class Entry:
    """One line of the list: an event, which phase it belongs to, and the words for it, made when it is listed."""

    event: Data
    phase: str
    words: Callable[[], Html | None]


def instrument(steps: Steps, prefix: str = "") -> Html:
    """Return the pane for the last step."""
    step = steps[-1] if steps else {}
    ran = runs(step)
    if not ran:
        return el("p", {"class": "rp-empty"}, "No run: the script was not asked for anything.")
    layering = Layering(step)
    parts: list[Html] = []
    number = 1
    for place, run in enumerate(ran):
        left_out = len(ran) - _RUNS_HEAD - _RUNS_TAIL
        if left_out > 1 and _RUNS_HEAD <= place < len(ran) - _RUNS_TAIL:
            if place == _RUNS_HEAD:
                parts.append(el("p", {"class": "rp-more"}, f"{left_out:,} more runs in between are not listed"))
            continue
        found = entries(run, layering)
        parts.append(_heading(step, run, ran[place - 1] if place else None))
        parts.append(_list(found, number, ident(prefix, "order-", integer(run, "number"))))
        number += len(found)
    return join(parts)


def entries(run: Data, layering: Layering) -> list[Entry]:
    """Return what happened in a run, in order; what a beginner does not need to see is left out."""
    found = []
    phase = "fragment" if run.get("scope") == "fragment" else "script"
    inside = phase
    for event in items(run, "events"):
        kind = string(event, "type")
        if kind in ("callback_start", "script_start"):
            inside = "callback" if kind == "callback_start" else phase
        words = partial(_words, kind, event, run, layering)
        if kind not in _SOMETIMES or words():
            found.append(Entry(event, inside, words))
        if kind == "callback_end":
            inside = phase
    return found


def _words(kind: str, event: Data, run: Data, layering: Layering) -> Html | None:
    """Return an event as a sentence, or None for one that says nothing new."""
    if kind == "write":
        return _write(event, run, layering)
    if kind in _SENTENCES:
        return _SENTENCES[kind](event, run)
    known = ("n", "type", "line")
    rest = ", ".join(f"{name} {short(value, 30)}" for name, value in event.items() if name not in known)
    return text(f"{kind or 'event'} {rest}".strip())


def _callback_start(event: Data, run: Data) -> Html:
    name = el("code", None, f"{string(event, 'name') or 'callback'}()")
    widget, trigger = string(event, "widget"), string(event, "event") or "callback"
    return join(["Callback ", name, f" is called: {trigger}", f" of {quoted(widget)}" if widget else ""])


def _callback_end(event: Data, run: Data) -> Html | None:
    ended = {"rerun": "st.rerun", "stopped": "st.stop", "exception": "an exception"}.get(string(event, "ended"))
    return text(f"The callback was ended by {ended}") if ended else None


def _script_end(event: Data, run: Data) -> Html | None:
    return text("The script has reached its end") if run.get("outcome") in ("completed", None) else None


def _state_write(event: Data, run: Data) -> Html:
    return join([_state(event), " = ", el("code", None, short(event.get("value"), 48)), _by(event)])


def _rerun(event: Data, run: Data) -> Html:
    again = "the fragment" if event.get("scope") == "fragment" else "the whole script"
    return join([el("code", None, "st.rerun"), f" ends this run; {again} runs again"])


def _cache(did: str) -> Sentence:
    return lambda event, run: join([el("code", None, f"{string(event, 'name') or 'function'}()"), f" {did}"])


def _fragment(did: str) -> Sentence:
    def sentence(event: Data, run: Data) -> Html:
        name = string(event, "name") or string(run, "fragment")
        return join(["Fragment ", el("code", None, name), f" {did}"])

    return sentence


def _failure(otherwise: str) -> Sentence:
    def sentence(event: Data, run: Data) -> Html:
        return join([el("b", None, string(event, "name") or otherwise), f": {string(event, 'message')}"])

    return sentence


Sentence = Callable[[Data, Data], Html | None]
_SENTENCES: Final[dict[str, Sentence]] = {
    "callback_start": _callback_start,
    "callback_end": _callback_end,
    "script_start": lambda event, run: text("The script starts at its first line"),
    "script_end": _script_end,
    "state_write": _state_write,
    "state_delete": lambda event, run: join([_state(event), " is deleted", _by(event)]),
    "rerun": _rerun,
    "switch_page": lambda event, run: join(
        [el("code", None, "st.switch_page"), f" ends this run, for the page “{string(event, 'page')}”"]
    ),
    "query": lambda event, run: text(f"The page’s address becomes ?{string(event, 'query')}"),
    "page_config": lambda event, run: join([el("code", None, "st.set_page_config"), " is noted"]),
    "logo": lambda event, run: join([el("code", None, "st.logo"), " is noted"]),
    "stop": lambda event, run: join([el("code", None, "st.stop"), " ends this run"]),
    "cache_hit": _cache("is answered from the cache, it does not run"),
    "cache_miss": _cache("is not in the cache: it runs"),
    "fragment_start": _fragment("starts"),
    "fragment_end": _fragment("ends"),
    "exception": _failure("Exception"),
    "guard": _failure("Stopped by the playground"),
    "cut": lambda event, run: text(f"{plural(integer(event, 'dropped') or 0, 'more event')}, only counted"),
}


def _state(event: Data) -> Html:
    return join([el("span", {"class": "rp-order__tag"}, "state"), " ", el("code", None, string(event, "key"))])


def _by(event: Data) -> str:
    by = string(event, "by")
    known = {
        "widget": ", set by its widget",
        "form": ", set by its form",
        "cleanup": ", clean-up after the run",
    }
    return known.get(by, "")


def _write(event: Data, run: Data, layering: Layering) -> Html:
    kind, label = string(event, "element_type"), _label(event)
    call = el("code", None, f"{_ST}{kind}" if kind else "element")
    note = layering.note(string(event, "element") or string(event, "id"), run, integer(event, "line"))
    return join(
        [
            call,
            f" {quoted(label)}" if label else "",
            el("em", {"class": "rp-order__note"}, note) if note else "",
        ]
    )


def _label(event: Data) -> str:
    label: Any = event.get("label")
    return str(label if label is not None else event.get("text") or "").strip()


def _heading(step: Data, run: Data, before: Data | None) -> Html:
    words = join([f"Run {integer(run, 'number')}", el("span", None, " · ", why(step, run, before))])
    return el("h3", {"class": "rp-order__run"}, words)


def _list(found: list[Entry], start: int, place: str) -> Html:
    if not found:
        return EMPTY
    left_out = len(found) - _EVENTS_HEAD - _EVENTS_TAIL
    numbered = list(enumerate(found, start))
    tail = numbered[-_EVENTS_TAIL:] if left_out > 1 else numbered[_EVENTS_HEAD:]
    rows = [_entry(entry, number) for number, entry in numbered[:_EVENTS_HEAD]]
    if left_out > 1:
        rows.append(el("li", {"class": "rp-more"}, f"{plural(left_out, 'more event')} in between not listed"))
    rows += [_entry(entry, number) for number, entry in tail]
    return el("ol", {"class": "rp-order", "start": start, "role": "list", "id": place}, *rows)


def _entry(entry: Entry, number: int) -> Html:
    kind = string(entry.event, "type")
    name = kind.replace("_", "-") if kind.replace("_", "").isalpha() else "event"
    classes = f"rp-order__event rp-order__event--{name} rp-phase--{entry.phase}"
    place = el("span", {"class": "rp-order__number"}, number)
    return el(
        "li",
        {"class": classes, "value": number},
        place,
        el("span", None, entry.words()),
        jump(integer(entry.event, "line")),
    )
