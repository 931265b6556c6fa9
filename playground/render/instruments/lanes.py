"""Runs that lived side by side: a click while a script runs starts the next run beside the one that goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from playground.render.markup.data import Data, integer, items, runs

_NEVER: Final = float("inf")
Around = Sequence[tuple[int, Data]]
"""Steps whose actions did not wait for each other, each with the count of its first run in the session."""


@dataclass(frozen=True)
class Life:
    """When a run lived: in seconds, and by the numbers of its first and its last event among those of all."""

    began: float
    ended: float
    first: float
    last: float

    def beside(self, other: Life) -> bool:
        """Tell whether both lived at one time."""
        in_order = self.first < other.last and other.first < self.last
        return in_order or (self.began < other.ended and other.began < self.ended)


@dataclass(frozen=True)
class Lane:
    """A run that lived beside others."""

    step: Data
    run: Data
    before: Data | None
    """The run before it in its step."""
    place: int
    """Which run it is, counted from the first of the step that is shown: those of earlier steps are below 0."""
    life: Life

    @property
    def number(self) -> int:
        return integer(self.run, "number") or 0


def life(run: Data) -> Life | None:
    """Return when a run lived; None where all before it was waited for."""
    began, ended = run.get("began"), run.get("ended")
    if not isinstance(began, int | float) or not isinstance(ended, int | float):
        return None
    found = [seq for event in items(run, "events") if (seq := integer(event, "seq")) is not None]
    return Life(began, ended, min(found, default=_NEVER), max(found, default=-_NEVER))


def comes_meanwhile(step: Data, index: int, before: Iterable[Data]) -> bool:
    """Tell whether the action of a step, the session's `index`th, did not wait for the steps before."""
    action = step.get("action")
    if isinstance(action, dict) and action.get("after") is not None:
        return True
    return any(integer(run, "overtaken") == index for earlier in before for run in runs(earlier))


def groups[Kept](kept: Sequence[Kept], life_of: Callable[[Kept], Life | None]) -> list[list[Kept]]:
    """Return those that lived side by side, in groups, each in the order given; who lived alone is in none."""
    found: list[list[Kept]] = []
    for each in kept:
        lived = life_of(each)
        if lived is None:
            continue
        beside = [group for group in found if any((other := life_of(one)) and other.beside(lived) for one in group)]
        found = [group for group in found if group not in beside]
        found.append([*(one for group in beside for one in group), each])
    return [group for group in found if len(group) > 1]


def side_by_side(around: Around, first: int) -> list[list[Lane]]:
    """Return the runs of several steps that lived side by side; the step that is shown has `first` as its first run."""
    lanes = []
    for count, step in around:
        ran = runs(step)
        for place, run in enumerate(ran):
            if (lived := life(run)) is not None:
                lanes.append(Lane(step, run, ran[place - 1] if place else None, count + place - first, lived))
    return groups(lanes, lambda lane: lane.life)


def others(around: Around, first: int, count: int) -> list[Data]:
    """Return the runs of other steps that lived beside those of a step, whose `count` runs begin with the `first`."""
    own = range(count)
    together = [group for group in side_by_side(around, first) if any(lane.place in own for lane in group)]
    return [lane.run for group in together for lane in group if lane.place not in own]


def overtaken_at(lane: Lane, group: Sequence[Lane]) -> Lane | None:
    """Return the run that has taken the place of one: from its beginning on that one is overtaken."""
    number = integer(lane.run, "overtaken")
    takers = [each for each in group if number is not None and integer(each.step, "index") == number]
    return min(takers, key=lambda each: each.life.began, default=None)


def seconds(value: float) -> str:
    """Return a time in words: "0.5 s"."""
    return f"{round(value, 2):g} s"
