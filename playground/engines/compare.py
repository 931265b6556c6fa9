"""Runs a script on both engines and tells where they differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playground.engines import open_session
from playground.engines.place import laid
from playground.facts.elements import PLACES
from playground.facts.files import File
from playground.runtime import ActionError, Limits, Step
from playground.runtime.browser.actions import read_actions
from playground.runtime.run.lines import in_words
from playground.runtime.session.burst import bursts
from playground.runtime.source.script import lines_of
from playground.runtime.trace.trace import Change, Event, Run
from playground.runtime.trace.unseen import KIND as UNSEEN

LIMITS = Limits(reruns=8, seconds=10)
_PRIVATE = ("stack", "width", "height", "line", "file", "default")
_FRAMES = {"data", "spec", "figure"}
"""Of tables and figures without a key, each engine has names of its own for what counts."""
_WRITES = ("state_write", "state_delete")
_EXCEPTIONS = ("exception", "guard")
_ADDRESS = re.compile(r"0x[0-9a-f]+")


def trace(
    engine: str,
    script: str,
    actions: Sequence[dict[str, Any]],
    *,
    waits: bool = True,
    files: Mapping[str, File] | None = None,
    home: Path | None = None,
) -> list[Any]:
    """Return the steps as comparable data; an action that cannot be done is a step of its own, with the reason.

    Without `waits` nobody waits for what the script sleeps. `files` lie beside it, in a folder below `home`.

    In a thread of its own, as Streamlit runs a script: the browser tests leave a running event loop in theirs.
    """
    with ThreadPoolExecutor(1) as thread, laid(script, files or {}, home) as folder:
        return thread.submit(_trace, engine, script, actions, waits, str(folder)).result()


def _trace(engine: str, script: str, actions: Sequence[dict[str, Any]], waits: bool, folder: str) -> list[Any]:
    session = open_session(engine, script, "app.py", LIMITS, folder)
    session.replaying = not waits
    session.hold_time()
    steps: list[Any] = []
    for burst in bursts(read_actions(actions)):
        try:
            steps += map(comparable, session.act_together(burst))
        except ActionError as error:
            steps.append({"refused": str(error)})
    return steps


def comparable(step: Step) -> dict[str, Any]:
    """What must be the same on both engines."""
    return {
        "action": step.action,
        "runs": [
            {
                "number": run.number,
                "cause": run.cause,
                "scope": run.scope,
                "fragment": run.fragment,
                "trigger": run.trigger,
                "callbacks": [call.to_json() for call in run.callbacks],
                "outcome": run.outcome,
                "overtaken": run.overtaken,
                # What is computed takes no time in Streamlit's.
                "span": run.span and [round(each, 2) for each in run.span],
                "outcome_line": _line(run.outcome_line),
                "message": _plain(run.message),
                "lines": [_line(line) for line in run.lines],
                "callback_lines": [_line(line) for line in run.callback_lines],
                "reads": _reads(run),
                "callers": _callers(run),
                "before": _plain(run.before),
                "beside": [each.to_json() for each in run.beside],
                "after": _plain(run.after),
                "diff": sorted(([*_change(each), each.by] for each in run.diff), key=lambda change: change[0]),
                **({} if run.beside else _writers(run)),
            }
            for run in step.runs
        ],
        "between": {
            number: [_element(element) for element in shown["screen"]] for number, shown in step.between.items()
        },
        "screen": [_element(element) for element in step.screen if not _turns(element, step)],
        "query": step.query,
        "unseen": [note["text"] for note in step.notes if note["kind"] == UNSEEN],
        "waited": [note["text"] for note in step.notes if note["kind"] in ("joined", "lost")],
        "containers": [_fields(container) for container in step.containers],
        "reasons": _plain(list(step.reasons)),
        "identities": _identities(step),
    }


def _identities(step: Step) -> list[dict[str, Any]]:
    """Which widgets came, and what counts; of actions that come while runs go on, it is chance which run drew first."""
    if any(run.span is not None for run in step.runs):
        return []
    return [each for each in step.identities if not _FRAMES & set(each["counts"])]


def _turns(element: dict[str, Any], step: Step) -> bool:
    """Whether it is a spinner among actions that come while runs go on: Streamlit's wait for a clock that is real."""
    return element["type"] == "spinner" and any(run.span is not None for run in step.runs)


