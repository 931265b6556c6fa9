"""Runs a script on the real Streamlit, and tells what happened as the miniature runtime does."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Final

from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import RerunData, ScriptRunnerEvent

from playground.engines import EngineTimeoutError
from playground.runtime.cache.clock import Clock
from playground.runtime.place.uncaught import describe, headline, script_line
from playground.runtime.run.control import GuardException, RerunRequest
from playground.runtime.run.guard import Limits, StepGuard
from playground.runtime.run.lines import at
from playground.runtime.run.sleeping import own_sleep
from playground.runtime.run.watch import apart, watching
from playground.runtime.session.server import RunRequest, Server, append_element
from playground.runtime.source.project import Project
from playground.runtime.trace.calls import Calls
from playground.runtime.trace.reasons.classes import OldObject, of_script
from playground.runtime.trace.reasons.old_class import look
from playground.runtime.trace.recorder import Recorder
from playground.runtime.trace.trace import Credit, Outcome, Run
from playground.runtime.trace.values import Json, to_json

from .beside import SharedRecorder, coordinate
from .hearing import Hearing
from .host import Kept, context_info, hosting, make_runtime
from .identities import heard
from .paint import Painter
from .protobufs.values import CLICKS, widget_states
from .record import RunRecord
from .side_by_side import RealBurst
from .wrap import TracedCache, TracedFragments, TracedRunner, TracedValues, TracedWidgets

PATIENCE = 30.0
"""Seconds over the limit that a script gets which is not running Python code: it sleeps, or waits for a database."""


@dataclass(eq=False)
class Work:
    """What is done for one action: the run asked for, and those that `st.rerun` adds."""

    request: RunRequest | None
    guard: StepGuard
    runs: list[Run]
    runner: TracedRunner | None = None
    record: RunRecord | None = None
    ended_by: GuardException | None = None
    reran: bool = False
    """True when the script asked for the run that comes next."""
    place: list[Run] = field(default_factory=list)
    """Where the run that goes on is put: runs of fragments that have waited are other steps'."""


