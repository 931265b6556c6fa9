"""The rows of the instrument "Order": what happened in one run, or in several that lived side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from playground.render.instruments.lanes import Lane, overtaken_at, seconds
from playground.render.instruments.moment import Moment
from playground.render.instruments.writers import where
from playground.render.markup.data import Data, integer, string
from playground.render.markup.html import EMPTY, Html, el, hidden
from playground.render.markup.words import plural, why

_HEAD: Final = 45
_TAIL: Final = 15
_AROUND: Final = 8
"""Events listed before and after the one that is looked at, wherever it is."""


@dataclass(frozen=True)
class Entry:
    """One line of the list: an event, which phase it belongs to, and the words for it, made when it is listed."""

    event: Data
    phase: str
    words: Callable[[], Html | None]
    place: int = 0
    """Which run of the step it is of."""

    @property
    def number(self) -> int:
        """The event's number in its run."""
        return integer(self.event, "n") or 0


def heading(step: Data, run: Data, before: Data | None, place: int, moment: Moment) -> Html:
    """Return what stands above a run: its number, and why it happened."""
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
    return el("h3", {"class": "rp-order__run"}, number, el("span", None, " · ", why(step, run, before)))


class Rows:
    """The list of one run's events; of very many those in the middle are left out, but not around the one looked at."""

    name = "rp-order"

    def __init__(self, found: Sequence[Entry], start: int, moment: Moment) -> None:
        self.found = found
        self.start = start
        self.moment = moment
        self.current = _current(found, moment)

    def html(self, ident: str) -> Html:
        if not self.found:
            return EMPTY
        rows: list[Html] = []
        skipped = 0
        for at in range(len(self.found)):
            if not self._listed(at):
                skipped += 1
                continue
            if skipped:
                rows.append(_gap(skipped))
                skipped = 0
            rows += self.rows(at)
        return el("ol", {"class": self.name, "start": self.start, "role": "list", "id": ident}, *rows)

    def rows(self, at: int) -> list[Html]:
        """The row of an event, and what stands above it."""
        classes = self.classes(at)
        return [el("li", {"class": classes, "value": self.start + at}, *self.cells(at))]

    def classes(self, at: int) -> str:
        """What an event looks like."""
        kind = string(self.found[at].event, "type")
        name = kind.replace("_", "-") if kind.replace("_", "").isalpha() else "event"
        later = self.current is not None and at > self.current
        shown = f"rp-order__event rp-order__event--{name} rp-phase--{self.found[at].phase}"
        return shown + (" rp-later" if later else "")

    def cells(self, at: int) -> list[Html | None]:
        """An event: its number, the words for it, and its line."""
        entry, number = self.found[at], self.start + at
        button = el(
            "button",
            {
                "type": "button",
                "class": "rp-order__number",
                "data-look": self.moment.at(entry.place, entry.number),
                "aria-current": "step" if at == self.current else None,
                "aria-label": f"Look at event {number}",
            },
            number,
        )
        return [button, el("span", None, entry.words()), where(entry.event)]

    def _listed(self, at: int) -> bool:
        left_out = len(self.found) - _HEAD - _TAIL
        near = self.current is not None and abs(at - self.current) <= _AROUND
        return left_out <= 1 or at < _HEAD or at >= len(self.found) - _TAIL or near


def _current(found: Sequence[Entry], moment: Moment) -> int | None:
    """Return which entry is looked at: at the end of a run its last one."""
    of_run = [at for at, each in enumerate(found) if moment.place is not None and each.place == moment.place]
    if moment.event is None:
        return of_run[-1] if of_run else None
    return next((at for at in of_run if found[at].number == moment.event), None)


def _gap(count: int) -> Html:
    return el("li", {"class": "rp-more"}, f"{plural(count, 'more event')} in between not listed")


@dataclass
class _Rail:
    """A lane while the rows go down: from which row to which its run lived, and from which on it was overtaken."""

    begins: int
    ends: int
    overtaken: int | None = None
    by: str = ""

    def look(self, at: int) -> str | None:
        if not self.begins <= at <= self.ends:
            return None
        over = self.overtaken is not None and at >= self.overtaken
        return "rp-rail rp-rail--over" if over else "rp-rail"


