"""Two or three scripts side by side: what the same action cost in each, as a table, and in a sentence what differs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from playground.render.markup.data import integer, string
from playground.render.markup.html import Html, el, join, text
from playground.render.markup.words import plural
from playground.render.session.story import changed, story

_ALL: Final = {2: "Both", 3: "All three"}
_ENDS: Final = {
    "exception": "ended with an error",
    "guard": "was stopped by the playground",
    "stopped": "was ended by st.stop",
    "overtaken": "was overtaken by the next action",
}


@dataclass(frozen=True)
class Side:
    """One of the scripts: its name, and of its last step the `totals` and the `brief` of its view.

    `changed` says that its reader has edited it since: what is told of it is what the script before did.
    """

    name: str
    totals: Mapping[str, Any]
    brief: Mapping[str, Any]
    changed: bool = False

    @classmethod
    def parse(cls, data: Any) -> Side:
        """Return what JSON data says of a script; what is missing or of another kind counts as nothing."""
        given = data if isinstance(data, Mapping) else {}
        parts = [given.get(name) for name in ("totals", "brief")]
        totals, brief = (part if isinstance(part, Mapping) else {} for part in parts)
        return cls(string(given, "name"), totals, brief, given.get("changed") is True)

    def count(self, name: str) -> int:
        return integer(self.totals, name) or 0

    @property
    def step(self) -> int:
        return integer(self.brief, "step") or 0


@dataclass(frozen=True)
class _Measure:
    """Something that is counted: its name in the totals, its column's head, and how to say it of some and of others."""

    name: str
    head: str
    long: Callable[[int], str]
    short: Callable[[int], str]


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count:,} times")


def _some(count: int, noun: str) -> str:
    return f"no {noun}" if count == 0 else f"a {noun}" if count == 1 else plural(count, noun)


def _none(count: int) -> str:
    return f"{count:,}" if count else "none"


_MEASURES: Final = (
    _Measure("runs", "Runs", lambda count: f"took {plural(count, 'run')}", lambda count: f"{count:,}"),
    _Measure("callbacks", "Callbacks", lambda count: f"called {_some(count, 'callback')}", _none),
    _Measure("writes", "State writes", lambda count: f"wrote to session state {_times(count)}", _times),
    _Measure("lines", "Lines executed", lambda count: f"executed {plural(count, 'line')}", lambda count: f"{count:,}"),
)
_COLUMNS: Final = ("runs", "lines", "callbacks", "writes")


def compared(data: Any) -> dict[str, str]:
    """Return the `table` and the `words` for a list of scripts, each ``{"name", "totals", "brief", "changed"}``."""
    sides = [Side.parse(each) for each in data] if isinstance(data, list) else []
    if not sides:
        return {"table": "", "words": ""}
    return {"table": str(table(sides)), "words": str(join([words(sides), _not_run(sides)]))}


def table(sides: Sequence[Side]) -> Html:
    """Return a row for each script: its last action, its runs, lines, callbacks and writes, its order and changes.

    The page shows each row as a card, above the script that it tells of; so the roles stand in it.
    """
    measures = sorted(_MEASURES, key=lambda each: _COLUMNS.index(each.name))
    heads = ["Script", *(each.head for each in measures), "Order", "Session state"]
    head = [el("th", {"scope": "col", "role": "columnheader"}, each) for each in heads]
    rows = [
        el(
            "tr",
            {"role": "row"},
            _name(side, column),
            *(_cell(side, each, sides) for each in measures),
            el("td", {"role": "cell", "class": "rerun-story"}, story(side.brief)),
            el("td", {"role": "cell", "class": "rerun-story__changes"}, changed(side.brief)),
        )
        for column, side in enumerate(sides)
    ]
    return el(
        "table",
        {"class": "rerun-totals__table", "role": "table"},
        el("caption", None, "What the last action cost"),
        el("thead", {"role": "rowgroup"}, el("tr", {"role": "row"}, *head)),
        el("tbody", {"role": "rowgroup"}, *rows),
    )


def _name(side: Side, column: int) -> Html:
    words = string(side.brief, "words") or "opened the page"
    edited = join([" ", el("small", {"class": "rerun-totals__changed"}, "changed, not run")]) if side.changed else None
    name = el("button", {"type": "button", "class": "rerun-totals__name", "data-column": column}, side.name)
    return el("th", {"scope": "row", "role": "rowheader"}, name, " ", el("small", None, words), edited)


