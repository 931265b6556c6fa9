"""The instrument "Order": everything that happened in a step, numbered, in the order it happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Final

from playground.facts.elements import kind as known
from playground.render.instruments import reasons
from playground.render.instruments.lanes import Around, Lane, side_by_side
from playground.render.instruments.layering import Layering
from playground.render.instruments.moment import Moment, present
from playground.render.instruments.rows import Entry, LaneRows, Rows, heading, merged, moments
from playground.render.instruments.stepper import stepper
from playground.render.markup.data import Data, Steps, integer, items, runs, spot, string
from playground.render.markup.html import Html, el, ident, join, text
from playground.render.markup.values import short
from playground.render.markup.words import coded, plural, quoted, quoted_label, waited

_RUNS_HEAD: Final = 3
_RUNS_TAIL: Final = 2
_ST: Final = "st."
_CALLBACK_ENDS: Final = {
    "rerun": "st.rerun", "stopped": "st.stop", "exception": "an exception", "overtaken": "the run of the next action",
}  # fmt: skip
_SOMETIMES: Final = ("callback_end", "script_end")
"""Events that say something new only at times."""


@dataclass(frozen=True)
class _Section:
    """What is listed together: a run, or runs that lived side by side."""

    lanes: list[Lane]
    entries: list[Entry]
    run: Data
    place: int


def instrument(steps: Steps, prefix: str = "", moment: Moment | None = None, around: Around = ()) -> Html:
    """Return the pane for the last step, or for a moment in it.

    `around` are the steps with which it is in a group of actions that did not wait for each other.
    """
    step = steps[-1] if steps else {}
    ran = runs(step)
    if not ran:
        return el("p", {"class": "rp-empty"}, waited(step) or "The script did not run.")
    moment = moment or present(steps)
    sections = _sections(step, side_by_side(around, moment.first))
    told = [each for section in sections for each in moments(section.entries) or [(section.place, None)]]
    parts = [stepper(told, moment, prefix)]
    number = 1
    here = next((at for at, section in enumerate(sections) if _holds(section, moment)), None)
    for at, section in enumerate(sections):
        left_out = len(sections) - _RUNS_HEAD - _RUNS_TAIL
        if left_out > 1 and _RUNS_HEAD <= at < len(sections) - _RUNS_TAIL and at != here:
            if at in (_RUNS_HEAD, (here or 0) + 1):
                until = here if here and here > at else len(sections) - _RUNS_TAIL
                parts.append(el("p", {"class": "rp-more"}, f"{until - at:,} more runs in between are not listed"))
        else:
            name = ident(prefix, "order-", integer(section.run, "number"))
            if section.lanes:
                parts.append(LaneRows(section.lanes, section.entries, number, moment).html(name))
            else:
                before = ran[section.place - 1] if section.place else None
                parts.append(heading(step, section.run, before, section.place, moment))
                parts.append(reasons.of_order(step, integer(section.run, "number")))
                parts.append(Rows(section.entries, number, moment).html(name))
        number += len(section.entries)
    return join(parts)


def _sections(step: Data, beside: list[list[Lane]]) -> list[_Section]:
    """Return what is listed of a step: its runs, those that lived beside others together with these."""
    layerings: dict[int, Layering] = {}
    found: list[_Section] = []
    for place, run in enumerate(runs(step)):
        lanes = next((group for group in beside if any(lane.place == place for lane in group)), [])
        if any(section.lanes is lanes for section in found if lanes):
            continue
        if not lanes:
            layering = layerings.setdefault(id(step), Layering(step))
            found.append(_Section([], entries(run, layering, place), run, place))
            continue
        listed = []
        for lane in lanes:
            layering = layerings.setdefault(id(lane.step), Layering(lane.step))
            listed.append((lane, entries(lane.run, layering, lane.place)))
        found.append(_Section(lanes, merged(listed), run, place))
    return found


def _holds(section: _Section, moment: Moment) -> bool:
    return moment.place in ([lane.place for lane in section.lanes] or [section.place])


def entries(run: Data, layering: Layering, place: int = 0) -> list[Entry]:
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
            found.append(Entry(event, inside if _fragment_of(event, run) is None else "beside", words, place))
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
    ended = _CALLBACK_ENDS.get(string(event, "ended"))
    return text(f"The callback was ended by {ended}") if ended else None


def _script_start(event: Data, run: Data) -> Html:
    if run.get("scope") != "fragment":
        return text("The script starts at its first line")
    name = el("code", None, string(run, "fragment") or "fragment")
    return join(["Only the fragment ", name, " runs, not the whole script"])


def _script_end(event: Data, run: Data) -> Html | None:
    return text("The script has reached its end") if run.get("outcome") in ("completed", None) else None


def _state_write(event: Data, run: Data) -> Html:
    return join([_state(event), " = ", el("code", None, short(event.get("value"), 48)), _by(event), _inside(event)])


def _overtaken(event: Data, run: Data) -> Html:
    if message := string(run, "message"):
        return join(["This run has failed, and the page does not show it: ", coded(message)])
    if integer(event, "line") is None:
        return text("This overtaken run is over: it made no further call of Streamlit")
    return text("This overtaken run ends at this call")


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
    "script_start": _script_start,
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
    "overtaken": _overtaken,
    "exception": _failure("Exception"),
    "guard": _failure("Stopped by the playground"),
    "cut": lambda event, run: text(f"{plural(integer(event, 'dropped') or 0, 'more event')}, only counted"),
}


def _seconds(event: Data) -> str:
    value = event.get("seconds")
    return f"{value:g}\N{NO-BREAK SPACE}s" if isinstance(value, int | float) else "a while"


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
