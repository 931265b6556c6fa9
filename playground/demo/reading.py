"""Reads demos: a folder with a `demo.json`, and the scripts that it names.

    lessons/demos/01_what_a_rerun_is/demo.json            the sequence (docs/demos.md has its fields)
    lessons/demos/01_what_a_rerun_is/app.py               a script that it names, and what that imports or reads
    lessons/demos/01_what_a_rerun_is/solution_app.py      what a script becomes

Nothing of a demo is run here, so a folder may come from anybody.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from playground.course import DEMOS
from playground.course.lessons import FOLDER_NAME, LessonError, Script, numbered
from playground.demo.deck import FILE, SHOWN, Deck, DemoError, Json, Problem, Step
from playground.demo.fields import Fields, actions, shown, there_are
from playground.demo.files import LARGEST, beside, is_within, read_text
from playground.demo.steps import MOST_COLUMNS, Stage, read_panes, read_step
from playground.runtime.source.script import Script as Compiled

MOST_STEPS: Final = 200
_SCRIPT: Final = re.compile(r"\w[\w .-]*\.py")
_SOLUTION: Final = '{"app.py": "solution_app.py"}'


def load_demos(course: Path) -> tuple[Deck, ...]:
    """All demos of a course, in the order of their folders' numbers; raises DemoError with all that is wrong."""
    folder = course / DEMOS
    decks, problems = [], list[Problem]()
    for path in demo_folders(folder):
        try:
            decks.append(read_demo(path))
        except DemoError as error:
            problems += error.problems
    if problems:
        raise DemoError(problems)
    return tuple(decks)


def demo_folders(folder: Path) -> tuple[Path, ...]:
    """The folders of demos in a folder, in the order of their numbers; none where it is not there."""
    if not folder.is_dir():
        return ()
    try:
        return tuple(path for _, _, path in numbered(folder))
    except LessonError as error:
        raise DemoError([Problem(error.path, "", f"{error.problem}. {error.advice}.")]) from None


def read_demo(folder: Path) -> Deck:
    """The demo of a folder; raises DemoError with all that is wrong with it."""
    deck, problems = usable_demo(folder)
    if problems:
        raise DemoError(problems)
    return deck


def usable_demo(folder: Path) -> tuple[Deck, tuple[Problem, ...]]:
    """The demo of a folder without the steps that are wrong, and all that is wrong with it.

    Raises DemoError where nothing can be shown: `demo.json` is missing or is no JSON, or no script is there.
    """
    return _Reader(folder).read()


class _Reader:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / FILE
        self._problems: list[Problem] = []

    def read(self) -> tuple[Deck, tuple[Problem, ...]]:
        fields = Fields(self._object(), "", self._note)
        title = fields.text("title", wanted="Write what the demo is called.")
        summary, minutes, panes = fields.text("summary"), fields.minutes(), read_panes(fields)
        scripts = self._scripts(fields)
        if not scripts:
            none = Problem(self._path, "scripts", 'It names none. Name 1 to 3 files, as in ["app.py"].')
            raise DemoError(self._problems or [none])
        solutions = self._solutions(fields, scripts)
        prepared = self._prepared(fields.take("prepared"), scripts)
        steps = fields.take("steps")
        fields.refuse_rest()
        own = {FILE, *(script.name for script in (*scripts.values(), *solutions.values()))}
        room = LARGEST - sum(len(script.source) for script in scripts.values())
        files, left_out = beside(self._folder, own, room)
        deck = Deck(
            name=_slug(self._folder),
            title=title or _slug(self._folder),
            folder=self._folder,
            scripts=scripts,
            steps=tuple(self._steps(steps, scripts, solutions)),
            summary=summary,
            minutes=minutes,
            solutions=solutions,
            files=files,
            left_out=left_out,
            panes=panes,
            prepared=prepared,
        )
        return deck, tuple(self._problems)

    def _note(self, place: str, text: str) -> None:
        self._problems.append(Problem(self._path, place, text))

    def _object(self) -> Json:
        """What the file holds."""
        if not self._folder.is_dir():
            raise DemoError([Problem(self._folder, "", "There is no such folder.")])
        try:
            data = _parsed(read_text(self._path), self._note)
        except json.JSONDecodeError as error:
            place = f"line {error.lineno}, column {error.colno}"
            text = f"It is no JSON: {error.msg[:1].lower()}{error.msg[1:]}. {_advice(error)}"
            raise DemoError([Problem(self._path, place, text)]) from None
        except RecursionError:
            raise DemoError([Problem(self._path, "", "It is nested too deeply.")]) from None
        except ValueError as error:
            text = f"It cannot be read: {error}. A demo is a folder with a {FILE} (docs/demos.md shows one)."
            raise DemoError([Problem(self._path, "", text)]) from None
        if not isinstance(data, dict):
            text = f'It holds {shown(data)}. Write an object with "title", "scripts" and "steps".'
            raise DemoError([Problem(self._path, "", text)])
        return data

    def _scripts(self, fields: Fields) -> dict[str, Script]:
        if not fields.has("scripts"):
            fields.wrong("", '"scripts" is missing. Name 1 to 3 files, as in ["app.py"].')
        names = fields.texts("scripts", example='["app.py"]')
        if len(names) > MOST_COLUMNS:
            fields.wrong("scripts", f"There are {len(names)}, and {MOST_COLUMNS} have room side by side.")
        found = {name: self._script(name, "scripts") for name in dict.fromkeys(names[:MOST_COLUMNS])}
        return {name: script for name, script in found.items() if script}

    def _solutions(self, fields: Fields, scripts: Mapping[str, Script]) -> dict[str, Script]:
        value = fields.take("solution")
        if value is None:
            return {}
        if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
            fields.wrong("solution", f"It is {shown(value)}. Write which script has which file, as in {_SOLUTION}.")
            return {}
        solutions = {}
        for name, file in value.items():
            if name not in scripts:
                fields.wrong("solution", f'The demo has no script "{name}". {there_are(scripts)}')
            elif file in scripts:
                fields.wrong("solution", f'"{file}" is one of the scripts, which everybody sees. Name another file.')
            elif script := self._script(file, "solution"):
                solutions[name] = script
        return solutions

    def _script(self, name: str, place: str) -> Script | None:
        """A script that is there; one that does not parse is told, and kept: the stage shows what Python says."""
        path = self._folder / name
        if not _SCRIPT.fullmatch(name):
            self._note(place, f"{shown(name)} is no name of a script. Write that of a file beside it, as in app.py.")
            return None
        try:
            if path.is_file() and not is_within(path, self._folder):
                raise ValueError("it is a link to what lies outside of the folder")
            source = read_text(path)
        except ValueError as error:
            self._note(place, f"The script {name} cannot be used: {error}.")
            return None
        if problem := _unparsed(source, name):
            self._problems.append(Problem(path, *problem))
        return Script(path, source)

    def _prepared(self, value: Any, scripts: Mapping[str, Script]) -> dict[str, tuple[Json, ...]]:
        """What is done in each script: the same in all of them, or what each is given."""
        if not isinstance(value, dict):
            each = () if value is None else actions(value, "prepared", self._note)
            return dict.fromkeys(scripts, each)
        for name in value:
            if name not in scripts:
                self._note("prepared", f'The demo has no script "{name}". {there_are(scripts)}')
        return {
            name: actions(value[name], f"prepared: {name}", self._note) if name in value else () for name in scripts
        }

    def _steps(self, value: Any, scripts: Mapping[str, Script], solutions: Mapping[str, Script]) -> Iterator[Step]:
        """The steps in which nothing is wrong."""
        if not isinstance(value, list) or not value:
            what = '"steps" is missing' if value is None else f'"steps" is {shown(value)}'
            self._note("", f'{what}. Write a list of what is done, as in [{{"title": "Load"}}].')
            return
        if len(value) > MOST_STEPS:
            self._note("steps", f"There are {len(value)}, and {MOST_STEPS} are the most.")
        stage = Stage(scripts, solutions, tuple(scripts)[:SHOWN])
        for number, entry in enumerate(value[:MOST_STEPS], 1):
            before = len(self._problems)
            step = read_step(number, entry, stage, self._note)
            if step and len(self._problems) == before:
                stage.after(step)
                yield step


