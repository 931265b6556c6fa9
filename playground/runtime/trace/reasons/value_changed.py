"""A value changed by itself: its option is gone, its bounds moved, its default was not asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ..trace import Event
from ..values import Json
from .identity import DEFAULTS, is_same
from .reason import Reason, in_state, sentence, value
from .sight import Seen, Sight

_ENDS: Final = ("number_input", "slider", "date_input", "datetime_input", "pagination")
"""The widgets that have a least and a largest value."""
_NATURAL: Final[tuple[Any, ...]] = (None, "min", "", False, 0, "#000000", "today", "now", [])
"""What the arguments for defaults are where a script leaves them out; an index of 0 says no more than none."""


def changed(sight: Sight, differing: Sequence[str]) -> Iterator[Reason]:
    """A reason for each of the `differing` widgets whose value is neither what it was nor what anybody set."""
    for name in differing:
        was, now = sight.before.seen(name), sight.after.seen(name)
        if was is None or now is None or now.trigger or now.key is None:
            continue
        held = was.value if now.form else sight.sent.get(name, was.value)
        if now.value != held and not _writes(sight, now.key):
            yield from _lost(sight, was, now, held)
        elif now.default != was.default and now.value == was.value:
            mark = ("default_ignored", name, repr(now.value))  # told already, and not set by anybody since
            if was.value == was.default or mark in sight.memory.told:
                sight.memory.told.add(mark)
                yield from _ignored(sight, was, now)


def _writes(sight: Sight, key: str) -> list[Event]:
    """What the script and its callbacks have stored under a key in this step."""
    return [
        event
        for run in sight.runs
        for event in run.events
        if event["type"] in ("state_write", "state_delete") and event["key"] == key
    ]


def _lost(sight: Sight, was: Seen, now: Seen, held: Json) -> Iterator[Reason]:
    """What was chosen is no option any more, or lies beyond an end."""
    chosen = held if isinstance(held, list) else [held]
    facts: dict[str, Json] = {"before": held, "after": now.value}
    if not any(change.key == now.key for run in sight.runs for change in run.diff):
        yield from _reworded(sight, now, held)  # the value is what it was
        return
    if now.options is not None:
        gone = [each for each in chosen if each is not None and each not in now.options]
        if set(was.options or ()).isdisjoint(now.options):
            return  # another list altogether, as of the cities of another country
        if gone and not now.entry.get("accept_new_options"):
            text = f"{now.words()} has no option {value(gone[0])} any more, so it went back to {value(now.value)}."
            rule, lesson = "widget-key-new-options", "05_patterns/01_dependent_selects"
            yield _reason(sight, now, "option_gone", text, facts, rule, lesson)
    elif now.type in _ENDS:
        low, high = now.entry.get("min"), now.entry.get("max")
        if any(_beyond(each, low, high) for each in chosen):
            text = (
                f"{now.words()} goes from {value(low)} to {value(high)} now. {sentence(value(held))} is beyond that, "
                f"so it went back to {value(now.value)}. To keep it within them, set `{in_state(str(now.key))}` before "
                "this line."
            )
            facts |= {"min": low, "max": high}
            yield _reason(sight, now, "bounds_moved", text, facts, "state-invalid-reset")


def _reworded(sight: Sight, now: Seen, held: Json) -> Iterator[Reason]:
    """What was chosen has another text now, by which the page does not find it."""
    if now.options is None or now.value not in (None, []) or held in (None, []):
        return
    text = (
        f"{now.words()} shows no choice: {value(held)} is none of its texts any more. The script still has the option "
        "that was chosen."
    )
    yield Reason(
        "not_sent",
        "reworded",
        sentence(text),
        sight.number,
        now.line,
        now.id,
        now.key,
        {"shown": now.value, "sent": held},
        "widget-choice-by-text",
    )


def _beyond(each: Json, low: Json, high: Json) -> bool:
    try:
        return each is not None and ((low is not None and each < low) or (high is not None and each > high))
    except TypeError:
        return False


def _ignored(sight: Sight, was: Seen, now: Seen) -> Iterator[Reason]:
    """Another default was given to a widget that has a value under its key."""
    argument = _default(now)
    if argument is None or now.key is None or _writes(sight, now.key):
        return
    text = (
        f"{now.words()} was given another `{argument}`, {value(now.default)}, and still shows {value(now.value)}: "
        f"with a key, `{argument}` counts only the first time. To change it, set `{in_state(now.key)}` before this "
        "line."
    )
    facts = {"argument": argument, "before": was.default, "after": now.default, "shown": now.value}
    yield _reason(sight, now, "default_ignored", text, facts, "state-beats-default")


def _default(seen: Seen) -> str | None:
    """The argument that gives a widget its default, where the script has used it."""
    arguments = {} if seen.identity is None else seen.identity.arguments
    for name in DEFAULTS:
        given = arguments.get(name)
        if name in arguments and not any(is_same(given, each) for each in _NATURAL):
            return name
    return None


def beaten(sight: Sight) -> Iterator[Reason]:
    """A reason for each new widget whose default is not what it shows: session state had another value for its key."""
    before, after = sight.before, sight.after
    kept = {each.key for each in before.all(before.names).values()}  # by what was stored for the widget before
    for now in after.all(after.names - before.names).values():
        argument = None if now.trigger or now.key is None or now.param else _default(now)
        if argument is None or now.value == now.default:
            continue
        writes = _writes(sight, str(now.key))
        if now.key in kept:
            continue
        if writes and writes[-1]["type"] == "state_write" and sight.memory.first("beaten", str(now.key)):
            line = writes[-1]["line"]
            text = (
                f"{now.words()} has the `{argument}` {value(now.default)} and shows {value(now.value)}: session state "
                f"had that under its key `{now.key}`{'' if line is None else f', since line {line}'}, and it counts "
                f"more than a default. Leave out the `{argument}`."
            )
            facts = {"argument": argument, "default": now.default, "shown": now.value}
            yield _reason(sight, now, "default_beaten", text, facts, "state-beats-default")


def _reason(
    sight: Sight, now: Seen, what: str, text: str, facts: dict[str, Json], rule: str, lesson: str | None = None
) -> Reason:
    return Reason("value_changed", what, sentence(text), sight.number, now.line, now.id, now.key, facts, rule, lesson)