class LaneRows(Rows):
    """The events of runs that lived side by side, in their order: each run has a lane, and time goes down."""

    name = "rp-order rp-lanes"

    def __init__(self, lanes: Sequence[Lane], found: Sequence[Entry], start: int, moment: Moment) -> None:
        super().__init__(found, start, moment)
        self.lanes = lanes
        self.rails = [self._rail(lane) for lane in self.lanes]
        for lane, rail in zip(self.lanes, self.rails, strict=True):
            taker = overtaken_at(lane, self.lanes)
            if taker is not None and (begins := self.rails[self.lanes.index(taker)].begins) <= rail.ends:
                rail.overtaken, rail.by = begins, f"run {taker.number}"

    def html(self, ident: str) -> Html:
        numbers = [str(lane.number) for lane in self.lanes]
        names = f"Runs {', '.join(numbers[:-1])} and {numbers[-1]}"
        heads = [
            el(
                "div",
                {"class": "rp-lane__head", "style": f"--rp-lane: {at + 1}"},
                heading(lane.step, lane.run, lane.before, lane.place, self.moment),
                el("p", {"class": "rp-lane__life"}, self._life(lane)),
            )
            for at, lane in enumerate(self.lanes)
        ]
        style = f"--rp-lanes: {len(self.lanes)}"
        attrs = {"class": "rp-sides", "style": style, "role": "group", "aria-label": f"{names}, side by side"}
        told = el("p", {"class": "rp-sides__title"}, el("b", None, names), " lived side by side. Time goes down.")
        above = el("div", {"class": "rp-lanes__heads"}, *heads)
        return el("div", attrs, el("div", {"class": "rp-sides__in"}, told, above, super().html(ident)))

    def rows(self, at: int) -> list[Html]:
        entry = self.found[at]
        lane = self._lane_of(entry)
        time = self._time(at)
        notes = [self._note(number, at) for number, rail in enumerate(self.rails) if rail.overtaken == at]
        name = el("span", {"class": "rp-lane__name"}, f"Run {self.lanes[lane].number}", hidden(": "))
        event = el("div", {"class": self.classes(at)}, *self.cells(at))
        place = {"class": "rp-lane__cell", "style": f"--rp-lane: {lane + 1}"}
        row = el(
            "li",
            {"class": "rp-lanes__row", "value": self.start + at},
            time,
            *self._rails(at, own=lane),
            el("div", place, name, event),
        )
        return [*notes, row]

    def _note(self, number: int, at: int) -> Html:
        """The row that says from where on a run is overtaken."""
        rail, lane = self.rails[number], self.lanes[number]
        words = f"Overtaken by {rail.by}: it goes on until its next call of Streamlit"
        name = el("span", {"class": "rp-lane__name"}, f"Run {lane.number}", hidden(": "))
        place = {"class": "rp-lane__cell", "style": f"--rp-lane: {number + 1}"}
        cell = el("div", place, name, el("p", {"class": "rp-lane__over"}, words))
        later = self.current is not None and at > self.current
        classes = "rp-lanes__row rp-lanes__row--over" + (" rp-later" if later else "")
        return el("li", {"class": classes}, *self._rails(at, own=number, before=True), cell)

    def _rails(self, at: int, own: int, *, before: bool = False) -> list[Html]:
        """The lanes of the runs that live at a row; `before` it where it only says that one is overtaken."""
        found = []
        for number, rail in enumerate(self.rails):
            look = rail.look(at - 1 if before and number != own else at)
            if look is not None:
                mine = " rp-rail--own" if number == own else ""
                style = f"--rp-lane: {number + 1}"
                found.append(el("i", {"class": look + mine, "style": style, "aria-hidden": "true"}))
        return found

    def _time(self, at: int) -> Html | None:
        """The time, where it is another than in the row above."""
        now = _tenth(self.found[at])
        if now is None or (at and _tenth(self.found[at - 1]) == now):
            return None
        return el("span", {"class": "rp-lanes__time"}, seconds(now))

    def _rail(self, lane: Lane) -> _Rail:
        own = [at for at, entry in enumerate(self.found) if entry.place == lane.place]
        return _Rail(min(own, default=0), max(own, default=-1))

    def _lane_of(self, entry: Entry) -> int:
        return next(at for at, lane in enumerate(self.lanes) if lane.place == entry.place)

    def _life(self, lane: Lane) -> str:
        taker = overtaken_at(lane, self.lanes)
        over = f", overtaken by run {taker.number} at {seconds(taker.life.began)}" if taker is not None else ""
        return f"{seconds(lane.life.began)} to {seconds(lane.life.ended)}{over}"


def _tenth(entry: Entry) -> float | None:
    at = entry.event.get("at")
    return round(at, 1) if isinstance(at, int | float) else None


def merged(lanes: Sequence[tuple[Lane, Sequence[Entry]]]) -> list[Entry]:
    """Return the entries of several runs in the order in which they happened."""
    found: list[tuple[float, Entry]] = []
    for _, entries in lanes:
        last = 0.0
        for entry in entries:
            last = float(integer(entry.event, "seq") or last)
            found.append((last, entry))
    return [entry for _, entry in sorted(found, key=lambda each: each[0])]


def moments(found: Sequence[Entry]) -> list[tuple[int, int | None]]:
    """Return the moments of some entries in their order: the end of a run comes after its last."""
    last = {entry.place: at for at, entry in enumerate(found)}
    told: list[tuple[int, int | None]] = []
    for at, entry in enumerate(found):
        told.append((entry.place, entry.number))
        if last[entry.place] == at:
            told.append((entry.place, None))
    return told
