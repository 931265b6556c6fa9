"""Says what keeps a rerun loop going: what the guard tells the learner."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import Final

from .trace import Change
from .values import Json, cut

_KEYS: Final = 20
"""Changes of one run that are told."""
_CODE: Final = 80
"""Characters of a condition that are told."""


Runs = Sequence[tuple[int, Sequence[Change]]]
"""Numbers of the last runs, the newest last, with what each changed in session state."""


def explain(runs: Runs, source: str, line: int | None) -> tuple[str, list[Json]]:
    """Why runs go on that the rerun in `line` starts: in words, and the last runs' changes to be shown side by side."""
    diffs: list[Json] = [
        {"run": number, "changes": [change.to_json() for change in changes[:_KEYS]], "count": len(changes)}
        for number, changes in runs
    ]
    return _why(runs, source, line), diffs


def _why(runs: Runs, source: str, line: int | None) -> str:
    last = runs[-1][1]
    condition = _condition(source, line)
    if not last:
        words = (
            "Nothing in st.session_state changed during the last run, so each run takes the same way and reruns again."
        )
        return f"{words} {condition or 'Rerun only after something has changed, and store that it has.'}"
    changes = sorted(last, key=lambda change: change.key)
    more = f" (and {len(changes) - 3} more)" if len(changes) > 3 else ""
    words = (
        "Each run changes st.session_state and reruns again: in the last one "
        f"{'; '.join(map(_sentence, changes[:3]))}{more}."
    )
    advice = condition or "Nothing ever makes the script skip st.rerun(): put it behind a condition that becomes false."
    return " ".join([words, *_trend(runs), advice])


def _trend(runs: Runs) -> Iterator[str]:
    """What the last two runs did alike: a value that grows, or that only goes to and fro."""
    if len(runs) < 2:
        return
    first = {change.key: change for change in runs[-2][1]}
    for change in runs[-1][1][:_KEYS]:
        before = first.get(change.key)
        if before is None or before.change == "removed" or change.change != "changed":
            continue
        if before.change == "changed" and before.before == change.after:
            yield f"{change.key} only goes to and fro between {_short(change.before)} and {_short(change.after)}."
        elif before.change == "changed" and (way := _way(before)) and way == _way(change):
            yield f"{change.key} {way} with every run, without end."


def _way(change: Change) -> str:
    before, after = _size(change.before), _size(change.after)
    if before is None or after is None or before == after:
        return ""
    if isinstance(change.after, int | float):
        return "grows" if after > before else "falls"
    return "gets longer" if after > before else "gets shorter"


def _size(value: Json) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return value
    return len(value) if isinstance(value, list | str) else None


def _condition(source: str, line: int | None) -> str:
    """A sentence about the innermost condition around a line; empty where there is none, or it cannot be known."""
    try:
        found = None if line is None else _around(ast.parse(source), line)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    if found is None:
        return ""
    code = ast.get_source_segment(source, found.test) or ast.unparse(found.test)
    code = cut(" ".join(code.split()), _CODE)
    was, becomes = ("true", "false") if _within(found.body, line) else ("false", "true")
    return f"The condition `{code}` in line {found.test.lineno} was {was} again: nothing makes it {becomes}."


def _around(tree: ast.AST, line: int) -> ast.If | ast.While | None:
    """The innermost `if` or `while` that decides whether `line` is reached."""
    found: ast.If | ast.While | None = None
    nodes = [tree]
    while nodes:
        inside = next((each for node in nodes for each in ast.iter_child_nodes(node) if _holds(each, line)), None)
        if isinstance(inside, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            found = None
        elif isinstance(inside, ast.If | ast.While) and not _holds(inside.test, line):
            found = inside
        nodes = [] if inside is None else [inside]
    return found


def _holds(node: ast.AST, line: int | None) -> bool:
    first, last = getattr(node, "lineno", None), getattr(node, "end_lineno", None)
    return line is not None and first is not None and last is not None and first <= line <= last


def _within(body: Sequence[ast.stmt], line: int | None) -> bool:
    return any(_holds(node, line) for node in body)


def _sentence(change: Change) -> str:
    if change.change == "added":
        return f"{change.key} became {_short(change.after)}"
    if change.change == "removed":
        return f"{change.key} was removed"
    return f"{change.key} went from {_short(change.before)} to {_short(change.after)}"


def _short(value: Json) -> str:
    return cut(value["repr"] if isinstance(value, dict) and set(value) == {"repr", "type"} else repr(value), 32)
