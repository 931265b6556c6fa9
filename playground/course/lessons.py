"""Reads the lessons folder: chapters of lessons, in the order of their folder numbers.

    lessons/01_first_steps/chapter.md                     title, summary
    lessons/01_first_steps/02_a_form/lesson.md            front matter, then the text
    lessons/01_first_steps/02_a_form/start.py             what the learner starts with
    lessons/01_first_steps/02_a_form/solution.py          where the task leads
    lessons/01_first_steps/02_a_form/check.py             judges what the learner made of it (optional)
    lessons/01_first_steps/02_a_form/wrong_*.py           mistakes that the check knows

    lessons/demos/                                        demos for the stage, which are no lessons (playground/demo/)

A comparison lists `variants` in its front matter instead of a start: scripts of its own folder, shown side by side.
Its task is about the one that `task_script` names, and has a solution and a check like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from playground.checks.judge import why_unreadable
from playground.checks.predict import Prediction, read_predictions
from playground.course import DEMOS
from playground.course.ordering import is_reordered

FIELDS = ("title", "summary", "minutes", "task", "task_script", "hints", "passed", "order", "predict", "variants")
FOLDER_NAME = re.compile(r"(?P<number>\d+)_(?P<slug>[a-z0-9]+(?:_[a-z0-9]+)*)")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>.*?)^---[ \t]*\n?", re.DOTALL | re.MULTILINE)


class LessonError(Exception):
    """A lesson cannot be used: which file, what is wrong with it, and what to do about it."""

    def __init__(self, path: Path, problem: str, advice: str) -> None:
        super().__init__(f"{path}: {problem}. {advice}")
        self.path, self.problem, self.advice = path, problem, advice


@dataclass(frozen=True)
class Script:
    """A Streamlit script of a lesson: a real file, read as it is."""

    path: Path
    source: str

    @property
    def name(self) -> str:
        return self.path.name


@dataclass(frozen=True)
class Variant:
    """One column of a comparison; `click` is the label of the button that "Click all" presses in it."""

    name: str
    script: Script
    click: str
    note: str


@dataclass(frozen=True)
class Exercise:
    """What the task of a lesson leads to: from `start` to `solution`, judged by `check`.

    `hints` and `passed` (said when the check has passed) are Markdown; without a check nothing is `wrong`.
    In an `ordering` task the learner puts the statements of `start` in order, and writes nothing.
    """

    start: Script
    solution: Script
    check: Script | None = None
    wrong: tuple[Script, ...] = ()
    hints: tuple[str, ...] = ()
    passed: str = ""
    ordering: bool = False


@dataclass(frozen=True)
class Lesson:
    """One page of the course. `text` and `task` are Markdown; only a comparison may have no exercise."""

    number: int
    slug: str
    title: str
    summary: str
    text: str
    task: str
    folder: Path
    exercise: Exercise | None
    variants: tuple[Variant, ...]
    predictions: tuple[Prediction, ...] = ()
    minutes: int = 0
    """How long it takes, where the author says so."""

    @property
    def is_comparison(self) -> bool:
        return bool(self.variants)

    @property
    def scripts(self) -> tuple[Script, ...]:
        """Everything in this lesson that runs without a mistake."""
        exercise = (self.exercise.start, self.exercise.solution) if self.exercise else ()
        return tuple(dict.fromkeys((*exercise, *(variant.script for variant in self.variants))))

    def columns_of(self, prediction: Prediction) -> tuple[Variant | None, ...]:
        """The columns that a prediction is about: those with its click, else all; of a lesson its one playground."""
        click = prediction.label if prediction.kind == "click" else None
        return tuple(each for each in self.variants if each.click == click) or self.variants or (None,)


@dataclass(frozen=True)
class Chapter:
    """Lessons that belong together."""

    number: int
    slug: str
    title: str
    summary: str
    folder: Path
    lessons: tuple[Lesson, ...]


def load_lessons(folder: Path) -> tuple[Chapter, ...]:
    """All chapters below `folder`, in the order of their numbers.

    Raises:
        LessonError: the first file or folder that cannot be used.
    """
    if not folder.is_dir():
        raise LessonError(folder, "there is no such folder", "Set `lessons` to the folder of the chapters")
    return tuple(_chapter(*entry) for entry in numbered(folder, without=DEMOS))


def _chapter(number: int, slug: str, folder: Path) -> Chapter:
    fields, text = _read_markdown(folder / "chapter.md")
    chapter = Chapter(
        number=number,
        slug=slug,
        title=_take(fields, "title", folder / "chapter.md"),
        summary=_take(fields, "summary", folder / "chapter.md", default=text.strip()),
        folder=folder,
        lessons=tuple(_lesson(*entry) for entry in numbered(folder)),
    )
    _refuse_rest(fields, ("title", "summary"), folder / "chapter.md")
    if not chapter.lessons:
        raise LessonError(folder, "the chapter has no lessons", "Add a folder such as 01_my_lesson to it")
    return chapter


def _lesson(number: int, slug: str, folder: Path) -> Lesson:
    path = folder / "lesson.md"
    fields, text = _read_markdown(path)
    variants = _variants(fields.pop("variants", None), path)
    _want_task(fields, path)
    lesson = Lesson(
        number=number,
        slug=slug,
        title=_take(fields, "title", path),
        summary=_take(fields, "summary", path),
        text=text,
        task=_take(fields, "task", path, default=""),
        folder=folder,
        exercise=_exercise(fields, path, variants),
        variants=variants,
        predictions=_predictions(fields.pop("predict", None), path),
        minutes=_minutes(fields, path),
    )
    _refuse_rest(fields, FIELDS, path)
    return lesson


def _want_task(fields: dict[str, Any], path: Path) -> None:
    """What belongs to a task would not be shown without one."""
    if fields.get("task"):
        return
    advice = "Add `task: ...` to lesson.md"
    for name in ("hints", "passed", "order"):
        if name in fields:
            raise LessonError(path, f"there is `{name}` but no `task`", advice)
    if (path.parent / "check.py").exists():
        raise LessonError(path.parent / "check.py", "the lesson has no `task` to check", advice)


def _exercise(fields: dict[str, Any], path: Path, variants: tuple[Variant, ...]) -> Exercise | None:
    """What the task leads to, from the files beside `lesson.md`."""
    folder = path.parent
    name = _take(fields, "task_script", path, default="" if variants else "start.py")
    if variants and name not in [variant.script.name for variant in variants]:
        if name:
            raise LessonError(path, f"`task_script` is {name!r}, none of the variants", "Name the script of one")
        for file in ("check.py", "solution.py"):
            if (folder / file).exists():
                raise LessonError(folder / file, "no script is to be changed", "Add `task_script` to lesson.md")
        return None
    check = _read_check(folder / "check.py") if (folder / "check.py").exists() else None
    if "passed" in fields and not check:
        raise LessonError(path, "there is `passed` but no check.py", "Write one, or say it in the text")
    wrong = tuple(_read_script(found) for found in sorted(folder.glob("wrong_*.py")))
    if wrong and not check:
        raise LessonError(wrong[0].path, "there is no check.py to recognise it", "Write one, or remove this file")
    start, solution = _read_script(folder / name), _read_script(folder / "solution.py")
    return Exercise(
        start=start,
        solution=solution,
        check=check,
        wrong=wrong,
        hints=_texts(fields.pop("hints", []), "hints", path),
        passed=_take(fields, "passed", path, default=""),
        ordering=_ordering(fields, start, solution, path),
    )


def _ordering(fields: dict[str, Any], start: Script, solution: Script, path: Path) -> bool:
    """Whether the task is to put the given lines in order."""
    wanted = fields.pop("order", False)
    if not isinstance(wanted, bool):
        raise LessonError(path, f"`order` is {wanted!r}", "Write `order: true`, or leave it out")
    if wanted and not is_reordered(start.source, solution.source):
        raise LessonError(
            path,
            f"{solution.name} is not {start.name} in another order",
            "With `order: true` both have the same statements at the top level, line for line",
        )
    return wanted


def _predictions(entries: Any, path: Path) -> tuple[Prediction, ...]:
    try:
        return tuple(read_predictions(entries))
    except ValueError as error:
        advice = "docs/teach.md shows how questions are written"
        found = [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
        if any(isinstance(value, bool) for entry in found for value in entry.values()):
            advice = "Put a label like On or Yes into quotes: YAML takes it for true"
        raise LessonError(path, f"`predict`: {error}", advice) from None


def _minutes(fields: dict[str, Any], path: Path) -> int:
    minutes = fields.pop("minutes", None)
    if minutes is None:
        return 0
    if type(minutes) is not int or minutes < 1:
        raise LessonError(path, f"`minutes` is {minutes!r}, not a number from 1 on", "Leave it out to have it computed")
    return minutes


def _texts(value: Any, name: str, path: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise LessonError(path, f"`{name}` is not a list of texts", "Begin each with - and quote those with a colon")
    return tuple(item.strip() for item in value)


def _variants(entries: Any, path: Path) -> tuple[Variant, ...]:
    if entries is None:
        return ()
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise LessonError(path, "`variants` is not a list of entries", "Give each a name, a script and a click")
    return tuple(_variant(dict(entry), path) for entry in entries)


def _variant(fields: dict[str, Any], path: Path) -> Variant:
    variant = Variant(
        name=_take(fields, "name", path),
        script=_read_script(path.parent / _take(fields, "script", path)),
        click=_take(fields, "click", path),
        note=_take(fields, "note", path, default=""),
    )
    _refuse_rest(fields, ("name", "script", "click", "note"), path)
    return variant


def numbered(folder: Path, without: str = "") -> Iterator[tuple[int, str, Path]]:
    """The folders in `folder` as number, slug and path; hidden ones and those with a leading _ are left out.

    Raises LessonError for one that has no place among them.
    """
    seen: dict[int, Path] = {}
    for path in folder.iterdir():
        if not path.is_dir() or path.name.startswith((".", "_")) or path.name == without:
            continue
        match = FOLDER_NAME.fullmatch(path.name)
        if not match:
            raise LessonError(
                path, "the folder's name has no number", "Name it like 02_a_form: place, then lower-case words"
            )
        number = int(match["number"])
        if number in seen:
            raise LessonError(path, f"{seen[number].name} has the same number", "Give one of them another number")
        seen[number] = path
    for number, path in sorted(seen.items()):
        yield number, path.name.partition("_")[2].replace("_", "-"), path


def _read_markdown(path: Path) -> tuple[dict[str, Any], str]:
    """The front matter and the text below it."""
    content = _read(path, "It begins with front matter that has at least a title and a summary")
    match = FRONT_MATTER.match(content)
    if not match:
        raise LessonError(path, "there is no front matter", "Begin the file with ---, title: ..., ---")
    try:
        fields = yaml.load(match["fields"], _LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 2}" if mark else ""
        reason = getattr(error, "problem", None) or error
        raise LessonError(
            path, f"the front matter is not YAML{where} ({reason})", "Text with a colon needs quotes"
        ) from error
    if not isinstance(fields, dict):
        raise LessonError(path, "the front matter is empty", "Write at least `title: ...` between the two ---")
    return fields, content[match.end() :].strip() + "\n"


def _read_script(path: Path) -> Script:
    source = _read(path, "A lesson has a start.py and a solution.py that run under `streamlit run`")
    try:
        compile(source, str(path), "exec")
    except SyntaxError as error:
        raise LessonError(path, f"syntax error in line {error.lineno} ({error.msg})", "Repair the script") from error
    return Script(path, source)


def _read_check(path: Path) -> Script:
    """A check that can be read here and in the browser; what it says is for `lesson check` to prove."""
    script = _read_script(path)
    problem = why_unreadable(script.source)
    if problem:
        raise LessonError(path, problem, "docs/teach.md shows how a check is written")
    return script


def _read(path: Path, advice: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise LessonError(path, "the file is missing", advice) from None
    except UnicodeDecodeError as error:
        raise LessonError(path, f"the file is not UTF-8 ({error.reason})", "Save it as UTF-8") from error


def _take(fields: dict[str, Any], name: str, path: Path, *, default: str | None = None) -> str:
    """Takes one text out of the front matter."""
    value = fields.pop(name, default)
    if value is None:
        raise LessonError(path, f"`{name}` is missing in the front matter", f"Add `{name}: ...`")
    if not isinstance(value, str):
        raise LessonError(path, f"`{name}` is {value!r}, not a text", "Put it in quotes")
    return value.strip()


def _refuse_rest(fields: dict[str, Any], known: tuple[str, ...], path: Path) -> None:
    """A misspelt field must not be lost silently."""
    if fields:
        unknown = next(iter(fields))
        raise LessonError(path, f"`{unknown}` is not a field of this file", f"It knows {', '.join(known)}")
