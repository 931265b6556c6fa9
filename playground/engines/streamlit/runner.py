"""Runs a script on the real Streamlit, and tells what happened as the miniature runtime does."""

from __future__ import annotations

import asyncio
import threading
import time
import traceback
import weakref
from collections.abc import Callable, Sequence
from typing import Any, Final

from streamlit.errors import FragmentHandledException
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import RerunData, RerunException, ScriptRunnerEvent, StopException

from playground.engines import EngineTimeoutError
from playground.runtime.cache.clock import Clock
from playground.runtime.flow.fragment import Fragment
from playground.runtime.place.uncaught import describe, headline, message, script_line
from playground.runtime.run.control import GuardException, RerunRequest
from playground.runtime.run.guard import StepGuard
from playground.runtime.run.lines import at
from playground.runtime.run.sleeping import own_sleep
from playground.runtime.run.watch import watching
from playground.runtime.session.server import RunRequest, Server, append_element
from playground.runtime.source.project import Project
from playground.runtime.trace.callbacks import callback_line, callback_name, called_with
from playground.runtime.trace.explain import Seen, explain
from playground.runtime.trace.recorder import Recorder
from playground.runtime.trace.trace import CallbackCall, Change, Credit, Ended, Outcome, Run
from playground.runtime.trace.values import Json, to_json

from .beside import Sent, SharedRecorder, coordinate
from .host import Kept, context_info, hosting, make_runtime
from .paint import Painter
from .record import RunRecord, switches
from .values import CLICKS, widget_states
from .wrap import TracedCache, TracedFragments, TracedRunner, TracedValues, TracedWidgets

PATIENCE = 30.0
"""Seconds over the limit that a script gets which is not running Python code: it sleeps, or waits for a database."""
_INTERNAL = "$$STREAMLIT_INTERNAL_KEY"


