"""Proves demos: that each step of them can be done and shows what it promises, here and on real Streamlit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from playground.checks.check import plain
from playground.checks.lacking import lacking
from playground.course import DEMOS
from playground.course.proof import has_streamlit, say_how
from playground.course.texts import LINK, Passage, blocks
from playground.course.words import can_spell, problems
from playground.demo.answers import wrong_answer
from playground.demo.deck import FILE, Deck, DemoError, Spot
from playground.demo.reading import demo_folders, read_demo
from playground.demo.rehearsal import Moment, Plan, Played, Take, plan, play
from playground.engines.compare import differences

Json = Mapping[str, Any]
Plays = Mapping[Take, Played]
SLACK: Final = 0.1
"""By how much of its minutes a demo may be longer or shorter than its steps."""
_FAILED: Final = ("exception", "guard")


class ProofError(Exception):
    """No demo can be proved: which folder, and why."""


@dataclass
class Proof:
    """What was proved of a demo: one line for each thing, and one for each that does not hold."""

    title: str
    holds: list[str] = field(default_factory=list)
    fails: list[str] = field(default_factory=list)


def prove_folders(folders: Sequence[Path], say: Callable[[str], None]) -> bool:
    """Prove the demos in these folders (one demo's, or one that has several) and say how it went.

    Returns whether all holds. Raises ProofError for a folder that holds no demos.
    """
    found = dict.fromkeys(path for folder in folders for path in _demos_in(folder))
    streamlit = has_streamlit(say)
    if not can_spell():
        say("Not looked at for spelling: pyspellchecker is not installed")
    failed = 0
    for folder in found:
        proof = prove(folder, streamlit=streamlit)
        failed += bool(proof.fails)
        say_how(proof.title, proof.holds, proof.fails, say)
    say(f"{len(found)} demo{'' if len(found) == 1 else 's'}, {failed or 'none'} failed")
    return not failed


def _demos_in(folder: Path) -> Sequence[Path]:
    if folder.name == FILE and folder.is_file():
        return [folder.parent]
    if not folder.is_dir():
        raise ProofError(f"there is no folder {folder}")
    if (folder / FILE).exists():
        return [folder]
    inside = folder if folder.resolve().name == DEMOS else folder / DEMOS
    try:
        found = demo_folders(inside) or sorted(path.parent for path in folder.glob(f"*/{FILE}"))
    except DemoError as error:
        raise ProofError(str(error)) from None
    if not found:
        raise ProofError(f"{folder} is no demo: it has no {FILE}, nor has a folder in it")
    return found


def prove(folder: Path, *, streamlit: bool) -> Proof:
    """Prove the demo of a folder; with `streamlit`, also on the real one, and that both show the same."""
    try:
        deck = read_demo(folder)
    except DemoError as error:
        return Proof(folder.name, fails=str(error).split("\n"))
    proof = Proof(deck.title)
    _prove_modules(proof, deck)
    if proof.fails:
        return proof  # it would be run with what only this machine has
    _prove_steps(proof, deck)
    _prove_texts(proof, deck)
    if not proof.fails or deck.steps:
        _prove_play(proof, deck, streamlit=streamlit)
    return proof


def _prove_modules(proof: Proof, deck: Deck) -> None:
    """Look for modules, names and files that the browser does not have."""
    sources = {script.path: script.source for script in (*deck.scripts.values(), *deck.solutions.values())}
    sources |= {deck.folder / name: text for name, text in deck.files.items() if name.endswith(".py")}
    for path, source in sources.items():
        for lack in lacking(source, {*deck.scripts, *deck.files}):
            why = [f" It is left out: {why}." for name, why in deck.left_out.items() if f"`{name}`" in lack.text]
            proof.fails.append(f"{path}, line {lack.line}: {lack.text}{''.join(why)}")
    if not proof.fails:
        proof.holds.append("the browser has all that is imported")


def _prove_steps(proof: Proof, deck: Deck) -> None:
    """Each step says what it is and what is said at it; together they take as long as the demo."""
    silent = [
        f'{deck.path}: step {step.number}: It has no "{name}". {what}'
        for step in deck.steps
        for name, given, what in (
            ("title", step.title, "Write what the bar of the stage says."),
            ("notes", step.notes, "Write what the speaker says and shows."),
        )
        if not given
    ]
    proof.fails += silent
    if not silent:
        proof.holds.append(f"each of its {_count(len(deck.steps), 'step')} has a title and notes")
    total = sum(step.minutes for step in deck.steps)
    if not deck.minutes:
        return
    if abs(total - deck.minutes) > SLACK * deck.minutes:
        proof.fails.append(
            f"{deck.path}: minutes: It says {deck.minutes:g}, but the steps take {total:g} together. "
            'Give each step its "minutes", or say how long it is in all.'
        )
    else:
        proof.holds.append(f"it takes {total:g} minutes")


# -- texts ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Said(Passage):
    """A text of a demo, which has a place in the file instead of a line."""

    place: str = ""

    def where(self, words: str) -> str:
        return f"{self.path}: {self.place}"


def _prove_texts(proof: Proof, deck: Deck) -> None:
    """Look at the words, sentences and links of a demo."""
    every = list(_texts(deck))
    course = deck.folder.resolve().parent.parent
    said = [
        _Said(deck.path, passage.line, passage.markdown, passage.lines, place)
        for place, text in every
        for passage in blocks(deck.path, text)
    ]
    found = list(problems(said, course if deck.folder.resolve().parent.name == DEMOS else deck.folder))
    found += [
        f"{deck.path}: {place}: The link to {link[2]} leads nowhere: the speaker's window is no page of a course. "
        "Write its whole address, with https://."
        for place, text in every
        for link in LINK.finditer(re.sub(r"(`+).+?\1", "", text))
        if not re.match(r"https?://", link[2])
    ]
    proof.fails += found
    if not found:
        proof.holds.append("its texts are easy to read" + (", and spelled right" if can_spell() else ""))


def _texts(deck: Deck) -> Iterator[tuple[str, str]]:
    """All that is read of a demo, each with its place."""
    yield from (("title", deck.title), ("summary", deck.summary))
    for step in deck.steps:
        place = f"step {step.number}"
        yield from ((f"{place}: title", step.title), (f"{place}: notes", step.notes))
        if step.ask:
            yield from ((f"{place}: ask: {name}", text) for name, text in _asked(step.ask.to_json()))


def _asked(question: Json) -> Iterator[tuple[str, str]]:
    yield "question", question["question"]
    yield from (("options", option) for option in question["options"])
    yield "why", question.get("why", "")


# -- what is done --------------------------------------------------------------------------


def _prove_play(proof: Proof, deck: Deck, *, streamlit: bool) -> None:
    """Do all of it on each engine, and compare them."""
    rehearsed = plan(deck)
    mini = play(deck, rehearsed.takes, "mini")
    found = list(_problems(deck, rehearsed, mini))
    if streamlit:
        real = play(deck, rehearsed.takes, "streamlit")
        known = set(found)
        found += [f"{each} (in Streamlit)" for each in _problems(deck, rehearsed, real) if each not in known]
        found += _different(rehearsed, mini, real)
    proof.fails += [f"{deck.path}: {each}" for each in dict.fromkeys(found)]
    if found:
        return
    if done := sum(len(step.do) for step in deck.steps):
        proof.holds.append(f"{_count(done, 'action')} can be done")
    if questions := [step.ask for step in deck.steps if step.ask]:
        told = sum(1 for each in questions if each.by)
        proof.holds.append(f"{_count(len(questions), 'question')}, {told} of them answered by the trace")
    if streamlit:
        names = " and ".join(deck.scripts)
        proof.holds.append(f"{names} {'is' if len(deck.scripts) == 1 else 'are'} the same in Streamlit")


def _problems(deck: Deck, rehearsed: Plan, plays: Plays) -> Iterator[str]:
    for take, played in plays.items():
        for number, reason in played.refused.items():
            yield f"{take.actions[number][0]}: {reason}"
    for step in deck.steps:
        moments = [moment for moment in rehearsed.moments if moment.step is step]
        yield from _unexpected(moments, plays)
        if step.spot:
            (lit,) = [moment for moment in moments if moment.take.script == step.spot.script]
            yield from _unlit(step.spot, lit, plays[lit.take])
        if step.ask and step.ask.by:
            yield from _wrong_answers(moments, plays)
    for take in rehearsed.takes:
        if not any(moment.take is take for moment in rehearsed.moments):
            yield from (f"solution: {words}" for _, words in _failures(take, plays[take].steps))


def _unexpected(moments: Sequence[Moment], plays: Plays) -> Iterator[str]:
    """Runs that fail though the step does not say so, or the other way round."""
    step = moments[0].step
    failures = [
        words
        for moment in moments
        for place, words in _failures(moment.take, plays[moment.take].steps)
        if (moment.begins or place > moment.before) and place <= moment.after
    ]
    if step.fails and not failures:
        yield f'step {step.number}: fails: No run ends with an error. Take "fails" away.'
    elif not step.fails:
        hint = 'If that is meant, write "fails": true.'
        yield from (f"step {step.number}: {words} {hint}" for words in failures)


def _failures(take: Take, steps: Sequence[Json]) -> Iterator[tuple[int, str]]:
    """The runs that end with an error: after how many actions, and what to say of it."""
    for place, step in enumerate(steps):
        if place and step is steps[place - 1]:
            continue
        for run in step["runs"]:
            if run["outcome"] in _FAILED:
                line = f", in line {run['outcome_line']}" if run["outcome_line"] else ""
                said = str(run["message"]).rstrip(" .:")
                yield place, f"Run {run['number']} of {take.script} ends with {said}{line}."


def _unlit(spot: Spot, moment: Moment, played: Played) -> Iterator[str]:
    """What the light is to be on, and is there neither before the step's actions nor after them."""
    place = f"step {moment.step.number}: spot"
    runs = [run["number"] for step in played.steps[: moment.after + 1] for run in step["runs"]]
    if spot.run and spot.run > max(runs, default=0):
        yield f"{place}: run: There is no run {spot.run} of {spot.script} yet: the last is run {max(runs, default=0)}."
    if spot.element:
        screens = [played.steps[at]["screen"] for at in (moment.before, moment.after)]
        if not any(_is(spot.element, element) for screen in screens for element in screen):
            there = ", ".join(dict.fromkeys(map(_name, screens[1]))) or "nothing"
            yield f"{place}: element: There is no such element in {spot.script}. There is {there}."


def _is(known: Json, element: Json) -> bool:
    """Whether an element is the one of which this is known."""
    return all(
        value in (element.get("text"), plain(element)) if name == "text" else element.get(name) == value
        for name, value in known.items()
    )


def _name(element: Json) -> str:
    said = element.get("label") or plain(element)
    return f'{element["type"]} "{said}"' if said else str(element["type"])


def _wrong_answers(moments: Sequence[Moment], plays: Plays) -> Iterator[str]:
    """What is wrong with the answer of a step's question, in the scripts in which its actions are done."""
    step = moments[0].step
    assert step.ask
    for moment in moments:
        if moment.take.script in step.scripts:
            steps = plays[moment.take].steps
            if wrong := wrong_answer(step.ask, steps[moment.after], steps[moment.after - 1]):
                of = f" (in {moment.take.script})" if len(step.scripts) > 1 else ""
                yield f"step {step.number}: ask: {wrong[0].upper()}{wrong[1:]}{of}."


def _different(rehearsed: Plan, mini: Plays, real: Plays) -> Iterator[str]:
    """The first place of each take in which the engines differ."""
    for take in rehearsed.takes:
        for number, pair in enumerate(zip(mini[take].compared, real[take].compared, strict=True)):
            found = differences(*([_without_chance(each)] for each in pair))
            if found:
                place = take.actions[number - 1][0] if number else f"the load of {take.script}"
                more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
                yield f"{place}: It is another thing in Streamlit: {found[0].removeprefix('[0].')}{more}"
                break


def _without_chance(step: Json) -> Json:
    """A step as it is each time: where a script was stopped after its seconds, and how far it was, is chance."""
    screen = step.get("screen", ())
    if not any(element["type"] == "guard" and element["reason"] == "seconds" for element in screen):
        return step
    runs = [[run["cause"], run["outcome"]] for run in step["runs"]]
    return {"action": step["action"], "runs": runs, "screen": [element["type"] for element in screen]}


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"