def _cell(side: Side, measure: _Measure, sides: Sequence[Side]) -> Html:
    name = measure.name
    most = max(each.count(name) for each in sides)
    differs = any(each.count(name) != most for each in sides)
    total = side.count("session_runs")
    more = el("small", None, f"{total:,} in all") if name == "runs" and total > side.count("runs") else None
    return el(
        "td",
        {
            "role": "cell",
            "class": "rerun-totals__more" if differs and side.count(name) == most else None,
            "data-of": name,
            "data-unit": _unit(name, side.count(name)),
        },
        el("b", None, f"{side.count(name):,}"),
        " " if more else None,
        more,
    )


def _unit(name: str, count: int) -> str:
    """What is counted, as it stands behind the number on a card."""
    return plural(count, name.removesuffix("s")).split()[-1]


def words(sides: Sequence[Side]) -> Html:
    """Return a sentence or two that say what differs."""
    if len({side.step for side in sides}) > 1:
        counts = _grouped(sides, lambda side: side.step)
        done = ", ".join(f"{_names(group)} {_none(count)}" for count, group in counts)
        return text(f"Not the same was done in all. Actions so far: {done}.")
    start = "" if sides and sides[0].step else "On loading the page: "
    differing = [each for each in _MEASURES if len({side.count(each.name) for side in sides}) > 1]
    said = [_differ(sides, each) for each in differing]
    said += [text(f"{_names(group)} {_ENDS[kind]}") for kind, group in _ends(sides)]
    if not said:
        return text(start + _alike(sides))
    return join([start, join([join([each, "."]) for each in said], " "), _page(sides, alike=False)])


def _not_run(sides: Sequence[Side]) -> str:
    """Return of which scripts the numbers are not those of what stands in the editor."""
    changed = [side for side in sides if side.changed]
    if not changed:
        return ""
    were, scripts = ("was", "script") if len(changed) == 1 else ("were", "scripts")
    return f" {_names(changed)} {were} changed and not run: the numbers are those of the {scripts} before."


def _differ(sides: Sequence[Side], measure: _Measure) -> Html:
    """Return "A took 2 runs, because st.rerun at line 10 asked for another; B and C 1"."""
    groups = _grouped(sides, lambda side: side.count(measure.name))
    if measure.name == "callbacks" and len(groups) == 2 and groups[-1][0] == 0 and len(groups[0][1]) == 1:
        return text(f"Only {_names(groups[0][1])} {measure.long(groups[0][0])}")
    parts = []
    for place, (count, group) in enumerate(groups):
        lines = sorted({line for side in group for line in side.brief.get("reruns") or [] if isinstance(line, int)})
        why = f" (st.rerun at line {', '.join(map(str, lines))})" if lines and measure.name == "runs" else ""
        parts.append(f"{_names(group)} {measure.short(count) if place else measure.long(count)}{why}")
    return text(", ".join(parts))


def _alike(sides: Sequence[Side]) -> str:
    first = sides[0] if sides else Side("", {}, {})
    counts = [
        plural(first.count("runs"), "run"),
        plural(first.count("lines"), "line"),
        plural(first.count("callbacks"), "callback"),
        plural(first.count("writes"), "write"),
    ]
    done = f"{_ALL.get(len(sides), 'All')} did the same: {', '.join(counts)}."
    return done + _page(sides, alike=True)


def _page(sides: Sequence[Side], *, alike: bool) -> str:
    """Return whether they show the same; that they do not is only worth saying where all else is `alike`."""
    if len({string(side.brief, "shows") for side in sides}) == 1:
        return " They show the same." if sides and sides[0].step else ""
    return " But they do not show the same." if alike and sides[0].step else ""


def _ends(sides: Sequence[Side]) -> list[tuple[str, list[Side]]]:
    groups = _grouped(sides, lambda side: string(side.brief, "ended"))
    return [(kind, group) for kind, group in groups if kind in _ENDS and len(groups) > 1]


def _grouped(sides: Sequence[Side], of: Callable[[Side], Any]) -> list[tuple[Any, list[Side]]]:
    """Return the sides by what `of` finds, the largest first."""
    groups: dict[Any, list[Side]] = {}
    for side in sides:
        groups.setdefault(of(side), []).append(side)
    return sorted(groups.items(), key=lambda group: group[0], reverse=True)


def _names(sides: Sequence[Side]) -> str:
    """Return "A", "A and B", "A, B and C"."""
    *others, last = (side.name for side in sides)
    return f"{', '.join(others)} and {last}" if others else last
