"""A session whose reports are kept: what is told while a script still runs."""

from __future__ import annotations

from textwrap import dedent

from playground.runtime import Limits, Progress, Session

from .app import check


class Watched:
    """A session whose reports are kept; `time.sleep` returns at once, and is added up."""

    def __init__(self, script: str, **limits: float) -> None:
        self.reports: list[Progress] = []
        self.slept = 0.0
        self.session = Session(
            dedent(script).lstrip("\n"),
            limits=Limits(**limits),  # type: ignore[arg-type]
            on_progress=self.reports.append,
        )
        self.step = check(self.session.start())

    @property
    def screens(self) -> list[list[str]]:
        return [[_words(element) for element in report.screen] for report in self.reports]


def _words(element: dict) -> str:
    words = str(element.get("text") or element.get("value", element.get("label")))
    return f"({words})" if element.get("stale") else words
