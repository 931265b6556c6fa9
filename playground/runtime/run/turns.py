"""Runs side by side on one thread, in real time: each goes on where what it waits by returns.

The browser has no threads. Where it can put a stack aside (`wasm/worker.js`), what sleeps lets others begin and go on
meanwhile, so a click while a script runs starts the next run at once. What is one for the whole interpreter, the
current run and what is watched, goes with the one that goes on.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from . import context, watch

_LOOKS: Final = 0.01
"""Seconds between two looks at what somebody waits for."""


class Turns:
    """Who goes on now. `sleep` is how seconds pass, and returns True where the user wants what runs to stop."""

    def __init__(self, sleep: Callable[[float], object]) -> None:
        self.me = 0
        """Who goes on now, by number from 1; 0 for nobody."""
        self._sleep = sleep
        self._began = time.perf_counter()
        self._numbers = 0
        self._kept: dict[int, Callable[[], None]] = {}
        """What takes up again what was put aside, by who has put it aside."""

    @property
    def now(self) -> float:
        """Seconds since the first of them began."""
        return time.perf_counter() - self._began

    def begin(self) -> None:
        """Another one goes on from now, while the one before waits."""
        self._put_aside()
        self._numbers += 1
        self.me = self._numbers

    def end(self) -> None:
        """The one that goes on is done."""
        self.me = 0

    def sleep(self, seconds: float) -> object:
        """Let seconds pass, in which others may go on."""
        me = self.me
        heard = self._sleep(seconds)
        if self.me != me:
            self._put_aside()
            self.me = me
            self._kept.pop(me)()
        return heard

    def until(self, is_so: Callable[[], bool]) -> None:
        """Let others go on until something is so, or all is to stop."""
        while not is_so() and self.sleep(_LOOKS) is not True:
            pass

    def awake(self) -> None:
        """What somebody waits for may be so now: they look by themselves."""

    def _put_aside(self) -> None:
        if not self.me:
            return
        run, take_up = context.enter(None), watch.put_aside()

        def again() -> None:
            context.enter(run)
            take_up()

        self._kept[self.me] = again
