"""A value that was stored and written over in the same run, so that nobody sees that it was there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..trace import Run
from ..values import Json
from .reason import Reason, value
from .sight import Sight

_BY: Final = {"callback": "by the callback", "widget": "by the user", "script": "by the script"}


def overwritten(sight: Sight) -> Iterator[Reason]:
    """A reason for each key that a callback, or the user, set and the script of the same run set back."""
    for run in sight.runs:
        keys = dict.fromkeys(
            str(event["key"])
            for event in run.events
            if event["type"] == "state_write" and event["by"] == "script" and event["key"] in run.before
        )
        for key in keys:
            yield from _set_back(sight, run, key)


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
            if run.after.get(now.key) == now.value:
                continue
            line = lines[now.key]
            text = (
                f"`{now.key}` was deleted{_in_line(line)}, and {now.words()} still shows "
                f"{value(now.value)}: the page has kept it, and sends it with the next run."
            )
            facts = {"shown": now.value, "state": run.after.get(now.key)}
            yield Reason("not_sent", "deleted", text, run.number, line, now.id, now.key, facts, "state-delete-live-key")


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


def _set_back(sight: Sight, run: Run, key: str) -> Iterator[Reason]:
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
