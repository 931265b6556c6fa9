"""What one run of the real Streamlit did, noted while it runs."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from types import FrameType

from streamlit.commands.execution_control import switch_page

from playground.runtime.browser.tree import Element, Path, Spinner
from playground.runtime.session.server import RunRequest
from playground.runtime.trace.trace import Ended
from playground.runtime.trace.values import Json

from .beside import Sent, SharedRecorder


@dataclass
class RunRecord:
    """The run that is going on."""

    request: RunRequest
    number: int
    recorder: SharedRecorder
    fragments: tuple[str, ...]
    started: float
    before: dict[str, Json] = field(default_factory=dict)
    """Session state as it was when this run began."""
    began: float | None = None
    """Seconds since the first of the actions that come while runs go on."""
    overtaken: int | None = None
    """The step whose run has taken the place of this one."""
    left: dict[str, Json] = field(default_factory=dict)
    """Session state as it was then."""
    watch: ExitStack = field(default_factory=ExitStack)
    switches: bool = False
    """True when `st.switch_page` asked for the run that follows."""
    error: Exception | None = None
    """The exception that nothing in the script caught."""
    fragment_failed: bool = False
    """True when an error ended a fragment that this run was for."""
    rerun_line: int | None = None
    """Where the last st.rerun of the body was called."""
    asked: list[tuple[int | None, bool]] = field(default_factory=list)
    """The reruns that callbacks asked for: line, and whether the whole app was meant."""
    stop_line: int | None = None
    turning: dict[Path, list[Spinner]] = field(default_factory=dict)
    """The spinners that are shown, by their places."""
    sent: list[Sent] = field(default_factory=list)
    """The parallel fragments that this run has sent off."""

    def outdates(self, element: Element) -> bool:
        """True for an element that this run may write again and has not written yet."""
        inside = element.fragment in self.fragments if self.fragments else element.type != "spinner"
        return inside and element.run != self.number

    @property
    def spinners(self) -> list[Spinner]:
        """What turns now, the outermost first."""
        return [each for found in self.turning.values() for each in found]

    def lines(self) -> tuple[int, ...]:
        """All lines that ran."""
        elsewhere = (self.recorder.callback_lines, *(each.lines for each in self.sent))
        return tuple(sorted(self.recorder.lines.union(*elsewhere)))

    def asks(self, ended: Ended) -> None:
        """Something wants this run to end; if that is a fragment beside the script, it is noted there too."""
        number = self.recorder.beside
        if number is not None:
            self.sent[number - 1].asked = ended

    def line_of_rerun(self) -> int | None:
        """The line of the st.rerun that counts: the body's, or the last of the callbacks' that means the app."""
        if not self.asked:
            return self.rerun_line
        plain = [line for line, app in self.asked if app]
        return plain[-1] if plain else self.asked[-1][0]


def switches(frames: Iterable[FrameType]) -> bool:
    """True when it was `st.switch_page` that asked for a rerun, with these frames on the stack."""
    code = inspect.unwrap(switch_page).__code__
    return any(frame.f_code is code for frame in frames)
