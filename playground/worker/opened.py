"""A session that is open in the sandbox: the script, what was done, and what of it the reader looks at."""

import json
from collections.abc import Callable, Mapping, Sequence
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
from playground.render.app.app import app
from playground.render.markup.data import is_taken_back
from playground.render.markup.html import EMPTY, Html
from playground.render.session.former import differences, offer
from playground.render.session.versions import versions
from playground.runtime import Action, ActionError, Session, Step, StuckError
from playground.runtime.browser.uploads import FileValue, held
from playground.runtime.session.burst import bursts
from playground.worker.outcome import Outcome

Json = dict[str, Any]
Make = Callable[..., Session]
"""Makes a session as `Session` is made: the runtime's own, or one on another engine."""


@dataclass(frozen=True)
class Former:
    """What was done in a version of the script before the present one, and what it did."""

    source: str
    actions: list[Json]
    history: History


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
    stopped: Json | None = None
    """What is told where the user has stopped what went on last."""
    make: Make = Session
    """What has made the session, and makes another of the same script."""
    former: Former | None = None
    """The last version in which anything was done, where the script was changed since."""

    def former_of(self, source: str) -> Former | None:
        """What a version of the script that comes after this one is compared with."""
        done = self.done()
        former = Former(self.source, done, self.history) if done and not self.broken else self.former
        if source == self.source:
            former = self.former
        return None if former is None or former.source == source else former

    def done(self) -> list[Json]:
        """The actions, by the names of their widgets; of large files, without what is in them."""
        return [action.to_json(SMALL) for action in self.session.actions]

    @property
    def last(self) -> Json:
        """The newest step; empty before the load."""
        return cast("Json", self.history.last)

    @property
    def broken(self) -> bool:
        """True when the script is not Python: it has never run."""
        return any(_is_syntax_error(element) for element in self.last.get("screen", ()))

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
        self._keep(step.to_json())

    def _keep(self, step: Json) -> None:
        self.history.add(step)
        self.asked = replace(self.asked, run=None, event=None)

    def fail(self, reason: str) -> None:
        """Show why the script cannot go on, where it has never come to show anything itself."""
        if self.last:
            return
        self.record(Session("", name=self.name).start())
        error: Json = {"name": "BrokenPython", "text": reason, "line": None, "stack": []}
        self.last["screen"] = [{"id": "m0", "type": "exception", "in": "main", "line": None, "run": 1, **error}]

    def act(
        self, action: Json | Action, seen: Callable[[Json], None] | None = None, *, live: bool = False
    ) -> str | None:
        """Take one action. Returns why it was refused, or None: then its step is kept, once it was `seen`.

        Where it is `live` others may join it while it goes on; their steps are kept too.
        """
        if self.broken:
            return BROKEN
        try:
            steps = [self.session.act(action)] if not live else self.session.act_live(action)
        except ActionError as error:
            return str(error)
        for step in steps:
            data, screen = step.to_json(), self.last["screen"]
            if seen is not None and len(steps) == 1:
                seen(data)
            self._keep(data)
            if not is_taken_back(data):
                self.alike |= ambiguous(data["action"], screen)
        return None

    def begin(self, actions: Sequence[Json]) -> dict[int, str]:
        """Load the page, and do actions again; returns why some were refused, by their places."""
        refused: dict[int, str] = {}
        read: list[tuple[int, Action]] = []
        for place, given in enumerate(actions):
            try:
                read.append((place, Action.parse(given)))
            except ActionError as error:
                refused[place] = str(error)
        places = iter([place for place, _ in read])
        for burst in bursts([action for _, action in read]):
            its = [None if action is None else next(places) for action in burst]
            if self._done_together(burst):
                continue
            for at, action in zip(its, burst, strict=True):
                if action is None or at is None:
                    self.record(self.session.start())
                elif (reason := self.act(action)) is not None:
                    refused[at] = reason
        return refused

    def _done_together(self, burst: Sequence[Action | None]) -> bool:
        """Whether actions were done of which each comes while others go on; what has begun is undone where not."""
        if len(burst) == 1 or burst[0] is None or self.broken:
            return False
        done = len(self.session.actions)
        try:
            steps = self.session.act_together(burst)
        except (ActionError, StuckError):
            self.session.take_back(done)
            return False
        for step in steps:
            self.record(step)
        return True

    def recount(self, folder: str | None = None) -> Json:
        """What happened, in words, and each step as a page; the script runs once more for it, in `folder`."""
        done = self.session.actions
        make = self.make if folder is None else partial(self.make, folder=folder, stacks=self.session.stacks)
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

    def outcome_of(self, number: int) -> Outcome:
        """What came of a step of the last ones."""
        step = next((each for each in reversed(self.history.recent) if each["index"] == number), self.last)
        return Outcome.of(cast("Json", step), self.session.due)

    def shown(self) -> Json:
        """What the app shows in the present, and what came of the newest step, where all that explains it is known."""
        self.asked = replace(self.asked, run=None, event=None)
        return {"app": str(app(self.last, drawn=self.history.drawn)), "outcome": self.outcome.to_json()}

    def answer(self, message: Json, outcome: Outcome) -> Json:
        """The answer to `message`, which ran the script: what came of it, and the view of all."""
        return self.view_answer(message) | {"outcome": outcome.to_json()}

    def view_answer(self, message: Json) -> Json:
        """The answer to `message` with what is looked at."""
        former = self.former if self.asked.run is None and not self.broken else None
        if former is not None and not is_possible(former.actions[0], self.history.step(0) or {}):
            former = None  # it is another script altogether
        said = EMPTY if former is None else self._beside(former)
        shown = look(self.history, self.source, self.asked, files=self.files, said=said)
        if former is not None and not self.done():
            shown["same"] = former.actions
        return {"type": "view", "id": message["id"], "session": message["session"], "view": shown}

    def _beside(self, former: Former) -> Html:
        """Return what the change made of what was done, or the offer to do that again."""
        done = self.done()
        if not done:
            return offer(len(former.actions))
        if done != former.actions:
            return EMPTY
        sides = [[each.step(index) for index in range(len(done) + 1)] for each in (former.history, self.history)]
        old, new = ([step for step in side if step is not None] for side in sides)
        if not len(old) == len(new) == len(done) + 1:  # some are not kept any more
            return EMPTY
        return differences(versions(old, new, former.source, self.source))


