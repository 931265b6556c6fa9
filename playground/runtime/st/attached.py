"""Threads that a script starts: `add_script_run_ctx` and `get_script_run_ctx`.

Modelled on Streamlit's `runtime/scriptrunner_utils/script_run_context.py`. A thread that nobody attached has no part in
the run: its elements go nowhere, and it has a session state of its own (`context.current`).

(rules thread-unknown, thread-with-context, thread-stop-rerun)
"""

from __future__ import annotations

import copy
import logging
import threading
from collections.abc import Callable
from typing import Any, Final, NoReturn, cast

from ..run import context
from ..run.context import ATTRIBUTE, RunContext
from ..state.state_proxy import SessionStateProxy

_WRAPPED: Final = "_streamlit_fragment_thread_state_wrap_installed"
_BEYOND: Final = (
    *("cached_message_hashes", "context_info", "cursors", "enqueue", "fragment_storage", "gather_usage_stats"),
    *("has_dialog_opened", "has_script_started", "is_history_navigation", "main_script_parent", "main_script_path"),
    *("on_script_error", "on_script_start", "pages_manager", "parallel_coordinator", "reset", "run_with_active_hash"),
    *("script_requests", "set_mpa_v2_page", "shared", "uploaded_file_mgr", "user_info", "yield_check"),
)
"""Attributes of Streamlit's own context that are parts of its server, and so are not here."""
_MISSING: Final = "Thread '%s': missing ScriptRunContext! This warning can be ignored when running in bare mode."


class ScriptRunContext:
    """What a script may ask of the run that it is in.

    Plain data: a script can reach it, so it holds no reference to the engine.
    """

    __slots__ = ("fragment_ids_this_run", "page_script_hash", "query_string", "run_number", "session_id")

    def __init__(self, run: RunContext) -> None:
        self.session_id = run.session_id
        self.query_string = run.query.sent
        self.page_script_hash = run.pages.current
        self.fragment_ids_this_run = list(run.fragments_this_run) or None
        self.run_number = run.number

    @property
    def session_state(self) -> SessionStateProxy:
        return SessionStateProxy()

    def __getattr__(self, name: str) -> NoReturn:
        if name in _BEYOND:
            raise AttributeError(f"`{name}` of the run's context is part of Streamlit, but not of this playground yet.")
        raise AttributeError(f"'ScriptRunContext' object has no attribute '{name}'")


def get_script_run_ctx(suppress_warning: bool = False) -> ScriptRunContext | None:
    """Return the run that this thread has a part in; None, with a warning, where it has none."""
    run = context.running()
    if run is not None and not context.current().bare:
        if run.script_context is None:
            run.script_context = ScriptRunContext(run)
        return cast(ScriptRunContext, run.script_context)
    thread = threading.current_thread()
    if not suppress_warning:
        logging.getLogger("streamlit").warning(_MISSING, thread.name)
    return None


def add_script_run_ctx(thread: threading.Thread | None = None, ctx: ScriptRunContext | None = None) -> threading.Thread:
    """Give a thread a part in the run, before it is started or from within."""
    thread = threading.current_thread() if thread is None else thread
    ctx = get_script_run_ctx() if ctx is None else ctx
    run = context.running()
    if ctx is None or run is None or ctx.run_number != run.number:
        return thread
    setattr(thread, ATTRIBUTE, ctx)
    here = context.current()
    own = _own(run, run if here.bare else here)
    if thread is threading.current_thread():
        if here.bare:
            run.threads[threading.get_ident()] = own
        return thread
    if thread.ident is not None and thread.is_alive():
        own.late, own.thread = True, thread.ident
        run.threads[thread.ident] = own
        return thread
    run.waiting[id(thread)] = own
    if not getattr(thread, _WRAPPED, False):
        setattr(thread, _WRAPPED, True)
        thread.run = _joining(thread, thread.run)  # type: ignore[method-assign]
    return thread


def _own(run: RunContext, here: RunContext) -> RunContext:
    """The run as an attached thread sees it: in no `with` block; its `st.stop` is a request to the script."""
    own = copy.copy(here)
    own.containers, own.captures, own.attached_to = [], [], run
    return own


def _joining(thread: threading.Thread, work: Callable[[], None]) -> Callable[..., None]:
    def run(*args: Any, **kwargs: Any) -> None:
        going = context.running()
        own = None if going is None else going.waiting.pop(id(thread), None)
        if own is None or going is None:
            return work()
        own.thread = threading.get_ident()
        going.threads[own.thread] = own
        try:
            return work()
        finally:
            going.threads.pop(own.thread, None)

    return run
