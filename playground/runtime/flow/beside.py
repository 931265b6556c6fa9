"""Parallel fragments: a call sends them off, the script goes on, and they run when its body has ended.

Modelled on Streamlit's `runtime/parallel_coordinator.py`, where each has a thread. The browser has none, so that what
happens is what happens there when every fragment takes longer than the rest of the body: a run is the same each time.
Time passes in `time.sleep` alone. A run that ends early ends its fragments at the first `st.` call after that moment.

(rules parallel-returns-none, parallel-own-run, parallel-error-contained, parallel-no-outside, parallel-asks)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..run import context, errors
from ..run.control import FragmentHandledException, GuardException, StopException
from ..run.watch import watching
from ..trace.trace import Beside, Ended

if TYPE_CHECKING:
    from ..place.delta import DeltaGenerator
    from ..run.context import RunContext


@dataclass
class Sent:
    """One call of a parallel fragment."""

    number: int
    name: str
    line: int | None
    body: Callable[[], Any]
    containers: list[DeltaGenerator]
    """The `with` blocks that it stands in, its own container last."""
    at: float
    """Seconds of this run that had been slept when it was called."""
    lines: set[int] = field(default_factory=set)
    ended: Ended | None = None
    asked: Ended | None = None
    """How it wanted the run to end."""


@dataclass
class Workers:
    """The parallel fragments of one run."""

    sent: list[Sent] = field(default_factory=list)
    running: Sent | None = None
    clock: float = 0.0
    """Seconds that the script has slept, or the fragment that runs beside it."""
    leaves: float | None = None
    """When this run was asked to end."""

    def leave(self, asked: Ended) -> None:
        """The run is to end: what runs beside the script later than now ends too."""
        if self.running is not None:
            self.running.asked = asked
        self.leaves = self.clock if self.leaves is None else min(self.leaves, self.clock)

    def yield_point(self) -> None:
        """A fragment beside the script sees only that the run has ended, not what it was asked for itself."""
        if self.leaves is not None and self.clock > self.leaves:
            raise StopException

    def reports(self) -> tuple[Beside, ...]:
        return tuple(
            Beside(each.number, each.name, each.line, tuple(sorted(each.lines)), each.asked or each.ended)
            for each in self.sent
            if each.ended is not None
        )


def refuse(call: str) -> None:
    """Raise where a call has no place beside the script."""
    if context.current().workers.running is not None:
        raise errors.StreamlitInvalidLayoutContextError(errors.not_beside(call))


def send(name: str, body: Callable[[], Any], containers: list[DeltaGenerator]) -> None:
    """A parallel fragment was called: it will run in the last of `containers`."""
    run = context.current()
    workers = run.workers
    number = len(workers.sent) + 1
    workers.sent.append(Sent(number, name, run.recorder.line(), body, containers, workers.clock))
    run.recorder.note("fragment_sent", name=name, beside=number)


def run_all(run: RunContext) -> None:
    """The body has ended: run what it has sent off, and what that sends."""
    run.recorder.changes.finish()
    done = 0
    end = run.workers.clock
    while done < len(run.workers.sent):
        _run(run, run.workers.sent[done])
        done += 1
    run.workers.clock = max([end, run.workers.clock])


def _run(run: RunContext, sent: Sent) -> None:
    """Run one; how it ends ends nothing else, but for a guard."""
    workers, recorder = run.workers, run.recorder
    outer = (run.containers, run.fragment, run.fragment_path)
    workers.running, workers.clock, recorder.beside = sent, sent.at, sent.number
    run.containers = list(sent.containers)
    sent.ended = "returned"
    try:
        with watching(recorder.files, sent.lines, run.guard, recorder.changes):
            sent.body()
    except StopException:
        sent.ended = "stopped"
    except FragmentHandledException:
        sent.ended = "exception"
    except GuardException:
        sent.ended = "guard"
        raise
    except BaseException:  # what ends a thread ends nothing else
        sent.ended = "exception"
    finally:
        recorder.changes.finish()
        recorder.lines |= sent.lines
        workers.running, recorder.beside = None, None
        run.containers, run.fragment, run.fragment_path = outer
