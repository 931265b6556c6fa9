"""A trace as tables for people: what `trace --format text` prints.

Every step has a table of its runs, one of what they did to session state, and one of the
screen: all of it after a load, later only what is new, changed or gone.
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from playground.facts.described import is_described
from playground.render.app.figures.kinds import about
from playground.render.markup.data import ran_lines, spot
from playground.render.markup.html import line_words
from playground.render.markup.why import rule_page

Data = Mapping[str, Any]

_SHOWN = 200
"""Characters of an element that are shown."""


def report(document: Data) -> str:
    """Return the whole trace as text."""
    total = sum(len(step["runs"]) for step in document["steps"])
    head = f"{document['script']}  ·  engine {document['engine']}  ·  {document['models']}  ·  {_count(total, 'run')}"
    parts = [head, "═" * len(head)]
    screen: Sequence[Data] = []
    for step in document["steps"]:
        anew = step["action"] == "load" or "reload" in step["action"]
        parts += ["", *_step(step, [] if anew else screen)]
        screen = step["screen"]
    return "\n".join(parts)


def _step(step: Data, before: Sequence[Data]) -> Iterator[str]:
    yield f"{action_words(step['action'])}  →  {_count(len(step['runs']), 'run')}"
    groups = _alike(step["runs"])
    yield from table(["run", "why", "order", "ended", "lines that ran"], [_row(group) for group in groups])
    changes = [row for group in groups for row in _changes(group)]
    if changes:
        yield ""
        yield from table(["run", "session state", "before", "after", "written by"], changes)
    for run in step["runs"]:
        if run["message"]:
            yield ""
            yield from paragraph(f"run {run['number']}: {run['message']}")
        if run.get("times"):
            yield ""
            yield from table(["run", "seconds", "line", "in"], [_time(run, each) for each in run["times"]])
    yield from _screen(before, step["screen"])
    for reason in step.get("reasons", []):
        yield ""
        yield from paragraph(f"why: {reason_words(reason)}")
    for note in step.get("notes", []):
        yield ""
        yield from paragraph(note["text"])


# -- runs ----------------------------------------------------------------------------------


def _alike(runs: Sequence[Data]) -> list[list[Data]]:
    """Group runs in a row that took the same way: a loop of fifty is three lines."""
    return [list(group) for _, group in groupby(runs, key=lambda run: _row([run])[1:])]


def _row(group: Sequence[Data]) -> list[str]:
    run = group[0]
    why = run["cause"] if run["trigger"] is None else f"{run['cause']}: {run['trigger']}"
    if run["cause"] == "rerun" and run["trigger"]:
        why = run["trigger"]
    order = [_call(call) for call in run["callbacks"]]
    body_ran = bool(ran_lines(run) - ran_lines(run, "callback_")) or not order
    if body_ran:
        order.append(f"fragment {run['fragment']}" if run["scope"] == "fragment" else "script")
    at = spot(run, "outcome_line")
    ended = run["outcome"] if at is None else f"{run['outcome']}, {line_words(at)}"
    return [_numbers(group), why, " → ".join(order), ended, _lines(run)]


def _time(run: Data, time: Data) -> list[str]:
    at = spot(time)
    line = "" if at is None else line_words(at)
    function = f"{time['function']}()" if "function" in time else ""
    cached = ", not yet in its cache" if "cached" in time else ""
    place = f"loop from {line}" if "loop" in time else line
    return [f"{run['number']}", f"{time['seconds']:g}", place, function + cached]


def _numbers(group: Sequence[Data]) -> str:
    first, last = group[0]["number"], group[-1]["number"]
    return f"{first}" if first == last else f"{first}-{last}"


def _call(call: Data) -> str:
    arguments = [value_words(value) for value in call["args"]]
    arguments += [f"{name}={value_words(value)}" for name, value in call["kwargs"].items()]
    ended = "" if call["ended"] == "returned" else f" ({call['ended']})"
    return f"{call['name']}({cut(', '.join(arguments), 60)}){ended}"


def _changes(group: Sequence[Data]) -> Iterator[list[str]]:
    """What a group of runs did to each key: from before its first run to after its last."""
    first: dict[str, Data] = {}
    last: dict[str, Data] = {}
    for run in group:
        for change in run["state"]["diff"]:
            first.setdefault(change["key"], change)
            last[change["key"]] = change
    for key, change in last.items():
        before = value_words(first[key]["before"]) if "before" in first[key] else "–"
        after = value_words(change["after"]) if "after" in change else "– (removed)"
        if "cells" in change and change is first[key]:
            after += f" ({change['cells']['changed']:,} of {change['cells']['of']:,} cells changed)"
        at = spot(change)
        line = "" if at is None else f", {line_words(at)}"
        if "between" in change:
            file = f" of {change['file']}" if "file" in change else ""
            line = ", between line {} and line {}".format(*change["between"]) + file
        yield [_numbers(group), key, cut(before, _SHOWN), cut(after, _SHOWN), f"{change['by']}{line}"]


def _lines(run: Data) -> str:
    """The lines that ran, those of other files behind their names."""
    parts = [ranges(run["lines"])] if run["lines"] or not run.get("files") else []
    return "; ".join([*parts, *(f"{name} {ranges(lines)}" for name, lines in run.get("files", {}).items())])


def ranges(lines: Sequence[int]) -> str:
    """`[1, 2, 3, 7]` as `1-3 7`."""
    groups: list[list[int]] = []
    for line in lines:
        if groups and line == groups[-1][-1] + 1:
            groups[-1].append(line)
        else:
            groups.append([line])
    return " ".join(str(group[0]) if len(group) == 1 else f"{group[0]}-{group[-1]}" for group in groups) or "none"


# -- the screen ------------------------------------------------------------------------------


def _screen(before: Sequence[Data], now: Sequence[Data]) -> Iterator[str]:
    yield ""
    if not before:
        if now:
            yield from table(["in", "screen", "shows"], [place(element) for element in now])
        else:
            yield "  The screen is empty."
        return
    rows, same = _differences(before, now)
    if not rows:
        yield "  The screen is as before."
        return
    yield from table(["", "in", "screen", "shows"], rows)
    if same:
        yield f"  ({_count(same, 'element')} as before)"


def _differences(before: Sequence[Data], now: Sequence[Data]) -> tuple[list[list[str]], int]:
    """What is new (+), changed (~) and gone (-) on the screen, in its order, and how much is neither."""
    old = {(element["id"], element["type"]): element for element in before}
    rows = []
    for element in now:
        was = old.pop((element["id"], element["type"]), None)
        if was is None or place(was) != place(element) or _data(was) != _data(element):
            rows.append(["+" if was is None else "~", *place(element)])
    same = len(now) - len(rows)
    return rows + [["-", *place(element)] for element in old.values()], same


def _data(element: Data) -> list[Any]:
    """What a table or a chart shows, of which only the size is told."""
    return [element.get(name) for name in ("columns", "rows", "index", "x", "series", "order", "spec", "datasets")]


def _size(element: Data) -> str:
    """How much a table or a chart shows of what."""
    if "rows" in element:
        names = [str(column["name"]) for column in element["columns"]]
        return f"{_count(element.get('count', len(element['rows'])), 'row')} of {', '.join(names) or 'nothing'}"
    if "series" in element:
        names = [str(each["name"]) for each in element["series"]]
        return f"{_count(len(element['x']), 'place')} of {', '.join(names) or 'nothing'}"
    return about(element)


def place(element: Data) -> list[str]:
    """Where an element is, its type, and what it shows."""
    parts = [str(element[name]) for name in ("label", "name", "text") if element.get(name)]
    parts += filter(None, [_size(element)])
    text = ": ".join(parts)
    if "value" in element:
        text = f"{text} = {value_words(element['value'])}" if text else value_words(element["value"])
    return [str(element["in"]), str(element["type"]), cut(" ".join(text.split()), _SHOWN)]


# -- words -------------------------------------------------------------------------------------


def action_words(action: Any) -> str:
    """An action as an actions file says it."""
    if isinstance(action, str):
        return action
    kind, what = next(iter(action.items()))
    match kind:
        case "type":
            return f"type {value_words(what['text'])} into {_target(what)}"
        case "wait":
            return f"wait {what:g} s"
        case "reload":
            return "reload"
        case "dismiss":
            return "dismiss the dialog"
        case "continue":
            return "continue the reruns that the limit held back"
    words = f"{kind} {_target(what)}"
    return f"{words} to {value_words(what['value'])}" if "value" in what else words


def _target(what: Any) -> str:
    if isinstance(what, str):
        return repr(what)
    return repr(what["key"]) if "key" in what else repr(what.get("label"))


def value_words(value: Any) -> str:
    """A value as Python writes it."""
    if is_described(value):
        return str(value["repr"])
    return repr(value)


def cut(text: str, limit: int) -> str:
    """A text of at most `limit` characters."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number:,} {noun}s"


