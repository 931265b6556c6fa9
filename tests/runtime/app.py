"""A session to do things in: what the tests of the runtime are written with.

Every step is checked against the published schema, and is one that any JSON reader can take.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any, Self

from jsonschema import Draft202012Validator

import playground
from playground import MODELS
from playground.runtime import Caches, Limits, Session, document
from playground.runtime.trace.trace import Run, Step


@cache
def schema() -> Draft202012Validator:
    text = (Path(playground.__file__).parent / "trace.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def check(step: Step) -> Step:
    """Return `step`, which must be valid as part of a trace."""
    data = document([step], script="app.py", engine="mini", models=MODELS)
    schema().validate(data)
    json.dumps(data, allow_nan=False, ensure_ascii=False).encode("utf-8")
    return step


class App:
    """A script that was loaded, and the user before it. Line 1 of the script is the first that is written."""

    def __init__(self, script: str, *, reruns: int = 50, seconds: float = 10.0, caches: Caches | None = None) -> None:
        self.session = Session(dedent(script).lstrip("\n"), limits=Limits(reruns, seconds), caches=caches)
        self.step = check(self.session.start())

    def act(self, action: Any) -> Self:
        self.step = check(self.session.act(action))
        return self

    def click(self, label: str | None = None, **target: str) -> Self:
        return self.act({"click": target or label})

    def set(self, label: str | None = None, value: Any = None, **target: str) -> Self:
        return self.act({"set": {**(target or {"label": label}), "value": value}})

    def reload(self) -> Self:
        return self.act({"reload": True})

    def wait(self, seconds: float) -> Self:
        return self.act({"wait": seconds})

    # -- what the last step was -------------------------------------------------------------

    @property
    def runs(self) -> tuple[Run, ...]:
        return self.step.runs

    @property
    def run(self) -> Run:
        """The only run of the last step."""
        (run,) = self.step.runs
        return run

    @property
    def outcomes(self) -> list[str]:
        return [run.outcome for run in self.step.runs]

    @property
    def causes(self) -> list[str]:
        return [run.cause for run in self.step.runs]

    @property
    def state(self) -> dict[str, Any]:
        """Session state after the last step's last run."""
        return self.step.runs[-1].after

    @property
    def shown(self) -> list[str]:
        """The screen: each element's text, or its label and value."""
        return [_words(element) for element in self.step.screen]

    @property
    def placed(self) -> list[str]:
        """The screen, with containers: `main/columns[0]: Hello`."""
        return [f"{element['in']}: {_words(element)}" for element in self.step.screen]

    def element(self, kind: str) -> dict[str, Any]:
        """The only element of a type on the screen."""
        (found,) = [element for element in self.step.screen if element["type"] == kind]
        return found

    def widget(self, label: str) -> dict[str, Any]:
        (found,) = [element for element in self.step.screen if element.get("label") == label]
        return found

    @property
    def error(self) -> str:
        """The exception on the screen, with the line it was raised in."""
        found = self.element("exception")
        return f"line {found['line']}: {found['name']}: {found['text']}"


def _words(element: dict[str, Any]) -> str:
    if "label" in element:
        return f"{element['label']}={element['value']}" if "value" in element else f"[{element['label']}]"
    return str(element.get("text", element.get("value", element["type"])))


def changes(run: Run) -> list[str]:
    """What a run did to session state: `count added 0, script 4`."""
    return [
        f"{change.key} {change.change}{'' if change.change == 'removed' else f' {change.after!r}'}, {change.by}"
        + ("" if change.line is None else f" {change.line}")
        for change in run.diff
    ]


def calls(run: Run) -> list[str]:
    """The callbacks of a run, in order: `add(1, by=2) returned`."""
    found = []
    for call in run.callbacks:
        arguments = [*map(repr, call.args), *(f"{name}={value!r}" for name, value in call.kwargs.items())]
        found.append(f"{call.name}({', '.join(arguments)}) {call.ended}")
    return found


def kinds(run: Run) -> list[str]:
    """The events of a run, in order."""
    return [event["type"] for event in run.events]


def changes_in_place(app: App) -> list[tuple[str, object, str]]:
    """The changes in place of the last run: key, line or lines, who."""
    return [
        (event["key"], event.get("between") or event["line"], event["by"])
        for event in app.run.events
        if event.get("in_place")
    ]


def marked_lines(script: str) -> list[int]:
    """The lines that end in `#!`."""
    return [number for number, line in enumerate(dedent(script).strip().splitlines(), 1) if line.endswith("#!")]
