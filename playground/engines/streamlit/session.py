"""A session on the real Streamlit: the same `start` and `act`, the same `Step`s."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

import streamlit as st
from streamlit.runtime.caching import cache_utils

from playground.runtime import Limits, Session
from playground.runtime.session.runner import Runner

from .host import configure
from .runner import StreamlitRunner


class StreamlitSession(Session):
    """One browser tab with one script, run by the installed Streamlit.

    A `path` that is a file with this source is run in place, so that modules beside it are found;
    any other source gets a file of its own in a temporary folder.
    """

    def __init__(self, source: str, path: str = "app.py", limits: Limits | None = None) -> None:
        configure()
        for caches in (st.cache_data, st.cache_resource):
            # So Streamlit fails, when all is cleared, where a `ttl` was below 0, or a number that cannot be compared.
            with contextlib.suppress(KeyError, TypeError):
                caches.clear()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._path = self._place(source, Path(path))
        super().__init__(source, path, limits)
        cache_utils.TTLCACHE_TIMER = self._caches.clock.now

    def _place(self, source: str, path: Path) -> str:
        try:
            if path.read_text(encoding="utf-8") == source:
                return str(path.resolve())
        except (OSError, UnicodeDecodeError):
            pass
        self._folder = tempfile.TemporaryDirectory(prefix="rerun-playground-")
        placed = Path(self._folder.name).resolve() / (path.name or "app.py")
        placed.write_text(source, encoding="utf-8")
        return str(placed)

    def _new_runner(self) -> Runner:
        return StreamlitRunner(self.script, self._path, self._server, self._caches.clock)  # type: ignore[return-value]
