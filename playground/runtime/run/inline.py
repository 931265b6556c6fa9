"""Threads where there are none: what a thread would do is done at once, in `start()`.

The browser's Python cannot start threads. A pool that shares out work, or a thread that is waited for, gives the same
this way; what waits for another thread, or never ends, is told so. Of a run such a thread has what any thread has.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import get_ident
from typing import Any

from . import context
from .control import GuardException

_WAITS = (
    "The browser has no threads, so nothing else is running that this could wait for. On Streamlit another thread "
    "would end the waiting: run the script there."
)
_SLEEPS = (
    "The browser has no threads: what this one does was done at once, in start(), and it has not ended after {:g} s of "
    "sleeping. On Streamlit it would run beside the script: run the script there, or let it end."
)


class NoThreadsError(RuntimeError):
    """Something that takes a second thread."""


def install() -> None:
    """Have Python's own modules start threads in this way."""
    threading._start_joinable_thread = _start  # type: ignore[attr-defined]
    threading.Condition.wait = _wait(threading.Condition.wait)  # type: ignore[method-assign]
    ThreadPoolExecutor.submit = _submit  # type: ignore[method-assign]


def slept(seconds: float) -> None:
    """Count what a thread done inline has slept; raises when it seems to sleep for ever."""
    run = context.running()
    if run is None or not run.inline:
        return
    run.slept_inline += seconds
    limit = run.guard.limits.seconds
    if run.slept_inline > limit:
        raise NoThreadsError(_SLEEPS.format(limit))


class _Handle:
    """Stands for the handle by which a thread knows that it has ended; Python's own is made by starting one."""

    def __init__(self, ident: int) -> None:
        self.ident = ident
        self.done = False

    def is_done(self) -> bool:
        return self.done

    def join(self, timeout: float | None = None) -> None:
        """Nothing to wait for: only the thread itself can ask before it has ended."""
        if not self.done:
            raise RuntimeError("Cannot join current thread")

    def _set_done(self) -> None:
        self.done = True


def _start(function: Callable[[], None], *, handle: object = None, daemon: bool = True) -> None:
    thread = getattr(function, "__self__", None)
    if not isinstance(thread, threading.Thread):
        raise RuntimeError("can't start new thread")
    ended_by: list[BaseException] = []
    run, ident = context.running(), get_ident()
    before = threading._active.get(ident)  # type: ignore[attr-defined]
    outer = None if run is None else (run.thread, run.inline, run.slept_inline, run.threads.pop(ident, None))
    if run is not None:
        run.thread, run.inline, run.slept_inline = -1, True, 0.0
    work = thread.run
    thread.run = _keeping_errors(work, ended_by)  # type: ignore[method-assign]
    handled = _Handle(ident)
    setattr(thread, "_os_thread_handle" if hasattr(thread, "_os_thread_handle") else "_handle", handled)
    try:
        function()
    finally:
        handled.done = True
        thread.run = work  # type: ignore[method-assign]
        threading._active[ident] = before  # type: ignore[attr-defined]
        if run is not None and outer is not None:
            run.thread, run.inline, run.slept_inline, own = outer
            run.threads.pop(ident, None)
            if own is not None:
                run.threads[ident] = own
    if ended_by:
        threading._limbo[thread] = thread  # type: ignore[attr-defined]  # where `start` looks when it fails
        raise ended_by[0]


def _keeping_errors(work: Callable[[], None], ended_by: list[BaseException]) -> Callable[[], None]:
    """The same work, but an error that must end the run is kept in `ended_by`, for the code that started the thread."""

    def run() -> None:
        try:
            work()
        except (GuardException, NoThreadsError) as error:
            ended_by.append(error)

    return run


def _wait(wait: Callable[..., bool]) -> Callable[..., bool]:
    def waiting(self: threading.Condition, timeout: float | None = None) -> bool:
        if timeout is None:
            raise NoThreadsError(_WAITS)
        return wait(self, timeout)

    return waiting


def _submit(self: Any, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
    """Do what a pool was given, in a thread of its own."""
    if self._shutdown:
        raise RuntimeError("cannot schedule new futures after shutdown")
    future: Future[Any] = Future()
    future.set_running_or_notify_cancel()

    def work() -> None:
        try:
            _initialize(self)
            result = fn(*args, **kwargs)
        except GuardException:
            raise
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)

    threading.Thread(target=work, name=f"{self._thread_name_prefix or 'ThreadPoolExecutor'}_0").start()
    return future


def _initialize(pool: Any) -> None:
    """What each thread of a pool does first."""
    if hasattr(pool, "_create_worker_context"):
        pool._create_worker_context().initialize()
    elif pool._initializer is not None:
        pool._initializer(*pool._initargs)
