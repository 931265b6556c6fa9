"""What came of a request that ran a script: of a whole step, the few facts that the page needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from playground.render.markup.data import is_taken_back
from playground.worker import messages

Json = dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What came of a request that ran a session's script, as far as the page must know it to go on."""

    step: int
    """Index of the newest step, by which predictions name it."""
    kept: bool
    """Whether what was asked is part of the session: neither refused nor taken back by the time guard."""
    out_of_time: bool
    """Whether the time guard ended it, so that it may be asked again with more time."""
    waited: bool
    """Whether time passed, and the user did nothing."""
    whole: bool
    """Whether the whole script ran: fragments with `run_every` count their time from now on."""
    due: float | None
    """Seconds until such a fragment runs; None when none will, or when a limit must be told first."""
    notice: str | None = None
    """What was not done and why, in words."""
    left_out: tuple[int, ...] = ()
    """Places of the actions of an `open` that could not be done."""
    after: float | None = None
    """Seconds after the action before it that it came, where that was not done yet."""

    @classmethod
    def of(cls, step: Json, due: float | None) -> Outcome:
        """The outcome of a step as JSON data; `due` is what the session says."""
        taken_back = is_taken_back(step)
        is_over = taken_back or any(note["kind"] == "limit" for note in step["notes"])
        return cls(
            step=step["index"],
            kept=not taken_back,
            out_of_time=any(each["type"] == "guard" and each["reason"] == "seconds" for each in step["screen"]),
            waited=isinstance(step["action"], dict) and "wait" in step["action"],
            whole=any(run["scope"] == "app" for run in step["runs"]),
            due=None if is_over else due,
            after=step["action"].get("after") if isinstance(step["action"], dict) else None,
        )

    def to_json(self) -> messages.Outcome:
        """As the page gets it."""
        return {
            "step": self.step,
            "kept": self.kept,
            "out_of_time": self.out_of_time,
            "waited": self.waited,
            "whole": self.whole,
            "due": self.due,
            "notice": self.notice,
            "left_out": list(self.left_out),
            "after": self.after,
        }

    def refused(self, reason: str) -> Outcome:
        """The outcome of an action that could not be done after the step of this one."""
        return replace(self, kept=False, out_of_time=False, waited=False, whole=False, notice=reason)
