"""Says what was seen of a rerun loop, and what it counts towards: what the guard tells the learner."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from playground.facts.described import is_described

from ..run.places import Place
from .bounds import Bound, Reading, bounds
from .trace import Change
from .trail import Trail
from .values import Json, cut

_KEYS: Final = 20
"""Changes of one run that are told."""
_TOLD: Final = 3
"""Changes, and bounds, that are told in words."""
_CODE: Final = 80
"""Characters of a condition that are told."""

Runs = Sequence[tuple[int, Sequence[Change]]]
"""Numbers of the last runs, the newest last, with what each changed in session state."""


@dataclass(frozen=True)
class Seen:
    """What is known of a rerun loop: its script, the state now, and where it reran, the innermost place first."""

    source: str
    state: Mapping[str, Json]
    places: Sequence[Place]


@dataclass(frozen=True)
class _Condition:
    """A condition that decided whether a line was reached, and what it was then."""

    test: ast.expr
    was: bool


def explain(runs: Runs, seen: Seen) -> tuple[str, list[Json]]:
    """Why runs go on: in words, and the last runs' changes to be shown side by side."""
    diffs: list[Json] = [
        {"run": number, "changes": [change.to_json() for change in changes[:_KEYS]], "count": len(changes)}
        for number, changes in runs
    ]
    return " ".join(_sentences(runs, seen)), diffs


def _sentences(runs: Runs, seen: Seen) -> Iterator[str]:
    last = runs[-1][1]
    if last:
        changes = sorted(last, key=lambda change: change.key)
        more = f" (and {len(changes) - _TOLD} more)" if len(changes) > _TOLD else ""
        listed_changes = "; ".join(map(_sentence, changes[:_TOLD]))
        yield f"Each run changes st.session_state and reruns again: in the last one {listed_changes}{more}."
        yield from _trend(runs, changes[:_TOLD])
    else:
        yield "Nothing in st.session_state changed during the last run, and it reran again."
    try:
        tree = ast.parse(seen.source)
        yield from _decided(runs, seen, tree)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        yield _advice(None, changes=bool(last))


def _advice(condition: _Condition | None, *, changes: bool) -> str:
    if condition is not None:
        return f"Make it {'false' if condition.was else 'true'} in some run, and the loop ends."
    if changes:
        return "Put st.rerun() behind a condition that becomes false."
    return "Rerun only after something has changed, and store that it has."


def _decided(runs: Runs, seen: Seen, tree: ast.Module) -> Iterator[str]:
    """What decided that it reran, and which comparisons will turn out otherwise."""
    state = _trails(runs, seen.state)
    around = [
        (condition, Reading(tree, state, place.names))
        for place in seen.places
        for condition in _around(tree, place.line)
    ]
    tests = {id(condition.test) for condition, _ in around}
    names = seen.places[0].names if seen.places else {}
    others = [
        each.test for each in ast.walk(tree) if isinstance(each, ast.If | ast.While) and id(each.test) not in tests
    ]
    found = [bound for condition, script in around for bound in bounds(script, condition.test)]
    elsewhere = Reading(tree, state, names)
    found += [bound for test in others for bound in bounds(elsewhere, test) if bound.runs]
    if around:
        yield _condition_in_words(around[0][0], seen.source)
    if ahead := [bound for bound in found if bound.runs][:_TOLD]:
        yield f"If it goes on like that, {'; '.join(_ahead(bound, around) for bound in ahead)}."
        return
    for bound in found[:_TOLD]:
        yield f"{bound.words}{_in_line(bound, around)}."
    yield _advice(around[0][0] if around else None, changes=bool(runs[-1][1]))


def _ahead(bound: Bound, around: Sequence[tuple[_Condition, Reading]]) -> str:
    count = "1 more run" if bound.runs == 1 else f"{bound.runs:,} more runs"
    if bound.late:
        count = f"{bound.runs:,} or {bound.runs + 1:,} more runs"
    return f"{bound.words} in {count}{_in_line(bound, around)}"


def _in_line(bound: Bound, around: Sequence[tuple[_Condition, Reading]]) -> str:
    """Where it is asked, unless that is the condition that was named."""
    return "" if around and around[0][0].test.lineno == bound.line else f" (line {bound.line})"


def _condition_in_words(condition: _Condition, source: str) -> str:
    code = ast.get_source_segment(source, condition.test) or ast.unparse(condition.test)
    code = cut(" ".join(code.split()), _CODE)
    return f"The condition `{code}` in line {condition.test.lineno} was {'true' if condition.was else 'false'} again."


# -- how session state moved ------------------------------------------------------------------------


