"""Runs a script, and runs it again while it asks for that: one action's runs.

Modelled on Streamlit's `runtime/scriptrunner/script_runner.py` and `exec_code.py`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, Any

from ..browser.pages import Intent
from ..cache.caching import Caches
from ..data import summary as summary  # tells the trace of data frames
from ..flow import beside
from ..place.uncaught import describe, headline, is_a, line_of, show
from ..run import caps, context
from ..run.context import RunContext
from ..run.control import FragmentHandledException, GuardException, RerunException, RerunRequest, StopException
from ..run.fingerprint import Fingerprint
from ..run.guard import StepGuard
from ..run.lines import at
from ..run.sleeping import own_sleep
from ..run.watch import watching
from ..source.magic import WRITE
from ..source.project import Project
from ..source.toml import environment
from ..st.module import installed
from ..st.navigation import run_pages_folder
from ..st.page import transparent_write
from ..trace.calls import Calls
from ..trace.reasons.classes import OldObject, of_script
from ..trace.reasons.old_class import look
from ..trace.recorder import Recorder
from ..trace.trace import Outcome, Run
from ..trace.values import Json, cut
from .bare import bare
from .message import take_message
from .server import RunRequest, Server, append_element

if TYPE_CHECKING:
    from .burst import Burst


@dataclass(frozen=True)
class _Result:
    """How a run ended."""

    outcome: Outcome = "completed"
    line: int | None = None
    message: str | None = None
    again: RerunRequest | None = None
    guard: GuardException | None = None
    cleans: bool = False
    """True when the run cleans up although a fragment in it failed."""


class Runner:
    """Executes one script for one session."""

    def __init__(self, project: Project, server: Server, caches: Caches) -> None:
        self._project = project
        self._server = server
        self._caches = caches
        self.held: RunContext | None = None
        """The run that ended in a rerun which the limit of its step did not let through."""
        self._held_request: RunRequest | None = None
        self._kept: dict[str, Fingerprint] = {}
        self._main: dict[str, Any] | None = None
        """The names of the script, as the last run of the whole app has left them."""
        self.live: list[RunContext] = []
        """The runs that are going on, the one that began last at the end: more than one while actions overtake runs."""
        self.burst: Burst | None = None
        """The actions that come while runs go on."""

    def step(self, request: RunRequest, guard: StepGuard) -> tuple[list[Run], GuardException | None]:
        """Do the run asked for and those that `st.rerun` adds; return them, and the guard that ended them, if any."""
        runs = []
        self.held = None
        while True:
            run, result = self._run(request, guard)
            runs.append(run)
            guard.ran(run.number, run.diff)
            if result.again is None:
                return runs, result.guard
            request = self._following(result.again)
            if self.burst is not None:
                request = self.burst.with_waiting(request)

    def overtake(self, step: int) -> None:
        """The action of a step takes the place of what is going on."""
        for run in self.live:
            if run.overtaken is None:
                run.overtake(step)
                self._server.last_state = run.left

    def running(self) -> RunContext | None:
        """The run that is going on."""
        return context.running()

    def resume(self) -> RunRequest | None:
        """The rerun that was held back, as if nothing had been between; None where none was."""
        run, self.held = self.held, None
        if run is None:
            return None
        self._server.state.end_run(
            frozenset(run.widget_ids),
            run.fragments_this_run,
            self._server.pages.current,
            self._server.query,
            drop_stale=False,
        )
        return self._held_request

    def _following(self, again: RerunRequest) -> RunRequest:
        page = Intent(again.page or self._server.pages.current)
        return RunRequest("rerun", again.call, fragments=again.fragments, replay=again.replay, page=page)

    def _run(self, request: RunRequest, guard: StepGuard) -> tuple[Run, _Result]:
        server = self._server
        server.begin_run(guard)
        guard.hear = self._hear_sleep
        most = min(caps.EVENTS, caps.STEP_EVENTS - guard.events)
        recorder = Recorder(self._project.files, most, self._project.touching)
        guard.calls = calls = Calls(guard, recorder)
        run = RunContext(
            number=server.runs,
            project=self._project,
            tree=server.tree,
            page=server.page,
            state=server.state,
            fragments=server.fragments,
            caches=self._caches,
            query=server.query,
            pages=server.pages,
            guard=guard,
            remembered=server.remembered,
            recorder=recorder,
            workers=beside.Workers(),
            bare_of=bare,
            fragments_this_run=server.fragments.ordered(request.fragments),
            before=server.last_state,
            identities=server.identities,
            session_id=server.session_id,
            foreign=server.foreign,
        )
        if (address := server.query.news()) is not None:
            recorder.note("query", query=cut(address, caps.TEXT))
        page_before = server.pages.current
        if server.pages.begin(request.page or server.pages.of_browser):
            server.query.read(server.pages.current)
            sent = {*(request.values or {}), *([request.clicked] if request.clicked else [])}
            server.state.end_run(frozenset(sent), (), page_before, server.query, drop_stale=True)
        else:
            server.query.read()
        if not request.fragments:
            server.fragments.stop_timers()
        old: tuple[OldObject, ...] = ()
        outer = context.enter(run)
        self.live.append(run)
        began = None
        if self.burst is not None:
            began, recorder.stamp = self.burst.now, self.burst.stamp
            recorder.others = lambda: [each.recorder for each in self.live if each is not run]
        started = time.perf_counter()
        try:
            with own_sleep():
                with self.around():
                    result = self._execute(run, request, calls)
                recorder.changes.finish()
                if result.outcome == "overtaken":
                    recorder.note("overtaken", line=result.line)
                milliseconds = (time.perf_counter() - started) * 1000
                calls.times.end(guard.spent())
                if run.overtaken is not None:
                    after = run.left
                else:
                    self._finish(run, result)
                    after = server.state.snapshot(recorder.changes.as_json)
                    self._kept = recorder.changes.fingerprints(after)
                    old = self._old_objects(run)
        finally:
            self.live.remove(run)
            context.enter(outer)
        span = None
        if began is not None and self.burst is not None and self.burst.is_shared:
            span = (began, self.burst.now)
        elif began is not None:
            recorder.alone()
        name = None
        if request.fragments:
            name = ", ".join(server.fragments.name(each) or "fragment" for each in run.fragments_this_run)
        record = Run(
            number=run.number,
            cause=request.cause,
            scope="fragment" if request.fragments else "app",
            fragment=name,
            trigger=request.trigger,
            callbacks=tuple(recorder.callbacks),
            outcome=result.outcome,
            outcome_line=result.line,
            message=result.message,
            lines=tuple(sorted(recorder.lines | recorder.callback_lines)),
            callback_lines=tuple(sorted(recorder.callback_lines)),
            events=recorder.all_events(),
            before=run.before,
            after=after,
            diff=recorder.diff(run.before, after),
            ms=round(milliseconds, 3),
            beside=run.workers.reports(),
            reads=tuple(recorder.reads),
            callers=recorder.callers.to_json(),
            overtaken=run.overtaken,
            span=span,
            read_outside=frozenset(recorder.read_outside),
            old=old,
            calls=tuple(calls.found),
            times=calls.times.told(self._project.files.main, self._project.source_at),
        )
        if run.overtaken is None:
            server.last_state = after
        guard.events += len(recorder.events)
        return record, result

    @contextmanager
    def around(self) -> Iterator[None]:
        """What a script finds around it: the modules of Streamlit, and its secrets in the environment."""
        with installed(self._server.modules), environment(lambda: self._project.secrets):
            yield

    def _execute(self, run: RunContext, request: RunRequest, calls: Calls) -> _Result:
        """Compile, call callbacks, run the body; every way to end is caught here."""
        recorder = run.recorder
        try:
            code = self._project.code()
        except (SyntaxError, ValueError) as error:
            return self._uncompiled(run, error)
        try:
            take_message(run, request, self._kept)
            run.give_way()
            recorder.note("script_start")
            with watching(recorder.files, recorder.lines, run.guard, recorder.changes), calls:
                failed = self._body(run, request, code)
            run.yield_point()
        except RerunException as error:
            return _Result("rerun", error.request.line, again=error.request)
        except StopException as error:
            if run.overtaken is not None:
                return _Result("overtaken", line_of(error, recorder.files))
            if run.stopped_by is not None:
                line = line_of(run.stopped_by, recorder.files)
                return _Result("exception", line, headline(run.stopped_by))
            return _Result("stopped", run.stop_line)
        except FragmentHandledException as error:
            return self._fragment_failed(error)
        except GuardException as error:
            line = error.line or line_of(error, recorder.files)
            return _Result("guard", line, error.message, guard=error)
        except BaseException as error:
            if is_a(error, KeyboardInterrupt) and sys.platform != "emscripten":
                raise  # the user's Ctrl+C; in the browser there is none, and it is the script's own
            return self._failed(run, error)
        if failed is not None:
            return replace(self._fragment_failed(failed), cleans=True)
        return _Result()

    def _hear_sleep(self, seconds: float, line: int | None) -> None:
        run = context.running()
        if run is not None:
            run.recorder.note("sleep", line=line, seconds=round(seconds, 3))
            self._caches.clock.slept(seconds, really=not run.guard.clock.skips)
            run.workers.clock += seconds

    def _uncompiled(self, run: RunContext, error: Exception) -> _Result:
        """A script that is no Python: what was on the page stays, with the error below it."""
        fields = describe(error, run.project)
        run.recorder.note("exception", line=at(fields), name=fields["name"], message=fields["text"])
        self._append("exception", fields)
        return _Result("exception", at(fields), f"{fields['name']}: {fields['text']}")

    def _failed(self, run: RunContext, error: BaseException) -> _Result:
        """An uncaught exception is shown at the end of the main area (rule exception-shown-at-end)."""
        if run.overtaken is not None:  # the page does not hear of it
            return _Result("overtaken", line_of(error, run.recorder.files), headline(error))
        run.containers.clear()
        run.fragment = None
        run.stop_requested = False
        show(error)
        return _Result("exception", line_of(error, run.recorder.files), headline(error))

    def _fragment_failed(self, error: FragmentHandledException) -> _Result:
        """A fragment has shown its error in its own place (rule fragment-exception)."""
        cause: BaseException = error
        while is_a(cause, FragmentHandledException) and cause.__cause__ is not None:
            cause = cause.__cause__
        return _Result("exception", line_of(cause, self._project.files), headline(cause))

    def _append(self, type: str, fields: dict[str, Json]) -> None:
        append_element(self._server, type, fields)

    # -- the body ------------------------------------------------------------------------

    def _body(self, run: RunContext, request: RunRequest, code: CodeType) -> FragmentHandledException | None:
        """Run the script, or the fragments asked for; return what one of those failed with."""
        if request.fragments:
            return self._run_fragments(run, run.fragments_this_run)
        run.fragments.begin_full_run()
        module = ModuleType("__main__")
        module.__dict__["__file__"] = self._project.path
        module.__dict__[WRITE] = transparent_write
        sys.modules["__main__"] = module
        self._main = module.__dict__
        try:
            if self._project.uses_pages_folder:
                run_pages_folder()
            else:
                exec(code, module.__dict__)
        except GuardException:
            raise
        except BaseException:
            run.workers.leave("stopped")
            beside.run_all(run)
            raise
        beside.run_all(run)
        run.fragments.keep(run.new_fragments)
        return None

    def _run_fragments(self, run: RunContext, ids: tuple[str, ...]) -> FragmentHandledException | None:
        failed: FragmentHandledException | None = None
        done: set[str] = set()
        for each in ids:
            fragment = run.fragments.get(each)
            if fragment is None or run.fragments.has_ancestor_in(each, done):
                continue
            done.add(each)
            before, run.new_fragments = run.new_fragments, set()
            try:
                fragment.run()
            except FragmentHandledException as error:
                failed = error
            finally:
                run.fragments.forget_below(each, run.new_fragments)
                run.new_fragments |= before
        return failed

    # -- after it ------------------------------------------------------------------------

    def _finish(self, run: RunContext, result: _Result) -> None:
        """Clean up as Streamlit does: not at all after a stop, an error or a guard.

        (rules state-widget-cleanup, state-no-cleanup-after-early-end, fragment-cleanup)
        """
        server = self._server
        fragments = run.fragments_this_run
        if result.outcome in ("completed", "rerun") or result.cleans:
            drops = result.outcome != "rerun"
            drawn = frozenset(run.widget_ids)
            server.state.end_run(drawn, fragments, server.pages.current, server.query, drop_stale=drops)
        if result.guard is not None:
            append_element(server, "guard", result.guard.fields(result.line))
            run.recorder.note("guard", line=result.line, message=result.guard.message)
            if result.guard.pending is not None:
                self.held, self._held_request = run, self._following(result.guard.pending)
        if result.outcome != "rerun" and self.held is None:  # else what follows may write it again
            self._clear(run)

    def _old_objects(self, run: RunContext) -> tuple[OldObject, ...]:
        """What this run of the whole app has tested of objects in session state whose class it has made anew."""
        state = self._server.state
        if run.fragments_this_run or self._main is None or not of_script(state.raw()):
            return ()
        source = self._project.script.source
        with suppress(Exception):  # a class may answer oddly when it is asked for its name
            return look(state.visible(), self._main, source, run.recorder.lines, run.number, self._server.made)
        return ()

    def has_callback(self, name: str) -> bool:
        """Whether a callback was registered for a widget."""
        widget = self._server.state.metadata(name)
        return widget is not None and widget.callback is not None

    def give_up(self) -> None:
        """The rerun that was held back will not come: the page has only what the last run wrote."""
        run, self.held = self.held, None
        if run is not None:
            self._clear(run)

    def _clear(self, run: RunContext) -> None:
        server, fragments = self._server, run.fragments_this_run
        if self._project.has_run():
            scope = frozenset(fragments) if fragments else None
            server.tree.drop_stale(run.number, scope)
        active = server.tree.widgets()
        server.page.settle(active)
        server.state.forget_metadata(active)
