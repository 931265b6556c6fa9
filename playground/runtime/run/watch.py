"""Watches a script while it runs, by `sys.monitoring`: which lines run, and whether its time is over.

A line reports itself once in a phase and is then switched off, so that loops run at nearly
full speed. Jumps and function starts look at the clock; those of code that the script makes
itself, by `exec` or `eval`, do so too.
"""

from __future__ import annotations

import io
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

from . import caps, context
from .control import GuardException
from .fingerprint import identity
from .guard import Limits, StepGuard
from .lines import Files, Line
from .places import is_ours, line_in

if TYPE_CHECKING:
    from ..trace.changes import Changes

_monitoring = sys.monitoring
_events = _monitoring.events
_DISABLE: Final = _monitoring.DISABLE
_CLOCK_EVENTS: Final = _events.JUMP | _events.PY_START
_ENDS: Final = _events.PY_RETURN | _events.PY_YIELD
_EVENTS: Final = _events.LINE | _CLOCK_EVENTS | _ENDS
_FAILS: Final = _events.PY_UNWIND
"""A function is left by an exception: this cannot be listened to in the script's code alone."""
_TOOL_NAME: Final = "rerun-playground"
_TOOLS: Final = 6
_ALL: Final = tuple(each for each in vars(_events).values() if isinstance(each, int) and each.bit_count() == 1)
_OTHERS: Final = tuple(each for each in _ALL if not each & (_events.LINE | _CLOCK_EVENTS))
_CLOCK_EVERY: Final = 17
"""Jumps between two looks at the clock: a prime, so that a loop of a few jumps is not always seen at the same one."""
_BRIEF: Final = Limits(seconds=caps.REPR_SECONDS)


class Spot(NamedTuple):
    """Where a script is: its line, and the id of the code that this is of."""

    line: int | None
    code: int


