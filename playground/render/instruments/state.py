"""The instrument "Session state": what a step changed, who wrote it, and what stayed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from playground.facts.described import is_described
from playground.render.instruments import reasons
from playground.render.instruments.keys import Keys
from playground.render.instruments.writers import writer
from playground.render.markup.changes import inside
from playground.render.markup.data import Data, Steps, diff, integer, items, latest_running, runs, state, string
from playground.render.markup.html import EMPTY, Html, el, hidden, ident, join
from playground.render.markup.values import MISSING, value_html
from playground.render.markup.words import numbered, waited

_SIGNS: Final = {"added": "+", "changed": "±", "removed": "−", "passing": "↯", "same": ""}
_WORDS: Final = {
    "added": "added",
    "changed": "changed",
    "removed": "removed",
    "passing": "came and went",
    "same": "",
}
_MOST: Final = 100
_OWN: Final = "Kept by Streamlit for the submit buttons of forms: True in the run of a click, then False again"


@dataclass
class Entry:
    """One key over a step: its value before the first run and after the last, and who wrote it."""

    key: str
    before: Any = MISSING
    after: Any = MISSING
    writers: dict[Html, list[int]] = field(default_factory=dict)
    clicked: int | None = None
    """The run in which a button's key was True; it is False again when that has ended."""
    cells: list[Data] = field(default_factory=list)
    """Of a data frame, for each change how many cells changed, of how many."""

    @property
    def change(self) -> str:
        if self.before is MISSING and self.after is MISSING:
            return "passing"
        if self.before is MISSING:
            return "added"
        if self.after is MISSING:
            return "removed"
        if type(self.before) is not type(self.after) or self.before != self.after:
            return "changed"
        return "changed" if self.writers and _is_closed(self.after) else "same"


@dataclass(frozen=True)
class Opened:
    """The key whose history is open, the histories of all, and the run that is looked at."""

    key: str
    keys: Keys
    now: int | None = None


def instrument(
    steps: Steps, prefix: str = "", opened: Opened | None = None, halfway: bool = False, beside: Sequence[Data] = ()
) -> Html:
    """Return the pane for the last step; after an action without a run, state is what it was.

    `halfway`: the step's last run is in its middle. `beside` are the runs of other steps that lived beside its own:
    what these have written is listed, too.
    """
    ran = runs(latest_running(steps))
    if not ran:
        return _empty("Nothing has run yet.")
    waiting = not runs(steps[-1])
    step = {} if waiting else steps[-1]
    rows = entries(ran[-1:] if waiting else ran, step)
    if waiting:
        for entry in rows:
            entry.before, entry.writers = entry.after, {}
        rows = [entry for entry in rows if entry.after is not MISSING]
    note = _empty(waited(steps[-1]) or "No run, so nothing changed.") if waiting else EMPTY
    if not rows:
        code = el("code", None, "st.session_state")
        return el("p", {"class": "rp-empty"}, "The script has not stored anything yet: ", code, " is empty.")
    caption = f"Session state, run {integer(ran[-1], 'number')}"
    if halfway:
        caption += ", in its middle"
    table = _Table(caption, f"{prefix}state", len(ran) > 1, opened, {} if halfway else step).html(rows)
    several = [*beside, *ran]
    return join([note, table, EMPTY if waiting or len(several) < 2 else _run_by_run(several, prefix)])


def entries(ran: list[Data], step: Data) -> list[Entry]:
    """Return the keys of several runs of a step, in order, with their net change."""
    found: dict[str, Entry] = {}
    first, last = state(ran[0], "before"), state(ran[-1], "after")
    written = {string(change, "key") for run in ran for change in diff(run)}
    for key in [*first, *last, *sorted(written)]:
        found.setdefault(key, Entry(key, first.get(key, MISSING), last.get(key, MISSING)))
    for run in ran:
        for change in diff(run):
            entry = found[string(change, "key")]
            writers = entry.writers
            if isinstance(cells := change.get("cells"), Mapping):
                entry.cells.append(cells)
            writers.setdefault(writer(change, run), []).append(integer(run, "number") or 0)
    for entry in found.values():
        entry.clicked = _clicked(entry, step, ran)
    return list(found.values())


def _clicked(entry: Entry, step: Data, ran: list[Data]) -> int | None:
    """Return the run that a click on the button with this key has caused."""
    action = step.get("action")
    click = action.get("click") if isinstance(action, Mapping) else None
    if click is None or entry.after is not False:
        return None
    submits = ran[0].get("cause") == "form" and entry.key.endswith(f"-{string(ran[0], 'trigger')}")
    pressed = isinstance(click, Mapping) and entry.key == click.get("key")
    return integer(ran[0], "number") if pressed or (submits and is_submitter(entry.key)) else None


def is_submitter(key: str) -> bool:
    """Tell whether Streamlit keeps a key for a form's submit button that has no key of its own."""
    return key.startswith("FormSubmitter:")


def _empty(words: str) -> Html:
    return el("p", {"class": "rp-empty"}, words)


