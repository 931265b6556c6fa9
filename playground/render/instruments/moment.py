"""What of a session is looked at: the present, the end of one of its runs, or one event of a run."""

from __future__ import annotations

from dataclasses import dataclass

from playground.render.markup.data import Steps, integer, runs

NOW = "now"


@dataclass(frozen=True)
class Moment:
    """A moment within one step of a session.

    Runs are counted over the whole session, from 1, page loads included. `first` is the count of the step's first run,
    `total` that of the session's last. `place` is the run of the step that is looked at, None for the present;
    `event` is the number of an event in it, None for the run's end.
    """

    first: int = 1
    total: int = 1
    place: int | None = None
    event: int | None = None

    @property
    def run(self) -> int | None:
        """The count of the run that is looked at, None for the present."""
        return None if self.place is None else self.first + self.place

    def at(self, place: int, event: int | None = None) -> str:
        """The name of another moment of the step, as `data-look` has it: "3", "3/5"."""
        return name(self.first + place, event)


def name(run: int, event: int | None = None) -> str:
    """The name of a moment, as `data-look` has it."""
    return str(run) if event is None else f"{run}/{event}"


def present(steps: Steps) -> Moment:
    """Return the present of a session that has never been reloaded."""
    numbers = [integer(run, "number") or 0 for step in steps for run in runs(step)]
    last = len(runs(steps[-1])) if steps else 0
    total = max([len(numbers), *numbers], default=0)
    return Moment(total - last + 1, total)
