"""Plays a demo without a stage: what each step does in each script, on either engine."""

from __future__ import annotations

import io
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass, field
from typing import Any, Final

from playground.demo.deck import Deck, Step
from playground.engines import open_session
from playground.engines.compare import comparable
from playground.example.beside import importable, nobody_to_ask
from playground.runtime import ActionError, Limits

Json = dict[str, Any]
LIMITS: Final = Limits(reruns=50, seconds=3.0)
"""As many runs as in the page. What a script sleeps is not waited for."""


@dataclass(eq=False)
class Take:
    """A script from its load until something puts it back: what is done in it, each with its place in the file."""

    script: str
    source: str
    begun: int
    """The number of the step that loads it."""
    actions: list[tuple[str, Json]] = field(default_factory=list)


@dataclass(frozen=True)
class Moment:
    """A step in one of the scripts: how many actions its take has before it and after it."""

    step: Step
    take: Take
    begins: bool
    """It loads the script."""
    before: int
    after: int


@dataclass(frozen=True)
class Plan:
    """What is done in all of a demo."""

    takes: tuple[Take, ...]
    moments: tuple[Moment, ...]


def plan(deck: Deck) -> Plan:
    """What the steps of a demo come to; a solution that no step calls is loaded and prepared, too."""
    takes: dict[str, Take] = {}
    every: list[Take] = []
    moments: list[Moment] = []
    solved = False

    def begin(name: str, step: int) -> None:
        script = deck.solutions.get(name, deck.scripts[name]) if solved else deck.scripts[name]
        takes[name] = Take(name, script.source, step)
        every.append(takes[name])
        _do(takes[name], deck, "prepared", deck.prepared.get(name, ()))

    for name in deck.scripts:
        begin(name, deck.steps[0].number if deck.steps else 0)
    for step in deck.steps:
        before, solved = solved, solved if step.solution is None else step.solution
        for name in deck.scripts:
            if step.reset or (solved != before and name in deck.solutions):
                begin(name, step.number)
            take, done = takes[name], len(takes[name].actions)
            if name in step.scripts:
                _do(take, deck, f"step {step.number}: do", step.do)
            begins = take.begun == step.number
            moments.append(Moment(step, take, begins, done, len(take.actions)))
    called = {take.source for take in every}
    solved = True
    for name, solution in deck.solutions.items():
        if solution.source not in called:
            begin(name, 0)
    return Plan(tuple(every), tuple(moments))


def _do(take: Take, deck: Deck, place: str, actions: tuple[Json, ...]) -> None:
    where = f" in {take.script}" if len(deck.scripts) > 1 else ""
    take.actions += [(f"{place}: action {number}{where}", action) for number, action in enumerate(actions, 1)]


@dataclass(frozen=True)
class Played:
    """What a take came to: the step of the load and those of its actions, or why one could not be done."""

    steps: tuple[Json, ...]
    """As trace.md has them; after an action that could not be done all is as before it."""
    compared: tuple[Json, ...]
    """What must be the same on both engines."""
    refused: Mapping[int, str]
    """Why actions could not be done, by their place in the take."""


def play(deck: Deck, takes: tuple[Take, ...], engine: str) -> dict[Take, Played]:
    """Play takes on an engine: "mini" or "streamlit"; raises `EngineError`.

    In a thread of its own, as Streamlit runs a script: the caller may have a running event loop.
    """
    with ThreadPoolExecutor(1) as thread:
        return {take: thread.submit(_play, deck, take, engine).result() for take in takes}


def _play(deck: Deck, take: Take, engine: str) -> Played:
    around = importable(deck.beside(take.script), {take.script: take.source})
    with around as folder, chdir(folder), redirect_stdout(io.StringIO()), nobody_to_ask():
        session = open_session(engine, take.source, take.script, LIMITS, str(folder))
        session.hold_time()
        session.replaying = True  # so nobody waits for what it sleeps
        steps = [session.start()]
        compared = [comparable(steps[0])]
        refused = {}
        for number, (_, action) in enumerate(take.actions):
            try:
                steps.append(session.act(action))
                compared.append(comparable(steps[-1]))
            except ActionError as error:
                refused[number] = str(error)
                steps.append(steps[-1])
                compared.append({"refused": str(error)})
    return Played(tuple(step.to_json() for step in steps), tuple(compared), refused)
