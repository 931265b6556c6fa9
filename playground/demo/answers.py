"""Which options of a question are right, by the trace of the action that it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from playground.checks.predict import judge, truth
from playground.demo.deck import Question

Json = Mapping[str, Any]
_NUMBERS: Final = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORD: Final = re.compile(r"\d+|[a-z]+")


def wrong_answer(question: Question, step: Json, before: Json) -> str:
    """Why the answer of a question that has `by` is not the one right option, or ""."""
    assert question.by
    found = truth(question.by, step, "")
    if found == "":
        about = question.by.about[0]
        return f"there is no {about if question.by.kind == 'says' else f'key {about!r} in session state'} afterwards"
    right = [option for option in question.options if _is_right(question, option, step, before)]
    if right == [question.answer]:
        return ""
    if question.answer in right:
        others = ", ".join(f'"{option}"' for option in right if option != question.answer)
        return f'"{question.answer}" is right, and so is {others}. Let one option be right'
    return f'the answer is "{question.answer}", but the trace says "{found}"'


def _is_right(question: Question, option: str, step: Json, before: Json) -> bool:
    assert question.by
    if question.by.kind == "runs":
        return _numbers(option) == [len(step["runs"])]
    return judge([question.by], [option.replace("`", "")], step, "", before)[0].right


def _numbers(option: str) -> list[int]:
    """The numbers that an option says, in digits or in words: "Two runs", "2", "none"."""
    words = _WORD.findall(re.sub(r"\bno runs?\b", "none", option.lower()))
    return [
        int(word) if word.isdigit() else _NUMBERS.index(word) for word in words if word.isdigit() or word in _NUMBERS
    ]
