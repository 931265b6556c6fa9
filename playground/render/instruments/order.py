"""The instrument "Order": everything that happened in a step, numbered, in the order it happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Final

from playground.facts.elements import kind as known
from playground.render.instruments.layering import Layering
from playground.render.instruments.moment import Moment, present
from playground.render.instruments.stepper import stepper
from playground.render.instruments.writers import where
from playground.render.markup.data import Data, Steps, integer, items, runs, spot, string
from playground.render.markup.html import EMPTY, Html, el, ident, join, text
from playground.render.markup.values import short
from playground.render.markup.words import coded, plural, quoted, quoted_label, why

_EVENTS_HEAD: Final = 45
_EVENTS_TAIL: Final = 15
_AROUND: Final = 8
"""Events listed before and after the one that is looked at, wherever it is."""
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

    @property
    def number(self) -> int:
        """The event's number in its run."""
        return integer(self.event, "n") or 0


def instrument(steps: Steps, prefix: str = "", moment: Moment | None = None) -> Html:
    """Return the pane for the last step, or for a moment in it."""
    step = steps[-1] if steps else {}
    ran = runs(step)
    if not ran:
        return el("p", {"class": "rp-empty"}, "The script did not run.")
    moment = moment or present(steps)
    layering = Layering(step)
    found = [entries(run, layering) for run in ran]
    parts = [stepper([[entry.number for entry in each] for each in found], moment, prefix)]
    number = 1
    for place, run in enumerate(ran):
        left_out = len(ran) - _RUNS_HEAD - _RUNS_TAIL
        if left_out > 1 and _RUNS_HEAD <= place < len(ran) - _RUNS_TAIL and place != moment.place:
            if place in (_RUNS_HEAD, (moment.place or 0) + 1):
                until = moment.place if moment.place and moment.place > place else len(ran) - _RUNS_TAIL
                parts.append(el("p", {"class": "rp-more"}, f"{until - place:,} more runs in between are not listed"))
        else:
            parts.append(_heading(step, place, moment))
            rows = _Rows(found[place], number, moment, place)
            parts.append(rows.html(ident(prefix, "order-", integer(run, "number"))))
        number += len(found[place])
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
            found.append(Entry(event, inside if _fragment_of(event, run) is None else "beside", words))
        if kind == "callback_end":
            inside = phase
    return found


def _fragment_of(event: Data, run: Data) -> str | None:
    """Return the parallel fragment that an event is of; None for what happened in the script itself."""
    number = integer(event, "beside")
    if number is None or event.get("type") == "fragment_sent":
        return None
    names = (string(each, "name") for each in items(run, "beside") if integer(each, "number") == number)
    return next(names, "fragment")


def _words(kind: str, event: Data, run: Data, layering: Layering) -> Html | None:
    """Return an event as a sentence, or None for one that says nothing new."""
    aside = _fragment_of(event, run)
    if aside is not None and kind not in ("fragment_start", "fragment_end"):
        said = _sentence(kind, event, run, None)
        note = el("em", {"class": "rp-order__note"}, f"in {aside}, beside the script")
        return None if said is None else join([said, note])
    return _sentence(kind, event, run, layering)


def _sentence(kind: str, event: Data, run: Data, layering: Layering | None) -> Html | None:
    if kind == "write":
        return _write(event, run, layering)
    if kind in _SENTENCES:
        return _SENTENCES[kind](event, run)
    known = ("n", "type", "line", "file", "beside")
    rest = ", ".join(f"{name} {short(value, 30)}" for name, value in event.items() if name not in known)
    return text(f"{kind or 'event'} {rest}".strip())


def _callback_start(event: Data, run: Data) -> Html:
    name = el("code", None, f"{string(event, 'name') or 'callback'}()")
    widget, trigger = string(event, "widget"), string(event, "event") or "callback"
    return join(["Callback ", name, f" is called: {trigger}", f" of {quoted_label(widget)}" if widget else ""])


def _callback_end(event: Data, run: Data) -> Html | None:
    ended = {"rerun": "st.rerun", "stopped": "st.stop", "exception": "an exception"}.get(string(event, "ended"))
    return text(f"The callback was ended by {ended}") if ended else None


def _script_end(event: Data, run: Data) -> Html | None:
    return text("The script has reached its end") if run.get("outcome") in ("completed", None) else None


def _state_write(event: Data, run: Data) -> Html:
    return join([_state(event), " = ", el("code", None, short(event.get("value"), 48)), _by(event), _inside(event)])


def _rerun(event: Data, run: Data) -> Html:
    if integer(event, "beside") is not None:
        return join([el("code", None, "st.rerun"), " asks for another run; this one ends when the script sees it"])
    again = "the fragment" if event.get("scope") == "fragment" else "the whole script"
    return join([el("code", None, "st.rerun"), f" ends this run; {again} runs again"])


def _cache(did: str) -> Sentence:
    return lambda event, run: join([el("code", None, f"{string(event, 'name') or 'function'}()"), f" {did}"])


def _fragment(did: str) -> Sentence:
    def sentence(event: Data, run: Data) -> Html:
        name = string(event, "name") or string(run, "fragment")
        where = " beside the script" if integer(event, "beside") is not None else ""
        return join(["Fragment ", el("code", None, name), f" {did}{where}"])

    return sentence


