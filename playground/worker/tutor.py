"""What the worker answers about a lesson's task: its check, the way to its solution, and predictions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from playground.checks.check import Different, Player
from playground.checks.judge import LIMITS, CheckError, read, verdict
from playground.checks.predict import judge, read_questions
from playground.isolation import Isolation
from playground.render.lesson.difference import difference
from playground.render.lesson.prediction import answers
from playground.render.lesson.verdict import tried, unjudged
from playground.render.lesson.verdict import verdict as verdict_html
from playground.runtime import ActionError, Session, Step

Json = dict[str, Any]


class Sessions:
    """Fresh sessions of one script, for a check; with an isolation each works in its own part of the interpreter."""

    def __init__(self, source: str, name: str, isolation: Isolation | None) -> None:
        self._source = source
        self._name = name
        self._isolation = isolation
        self._apart: list[_Apart] = []

    def open(self) -> Player:
        """Return another session, not started."""
        session = Session(self._source, name=self._name, limits=LIMITS)
        if self._isolation is None:
            return session
        self._apart.append(_Apart(session, self._isolation))
        return self._apart[-1]

    def close(self) -> str:
        """End them all; why the interpreter must not go on, "" where it may."""
        for player in self._apart:
            player.close()
        return next((player.broken for player in self._apart if player.broken), "")


class _Apart:
    """A session that works in its own part of the interpreter; `broken` when its script has broken Python there."""

    def __init__(self, session: Session, isolation: Isolation) -> None:
        self._session = session
        self._isolation = isolation
        self._own = isolation.new()
        self.broken = ""

    def start(self) -> Step:
        return self._within(self._session.start)

    def act(self, data: Any) -> Step:
        return self._within(lambda: self._session.act(data))

    def close(self) -> None:
        self._isolation.forget(self._own)

    def _within(self, work: Callable[[], Step]) -> Step:
        try:
            return cast("Step", self._isolation.run(self._own, work))
        except ActionError:
            raise
        except BaseException:
            if not self._isolation.patched:
                raise
            changed = ", ".join(f"`{name}`" for name in self._isolation.patched[:3])
            self.broken = f"a script changed {changed}, and the engine failed"
            raise Different(f"Your script changes {changed}, which Python itself needs: it cannot go on.") from None


def check(check_source: str, open_player: Callable[[], Player]) -> Json:
    """Judge the script that `open_player` makes sessions of, by the text of its lesson's `check.py`.

    A check that does not work is a problem of its own, and not the learner's.
    """
    try:
        judged = verdict(read(check_source), open_player).to_json()
    except CheckError as error:
        return {"passed": False, "verdict": unjudged(str(error)), "tried": ""}
    return {"passed": judged["passed"], "verdict": verdict_html(judged), "tried": tried(judged)}


def differs(source: str, solution: str) -> Json:
    """Tell what makes the solution of a script; `html` is empty when it is the solution already."""
    return {"html": difference(source, solution)}


def predicted(ask: Any, guesses: Any, step: Mapping[str, Any], source: str) -> Json:
    """Compare guesses with a step; raises ValueError when they are not answers to what is asked."""
    questions = read_questions(ask)
    if not isinstance(guesses, list) or len(guesses) != len(questions):
        raise ValueError("`guesses` has one guess for each question")
    compared = judge(questions, [_guess(each) for each in guesses], step, source)
    right = sum(answer.right for answer in compared)
    return {"html": answers(compared), "right": right, "of": len(compared)}


def _guess(value: Any) -> str | list[str]:
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence) and all(isinstance(each, str) for each in value):
        return list(value)
    raise ValueError(f"a guess is a text or a list of texts, not {value!r}")