class _Watch:
    """The single tool of this process; scripts run one at a time."""

    def __init__(self) -> None:
        self.tool: int | None = None
        self.lines: set[int] | None = None
        self.guard: StepGuard | None = None
        self.changes: Changes | None = None
        self.blocks: list[tuple[set[int], StepGuard, Changes | None, Files, int]] = []
        self.rounds = 0
        self.hears = False
        """True while all ends of functions are listened to, and not only their first return in a run."""
        self.countdown = _CLOCK_EVERY
        self.apart: dict[int, tuple[set[int], Files | None, Changes | None]] = {}
        """Where the lines of threads that run beside the script go, by thread; of a run of its own also which files
        those are, and what watches its values."""
        self.files = NONE
        """Those of the project that runs now."""

    def claim(self) -> int:
        """Take a free tool number, once."""
        if self.tool is not None and _monitoring.get_tool(self.tool) == _TOOL_NAME:
            return self.tool
        for tool in (4, 3, _monitoring.PROFILER_ID, _monitoring.COVERAGE_ID):
            if _monitoring.get_tool(tool) is None:
                _monitoring.use_tool_id(tool, _TOOL_NAME)
                self.register(tool)
                self.tool = tool
                return tool
        raise RuntimeError("No free sys.monitoring tool: a debugger and a profiler are at work already.")

    def register(self, tool: int) -> None:
        """Have the tool's events come here."""
        _monitoring.register_callback(tool, _events.LINE, self._on_line)
        _monitoring.register_callback(tool, _events.JUMP, self._on_jump)
        _monitoring.register_callback(tool, _events.PY_START, self._on_start)
        _monitoring.register_callback(tool, _events.PY_RETURN, self._on_end)

    def hear_ends(self) -> None:
        """Listen to all ends of functions where it is needed: while state holds what can change in place."""
        watching = (self.changes, *(changes for _, _, changes in list(self.apart.values())))
        hears = any(changes is not None and changes.watches for changes in watching)
        if self.tool is None or hears == self.hears:
            return
        if _monitoring.get_tool(self.tool) != _TOOL_NAME:  # the script has taken it away
            self.hears = False
            return
        self.hears = hears
        _monitoring.register_callback(self.tool, _events.PY_YIELD, self._on_end if hears else None)
        _monitoring.register_callback(self.tool, _events.PY_UNWIND, self._on_unwind if hears else None)
        _monitoring.set_events(self.tool, _FAILS if hears else 0)

    def _on_line(self, code: CodeType, line: int) -> Any:
        lines, apart, changes, files = self.lines, self.apart, self.changes, self.files
        if apart and (own := apart.get(threading.get_ident())) is not None:
            lines, files = own[0], own[1] or files
            changes = changes if own[1] is None else own[2]
        file = files.get(code.co_filename)
        if lines is None:
            return None
        if file is None:  # it is of another project
            return _DISABLE
        if file:
            line = Line(line, file)
        guard = self.guard
        if line > 0 and line not in lines:  # an empty script "runs" line 0
            lines.add(line)
            if guard is not None and guard.calls is not None and not apart:
                guard.calls.on_line(code, line)
        goes_on = changes is not None and changes.values and changes.on_line(code, line)
        return None if goes_on or apart else _DISABLE  # another thread may run it as well

    def _on_end(self, code: CodeType, offset: int, value: object) -> Any:
        if self.lines is None and not self.apart:
            return None
        if self.guard is not None and self.guard.calls is not None and not self.apart:
            self.guard.calls.on_return(code, value, self.caller)
        changes = self._changes_here() if self.hears else None
        goes_on = changes is not None and changes.on_return(code, self.caller)
        return None if goes_on or self.apart else _DISABLE

    def _on_unwind(self, code: CodeType, offset: int, error: BaseException) -> None:
        changes = self._changes_here()
        if changes is not None and code.co_filename in self.files:
            changes.on_return(code, self.caller)

    def _changes_here(self) -> Changes | None:
        """What watches the values of the run of this thread."""
        own = self.apart.get(threading.get_ident()) if self.apart else None
        if own is not None and own[1] is not None:
            return own[2]
        return self.changes if self.lines is not None else None

    def _on_start(self, code: CodeType, offset: int) -> Any:
        self._tick(code, offset)

    def _on_jump(self, code: CodeType, offset: int, target: int) -> Any:
        self._tick(code, offset)

    def _tick(self, code: CodeType, offset: int) -> None:
        self.countdown -= 1
        if self.countdown > 0:
            return
        self.countdown = 1  # a script that has to end is told so at each jump: it may catch that, or nobody may hear
        self.rounds += 1
        if self.guard is not None:
            file = self.files.get(code.co_filename)
            if file is not None:
                self.guard.counts.add(code, offset, _CLOCK_EVERY, file)
            self.guard.check_time(self.line, _CLOCK_EVERY)
        self.countdown = _CLOCK_EVERY

    def line(self) -> int | None:
        """The line of the script that is running."""
        return line_in(self.files)

    def caller(self) -> Spot:
        """Where the script goes on when the function that ends now has ended."""
        frame = sys._getframe(3).f_back  # skip this function, its caller, and the monitoring callback
        while frame is not None:
            if not is_ours(dict.get(frame.f_globals, "__package__")) and frame.f_code.co_filename in self.files:
                line = self.files.line(frame.f_code.co_filename, frame.f_lineno or 0)
                return Spot(line, identity(frame.f_code))
            frame = frame.f_back
        return Spot(None, 0)

    def hook(self) -> Callable[[str, tuple[Any, ...]], None]:
        """An audit hook: has all watched in modules of the project, which an import executes, and the clock in code
        that a script is about to execute itself.

        A function, as Python calls an audit hook that is a method in more than double the time.
        """

        def on_audit(event: str, arguments: tuple[Any, ...]) -> None:
            if event != "exec" or self.guard is None or self.tool is None:
                return
            code = arguments[0]
            if not isinstance(code, CodeType):
                return
            if sys._getframe(1).f_code.co_filename.startswith("<frozen importlib"):
                if self.files.take(code.co_filename):
                    instrument(code)
                return
            for part in codes_of(code):
                if not _monitoring.get_local_events(self.tool, part):
                    _monitoring.set_local_events(self.tool, part, _CLOCK_EVENTS)

        return on_audit


NONE: Final = Files("")
"""The files of no project."""
_watch = _Watch()
sys.addaudithook(_watch.hook())


def is_watching() -> bool:
    """Whether the tool is still ours; its callbacks are registered anew, in case a script has exchanged them."""
    if _watch.tool is None:
        return True
    if _monitoring.get_tool(_watch.tool) != _TOOL_NAME:
        return False
    _watch.register(_watch.tool)
    return True


def alone() -> None:
    """Take away the tools that a script has made, and what it has ours listen to besides."""
    for tool in range(_TOOLS):
        if tool == _watch.tool and _monitoring.get_tool(tool) == _TOOL_NAME:
            if _monitoring.get_events(tool):
                _monitoring.set_events(tool, 0)
        elif _monitoring.get_tool(tool) is not None:
            _monitoring.set_events(tool, 0)
            _monitoring.free_tool_id(tool)
        else:
            continue
        for event in _OTHERS if tool == _watch.tool else _ALL:
            _monitoring.register_callback(tool, event, None)


