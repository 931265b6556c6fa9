"""What a run cost for nothing: the same wait once more, or a rerun after which nothing is different."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ...run.lines import at, in_words
from ..trace import Run
from ..values import Json
from .reason import Reason
from .sight import Sight

LONG: Final = 0.5
"""Seconds of one sleep that are worth a word."""


def slept(run: Run) -> dict[int, float]:
    """The lines where a run slept long, once each, and for how long; of calls that are compared, those tell."""
    found: dict[int, list[float]] = {}
    compared = frozenset[int | None]().union(*(call.sleeps for call in run.calls))
    for event in run.events:
        if event["type"] == "sleep" and event["line"] is not None and at(event) not in compared:
            found.setdefault(at(event) or 0, []).append(float(event["seconds"]))
    return {line: seconds[0] for line, seconds in found.items() if len(seconds) == 1 and seconds[0] >= LONG}


def slow_again(sight: Sight) -> Iterator[Reason]:
    """A reason for a line where a run waits as the one before did, though another widget was used."""
    for run in sight.runs:
        if run.scope != "app":
            continue
        before, sight.memory.slept = sight.memory.slept, (run.number, run.trigger, slept(run))
        if before is None or before[1] == run.trigger or run.outcome != "completed" or run.cause == "rerun":
            continue
        for line, seconds in sight.memory.slept[2].items():
            if before[2].get(line) != seconds or not sight.memory.first("slow_again", in_words(line)):
                continue
            text = (
                f"Run {run.number} waited {seconds:g} s in {in_words(line)}, as run {before[0]} did. Put what is slow "
                "into a function with `@st.cache_data` above it, and it is done once."
            )
            facts = {"seconds": seconds, "earlier": before[0]}
            yield Reason(
                "cost",
                "slow_again",
                text,
                run.number,
                line,
                facts=facts,
                rule="cache-once",
                lesson="04_fewer_reruns/09_compute_once",
            )


def for_nothing(sight: Sight) -> Iterator[Reason]:
    """A reason for a run that `st.rerun` asked for, after which page and state are what they were."""
    if len(sight.runs) != 2:
        return
    first, second = sight.runs
    shown = sight.between.get(first.number)
    if shown is None or second.cause != "rerun" or second.scope != "app" or first.outcome_line is None:
        return
    if any(event["type"] in ("state_write", "state_delete") for event in first.events):
        return  # it may be about that, though the page does not show it
    if second.diff or second.outcome != "completed" or _plain(shown["screen"]) != _plain(sight.screen):
        return
    if any(each.get("run") != first.number for each in shown["screen"] if "run" in each):
        return  # what the first run had not drawn yet is left of an earlier one
    text = (
        f"Run {second.number}, which `st.rerun()` in {in_words(first.outcome_line)} asked for, drew the same as "
        f"run {first.number} and changed nothing: it was not needed."
    )
    facts: dict[str, Json] = {"earlier": first.number}
    yield Reason(
        "cost",
        "for_nothing",
        text,
        second.number,
        first.outcome_line,
        facts=facts,
        rule="rerun-ends-run",
        lesson="03_steering/03_what_a_rerun_costs",
    )


def _plain(screen: Any) -> list[Mapping[str, Json]]:
    return [{name: value for name, value in each.items() if name != "run"} for each in screen]