class StreamlitRunner(Hearing):
    """Executes one script for one session on Streamlit's `ScriptRunner`; stands where the runtime's `Runner` does."""

    held: Final = None
    """No rerun is held back: Streamlit's own loop ends with its thread."""

    def resume(self) -> None:
        """There is nothing to go on with."""

    @property
    def live(self) -> list[RunRecord]:
        """The runs that are going on, the one that began last at the end."""
        records = [work.record for work in self._works if work.record is not None]
        return sorted(records, key=lambda record: record.number)

    def running(self) -> RunRecord | None:
        """The run that is going on."""
        live = self.live
        return live[-1] if live else None

    def overtake(self, step: int) -> None:
        """The action of a step takes the place of what is going on: Streamlit asks its runners to stop."""
        for record in self.live:
            if record.overtaken is None:
                record.recorder.settle()
                record.overtaken, record.left = step, self._snapshot(record.recorder)
                self._server.last_state = record.left
        for work in self._works:
            if work.runner is not None:
                work.runner.give_way()

    def send_to_running(self, request: RunRequest) -> bool:
        """Hand a run of fragments to what goes on; False where that is about to end."""
        going = [work for work in self._works if work.runner is not None and not work.runner.gives_way]
        if not going or going[-1].runner is None:
            return False
        return going[-1].runner.hand(self._data(request))

    @property
    def _work(self) -> Work:
        """What the script of this thread is run for; a thread that a script has started counts to the last."""
        return self._of_thread.get(threading.get_ident(), self._last)

    @property
    def _record(self) -> RunRecord | None:
        return self._work.record

    @property
    def _guard(self) -> StepGuard:
        return self._work.guard

    def give_up(self) -> None:
        """There is nothing to give up."""

    def __init__(self, project: Project, server: Server, clock: Clock, kept: Kept) -> None:
        self._project = project
        self._server = server
        self._clock = clock
        self._runtime = make_runtime()
        self._kept = kept
        self._cache = TracedCache(project)
        self._fragments = TracedFragments(self)
        self._pages = PagesManager(project.path, self._cache)
        widgets = TracedWidgets()
        widgets.listener = self
        self._state = TracedValues(_new_widget_state=widgets)
        self._loop = asyncio.new_event_loop()
        weakref.finalize(self, self._loop.close)
        self._painter = Painter(server, self._key_of, self._sent_as)
        self._painter.main_script = self._pages.main_script_hash
        self._painting = threading.RLock()
        """Held by the thread whose message is taken: parallel fragments have their own."""
        self._works: list[Work] = []
        """What is going on: more than one while actions overtake runs."""
        self._last = Work(None, StepGuard(Limits()), [])
        self._of_thread: dict[int, Work] = {}
        self.burst: RealBurst | None = None
        """The actions that come while runs go on."""

    def step(self, request: RunRequest, guard: StepGuard) -> tuple[list[Run], GuardException | None]:
        """Do the run asked for and those that `st.rerun` adds; return them, and the guard that ended them, if any."""
        work = Work(request, guard, [])
        runner = work.runner = TracedRunner(
            self._project.path,
            self._state,
            self._fragments,
            self._pages,
            self._cache,
            self._data(request),
            self._server,
            self._loop,
            self,
        )
        self._last = work
        self._works.append(work)
        seconds = guard.limits.seconds + PATIENCE
        try:
            with own_sleep(), self.around() if self.burst is None else self.burst.lanes.away():
                ended = runner.run(lambda: seconds - guard.computed)
        finally:
            self._works.remove(work)
            self._of_thread = {ident: each for ident, each in self._of_thread.items() if each is not work}
        if not ended:
            raise EngineTimeoutError(f"The script did not end within {seconds:g} seconds, and cannot be interrupted.")
        return work.runs, work.ended_by

    @contextmanager
    def around(self) -> Iterator[None]:
        """What a script finds around it: Streamlit's server, with what this session keeps there."""
        with hosting(self._runtime), self._kept.in_place(), heard(lambda: self._server.identities):
            yield

    def _data(self, request: RunRequest) -> RerunData:
        """A request as Streamlit has it."""
        intent = request.page or self._server.pages.of_browser
        return RerunData(
            widget_states=widget_states(request.values or {}, request.clicked, self._painter.sent_as),
            page_script_hash=intent.id,
            page_name=intent.url,
            query_string=self._server.query.sent,
            fragment_id=request.fragments[0] if request.fragments else None,
            is_auto_rerun=request.cause == "timer",
            context_info=context_info(),
        )

    def _key_of(self, widget_id: str) -> str | None:
        key: str | None = self._state._key_id_mapper.id_key_mapping.get(widget_id)
        return key

    def _sent_as(self, widget_id: str) -> str | None:
        """The field of `WidgetState` that carries a widget's value."""
        metadata = self._state.get_widget_metadata(widget_id)
        return None if metadata is None else metadata.value_type

    # -- runs: begin and end ---------------------------------------------------------------

    def on_event(self, sender: Any, event: Any, **data: Any) -> None:
        work = next((each for each in self._works if each.runner is sender), None)
        if work is None:  # it was given up
            return
        if sender.is_on_its_thread():
            self._of_thread[threading.get_ident()] = work
        match event:
            case ScriptRunnerEvent.SCRIPT_STARTED:
                self._begin(tuple(data.get("fragment_ids_this_run") or ()))
            case ScriptRunnerEvent.ENQUEUE_FORWARD_MSG:
                if self._record is not None:
                    with self._painting:
                        self._painter.take(data["forward_msg"], self._record)
                else:  # what a change of page takes out of the address is told before the run begins
                    self._painter.take_address(data["forward_msg"])
            case ScriptRunnerEvent.SCRIPT_STOPPED_WITH_COMPILE_ERROR:
                self._end_uncompiled(data["exception"])
            case (
                ScriptRunnerEvent.SCRIPT_STOPPED_FOR_RERUN
                | ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS
                | ScriptRunnerEvent.FRAGMENT_STOPPED_WITH_SUCCESS
            ):
                self._end(rerun=event == ScriptRunnerEvent.SCRIPT_STOPPED_FOR_RERUN)

    def _begin(self, fragments: tuple[str, ...]) -> None:
        server = self._server
        work = self._work
        request = self._request(work)
        server.begin_run(work.guard if work.place is work.runs or work.place else StepGuard(work.guard.limits))
        work.guard.thread, work.guard.hear = threading.get_ident(), self._hear_sleep
        if not fragments:
            server.fragments.stop_timers()
        recorder = SharedRecorder(self._project)
        work.guard.calls = Calls(work.guard, recorder)
        record = RunRecord(request, server.runs, recorder, fragments, time.perf_counter(), server.last_state)
        recorder.changes.begin(lambda: {key: self._state[key] for key in self._state.filtered_state})
        if self.burst is not None:
            record.began, recorder.stamp = self.burst.now, self.burst.stamp
            recorder.others = lambda: [each.recorder for each in self.live if each is not record]
            record.watch.enter_context(apart(recorder.lines, recorder.files, recorder.changes))
        record.watch.enter_context(watching(recorder.files, recorder.lines, work.guard, recorder.changes))
        work.record = record
        coordinate(work.runner, self)
        for clicked, widget_id in self._clicked():
            record.recorder.written[clicked] = Credit("widget", self._painter.line(widget_id))
        for widget_id, (form, line) in self._painter.senders(request.values or {}).items():
            key = self._key_of(widget_id)
            if key is not None:
                record.recorder.written[key] = Credit("form" if form else "widget", line)

    def _request(self, work: Work) -> RunRequest:
        """What the run that begins is for."""
        request = work.request or RunRequest("rerun")
        rerun, work.reran = request if work.reran else None, False
        if rerun is None:
            work.place = work.runs
        if self.burst is not None and work.runs:
            with self.burst.lanes.here():
                request, place = self.burst.take(rerun) or (request, None)
            work.place = work.place if place is None else place
        return request

    def on_overtaken(self) -> None:
        """The script has come to the `st.` call at which it gives way to another run."""
        if self._record is not None and self._record.overtaken is not None and self._record.error is None:
            self._record.stop_line = self._record.recorder.line()

    def _end(self, *, rerun: bool) -> None:
        record, runner = self._record, self._work.runner
        if record is None or runner is None:
            return
        outcome: Outcome = "completed"
        line, text = None, None
        if record.overtaken is not None:
            outcome, line = "overtaken", record.stop_line
            if record.error is not None:
                line, text = script_line(record.error.__traceback__, self._project.files), headline(record.error)
        elif rerun:
            outcome, line = "rerun", record.line_of_rerun()
            self._work.reran = True
            self._work.request = RunRequest("rerun", RerunRequest(line, page="" if record.switches else None).call)
        elif record.error is not None and (runner.premature_stop or record.fragment_failed):
            outcome, line = "exception", script_line(record.error.__traceback__, self._project.files)
            text = headline(record.error)
        elif runner.premature_stop:
            outcome, line = "stopped", record.stop_line
        self._finish(record, outcome, line, text, settles=not rerun)

    def _end_uncompiled(self, error: BaseException) -> None:
        record = self._record
        if record is None:
            return
        fields = describe(error, self._project)
        record.recorder.note("exception", line=at(fields), name=fields["name"], message=fields["text"])
        append_element(self._server, "exception", fields)
        self._finish(record, "exception", at(fields), f"{fields['name']}: {fields['text']}", settles=False)

    def on_escape(self, error: BaseException) -> None:
        """Something went through Streamlit's handlers: a guard, or a `BaseException` of the script's own."""
        record = self._record
        if record is None:
            return
        if record.overtaken is not None and not isinstance(error, GuardException):
            self._end(rerun=False)
            return
        if isinstance(error, GuardException):
            line = error.line or script_line(error.__traceback__, self._project.files)
            self._work.ended_by = error
            if record.overtaken is None:
                append_element(self._server, "guard", error.fields(line))
            record.recorder.note("guard", line=line, message=error.message)
            self._finish(record, "guard", line, error.message, settles=True)
            return
        # Streamlit's thread dies of it, and the page shows nothing. A trace tells, as the miniature runtime does.
        fields = describe(error, self._project)
        self._painter.settle(record)
        append_element(self._server, "exception", fields)
        self._finish(record, "exception", at(fields), headline(error), settles=True)

    def _finish(
        self, record: RunRecord, outcome: Outcome, line: int | None, text: str | None, *, settles: bool
    ) -> None:
        server, recorder, work = self._server, record.recorder, self._work
        recorder.changes.finish()
        if (calls := work.guard.calls) is not None:
            calls.times.end(work.guard.spent())
        if outcome == "overtaken":
            recorder.note("overtaken", line=line)
        record.watch.close()
        work.record = None
        after = self._snapshot(recorder) if record.overtaken is None else record.left
        names = [server.fragments.name(each) or "fragment" for each in record.fragments]
        run = Run(
            number=record.number,
            cause=record.request.cause,
            scope="fragment" if record.fragments else "app",
            fragment=", ".join(names) or None,
            trigger=record.request.trigger,
            callbacks=tuple(recorder.callbacks),
            outcome=outcome,
            outcome_line=line,
            message=text,
            lines=record.lines(),
            callback_lines=tuple(sorted(recorder.callback_lines)),
            events=recorder.all_events(),
            before=record.before,
            after=after,
            diff=recorder.diff(record.before, after),
            ms=round((time.perf_counter() - record.started) * 1000, 3),
            beside=tuple(each.report() for each in record.sent),
            reads=tuple(recorder.reads),
            callers=recorder.callers.to_json(),
            overtaken=record.overtaken,
            span=None if record.began is None or self.burst is None else (record.began, self.burst.now),
            read_outside=frozenset(recorder.read_outside),
            old=self._old_objects(record),
            calls=() if calls is None else tuple(calls.found),
            times=() if calls is None else calls.times.told(self._project.files.main, self._project.source_at),
        )
        work.place.append(run)
        work.guard.ran(record.number, run.diff)
        if record.overtaken is not None:
            return
        server.last_state = after
        if settles:
            self._painter.settle(record)
            server.fragments.keep({each for each in server.fragments.ids() if self._fragments.contains(each)})

    def _old_objects(self, record: RunRecord) -> tuple[OldObject, ...]:
        """What this run of the whole app has tested of objects in session state whose class it has made anew."""
        if record.fragments or record.overtaken is not None:
            return ()
        state = {key: self._state[key] for key in self._state.filtered_state if key in self._state}
        if not of_script(state.values()):
            return ()
        main, source = vars(sys.modules["__main__"]), self._project.script.source
        with suppress(Exception):  # a class may answer oddly when it is asked for its name
            return look(state, main, source, record.lines(), record.number, self._server.made)
        return ()

    def has_callback(self, name: str) -> bool:
        """Whether a callback was registered for a widget."""
        metadata = self._state.get_widget_metadata(name)
        return metadata is not None and metadata.callback is not None

    def _snapshot(self, recorder: Recorder) -> dict[str, Json]:
        """The visible state. Streamlit keeps no order; here old keys come first, then those written, in their order."""
        # Two widgets may have had one key: which one `filtered_state` tells of is chance, the script sees the last.
        keys = [key for key in self._state.filtered_state if key in self._state]
        state = {key: to_json(self._state[key]) for key in keys}
        known = [*self._server.last_state, *recorder.written, *sorted(state)]
        return {key: state[key] for key in dict.fromkeys(known) if key in state}

    def _clicked(self) -> list[tuple[str, str]]:
        """The keyed buttons that are True, with their ids: the next run resets them."""
        found = []
        for key, widget_id in self._state._key_id_mapper._key_id_mapping.items():
            if self._sent_as(widget_id) in (*CLICKS, "chat_input_value") and key in self._state and self._state[key]:
                found.append((key, widget_id))
        return found
