"""A session that is open in the sandbox: the script, what was done, and what of it the reader looks at."""

import json
from dataclasses import dataclass, field, replace
from typing import Any, cast

from playground.export import ExportError, apptest
from playground.facts.elements import is_button
from playground.isolation import Own
from playground.render import History, Look, look
from playground.render.outline import outline
from playground.runtime import ActionError, Session
from playground.runtime.log import Log

MOST_OF_A_STEP = 100
"""Elements, events, lines and keys in all; a larger step goes to the page in outline."""

Json = dict[str, Any]


@dataclass
class OpenSession:
    """A running session, what it did so far, and what of it the reader looks at."""

    session: Session
    source: str
    name: str
    own: Own | None = None
    """Its part of the interpreter, where sessions are kept apart."""
    history: History = field(default_factory=History)
    asked: Look = field(default_factory=Look)
    actions: Log[Json] = field(default_factory=Log)
    """What was done, as the page sent it."""
    named: Log[Json] = field(default_factory=Log)
    """The same with its widgets named by key or label, as the trace command reads it."""
    alike: set[str] = field(default_factory=set)
    """Labels of keyless widgets that were used and are not the only ones of their name."""

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

    def record(self, step: Any) -> None:
        """Keep a step: from now on it is looked at."""
        self.history.add(step.to_json())
        self.asked = replace(self.asked, run=None, event=None)

    def act(self, action: Json) -> str | None:
        """Take one action. Returns why it was refused, or None: then its step is kept."""
        if self.broken:
            return "The script is not valid Python yet. Put it right and press Run."
        screen = self.last["screen"]
        try:
            self.record(self.session.act(action))
        except ActionError as error:
            return str(error)
        if not any(note["kind"] == "restored" for note in self.last["notes"]):
            self.actions.append(action)
            self.named.append(self.last["action"])
            self.alike |= ambiguous(self.named[-1], screen)
        return None

    def export(self) -> Json:
        """What was done, as JSON for the trace command and as a test, with what is to be said about them."""
        notes = [f"Several widgets are called “{label}”: give each a key." for label in sorted(self.alike)]
        lines = ",\n ".join(json.dumps(action, ensure_ascii=False) for action in self.named)
        try:
            test = apptest(self.source, self.name, self.actions, self.session.limits)
        except (ActionError, ExportError) as error:
            test, notes = "", [*notes, str(error)]
        return {"actions": f"[{lines}]\n", "test": test, "notes": notes, "name": self.name}

    def answer(self, message: Json, notice: str | None) -> Json:
        """The answer to `message`: the last step and the view of all; `notice` if an action was refused."""
        answer = self.shown(message) | {
            "step": self.last if _fits(self.last) else outline(self.last),
            "due": self.session.due,
        }
        return answer if notice is None else answer | {"notice": notice}

    def shown(self, message: Json) -> Json:
        """The answer to `message` with what is looked at."""
        shown = look(self.history, self.source, self.asked)
        return {"type": "view", "id": message["id"], "session": message["session"], "view": shown}


def ambiguous(action: Any, screen: list[Json]) -> set[str]:
    """The label by which an action names its widget, if others on the screen have it too."""
    kind, target = next(iter(action.items()))
    label = target if isinstance(target, str) else target.get("label") if isinstance(target, dict) else None
    same = [each for each in screen if "key" in each and label is not None and each.get("label") == label]
    fitting = [each for each in same if is_button(each["type"]) == (kind == "click")]
    return {label} if label is not None and len(fitting) > 1 else set()


def _fits(step: Json) -> bool:
    """True for a step that is not too large for the page, which has its view."""
    runs = step["runs"]
    size = sum(len(run["events"]) + len(run["lines"]) + len(run["state"]["after"]) for run in runs)
    return len(step["screen"]) + size < MOST_OF_A_STEP


def _is_syntax_error(element: Json) -> bool:
    return element["type"] == "exception" and element["name"] in ("SyntaxError", "IndentationError", "TabError")
