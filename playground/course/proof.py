"""Proves lessons: that each check does what its lesson says, here and on real Streamlit."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

from playground.checks.check import Player
from playground.checks.judge import LIMITS, Check, CheckError, Verdict, read, verdict
from playground.checks.lacking import lacking
from playground.checks.predict import Prediction, truth
from playground.course.lessons import Chapter, Exercise, Lesson, LessonError, Script, load_lessons
from playground.course.places import Places
from playground.course.texts import chapter_passages, fenced, passages
from playground.course.words import can_spell, problems
from playground.engines import EngineError, open_session
from playground.engines.compare import differences, trace
from playground.facts.elements import is_button
from playground.runtime import Session
from playground.runtime.source.script import lines_of

Json = dict[str, Any]


_FEW: Final = 4
"""Lessons that are proved before another process has started."""


class ProofError(Exception):
    """Lessons that cannot be proved at all: which, and why."""


@dataclass
class Proof:
    """What was proved of a lesson: one line for each thing, and one for each that does not hold."""

    lesson: Lesson
    holds: list[str] = field(default_factory=list)
    fails: list[str] = field(default_factory=list)

    def note(self, condition: object, holds: str, fails: str) -> None:
        """Write one of the two down."""
        if condition:
            self.holds.append(holds)
        else:
            self.fails.append(fails)


def prove(lesson: Lesson, *, streamlit: bool) -> Proof:
    """Prove a lesson; with `streamlit`, also that real Streamlit gives the same traces."""
    proof = Proof(lesson)
    _prove_modules(proof, lesson)
    if proof.fails:
        return proof  # it would be run with what only this machine has
    actions: dict[Script, list[list[Json]]] = {script: [] for script in lesson.scripts}
    exercise = lesson.exercise
    if exercise and exercise.check:
        try:
            check = read(exercise.check.source)
            for script, done in _prove_check(proof, exercise, check):
                actions.setdefault(script, []).append(done)
        except CheckError as error:
            proof.fails.append(f"{exercise.check.path}: {error}")
    elif exercise and lesson.task:
        proof.holds.append("has no check.py, so nobody judges the task")
    for script, done in _prove_predictions(proof, lesson):
        actions[script].append(done)
    if streamlit:
        for script, tries in actions.items():
            _prove_same(proof, script, tries or [[]])
    return proof


def _prove_modules(proof: Proof, lesson: Lesson) -> None:
    """Look for modules, names and files in scripts and fences that the browser does not have."""
    wrong = lesson.exercise.wrong if lesson.exercise else ()
    for script in (*lesson.scripts, *wrong):
        proof.fails += [f"{script.path}, line {lack.line}: {lack.text}" for lack in lacking(script.source)]
    path = lesson.folder / "lesson.md"
    for first, source in fenced(path.read_text(encoding="utf-8")):
        proof.fails += [f"{path}, line {first + lack.line - 1}: {lack.text}" for lack in lacking(source)]
    if not proof.fails:
        proof.holds.append("the browser has all that is imported")


def prove_texts(proof: Proof, chapter: Chapter, places: Places) -> None:
    """Look at the lesson's words, sentences and links, and at its chapter's words with those of the first one."""
    course = chapter.folder.parent
    found = [*places.loose(proof.lesson), *problems(passages(proof.lesson), course)]
    if proof.lesson is chapter.lessons[0]:
        found += problems(chapter_passages(chapter), course)
    proof.fails += found
    if not found:
        proof.holds.append("its links lead somewhere")
        proof.holds.append("its texts are easy to read" + (", and spelled right" if can_spell() else ""))


def _prove_check(proof: Proof, exercise: Exercise, check: Check) -> Iterator[tuple[Script, list[Json]]]:
    """Judge start, solution and each wrong script; yields what was done with each."""
    by_file = {known.script: known for known in check.mistakes}
    for script in (exercise.start, exercise.solution, *exercise.wrong):
        found = verdict(check, opener(script.source))
        yield script, list(found.actions)
        if script is exercise.solution:
            proof.note(found.passed, f"{script.name} passes", f"{script.path} does not pass: {_words(found.problem)}")
        elif script is exercise.start:
            proof.note(not found.passed, f"{script.name} fails", f"{script.path} passes: there is nothing to do")
            if found.mistake:
                proof.fails.append(f"{script.path} is taken for {found.mistake}, though nothing was done yet")
        else:
            _prove_mistake(proof, script, found, by_file)
    for known in check.mistakes:
        if known.script not in [script.name for script in exercise.wrong]:
            proof.fails.append(f"{known.script} is missing: check.py knows its mistake")


def _prove_mistake(proof: Proof, script: Script, found: Verdict, known: dict[str, Any]) -> None:
    if found.passed:
        proof.fails.append(f"{script.path} passes, though it is wrong")
    elif script.name not in known:
        proof.fails.append(f"{script.path}: check.py has no mistake of this name")
    else:
        taken = f"is taken for {found.mistake}" if found.mistake else f"is not recognised: {_words(found.problem)}"
        proof.note(found.mistake == script.name, f"{script.name} gets its advice", f"{script.path} {taken}")


def _prove_predictions(proof: Proof, lesson: Lesson) -> Iterator[tuple[Script, list[Json]]]:
    """Look for an answer to every question, in each of the lesson's scripts that has the widget."""
    for prediction in lesson.predictions:
        where = f"{lesson.folder / 'lesson.md'}: `predict`, {prediction.kind} {prediction.label!r}"
        scripts = [each.script if each else lesson.scripts[0] for each in lesson.columns_of(prediction)]
        done = {script: action for script in scripts if (action := action_of(prediction, script.source))}
        if not done:
            what = "button" if prediction.kind == "click" else "field whose value can be changed"
            proof.fails.append(f"{where}: there is no such {what} in {', '.join(script.name for script in scripts)}")
        for script, action in done.items():
            silent = list(_silent(prediction, script, action))
            proof.fails += [f"{where}: {words} in {script.name}" for words in silent]
            if not silent:
                count = len(prediction.questions)
                asked = f"{count} question{'s' if count > 1 else ''} about {prediction.label!r}"
                proof.holds.append(f"{script.name} answers {asked}")
            yield script, [action]


