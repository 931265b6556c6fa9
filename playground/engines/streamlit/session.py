"""A session on the real Streamlit: the same `start` and `act`, the same `Step`s."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from playground.runtime import Limits, Progress, Session
from playground.runtime.browser.actions import Action
from playground.runtime.session.burst import PlannedBurst
from playground.runtime.session.runner import Runner
from playground.runtime.session.server import RunRequest
from playground.runtime.source.project import Project

from .host import Kept, configure
from .runner import StreamlitRunner
from .side_by_side import RealBurst


class StreamlitSession(Session):
    """One browser tab with one script, run by the installed Streamlit.

    A `path` that is a file with this source is run in place, so that modules beside it are found;
    any other source gets a file of its own in a temporary folder.
    """

    def __init__(
        self,
        source: str,
        path: str = "app.py",
        limits: Limits | None = None,
        *,
        in_place: bool = False,
        folder: str | None = None,
        name: str | None = None,
        on_progress: Callable[[Progress], None] | None = None,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        """`folder` has what lies beside the script, which is written there.

        `name` is what the script is called where that is told, if not by its path; the rest is as of `Session`.

        With `in_place` the path is taken for the script's own, whatever the file holds by now.
        """
        configure()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        where = Path(path) if folder is None else Path(folder, Path(path).name)
        self._path = str(where.resolve()) if in_place else self._place(source, where)
        self._kept: Kept | None = None
        super().__init__(source, name or path, limits, on_progress=on_progress, sleep=sleep)

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

    def _new_project(self, folder: str | None) -> Project:
        return Project(self.script, str(Path(self._path).parent), self._path)

    def _new_runner(self) -> Runner:
        clock = self._caches.clock
        self._kept = self._kept or Kept(
            clock.now, self.project
        )  # a reload of the page does not end Streamlit's process
        return StreamlitRunner(self.project, self._server, clock, self._kept)  # type: ignore[return-value]

    def _new_burst(self, actions: Sequence[Action | None]) -> PlannedBurst:
        return RealBurst(self, self._steps, actions)

    def send_to_running(self, request: RunRequest) -> bool:
        """Hand a run of fragments to what goes on; False where nothing can take it."""
        return cast(StreamlitRunner, self._runner).send_to_running(request)
