"""Predictions: questions about an action, asked before it is done and answered by the trace of what it did.

In `lesson.md` they are declared in the front matter:

    predict:
      - click: Add one
        ask:
          - runs                                # How many runs?
          - says: header                        # What will the header say?
          - lines: [count = count + 1]          # Which of these lines will run?
          - state: count                        # What will st.session_state.count be?
      - set: Your name                          # before a field has another value
        ask: [runs]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from playground.checks.check import plain
from playground.facts.described import is_described
from playground.runtime.source.script import lines_of

_NUMBER = re.compile(r"[+-]?\d[\d.,]*%?")
Kind = Literal["runs", "says", "lines", "state"]
Guess = str | list[str]
"""What the reader said: a text, or of `lines` those that were ticked."""


@dataclass(frozen=True)
class Question:
    """One question. `about` is the element's kind (`says`), the key (`state`) or the lines' texts (`lines`)."""

    kind: Kind
    about: tuple[str, ...] = ()

    def to_json(self) -> Any:
        """The question as it is declared."""
        if self.kind == "runs":
            return "runs"
        return {self.kind: list(self.about) if self.kind == "lines" else self.about[0]}


@dataclass(frozen=True)
class Prediction:
    """What to ask before an action: a click on the button with this label, or another value for the field with it."""

    kind: Literal["click", "set"]
    label: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Answer:
    """How a question came out; `truth` is as the function of this name says."""

    question: Question
    guess: Guess
    truth: Guess | None
    right: bool


def read_predictions(entries: Any) -> Iterator[Prediction]:
    """The predictions of a front matter; raises ValueError that says which entry is wrong, and how."""
    if entries is None:
        return
    if not isinstance(entries, list):
        raise ValueError("it is not a list of entries")
    known: set[tuple[str, str]] = set()
    for entry in entries:
        match entry:
            case {"click": str(label), "ask": ask} if len(entry) == 2:
                prediction = Prediction("click", label, read_questions(ask))
            case {"set": str(label), "ask": ask} if len(entry) == 2:
                prediction = Prediction("set", label, read_questions(ask))
            case _:
                raise ValueError(f"{entry!r} is not an entry with `click` or `set` (a label), and `ask`")
        action = (prediction.kind, prediction.label)
        if action in known:
            raise ValueError(f"there are two entries for `{prediction.kind}: {prediction.label}`")
        known.add(action)
        yield prediction


def read_questions(entries: Any) -> tuple[Question, ...]:
    """The questions of a list; raises ValueError that says which one is wrong."""
    if not isinstance(entries, list) or not entries:
        raise ValueError(f"{entries!r} is not a list of questions")
    return tuple(_question(entry) for entry in entries)


def _question(entry: Any) -> Question:
    if entry == "runs":
        return Question("runs")
    match entry:
        case {"says": str(kind)} if len(entry) == 1:
            return Question("says", (kind,))
        case {"state": str(key)} if len(entry) == 1:
            return Question("state", (key,))
        case {"lines": [_, *_] as lines} if len(entry) == 1 and all(isinstance(line, str) for line in lines):
            return Question("lines", tuple(line.strip() for line in lines))
    raise ValueError(f"{entry!r} is no question: there are `runs`, `says`, `lines` (a list of them) and `state`")


def truth(question: Question, step: Mapping[str, Any], source: str) -> Guess | None:
    """What the trace says to a question; empty where there is no such element or key, None for lines that are gone."""
    runs = step["runs"]
    match question.kind:
        case "runs":
            return str(len(runs))
        case "says":
            return next((plain(each) for each in step["screen"] if each["type"] == question.about[0]), "")
        case "state":
            stored = runs[-1]["state"]["after"] if runs else {}
            return _as_python(stored[question.about[0]]) if question.about[0] in stored else ""
        case "lines":
            ran = {number for run in runs for number in run["lines"]}
            written = [line.strip() for line in lines_of(source)]
            if not set(question.about) & set(written):
                return None
            return [text for text in question.about if any(written[number - 1] == text for number in ran)]


def judge(
    questions: Sequence[Question],
    guesses: Sequence[Guess],
    step: Mapping[str, Any],
    source: str,
    before: Mapping[str, Any] | None = None,
) -> list[Answer]:
    """How the guesses compare with the trace, in the order of the questions; `before` is the step before this one."""
    answers = []
    for question, guess in zip(questions, guesses, strict=True):
        found = truth(question, step, source)
        right = found is not None and _same(guess, found)
        if question.kind == "says" and isinstance(guess, str) and isinstance(found, str) and not right:
            earlier = truth(question, before, source) if before else ""
            right = _is_telling(guess, found, str(earlier))
            # Of several new elements of the kind, each is an answer.
            other = next((each for each in _new(question, step, before) if _same(guess, each)), None)
            if not right and other is not None:
                found, right = other, True
        elif question.kind == "state" and isinstance(guess, str) and isinstance(found, str) and not right:
            right = bool(found) and _is_value(guess, found)
        answers.append(Answer(question, guess, found, right))
    return answers


def _new(question: Question, step: Mapping[str, Any], before: Mapping[str, Any] | None) -> list[str]:
    """The texts of all elements that a question is about and that were not there before."""
    after, old = (
        [plain(each) for each in shown["screen"] if each["type"] == question.about[0]] if shown else []
        for shown in (step, before)
    )
    return [text for text in after if text not in old]


def _same(guess: Guess, found: Guess) -> bool:
    if isinstance(guess, list) or isinstance(found, list):
        return sorted(guess) == sorted(found)
    return _folded(guess) == _folded(found)


def _is_telling(guess: str, found: str, earlier: str) -> bool:
    """Whether the guess is a part of the text that leaves nothing open: of `Count: 1` after `Count: 0` the `1`.

    All that the text has and the earlier one had not must be in it. Where the text stays, or is the first, these are
    its numbers or, without any, what stands after its colon.
    """
    words, said, old = _words(found), _words(guess), _words(earlier)
    if old and old != words:
        telling = set(words) - set(old)
    else:
        telling = {word for word in words if _NUMBER.fullmatch(word)} or set(_words(found.partition(":")[2]))
    pieces = (words[at : at + len(said)] for at in range(len(words)))
    return bool(said) and bool(telling) and telling <= set(said) and said in pieces


def _is_value(guess: str, found: str) -> bool:
    """Whether the guess means the value: `10` is `10.0`, and of a list its entries are enough."""
    try:
        return float(guess) == float(found)
    except ValueError:
        said = _entries(guess)
        return found.startswith(("[", "(")) and bool(said) and said == _entries(found)


def _entries(text: str) -> list[str]:
    return [entry for each in text.strip(" []()").split(",") if (entry := _folded(each))]


def _words(text: str) -> list[str]:
    return [word for each in text.casefold().split() if (word := each.strip("\"'“”.,:;!?()"))]


def _folded(text: str) -> str:
    """The text without what a reader would not think of: capitals, quotation marks, spaces around it."""
    return " ".join(text.casefold().split()).strip("\"'“”.")


def _as_python(value: Any) -> str:
    """A stored value as Python writes it."""
    if is_described(value):
        return str(value["repr"])
    return value if isinstance(value, str) else repr(value)
