"""Parallel fragments of the real Streamlit, observed: which calls there are, what runs in them, how they end."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from streamlit import config
from streamlit.runtime.parallel_coordinator import ParallelFragmentCoordinator
from streamlit.runtime.scriptrunner import RerunException, StopException
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

from playground.runtime.run.control import GuardException
from playground.runtime.run.watch import apart
from playground.runtime.source.project import Project
from playground.runtime.trace.recorder import Recorder
from playground.runtime.trace.trace import Beside, Ended, Event
from playground.runtime.trace.values import Json


@dataclass
class Sent:
    """One call of a parallel fragment in a run."""

    number: int
    name: str
    line: int | None
    lines: set[int] = field(default_factory=set)
    ended: Ended = "returned"
    asked: Ended | None = None
    """How it wanted the run to end. When the script sees that is chance, so this is how it has ended itself."""

    def report(self) -> Beside:
        return Beside(self.number, self.name, self.line, tuple(sorted(self.lines)), self.asked or self.ended)


class SharedRecorder(Recorder):
    """A recorder for several threads: each fragment beside the script notes what happens in it as its own."""

    def __init__(self, project: Project) -> None:
        self._lock = threading.RLock()
        self._of_thread = threading.local()
        super().__init__(project.files, touching=project.touching)

    @property
    def beside(self) -> int | None:
        return getattr(self._of_thread, "beside", None)

    @beside.setter
    def beside(self, number: int | None) -> None:
        self._of_thread.beside = number

    def note(self, kind: str, *, line: int | None = None, **data: Json) -> None:
        line = self.line() if line is None else line
        with self._lock:
            super().note(kind, line=line, **data)

    def all_events(self) -> tuple[Event, ...]:
        with self._lock:
            return super().all_events()


class Sender(Protocol):
    """Who is told that a run sends off a parallel fragment."""

    def on_sent(self, fragment_id: str) -> tuple[Sent, Recorder]: ...


class TracedCoordinator(ParallelFragmentCoordinator):
    """Runs the parallel fragments of one run as Streamlit does; a guard in one of them ends the run."""

    def __init__(self, sender: Sender, yield_check: Callable[[], None]) -> None:
        super().__init__(yield_check, config.get_option("runner.parallelMaxWorkers"))
        self._sender = sender

    def submit(self, fn: Callable[..., Any], ctx: Any, *args: Any) -> None:
        fragment_id, wrapped, *rest = args
        sent, recorder = self._sender.on_sent(fragment_id)

        def run() -> Any:
            recorder.beside = sent.number
            recorder.note("fragment_start", line=sent.line, name=sent.name)
            try:
                with apart(sent.lines):
                    return wrapped()
            except BaseException as error:
                sent.ended = _ended(error)
                if isinstance(error, GuardException):
                    self._fail(error)
                raise
            finally:
                recorder.note("fragment_end", line=sent.line, name=sent.name)
                recorder.beside = None

        super().submit(fn, ctx, fragment_id, run, *rest)

    def _fail(self, error: GuardException) -> None:
        """Have the script's thread raise what would end with this one."""
        with self._exception_lock:
            self._worker_exception = error
        self._stop_event.set()
        self.notify_yield_waiters()


def _ended(error: BaseException) -> Ended:
    match error:
        case StopException() | RerunException():
            return "stopped"
        case GuardException():
            return "guard"
        case _:
            return "exception"


def coordinate(runner: Any, sender: Sender) -> None:
    """Have the run that begins on this thread of `runner` send its fragments off here."""
    ctx = get_script_run_ctx()
    if ctx is None or ctx.parallel_coordinator is None:
        return
    ctx.parallel_coordinator = runner._join_wake_coordinator = TracedCoordinator(sender, ctx.yield_check)
