"""The reasons of a trace alone: what `explain` prints."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from .report import action_words, reason_words


def explained(document: Mapping[str, Any], *, as_json: bool = False) -> str:
    """Return the reasons of all steps, as a list of JSON or as paragraphs below what was done."""
    steps = [(number, step) for number, step in enumerate(document["steps"]) if step.get("reasons")]
    if as_json:
        found = [{"step": number, **reason} for number, step in steps for reason in step["reasons"]]
        return json.dumps(found, ensure_ascii=False, indent=1)
    if not steps:
        count = len(document["steps"])
        return f"Nothing surprises in {'1 step' if count == 1 else f'{count:,} steps'}."
    return "\n\n".join("\n".join(_step(number, step)) for number, step in steps)


def _step(number: int, step: Mapping[str, Any]) -> Iterator[str]:
    yield f"{number}. {action_words(step['action'])}"
    width = max(60, min(shutil.get_terminal_size((110, 24)).columns, 160))
    for reason in step["reasons"]:
        words = reason_words(reason)
        yield from textwrap.wrap(
            words, width, initial_indent="   ", subsequent_indent="   ", break_on_hyphens=False, break_long_words=False
        )
