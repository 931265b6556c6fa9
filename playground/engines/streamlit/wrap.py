"""Streamlit's own classes, subclassed so that they report to a `Listener` what happens in a run."""

from __future__ import annotations

import ast
import asyncio
import io
import sys
import tokenize
from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any, Final, Protocol
from uuid import uuid4

from streamlit import config
from streamlit.errors import FragmentHandledException
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import RerunData, ScriptRunner, StopException, magic
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests, ScriptRequestType
from streamlit.runtime.state import SafeSessionState
from streamlit.runtime.state.session_state import SessionState, WStates
from streamlit.source_util import open_python_file

from playground.runtime.run.watch import instrument
from playground.runtime.session.server import Server
from playground.runtime.source.project import Project

from .protobufs.uploads import ServerFiles

_READS_ALL: Final = ("to_dict", "__str__")
"""Methods of `st.session_state` that read all of its values."""
_NOWHERE: Final = 0
"""The line number given to code that stands for no line of the script."""


class Listener(Protocol):
    """Who is told what happens in a run, on the script's thread."""

    def on_event(self, sender: Any, event: Any, **data: Any) -> None: ...
    def on_error(self, error: Exception) -> None: ...
    def on_escape(self, error: BaseException) -> None: ...
    def on_rerun(self, data: RerunData) -> None: ...
    def on_stop(self) -> None: ...
    def on_overtaken(self) -> None: ...
    def on_write(self, key: str, value: Any, before: Any) -> None: ...
    def on_delete(self, key: str) -> None: ...
    def on_read(self, key: str, value: Any) -> None: ...
    def on_register(self, key: str, *, fresh: bool, of_address: bool) -> None: ...
    def on_callback(self, metadata: Any, call: Callable[[], None]) -> None: ...
    def on_fragment_failed(self) -> None: ...
    def on_fragment(self, fragment_id: str, wrapped: Any, parent: str | None, key: str | None) -> None: ...


class TracedCache(ScriptCache):
    """Compiles scripts as Streamlit does; their lines report themselves."""

    def __init__(self, project: Project) -> None:
        """The main script stays what it is when its file changes."""
        super().__init__()
        self._project = project

    def get_bytecode(self, script_path: str) -> CodeType:
        path = str(Path(script_path).resolve())
        with self._lock:
            code: CodeType | None = self._cache.get(path)
            if code is not None:
                return code
            if path == self._project.path:
                code = _compiled(_as_read(self._project.script.source), path)
            else:
                self._project.take(path)
                with open_python_file(path) as file:
                    code = _compiled(file.read(), path)
            instrument(code)
            self._cache[path] = code
            return code


def _as_read(source: str) -> str:
    """A script as Streamlit reads it from its file, which is in UTF-8: by the encoding that it names."""
    with io.BytesIO(source.encode()) as file:
        encoding, _ = tokenize.detect_encoding(file.readline)
        file.seek(0)
        return io.TextIOWrapper(file, encoding).read()


def _compiled(source: str, path: str) -> CodeType:
    """The code that Streamlit makes of a script, but what its magic adds is at no line but those it stands for."""
    if not config.get_option("runner.magicEnabled"):
        return compile(source, path, "exec", dont_inherit=True)
    tree = magic.add_magic(source, path)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and node.names[0].asname == magic.MAGIC_MODULE_NAME:
            node.lineno = node.end_lineno = _NOWHERE  # Streamlit says line 1, whatever is there
        elif isinstance(node, ast.Attribute) and _is_magic(node.value):
            # Else a call of a method counts as being in the line where the method's name ends.
            node.end_lineno = node.lineno
    return compile(tree, path, "exec", dont_inherit=True)


