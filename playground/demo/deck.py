"""A demo: scripts, and what is done with them on the stage, step by step, as its `demo.json` says (docs/demos.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from playground.checks.predict import Question as Asked
from playground.course.lessons import Script
from playground.demo.notes import notes_html

Json = dict[str, Any]
FILE: Final = "demo.json"
MOST_SIGNS: Final = {"question": 500, "option": 200, "why": 2000}
"""What a phone is sent of a question."""
SHOWN: Final = 2
"""How many scripts stand side by side where the first step does not say `show`."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: the file, the place in it, and a sentence or two on what it is and what to do."""

    path: Path
    place: str
    text: str

    def __str__(self) -> str:
        return ": ".join(filter(None, (str(self.path), self.place, self.text)))


class DemoError(Exception):
    """A demo that cannot be used as it is; its text has a line for each of the `problems`."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Spot:
    """What the light is on: lines, an element by what is known of it, or a run by its number from 1."""

    script: str
    lines: tuple[int, int] | None = None
    element: Mapping[str, str] | None = None
    run: int | None = None

    def to_json(self) -> Json:
        what: Json = {"lines": list(self.lines)} if self.lines else {"run": self.run}
        return {**({"element": dict(self.element)} if self.element else what), "script": self.script}


@dataclass(frozen=True)
class Question:
    """What the room is asked. With `by` the trace answers it; without, the answer is the author's word."""

    question: str
    options: tuple[str, ...]
    answer: str
    by: Asked | None = None
    why: str = ""

    def to_json(self) -> Json:
        data: Json = {"question": self.question, "options": list(self.options), "answer": self.answer}
        return data | ({"by": self.by.to_json()} if self.by else {}) | ({"why": self.why} if self.why else {})


@dataclass(frozen=True)
class Step:
    """One press of "next". `number` is its place in the file, from 1; what is empty stays as it was.

    `scripts` are those that `do` is done in and `upto` is about: the first that is shown, where the step names none.
    """

    number: int
    title: str = ""
    notes: str = ""
    """Markdown, for the speaker only."""
    minutes: float = 0
    reset: bool = False
    show: tuple[str, ...] = ()
    panes: str = ""
    solution: bool | None = None
    scripts: tuple[str, ...] = ()
    upto: int | Literal["all"] | None = None
    spot: Spot | None = None
    dark: bool = False
    """The light goes out: `spot` is null in the file."""
    ask: Question | None = None
    do: tuple[Json, ...] = ()
    fails: bool = False
    """A run of this step ends with an exception, or is stopped, and that is what it shows."""

    def to_json(self) -> Json:
        data: Json = {
            "title": self.title,
            "notes": self.notes,
            "notes_html": notes_html(self.notes),
            "minutes": self.minutes,
            "reset": self.reset,
            "show": list(self.show),
            "panes": self.panes,
            "upto": self.upto,
            "do": list(self.do),
            "fails": self.fails,
        }
        data = {name: value for name, value in data.items() if value}
        if self.solution is not None:
            data["solution"] = self.solution
        if self.do or self.upto:
            data["script"] = self.scripts[0] if len(self.scripts) == 1 else list(self.scripts)
        if self.spot or self.dark:
            data["spot"] = self.spot.to_json() if self.spot else None
        if self.ask:
            data["ask"] = self.ask.to_json()
        return data


@dataclass(frozen=True)
class Deck:
    """A demo. `name` is what its address ends with; scripts and solutions are by the scripts' names."""

    name: str
    title: str
    folder: Path
    scripts: Mapping[str, Script]
    steps: tuple[Step, ...]
    summary: str = ""
    minutes: float = 0
    solutions: Mapping[str, Script] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    """The texts that lie beside the scripts, by their names: modules, data."""
    left_out: Mapping[str, str] = field(default_factory=dict)
    """Files of the folder that the scripts cannot have, with the reason."""
    panes: str = ""
    prepared: Mapping[str, tuple[Json, ...]] = field(default_factory=dict)
    """What is done in each script after its load, by the name of the script."""

    @property
    def path(self) -> Path:
        """The file that says all this."""
        return self.folder / FILE

    @property
    def shown(self) -> tuple[str, ...]:
        """The scripts that stand side by side at first."""
        return (self.steps[0].show if self.steps else ()) or tuple(self.scripts)[:SHOWN]

    def beside(self, name: str) -> dict[str, str]:
        """What lies beside a script, by the names of the files: the other scripts, too."""
        others = {other: script.source for other, script in self.scripts.items() if other != name}
        return {**others, **self.files}

    def to_json(self) -> Json:
        """The demo as the page has it: `Deck` of web/types.d.ts."""
        data: Json = {
            "name": self.name,
            "title": self.title,
            "summary": self.summary,
            "minutes": self.minutes,
            "scripts": {name: script.source for name, script in self.scripts.items()},
            "solutions": {name: script.source for name, script in self.solutions.items()},
            "files": dict(self.files),
            "panes": self.panes,
            "prepared": self._prepared(),
            "steps": [step.to_json() for step in self.steps],
        }
        return {name: value for name, value in data.items() if value or name in ("scripts", "steps")}

    def _prepared(self) -> list[Json] | dict[str, list[Json]]:
        """A list where all scripts are prepared alike, else what is done in each that is."""
        ways = [self.prepared.get(name, ()) for name in self.scripts]
        if all(way == ways[0] for way in ways):
            return list(ways[0])
        return {name: list(way) for name, way in zip(self.scripts, ways, strict=True) if way}
