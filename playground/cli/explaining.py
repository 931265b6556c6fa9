"""The reasons of a trace, and what went wrong in it: what `explain` prints."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, Final

from playground.render.markup.data import spot
from playground.render.markup.html import line_words

from .report import action_words, reason_words

_ENDS: Final = {"exception": "failed", "guard": "was stopped by the playground"}
_RULES: Final = "The rules are pages of the guide, below http://127.0.0.1:8000/ while `rerun-playground serve` runs."


def explained(document: Mapping[str, Any], *, as_json: bool = False) -> str:
    """Return the reasons of all steps, as a list of JSON or as paragraphs below what was done.

    The paragraphs tell of runs that failed or were stopped too.
    """
    steps = list(enumerate(document["steps"]))
    if as_json:
        found = [{"step": number, **reason} for number, step in steps for reason in step.get("reasons", ())]
        return json.dumps(found, ensure_ascii=False, indent=1)
    told = ["\n".join(_step(number, step, words)) for number, step in steps if (words := list(_words(step)))]
    if not told:
        count = len(steps)
        return (
            f"No reason is known for anything in {'this 1 step' if count == 1 else f'these {count:,} steps'}. "
            "What each run did is told by trace --format text."
        )
    ruled = any("rule" in reason for _, step in steps for reason in step.get("reasons", ()))
    return "\n\n".join([*told, *([_RULES] if ruled else [])])


def _words(step: Mapping[str, Any]) -> Iterator[str]:
    """The sentences of a step."""
    for run in step["runs"]:
        if run["outcome"] in _ENDS:
            at = spot(run, "outcome_line")
            place = f" in {line_words(at)}" if at else ""
            yield f"run {run['number']} {_ENDS[run['outcome']]}{place}: {run['message']}"
    yield from map(reason_words, step.get("reasons", ()))


def _step(number: int, step: Mapping[str, Any], told: list[str]) -> Iterator[str]:
    yield f"{number}. {action_words(step['action'])}"
    width = max(60, min(shutil.get_terminal_size((110, 24)).columns, 160))
    for words in told:
        yield from textwrap.wrap(
            words, width, initial_indent="   ", subsequent_indent="   ", break_on_hyphens=False, break_long_words=False
        )
