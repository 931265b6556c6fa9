"""Predictions as HTML: the questions as fields of a form, and how the guesses compare with the trace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from playground.render.markup.html import EMPTY, Html, el, join
from playground.render.markup.words import enumeration

if TYPE_CHECKING:
    from playground.checks.predict import Answer, Guess, Question

_KINDS = {"markdown": "text", "success": "green message", "error": "red message"}


def ask(question: Question) -> Html:
    """Return the question in words."""
    about = question.about[0] if question.about else ""
    match question.kind:
        case "runs":
            return Html("How many runs will it take?")
        case "says":
            return join(["What will the ", _KINDS.get(about, about.replace("_", " ")), " say?"])
        case "state":
            return join(["What will ", el("code", None, f"st.session_state.{about}"), " be?"])
        case "lines":
            return Html("Which of these lines will run?" if len(question.about) > 1 else "Will this line run?")


def fields(questions: Sequence[Question]) -> Html:
    """Return the form's fields, named `q0`, `q1`…"""
    return join(_field(f"q{number}", question) for number, question in enumerate(questions))


def _field(name: str, question: Question) -> Html:
    if question.kind == "lines":
        boxes = [
            el(
                "label",
                {"class": "rerun-ask__line"},
                el("input", {"type": "checkbox", "name": name, "value": line}),
                el("code", None, line),
            )
            for line in question.about
        ]
        return el("fieldset", {"class": "rerun-ask__field"}, el("legend", None, ask(question)), *boxes)
    kind: dict[str, object] = {"type": "text", "autocomplete": "off", "spellcheck": "false"}
    if question.kind == "runs":
        kind = {"type": "number", "min": 0, "max": 99, "inputmode": "numeric"}
    note = el("small", None, "Leave it empty if there will be none.") if question.kind == "says" else None
    return el(
        "label",
        {"class": f"rerun-ask__field rerun-ask__field--{question.kind}"},
        el("span", None, ask(question), note),
        el("input", {"name": name, **kind}),
    )


def answers(compared: Sequence[Answer]) -> Html:
    """Return how the guesses came out, one item a question."""
    return el("ul", {"class": "rerun-answers"}, *(_answer(each) for each in compared))


def _answer(answer: Answer) -> Html:
    how, sign = ("right", "✓") if answer.right else ("wrong", "✗")
    if answer.truth is None:
        said = [el("strong", None, "Your script has no such line any more.")]
    else:
        truth = _truth_sentence(answer.truth, answer.question)
        guess = _guess_sentence(answer.guess, answer.question)
        if not (guess or answer.right):
            how, sign = "open", "–"
        opening = "Yes: " if answer.right else "No: " if guess else "The answer: "
        said = [el("strong", None, opening, truth, ".")]
        if not answer.right:
            said.append(el("span", {"class": "rerun-answers__guess"}, guess or "You made no guess", "."))
    return el(
        "li",
        {"class": f"rerun-answers__{how}"},
        el("span", {"class": "rerun-sign", "aria-hidden": "true"}, sign),
        el("span", None, ask(answer.question)),
        *said,
    )


def _guess_sentence(guess: Guess, question: Question) -> Html:
    """The guess as a sentence; empty where the reader left it open."""
    if question.kind == "says" and not guess:
        return Html("You said there is none")
    if isinstance(guess, str) and not guess.strip():
        return EMPTY
    if question.kind == "lines" and len(question.about) == 1:
        return Html("You said it runs" if guess else "You said it does not run")
    return join(["You said ", _answer_html(guess, question)])


def _truth_sentence(truth: Guess, question: Question) -> Html:
    """The truth as the end of a sentence."""
    shown = _answer_html(truth, question)
    if question.kind == "lines" and len(question.about) == 1:
        return Html("it ran" if truth else "it did not run")
    if question.kind == "lines":
        return join([shown, " ran"])
    if question.kind == "says":
        return join(["it says ", shown]) if truth else Html("there is none")
    if question.kind == "state":
        return join(["it is ", shown]) if truth else Html("there is no such key")
    return shown


def _answer_html(guess: Guess, question: Question) -> Html:
    if isinstance(guess, list):
        return enumeration([el("code", None, line) for line in guess]) if guess else Html("none of them")
    if question.kind == "runs":
        return join([guess, " run" if guess == "1" else " runs"])
    return el("code", None, guess if len(guess) <= 80 else guess[:79] + "…")
