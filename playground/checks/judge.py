"""Runs a lesson's `check.py` against a script, and says how it went: a verdict, as plain data.

The text of `check.py` is the lesson's own and trusted; the script is the learner's and is not. It runs in sessions of
its own under the limits given here, and only its trace is looked at.
"""

from __future__ import annotations

import ast
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from playground.checks.check import App, Different, Mistake, Player, Tried
from playground.facts.modules import BROWSER_MODULES
from playground.runtime import Limits

LIMITS = Limits(reruns=20, seconds=2.0)
"""What one action of a check may use."""

SECONDS = 8.0
"""What a whole check may take, with the search for a known mistake: less than the page waits for an answer."""


class CheckError(Exception):
    """A `check.py` that does not work: what is wrong, and in which of its lines."""


@dataclass(frozen=True)
class Check:
    """A `check.py` that has been read: the function that judges, the mistakes it knows."""

    judge: Callable[[App], None]
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True)
class Verdict:
    """How a check went. Texts are Markdown; `problem` and `advice` are empty when there is none.

    `mistake` is the file of the known mistake, `actions` is all that was done, in the order it was done.
    """

    passed: bool
    problem: str
    advice: str
    mistake: str
    tried: tuple[Tried, ...]
    actions: tuple[dict[str, Any], ...]

    def to_json(self) -> dict[str, Any]:
        """The verdict as JSON data."""
        return asdict(self) | {"tried": [asdict(each) for each in self.tried], "actions": list(self.actions)}


def read(source: str, name: str = "check.py") -> Check:
    """The check in the text of a `check.py`; raises `CheckError`."""
    # As a module would be: its functions find their globals, and annotations are not evaluated.
    names: dict[str, Any] = {"__name__": "check", "__file__": name}
    try:
        exec(compile(source, name, "exec"), names)
    except SyntaxError as error:
        raise CheckError(f"{name}, line {error.lineno}: {error.msg}") from error
    except Exception as error:
        raise CheckError(_where(error, name)) from error
    judge = names.get("check")
    if not callable(judge):
        raise CheckError(f"{name} has no function `check(app)`")
    return Check(judge, tuple(value for value in names.values() if isinstance(value, Mistake)))


def why_unreadable(source: str) -> str:
    """What keeps a `check.py` that is Python from being one, without running it; "" where nothing does."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                modules = [each.name for each in names]
            case ast.ImportFrom(module=str(module), level=0):
                modules = [module]
            case ast.ImportFrom():
                modules = [ast.unparse(node).split()[1]]
            case _:
                continue
        for module in modules:
            if module != "playground.check" and module.partition(".")[0] not in BROWSER_MODULES:
                has = "there are `playground.check` and Python's standard library"
                return f"line {node.lineno} imports `{module}`, which the browser does not have: {has}"
    judge = next((node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "check"), None)
    if not judge:
        return "there is no function `check(app)`"
    takes = len(judge.args.posonlyargs + judge.args.args)
    if takes != 1:
        return f"`check` in line {judge.lineno} takes {takes} arguments, but it is given one, the app"
    return ""


def verdict(
    check: Check, open_player: Callable[[], Player], name: str = "check.py", seconds: float = SECONDS
) -> Verdict:
    """Judge the script that `open_player` makes a new session of; raises `CheckError` when the check itself fails."""
    deadline = time.monotonic() + seconds
    app = App(open_player(), deadline=deadline)
    try:
        app.load()
        check.judge(app)
    except Different as different:
        app.tried[-1].ok = False
        known = next((each for each in check.mistakes if _shows(each, open_player, deadline, name)), None)
        advice, script = (known.advice, known.script) if known else ("", "")
        return Verdict(False, str(different), advice, script, tuple(app.tried), tuple(app.actions))
    except Exception as error:
        raise CheckError(_where(error, name)) from error
    return Verdict(True, "", "", "", tuple(app.tried), tuple(app.actions))


def _shows(known: Mistake, open_player: Callable[[], Player], deadline: float, name: str) -> bool:
    app = App(open_player(), strict=False, deadline=deadline)
    try:
        app.load()
        return bool(known.shows(app))
    except Different:
        return False
    except Exception as error:
        raise CheckError(_where(error, name)) from error


def _where(error: Exception, name: str) -> str:
    """The error, and the line of the check where it happened."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == name]
    where = f"{name}, line {lines[-1]}" if lines else name
    return f"{where}: {type(error).__name__}: {error}"
