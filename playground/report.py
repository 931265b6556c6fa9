"""A trace as a table for people: what `trace --format text` prints."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Data = Mapping[str, Any]


def report(document: Data) -> str:
    """Return the whole trace as text: a table of runs for each step, then state and screen."""
    total = sum(len(step["runs"]) for step in document["steps"])
    head = f"{document['script']}  ·  engine {document['engine']}  ·  {document['models']}  ·  {_count(total, 'run')}"
    parts = [head, "=" * len(head)]
    for step in document["steps"]:
        parts += ["", *_step(step)]
    return "\n".join(parts)


def _step(step: Data) -> Iterator[str]:
    yield f"{_action(step['action'])}  →  {_count(len(step['runs']), 'run')}"
    if step["runs"]:
        yield from _table(["run", "why", "order", "ended", "lines"], [_row(run) for run in step["runs"]])
        changes = [[f"{run['number']}", *_change(change)] for run in step["runs"] for change in run["state"]["diff"]]
        if changes:
            yield ""
            yield from _table(["run", "session state", "before", "after", "written by"], changes)
        for run in step["runs"]:
            if run["message"]:
                yield ""
                yield from textwrap.wrap(
                    f"run {run['number']}: {run['message']}", _width() - 2, initial_indent="  ", subsequent_indent="  "
                )
    yield ""
    yield from _table(["in", "screen", "shows"], [_shown(element) for element in step["screen"]])


def _row(run: Data) -> list[str]:
    why = run["cause"] if run["trigger"] is None else f"{run['cause']}: {run['trigger']}"
    order = [f"{call['name']}()" for call in run["callbacks"]]
    body_ran = any(event["type"] == "script_start" for event in run["events"]) or not order
    if body_ran:
        order.append(f"fragment {run['fragment']}" if run["scope"] == "fragment" else "script")
    ended = run["outcome"] if run["outcome_line"] is None else f"{run['outcome']}, line {run['outcome_line']}"
    return [str(run["number"]), why, ", ".join(order), ended, _ranges(run["lines"])]


def _change(change: Data) -> list[str]:
    line = "" if change["line"] is None else f", line {change['line']}"
    before = _value(change["before"]) if "before" in change else "–"
    after = _value(change["after"]) if "after" in change else "– (removed)"
    return [change["key"], before, after, f"{change['by']}{line}"]


def _shown(element: Data) -> list[str]:
    parts = [str(element[name]) for name in ("label", "name", "text") if element.get(name)]
    text = ": ".join(parts)
    if "value" in element:
        text = f"{text} = {_value(element['value'])}" if text else _value(element["value"])
    return [str(element["in"]), str(element["type"]), " ".join(text.split())]


def _action(action: Any) -> str:
    if isinstance(action, str):
        return action
    kind, what = next(iter(action.items()))
    if kind == "set":
        return f"set {_target(what)} to {_value(what['value'])}"
    if kind == "click":
        return f"click {_target(what)}"
    return "reload" if kind == "reload" else f"wait {what:g} s"


def _target(what: Any) -> str:
    if isinstance(what, str):
        return repr(what)
    return repr(what["key"]) if "key" in what else repr(what.get("label"))


def _value(value: Any) -> str:
    if isinstance(value, dict) and set(value) == {"repr", "type"}:
        return str(value["repr"])
    return repr(value)


def _ranges(lines: Sequence[int]) -> str:
    """`[1, 2, 3, 7]` as `1-3 7`."""
    groups: list[list[int]] = []
    for line in lines:
        if groups and line == groups[-1][-1] + 1:
            groups[-1].append(line)
        else:
            groups.append([line])
    return " ".join(str(group[0]) if len(group) == 1 else f"{group[0]}-{group[-1]}" for group in groups)


def _table(head: list[str], rows: list[list[str]]) -> Iterator[str]:
    """A table whose last wide columns wrap to the terminal."""
    if not rows:
        return
    natural = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    widths = _fit(natural, _width() - 2 - 2 * (len(head) - 1))
    for number, row in enumerate([head, ["─" * width for width in widths], *rows]):
        cells = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
        for line in range(max(len(cell) for cell in cells)):
            texts = [
                (cell[line] if line < len(cell) else "").ljust(width) for cell, width in zip(cells, widths, strict=True)
            ]
            yield ("  " + "  ".join(texts)).rstrip()
        if number > 2_000:
            yield f"  … {len(rows) - number} more"
            return


def _fit(natural: list[int], room: int) -> list[int]:
    """Shorten the widest columns until the table fits."""
    widths = list(natural)
    while sum(widths) > room and max(widths) > 12:
        widths[widths.index(max(widths))] -= 1
    return widths


def _width() -> int:
    return max(60, min(shutil.get_terminal_size((110, 24)).columns, 160))


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"