def action_of(prediction: Prediction, source: str) -> Json | None:
    """What the prediction is about, as an action; None where there is none to use when the script has loaded."""
    screen = Session(source, limits=LIMITS).start().to_json()["screen"]
    for element in screen:
        if "key" not in element or element["label"] != prediction.label or element.get("disabled"):
            continue
        if is_button(element["type"]):
            if prediction.kind == "click":
                return {"click": prediction.label}
        elif prediction.kind == "set" and (value := _another(element)) is not None:
            return {"set": {"label": prediction.label, "value": value}}
    return None


def _another(element: Json) -> Any:
    """A value that the field has not, None where none is known."""
    value = element.get("value")
    match element["type"]:
        case "text_input" | "text_area":
            return "Ada"
        case "checkbox" | "toggle":
            return not value
        case "number_input" | "slider" if isinstance(value, int | float):
            last = element["max"] is not None and value + element["step"] > element["max"]
            return value - element["step"] if last else value + element["step"]
        case "selectbox" | "radio":
            return next((option for option in element["options"] if option != value), None)
    return None


def _silent(prediction: Prediction, script: Script, action: Json) -> Iterator[str]:
    """What the trace has no answer to."""
    session = Session(script.source, limits=LIMITS)
    session.start()
    step = session.act(action).to_json()
    written = [line.strip() for line in lines_of(script.source)]
    for question in prediction.questions:
        if question.kind == "lines":
            yield from (f"there is no line {line!r}" for line in question.about if line not in written)
        elif not truth(question, step, script.source):
            yield f"there is no {question.about[0]}"


def _prove_same(proof: Proof, script: Script, tries: Sequence[list[Json]]) -> None:
    """Compare the engines on each of the tries; one sentence for a script."""
    for done in tries:
        found = differences(*(trace(engine, script.source, done, waits=False) for engine in ("mini", "streamlit")))
        if found:
            more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
            proof.fails.append(f"{script.path} is another thing in Streamlit: {found[0]}{more}")
            return
    proof.holds.append(f"{script.name} is the same in Streamlit")