def _failure(otherwise: str) -> Sentence:
    def sentence(event: Data, run: Data) -> Html:
        return join([el("b", None, string(event, "name") or otherwise), ": ", coded(string(event, "message"))])

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
    "sleep": lambda event, run: join([el("code", None, "time.sleep"), f" waits {_seconds(event)}"]),
    "stop": lambda event, run: join([el("code", None, "st.stop"), " ends this run"]),
    "cache_hit": _cache("is answered from the cache, it does not run"),
    "cache_miss": _cache("is not in the cache: it runs"),
    "fragment_sent": lambda event, run: join(
        ["Fragment ", el("code", None, string(event, "name")), " is sent off; the script does not wait for it"]
    ),
    "fragment_start": _fragment("starts"),
    "fragment_end": _fragment("ends"),
    "exception": _failure("Exception"),
    "guard": _failure("Stopped by the playground"),
    "cut": lambda event, run: text(f"{plural(integer(event, 'dropped') or 0, 'more event')}, only counted"),
}


def _seconds(event: Data) -> str:
    value = event.get("seconds")
    return f"{value:g} s" if isinstance(value, int | float) else "a while"


def _state(event: Data) -> Html:
    return join([el("span", {"class": "rp-order__tag"}, "state"), " ", el("code", None, string(event, "key"))])


def _by(event: Data) -> str:
    by = string(event, "by")
    known = {
        "widget": ", set by its widget",
        "form": ", set by its form",
        "query": ", set by the page’s address",
        "cleanup": ", clean-up after the run",
    }
    return known.get(by, "")


def _inside(event: Data) -> str:
    """Words for a value that nothing was stored into: it was changed where it is."""
    if not event.get("in_place"):
        return ""
    by = " by the callback" if string(event, "by") == "callback" else ""
    return f", changed in place{by}{', perhaps more than once' if event.get('many') else ''}"


def _write(event: Data, run: Data, layering: Layering | None) -> Html:
    kind, label = string(event, "element_type"), _label(event)
    written = string(event, "call")
    name = written or kind
    said = known(kind).said
    element = string(event, "element") or string(event, "id")
    note = layering.note(element, run, spot(event)) if layering is not None else ""
    return join(
        [
            _called(name),
            f" {said or quoted(label)}" if said or label else "",
            el("em", {"class": "rp-order__note"}, f"as {kind}") if written and kind != "markdown" else "",
            el("em", {"class": "rp-order__note"}, note) if note else "",
        ]
    )


@lru_cache
def _called(name: str) -> Html:
    return el("code", None, f"{_ST}{name}" if name else "element")


def _label(event: Data) -> str:
    label: Any = event.get("label")
    return str(label if label is not None else event.get("text") or "").strip()


def _heading(step: Data, place: int, moment: Moment) -> Html:
    ran = runs(step)
    run = ran[place]
    number = el(
        "button",
        {
            "type": "button",
            "class": "rp-look",
            "data-look": moment.at(place),
            "aria-current": "step" if moment.place == place and moment.event is None else None,
        },
        f"Run {integer(run, 'number')}",
    )
    because = el("span", None, " · ", why(step, run, ran[place - 1] if place else None))
    return el("h3", {"class": "rp-order__run"}, number, because)


class _Rows:
    """The list of one run's events; of very many those in the middle are left out, but not around the one looked at."""

    def __init__(self, found: list[Entry], start: int, moment: Moment, place: int) -> None:
        self._found = found
        self._start = start
        self._moment = moment
        self._place = place
        looking = moment.place == place
        self._current = next((at for at, each in enumerate(found) if looking and each.number == moment.event), None)
        self._ended = looking and moment.event is None

    def html(self, ident: str) -> Html:
        if not self._found:
            return EMPTY
        rows: list[Html] = []
        skipped = 0
        for at in range(len(self._found)):
            if not self._listed(at):
                skipped += 1
                continue
            if skipped:
                rows.append(_gap(skipped))
                skipped = 0
            rows.append(self._row(at))
        return el("ol", {"class": "rp-order", "start": self._start, "role": "list", "id": ident}, *rows)

    def _listed(self, at: int) -> bool:
        left_out = len(self._found) - _EVENTS_HEAD - _EVENTS_TAIL
        near = self._current is not None and abs(at - self._current) <= _AROUND
        return left_out <= 1 or at < _EVENTS_HEAD or at >= len(self._found) - _EVENTS_TAIL or near

    def _row(self, at: int) -> Html:
        entry, number = self._found[at], self._start + at
        current = at == self._current or (self._ended and at == len(self._found) - 1)
        kind = string(entry.event, "type")
        name = kind.replace("_", "-") if kind.replace("_", "").isalpha() else "event"
        later = self._current is not None and at > self._current
        classes = f"rp-order__event rp-order__event--{name} rp-phase--{entry.phase}" + (" rp-later" if later else "")
        button = el(
            "button",
            {
                "type": "button",
                "class": "rp-order__number",
                "data-look": self._moment.at(self._place, entry.number),
                "aria-current": "step" if current else None,
                "aria-label": f"Look at event {number}",
            },
            number,
        )
        line = where(entry.event)
        return el("li", {"class": classes, "value": number}, button, el("span", None, entry.words()), line)


def _gap(count: int) -> Html:
    return el("li", {"class": "rp-more"}, f"{plural(count, 'more event')} in between not listed")