# -- layout ------------------------------------------------------------------------------------


def reason_words(reason: Data) -> str:
    """A reason with the place where it was observed."""
    at = spot(reason)
    where = [f"run {reason['run']}" if reason["run"] is not None else "", line_words(at) if at else ""]
    page = rule_page(reason.get("rule", ""))
    rule = "" if page is None else f" (rule: {page})"
    return f"{', '.join(filter(None, where)) or 'no run'}: {reason['text']}{rule}"


def paragraph(text: str) -> list[str]:
    """A text in lines that fit the terminal."""
    return textwrap.wrap(text, _width(), initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def table(head: list[str], rows: list[list[str]]) -> Iterator[str]:
    """A table whose widest columns wrap so that it fits the terminal; nothing for no rows."""
    if not rows:
        return
    natural = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    widths = _fit(natural, _width() - 2 - 2 * (len(head) - 1))
    for row in [head, ["─" * width for width in widths], *rows]:
        cells = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
        for line in range(max(len(cell) for cell in cells)):
            texts = [
                (cell[line] if line < len(cell) else "").ljust(width) for cell, width in zip(cells, widths, strict=True)
            ]
            yield ("  " + "  ".join(texts)).rstrip()


def _fit(natural: list[int], room: int) -> list[int]:
    """Shorten the widest columns until the table fits."""
    widths = list(natural)
    while sum(widths) > room and max(widths) > 12:
        widths[widths.index(max(widths))] -= 1
    return widths


def _width() -> int:
    return max(60, min(shutil.get_terminal_size((110, 24)).columns, 160))
