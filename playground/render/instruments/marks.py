"""Marks on the script's lines: which ran, were skipped, belong to callbacks, ended a run."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from functools import lru_cache
from types import CodeType
from typing import Any, Final

from playground.render.markup.data import Data, Steps, integer, latest_running, ran_lines, runs, spot, string
from playground.render.markup.words import numbered, rerunner

_ENDINGS: Final = {
    "stopped": "st.stop ended",
    "guard": "The playground stopped",
    "overtaken": "The run of the next action ended",
}
Mark = dict[str, Any]


def marks(steps: Steps, source: str, file: str = "") -> list[Mark]:
    """Return the marks of the last step that ran: one a line, and a second where a run ended.

    They are those of one `file` of the project, with this source: the main script's without a name.

    The order is that of the lines; of two marks on a line the last says most. A note names runs where the step had
    several: which one it was is told elsewhere, and notes that stay the same need not be drawn again.
    """
    ran = runs(latest_running(steps))
    if not ran:
        return []
    in_script, in_callback = _where(ran, "script", file), _where(ran, "callback", file)
    found: dict[int, list[Mark]] = {}
    for line in sorted(executable(source) | in_script.keys() | in_callback.keys()):
        found[line] = [_line(line, ran, in_script.get(line, []), in_callback.get(line, []))]
    for run in ran:
        ending = _ending(run, file)
        if ending:
            kept = [mark for mark in found.get(ending["line"], []) if mark["kind"] not in (ending["kind"], "skipped")]
            found[ending["line"]] = [*kept, ending]
    return [mark for line in sorted(found) for mark in found[line]]


def _where(ran: list[Data], phase: str, file: str) -> dict[int, list[int]]:
    """Return, for each line of a file, the numbers of the runs it ran in, in callbacks or outside of them."""
    found: dict[int, list[int]] = {}
    for run in ran:
        callback = ran_lines(run, "callback_")
        for of, line in callback if phase == "callback" else ran_lines(run) - callback:
            if of != file:
                continue
            found.setdefault(line, []).append(integer(run, "number") or 0)
    return found


def _line(line: int, ran: list[Data], script: list[int], callback: list[int]) -> Mark:
    def during(numbers: list[int]) -> str:
        return f" in {numbered(numbers)}" if len(ran) > 1 else ""

    if callback:
        then = f"; ran in the script too{during(script)}" if script else ""
        return {
            "line": line,
            "kind": "callback",
            "note": f"Ran in a callback, before the script{during(callback)}{then}",
        }
    if script:
        return {"line": line, "kind": "ran", "note": f"Ran{during(script)}"}
    numbers = [integer(run, "number") or 0 for run in ran]
    return {"line": line, "kind": "skipped", "note": f"Skipped{during(numbers)}"}


def _ending(run: Data, file: str) -> Mark | None:
    """Return the mark of the line that ended a run early, if it is one of this file."""
    kind, at = string(run, "outcome"), spot(run, "outcome_line")
    if at is None or at[0] != file or kind == "completed":
        return None
    line = at[1]
    number = f"run {integer(run, 'number')}"
    if kind == "exception":
        return {
            "line": line,
            "kind": kind,
            "note": f"{string(run, 'message').replace('`', '') or 'An exception'} ended {number}",
        }
    if kind == "rerun":
        return {"line": line, "kind": kind, "note": f"{rerunner(run)} ended {number} here"}
    if kind in _ENDINGS:
        return {"line": line, "kind": kind, "note": f"{_ENDINGS[kind]} {number} here"}
    return None


@lru_cache(maxsize=64)
def executable(source: str) -> frozenset[int]:
    """Return the lines of a script that can run; none when it does not compile."""
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # what Python has against the script, it has said when the script was compiled to run
        try:
            code = compile(source, "script", "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
            return frozenset()
    return frozenset(_lines(code))


def _lines(code: CodeType) -> Iterator[int]:
    """Yield the lines of a module, function or class; where a block begins, the interpreter only prepares."""
    for number, (start, _, line) in enumerate(code.co_lines()):
        prepares = number == 0 and start == 0
        if line and not prepares:
            yield line
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _lines(constant)
