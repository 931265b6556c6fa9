"""The exceptions that steer a run.

They derive from `BaseException`, as Streamlit's do: `except Exception` in a script must not
catch a rerun (streamlit-rules 6, 7).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .values import Json


@dataclass(frozen=True)
class RerunRequest:
    """What `st.rerun` asked for: the whole app, or the fragments named."""

    line: int | None
    fragments: tuple[str, ...] = field(default=())
    replay: dict[str, Json] | None = None
    """The clicks that the run which follows sees once more."""
    page: str | None = None
    """The page that `st.switch_page` asked for."""


class ScriptControl(BaseException):
    """Ends the script's execution without being an error."""


class RerunException(ScriptControl):
    """`st.rerun`: this run ends here and another follows."""

    def __init__(self, request: RerunRequest) -> None:
        super().__init__()
        self.request = request


class StopException(ScriptControl):
    """`st.stop`: this run ends here."""


class GuardException(ScriptControl):
    """The playground's own end of a run that would not end by itself. Streamlit has no such limit."""

    def __init__(self, reason: str, message: str, line: int | None) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.line = line


class FragmentHandledException(Exception):
    """An error that a fragment has already shown in its own place."""
