"""Calls that put their stacks aside in what they sleep by, as in the browser's worker: they take turns."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from time import sleep as really_sleep
from typing import Any


class Stacks:
    """`sleep` is what they sleep by. `coming` says what begins in which of all sleeps, counted from 1."""

    def __init__(self, coming: Mapping[int, Callable[[], Any] | Sequence[Callable[[], Any]]]) -> None:
        self.stops = False
        self.results: list[Any] = []
        """What the calls have returned or raised, in the order of their ends."""
        self.coming = dict(coming)
        self.sleeps = 0
        self._turn = threading.Condition()
        self._waiting: deque[object] = deque()
        self._goes_on: object = None
        self._threads: list[threading.Thread] = []

    def run(self, first: Callable[[], Any]) -> list[Any]:
        """Call `first` and what comes meanwhile; returns `results` once all have ended."""
        self._begin(first)
        with self._turn:
            self._next()
        for thread in self._threads:
            thread.join()
        return self.results

    def sleep(self, seconds: float) -> bool:
        """Let the others go on; returns whether all are to stop."""
        self.sleeps += 1
        works = self.coming.get(self.sleeps, ())
        for work in [works] if callable(works) else works:
            self._begin(work)
        really_sleep(min(seconds, 0.001))  # the name that a script uses leads here
        token = object()
        with self._turn:
            self._waiting.append(token)
            self._next()
            self._turn.wait_for(lambda: self._goes_on is token)
        return self.stops

    def _begin(self, work: Callable[[], Any]) -> None:
        token = object()
        self._waiting.append(token)

        def live() -> None:
            with self._turn:
                self._turn.wait_for(lambda: self._goes_on is token)
            try:
                self.results.append(work())
            except BaseException as error:
                self.results.append(error)
            with self._turn:
                self._next()

        self._threads.append(threading.Thread(target=live))
        self._threads[-1].start()

    def _next(self) -> None:
        self._goes_on = self._waiting.popleft() if self._waiting else None
        self._turn.notify_all()
