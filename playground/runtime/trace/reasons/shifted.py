"""Rows that are known by their place: one goes, and what was set in it stands in the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from .reason import Reason, value
from .sight import Seen, Sight

_LESSON: Final = "05_patterns/08_rows_that_come_and_go"


def shifted(sight: Sight, differing: Sequence[str]) -> Iterator[Reason]:
    """A reason for the first of the `differing` widgets of a line that has a label now which another one there had."""
    lines: set[int | None] = set()
    old: list[Seen] = []
    for name in differing:
        was, new = sight.before.seen(name), sight.after.seen(name)
        if was is None or new is None or new.key is None or was.label == new.label or new.trigger or new.line in lines:
            continue
        old = old or list(sight.before.all(sight.before.names).values())
        other = next((each for each in old if _is_row(each, was) and each.label == new.label), None)
        if other is not None and was.value == new.value != other.value:
            lines.add(new.line)
            yield _reason(sight, was, new, other)


def _is_row(each: Seen, of: Seen) -> bool:
    return each.key is not None and each.key != of.key and each.type == of.type and each.line == of.line


def _reason(sight: Sight, was: Seen, new: Seen, other: Seen) -> Reason:
    text = (
        f"The {new.type.replace('_', ' ')} with the key `{new.key}` was “{was.label}” and is “{new.label}” now. A key "
        f"that counts places stays while rows move up: it still holds {value(was.value)}, which was set in "
        f"“{was.label}”, and {value(other.value)} is not in “{new.label}” any more."
    )
    return Reason(
        "new_widget",
        "shifted",
        text,
        sight.run_of(new.id),
        new.line,
        new.id,
        new.key,
        {"argument": "label", "before": was.label, "after": new.label, "lost": other.value, "shown": new.value},
        "widget-identity-key",
        _LESSON,
    )
