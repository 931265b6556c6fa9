"""What the worker answers about a lesson's task: its check, the way to its solution, and predictions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

# The name that a lesson's check imports: a worker restored from the snapshot has only what was imported there.
from playground.check import Different, Player
from playground.checks.judge import LIMITS, SECONDS, CheckError, read, verdict
from playground.checks.predict import judge, read_questions
from playground.facts.files import File
from playground.isolation import Own
from playground.render.lesson.difference import difference
from playground.render.lesson.prediction import answers
from playground.render.lesson.verdict import attempts_html, unjudged
from playground.render.lesson.verdict import verdict as verdict_html
from playground.runtime import Limits, Session, Step
from playground.worker import beside
from playground.worker.interpreter import BrokenPython, Interpreter

Json = dict[str, Any]


class Sessions:
    """Fresh sessions of one script, for a check; each works in its own part of the interpreter.

    `files` lie beside the script. In a `hurry` nobody waits for what it sleeps. `sleep` is as for the `Sandbox`.
    """

    def __init__(
        self,
        source: str,
        name: str,
        interpreter: Interpreter,
        *,
        limits: Limits = LIMITS,
        files: Mapping[str, File] | None = None,
        hurry: bool = False,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        self._source = source
        self._name = name
        self._interpreter = interpreter
        self._limits = limits
        self._files = dict(files or {})
        self._hurry = hurry
        self._sleep = sleep
        self._apart: list[_Apart] = []

    def open(self) -> Player:
        """Return another session, not started."""
        own = self._interpreter.part()
        session = Session(
            self._source, name=self._name, limits=self._limits, sleep=self._sleep, **beside.folder_of(own)
        )
        session.replaying = self._hurry
        self._apart.append(_Apart(session, self._interpreter, own, self._files))
        return self._apart[-1]

    def close(self) -> None:
        """End them all."""
        for player in self._apart:
            player.close()


class _Apart:
    """A session that works in its own part of the interpreter."""

    def __init__(self, session: Session, interpreter: Interpreter, own: Own | None, files: dict[str, File]) -> None:
        self._session = session
        self._interpreter = interpreter
        self._own = own
        self._files = files

    def start(self) -> Step:
        return self._within(self._begin)

    def _begin(self) -> Step:
        script = self._session.script
        beside.lay_own(self._own, script.name, script.source, self._files)
        return self._session.start()

    def act(self, data: Any) -> Step:
        return self._within(lambda: self._session.act(data))

    def close(self) -> None:
        self._interpreter.keep_deep(self._session)
        self._interpreter.forget(self._own)

    def _within(self, work: Callable[[], Step]) -> Step:
        try:
            return self._interpreter.within(self._own, work)
        except BrokenPython as broken:
            raise Different(f"Your script changes {broken}, which Python itself needs: it cannot go on.") from None


def check(check_source: str, open_player: Callable[[], Player], seconds: float = SECONDS) -> Json:
    """Judge the script that `open_player` makes sessions of, by the text of its lesson's `check.py`, in some seconds.

    A check that does not work is a problem of its own, and not the learner's.
    """
    try:
        judged = verdict(read(check_source), open_player, seconds=seconds).to_json()
    except CheckError as error:
        return {"passed": False, "verdict": unjudged(str(error)), "tried": ""}
    return {"passed": judged["passed"], "verdict": verdict_html(judged), "tried": attempts_html(judged)}


def differs(source: str, solution: str) -> Json:
    """Tell what makes the solution of a script; `html` is empty when it is the solution already."""
    return {"html": difference(source, solution)}


def predicted(ask: Any, guesses: Any, step: Mapping[str, Any], source: str, before: Mapping[str, Any] | None) -> Json:
    """Compare guesses with a step and the one `before`; raises ValueError when they do not answer what is asked."""
    questions = read_questions(ask)
    if not isinstance(guesses, list) or len(guesses) != len(questions):
        raise ValueError("`guesses` has one guess for each question")
    compared = judge(questions, [_guess(each) for each in guesses], step, source, before)
    right = sum(answer.right for answer in compared)
    return {"html": answers(compared), "right": right, "of": len(compared)}


def _guess(value: Any) -> str | list[str]:
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence) and all(isinstance(each, str) for each in value):
        return list(value)
    raise ValueError(f"a guess is a text or a list of texts, not {value!r}")