def _words(markdown: str) -> str:
    """Markdown for a terminal: without the backslashes."""
    return re.sub(r"\\(.)", r"\1", markdown)


def opener(source: str) -> Callable[[], Player]:
    """What makes fresh sessions of a script, as a check wants them; nobody waits for what it sleeps."""

    def opened() -> Player:
        session = Session(source, limits=LIMITS)
        session.replaying = True
        return session

    return opened


def prove_folders(
    folders: Sequence[Path], say: Callable[[str], None], examples: Callable[[Path], Iterable[str]] | None = None
) -> bool:
    """Prove the lessons in these folders (one lesson's, a chapter's, or that of all) and say how it went.

    `examples` tells what is wrong with the live examples of a text; it knows more of them than a course does.
    Returns whether all holds. Raises ProofError for a folder that holds no lessons, or broken ones.
    """
    lessons = {lesson: chapter for folder in folders for chapter, lesson in _lessons_in(folder)}
    courses = {chapter.folder.parent for chapter in lessons.values()}
    places = {course: Places(course) for course in courses}
    streamlit = has_streamlit(say)
    if not can_spell():
        say("Not looked at for spelling: pyspellchecker is not installed")
    failed = 0
    with _each_in_its_turn(len(lessons)) as proved:
        for proof in proved(partial(prove, streamlit=streamlit), lessons):
            lesson, chapter = proof.lesson, lessons[proof.lesson]
            prove_texts(proof, chapter, places[chapter.folder.parent])
            if examples and not proof.fails:
                proof.fails += examples(lesson.folder / "lesson.md")
            failed += bool(proof.fails)
            say_how(lesson.title, proof.holds, proof.fails, say)
    say(f"{len(lessons)} lesson{'' if len(lessons) == 1 else 's'}, {failed or 'none'} failed")
    return not failed


@contextmanager
def _each_in_its_turn(count: int) -> Iterator[Callable[..., Iterable[Proof]]]:
    """A `map` for so many lessons: by a process for each core, where they are more than a process costs to start."""
    processes = min(os.cpu_count() or 1, count // _FEW)
    if processes < 2:
        yield map
        return
    # New processes, not copies of this one: it has threads, as soon as Streamlit was asked for.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        try:
            yield pool.map
        except BrokenProcessPool:
            raise ProofError("a lesson's script has ended Python itself: check the lessons one by one") from None


def say_how(title: str, holds: Sequence[str], fails: Sequence[str], say: Callable[[str], None]) -> None:
    """Say what was proved of something, and what does not hold."""
    say(f"{'FAIL' if fails else 'ok'}  {title}")
    for line in holds:
        say(f"      {line}")
    for line in fails:
        say(f"    ! {line}")


def has_streamlit(say: Callable[[str], None]) -> bool:
    """Whether real Streamlit can be asked; says so when it cannot."""
    try:
        open_session("streamlit", "", "app.py", LIMITS)
    except EngineError as error:
        say(f"Not compared with real Streamlit: {error}")
        return False
    return True


def _lessons_in(folder: Path) -> list[tuple[Chapter, Lesson]]:
    """The lessons in a folder, each with its chapter; the chapters' folder is looked for above it."""
    folder = folder.resolve()
    if not folder.is_dir():
        raise ProofError(f"there is no folder {folder}")
    courses = [above for above in (folder, *folder.parents[:2]) if list(above.glob("*/chapter.md"))]
    if not courses:
        raise ProofError(f"{folder} has no chapters (a chapter is a folder with a chapter.md), nor has one above it")
    try:
        chapters = load_lessons(courses[0])
    except LessonError as error:
        raise ProofError(str(error)) from error
    return [
        (chapter, lesson)
        for chapter in chapters
        for lesson in chapter.lessons
        if folder in (lesson.folder.resolve(), *lesson.folder.resolve().parents)
    ]
