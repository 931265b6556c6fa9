"""A new widget took the place of another: an argument changed, and what was set in the old one was lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from ..values import Json
from .identity import DEFAULTS
from .reason import Reason, sentence, value
from .sight import Seen, Sight

_MOST: Final = 3
"""Widgets of one step that are told of."""
_LESSON: Final = "02_remembering/06_every_second_choice"

_AREAS: Final = {"main": "the page", "sidebar": "the sidebar", "elsewhere": "another place"}
_OPAQUE: Final = ("data", "spec", "json")
"""Parts of the names of arguments that hold tables and figures: of those only that they changed is told."""

Change = tuple[str, Json, Json]


@dataclass(frozen=True)
class _Pair:
    """A widget that went, and the one that came in its place."""

    old: Seen
    new: Seen
    lost: Json
    used: bool
    """True where it was the widget that the user has just set."""
    changes: list[Change]


def new_widgets(sight: Sight) -> Iterator[Reason]:
    """A reason for each widget of the step that lost what its user had set in it, because it is another one now."""
    for pair in list(_pairs(sight))[:_MOST]:
        yield _reason(sight, pair)


def _pairs(sight: Sight) -> Iterator[_Pair]:
    before, after = sight.before, sight.after
    gone = before.all(before.names - after.names)
    came = list(after.all(after.names - before.names).values())
    if not gone or not came:
        return
    alike = Counter(_place(each) for page in (before, after) for each in page.all(page.names).values())
    for name, old in gone.items():
        if old.trigger or old.identity is None:
            continue
        lost, used = _set_in(sight, name, old), name == sight.used
        found = []
        for new in came:
            if new.identity is None or _place(new) != _place(old):
                continue
            changes = list(old.identity.changes(new.identity))
            several = alike[_place(old)] > 2
            if changes and not (several and any(each[0] == "label" for each in changes)):
                found.append(_Pair(old, new, lost, used, changes))
        if found:
            pair = min(found, key=lambda each: len(each.changes))
            came.remove(pair.new)
            if _is_loss(pair):
                yield pair


def _set_in(sight: Sight, name: str, old: Seen) -> Json:
    """What the user had set in a widget when the step's last run began; in a form that may wait still."""
    return old.value if old.form else sight.sent.get(name, old.value)


def _place(seen: Seen) -> tuple[Any, ...]:
    """Where in the script a widget is drawn: the next one there is taken for the same by who reads the script."""
    return seen.type, seen.key, seen.line, getattr(seen.line, "file", "")


def _is_loss(pair: _Pair) -> bool:
    """Whether something was set in the old one that the new one does not show, and could."""
    if pair.new.type == "data_editor":
        return _is_lost_edit(pair)
    if pair.lost == pair.new.value or (pair.lost == pair.old.default and not pair.used):
        return False
    options = pair.new.options
    if options is None:
        return True
    chosen = pair.lost if isinstance(pair.lost, list) else [pair.lost]
    return any(each in options for each in chosen)


def _is_lost_edit(pair: _Pair) -> bool:
    """Whether any cell that was changed is as it was in the table that the new editor has; other edits are not told."""
    edited = pair.lost.get("edited_rows", {}) if isinstance(pair.lost, dict) else {}
    names = [column.get("name") for column in pair.new.entry.get("columns", ())]
    rows = pair.new.entry.get("rows", ())
    for row, cells in edited.items():
        for name, cell in cells.items():
            if name in names and int(row) < len(rows) and rows[int(row)][names.index(name)] != cell:
                return True
    return False


def _is_opaque(name: str) -> bool:
    return any(each in name for each in _OPAQUE)


def _mended(pair: _Pair, argument: str, *, own: bool) -> str:
    """What would have kept it the same widget: a key, where no argument that changed counts beside one."""
    names = [change[0] for change in pair.changes]
    if pair.old.identity is None or any(name in pair.old.identity.counts or _is_opaque(name) for name in names):
        return ""
    if own:
        return f" With a `key` in the place of `{argument}` nothing is lost."
    return " With a `key` it would be the same widget."


def _reason(sight: Sight, pair: _Pair) -> Reason:
    old, new = pair.old, pair.new
    changes = sorted(pair.changes, key=lambda change: change[0] in DEFAULTS)
    name, before, after = changes[0]
    own = name in DEFAULTS and new.default == old.value  # what it has shown before the action
    keyed = old.key is not None
    what = "own_default" if own else "key_argument" if keyed else "argument"
    if name == "default":  # of several choices, which Streamlit knows by their numbers
        before, after = old.default, new.default
    lost = f"what was just set, {value(pair.lost)}, was lost" if pair.used else f"{value(pair.lost)} was forgotten"
    if old.type == "data_editor":
        lost = "what was just edited was lost" if pair.used else "what was edited was forgotten"
    who = old.words()
    opaque = _is_opaque(name)
    went = f"`{name}` is another one" if opaque else f"`{name}` went from {value(before)} to {value(after)}"
    if own:
        text = (
            f"{who} takes its `{name}` from its own last value: {went}. Without a key that makes it another widget, "
            f"and {lost}."
        )
    elif keyed:
        text = f"{who}: {went}. That makes it another widget even though it has a key, and {lost}."
    elif name == "place":
        way = f"from {_AREAS[before]} to {_AREAS[after]}"
        text = f"{who} went {way}. Without a key it is another widget there, and {lost}."
    elif name == "form":
        way = f"into the form `{after}`" if after else f"out of the form `{before}`"
        text = f"{who} went {way}. Without a key it is another widget there, and {lost}."
    else:
        text = f"{who}: {went}. It has no key, so it is another widget now, and {lost}."
    if not keyed:
        text += _mended(pair, name, own=own)
    facts: dict[str, Json] = {"argument": name, **({} if opaque else {"before": before, "after": after})}
    if len(changes) > 1:
        facts["more"] = [each[0] for each in changes[1:]]
    return Reason(
        "new_widget",
        what,
        sentence(text),
        sight.run_of(new.id),
        new.line,
        new.id,
        new.key,
        {**facts, "lost": pair.lost, "shown": new.value},
        "widget-key-resets" if keyed else "widget-identity-arguments",
        _LESSON,
    )