def _is_magic(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == magic.MAGIC_MODULE_NAME


class TracedFragments(MemoryFragmentStorage):
    """Fragment storage that tells of fragments as they register."""

    def __init__(self, listener: Listener) -> None:
        super().__init__()
        self._listener = listener
        self.session_id = uuid4().hex

    def lookup(self, key: str) -> Callable[[], Any]:
        fragment = super().lookup(key)

        def run() -> Any:
            try:
                return fragment()
            except FragmentHandledException:
                self._listener.on_fragment_failed()
                raise

        return run

    def register(self, key: str, fragment: Any, **more: Any) -> None:
        super().register(key, fragment, **more)
        self._listener.on_fragment(key, fragment, more.get("parent_fragment_id"), more.get("target_key"))


class TracedWidgets(WStates):
    """Widget states that tell of the callbacks called for them."""

    __slots__ = ("listener",)
    listener: Listener

    def call_callback(self, widget_id: str) -> None:
        metadata = self.widget_metadata[widget_id]
        self.listener.on_callback(metadata, lambda: super(TracedWidgets, self).call_callback(widget_id))


class TracedValues(SessionState):
    """Session state that knows whether it was the address that gave a widget its value."""

    of_address = False
    """True when that is so of the widget that was registered last."""

    def has(self, widget_id: str, key: str) -> bool:
        """Whether there is a value for a widget that is about to be registered: by then the key may be another's."""
        stored = key in self._new_session_state or key in self._old_state
        return stored or widget_id in self._new_widget_state or widget_id in self._old_state

    def present(self, key: str) -> Any:
        """The value of a key; None where there is none."""
        try:
            return self[key]
        except KeyError:
            return None

    def _handle_query_param_binding(self, *args: Any, **more: Any) -> bool:
        self.of_address = bool(super()._handle_query_param_binding(*args, **more))
        return self.of_address


class TracedState(SafeSessionState):
    """Session state that tells who reads and writes it."""

    _state: TracedValues

    def __init__(self, state: TracedValues, yield_callback: Callable[[], None], listener: Listener) -> None:
        super().__init__(state, yield_callback)
        object.__setattr__(self, "_listener", listener)

    def register_widget(self, metadata: Any, user_key: str | None) -> Any:
        state = self._state
        fresh = user_key is not None and not state.has(metadata.id, user_key)
        state.of_address = False
        registered = super().register_widget(metadata, user_key)
        if user_key is not None:
            self._listener.on_register(user_key, fresh=fresh or state.of_address, of_address=state.of_address)
        return registered

    def reset_state_value(self, user_key: str, value: Any) -> None:
        super().reset_state_value(user_key, value)
        self._listener.on_register(user_key, fresh=True, of_address=False)

    def __getitem__(self, key: str) -> Any:
        value = super().__getitem__(key)
        self._listener.on_read(key, value)
        return value

    @property
    def filtered_state(self) -> dict[str, Any]:
        found: dict[str, Any] = super().filtered_state
        if sys._getframe(1).f_code.co_name in _READS_ALL:
            for key, value in found.items():
                self._listener.on_read(key, value)
        return found

    def __setitem__(self, key: str, value: Any) -> None:
        before = self._state.present(key)
        super().__setitem__(key, value)
        self._listener.on_write(key, value, before)

    def __delitem__(self, key: str) -> None:
        super().__delitem__(key)
        self._listener.on_delete(key)


class TracedRequests(ScriptRequests):
    """Requests that tell of st.rerun and st.stop."""

    def __init__(self, first: RerunData, listener: Listener) -> None:
        super().__init__()
        super().request_rerun(first)
        self._listener = listener

    def request_rerun(self, new_data: RerunData) -> bool:
        if self._state is not ScriptRequestType.STOP:
            self._listener.on_rerun(new_data)
        return bool(super().request_rerun(new_data))

    def request_stop(self) -> None:
        self._listener.on_stop()
        super().request_stop()


class TracedRunner(ScriptRunner):
    """Runs the script of one session, for one action and the reruns that follow from it."""

    def __init__(
        self,
        path: str,
        state: TracedValues,
        fragments: TracedFragments,
        pages: PagesManager,
        cache: ScriptCache,
        first: RerunData,
        server: Server,
        loop: asyncio.AbstractEventLoop,
        listener: Listener,
    ) -> None:
        super().__init__(
            session_id=fragments.session_id,
            main_script_path=path,
            session_state=state,
            uploaded_file_mgr=ServerFiles(server.page.uploads),
            script_cache=cache,
            initial_rerun_data=first,
            user_info={},
            fragment_storage=fragments,
            pages_manager=pages,
            event_loop=loop,
            on_script_error=listener.on_error,
        )
        self.premature_stop = False
        self.gives_way = False
        """True once another run has taken the place of this one."""
        self._listener = listener
        self._session_state = TracedState(state, self._maybe_handle_execution_control_request, listener)
        self._requests = TracedRequests(first, listener)
        self.on_event.connect(listener.on_event, weak=False)

    def run(self, left: Callable[[], float]) -> bool:
        """Start the script's thread and wait for its end; False when it has not come and no seconds are `left`."""
        self.start()
        while self._script_thread.is_alive() and (seconds := left()) > 0:
            self._script_thread.join(seconds)
        return not self._script_thread.is_alive()

    def is_on_its_thread(self) -> bool:
        """Whether it is the script's thread that asks."""
        return bool(self._is_in_script_thread())

    def give_way(self) -> None:
        """End at the next `st.` call: the page has asked for another run of the whole app."""
        self.gives_way = True
        ScriptRequests.request_stop(self._requests)
        self._wake_parallel_join_barrier_if_waiting()

    def hand(self, data: RerunData) -> bool:
        """Take a run of a fragment, to be done when this one is; False where it is too late for that."""
        return bool(ScriptRequests.request_rerun(self._requests, data))

    def _maybe_handle_execution_control_request(self) -> None:
        try:
            super()._maybe_handle_execution_control_request()
        except StopException:
            if self.gives_way and self.is_on_its_thread():
                self._listener.on_overtaken()
            raise

    def _run_script(self, rerun_data: RerunData) -> None:
        try:
            super()._run_script(rerun_data)
        except BaseException as error:
            self._listener.on_escape(error)

    def _on_script_finished(self, ctx: Any, event: Any, premature_stop: bool, run_descriptor: Any) -> None:
        self.premature_stop = premature_stop
        super()._on_script_finished(ctx, event, premature_stop, run_descriptor)
