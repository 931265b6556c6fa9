"""A new widget took the place of another: an argument changed, and what was set in the old one was lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ..values import Json
from .identity import DEFAULTS
from .reason import Reason, in_state, listed, literal, sentence, value
from .sight import PERSIST, Seen, Sight

_MOST: Final = 3
"""Widgets of one step that are told of."""
_LESSON: Final = "02_remembering/06_every_second_choice"

_AREAS: Final = {"main": "the page", "sidebar": "the sidebar", "elsewhere": "another place"}
_KEY: Final = 20
"""The most characters of a key that is proposed."""
_LISTED: Final = 3
"""Options that are told of those that came or went."""
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
    alone: bool
    """Whether the line draws no other widget of this type."""


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
                found.append(_Pair(old, new, lost, used, changes, not several))
        if found:
            pair = min(found, key=lambda each: len(each.changes))
            came.remove(pair.new)
            if _is_loss(pair) and not _is_meant(sight, pair):
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
        return not _are_apart(pair.old, pair.new)
    return any(each in options for each in _chosen(pair))


def _chosen(pair: _Pair) -> list[Json]:
    return pair.lost if isinstance(pair.lost, list) else [pair.lost]


def _are_apart(old: Seen, new: Seen) -> bool:
    """Whether the bounds of two widgets have no value in common, so that none could stay."""
    (low, high), (least, most) = ((each.entry.get("min"), each.entry.get("max")) for each in (old, new))
    try:
        return None not in (low, high, least, most) and bool(high < least or most < low)  # type: ignore[operator]
    except TypeError:
        return False


def _is_meant(sight: Sight, pair: _Pair) -> bool:
    """Whether the new default is what this step has put into session state, or set in the widget that was used.

    Then it was asked for, as by a button that empties a field. What the widget that is lost has given is not.
    """
    if pair.used or any(name not in DEFAULTS for name, _, _ in pair.changes):
        return False
    used = sight.after.seen(sight.used) if sight.used in sight.after.names else None
    if used is not None and not used.trigger and _is_it(used.value, pair):
        return True
    return any(_is_it(each["value"], pair) for each in _writes(sight) if each["line"] != pair.new.line)


def _writes(sight: Sight) -> list[Mapping[str, Json]]:
    """What the script and its callbacks have stored in this step."""
    return [
        each
        for run in sight.runs
        for each in run.events
        if each["type"] == "state_write" and each["by"] in ("script", "callback") and "value" in each
    ]


def _is_it(given: Json, pair: _Pair) -> bool:
    """Whether a value is what a widget begins with now, or the argument of which it makes that."""
    return _is_same(given, pair.new.default) or _is_same(given, pair.changes[0][2])


def _is_same(one: Json, other: Json) -> bool:
    return type(one) is type(other) and bool(one == other)


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


def _went(pair: _Pair, change: Change) -> str:
    """How an argument changed."""
    name, before, after = change
    if _is_opaque(name):
        return f"`{name}` is another one"
    if name == "default":  # of several choices, which Streamlit knows by their numbers
        before, after = pair.old.default, pair.new.default
    if isinstance(before, list) and isinstance(after, list) and name == "options":
        return _options(before, after)
    return f"`{name}` changed from {value(before)} to {value(after)}"


def _options(before: list[Json], after: list[Json]) -> str:
    """Which options came and which went; the lists themselves look alike where they are long."""
    if any(isinstance(each, dict) and each.get("type") == "cut" for each in (*before, *after)):
        return "`options` are others"
    then, now = Counter(map(value, before)), Counter(map(value, after))
    more, less = list((now - then).elements()), list((then - now).elements())
    if not more and not less:
        return "`options` are in another order"
    parts = (f"{len(each)} {word}: {_first(each)}" for each, word in ((more, "more"), (less, "less")) if each)
    return f"`options` have {' and '.join(parts)}"


def _first(words: list[str]) -> str:
    return listed(words) if len(words) <= _LISTED else f"{', '.join(words[:_LISTED])} …"


def _kept(sight: Sight, pair: _Pair, argument: str, *, own: bool) -> str:
    """What would have kept what was set."""
    identity, names = pair.old.identity, [change[0] for change in pair.changes]
    if identity is None or any(map(_is_opaque, names)) or not _is_allowed(pair):
        return ""
    key = _key(sight, pair)
    give = "" if pair.new.key is not None else f"give it {'a `key`' if key is None else f'`key={literal(key)}`'}"
    if any(name in identity.counts for name in names):
        if pair.new.type not in PERSIST:
            return ""
        place = "st.session_state[key]" if key is None else in_state(key)
        again = f"{place} = {place}" if key is None else f"if {literal(key)} in st.session_state: {place} = {place}"
        return f" To keep it, {give}{give and ', and '}write before this line: `{again}`."
    return _by_key(sight, pair, argument) if own else f" {sentence(give)}: then it keeps what was set."


def _by_key(sight: Sight, pair: _Pair, argument: str) -> str:
    """What to write in the place of a default that is the widget's own value."""
    stored = [each for each in _writes(sight) if each["line"] == pair.new.line and not each.get("in_place")]
    keys = {str(each["key"]) for each in stored}
    returned = all(_is_same(each["value"], pair.new.value) for each in stored)  # and not its place among the options
    if not pair.alone or not returned or len(keys) != 1:
        return (
            f" Write a `key=` in the place of `{argument}=`: session state has the value under that key, so do not "
            "assign it."
        )
    (key,) = keys
    return (
        f" Write `key={literal(key)}` in the place of `{argument}=`, do not assign the result, and read "
        f"`{in_state(key)}`."
    )