class _Table:
    """The keys, one a row: before, after, who wrote it, and on demand its history."""

    def __init__(self, caption: str, place: str, several: bool, opened: Opened | None, step: Data) -> None:
        self._caption = caption
        self._place = place
        self._several = several
        self._opened = opened
        self._step = step
        """Whose reasons stand with the keys."""

    def html(self, rows: list[Entry]) -> Html:
        head = el("tr", None, *(el("th", {"scope": "col"}, name) for name in ("key", "before", "after", "written by")))
        own = [row for row in rows if is_submitter(row.key)]
        rows = [row for row in rows if not is_submitter(row.key)]
        rows, unknown = [row for row in rows if not _is_cut(row)], [row for row in rows if _is_cut(row)]
        body = [self._row(entry) for entry in rows[:_MOST]]
        if len(rows) > _MOST or unknown:
            more = f"and {len(rows) - _MOST:,} more keys" if len(rows) > _MOST else ""
            beyond = [f"{string(row.after, 'repr').removeprefix('… ')} that are not kept" for row in unknown]
            body.append(el("tr", None, el("td", {"colspan": 4}, "; ".join(filter(None, [more, *beyond])))))
        if own:
            body.append(el("tr", {"class": "rp-state__own"}, el("td", {"colspan": 4}, _OWN)))
            body.extend(self._row(entry) for entry in own[:_MOST])
        caption = el("caption", None, self._caption)
        table = el("table", {"class": "rp-state"}, caption, el("thead", None, head), el("tbody", None, *body))
        return el("div", {"class": "rp-scroll"}, table)

    def _row(self, entry: Entry) -> Html:
        change, base = entry.change, ident(self._place, "-", entry.key)
        sign = _SIGNS[change]
        mark = (
            el("span", {"class": "rp-change"}, el("span", {"aria-hidden": "true"}, sign, " "), _WORDS[change])
            if sign
            else None
        )
        opened = self._opened is not None and self._opened.key == entry.key
        attrs = {
            "type": "button",
            "class": "rp-key",
            "id": f"{base}-key",
            "data-history": entry.key,
            "aria-expanded": "true" if opened else "false",
            "title": "Its values, run by run",
        }
        key = el("button", attrs, el("code", None, entry.key))
        changed = change == "changed"
        row = el(
            "tr",
            {"class": f"rp-state__row rp-state__row--{change}", "id": base},
            el("th", {"scope": "row"}, key, mark),
            el("td", {"data-name": "before"}, _value(entry.before, f"{base}-b", MISSING)),
            el(
                "td",
                {"data-name": "after"},
                inside(entry.before, entry.after) if changed else None,
                _cells(entry.cells),
                _value(entry.after, f"{base}-a", entry.before if changed else MISSING),
                el("small", None, f"True in run {entry.clicked}") if entry.clicked else None,
            ),
            el("td", {"data-name": "written by"}, _writers(entry.writers, self._several)),
        )
        if why := reasons.of_key(self._step, entry.key):
            row = join([row, el("tr", {"class": "rp-state__why"}, el("td", {"colspan": 4}, why))])
        if not opened or self._opened is None:
            return row
        history = self._opened.keys.history(entry.key, self._opened.now)
        return join([row, el("tr", {"class": "rp-state__history"}, el("td", {"colspan": 4}, history))])


def _cells(changes: list[Data]) -> Html | None:
    """How much of a data frame changed."""
    told = [f"{integer(each, 'changed') or 0:,} of {integer(each, 'of') or 0:,} cells changed" for each in changes]
    return el("small", {"class": "rp-cells"}, "; ".join(told)) if told else None


def _is_closed(value: Any) -> bool:
    """True for an object of which only the address is told: it may have changed inside and look the same."""
    return is_described(value) and " object at 0x" in string(value, "repr")


def _is_cut(entry: Entry) -> bool:
    """True for the entry that stands for keys beyond those that a run's state holds."""
    return entry.key == "…" and isinstance(entry.after, Mapping) and entry.after.get("type") == "cut"


def _value(value: Any, place: str, other: Any) -> Html:
    if value is MISSING:
        return join([el("span", {"class": "rp-none", "aria-hidden": "true"}, "–"), hidden("not there")])
    return value_html(value, place, other if isinstance(other, Mapping | list) else MISSING)


def _writers(who: dict[Html, list[int]], several: bool) -> Html:
    """Return who wrote a key; with several runs in the step, also in which of them."""
    if not who:
        return join([el("span", {"class": "rp-none", "aria-hidden": "true"}, "–"), hidden("nobody")])
    return join(
        el("div", None, name, el("small", None, f" in {numbered(sorted(numbers))}") if several else None)
        for name, numbers in who.items()
    )


def _run_by_run(ran: list[Data], prefix: str) -> Html:
    """Return what each run wrote, in order: the net change above does not tell.

    The writes of runs that lived side by side stand in the order in which they happened.
    """
    written = [
        (event, run)
        for run in ran
        for event in items(run, "events")
        if event.get("type") in ("state_write", "state_delete")
    ]
    if all("seq" in event for event, _ in written):
        written.sort(key=lambda each: integer(each[0], "seq") or 0)
    rows = [_write(event, run, prefix) for event, run in written]
    if not rows:
        return EMPTY
    if len(rows) > 24:
        gap = el("li", {"class": "rp-more"}, f"{len(rows) - 20:,} more writes in between are not listed")
        rows = [*rows[:16], gap, *rows[-4:]]
    return el(
        "details",
        {"class": "rp-writes", "id": f"{prefix}run-by-run", "data-keep": True},
        el("summary", None, "Every write, run by run"),
        el("ol", None, *rows),
    )


def _write(event: Data, run: Data, prefix: str) -> Html:
    key = el("code", None, string(event, "key"))
    who = writer(event, run)
    number = el("b", None, f"Run {integer(run, 'number')}")
    if event.get("type") == "state_delete":
        return el("li", None, number, ": ", key, " deleted by ", who)
    value = value_html(event.get("value"), ident(prefix, "write-", integer(run, "number"), "-", event.get("n")))
    how = ", changed in place by " if event.get("in_place") else " by "
    return el("li", None, number, ": ", key, " = ", value, how, who)
