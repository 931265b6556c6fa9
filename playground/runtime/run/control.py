"""The exceptions that steer a run.

They derive from `BaseException`, as Streamlit's do: `except Exception` in a script must not
catch a rerun (rules rerun-is-baseexception, rerun-swallowed).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from .lines import in_words, told

if TYPE_CHECKING:
    from ..trace.values import Json


@dataclass(frozen=True)
class RerunRequest:
    """What `st.rerun` asked for: the whole app, or the fragments named."""

    line: int | None
    fragments: tuple[str, ...] = field(default=())
    replay: dict[str, Json] | None = None
    """The clicks that the run which follows sees once more."""
    page: str | None = None
    """The page that `st.switch_page` asked for."""

    @property
    def call(self) -> str:
        """The call that asked for it, and where it stands."""
        call = "st.rerun()" if self.page is None else "st.switch_page()"
        return call if self.line is None else f"{call} in {in_words(self.line)}"


class ScriptControl(BaseException):
    """Ends the script's execution without being an error."""


class RerunException(ScriptControl):
    """`st.rerun`: this run ends here and another follows."""

    def __init__(self, request: RerunRequest) -> None:
        super().__init__()
        self.request = request


class StopException(ScriptControl):
    """`st.stop`, or another run has taken the place of this one: it ends here."""


class GuardException(ScriptControl):
    """The playground's own end of a run that would not end by itself. Streamlit has no such limit."""

    def __init__(
        self,
        reason: Literal["reruns", "seconds", "stopped"],
        message: str,
        line: int | None,
        *,
        pending: RerunRequest | None = None,
        fields: dict[str, Json] | None = None,
    ) -> None:
        """`pending` is the rerun that was not let through; `fields` are what else the page shows."""
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.line = line
        self.pending = pending
        self._fields = fields or {}

    def fields(self, line: int | None) -> dict[str, Json]:
        """The fields of the element `guard`, for a run that ended in `line`."""
        return {"text": self.message, **told(line), "reason": self.reason, **self._fields}


class FragmentHandledException(Exception):
    """An error that a fragment has already shown in its own place."""
