"""Actions that come while the real Streamlit runs a script: in real time, each from a thread of its own."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from types import FrameType
from typing import TYPE_CHECKING

from streamlit.runtime.caching import cache_utils

from playground.runtime.browser.actions import Action
from playground.runtime.session.burst import PlannedBurst
from playground.runtime.session.server import RunRequest
from playground.runtime.trace.trace import Run

if TYPE_CHECKING:
    from .session import StreamlitSession


class RealLanes:
    """What happens side by side. One thread at a time has the session; it lets go of it while its script runs."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._works: list[tuple[float, Callable[[], None]]] = []
        self._session = threading.Condition()
        self._failed: list[BaseException] = []

    @property
    def now(self) -> float:
        """Seconds since the first action."""
        return time.perf_counter() - self._began

    @property
    def me(self) -> int:
        """Who goes on now."""
        return threading.get_ident()

    def add(self, at: float, work: Callable[[], None]) -> None:
        """Have `work` done at a time."""
        self._works.append((at, work))

    def run(self) -> None:
        """Do all at their times, and wait for their ends. Raises what the first that failed has raised."""
        threads = []
        self._began = time.perf_counter()
        for at, work in self._works:
            time.sleep(max(0.0, at - self.now))
            if self._failed:
                break
            threads.append(threading.Thread(target=self._do, args=(work,), daemon=True))
            threads[-1].start()
        for thread in threads:
            thread.join()
        if self._failed:
            raise self._failed[0]

    def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self._session.wait_for(is_so)

    def awake(self) -> None:
        """What somebody waits for may be so now."""
        self._session.notify_all()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Let others have the session within the block."""
        self._session.release()
        try:
            yield
        finally:
            self._session.acquire()

    @contextmanager
    def here(self) -> Iterator[None]:
        """Have the session within the block, from a script's thread."""
        with self._session:
            yield

    def _do(self, work: Callable[[], None]) -> None:
        with self._session:
            try:
                work()
            except BaseException as error:
                self._failed.append(error)


@dataclass(eq=False)
class _Waiting:
    """A thread that goes on when something is so."""

    is_so: Callable[[], bool]
    goes_on: bool = False


@dataclass(eq=False)
class _Sleeping:
    """A thread that goes on at a time."""

    at: float
    order: int
    woken: threading.Event = field(default_factory=threading.Event)