def _reads(run: Run) -> list[tuple[Any, ...]]:
    """Which lines read which keys; beside parallel fragments it is chance in Streamlit what is there already."""
    found = {(each["key"], each["line"] or 0, each.get("file", "")) for each in run.reads}
    return [] if run.beside else sorted(found)


def _callers(run: Run) -> list[list[Any]]:
    """The ways of calls on which session state was read or written."""
    if run.beside:
        return []
    state = {each["n"] for each in run.events if each["type"] in _WRITES}
    ways = [each for each in run.callers if "reads" in each or state & {*each.get("events", [])}]
    return sorted([[line["line"], line.get("file", "")] for line in each["lines"]] for each in ways)


def _writers(run: Run) -> dict[str, Any]:
    """Which lines wrote to session state, in order; beside parallel fragments that is chance in Streamlit."""
    return {
        "lines of the diff": {
            each.key: [_line(each.line), each.between and [_line(line) for line in each.between]] for each in run.diff
        },
        "writes": _by_key([_without_number(event) for event in run.events if event["type"] in _WRITES]),
    }


def _line(line: int | None) -> str | None:
    return None if line is None else in_words(line)


def _change(change: Change) -> list[Any]:
    return [change.key, change.change, _plain(change.before), _plain(change.after)]


def _by_key(events: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The order of keys is chance in Streamlit, where all of state is cleared."""
    found: dict[str, list[dict[str, Any]]] = {}
    for event in events:
        found.setdefault(event["key"], []).append(event)
    return found


def _without_number(event: Event) -> dict[str, Any]:
    """What an event tells of session state, but not when among the other events."""
    return {name: _plain(value) for name, value in event.items() if name not in ("n", "at", "seq")}


def _element(element: dict[str, Any]) -> dict[str, Any]:
    kept = _fields(element)
    if element["type"] not in _EXCEPTIONS:
        kept["line"] = [element["line"], element.get("file")]
    if element["type"] == "help" and element["kind"] == "DeltaGenerator":
        kept = {name: value for name, value in kept.items() if name not in ("call", "text", "members")}
    if kept.get("delta", "") is None:
        del kept["delta_color"]  # Streamlit does not send it where there is no delta
    return kept


def _fields(data: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in data.items() if name not in _PRIVATE}


def _plain(value: Any) -> Any:
    """The value without memory addresses."""
    if isinstance(value, str):
        return _ADDRESS.sub("0x", value)
    if isinstance(value, dict):
        if value.get("type") in PLACES:
            return {"type": value["type"]}
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def differences(mini: list[Any], real: list[Any]) -> list[str]:
    """Return one line for each place where the two differ."""
    return list(_differences("", mini, real))


def _differences(path: str, mini: Any, real: Any) -> Iterator[str]:
    if isinstance(mini, dict) and isinstance(real, dict):
        for key in dict.fromkeys([*mini, *real]):
            if key not in mini or key not in real:
                yield f"{path}.{key}: mini {mini.get(key, '(none)')!r}, Streamlit {real.get(key, '(none)')!r}"
            else:
                yield from _differences(f"{path}.{key}", mini[key], real[key])
    elif isinstance(mini, list) and isinstance(real, list) and len(mini) == len(real):
        for index, (one, other) in enumerate(zip(mini, real, strict=True)):
            yield from _differences(f"{path}[{index}]", one, other)
    elif mini != real or type(mini) is not type(real):
        yield f"{path}: mini {_brief(mini)}, Streamlit {_brief(real)}"


def _brief(value: Any) -> str:
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        keys = ("type", "number", "outcome", "label", "text", "name", "path")
        return "[" + ", ".join(" ".join(f"{item[key]!r}" for key in keys if key in item) for item in value) + "]"
    return repr(value)


def report(script: str, actions: Sequence[dict[str, Any]], files: Mapping[str, File] | None = None) -> str:
    """Run on both engines; return what differs in readable form, or the empty string. Nobody waits for sleeps."""
    with TemporaryDirectory(prefix="rerun-playground-") as made:  # a folder of the same name for both
        home = Path(made).resolve()
        mini, real = (
            trace(engine, script, actions, waits=False, files=files, home=home) for engine in ("mini", "streamlit")
        )
    found = differences(mini, real)
    if not found:
        return ""
    listing = "\n".join(f"{number:3} {line}" for number, line in enumerate(lines_of(script), 1))
    done = "\n".join(f"    [{number}] {action}" for number, action in enumerate(actions, 1))
    return f"\n{listing}\n\n  steps: [0] load\n{done}\n\n  differences:\n" + "\n".join(f"    {line}" for line in found)
