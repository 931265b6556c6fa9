"""What became of each key of session state over the runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from playground.render.instruments.moment import name
from playground.render.instruments.writers import writer
from playground.render.markup.data import Data, diff, integer, is_load, runs, string
from playground.render.markup.html import Html, el, join
from playground.render.markup.values import short

_KEYS: Final = 500
"""Keys of which a history is kept."""
_CHANGES: Final = 100
"""Changes kept of one key; the oldest are forgotten first."""
_VALUE: Final = 120
"""Characters kept of a value."""


@dataclass(frozen=True)
class Change:
    """A key after a run that changed it."""

    count: int
    """Which run of the session it was, page loads included."""
    number: int
    value: str | None
    """As Python writes it; None where the run removed the key."""
    by: Html


class Keys:
    """The changes of every key, run by run."""

    def __init__(self) -> None:
        self._changes: dict[str, list[Change]] = {}

    def add(self, step: Data, count: int) -> None:
        """Note what a step changed; `count` runs of the session came before it. A page load begins anew."""
        if is_load(step):
            self._changes = {}
        for place, run in enumerate(runs(step), 1):
            for change in diff(run):
                key = string(change, "key")
                if key not in self._changes and len(self._changes) >= _KEYS:
                    continue
                value = None if change.get("change") == "removed" else short(change.get("after"), _VALUE)
                number = integer(run, "number") or count + place
                changes = self._changes.setdefault(key, [])
                changes.append(Change(count + place, number, value, writer(change, run)))
                del changes[:-_CHANGES]

    def history(self, key: str, now: int | None) -> Html:
        """Return a key's values by run, newest last; `now` is the run that is looked at."""
        changes = self._changes.get(key, [])
        if not changes:
            return el("p", {"class": "rp-empty"}, "No run has changed it.")
        current = max((each.count for each in changes if now is None or each.count <= now), default=None)
        rows = [_row(each, each.count == current) for each in changes]
        return el("ol", {"class": "rp-history", "role": "list", "aria-label": f"Values of {key} by run"}, *rows)


def _row(change: Change, current: bool) -> Html:
    attrs = {"type": "button", "class": "rp-look", "data-look": name(change.count)}
    look = el("button", attrs, f"Run {change.number}")
    value: object = el("code", {"class": "rp-value"}, change.value) if change.value is not None else "removed"
    by = el("small", None, " by ", change.by)
    return el("li", {"aria-current": "true" if current else None}, join([look, ": ", value, by]))