class HeldLanes(RealLanes):
    """The same in a time that passes only while all scripts sleep: nothing depends on what is quicker.

    One script at a time is woken, and the next thing happens when it sleeps again or has ended.
    """

    def __init__(self) -> None:
        super().__init__()
        self._now = 0.0
        self._busy = 0
        """The threads that neither sleep nor wait, each with the script that it runs."""
        self._waiters: list[_Waiting] = []
        self._sleepers: list[_Sleeping] = []
        self._orders = count()

    @property
    def now(self) -> float:
        return self._now

    def run(self) -> None:
        with self.in_place():
            self._run()

    def _run(self) -> None:
        threads: list[threading.Thread] = []
        works = list(self._works)
        while True:
            with self._session:
                self._session.wait_for(lambda: not self._busy)
                sleeper = min(self._sleepers, key=lambda each: (each.at, each.order), default=None)
                if self._failed or not (sleeper or works):
                    break
                self._busy += 1
                if works and (sleeper is None or works[0][0] <= sleeper.at):
                    at, work = works.pop(0)
                    threads.append(threading.Thread(target=self._do, args=(work,), daemon=True))
                    wake = threads[-1].start
                elif sleeper is not None:
                    self._sleepers.remove(sleeper)
                    at, wake = sleeper.at, sleeper.woken.set
                self._now = max(self._now, at)
            wake()
        if self._failed:
            raise self._failed[0]
        for thread in threads:
            thread.join()

    def sleep(self, seconds: float) -> None:
        """A script's `time.sleep`. What Streamlit itself sleeps, so that a browser keeps up, is no time."""
        if _sleeps_itself():
            return
        sleeping = _Sleeping(self._now + seconds, next(self._orders))
        with self._session:
            self._sleepers.append(sleeping)
            self._rest()
        sleeping.woken.wait()

    def computed(self, seconds: float) -> None:
        """What scripts compute takes none of this time."""

    def until(self, is_so: Callable[[], bool]) -> None:
        if is_so():
            return
        waiting = _Waiting(is_so)
        self._waiters.append(waiting)
        self._rest()
        self._session.wait_for(lambda: waiting.goes_on)

    def awake(self) -> None:
        for waiting in [each for each in self._waiters if each.is_so()]:
            self._waiters.remove(waiting)
            waiting.goes_on = True
            self._busy += 1
        super().awake()

    def _rest(self) -> None:
        self._busy -= 1
        self._session.notify_all()

    def _do(self, work: Callable[[], None]) -> None:
        super()._do(work)
        with self._session:
            self._rest()

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """Have Streamlit's runs wait in this time for what another of them computes for a cache."""
        before = cache_utils._hold_compute_lock
        cache_utils._hold_compute_lock = self._hold
        try:
            yield
        finally:
            cache_utils._hold_compute_lock = before

    @contextmanager
    def _hold(self, lock: threading.Lock) -> Iterator[None]:
        """Streamlit's `_hold_compute_lock`, which looks again and again."""
        check = None if cache_utils.in_cached_function.get() else cache_utils.get_run_yield_check()
        waited = False
        while not lock.acquire(blocking=False):
            waited = True
            with self._session:
                self.until(lambda: not lock.locked())
        try:
            if waited and check is not None:
                check()
            yield
        finally:
            lock.release()
            with self._session:
                self.awake()


def _sleeps_itself() -> bool:
    """Whether it is Streamlit's own code that has called `time.sleep`."""
    frame: FrameType | None = sys._getframe()
    while frame is not None and not (name := str(frame.f_globals.get("__name__"))).startswith("streamlit."):
        if not name.startswith("playground."):
            return False
        frame = frame.f_back
    return frame is not None


class RealBurst(PlannedBurst):
    """Actions that come while real scripts run. Which run they become, Streamlit says."""

    lanes: RealLanes

    def __init__(self, session: StreamlitSession, first: int, actions: Sequence[Action | None]) -> None:
        held = HeldLanes() if session.holds_time else None
        super().__init__(session, first, actions, held or RealLanes(), held)
        self._send = session.send_to_running
        self._coming: set[int] = set()
        """The steps that have waited, and whose run has begun."""
        self._done: dict[int, list[Run]] = {}
        """The runs that were made for a step which waited, once they are."""

    def _wait(self, number: int, request: RunRequest) -> RunRequest | list[Run]:
        if not self._send(request):  # what went on has just ended
            self._going = number
            return request
        self._waiting[number] = request
        self.lanes.until(lambda: self._going is None and number not in self._waiting and number not in self._coming)
        return self._done.get(number, [])

    def take(self, rerun: RunRequest | None) -> tuple[RunRequest, list[Run] | None] | None:
        """What waits is done now, with the `rerun` that the script asked for: the request, and where its runs go."""
        if not self._waiting:
            return None
        last = list(self._waiting)[-1]
        request = self._joined(rerun)
        if rerun is None:
            self._coming.add(last)
        self.lanes.awake()
        return request, None if rerun else _Runs(self, last)

    def finish(self, step: int, runs: list[Run]) -> None:
        """The runs for a step that waited are made."""
        with self.lanes.here():
            self._done[step] = runs
            self._coming.discard(step)
            self.lanes.awake()


class _Runs(list[Run]):
    """The runs of a step that waited: it goes on with the first."""

    def __init__(self, burst: RealBurst, step: int) -> None:
        super().__init__()
        self._burst, self._step = burst, step

    def append(self, run: Run) -> None:
        super().append(run)
        self._burst.finish(self._step, self)
