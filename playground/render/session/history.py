"""The steps of one session as the instruments need them: the newest whole, those before packed, the oldest in brief."""

from __future__ import annotations

import json
import zlib
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from playground.render.app.place import Drawn
from playground.render.graph.graph import Graph
from playground.render.graph.identity import Identities
from playground.render.instruments.actions import Log
from playground.render.instruments.keys import Keys
from playground.render.instruments.lanes import comes_meanwhile
from playground.render.instruments.lines import Lines
from playground.render.instruments.timeline import Row, rows_of
from playground.render.markup.data import Data, Steps, is_load, runs
from playground.render.markup.words import did, plural

RUNS: Final = 1_000
"""How many of the newest runs are kept."""
BYTES: Final = 24_000_000
"""What the packed steps may take in all; the oldest are forgotten first."""
_WHOLE: Final = 4
"""How many of the newest steps are kept as they are."""
_AROUND: Final = 6
"""How many steps before and after one are looked through for runs that lived beside its own."""
_CHOICES: Final = 30
"""How many steps can be picked from to compare one with."""


class History:
    """What one session did so far. Adding a step costs the same however many came before it."""

    def __init__(self, steps: Steps = ()) -> None:
        self.keys = Keys()
        self.lines = Lines()
        self.log = Log()
        self.graph = Graph()
        self.identities = Identities()
        self.drawn = Drawn()
        self.drawn_past = Drawn()
        self.count = 0
        """How many runs there were, page loads included: runs are counted by it, from 1."""
        self._steps: deque[Data | bytes] = deque()
        self._firsts: deque[tuple[int, int]] = deque()
        """Of each step the count of its first run, and which of the session's groups it is of: those of a group are
        of actions that did not wait for each other."""
        self._forgotten = 0
        self.kept_bytes = 0
        """What the packed steps take."""
        self._rows: deque[Row] = deque()
        self._reloads = 0
        self._running: Data | None = None
        self._choices: deque[tuple[int, str]] = deque(maxlen=_CHOICES)
        self._unpacked: deque[tuple[int, Data]] = deque(maxlen=_WHOLE)
        for step in steps:
            self.add(step)

    def add(self, step: Data) -> None:
        """Keep a step."""
        index = self._forgotten + len(self._steps)
        self._reloads += is_load(step) and index > 0
        self.lines.add(step)
        self.keys.add(step, self.count)
        self.log.add(step)
        group = self._firsts[-1][1] if self._firsts else 0
        self._firsts.append((self.count + 1, group + (not comes_meanwhile(step, index, self.recent[-2:]))))
        self.graph.add(step, self.count)
        self.identities.add(step, index, self.count)
        ran = runs(step)
        if ran:
            self._running = step
            self._choices.append((self.count + 1, f"Step {index}: {did(step)}, {plural(len(ran), 'run')}"))
        self._rows.extend(rows_of(step, index, self.count, self._reloads, self._firsts[-1][1]))
        self.count += len(ran)
        self._steps.append(step)
        self._forget()

    def _forget(self) -> None:
        if len(self._steps) > _WHOLE:
            old = self._steps[-_WHOLE - 1]
            if not isinstance(old, bytes):
                packed = self._steps[-_WHOLE - 1] = _packed(old)
                self.kept_bytes += len(packed)
        while len(self._rows) > RUNS:
            self._rows.popleft()
        kept = self._rows[0].step if self._rows else 0
        while len(self._steps) > _WHOLE and (
            self.kept_bytes > BYTES or self._forgotten < kept or len(self._steps) > RUNS + _WHOLE
        ):
            old = self._steps.popleft()
            self._firsts.popleft()
            self.kept_bytes -= len(old) if isinstance(old, bytes) else 0
            self._forgotten += 1

    @property
    def rows(self) -> list[Row]:
        return list(self._rows)

    @property
    def steps(self) -> int:
        """How many steps there were."""
        return self._forgotten + len(self._steps)

    @property
    def choices(self) -> list[tuple[int, str]]:
        """Steps to compare one with: the count of the first run of each, and words."""
        return list(self._choices)

    @property
    def last(self) -> Data:
        """The newest step; empty before the load."""
        return next(self._whole(len(self._steps) - 1), {})

    @property
    def recent(self) -> list[Data]:
        """The newest steps, the oldest first."""
        return list(self._whole(len(self._steps) - _WHOLE))

    def newest(self) -> list[Data]:
        """The steps that the present is made of: the last one that ran anything, and the last two."""
        last = list(islice(self._whole(max(0, len(self._steps) - 2)), 2))
        if self._running is None or any(step is self._running for step in last):
            return last
        return [self._running, *last]

    def _whole(self, first: int) -> Iterator[Data]:
        for place in range(max(0, first), len(self._steps)):
            step = self._steps[place]
            yield _unpacked(step) if isinstance(step, bytes) else step

    def find(self, run: int) -> Row | None:
        """The row of a run by its count; None when it is not kept."""
        if not self._rows or not self._rows[0].count <= run <= self.count:
            return None
        row = self._rows[run - self._rows[0].count]
        return row if row.step >= self._forgotten else None

    def around(self, index: int) -> list[tuple[int, Data]]:
        """A step and those near it whose actions did not wait for each other, each with the count of its first run."""
        place = index - self._forgotten
        near = range(max(0, place - _AROUND), min(len(self._steps), place + _AROUND + 1))
        together = [each for each in near if self._firsts[each][1] == self._firsts[place][1]]
        found = [(self._firsts[each][0], self.step(each + self._forgotten)) for each in together]
        return [(count, step) for count, step in found if step is not None] if len(found) > 1 else []

    def step(self, index: int) -> Data | None:
        """A step by its place in the session; None when it is not kept."""
        place = index - self._forgotten
        if not 0 <= place < len(self._steps):
            return None
        step = self._steps[place]
        if not isinstance(step, bytes):
            return step
        # Who looks at one moment of a step mostly looks at the next one of it then.
        found = next((known for number, known in self._unpacked if number == index), None)
        if found is None:
            found = _unpacked(step)
            self._unpacked.append((index, found))
        return found


def _packed(step: Data) -> bytes:
    return zlib.compress(json.dumps(step, separators=(",", ":")).encode(), 1)


def _unpacked(packed: bytes) -> dict[str, Any]:
    step: dict[str, Any] = json.loads(zlib.decompress(packed))
    return step
