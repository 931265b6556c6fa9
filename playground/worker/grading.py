"""Grades work that was handed in: what its script did when it was used as its learner did, and its lesson's check."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from playground.check import Different
from playground.checks.judge import CheckError, read, verdict
from playground.render.lesson.verdict import attempts_html, unjudged
from playground.render.lesson.verdict import verdict as verdict_html
from playground.runtime import ActionError, Limits, Step
from playground.worker import beside
from playground.worker.interpreter import Interpreter
from playground.worker.reading import MessageError, limits, text, valid_action
from playground.worker.tutor import Sessions

Json = dict[str, Any]

STEP: Final = Limits(reruns=20, seconds=2.0)
"""The most that one action may use, as in a lesson's own check."""
FAILED: Final = frozenset({"exception", "guard"})


@dataclass
class Trace:
    """What a script did, counted over the load and the learner's actions."""

    runs: int = 0
    errors: int = 0
    left_out: int = 0
    endless: str = ""
    """Why the script was ended while it loaded; then nothing more is asked of it."""

    def add(self, step: Step) -> str:
        """Count a step; the words of the guard that has ended it, if its time was over."""
        self.runs += len(step.runs)
        self.errors += sum(run.outcome in FAILED for run in step.runs)
        over = (each for each in step.to_json()["screen"] if each["type"] == "guard" and each["reason"] == "seconds")
        return next((str(each["text"]) for each in over), "")

    def to_json(self) -> Json:
        return {"runs": self.runs, "errors": self.errors, "left_out": self.left_out, "endless": bool(self.endless)}


def graded(message: Json, interpreter: Interpreter, sleep: Callable[[float], object] | None = None) -> Json:
    """The fields of a `graded` answer. A script that does not end when it loads is not asked anything more."""
    given = limits(message)
    step = Limits(min(STEP.reruns, given.reruns), min(STEP.seconds, given.seconds))
    actions = message.get("actions")
    if not isinstance(actions, list):
        raise MessageError("`actions` is a list")
    check, files = text(message, "check"), beside.files(message)
    end = time.monotonic() + given.seconds
    sessions = Sessions(
        text(message, "source"),
        text(message, "name"),
        interpreter,
        limits=step,
        files=files,
        hurry=True,
        sleep=sleep,
    )
    try:
        done = traced(sessions, [valid_action(action) for action in actions], given.seconds / 2)
        left = max(end - time.monotonic(), given.seconds / 2)
        judged = _unended(done.endless) if done.endless else _judged(check, sessions, left)
    finally:
        sessions.close()
    return {**judged, **done.to_json()}


def traced(sessions: Sessions, actions: list[Json], seconds: float) -> Trace:
    """Use the script as its learner did, for as many seconds; what comes then, or cannot be done, is left out."""
    deadline = time.monotonic() + seconds
    trace = Trace()
    player = sessions.open()
    try:
        trace.endless = trace.add(player.start())
        for number, action in enumerate([] if trace.endless else actions):
            if time.monotonic() > deadline:
                trace.left_out += len(actions) - number
                break
            try:
                trace.add(player.act(action))
            except ActionError:
                trace.left_out += 1
    except Different:  # the script has broken Python: the check says so
        trace.errors += 1
    return trace


def _judged(check: str, sessions: Sessions, seconds: float) -> Json:
    try:
        found = verdict(read(check), sessions.open, seconds=seconds)
    except CheckError as error:
        return _answer(False, unjudged(str(error)), problem=f"The lesson's own check does not work: {error}")
    judged = found.to_json()
    html, tried = verdict_html(judged), attempts_html(judged)
    return _answer(found.passed, html, tried, problem=found.problem, advice=found.advice, mistake=found.mistake)


def _unended(why: str) -> Json:
    judged = {"passed": False, "problem": why, "advice": ""}
    return _answer(False, verdict_html(judged), problem=why)


def _answer(
    passed: bool, html: str, tried: str = "", *, problem: str = "", advice: str = "", mistake: str = ""
) -> Json:
    return {
        "passed": passed,
        "verdict": html,
        "tried": tried,
        "problem": problem,
        "advice": advice,
        "mistake": mistake,
    }
