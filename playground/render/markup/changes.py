"""What changed inside a dict or a list: only the parts that are not what they were, each with its path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final

from playground.facts.described import is_described
from playground.render.markup.html import Html, el
from playground.render.markup.values import MISSING, python, short

_MOST: Final = 8
_DEEPEST: Final = 6
_COMPARED: Final = 200
"""Items of a list that are matched with one another; longer ones are compared place by place."""


@dataclass(frozen=True)
class Part:
    """A part that changed: where it is, as Python says it, and what it was and is."""

    path: str
    before: Any = MISSING
    after: Any = MISSING


def inside(before: Any, after: Any) -> Html | None:
    """Return a list of what changed inside a value; None where there is no inside, or nothing stayed."""
    if not (_opens(before) and _opens(after)) or isinstance(before, Mapping) != isinstance(after, Mapping):
        return None
    found = list(parts(before, after))
    rows = [_row(part) for part in found[:_MOST]]
    if len(found) > _MOST:
        rows.append(el("li", {"class": "rp-more"}, f"and {len(found) - _MOST:,} more changes"))
    return el("ul", {"class": "rp-inside-changes", "aria-label": "What changed inside"}, *rows) if rows else None


def parts(before: Any, after: Any, path: str = "", depth: int = 0) -> Iterator[Part]:
    """Yield the innermost parts that differ."""
    if depth < _DEEPEST and isinstance(before, Mapping) and isinstance(after, Mapping) and _opens(before, after):
        for key in [*before, *(key for key in after if key not in before)]:
            one, other = before.get(key, MISSING), after.get(key, MISSING)
            yield from _part(one, other, f"{path}[{key!r}]", depth)
    elif depth < _DEEPEST and isinstance(before, list) and isinstance(after, list):
        yield from _items(before, after, path, depth)
    elif not _same(before, after):
        yield Part(path, before, after)


def _part(before: Any, after: Any, path: str, depth: int) -> Iterator[Part]:
    if before is MISSING or after is MISSING:
        yield Part(path, before, after)
    else:
        yield from parts(before, after, path, depth + 1)


def _items(before: list[Any], after: list[Any], path: str, depth: int) -> Iterator[Part]:
    """Match the items of two lists: what was put in front of others does not change them."""
    if max(len(before), len(after)) > _COMPARED:
        before, after = before[:_COMPARED], after[:_COMPARED]
    matcher = SequenceMatcher(None, [python(item) for item in before], [python(item) for item in after], autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        for place in range(max(last - first, end - begin)):
            old = before[first + place] if first + place < last else MISSING
            new = after[begin + place] if begin + place < end else MISSING
            at = begin + place if new is not MISSING else first + place
            yield from _part(old, new, f"{path}[{at}]", depth)


def _opens(*values: Any) -> bool:
    return all(isinstance(value, list) or (isinstance(value, Mapping) and not is_described(value)) for value in values)


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)


def _row(part: Part) -> Html:
    path = el("code", {"class": "rp-path"}, part.path)
    if part.before is MISSING:
        return el("li", {"class": "rp-inside--added"}, "+ ", path, " = ", _code(part.after), _word("added"))
    if part.after is MISSING:
        return el("li", {"class": "rp-inside--removed"}, "− ", path, " was ", _code(part.before), _word("removed"))
    return el("li", {"class": "rp-inside--changed"}, "± ", path, ": ", _code(part.before), " → ", _code(part.after))


def _word(word: str) -> Html:
    return el("small", {"class": "rp-change"}, f" {word}")


def _code(value: Any) -> Html:
    return el("code", {"class": "rp-value"}, short(value, 40))
