"""The run that is going on: what every `st.` call needs to know of it.

One interpreter runs one script at a time, so there is one current run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import current_thread, get_ident
from typing import TYPE_CHECKING, Final

from .control import RerunException, RerunRequest, StopException

if TYPE_CHECKING:
    from ..browser.page import Page
    from ..browser.pages import Pages
    from ..browser.query import Query
    from ..browser.tree import Element, Path, Spinner, Tree
    from ..cache.caching import Caches, Capture
    from ..flow.beside import Workers
    from ..flow.fragment import FragmentStorage
    from ..place.cursor import Cursor
    from ..place.delta import DeltaGenerator
    from ..place.remembered import Remembered
    from ..source.project import Project
    from ..state.state import SessionState
    from ..trace.reasons.identity import Identity
    from ..trace.recorder import Recorder
    from ..trace.values import Json
    from .guard import StepGuard


@dataclass
class RunContext:
    """Everything of one run of one session."""

    number: int
    project: Project
    tree: Tree
    page: Page
    state: SessionState
    fragments: FragmentStorage
    caches: Caches
    query: Query
    pages: Pages
    guard: StepGuard
    remembered: Remembered
    recorder: Recorder
    workers: Workers
    """The parallel fragments."""
    bare_of: Callable[[RunContext], RunContext]
    """Makes the run that a thread without a part in this one sees: see `bare.py`."""
    cursors: dict[int, Cursor] = field(default_factory=dict)
    containers: list[DeltaGenerator] = field(default_factory=list)
    """The `with` blocks the script is in, innermost last."""
    widget_ids: set[str] = field(default_factory=set)
    user_keys: set[str] = field(default_factory=set)
    form_ids: set[str] = field(default_factory=set)
    fragments_this_run: tuple[str, ...] = ()
    """Ids of the fragments that this run is of; empty in a run of the whole app."""
    identities: dict[str, Identity] = field(default_factory=dict)
    """What makes each widget the one that it is, by its name: of this run and of earlier ones."""
    fragment: str | None = None
    """Id of the fragment whose body is running."""
    fragment_path: Path | None = None
    """Its place on the page; None while a callback runs."""
    fragment_keys: dict[str, str] = field(default_factory=dict)
    """The function that each fragment key belongs to in this run."""
    new_fragments: set[str] = field(default_factory=set)
    in_callback: bool = False
    dialog_opened: bool = False
    page_id: str = ""
    """The page of a multipage app whose function is running; empty in the script itself."""
    captures: list[Capture] = field(default_factory=list)
    """What the cached functions that are running draw, innermost last."""
    spinners: list[Spinner] = field(default_factory=list)
    """The spinners that turn now, innermost last."""
    stop_requested: bool = False
    stopped_by: Exception | None = None
    """The error raised instead of stopping, where `st.stop` was called in a fragment that cannot write here."""
    overtaken: int | None = None
    """The step whose run has taken the place of this one, which ends at its next `st.` call."""
    left: dict[str, Json] = field(default_factory=dict)
    """Session state as it was then: the run cannot write to it any more."""
    pending: RerunRequest | None = None
    """The rerun that met the same error: the next `st.` call carries it out."""
    stop_line: int | None = None
    """Where `st.stop` was called."""
    before: dict[str, Json] = field(default_factory=dict)
    """Session state as it was when this run began."""

    thread: int = field(default_factory=get_ident)
    """The number of the thread it runs in: Streamlit drops what other threads of the script write to the page."""

    session_id: str = ""
    script_context: object = None
    """The object that `get_script_run_ctx` returned, so that it returns the same one again."""
    foreign: SessionState | None = None
    """The session state that threads without a part in the run have."""
    bare: bool = False
    """True for the run of such a thread."""
    attached_to: RunContext | None = None
    """The run of the script, for a thread that was given a part in it."""
    late: bool = False
    """True for a thread that was given its part after it had begun: it has the state, and no place on the page."""
    threads: dict[int, RunContext] = field(default_factory=dict)
    """The threads of the script that have asked for the run, and what each has of it."""
    inline: bool = False
    """True while the work of a thread is done at once, because the browser has no threads (`inline.py`)."""
    slept_inline: float = 0.0
    waiting: dict[int, RunContext] = field(default_factory=dict)
    """The run of each thread that was given a part and has not begun, by the identity of the thread object."""

    @property
    def source(self) -> str:
        """The text of the main script."""
        return self.project.script.source

    def paint(self, *, hurried: bool = True) -> None:
        """Let the page show what there is so far; `hurried` when a reader should see it soon."""
        if not self.bare:
            self.guard.show(self.recorder.line, hurried=hurried)

    def outdates(self, element: Element) -> bool:
        """True for an element that this run may write again and has not written yet."""
        inside = element.fragment in self.fragments_this_run if self.fragments_this_run else element.type != "spinner"
        return inside and element.run != self.number

    def overtake(self, step: int) -> None:
        """Another run takes the place of this one, for the action of a step."""
        self.recorder.settle()
        self.overtaken, self.left = step, self.state.snapshot(self.recorder.changes.as_json)

    def give_way(self) -> None:
        """End here where another run has taken the place of this one (rule overtaken-ends-at-call)."""
        if self.overtaken is not None:
            raise StopException

    def need_place(self) -> None:
        """Raise, as Streamlit does, in a thread that was given a part in the run after it had begun."""
        if self.late:
            raise RuntimeError(_LATE)

    def yield_point(self) -> None:
        """Where Streamlit looks for a pending stop: at most `st.` calls and state accesses (rule stop-repeats)."""
        if self.attached_to is not None:
            return
        self.give_way()
        if self.workers.running is not None:
            self.workers.yield_point()
            return
        if self.stop_requested:
            raise StopException
        if self.pending is not None:
            request, self.pending = self.pending, None
            raise RerunException(request)


_LATE: Final = (
    "FragmentThreadState not initialized \u2014 ScriptRunContext.reset() or add_script_run_ctx() must be called on "
    "this thread first."
)

ATTRIBUTE: Final = "streamlit_script_run_ctx"
"""Where Streamlit keeps the context on a thread."""

_current: RunContext | None = None


def current() -> RunContext:
    """Return the current run, as this thread has it; an error when `st.` is used while no script runs."""
    run = _current
    if run is None:
        raise RuntimeError("st. was used while no script is running.")
    return run if run.thread == get_ident() else _of_thread(run)


def _of_thread(run: RunContext) -> RunContext:
    """What a thread that the script has started takes for the run: without a part in it, a page that nobody sees."""
    found = run.threads.get(get_ident())
    # The number of a thread that has ended may be another's now.
    if found is None or (found.late and not hasattr(current_thread(), ATTRIBUTE)):
        found = run.threads[get_ident()] = run.bare_of(run)
    return found


def running() -> RunContext | None:
    return _current


def outside() -> bool:
    """True in a thread of the script that has no part in the run."""
    return _current is not None and current().bare


def enter(context: RunContext | None) -> RunContext | None:
    """Make `context` the current run; return the one before."""
    global _current
    before, _current = _current, context
    return before
