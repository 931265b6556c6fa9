"""A value that was stored and written over in the same run, so that nobody sees that it was there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ..trace import Run
from ..tree import tree_of
from ..values import Json
from .reason import Reason, in_state, literal, value
from .sight import Seen, Sight

_BY: Final = {"callback": "by the callback", "widget": "by the user", "script": "by the script"}
_LONG: Final = 40
"""Characters of a default that is told as a script writes it."""
_PLAIN: Final = ("checkbox", "color_picker", "number_input", "slider", "text_area", "text_input", "toggle")
"""The widgets whose default, as it is told, is what a script may assign."""


def overwritten(sight: Sight, source: str) -> Iterator[Reason]:
    """A reason for each key that a callback, or the user, set and the script of the same run set back."""
    for run in sight.runs:
        keys = dict.fromkeys(
            str(event["key"])
            for event in run.events
            if event["type"] == "state_write" and event["by"] == "script" and event["key"] in run.before
        )
        for key in keys:
            yield from _set_back(sight, run, key, source)


def deleted(sight: Sight) -> Iterator[Reason]:
    """A reason for each key that was deleted while its widget stayed, and shows what it had."""
    after = sight.after
    for run in sight.runs:
        lines = {event["key"]: event["line"] for event in run.events if event["type"] == "state_delete"}
        if not lines:
            continue
        for now in after.all(sight.before.names & after.names).values():
            if (
                now.key is None
                or now.key not in lines
                or now.trigger
                or run.before.get(now.key) != now.value
                or now.value == now.default
            ):
                continue
            if (state := sight.runs[-1].after.get(now.key)) == now.value:
                continue
            line = lines[now.key]
            until = "" if state is None else f" Until then the script has {value(state)}."
            text = (
                f"`{now.key}` was deleted{_in_line(line)}, but {now.words()} still shows {value(now.value)}: the page "
                f"keeps it, and sends it with what you do next.{until}{_reset(now)}"
            )
            facts = {"shown": now.value, "state": state}
            yield Reason("not_sent", "deleted", text, run.number, line, now.id, now.key, facts, "state-delete-live-key")


def _reset(now: Seen) -> str:
    """What sets a widget back."""
    plain = isinstance(now.default, str | int | float) and now.options is None
    if not plain or now.key is None or len(str(now.default)) > _LONG or now.type not in _PLAIN:
        return " To reset it, assign its default to the key in a callback."
    return f" To reset it, write `{in_state(now.key)} = {literal(now.default)}` in a callback."


def corrected(sight: Sight) -> Iterator[Reason]:
    """A reason for each key whose widget has put another value in the place of what was stored in the same run."""
    after = sight.after
    for run in sight.runs:
        last = {event["key"]: event for event in run.events if event["type"] in ("state_write", "state_delete")}
        stored = {key: event for key, event in last.items() if "value" in event and not event.get("in_place")}
        wrong = {key for key, event in stored.items() if key in run.after and run.after[key] != event["value"]}
        for now in after.all(after.names).values() if wrong else ():
            if now.key is None or now.key not in wrong or now.trigger or now.param or now.value != run.after[now.key]:
                continue
            event, by = stored[now.key], _BY[stored[now.key]["by"]]
            text = (
                f"`{now.key}` was set to {value(event['value'])} {by}{_in_line(event['line'])}, and {now.words()} put "
                f"{value(now.value)} in its place: it cannot have that value."
            )
            writes = [
                {"by": event["by"], "line": event["line"], "value": event["value"]},
                {"by": "widget", "line": now.line, "value": now.value},
            ]
            facts: dict[str, Json] = {"before": event["value"], "after": now.value, "writes": writes}
            yield Reason(
                "value_changed", "corrected", text, run.number, now.line, now.id, now.key, facts, "state-invalid-reset"
            )


def _in_line(line: int | None) -> str:
    return "" if line is None else f" in line {line}"


def _set_back(sight: Sight, run: Run, key: str, source: str) -> Iterator[Reason]:
    before, after = run.before[key], run.after.get(key)
    if before != after:
        return
    writes: list[dict[str, Json]] = []
    used = sight.before.seen(sight.used) if sight.used in sight.before.names else None
    by_user = used is not None and used.key == key and not used.trigger and run is sight.runs[0]
    if by_user and used is not None and sight.sent.get(sight.used) != used.value:
        writes.append({"by": "widget", "line": used.line, "value": sight.sent.get(sight.used)})
    writes += [
        {"by": event["by"], "line": event["line"], "value": event["value"]}
        for event in run.events
        if event["type"] == "state_write" and event["key"] == key and not event.get("in_place")
    ]
    if len(writes) < 2 or writes[0]["by"] == "script" or writes[-1]["by"] != "script":
        return
    first, last = writes[0], writes[-1]
    if first["value"] == before or last["value"] != after or any(each["by"] == "script" for each in writes[:-1]):
        return
    line = last["line"]
    text = (
        f"`{key}` was set twice in run {run.number}: to {value(first['value'])} {_BY[first['by']]}, then back to "
        f"{value(last['value'])} by the script{_in_line(line)}. What was set first is lost."
    )
    if (key, line) in _constants(source):
        text += f" To set it only once, write before line {line}: `if {literal(key)} not in st.session_state:`."
    yield Reason(
        "value_changed",
        "overwritten",
        text,
        run.number,
        line,
        None,
        key,
        {"before": first["value"], "after": last["value"], "writes": writes},
        "callback-before-script" if first["by"] == "callback" else "state-keyed-widgets",
        None if first["by"] == "callback" else "02_remembering/04_the_field_that_springs_back",
    )


@lru_cache(maxsize=2)
def _constants(source: str) -> frozenset[tuple[str, int]]:
    """The keys of session state that each run of a script sets to the same, with their lines."""
    assigned = [each for each in tree_of(source).body if isinstance(each, ast.Assign) and _is_constant(each.value)]
    keys = [(_key(each.targets[0]), each.lineno) for each in assigned if len(each.targets) == 1]
    return frozenset((key, line) for key, line in keys if key is not None)


def _is_constant(value: ast.expr) -> bool:
    return not any(isinstance(each, ast.Name | ast.Attribute | ast.Call | ast.Await) for each in ast.walk(value))


def _key(target: ast.expr) -> str | None:
    """The key that a target names, where that is one of `st.session_state`."""
    if not isinstance(target, ast.Attribute | ast.Subscript) or ast.unparse(target.value) != "st.session_state":
        return None
    if isinstance(target, ast.Attribute):
        return target.attr
    return str(target.slice.value) if isinstance(target.slice, ast.Constant) else None
