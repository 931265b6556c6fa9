"""Reads the steps of a `demo.json`, each as it is on the stage that the ones before it left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from playground.checks.predict import Question as Asked
from playground.checks.predict import read_questions
from playground.course.lessons import Script
from playground.demo.deck import MOST_SIGNS, Question, Spot, Step
from playground.demo.fields import Fields, Note, shown, suggestion, there_are
from playground.facts.page import PANES
from playground.runtime.source.script import lines_of

MOST_COLUMNS: Final = 3
_PANES: Final = tuple(pane.part for pane in PANES)
_ELEMENT: Final = ("type", "label", "key", "text")
_SPOT: Final = '{"lines": [3, 5]}, {"element": {"label": "Add"}} or {"run": 2}'


@dataclass
class Stage:
    """What stands on the stage: which scripts, and whether their solutions stand in their place."""

    scripts: Mapping[str, Script]
    solutions: Mapping[str, Script]
    shown: tuple[str, ...]
    solved: bool = False

    def length(self, name: str) -> int:
        """How many lines a script has, as it stands there."""
        script = (self.solutions if self.solved else self.scripts).get(name) or self.scripts[name]
        return len(lines_of(script.source.rstrip()))

    def after(self, step: Step) -> None:
        """Take over what a step changes."""
        self.shown = step.show or self.shown
        self.solved = self.solved if step.solution is None else step.solution


def read_panes(fields: Fields) -> str:
    """The names of panes, with spaces between them."""
    names = fields.text("panes").split()
    for name in names:
        if name not in _PANES:
            fields.wrong("panes", f'There is no pane "{name}". {suggestion(name, _PANES)}')
    return " ".join(dict.fromkeys(names))


def read_step(number: int, entry: Any, stage: Stage, note: Note) -> Step | None:
    """A step, None for what is none. `stage` is as the steps before leave it, and stays so."""
    place = f"step {number}"
    if not isinstance(entry, dict):
        note(place, f'It is {shown(entry)}. Write an object, as in {{"title": "Load", "do": [{{"click": "Add"}}]}}.')
        return None
    fields = Fields(entry, place, note)
    title, notes, minutes = fields.text("title"), fields.text("notes"), fields.minutes()
    reset = bool(fields.flag("reset"))
    solution = fields.flag("solution")
    if solution is not None and not stage.solutions:
        fields.wrong("solution", 'The demo has none. Add "solution": {"app.py": "solution_app.py"} beside "scripts".')
    show = _show(fields, stage)
    now = Stage(stage.scripts, stage.solutions, stage.shown, stage.solved)
    now.after(Step(number, reset=reset, solution=solution, show=show))
    panes = read_panes(fields)
    scripts = _scripts(fields, now)
    upto = _upto(fields, scripts, now)
    dark = fields.has("spot") and entry["spot"] is None
    spot = _spot(fields, scripts, now)
    do = fields.actions("do")
    step = Step(
        number=number,
        title=title,
        notes=notes,
        minutes=minutes,
        reset=reset,
        show=show,
        panes=panes,
        solution=solution,
        scripts=scripts,
        upto=upto,
        spot=spot,
        dark=dark,
        ask=_ask(fields, bool(entry.get("do"))),
        do=do,
        fails=bool(fields.flag("fails")),
    )
    fields.refuse_rest()
    return step


def _show(fields: Fields, stage: Stage) -> tuple[str, ...]:
    given = fields.has("show")
    names = fields.texts("show", example='["app.py", "other.py"]')
    if given and not names:
        fields.wrong("show", "It names no script. Leave it out where nothing changes.")
    if len(names) > MOST_COLUMNS:
        fields.wrong("show", f"It names {len(names)} scripts, and {MOST_COLUMNS} have room side by side.")
    return tuple(name for name in names if _is_script(fields, "show", name, stage.scripts))


def _scripts(fields: Fields, stage: Stage) -> tuple[str, ...]:
    """The scripts that a step is about: those that it names, or else the first that is shown."""
    value = fields.take("script")
    names = value if isinstance(value, list) else [value]
    if value is None:
        return stage.shown[:1]
    if not names or not all(isinstance(name, str) for name in names):
        fields.wrong("script", f'It is {shown(value)}. Write the name of a script, as in "app.py", or a list of them.')
        return stage.shown[:1]
    found = [name for name in dict.fromkeys(names) if _is_script(fields, "script", name, stage.scripts)]
    for name in found:
        if name not in stage.shown:
            fields.wrong("script", f'"{name}" is not on the stage: {", ".join(stage.shown)} is. Add it to "show".')
    return tuple(found) or stage.shown[:1]


def _is_script(fields: Fields, field: str, name: str, scripts: Mapping[str, Script]) -> bool:
    if name not in scripts:
        fields.wrong(field, f'The demo has no script "{name}". {there_are(scripts)}')
    return name in scripts


def _upto(fields: Fields, scripts: tuple[str, ...], stage: Stage) -> int | Literal["all"] | None:
    value = fields.take("upto")
    if value is None or value == "all":
        return value
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        fields.wrong("upto", f'It is {shown(value)}. Write the number of the last line that is shown, or "all".')
        return None
    for name in scripts:
        if value > stage.length(name):
            fields.wrong(
                "upto", f'It is {value}, but {name} has {_lines_in_words(stage.length(name))}. Write "all" for all.'
            )
    return value


def _spot(fields: Fields, scripts: tuple[str, ...], stage: Stage) -> Spot | None:
    if not fields.has("spot"):
        fields.take("spot")
        return None
    spot = fields.take("spot")
    if spot is None:
        return None
    if not isinstance(spot, dict) or len([name for name in ("lines", "element", "run") if name in spot]) != 1:
        fields.wrong("spot", f"It is {shown(spot)}. Write one of {_SPOT}, or null for no light.")
        return None
    inner = Fields(spot, fields.at("spot"), fields.note)
    script = inner.text("script") or (scripts or stage.shown)[0]
    if not _is_script(inner, "script", script, stage.scripts):
        script = stage.shown[0]
    lines, element, run = inner.take("lines"), inner.take("element"), inner.take("run")
    inner.refuse_rest()
    if lines is not None:
        return _lines(inner, lines, script, stage.length(script))
    if element is not None:
        return _element(inner, element, script)
    if isinstance(run, bool) or not isinstance(run, int) or run < 1:
        inner.wrong("run", f"It is {shown(run)}. Write the number of a run, from 1.")
        return None
    return Spot(script, run=run)


def _lines(fields: Fields, lines: Any, script: str, count: int) -> Spot | None:
    whole = isinstance(lines, list) and len(lines) == 2 and all(type(each) is int for each in lines)
    if not whole or not 1 <= lines[0] <= lines[1]:
        fields.wrong("lines", f"It is {shown(lines)}. Write the first and the last line, as in [3, 5].")
        return None
    if lines[1] > count:
        fields.wrong("lines", f"They end at line {lines[1]}, but {script} has {_lines_in_words(count)}.")
        return None
    return Spot(script, lines=(lines[0], lines[1]))


def _lines_in_words(count: int) -> str:
    return f"{count} line" if count == 1 else f"{count} lines"


def _element(fields: Fields, element: Any, script: str) -> Spot | None:
    known = isinstance(element, dict) and element and all(isinstance(each, str) for each in element.values())
    if not known:
        fields.wrong("element", f'It is {shown(element)}. Say what is known of it, as in {{"label": "Add"}}.')
        return None
    for name in element:
        if name not in _ELEMENT:
            fields.wrong("element", f'There is no field "{name}". {suggestion(name, _ELEMENT)}')
    return Spot(script, element=element)


def _ask(fields: Fields, does: bool) -> Question | None:
    if not fields.has("ask"):
        fields.take("ask")
        return None
    inner = fields.inside("ask", example='{"question": "How many runs?", "options": ["1", "2"], "answer": "2"}')
    if inner is None:
        return None
    question = inner.text("question", wanted="Write what the room is asked.")
    given = inner.has("options")
    options = inner.texts("options", example='["1", "2"]')
    if not given:
        inner.wrong("", '"options" is missing. Write 2 to 5 texts to choose from.')
    elif options and not 2 <= len(options) <= 5:
        inner.wrong("options", f"There {'is 1' if len(options) == 1 else f'are {len(options)}'}. Write 2 to 5.")
    answer = inner.text("answer", wanted="Write the text of the right option.")
    if answer and options and answer not in options:
        inner.wrong("answer", f"{shown(answer)} is none of the options: {', '.join(map(shown, options))}.")
    authors_word = not inner.has("by")
    by, why = _by(inner), inner.text("why")
    if authors_word and not why:
        inner.wrong("", 'It has neither "by", which the trace answers, nor "why". Write one of them.')
    if by and not does:
        inner.wrong("by", 'The step has no "do" whose trace could answer. Add its actions, or leave "by" out.')
    long = {"question": len(question), "option": max(map(len, options), default=0), "why": len(why)}
    for name, signs in long.items():
        if signs > MOST_SIGNS[name]:
            inner.wrong(
                "options" if name == "option" else name, f"It has {signs} signs. {MOST_SIGNS[name]} are the most."
            )
    inner.refuse_rest()
    return Question(question, tuple(options), answer, by, why)


def _by(fields: Fields) -> Asked | None:
    if not fields.has("by"):
        fields.take("by")
        return None
    value = fields.take("by")
    try:
        (question,) = read_questions([value])
        if question.kind != "lines":
            return question
    except ValueError:
        pass
    fields.wrong("by", f'It is {shown(value)}. Write "runs", {{"says": "header"}} or {{"state": "count"}}.')
    return None
