"""A function took its time again, and nothing that it depends on had changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ..calls import LongCall
from ..trace import Run
from ..values import Json
from .reason import Reason
from .sight import Sight

WORTH: Final = 0.5
"""Seconds in all that are worth a word."""
_CACHED_RUNS: Final = 3
"""Runs that a cached function must have been computed in: its user may have emptied the cache once."""
_FUNCTIONS: Final = 100
"""Functions whose calls are kept."""
_RUNS: Final = 20

Called = Sequence[tuple[Run, LongCall]]


def computed_again(sight: Sight) -> Iterator[Reason]:
    """A reason for a function that two runs have called alike, or whose cache never has what is asked for."""
    memory = sight.memory
    for run in sight.runs:
        if run.scope != "app":
            continue
        for call in run.calls:
            place = (call.name, call.line)
            before = memory.calls.pop(place, [])[-_RUNS:]
            called = memory.calls[place] = [*before, (run, call)]
            while len(memory.calls) > _FUNCTIONS:
                del memory.calls[next(iter(memory.calls))]
            found = _reason(sight, called) if run.outcome == "completed" and run.cause != "rerun" else None
            if found is not None and memory.first("computed_again", *map(str, place)):
                yield found


def _reason(sight: Sight, called: Called) -> Reason | None:
    run, call = called[-1]
    if not call.cached:
        same = _same(called)
        return _anew(same) if len({each.trigger for each, _ in same}) > 1 and _seconds(same) >= WORTH else None
    following = [each for each in called if each[1].cached][-_CACHED_RUNS:]
    if len(following) < _CACHED_RUNS or following[0][0].number < run.number - _CACHED_RUNS + 1:
        return None
    if len({each.trigger for each, _ in following}) == 1 or _seconds(following) < WORTH:
        return None
    if len(_same(following)) == len(following):
        return _emptied(following)
    return _never_the_same(sight, following)


def _same(called: Called) -> Called:
    """The last of these calls, and those before it that were given and have returned the same."""
    last = called[-1][1]
    found = []
    for run, call in reversed(called):
        if (call.arguments, call.around, call.value) != (last.arguments, last.around, last.value):
            break
        found.append((run, call))
    return found[::-1]


def _seconds(called: Called) -> float:
    return sum(call.seconds for _, call in called)


def _anew(called: Called) -> Reason:
    call = called[-1][1]
    text = (
        f"`{call.name}()` ran in {_runs(called)} {_alike(call)}: {_seconds(called):.1f} s in all. Put `@st.cache_data` "
        f"above `def {call.name}`, and it runs once."
    )
    return _told("computed_again", text, called, "cache-once")


def _alike(call: LongCall) -> str:
    return f"with the same {'arguments and ' if call.arguments else ''}result"


def _emptied(called: Called) -> Reason:
    call = called[-1][1]
    text = (
        f"`{call.name}()` is cached, and still ran in {_runs(called)} {_alike(call)}: {_seconds(called):.1f} s in all. "
        "Its cache did not have the value any more: `clear()` empties it, and `ttl` and `max_entries` limit it."
    )
    return _told("cache_emptied", text, called, "cache-limits")


def _never_the_same(sight: Sight, called: Called) -> Reason | None:
    """Where one argument is never what it was, and the page shows it nowhere: no user has chosen it."""
    given = [dict(call.arguments) for _, call in called]
    chosen = [each.get("value") for each in sight.screen if "label" in each]
    if any(each.keys() != given[0].keys() for each in given):
        return None
    differing = [name for name in given[0] if len({repr(each[name]) for each in given}) > 1]
    if len(differing) != 1 or len({repr(each[differing[0]]) for each in given}) < len(given):
        return None
    if any(_shows(chosen, each[differing[0]][1]) for each in given):
        return None
    call = called[-1][1]
    text = (
        f"`{call.name}()` is cached, and still ran in {_runs(called)}: {_seconds(called):.1f} s in all. Its argument "
        f"`{differing[0]}` was another one each time, and the cache keeps a value for each."
    )
    return _told("cache_missed", text, called, "cache-once", argument=differing[0])


def _shows(chosen: list[Json], value: Any) -> bool:
    return any(str(value) in str(each) for each in chosen)


def _runs(called: Called) -> str:
    numbers = [str(run.number) for run, _ in called]
    return f"runs {', '.join(numbers[:-1])} and {numbers[-1]}"


def _told(what: str, text: str, called: Called, rule: str, **more: Json) -> Reason:
    run, call = called[-1]
    facts: dict[str, Json] = {"function": call.name, "runs": [run.number for run, _ in called]}
    facts["seconds"] = round(_seconds(called), 1)
    return Reason(
        "cost",
        what,
        text,
        run.number,
        call.line,
        facts={**facts, **more},
        rule=rule,
        lesson="04_fewer_reruns/09_compute_once",
    )