def _trails(runs: Runs, state: Mapping[str, Json]) -> dict[str, Trail]:
    """The values of each key at the ends of the last runs."""
    snapshots = [dict(state)]
    for _, changes in reversed(runs[-2:]):
        before = dict(snapshots[0])
        for change in changes:
            if change.change == "added":
                before.pop(change.key, None)
            else:
                before[change.key] = change.before
        snapshots.insert(0, before)
    found = {}
    for key in state:
        values: list[Json] = []
        for snapshot in snapshots:
            values = [*values, snapshot[key]] if key in snapshot else []
        found[key] = Trail(tuple(values))
    return found


def _trend(runs: Runs, told: Sequence[Change]) -> Iterator[str]:
    """What the last two runs did alike: a value that grew, or that went to and fro."""
    if len(runs) < 2:
        return
    first = {change.key: change for change in runs[-2][1]}
    for change in told:
        before = first.get(change.key)
        if before is None or before.change != "changed" or change.change != "changed":
            continue
        if before.before == change.after:
            yield f"{change.key} went to and fro between {_short(change.before)} and {_short(change.after)}."
        elif way := _way(before, change):
            yield f"{change.key} {way} in each of the last two runs."


def _way(before: Change, change: Change) -> str:
    steps = _step(before), _step(change)
    if None in steps or steps[0] * steps[1] <= 0:  # type: ignore[operator]
        return ""
    if not isinstance(change.after, int | float):
        return "got longer" if steps[1] > 0 else "got shorter"  # type: ignore[operator]
    even = math.isclose(steps[0], steps[1], rel_tol=1e-6)  # type: ignore[arg-type]
    return ("grew" if steps[1] > 0 else "fell") + (f" by {_number(abs(steps[1]))}" if even else "")  # type: ignore[operator, arg-type]


def _step(change: Change) -> float | None:
    before, after = _size(change.before), _size(change.after)
    return None if before is None or after is None else after - before


def _size(value: Json) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return value
    return len(value) if isinstance(value, list | str) else None


def _number(value: float) -> str:
    return cut(repr(value) if isinstance(value, int) else f"{value:.6g}", _CODE)


# -- what decided that a line was reached -----------------------------------------------------------


def _around(tree: ast.AST, line: int) -> list[_Condition]:
    """The conditions of a function, or of the script, that decided that `line` was reached, the innermost first."""
    found: list[_Condition] = []
    node: ast.AST | None = tree
    while node is not None:
        there = [each for each in ast.iter_child_nodes(node) if _holds(each, line)]
        node = next((each for each in there if len(there) > 1 and _reruns(each)), there[0] if there else None)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            found = []
        elif isinstance(node, ast.If | ast.While):
            found += _branch(node.test, node.body, node.orelse, line)
        elif isinstance(node, ast.IfExp):
            found += _branch(node.test, [node.body], [node.orelse], line)
        elif isinstance(node, ast.BoolOp):
            found += _operands(node, line)
    return found[::-1]


def _branch(test: ast.expr, body: Sequence[ast.AST], orelse: Sequence[ast.AST], line: int) -> list[_Condition]:
    """Which way a condition was decided, if `line` is in one of its branches."""
    first, other = ([each for each in part if _holds(each, line)] for part in (body, orelse))
    if _holds(test, line) and (not (first or other) or (_reruns(test) and not any(map(_reruns, [*first, *other])))):
        return []
    if first and other:  # all in one line
        first = [each for each in first if _reruns(each)]
    return [_Condition(test, bool(first))] if first or other else []


def _operands(node: ast.BoolOp, line: int) -> list[_Condition]:
    """Of `n < 60 and st.rerun()`, what comes before the call."""
    at = next((at for at, each in enumerate(node.values) if _holds(each, line) and _reruns(each)), 0)
    return [_Condition(each, isinstance(node.op, ast.And)) for each in node.values[:at]]


def _reruns(node: ast.AST) -> bool:
    names = ("rerun", "switch_page")
    calls = (each.func for each in ast.walk(node) if isinstance(each, ast.Call))
    return any(getattr(func, "attr", getattr(func, "id", None)) in names for func in calls)


def _holds(node: ast.AST, line: int) -> bool:
    first, last = getattr(node, "lineno", None), getattr(node, "end_lineno", None)
    return first is not None and last is not None and first <= line <= last


def _sentence(change: Change) -> str:
    if change.change == "added":
        return f"{change.key} became {_short(change.after)}"
    if change.change == "removed":
        return f"{change.key} was removed"
    return f"{change.key} went from {_short(change.before)} to {_short(change.after)}"


def _short(value: Json) -> str:
    return cut(value["repr"] if is_described(value) else repr(value), 32)
