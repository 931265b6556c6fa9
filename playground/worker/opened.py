"""A session that is open in the sandbox: the script, what was done, and what of it the reader looks at."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, cast

from playground.apptest.account import account, pages, replay
from playground.apptest.export import ExportError, apptest
from playground.facts.elements import is_button
from playground.facts.files import File
from playground.facts.sizes import SMALL, size_words
from playground.isolation import Own
from playground.render import History, Look, look
from playground.render.markup.data import is_taken_back
from playground.runtime import ActionError, Session, Step
from playground.runtime.browser.uploads import FileValue, held
from playground.worker.outcome import Outcome

Json = dict[str, Any]
Make = Callable[..., Session]
"""Makes a session as `Session` is made: the runtime's own, or one on another engine."""


@dataclass
class OpenSession:
    """A running session, what it did so far, and what of it the reader looks at."""

    session: Session
    source: str
    name: str
    own: Own | None = None
    """Its part of the interpreter, where sessions are kept apart."""
    history: History = field(default_factory=History)
    files: dict[str, File] = field(default_factory=dict)
    """What lies beside the script."""
    asked: Look = field(default_factory=Look)
    alike: set[str] = field(default_factory=set)
    """Labels of keyless widgets that were used and are not the only ones of their name."""
    make: Make = Session
    """What has made the session, and makes another of the same script."""

    @property
    def last(self) -> Json:
        """The newest step; empty before the load."""
        return cast("Json", self.history.last)

    @property
    def broken(self) -> bool:
        """True when the script is not Python: it has never run."""
        return any(_is_syntax_error(element) for element in self.last["screen"])

    def keep_screen_of(self, before: "OpenSession") -> None:
        """Below the error of a script that is not Python, show what the app before it showed: it is not lost."""
        step, old = self.last, before.last
        kept = [
            {**element, "stale": True} for element in old["screen"] if element["type"] not in ("exception", "guard")
        ]
        # Their places are those of old elements too, and no two on a page may have the same name.
        errors = [{**error, "id": f"error{number}"} for number, error in enumerate(step["screen"])]
        step["screen"] = [*errors, *kept]
        step["containers"] = [{**each, "at": each["at"] + len(errors)} for each in old["containers"]]

    def end(self) -> None:
        """Let go of all objects of the script's; what it did is still known."""
        self.session = Session("", name=self.name)

    def record(self, step: Step) -> None:
        """Keep a step: from now on it is looked at."""
        self.history.add(step.to_json())
        self.asked = replace(self.asked, run=None, event=None)

    def fail(self, reason: str) -> None:
        """Show why the script cannot go on, where it has never come to show anything itself."""
        if self.last:
            return
        self.record(Session("", name=self.name).start())
        error: Json = {"name": "BrokenPython", "text": reason, "line": None, "stack": []}
        self.last["screen"] = [{"id": "m0", "type": "exception", "in": "main", "line": None, "run": 1, **error}]

    def act(self, action: Json) -> str | None:
        """Take one action. Returns why it was refused, or None: then its step is kept."""
        if self.broken:
            return "The script is not valid Python yet. Put it right and press Run."
        screen = self.last["screen"]
        try:
            self.record(self.session.act(action))
        except ActionError as error:
            return str(error)
        if not is_taken_back(self.last):
            self.alike |= ambiguous(self.last["action"], screen)
        return None

    def recount(self, folder: str | None = None) -> Json:
        """What happened, in words, and each step as a page; the script runs once more for it, in `folder`."""
        done = self.session.actions
        make = self.make if folder is None else partial(self.make, folder=folder)
        steps = replay(self.source, self.name, done, self.session.limits, make)
        return {
            "actions": [action.to_json(SMALL) for action in done],
            "account": account(steps, len(done)),
            "pages": pages(steps, self.source, self.name),
        }

    def export(self, folder: str | None = None) -> Json:
        """What was done, as JSON for the trace command and as a test, with what is to be said about them."""
        notes = [f"Several widgets are called “{label}”: give each a key." for label in sorted(self.alike)]
        done = self.session.actions
        lines = ",\n ".join(json.dumps(action.to_json(SMALL), ensure_ascii=False) for action in done)
        notes += [too_large(file) for action in done for file in held(action.value) if file.size > SMALL]
        test = ""
        try:
            if self.make is not Session:
                raise ExportError(ELSEWHERE)
            test = apptest(self.source, self.name, done, self.session.limits, folder)
        except (ActionError, ExportError) as error:
            notes = [*notes, str(error)]
        return {"actions": f"[{lines}]\n", "test": test, "notes": notes, "name": self.name}

    @property
    def outcome(self) -> Outcome:
        """What came of the newest step."""
        return Outcome.of(self.last, self.session.due)

    def answer(self, message: Json, outcome: Outcome) -> Json:
        """The answer to `message`, which ran the script: what came of it, and the view of all."""
        return self.view_answer(message) | {"outcome": outcome.to_json()}

    def view_answer(self, message: Json) -> Json:
        """The answer to `message` with what is looked at."""
        shown = look(self.history, self.source, self.asked, files=self.files)
        return {"type": "view", "id": message["id"], "session": message["session"], "view": shown}


ELSEWHERE = "A test is written by the playground's own engine, which does not run this script: there is none."


def too_large(file: FileValue) -> str:
    """What is said of a file that an export does not hold."""
    return (
        f"What “{file.name}” holds is left out: {size_words(file.size)} are more than {size_words(SMALL)}. "
        "Where the actions are done again, it has to be chosen again."
    )


def ambiguous(action: Any, screen: list[Json]) -> set[str]:
    """The label by which an action names its widget, if others on the screen have it too."""
    kind, target = next(iter(action.items()))
    label = target if isinstance(target, str) else target.get("label") if isinstance(target, dict) else None
    same = [each for each in screen if "key" in each and label is not None and each.get("label") == label]
    fitting = [each for each in same if is_button(each["type"]) == (kind == "click")]
    return {label} if label is not None and len(fitting) > 1 else set()


def _is_syntax_error(element: Json) -> bool:
    return element["type"] == "exception" and element["name"] in ("SyntaxError", "IndentationError", "TabError")