def _parsed(text: str, note: Callable[[str, str], None]) -> Any:
    """The data of a JSON text; what is given twice is noted."""

    def once(pairs: list[tuple[str, Any]]) -> Json:
        data = dict(pairs)
        for name in data:
            if [each for each, _ in pairs].count(name) > 1:
                title = next((f" of {shown(value)}" for each, value in pairs if each == "title"), "")
                note("", f'A field "{name}"{title} is given twice. Take one away.')
        return data

    def number(name: str) -> Any:
        raise ValueError(f"{name} is no number in JSON")

    data = json.loads(text, object_pairs_hook=once, parse_constant=number)
    if any("\ud800" <= sign <= "\udfff" for sign in json.dumps(data, ensure_ascii=False)):
        raise ValueError("it has half of a sign, as \\ud83d alone")
    return data


def _advice(error: json.JSONDecodeError) -> str:
    """What is most likely meant by a mistake in JSON."""
    before = error.doc[: error.pos].rstrip()
    here = error.doc[error.pos :].lstrip()
    if here.startswith(("//", "/*", "#")):
        return "JSON has no comments."
    if here.startswith("'"):
        return 'Texts stand in "double" quotes.'
    if here[:1] in ("]", "}") and before.endswith(","):
        return "Take the comma before it away."
    if before.endswith(",") and error.msg.startswith("Illegal trailing comma"):
        return "Take it away."
    if error.msg.startswith("Invalid control character"):
        return "A text stands in one line: write \\n for a new one."
    if error.msg.startswith("Expecting ',' delimiter") and "\n" in error.doc[len(before) : error.pos]:
        return f"Is a comma missing at the end of line {before.count(chr(10)) + 1}?"
    if error.msg.startswith("Expecting ',' delimiter"):
        return 'Is a comma missing, or a quote in a text that is not written as \\"?'
    return "Look at the line, and at the end of the one before."


def _unparsed(source: str, name: str) -> tuple[str, str] | None:
    """Place and words of what is no Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            Compiled(source, name).compile()
    except SyntaxError as error:
        return f"line {error.lineno}" if error.lineno else "", f"It is not Python: {error.msg}. Repair it."
    except (ValueError, RecursionError, MemoryError) as error:
        return "", f"It is not Python: {error or type(error).__name__}. Repair it."
    return None


def _slug(folder: Path) -> str:
    """What the address of a demo ends with."""
    name = folder.resolve().name
    match = FOLDER_NAME.fullmatch(name)
    return match["slug"].replace("_", "-") if match else name
