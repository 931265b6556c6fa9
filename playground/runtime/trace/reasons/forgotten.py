"""A widget was not drawn for a run: its value was removed, and it comes back without it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from ..values import cut
from .reason import Reason, sentence, value
from .sight import PERSIST, Left, Seen, Sight

_MOST: Final = 200
"""Widgets and keys that are kept in mind."""
_TOLD: Final = 3
"""Widgets of one line that are told of."""
_SWITCHES: Final = {"checkbox": ("unticked", "ticked"), "toggle": ("off", "on")}
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
    stay = {(each.type, each.line) for each in after.all(after.names).values()} if left else set()
    together: dict[tuple[str, int | None], set[str]] = {}
    for name, seen in left.items():
        together.setdefault((seen.type, seen.line), set()).add(name)
    for name, seen in left.items():
        held = seen.value if seen.form else sight.sent.get(name, seen.value)
        replaced = (seen.type, seen.line) in stay  # rows of a loop come and go
        # A dialog begins anew, and nobody wonders that a password is gone.
        anew = str(seen.entry["in"]).startswith("event") or seen.entry.get("input_type") == "password"
        if not replaced and not anew and not seen.trigger and held != seen.default:
            early = sight.runs[-1].outcome in ("stopped", "exception")  # nothing is cleaned up then
            with_it = frozenset(together[seen.type, seen.line])
            memory.left[name] = Left(seen, held, sight.number or 0, early, with_it)
    for kept in (memory.left, memory.cleaned):
        while len(kept) > _MOST:
            del kept[next(iter(kept))]


def came_back(sight: Sight) -> Iterator[Reason]:
    """A reason for each widget that is there again, at its default."""
    memory, after = sight.memory, sight.after
    back = after.all(sight.memory.left.keys() & (after.names - sight.before.names))
    told: Counter[int | None] = Counter()
    for name, now in back.items():
        left = memory.left.pop(name)
        written = any(
            event["type"] in ("state_write", "state_delete") and event["key"] == now.key
            for run in sight.runs
            for event in run.events
        )
        if now.value == left.value or now.value != now.default or written:
            continue
        if not left.with_it <= after.names or told[now.line] == _TOLD:  # other rows of a loop
            continue
        told[now.line] += 1
        if left.early:
            if now.key is not None and sight.runs[-1].after.get(now.key) == left.value:
                yield _disagrees(sight, now, left)
            continue
        paged = bool(now.page)
        why = "another page of the app was shown" if paged else f"run {left.run} did not draw it"
        text = f"{now.words()} is back {_begun(now, left)}: {why}, so Streamlit had removed its value.{_kept(now)}"
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


def _begun(now: Seen, left: Left) -> str:
    switch = _SWITCHES.get(now.type)
    return f"without {value(left.value)}" if switch is None else switch[now.value is True]


def _kept(now: Seen) -> str:
    """What keeps the value of a widget that is hidden."""
    if now.type not in PERSIST or now.form:
        return ""
    if now.key is not None:
        return ' To keep it, write `persist_state="session"` beside its `key`.'
    return ' To keep it, give it a `key` and `persist_state="session"`.'


def _disagrees(sight: Sight, now: Seen, left: Left) -> Reason:
    """The value was not removed, and the page does not know it."""
    empty = now.value is None or now.value in ("", [])
    text = (
        f"{now.words()} {'looks empty' if empty else f'shows {value(now.value)}'}, but the script still has "
        f"{value(left.value)}: run {left.run} ended before it was drawn, and the page forgot what was set. "
        f"{'Type' if now.type.startswith('text_') else 'Set'} it again."
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
