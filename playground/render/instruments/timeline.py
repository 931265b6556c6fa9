"""The timeline: one row a run, as long as the lines that ran, callbacks before the script, steps kept together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from playground.render.instruments.moment import name as moment_name
from playground.render.instruments.spans import Span, span_of, spans
from playground.render.markup.data import Data, Spot, integer, items, ran_lines, runs, spot, string
from playground.render.markup.html import EMPTY, Html, apart, el, join, line_words
from playground.render.markup.words import ENDED, did, plural

MOST: Final = 60
"""Rows that are drawn at a time."""
COLUMNS: Final = ("run", "phase", "left", "right")
MARKS: Final = ("run", "at", "kind")
BESIDE: Final = ("run", "left", "right")
_MOST_BESIDE: Final = 12
PHASES: Final = ("callback", "script", "fragment")
SIGNS: Final = {
    "hit": ("◆", "cache hit"),
    "miss": ("◇", "cache miss"),
    "rerun": (ENDED["rerun"], "cut short by st.rerun"),
    "stopped": (ENDED["stopped"], "st.stop"),
    "exception": (ENDED["exception"], "exception"),
    "guard": (ENDED["guard"], "stopped by the playground"),
    "overtaken": (ENDED["overtaken"], "overtaken by the next action"),
}
"""The signs on a row by what they mark, and what they say; the same signs as in `columns.js`."""
_MOST_MARKS: Final = 12
_CAUSES: Final = {
    "load": "the page was loaded",
    "rerun": "st.rerun asked for it",
    "timer": "its time had come",
}
_OUTCOMES: Final = {
    "completed": "ran to the end", "rerun": "cut short by st.rerun", "stopped": "stopped by st.stop",
    "exception": "failed", "guard": "stopped by the playground", "overtaken": "overtaken by the next action",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """What the timeline keeps of a run."""

    count: int
    """Which run of the session it is, page loads included."""
    label: str
    step: int
    """Which step of the session it belongs to."""
    place: int
    """Which run of that step it is."""
    segments: tuple[tuple[str, int], ...]
    """The phases and how many lines ran in each."""
    beside: tuple[tuple[float, float], ...]
    """The parallel fragments: from where they were called, as long as the lines that ran in them."""
    marks: tuple[tuple[str, float], ...]
    """What happened on the way, and after how many lines: `hit`, `miss`, and how a run ended early."""
    did: str
    """The action of the step."""
    words: str
    """The run in a sentence, for hover, focus and screen readers."""
    span: Span | None = None
    """When it lived, of actions that did not wait for each other."""


def rows_of(step: Data, index: int, count: int, reloads: int, group: int = 0) -> list[Row]:
    """Return the rows of a step, `count` runs of the session came before.

    `group` is the number of those steps whose actions did not wait for each other.
    """
    action = did(step)
    found = []
    for place, run in enumerate(runs(step)):
        label = str(integer(run, "number") or count + place + 1)
        if reloads:
            label += f" (reload {reloads})"
        segments, marks = _segments(run), _marks(run)
        words = _sentence(run, label, action, segments, marks)
        number = count + place + 1
        span = span_of(run, number, label, group, index)
        found.append(Row(number, label, index, place, segments, _beside(run), marks, action, words, span))
    return found


def timeline(rows: Sequence[Row], now: int | None = None) -> dict[str, Any]:
    """Return the columns and the list of the rows around the run `now`, or of the newest.

    `runs` are the rows from the oldest to the newest; `segments`, `beside` and `marks` plain parallel columns; `html`
    the list that is laid over the figure; `spans` are the bars of runs that lived side by side; `note` says what
    colours and signs mean, and what is not drawn.
    """
    drawn = _window(rows, now)
    segments: dict[str, list[Any]] = {each: [] for each in COLUMNS}
    marks: dict[str, list[Any]] = {each: [] for each in MARKS}
    beside: dict[str, list[Any]] = {each: [] for each in BESIDE}
    for row in drawn:
        left = 0
        for phase, lines in row.segments:
            for column, value in zip(COLUMNS, (row.label, phase, left, left + lines), strict=True):
                segments[column].append(value)
            left += lines
        for start, end in row.beside:
            for column, value in zip(BESIDE, (row.label, start, end), strict=True):
                beside[column].append(value)
        for kind, at in row.marks:
            for column, value in zip(MARKS, (row.label, at, kind), strict=True):
                marks[column].append(value)
    return {
        "runs": [row.label for row in drawn],
        "segments": segments,
        "beside": beside,
        "marks": marks,
        "html": str(_list(drawn, now)),
        "spans": str(spans([row.span for row in drawn], now)),
        "note": str(join([_legend(segments["phase"], marks["kind"], bool(beside["run"])), _note(rows, drawn)])),
    }


def _window(rows: Sequence[Row], now: int | None) -> Sequence[Row]:
    if now is None or len(rows) <= MOST:
        return rows[-MOST:]
    at = now - rows[0].count
    first = max(0, min(at - MOST // 2, len(rows) - MOST))
    return rows[first : first + MOST]


def _list(drawn: Sequence[Row], now: int | None) -> Html:
    """Return the rows as buttons: one of them can be reached by Tab, the others from there by the arrow keys."""
    counts = [row.count for row in drawn]
    reached = now if now in counts else counts[-1] if counts else None
    parts = [
        _row(row, place == 0 or drawn[place - 1].step != row.step, row.count == reached, row.count == now)
        for place, row in enumerate(drawn)
    ]
    return el("ol", {"class": "rp-timeline__rows", "role": "list", "aria-label": "Runs, oldest first"}, *parts)


@lru_cache(maxsize=4 * MOST)
def _row(row: Row, first: bool, reached: bool, now: bool) -> Html:
    attrs = {
        "type": "button",
        "class": "rp-trow__look",
        "id": f"rp-row-{row.count}",
        "data-look": moment_name(row.count),
        "tabindex": "0" if reached else "-1",
        "aria-current": "true" if now else None,
        "aria-label": row.words,
    }
    run = el("span", {"class": "rp-trow__run"}, row.label)
    what = el("span", {"class": "rp-trow__what"}, row.did) if first else None
    name = {"class": "rp-trow rp-trow--first" if first else "rp-trow", "id": f"rp-trow-{row.count}"}
    return apart(el("li", name, el("button", attrs, run, what)))


def _legend(phases: Sequence[str], kinds: Sequence[str], beside: bool) -> Html:
    """Return what the colours and signs that are drawn mean."""
    found = [el("span", {"class": f"rp-phase-key rp-phase-key--{each}"}, each) for each in PHASES if each in phases]
    if beside:
        found.append(el("span", {"class": "rp-phase-key rp-phase-key--beside"}, "fragment beside the script"))
    for kind, (sign, words) in SIGNS.items():
        if kind in kinds:
            found.append(el("span", {"class": "rp-phase-key"}, el("b", None, sign), " ", words))
    return el("p", {"class": "rp-phase-keys"}, join(found)) if found else EMPTY


def _note(rows: Sequence[Row], drawn: Sequence[Row]) -> Html:
    """Return how many runs are not drawn, with the ways to them."""
    if not drawn or (len(rows) == len(drawn) and rows[0].count == 1):
        return EMPTY
    earlier, later = drawn[0].count - 1, rows[-1].count - drawn[-1].count
    lost = rows[0].count - 1
    parts = []
    if earlier > lost:
        parts.append(_way(drawn[0].count - 1, plural(earlier - lost, "earlier run")))
    if later:
        parts.append(_way(drawn[-1].count + 1, plural(later, "later run")))
    if lost:
        parts.append(Html(f"the first {plural(lost, 'run')} are no longer kept"))
    return el("p", None, "Not drawn: ", join(parts, ", "), ".")


def _way(run: int, words: str) -> Html:
    return el("button", {"type": "button", "class": "rp-look", "data-look": moment_name(run)}, words)


def _segments(run: Data) -> tuple[tuple[str, int], ...]:
    """Return the phases of a run: first what ran in callbacks, then the script's body or the fragment."""
    body = "fragment" if run.get("scope") == "fragment" else "script"
    lengths = [("callback", len(ran_lines(run, "callback_"))), (body, len(_body(run)))]
    found = [(phase, lines) for phase, lines in lengths if lines]
    return tuple(found) or ((body, 0),)


