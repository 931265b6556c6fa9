"""Records an example where the docs are built, and holds the trace to what its author expects."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import lru_cache
from typing import Any

from playground.example.beside import importable, nobody_to_ask
from playground.example.example import Example, ExampleError, Script
from playground.facts.described import is_described
from playground.facts.files import File, fault_of
from playground.render import view
from playground.runtime import ActionError, Session

Json = dict[str, Any]
_FAILED = ("exception", "guard")


def recorded(example: Example) -> tuple[tuple[Json, ...], ...]:
    """The Steps of the example's load and actions as JSON data; of a comparison those of each script.

    Raises ExampleError: an action that cannot be done, a run that ends with an error which `expect` does not tell of,
    and a trace that is not what `expect` says.
    """
    apps = [(script,) for script in example.scripts] if example.compare else [example.scripts]
    sessions = tuple(_record(scripts, example) for scripts in apps)
    for (script, *_), steps in zip(apps, sessions, strict=True):
        _check_errors(example, script, steps)
        _check(example, script, steps)
    return sessions


def _record(scripts: Sequence[Script], example: Example) -> tuple[Json, ...]:
    actions = json.dumps([dict(action) for action in example.actions])
    try:
        return record(tuple((each.name, each.source) for each in scripts), actions)
    except ActionError as error:
        raise ExampleError(str(error), example.acted) from None


@lru_cache(maxsize=512)
def record(scripts: tuple[tuple[str, str], ...], actions: str = "[]") -> tuple[Json, ...]:
    """The Steps of the load and of actions (as JSON), recorded where a site is built.

    `scripts` are names with sources: the app, and what it imports. What it prints is lost, what it sleeps is not waited
    for, and nobody answers it. Raises ActionError for an action that cannot be done.
    """
    (name, source), *modules = scripts
    around = importable({other: f"{text}\n" for other, text in modules}, _itself(name, source))
    lost = io.StringIO()
    with around as folder, chdir(folder), redirect_stdout(lost), redirect_stderr(lost), nobody_to_ask():
        session = Session(source, name=name, folder=str(folder))
        session.replaying = True
        try:
            return tuple(step.to_json() for step in session.perform(json.loads(actions)))
        except ActionError as error:
            raise ActionError(f"Action {error.number} cannot be done: {error}") from None


def _itself(name: str, source: str) -> dict[str, File]:
    """The app as a file of its folder, if it has a name for one."""
    last = name.rpartition("/")[2]
    return {} if fault_of(last) else {last: source}


def _check_errors(example: Example, script: Script, steps: Sequence[Json]) -> None:
    """A run that ends with an error is one that the author tells of in `expect`."""
    wanted = example.expect.error if example.expect else None
    failed = [run for step in steps for run in step["runs"] if run["outcome"] in _FAILED]
    for run in failed:
        if wanted is None or wanted not in (run["message"] or ""):
            line = run["outcome_line"]
            where = f", in line {line} of {script.name}" if line else ""
            said = str(run["message"]).rstrip(" .:")
            raise ExampleError(
                f"Run {run['number']} ends with {said}{where}. If that is meant, say so: `{_hint(said)}`.",
                None if script.line is None else script.line + (line or 1) - 1,
            )
    if wanted is not None and not failed:
        assert example.expect is not None
        raise ExampleError(f"`expect` tells of the error {wanted!r}, but no run ended with one.", example.expect.line)


def _hint(message: str) -> str:
    """The option that tells of an error: by the name of its class, or by the first words of a sentence."""
    begin = re.match(r"\w+(?=:|$)|(?:[\w.()]+ ?){1,4}", message)
    return f"expect: {{error: {begin[0].strip() if begin else json.dumps(message)}}}"


def _check(example: Example, script: Script, steps: Sequence[Json]) -> None:
    expect = example.expect
    if expect is None:
        return
    of = f" of {script.name}" if example.compare else ""
    runs = [run for step in steps for run in step["runs"]]
    if expect.runs is not None and len(runs) != expect.runs:
        raise ExampleError(f"`expect` says {_count(expect.runs)}{of}, but there were {len(runs)}.", expect.line)
    state = runs[-1]["state"]["after"] if runs else {}
    for key, value in (expect.state or {}).items():
        if key not in state:
            keys = ", ".join(f"`{each}`" for each in state) or "nothing"
            raise ExampleError(f"`expect` says `{key}` is {value!r}{of}, but session state holds {keys}.", expect.line)
        if not _same(state[key], value):
            raise ExampleError(f"`expect` says `{key}` is {value!r}{of}, but it is {_shown(state[key])}.", expect.line)
    if not expect.texts:
        return
    screen = app_html(steps, script)
    spoken = _words(screen, " ")
    for text in expect.texts:
        if not any(" ".join(text.split()) in words for words in (spoken, _words(screen, ""), _written(steps))):
            raise ExampleError(f"`expect` says {text!r} is on the screen{of}. There is: {spoken}", expect.line)


def _words(screen: str, between: str) -> str:
    """What can be read on a screen, in one line, with so much space between two elements."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", between, screen)).split())


def _written(steps: Sequence[Json]) -> str:
    """The same as it was written, with its Markdown, and the values of widgets."""
    screen = steps[-1]["screen"]
    return " ".join(str(each[key]) for each in screen for key in ("label", "text", "value") if key in each)


def app_html(steps: Sequence[Json], script: Script) -> str:
    """The app as the last step left it."""
    return view(list(steps), script.source, script.name)["app"]


def _count(runs: int) -> str:
    return f"{runs} run" if runs == 1 else f"{runs} runs"


def _same(found: Any, wanted: Any) -> bool:
    """True where a traced value is what YAML says; one that JSON does not know is told by its repr."""
    if is_described(found) and not isinstance(wanted, dict):
        return bool(found["repr"] == str(wanted))
    return isinstance(found, bool) is isinstance(wanted, bool) and bool(found == wanted)


def _shown(value: Any) -> str:
    if is_described(value):
        return str(value["repr"])
    return repr(value)
