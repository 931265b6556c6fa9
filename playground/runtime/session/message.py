"""Before the body of a run: what the page has sent is applied, and the callbacks of widgets that changed are called."""

from __future__ import annotations

from dataclasses import replace

from playground.facts.elements import kind

from ..place.widget import Widget
from ..run.context import RunContext
from ..run.control import GuardException, RerunException, RerunRequest, StopException
from ..run.fingerprint import Fingerprint
from ..run.watch import watching
from ..trace.callbacks import callback_line, callback_name, called_with
from ..trace.trace import CallbackCall, Credit, Ended
from ..trace.values import Json
from .server import RunRequest


def take_message(run: RunContext, request: RunRequest, kept: dict[str, Fingerprint]) -> None:
    """Apply the page's values and call the callbacks of widgets that changed (docs/rules/callbacks.md).

    `kept` is what the last run knew of the values in session state.
    """
    for widget_id, value in (request.values or {}).items():
        _note_sender(run, widget_id, value)
    for key, button in run.state.clicked():
        run.recorder.written[key] = Credit("widget", button.line)
    if request.replay is not None:
        run.state.begin_replay(request.replay)
        run.recorder.changes.begin(run.state.visible, kept)
        return
    with watching(
        run.recorder.files, run.recorder.lines, run.guard
    ):  # values are compared by a `==` that may be the script's
        changed = run.state.begin_run(request.values, request.clicked)
    run.recorder.changes.begin(run.state.visible, kept)
    if not changed:
        return
    asked: list[RerunRequest] = []
    returned = False
    recorder = run.recorder
    try:
        for widget in changed:
            recorder.in_callback = run.in_callback = True
            run.fragment, outer = widget.fragment, run.fragment
            try:
                with watching(recorder.files, recorder.callback_lines, run.guard, recorder.changes):
                    again = _call_back(run, widget)
            finally:
                recorder.in_callback = run.in_callback = False
                run.fragment = outer
            if again is None:
                returned = True
            else:
                asked.append(again)
    finally:
        recorder.credit_callbacks(run.before, run.state.snapshot(recorder.changes.as_json))
    if not asked:
        return
    run.give_way()
    targeted = [again for again in asked if again.fragments]
    plain = [again for again in asked if not again.fragments]
    replay = _clicks(run, request) if targeted else None
    if plain:
        raise RerunException(replace(plain[-1], replay=replay))
    ids: tuple[str, ...] = ()
    if request.fragments or not returned:
        ids = tuple(dict.fromkeys(each for again in targeted for each in again.fragments))
    raise RerunException(replace(asked[-1], fragments=ids, replay=replay))


def _clicks(run: RunContext, request: RunRequest) -> dict[str, Json]:
    """The clicks of a message: a rerun of fragments that a callback asked for shows them to the fragments."""
    clicks: dict[str, Json] = {} if request.clicked is None else {request.clicked: True}
    for widget_id, value in (request.values or {}).items():
        metadata = run.state.metadata(widget_id)
        if metadata is not None and metadata.trigger and value:
            clicks[widget_id] = value
    return clicks


def _note_sender(run: RunContext, widget_id: str, value: Json) -> None:
    metadata = run.state.metadata(widget_id)
    key = run.state.key_of(widget_id)
    if metadata is not None and key is not None and (metadata.text or not metadata.trigger):
        run.recorder.written[key] = Credit("form" if metadata.form else "widget", metadata.line)


def _call_back(run: RunContext, widget: Widget) -> RerunRequest | None:
    """Call one callback; return the rerun it asked for. Other ways to end it go through."""
    assert widget.callback is not None
    recorder = run.recorder
    name = callback_name(widget.callback)
    event = "on_click" if widget.trigger and kind(widget.kind).use != "say" else "on_change"
    line = callback_line(widget.callback, recorder.files)
    recorder.note("callback_start", line=line, name=name, widget=widget.label, widget_id=widget.id, event=event)
    ended: Ended = "returned"
    again = None
    try:
        widget.callback(*(widget.args or ()), **(widget.kwargs or {}))
    except RerunException as error:
        ended, again = "rerun", error.request
    except StopException:
        ended = "stopped" if run.overtaken is None else "overtaken"
        raise
    except GuardException:
        ended = "guard"
        raise
    except BaseException:
        ended = "exception"
        raise
    finally:
        recorder.changes.finish()
        recorder.note("callback_end", line=line, name=name, ended=ended)
        given = called_with(widget.args, widget.kwargs)
        recorder.callbacks.append(CallbackCall(name, widget.label, event, *given, line, ended))
    return again