def _body(run: Data) -> list[Spot]:
    """Return the lines that ran neither in callbacks nor beside the script, those of the main script first."""
    elsewhere = ran_lines(run, "callback_").union(*(ran_lines(each) for each in items(run, "beside")))
    return sorted(ran_lines(run) - elsewhere)


def _beside(run: Data) -> tuple[tuple[float, float], ...]:
    """Return where the bars of parallel fragments begin and end: they begin at the line that called them."""
    before, body = len(ran_lines(run, "callback_")), _body(run)
    found = []
    for each in items(run, "beside")[:_MOST_BESIDE]:
        called = spot(each) or ("", 0)
        start = before + sum(1 for line in body if line <= called)
        found.append((float(start), float(start + len(ran_lines(each)))))
    return tuple(found)


def _marks(run: Data) -> tuple[tuple[str, float], ...]:
    """Return what the cache answered, at the place of its line, and how a run ended early, at its end."""
    callback, body = ran_lines(run, "callback_"), _body(run)
    ranks = {line: len(callback) + rank + 0.5 for rank, line in enumerate(body)}
    found: list[tuple[str, float]] = []
    for event in items(run, "events"):
        kind = {"cache_hit": "hit", "cache_miss": "miss"}.get(string(event, "type"))
        if kind and len(found) < _MOST_MARKS:
            found.append((kind, ranks.get(spot(event) or ("", 0), float(len(callback)))))
    outcome = string(run, "outcome") or "completed"
    if outcome in _OUTCOMES and outcome != "completed":
        found.append((outcome, float(len(callback) + len(body))))
    return tuple(found)


def _aside(beside: Data) -> str:
    """Return a parallel fragment and how it ended in words: "part 3 lines (failed)"."""
    ended = string(beside, "ended")
    how = f" ({_OUTCOMES.get(ended, ended)})" if ended != "returned" else ""
    return f"{string(beside, 'name')} {plural(len(ran_lines(beside)), 'line')}{how}"


def _sentence(
    run: Data, label: str, action: str, segments: tuple[tuple[str, int], ...], marks: tuple[tuple[str, float], ...]
) -> str:
    cause = _CAUSES.get(string(run, "cause"), action)
    lines = ", then ".join(f"{phase} {plural(count, 'line')}" for phase, count in segments)
    parts = [lines]
    if beside := items(run, "beside"):
        parts.append("beside it " + ", ".join(_aside(each) for each in beside))
    for kind, words in (("hit", "cache hit"), ("miss", "cache miss")):
        number = sum(1 for each, _ in marks if each == kind)
        if number:
            parts.append(plural(number, words, f"{words}{'es' if kind == 'miss' else 's'}"))
    outcome = _OUTCOMES.get(string(run, "outcome"), string(run, "outcome"))
    line = spot(run, "outcome_line")
    parts.append(f"{outcome} at {line_words(line)}" if line else outcome)
    return f"Run {label}, {cause}: {'; '.join(part for part in parts if part)}"