BROKEN = "The script is not valid Python yet. Put it right and press Run."
ELSEWHERE = "A test is written by the playground's own engine, which does not run this script: there is none."


def too_large(file: FileValue) -> str:
    """What is said of a file that an export does not hold."""
    return (
        f"What “{file.name}” holds is left out: {size_words(file.size)} are more than {size_words(SMALL)}. "
        "Where the actions are done again, it has to be chosen again."
    )


def is_possible(action: Json, load: Mapping[str, Any]) -> bool:
    """Whether the page shows the widget of an action; True for an action that has none."""
    name, target = next(iter(action.items()))
    named = {"label": target} if isinstance(target, str) else target
    if name not in ("click", "set", "type") or not isinstance(named, dict):
        return True
    key = "key" if "key" in named else "label"
    return any("key" in each and each.get(key) == named.get(key) for each in load.get("screen", ()))


def ambiguous(action: Any, screen: list[Json]) -> set[str]:
    """The label by which an action names its widget, if others on the screen have it too."""
    kind, target = next(iter(action.items()))
    label = target if isinstance(target, str) else target.get("label") if isinstance(target, dict) else None
    same = [each for each in screen if "key" in each and label is not None and each.get("label") == label]
    fitting = [each for each in same if is_button(each["type"]) == (kind == "click")]
    return {label} if label is not None and len(fitting) > 1 else set()


def _is_syntax_error(element: Json) -> bool:
    return element["type"] == "exception" and element["name"] in ("SyntaxError", "IndentationError", "TabError")
