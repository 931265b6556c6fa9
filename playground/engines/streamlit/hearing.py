"""What Streamlit tells of a run while it goes on, and how that is told in a trace."""

from __future__ import annotations

import sys
import threading
import traceback
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from types import FrameType
from typing import Any

from streamlit.errors import FragmentHandledException
from streamlit.runtime.scriptrunner import RerunData, RerunException, StopException
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState
from streamlit.runtime.state.session_state_proxy import SessionStateProxy

from playground.runtime.cache.clock import Clock
from playground.runtime.flow.fragment import Fragment
from playground.runtime.place.uncaught import describe, message, script_line
from playground.runtime.run.control import GuardException, RerunRequest
from playground.runtime.run.guard import StepGuard
from playground.runtime.run.watch import watching
from playground.runtime.session.server import Server
from playground.runtime.source.project import Project
from playground.runtime.trace.callbacks import callback_line, callback_name, called_with
from playground.runtime.trace.explain import Seen, explain
from playground.runtime.trace.recorder import Recorder
from playground.runtime.trace.trace import CallbackCall, Change, Credit, Ended
from playground.runtime.trace.values import Json

from .beside import Sent
from .paint import Painter
from .protobufs.values import CLICKS
from .record import RunRecord, switches

_INTERNAL = "$$STREAMLIT_INTERNAL_KEY"


class Hearing(ABC):
    """Hears what happens within a run; the wraps of Streamlit's parts call it."""

    _project: Project
    _server: Server
    _clock: Clock
    _painter: Painter

    @property
    @abstractmethod
    def _record(self) -> RunRecord | None:
        """The run of this thread."""

    @property
    @abstractmethod
    def _guard(self) -> StepGuard:
        """What guards it."""

    @abstractmethod
    def _snapshot(self, recorder: Recorder) -> dict[str, Json]:
        """The visible state."""

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
            self._leaves(traceback.walk_tb(error.__traceback__))

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
        self._leaves(traceback.walk_stack(sys._getframe()))

    def on_stop(self) -> None:
        if self._record is not None:
            self._record.error = None  # what was caught before it
            self._record.stop_line = self._record.recorder.line()
            self._record.recorder.note("stop")
            self._leaves(traceback.walk_stack(sys._getframe()))
            self._record.asks("stopped")

    def _leaves(self, frames: Iterable[tuple[FrameType, int]]) -> None:
        """The script is about to leave these, as its run ends."""
        if self._guard is not None and self._guard.calls is not None:
            self._guard.calls.on_left(frame for frame, _ in frames)

    def on_write(self, key: str, value: Any, before: Any) -> None:
        if self._record is not None and not key.startswith(_INTERNAL):
            self._record.recorder.wrote_state(key, value, before)

    def on_delete(self, key: str) -> None:
        if self._record is not None and not key.startswith(_INTERNAL):
            self._record.recorder.deleted_state(key)

    def on_read(self, key: str, value: Any) -> None:
        if self._record is not None and not key.startswith(_INTERNAL):
            caller = sys._getframe(2).f_globals.get("__name__")
            by_script = caller == SessionStateProxy.__module__
            self._record.recorder.read_state(key, value, by_script=by_script, inside=_in_fragment())

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
        recorder.note("callback_start", line=line, name=name, widget=label, widget_id=metadata.id, event=event)
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
            ended = "stopped" if record.overtaken is None else "overtaken"
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


def _in_fragment() -> bool:
    """Whether a fragment is running; a thread that was given its part late does not know, and counts as one."""
    try:
        return ThreadState.get().fragment_id is not None
    except RuntimeError:
        return True


def _function_name(wrapped: Any) -> str:
    """The name of the function in the closure that Streamlit made of a fragment."""
    names = wrapped.__code__.co_freevars
    if "non_optional_func" not in names:
        return "fragment"
    func = wrapped.__closure__[names.index("non_optional_func")].cell_contents
    if getattr(func, "__name__", "") == "dialog_content" and "non_optional_func" in func.__code__.co_freevars:
        return _function_name(func)
    return str(getattr(func, "__name__", "fragment"))