def codes_of(code: CodeType) -> Iterator[CodeType]:
    """Yield a script's code object and those of the functions and classes in it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from codes_of(constant)


def instrument(code: CodeType) -> None:
    """Make `code` and what is in it report lines and jumps."""
    tool = _watch.claim()
    for part in codes_of(code):
        _monitoring.set_local_events(tool, part, _EVENTS)


def watched() -> StepGuard | None:
    """The guard of the script that runs now, in this thread if scripts run side by side."""
    guard, thread = _watch.guard, threading.get_ident()
    if guard is not None and guard.thread == thread:
        return guard
    return next((each[1] for each in reversed(_watch.blocks) if each[4] == thread), guard)


def line() -> int | None:
    """The line of the script that runs now: the innermost frame that is a script's."""
    return _watch.line()


def ticks() -> int:
    """How often anything of a script has jumped or been called: where it is the same, what ran was straight on."""
    return _watch.rounds * _CLOCK_EVERY - _watch.countdown


def report_again() -> None:
    """Have all lines report themselves again, and the ends of functions if they matter now."""
    _watch.hear_ends()
    _monitoring.restart_events()


@contextmanager
def watching(files: Files, lines: set[int], guard: StepGuard, changes: Changes | None = None) -> Iterator[None]:
    """Note executed lines of `files` into `lines`, enforce `guard`, and tell `changes` of lines within the block."""
    thread = threading.get_ident()
    block = (lines, guard, changes, files, thread)
    own = _watch.apart.get(thread)
    if own is not None and own[1] is not None:
        _watch.apart[thread] = (lines, files, changes)
    _watch.blocks.append(block)
    _watch.lines, _watch.guard, _watch.changes, _watch.files = lines, guard, changes, files
    report_again()
    try:
        yield
    finally:
        if own is not None:
            _watch.apart[thread] = own
        # A thread of real Streamlit that was given up may end while another run is watched, or after it.
        _watch.blocks[:] = [each for each in _watch.blocks if each is not block]
        if _watch.lines is lines:
            around = [each for each in _watch.blocks if each[-1] == block[-1]]
            now = around[-1][:4] if around else (None, None, None, NONE)
            _watch.lines, _watch.guard, _watch.changes, _watch.files = now
            _watch.hear_ends()


def put_aside() -> Callable[[], None]:
    """Watch nothing, until what is returned is called: then watch again what is watched now."""
    watch = _watch
    kept = (watch.lines, watch.guard, watch.changes, watch.files, watch.blocks)
    watch.lines, watch.guard, watch.changes, watch.files, watch.blocks = None, None, None, NONE, []

    def take_up() -> None:
        watch.lines, watch.guard, watch.changes, watch.files, watch.blocks = kept
        report_again()

    return take_up


@contextmanager
def apart(lines: set[int], files: Files | None = None, changes: Changes | None = None) -> Iterator[None]:
    """Note the lines that this thread executes into `lines` within the block, all of them and no other's.

    With the `files` of its project it is a run of its own, which may outlive the one that is watched. `changes` is told
    of its lines then.
    """
    _watch.apart[threading.get_ident()] = (lines, files, changes)
    _monitoring.restart_events()
    try:
        yield
    finally:
        del _watch.apart[threading.get_ident()]


@contextmanager
def briefly() -> Iterator[None]:
    """Let the script's code run for the trace's sake within the block: unseen, unheard, not for long, without `st.`.

    Raises `GuardException` at once when such code has had all the time of this step.
    """
    run = context.running()
    if run is not None and run.guard.reprs >= caps.REPRS_SECONDS:
        _over()
    before = (_watch.lines, _watch.guard)
    _watch.lines, _watch.guard = None, StepGuard(_BRIEF)
    context.enter(None)
    started, output, sleep = time.perf_counter(), sys.stdout, time.sleep
    thread = threading.get_ident()
    sys.stdout = _SILENT
    deepest = sys.getrecursionlimit()
    sys.setrecursionlimit(min(deepest, _depth() + caps.REPR_DEPTH))
    time.sleep = lambda seconds: _over() if threading.get_ident() == thread else sleep(seconds)
    try:
        yield
    finally:
        sys.setrecursionlimit(deepest)
        sys.stdout, time.sleep = output, sleep
        context.enter(run)
        _watch.lines, _watch.guard = before
        if run is not None:
            run.guard.reprs += time.perf_counter() - started


def _depth() -> int:
    """How many calls deep the caller is."""
    depth, frame = 0, sys._getframe()
    while frame.f_back is not None:
        depth, frame = depth + 1, frame.f_back
    return depth


def _over() -> NoReturn:
    raise GuardException("seconds", "There is no time for this.", None)


class _Silent(io.TextIOBase):
    """Takes what is printed, and forgets it."""

    def write(self, text: str) -> int:
        return len(text)


_SILENT: Final = _Silent()
