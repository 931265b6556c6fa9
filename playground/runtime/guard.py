"""The guards: limits of the playground's own on runs and time. Streamlit has none (rule 11)."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from .control import GuardException


@dataclass(frozen=True)
class Limits:
    """What one step may use: `reruns` runs in all, `seconds` of the script's own time."""

    reruns: int = 50
    seconds: float = 10.0


class StepGuard:
    """Counts the runs of one step, and its time while the script computes."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.perf_counter) -> None:
        self.limits = limits
        self.runs = 0
        self.events = 0
        """Events that the runs so far have noted."""
        self.reprs = 0.0
        """Seconds that the script's own `__repr__`s have taken for the trace."""
        self._clock = clock
        self._deadline = clock() + limits.seconds

    def check_rerun(self, line: int | None, describe: Callable[[], str]) -> None:
        """Called by `st.rerun` before it reruns; raises when this step has had all its runs."""
        if self.runs >= self.limits.reruns:
            where = "st.rerun()" if line is None else f"st.rerun() in line {line}"
            message = (
                f"{where} would start run {self.runs + 1} of one step; the limit is {self.limits.reruns}. {describe()}"
            )
            raise GuardException("reruns", message, line)

    def check_time(self, line: int | None) -> None:
        """Called on every jump and function start of the script; raises when its time is over."""
        if self._clock() > self._deadline:
            where = "the script" if line is None else f"line {line}"
            message = (
                f"Stopped after {self.limits.seconds:g} seconds: {where} was still running. A loop whose condition "
                "never becomes false runs for ever."
            )
            raise GuardException("seconds", message, line)