class StreamlitRunner:
    """Executes one script for one session on Streamlit's `ScriptRunner`; stands where the runtime's `Runner` does."""

    held: Final = None
    """No rerun is held back: Streamlit's own loop ends with its thread."""

    def resume(self) -> None:
        """There is nothing to go on with."""

    def running(self) -> RunRecord | None:
        """The run that is going on."""
        return self._record

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
        self._runner: TracedRunner | None = None
        self._next: RunRequest | None = None
        self._record: RunRecord | None = None
        self._guard: StepGuard | None = None
        self._ended_by: GuardException | None = None
        self._runs: list[Run] = []

    def step(self, request: RunRequest, guard: StepGuard) -> tuple[list[Run], GuardException | None]:
        """Do the run asked for and those that `st.rerun` adds; return them, and the guard that ended them, if any."""
        self._next, self._guard, self._ended_by, self._runs = request, guard, None, []
        intent = request.page or self._server.pages.of_browser
        data = RerunData(
            widget_states=widget_states(request.values or {}, request.clicked, self._painter.sent_as),
            page_script_hash=intent.id,
            page_name=intent.url,
            query_string=self._server.query.sent,
            fragment_id=request.fragments[0] if request.fragments else None,
            is_auto_rerun=request.cause == "timer",
            context_info=context_info(),
        )
        self._runner = TracedRunner(
            self._project.path,
            self._state,
            self._fragments,
            self._pages,
            self._cache,
            data,
            self._server,
            self._loop,
            self,
        )
        seconds = guard.limits.seconds + PATIENCE
        with hosting(self._runtime), self._kept.in_place(), own_sleep():
            ended = self._runner.run(lambda: seconds - guard.computed)
        if not ended:
            raise EngineTimeoutError(f"The script did not end within {seconds:g} seconds, and cannot be interrupted.")
        return self._runs, self._ended_by

    def _key_of(self, widget_id: str) -> str | None:
        key: str | None = self._state._key_id_mapper.id_key_mapping.get(widget_id)
        return key

    def _sent_as(self, widget_id: str) -> str | None:
        """The field of `WidgetState` that carries a widget's value."""
        metadata = self._state.get_widget_metadata(widget_id)
        return None if metadata is None else metadata.value_type

    # -- runs: begin and end ---------------------------------------------------------------

    def on_event(self, sender: Any, event: Any, **data: Any) -> None:
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
        assert self._guard is not None
        server.begin_run(self._guard)
        self._guard.thread, self._guard.hear = threading.get_ident(), self._hear_sleep
        request = self._next or RunRequest("rerun")
        if not fragments:
            server.fragments.stop_timers()
        recorder = SharedRecorder(self._project)
        record = RunRecord(request, server.runs, recorder, fragments, time.perf_counter())
        recorder.changes.begin(lambda: {key: self._state[key] for key in self._state.filtered_state})
        record.watch.enter_context(watching(recorder.files, recorder.lines, self._guard, recorder.changes))
        self._record = record
        coordinate(self._runner, self)
        for clicked, widget_id in self._clicked():
            record.recorder.written[clicked] = Credit("widget", self._painter.line(widget_id))
        for widget_id, (form, line) in self._painter.senders(request.values or {}).items():
            key = self._key_of(widget_id)
            if key is not None:
                record.recorder.written[key] = Credit("form" if form else "widget", line)

    def _end(self, *, rerun: bool) -> None:
        record = self._record
        if record is None or self._runner is None:
            return
        outcome: Outcome = "completed"
        line, text = None, None
        if rerun:
            outcome, line = "rerun", record.line_of_rerun()
            self._next = RunRequest("rerun", RerunRequest(line, page="" if record.switches else None).call)
        elif record.error is not None and (self._runner.premature_stop or record.fragment_failed):
            outcome, line = "exception", script_line(record.error.__traceback__, self._project.files)
            text = headline(record.error)
        elif self._runner.premature_stop:
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
        if isinstance(error, GuardException):
            line = error.line or script_line(error.__traceback__, self._project.files)
            self._ended_by = error
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
        server, recorder = self._server, record.recorder
        recorder.changes.finish()
        record.watch.close()
        self._record = None
        before, after = server.last_state, self._snapshot(recorder)
        names = [server.fragments.name(each) or "fragment" for each in record.fragments]
        self._runs.append(
            Run(
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
                before=before,
                after=after,
                diff=recorder.diff(before, after),
                ms=round((time.perf_counter() - record.started) * 1000, 3),
                beside=tuple(each.report() for each in record.sent),
            )
        )
        if self._guard is not None:
            self._guard.ran(record.number, self._runs[-1].diff)
        server.last_state = after
        if settles:
            self._painter.settle(record)
            server.fragments.keep({each for each in server.fragments.ids() if self._fragments.contains(each)})

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

    # -- what happens within a run ---------------------------------------------------------

    def _hear_sleep(self, seconds: float, line: int | None) -> None:
        if self._record and self._guard:
            self._record.recorder.note("sleep", line=line, seconds=round(seconds, 3))
            self._clock.slept(seconds, really=not self._guard.clock.skips)

    def on_error(self, error: Exception) -> None:
        if self._record is not None:
            if self._record.recorder.beside is not None:
                pass  # it ends nothing but its fragment
            elif not isinstance(error, FragmentHandledException) or self._record.error is None:
                self._record.error = error
            recorder = self._record.recorder
            line = script_line(error.__traceback__, self._project.files)
            recorder.note("exception", line=line, name=type(error).__name__, message=message(error))
            self._painter.uncaught[threading.get_ident()] = describe(error, self._project)

    def on_rerun(self, data: RerunData) -> None:
        """Called by a `st.rerun` of the script's body; raises when this step has had all its runs."""
        record, guard = self._record, self._guard
        if record is None or guard is None:
            return
        line = record.recorder.line()
        record.recorder.note("rerun", line=line, scope="fragment" if data.is_fragment_scoped_rerun else "app")
        before = self._server.last_state

        def why(last: list[tuple[int, Sequence[Change]]]) -> tuple[str, list[Json]]:
            recorder = record.recorder
            state = self._snapshot(recorder)
            changes = recorder.diff(before, state)
            places = recorder.places()
            source = self._project.source_at(places[0].line if places else None)
            return explain([*last, (record.number, changes)], Seen(source, state, places))

        record.switches = switches(frame for frame, _ in traceback.walk_stack(None))
        guard.check_rerun(RerunRequest(line, page=data.page_script_hash if record.switches else None), why)
        record.rerun_line = line
        record.asks("rerun")

    def on_stop(self) -> None:
        if self._record is not None:
            self._record.error = None  # what was caught before it
            self._record.stop_line = self._record.recorder.line()
            self._record.recorder.note("stop")
            self._record.asks("stopped")

    def on_write(self, key: str, value: Any, before: Any) -> None:
        if self._record is not None and not key.startswith(_INTERNAL):
            self._record.recorder.wrote_state(key, value, before)

    def on_delete(self, key: str) -> None:
        if self._record is not None and not key.startswith(_INTERNAL):
            self._record.recorder.deleted_state(key)

    def on_read(self, key: str, value: Any) -> None:
        if self._record is not None and not key.startswith(_INTERNAL):
            self._record.recorder.read_state(key, value)

    def on_register(self, key: str, *, fresh: bool, of_address: bool) -> None:
        """A run drew a widget with this key."""
        if self._record is not None:
            recorder = self._record.recorder
            recorder.drew(key, Credit("query" if of_address else "widget", recorder.line()), fresh=fresh)

    def on_callback(self, metadata: Any, call: Callable[[], None]) -> None:
        record, guard = self._record, self._guard
        assert record is not None
        assert guard is not None
        recorder = record.recorder
        name, line = callback_name(metadata.callback), callback_line(metadata.callback, self._project.files)
        event = "on_click" if metadata.value_type in CLICKS else "on_change"
        label = self._painter.label(metadata.id)
        recorder.note("callback_start", line=line, name=name, widget=label, event=event)
        recorder.in_callback = True
        ended: Ended = "returned"
        try:
            with watching(recorder.files, recorder.callback_lines, guard, recorder.changes):
                call()
        except RerunException as error:
            ended = "rerun"
            where = script_line(error.__traceback__, self._project.files)
            record.switches = switches(frame for frame, _ in traceback.walk_tb(error.__traceback__))
            recorder.note("rerun", line=where, scope="fragment" if error.rerun_data.fragment_id_queue else "app")
            record.asked.append((where, not error.rerun_data.fragment_id_queue))
            raise
        except StopException:
            ended = "stopped"
            raise
        except GuardException:
            ended = "guard"
            raise
        except BaseException:
            ended = "exception"
            raise
        finally:
            recorder.changes.finish()
            recorder.in_callback = False
            recorder.credit_callbacks(self._server.last_state, self._snapshot(recorder))
            recorder.note("callback_end", line=line, name=name, ended=ended)
            given = called_with(metadata.callback_args, metadata.callback_kwargs)
            recorder.callbacks.append(CallbackCall(name, label, event, *given, line, ended))

    def on_fragment_failed(self) -> None:
        """A fragment that the page asked for failed, or one within it whose error nothing caught."""
        if self._record is not None:
            self._record.fragment_failed = True

    def on_sent(self, fragment_id: str) -> tuple[Sent, Recorder]:
        assert self._record is not None
        sent, recorder = self._record.sent, self._record.recorder
        made = Sent(len(sent) + 1, self._server.fragments.name(fragment_id) or "fragment", recorder.line())
        sent.append(made)
        recorder.note("fragment_sent", line=made.line, name=made.name, beside=made.number)
        return made, recorder

    def on_fragment(self, fragment_id: str, wrapped: Any, parent: str | None, key: str | None) -> None:
        self._server.fragments.register(Fragment(fragment_id, _function_name(wrapped), wrapped, parent, key, None))


def _function_name(wrapped: Any) -> str:
    """The name of the function in the closure that Streamlit made of a fragment."""
    names = wrapped.__code__.co_freevars
    if "non_optional_func" not in names:
        return "fragment"
    func = wrapped.__closure__[names.index("non_optional_func")].cell_contents
    if getattr(func, "__name__", "") == "dialog_content" and "non_optional_func" in func.__code__.co_freevars:
        return _function_name(func)
    return str(getattr(func, "__name__", "fragment"))