def _is_allowed(pair: _Pair) -> bool:
    """Whether the new widget could have all of what was set in the old one."""
    options, low, high = pair.new.options, pair.new.entry.get("min"), pair.new.entry.get("max")
    if options is not None:
        return all(each in options for each in _chosen(pair) if each is not None)
    try:
        return all((low is None or low <= each) and (high is None or each <= high) for each in _chosen(pair))
    except TypeError:
        return False


def _key(sight: Sight, pair: _Pair) -> str | None:
    """The widget's key, or one that it may be given; None where the line draws several, or its label is no name."""
    if pair.new.key is not None:
        return pair.new.key if pair.alone else None
    key = re.sub(r"\W+", "_", pair.new.label.lower()).strip("_")
    free = key.isidentifier() and len(key) <= _KEY and key not in sight.runs[-1].after
    return key if free and pair.alone and pair.old.label == pair.new.label else None


def _reason(sight: Sight, pair: _Pair) -> Reason:
    old, new = pair.old, pair.new
    changes = sorted(pair.changes, key=lambda change: change[0] in DEFAULTS)
    name, before, after = changes[0]
    own = name in DEFAULTS and new.default == old.value  # what it has shown before the action
    keyed = old.key is not None
    what = "own_default" if own else "key_argument" if keyed else "argument"
    lost = f"{old.words()} lost {'what was edited' if old.type == 'data_editor' else value(pair.lost)}"
    if own:
        why = f"its {_went(pair, changes[0])}, as it is computed from the last value, and without a key that makes it"
    elif keyed:
        why = f"its {_went(pair, changes[0])}, and even with a key that makes it"
    elif name == "place":
        why = f"it went from {_AREAS[before]} to {_AREAS[after]}, and without a key that makes it"
    elif name == "form":
        way = f"into the form `{after}`" if after else f"out of the form `{before}`"
        why = f"it went {way}, and without a key that makes it"
    else:
        why = f"its {_went(pair, changes[0])}, and without a key that makes it"
    if name == "default":
        before, after = old.default, new.default
    text = f"{lost}: {why} a new widget.{_kept(sight, pair, name, own=own)}"
    facts: dict[str, Json] = {"argument": name, **({} if _is_opaque(name) else {"before": before, "after": after})}
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
