"""The instrument "Cache": which cached functions the last runs called, and which of the calls ran their bodies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from playground.render.instruments.moment import Moment
from playground.render.markup.data import Data, Spot, Steps, integer, items, runs, spot, string
from playground.render.markup.html import EMPTY, Html, el, hidden, join, jump
from playground.render.markup.words import plural

_MOST: Final = 24
"""Rows of the table: the newest runs."""
_LINES: Final = 4


@dataclass
class Calls:
    """What one run called of one cached function: how often its body ran, how often the cache had an answer."""

    name: str
    missed: int = 0
    hit: int = 0
    lines: list[Spot] = field(default_factory=list)


def instrument(steps: Steps, moment: Moment) -> Html:
    """Return the pane for the last of some steps, with what those before it called, the newest run first.

    `moment` is in the last step, which ends with the run that is looked at.
    """
    found = [(count, run, called(run)) for count, run in _counted(steps, moment)]
    rows = [(count, run, calls) for count, run, each in reversed(found) for calls in each]
    if not rows:
        return el(
            "p",
            {"class": "rp-empty"},
            "The last runs called no cached function: none that ",
            *(el("code", None, "@st.cache_data"), " or ", el("code", None, "@st.cache_resource"), " decorates."),
        )
    more = f"{plural(len(rows) - _MOST, 'more row')} of earlier runs not listed"
    return join(
        [
            el("p", {"class": "rp-cost"}, _sentence(found[-1][1], found[-1][2])),
            _table(rows[:_MOST]),
            el("p", {"class": "rp-more"}, more) if len(rows) > _MOST else EMPTY,
        ]
    )


def called(run: Data) -> list[Calls]:
    """Return the cached functions that a run called, in the order of their first calls."""
    found: dict[str, Calls] = {}
    for event in items(run, "events"):
        kind, line = string(event, "type"), spot(event)
        if kind not in ("cache_hit", "cache_miss"):
            continue
        calls = found.setdefault(name := string(event, "name") or "function", Calls(name))
        calls.hit += kind == "cache_hit"
        calls.missed += kind == "cache_miss"
        if line is not None and line not in calls.lines:
            calls.lines.append(line)
    return list(found.values())


def _counted(steps: Steps, moment: Moment) -> list[tuple[int, Data]]:
    """Return the runs of the steps, each with its count over the whole session."""
    ran = [run for step in steps for run in runs(step)]
    last = moment.first + (len(runs(steps[-1])) if steps else 0) - 1
    return list(enumerate(ran, last - len(ran) + 1))


def _sentence(run: Data, calls: list[Calls]) -> Html:
    """Return what the newest run cost: "Run 3: 3 of 4 calls of cached functions came from the cache, 1 body ran."."""
    hit, missed = sum(each.hit for each in calls), sum(each.missed for each in calls)
    where = f"Run {integer(run, 'number')}: "
    if not hit + missed:
        return join([where, "no cached function was called."])
    answered = el("b", None, f"{hit:,} of {plural(hit + missed, 'call')}")
    ran = plural(missed, "body", "bodies") if missed else "no body"
    return join([where, answered, f" of cached functions came from the cache, {ran} ran."])


def _table(rows: list[tuple[int, Data, Calls]]) -> Html:
    names = ("run", "function", "body ran", "from the cache")
    head = el("tr", None, *(el("th", {"scope": "col"}, name) for name in names))
    caption = el("caption", None, "Calls of cached functions, the newest run first")
    body = el("tbody", None, *(_row(count, run, calls) for count, run, calls in rows))
    table = el("table", {"class": "rp-state"}, caption, el("thead", None, head), body)
    return el("div", {"class": "rp-scroll"}, table)


def _row(count: int, run: Data, calls: Calls) -> Html:
    look = {"type": "button", "class": "rp-look", "data-look": str(count)}
    lines = [jump(line) for line in calls.lines[:_LINES]]
    more = f" and {len(calls.lines) - _LINES} more" if len(calls.lines) > _LINES else ""
    return el(
        "tr",
        {"class": "rp-state__row"},
        el("th", {"scope": "row"}, el("button", look, f"Run {integer(run, 'number')}")),
        el("td", {"data-name": "function"}, el("code", None, f"{calls.name}()"), " ", join(lines, ", "), more),
        el("td", {"data-name": "body ran"}, _times(calls.missed)),
        el("td", {"data-name": "from the cache"}, _times(calls.hit)),
    )


def _times(count: int) -> Html:
    if not count:
        return join([el("span", {"class": "rp-none", "aria-hidden": "true"}, "–"), hidden("never")])
    return el("b", None, "once" if count == 1 else f"{count:,} times")
