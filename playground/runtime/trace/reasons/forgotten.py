"""A widget was not drawn for a run: its value was removed, and it comes back without it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from ..values import cut
from .reason import Reason, sentence, value
from .sight import Left, Seen, Sight

_MOST: Final = 200
"""Widgets and keys that are kept in mind."""
_LESSON: Final = "02_remembering/05_hidden_and_forgotten"
_SAYS: Final = 'has no {} "{}"'
"""How Streamlit says that a key is missing."""


def keep_in_mind(sight: Sight) -> None:
    """Note the widgets that left the page in this step, and the keys that were removed."""
    memory, before, after = sight.memory, sight.before, sight.after
    for run in sight.runs:
        for change in run.diff:
            if change.change == "removed" and change.by == "cleanup":
                memory.cleaned[change.key] = run.number
            else:
                memory.cleaned.pop(change.key, None)
    left = before.all(before.names - after.names)
    lines = Counter((each.type, each.line) for each in before.all(before.names).values()) if left else {}
    stay = {(each.type, each.line) for each in after.all(after.names).values()} if left else set()
    for name, seen in left.items():
        held = seen.value if seen.form else sight.sent.get(name, seen.value)
        alone = lines[seen.type, seen.line] == 1  # rows of a loop come and go
        replaced = (seen.type, seen.line) in stay
        # A dialog begins anew, and nobody wonders that a password is gone.
        anew = str(seen.entry["in"]).startswith("event") or seen.entry.get("input_type") == "password"
        if alone and not replaced and not anew and not seen.trigger and held != seen.default:
            early = sight.runs[-1].outcome in ("stopped", "exception")  # nothing is cleaned up then
            memory.left[name] = Left(seen, held, sight.number or 0, early)
    for kept in (memory.left, memory.cleaned):
        while len(kept) > _MOST:
            del kept[next(iter(kept))]


def came_back(sight: Sight) -> Iterator[Reason]:
    """A reason for each widget that is there again, at its default."""
    memory, after = sight.memory, sight.after
    back = after.all(sight.memory.left.keys() & (after.names - sight.before.names))
    lines = Counter((each.type, each.line) for each in after.all(after.names).values()) if back else {}
    for name, now in back.items():
        left = memory.left.pop(name)
        written = any(
            event["type"] in ("state_write", "state_delete") and event["key"] == now.key
            for run in sight.runs
            for event in run.events
        )
        if now.value == left.value or now.value != now.default or written or lines[now.type, now.line] > 1:
            continue
        if left.early:
            if now.key is not None and sight.runs[-1].after.get(now.key) == left.value:
                yield _disagrees(sight, now, left)
            continue
        paged = bool(now.page)
        why = "another page of the app was shown" if paged else f"run {left.run} did not draw it"
        text = f"{now.words()} is back without {value(left.value)}: {why}, so Streamlit had removed its value."
        yield Reason(
            "value_changed",
            "other_page" if paged else "not_drawn",
            sentence(text),
            sight.run_of(now.id),
            now.line,
            now.id,
            now.key,
            {"before": left.value, "after": now.value, "removed": left.run},
            "page-widgets-start-again" if paged else "state-widget-cleanup",
            None if paged else _LESSON,
        )


def _disagrees(sight: Sight, now: Seen, left: Left) -> Reason:
    """The value was not removed, and the page does not know it."""
    text = (
        f"{now.words()} shows {value(now.value)}, and the script has {value(left.value)}: run {left.run} ended before "
        "it was drawn, so the page forgot what was set and session state did not."
    )
    return Reason(
        "not_sent",
        "page_disagrees",
        sentence(text),
        sight.run_of(now.id),
        now.line,
        now.id,
        now.key,
        {"shown": now.value, "state": left.value},
        "state-page-disagrees",
    )


def missed(sight: Sight) -> Iterator[Reason]:
    """A reason for a run that failed because a key was removed with its widget."""
    for run in sight.runs:
        if run.outcome != "exception" or not run.message:
            continue
        for key, removed in sight.memory.cleaned.items():
            if any(_SAYS.format(kind, key) in run.message for kind in ("key", "attribute")):
                text = (
                    f"`{cut(key, 60)}` is not in session state any more: its widget was not drawn in run {removed}, "
                    "and Streamlit removed the value with it."
                )
                yield Reason(
                    "value_changed",
                    "key_removed",
                    text,
                    run.number,
                    run.outcome_line,
                    None,
                    key,
                    {"removed": removed},
                    "state-widget-cleanup",
                    _LESSON,
                )
                break
