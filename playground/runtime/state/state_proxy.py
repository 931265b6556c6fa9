"""`st.session_state` as the script uses it.

Modelled on Streamlit's `runtime/state/session_state_proxy.py`.

(rule state-keeps-object)
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any

from ..run import context, errors
from .keys import check_key
from .state import SessionState


class SessionStateProxy(MutableMapping[str, Any]):
    """`st.session_state` as the script uses it, by item and by attribute (rule state-access)."""

    def __iter__(self) -> Iterator[str]:
        return iter(_all())

    def __len__(self) -> int:
        return len(_all())

    def __str__(self) -> str:
        return str(self.to_dict())

    def __repr__(self) -> str:
        return f"<streamlit.runtime.state.session_state_proxy.SessionStateProxy object at {id(self):#x}>"

    def __getitem__(self, key: str) -> Any:
        key = _valid(key)
        value = _state()[key]
        run = context.current()
        run.recorder.read_state(key, value, inside=run.fragment is not None)
        return value

    def __setitem__(self, key: str, value: Any) -> None:
        key = _valid(key)
        state = _state()
        before = state.get(key)
        state[key] = value
        context.current().recorder.wrote_state(key, value, before)

    def __delitem__(self, key: str) -> None:
        key = _valid(key)
        del _state()[key]
        context.current().recorder.deleted_state(key)

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(errors.missing_attribute(name)) from None

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value

    def __delattr__(self, name: str) -> None:
        try:
            del self[name]
        except KeyError:
            raise AttributeError(errors.missing_attribute(name)) from None

    def to_dict(self) -> dict[str, Any]:
        found, recorder = _all(), context.current().recorder
        for key, value in found.items():
            recorder.read_state(key, value)
        return found


def _all() -> dict[str, Any]:
    """All that a script sees of it; to ask for that ends no run, as to ask for a key may."""
    return context.current().state.visible()


def _state() -> SessionState:
    run = context.current()
    run.yield_point()
    return run.state


def _valid(key: object) -> str:
    key = str(key)
    check_key(key)
    return key
