"""Runs side by side: a click while a script runs starts the next run at once, beside the one that goes on.

Streamlit has a thread for each; here they take turns, so that the same actions give the same trace. Time is their own:
it passes in `time.sleep`, and by what scripts compute, so many jumps for a second. Nobody waits for a sleep.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol

from . import context, watch

_SLICE: Final = 0.005
"""Seconds that one computes while another could: Python's own interval between its threads."""
_NEVER: Final = float("inf")
_PATIENCE: Final = 60.0
"""Real seconds that a turn may take."""
_TRIES: Final = 100
"""How often one that is to end may catch it."""


class Timed(Protocol):
    """A time of its own, of runs side by side."""

    def sleep(self, seconds: float) -> None: ...
    def computed(self, seconds: float) -> None: ...
    def until(self, is_so: Callable[[], bool]) -> None: ...
    def awake(self) -> None: ...


class Waits(Protocol):
    """Lets others go on while one waits for something that they do."""

    def until(self, is_so: Callable[[], bool]) -> None: ...
    def awake(self) -> None: ...


class Baton(Protocol):
    """What one waits for until another hands it over."""

    def release(self) -> None: ...
    def acquire(self, *, timeout: float | None = None) -> bool: ...


class Stacks(Protocol):
    """What can stop in the middle of something while something else goes on."""

    def start(self, work: Callable[[], None]) -> None: ...
    def baton(self) -> Baton: ...


class Threads:
    """Such are threads."""

    def start(self, work: Callable[[], None]) -> None:
        """Begin something beside what goes on."""
        threading.Thread(target=work, daemon=True).start()

    def baton(self) -> Baton:
        """One that nobody has handed over yet."""
        return threading.Semaphore(0)


class StuckError(Exception):
    """Runs side by side wait for each other, and would do so for ever."""


class AbandonedError(BaseException):
    """Nobody waits for this run any more."""


@dataclass(eq=False)
class _Lane:
    """One that takes turns: what it does, and when it goes on."""

    work: Callable[[], None]
    at: float
    order: int
    turn: Baton
    begun: bool = False
    done: bool = False
    failed: BaseException | None = None


class Lanes:
    """What happens side by side. `now` is the time since the first of it, in seconds."""

    def __init__(self, stacks: Stacks) -> None:
        self.now = 0.0
        self._stacks = stacks
        self._lanes: list[_Lane] = []
        self._orders = 0
        self._current: _Lane | None = None
        self._back = stacks.baton()
        self._since = 0.0
        """When the turn of the current one began."""
        self._abandoned = False

    @property
    def me(self) -> int:
        """Who goes on now."""
        return 0 if self._current is None else id(self._current)

    def add(self, at: float, work: Callable[[], None]) -> None:
        """Have `work` done from the time `at` on, in a lane of its own."""
        self._lanes.append(_Lane(work, at, self._next(), self._stacks.baton()))

    def run(self) -> None:
        """Let all take turns until they are done. What one of them raises ends them all, and is raised here."""
        try:
            while waiting := [lane for lane in self._lanes if not lane.done and lane.at != _NEVER]:
                lane = min(waiting, key=lambda each: (each.at, each.order))
                self.now = max(self.now, lane.at)
                self._give(lane)
                if lane.failed is not None:
                    raise lane.failed
        except StuckError:
            raise
        except BaseException:
            self._abandon()
            raise

    def sleep(self, seconds: float) -> None:
        """Go on `seconds` later."""
        self._wait(self.now + seconds)

    def computed(self, seconds: float) -> None:
        """The current one has computed so long: it may be another's turn."""
        self.now += seconds
        if self.now - self._since < _SLICE or all(lane.done or lane.at > self.now for lane in self._others()):
            return
        self._wait(self.now)

    def until(self, is_so: Callable[[], bool]) -> None:
        """Let others take their turns until something is so."""
        while not is_so():
            self._wait(_NEVER)

    def awake(self) -> None:
        """What somebody waits for may be so now."""
        for lane in self._lanes:
            if lane.at == _NEVER:
                lane.at, lane.order = self.now, self._next()

    def _others(self) -> list[_Lane]:
        return [lane for lane in self._lanes if lane is not self._current]

    def _next(self) -> int:
        self._orders += 1
        return self._orders

    def _give(self, lane: _Lane) -> None:
        """Give a lane its turn, and wait until it gives it back."""
        self._current, self._since = lane, self.now
        if not lane.begun:
            lane.begun = True
            self._stacks.start(partial(self._live, lane))
        else:
            lane.turn.release()
        if not self._back.acquire(timeout=_PATIENCE):
            raise StuckError(
                f"A run did not go on for {_PATIENCE:g} seconds: it may wait for a lock or a module that a run beside "
                "it holds, and these take turns here. Try --engine streamlit."
            )
        self._current = None

    def _live(self, lane: _Lane) -> None:
        try:
            lane.work()
        except BaseException as error:
            lane.failed = error
        finally:
            lane.done = True
            self._back.release()

    def _wait(self, at: float) -> None:
        lane = self._current
        assert lane is not None
        lane.at, lane.order = at, self._next()
        if (running := context.running()) is not None:
            running.recorder.changes.look()  # what has been changed by now was its doing, and no other's
        run, take_up = context.enter(None), watch.put_aside()
        self._back.release()
        lane.turn.acquire()
        context.enter(run)
        take_up()
        if self._abandoned:
            raise AbandonedError

    def _abandon(self) -> None:
        """End what has begun and is not done."""
        self._abandoned = True
        for lane in self._lanes:
            for _ in range(_TRIES):
                if lane.done or not lane.begun:
                    break
                self._give(lane)
