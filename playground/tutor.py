"""What the worker answers about a lesson's task: its check, the way to its solution, and predictions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from playground.check import Player
from playground.judge import CheckError, read, verdict
from playground.predict import judge, read_questions
from playground.render.difference import difference
from playground.render.prediction import answers
from playground.render.verdict import tried
from playground.render.verdict import verdict as verdict_html

Json = dict[str, Any]


def check(check_source: str, open_player: Callable[[], Player]) -> Json:
    """Judge the script that `open_player` makes sessions of, by the text of its lesson's `check.py`.

    A check that does not work is a problem of its own, and not the learner's.
    """
    try:
        judged = verdict(read(check_source), open_player).to_json()
    except CheckError as error:
        problem = f"The check of this lesson does not work: `{error}`. That is not your script's fault."
        judged = {"passed": False, "problem": problem, "advice": "", "tried": []}
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
