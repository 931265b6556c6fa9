"""`st.rerun` and `st.stop`: calls that end the run they are in (docs/rules/control.md)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..place.roots import main_place
from ..run import context, errors
from ..run.control import RerunException, RerunRequest, StopException
from ..trace.explain import Seen, explain
from ..trace.trace import Change
from ..trace.values import Json


def rerun(scope: Any = "app") -> None:
    """End this run and start another at once; raises `RerunException`, which `except Exception` does not catch."""
    run = context.current()
    if run.bare:
        return
    line = run.recorder.line()
    fragments = _targets(_valid_scope(scope))
    if not run.in_callback:
        run.give_way()
    run.recorder.note("rerun", line=line, scope=scope if isinstance(scope, str) else list(scope))
    request = RerunRequest(line, tuple(fragments))
    if run.in_callback:
        raise RerunException(request)
    run.yield_point()
    check_limit(request)
    end_with(request)


def check_limit(request: RerunRequest) -> None:
    """Raise when this step has had as many runs as the guard allows."""
    run, recorder = context.current(), context.current().recorder

    def why(last: list[tuple[int, Sequence[Change]]]) -> tuple[str, list[Json]]:
        state = run.state.snapshot(run.recorder.changes.as_json)
        changes = recorder.diff(run.before, state)
        places = recorder.places()
        source = run.project.source_at(places[0].line if places else None)
        return explain([*last, (run.number, changes)], Seen(source, state, places))

    run.guard.check_rerun(request, why)


def end_with(request: RerunRequest) -> None:
    """End this run for another. Streamlit writes an empty element for it: an error where a fragment cannot write.

    Beside the script nothing ends yet: the run does when the script sees it, and the fragment goes on.
    """
    run = context.current()
    if run.attached_to is not None:
        if not run.attached_to.stop_requested:
            run.attached_to.pending = request
        _force_empty()
        return
    if run.workers.running is not None:
        _ask_beside(None if run.stop_requested else request)
        return
    run.pending = request
    _check_place()
    run.pending = None
    raise RerunException(request)


def _ask_beside(request: RerunRequest | None) -> None:
    """A parallel fragment wants this run to end: the script will see it."""
    run = context.current()
    run.pending = request
    run.workers.leave("stopped" if request is None else "rerun")
    _force_empty()


def _force_empty() -> None:
    """Write the empty element by which Streamlit's script thread notices what was asked of it."""
    main_place()._enqueue("empty", {})


def _check_place() -> None:
    context.current().fragments.check(main_place()._active)


def _valid_scope(scope: Any) -> str | list[str]:
    kinds = ["str", "int", "list[str | int]"]
    valid = ["'app'", "'fragment'", "a fragment key", "a list of keys"]
    if isinstance(scope, int):
        return str(scope)
    if isinstance(scope, bytes | bytearray) or not isinstance(scope, str | Sequence):
        raise errors.StreamlitInvalidParameterTypeError("scope", type(scope).__name__, kinds)
    if isinstance(scope, str):
        if not scope:
            raise errors.StreamlitValueError("scope", valid, detail="Got an empty string.")
        return scope
    if not scope:
        raise errors.StreamlitValueError("scope", valid, detail="Got an empty list.")
    names = []
    for name in scope:
        if not isinstance(name, str | int):
            raise errors.StreamlitInvalidParameterTypeError("scope list items", type(name).__name__, ["str", "int"])
        if name == "":
            raise errors.StreamlitValueError(
                "scope list items", ["non-empty strings or ints"], detail="Found an empty string in the list."
            )
        names.append(str(name))
    for name in names:
        if name in ("app", "fragment"):
            raise errors.StreamlitValueError(
                "scope",
                ["fragment keys"],
                detail=f"'{name}' is a reserved scope name and cannot appear inside a list. "
                f"Pass '{name}' directly as a string.",
            )
    return names


def _targets(scope: str | list[str]) -> list[str]:
    """The fragments that a scope names; none for the whole app."""
    run = context.current()
    if scope == "app":
        return []
    if scope != "fragment":
        if not run.in_callback:
            raise errors.StreamlitAPIException(
                "Passing a fragment key to `st.rerun()` is only allowed from a widget callback (e.g. `on_change` / "
                "`on_click`). Calling it from the main script body or a fragment body would abort the current run. If "
                "you meant to rerun the whole app or the current fragment, use `scope='app'` or `scope='fragment'`."
            )
        return _by_key(scope)
    ids = list(run.fragments_this_run)
    if not ids:
        raise errors.StreamlitInvalidLayoutContextError(
            'scope="fragment" can only be specified from `@st.fragment`-decorated functions during fragment reruns.'
        )
    if run.fragment not in ids:
        # Streamlit fails so in a nested fragment whose parent is the one that reruns.
        raise RuntimeError("Could not find current_fragment_id in fragment_id_queue. This should never happen.")
    return ids[ids.index(run.fragment) :]


def _by_key(scope: str | list[str]) -> list[str]:
    run = context.current()
    found = []
    for key in [scope] if isinstance(scope, str) else scope:
        ids = run.fragments.by_key(key)
        if not ids:
            raise errors.StreamlitAPIException(
                f"No fragment found for target '{key}'. Pass the same `key` you set on `@st.fragment(key=...)`, and "
                "make sure that fragment has rendered at least once."
            )
        found += ids
    return found


def stop() -> None:
    """End this run; the page keeps what was drawn (rule stop-keeps-drawn).

    Any later `st.` call of this run ends it again (rule stop-repeats).
    """
    run = context.current()
    if run.bare:
        return
    run.recorder.note("stop")
    asked = run.attached_to or run
    asked.stop_requested, asked.stop_line = True, run.recorder.line()
    if run.attached_to is not None:
        _force_empty()
        return
    if run.workers.running is not None:
        _ask_beside(None)
        return
    _check_place()
    raise StopException
