"""What the worker calls: sessions by name, a JSON message in, a JSON answer out."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from playground.isolation import Isolation
from playground.render import History, Look
from playground.render.app.app import app
from playground.render.markup import markdown
from playground.render.session.sides import compared
from playground.runtime import ActionError, Limits, Progress, Session, parse_actions
from playground.runtime.source.lint import problems
from playground.worker import tutor
from playground.worker.opened import OpenSession
from playground.worker.output import Output

Json = dict[str, Any]

# The Markdown parser fills a table when it meets its first address. Do that now: whatever changes later counts as
# changed by a script.
markdown.block("[a](b) <https://c.d>")


class MessageError(ValueError):
    """A message that does not say what `docs/architecture/protocol.md` asks for."""


BEGUN = '{"begun": true}'
"""Called once the script before has been put away: a worker that ends earlier was not ended by the new script."""


class Sandbox:
    """All sessions of one worker.

    With an `isolation`, which the worker has, each session works in its own part of the interpreter. `tell` posts a
    message to the page while a script runs, as JSON; `sleep` is what `time.sleep` sleeps by.
    """

    def __init__(
        self,
        isolation: Isolation | None = None,
        tell: Callable[[str], object] | None = None,
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        self.sessions: dict[str, OpenSession] = {}
        self._isolation = isolation
        self._output = Output()
        self._broken = ""
        self._undying: list[Session] = []
        # Scripts can reach these two functions through their session, so neither may hold a reference to the `Sandbox`.
        self._tell = tell
        self._sleep = sleep

    def check(self) -> str:
        """Why this interpreter must not serve any session from now on, "" where it may.

        Asked once an answer is on its way, so that the reader does not wait for it.
        """
        if self._isolation is None:
            return ""
        return self._broken or self._isolation.check()

    def handle(self, message_json: str) -> str:
        """Answer one message; the empty string where there is nothing to answer.

        Never raises: what the engine could not do is answered by a ``fault``.
        """
        message: Any = None
        try:
            message = json.loads(message_json)
            self._output.begin(sys.stdout)
            answer = self.dispatch(message)
            return json.dumps(answer, allow_nan=False) if answer is not None else ""
        except BaseException as error:  # no error may end the worker
            return json.dumps(fault(message, error))

    def dispatch(self, message: Any) -> Json | None:
        """Do what a message asks. Raises MessageError if it is not one."""
        if not isinstance(message, dict):
            raise MessageError("a message is an object")
        work: dict[str, Callable[[Json], Json | None]] = {
            "open": self.open,
            "act": self.act,
            "look": self.look,
            "export": self.export,
            "import": imported,
            "check": self.judge,
            "differ": differ,
            "predict": self.predict,
            "lint": lint,
            "compare": lambda asked: reply(asked, "compared", compared(asked.get("sides"))),
            "close": self.close,
        }
        kind = message.get("type")
        if not isinstance(kind, str) or kind not in work:
            raise MessageError(f"there is no message {kind!r}")
        return work[kind](message)

    def close(self, message: Json) -> None:
        """Forget a session."""
        self._forget(text(message, "session"))

    def open(self, message: Json) -> Json:
        """Start a session anew and replay the actions it had; those that no longer fit are left out."""
        number(message, "id")
        name = text(message, "name")
        source = text(message, "source")
        actions = message.get("actions", [])
        if not isinstance(actions, list):
            raise MessageError("`actions` is a list")
        history = History()
        made = Session(
            source,
            name=name,
            limits=limits(message),
            on_progress=None if self._tell is None else teller(self._tell, history),
            sleep=self._sleep,
        )
        made.replaying = bool(actions)
        session = text(message, "session")
        checked_actions = [checked(action) for action in actions]
        before = self._forget(session)
        if self._tell is not None:
            self._tell(BEGUN)
        opened = OpenSession(made, source, name, history=history)
        if self._isolation is not None:
            opened.own = self._isolation.new()
        self.sessions[session] = opened
        refused: dict[int, str] = {}

        def work() -> str | None:
            opened.record(opened.session.start())
            if opened.broken and before is not None:
                opened.keep_screen_of(before)
            for place, action in enumerate(checked_actions):
                if (reason := opened.act(action)) is not None:
                    refused[place] = reason
            made.replaying = False
            return left_out(refused, opened.broken)

        notice = self._within(opened, work)
        outcome = replace(opened.outcome, kept=True, notice=notice, left_out=tuple(refused))
        return opened.answer(message, outcome)

    def export(self, message: Json) -> Json:
        """What was done in an open session, to be used elsewhere. The script runs once more, apart from the session."""
        opened = self.opened(message)
        if self._isolation is None:
            return reply(message, "export", opened.export())
        own = self._isolation.new()
        try:
            return reply(message, "export", cast(Json, self._isolation.run(own, opened.export)))
        finally:
            self._isolation.forget(own)

    def _forget(self, session: str) -> OpenSession | None:
        opened = self.sessions.pop(session, None)
        if opened is not None and opened.own is not None and self._isolation is not None:
            if opened.session.is_deep():  # freeing it could end Python: keep it, and have the worker replaced
                self._undying.append(opened.session)
                self._broken = "a script holds data that nests too deeply to be freed"
            self._isolation.forget(opened.own, opened.end)
        return opened

    def opened(self, message: Json) -> OpenSession:
        """The session that a message is for. Raises MessageError when it is not open."""
        number(message, "id")
        name = text(message, "session")
        if name not in self.sessions:
            raise MessageError(f"no session {name!r} is open")
        return self.sessions[name]

    def look(self, message: Json) -> Json:
        """Look at a moment of an open session; nothing runs."""
        opened = self.opened(message)
        opened.asked = looked(message.get("look"))
        return opened.shown(message)

    def act(self, message: Json) -> Json:
        """Take one action in an open session."""
        action = checked(message.get("action"))
        opened = self.opened(message)
        if "limits" in message:
            opened.session.limits = limits(message)
        refused = self._within(opened, lambda: opened.act(action))
        return opened.answer(message, opened.outcome if refused is None else opened.outcome.refused(refused))

    def _within(self, opened: OpenSession, work: Callable[[], str | None]) -> str | None:
        """Do `work` in the session's own surroundings; its result, or what to tell where the script broke Python."""
        if self._isolation is None or opened.own is None:
            return self._output.during(work)
        try:
            return cast("str | None", self._isolation.run(opened.own, lambda: self._output.during(work)))
        except BaseException:
            patched = self._isolation.patched
            if not patched:
                raise
        changed = ", ".join(f"`{name}`" for name in patched[:3])
        self._broken = f"a script changed {changed}, and the engine failed"
        reason = f"The script changed {changed}, which Python itself needs: it cannot go on from here."
        if not opened.last:
            opened.record(Session("", name=opened.name).start())
            broken: Json = {"name": "BrokenPython", "text": reason, "line": None, "stack": []}
            opened.last["screen"] = [{"id": "m0", "type": "exception", "in": "main", "line": None, "run": 1, **broken}]
        return reason

    def judge(self, message: Json) -> Json:
        """Judge a script by its lesson's check, in sessions of its own."""
        sessions = tutor.Sessions(text(message, "source"), text(message, "name"), self._isolation)
        try:
            return reply(message, "checked", tutor.check(text(message, "check"), sessions.open))
        finally:
            self._broken = sessions.close() or self._broken

    def predict(self, message: Json) -> Json:
        """Compare guesses with the step that an action caused."""
        opened = self.opened(message)
        index = number(message, "step")
        step = next((step for step in opened.history.recent if step["index"] == index), None)
        if step is None:
            raise MessageError(f"there is no step {index} any more")
        found = tutor.predicted(message.get("ask"), message.get("guesses"), step, opened.source)
        return reply(message, "predicted", found)


def teller(tell: Callable[[str], object], history: History) -> Callable[[Progress], None]:
    """Tells the page of a step that is not done yet: where it is, and the app so far; no app while it replays."""

    def report(progress: Progress) -> None:
        step = {"screen": list(progress.screen), "containers": list(progress.containers)}
        data = {
            "runs": progress.runs,
            "line": progress.line,
            "computed": round(progress.computed, 3),
            "sleeping": None if progress.sleeping is None else round(progress.sleeping, 1),
            "app": None if progress.replaying else str(app(step, live=True, drawn=history.drawn)),
        }
        tell(json.dumps(data, allow_nan=False))

    return report


def differ(message: Json) -> Json:
    """How a script differs from a lesson's solution."""
    return reply(message, "differs", tutor.differs(text(message, "source"), text(message, "solution")))


def lint(message: Json) -> Json:
    """What is wrong with a script as it is written."""
    found = [problem.to_json() for problem in problems(text(message, "source"))]
    return reply(message, "problems", {"problems": found})


def imported(message: Json) -> Json:
    """The actions that a text holds, or what is wrong with it in words."""
    given = text(message, "text")
    try:
        parse_actions(given)
    except ActionError as error:
        return reply(message, "import", {"error": str(error)})
    return reply(message, "import", {"actions": json.loads(given)})


def left_out(refused: dict[int, str], broken: bool) -> str | None:
    """What to tell of replayed actions that could not be done, by their places; None for none."""
    if not refused:
        return None
    place, reason = next(iter(refused.items()))
    if broken:
        return reason
    others = f" {len(refused) - 1} more could not be done either." if len(refused) > 1 else ""
    return f"Action {place + 1} was left out: {reason}{others}"


def reply(message: Json, kind: str, found: Json) -> Json:
    """The answer to a message that changes no session."""
    return {"type": kind, "id": number(message, "id"), "session": text(message, "session"), **found}


def limits(message: Json) -> Limits:
    """The limits of a session; the runtime's own where the message names none."""
    given = message.get("limits", {})
    if not isinstance(given, dict) or not all(isinstance(value, int | float) for value in given.values()):
        raise MessageError("`limits` holds numbers")
    return Limits(int(given.get("reruns", Limits.reruns)), float(given.get("seconds", Limits.seconds)))


def checked(action: Any) -> Json:
    """The action, if it is an object."""
    if not isinstance(action, dict):
        raise MessageError("an action is an object")
    return action


def looked(asked: Any) -> Look:
    """What is asked to be looked at."""
    if not isinstance(asked, dict):
        raise MessageError("`look` is an object")
    numbers = {name: number(asked, name) for name in ("run", "event", "against") if asked.get(name) is not None}
    return Look(**numbers, key=None if asked.get("key") is None else text(asked, "key"))


def text(message: Json, key: str) -> str:
    """The text at `key`."""
    value = message.get(key)
    if not isinstance(value, str):
        raise MessageError(f"`{key}` is a text")
    return value


def number(message: Json, key: str) -> int:
    """The whole number at `key`."""
    value = message.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise MessageError(f"`{key}` is a whole number")
    return value


def fault(message: Any, error: BaseException) -> Json:
    """The answer when the engine failed, or was asked for what it does not know."""
    asked = message if isinstance(message, dict) else {}
    return {
        "type": "fault",
        "id": asked.get("id"),
        "session": asked.get("session"),
        "message": f"{type(error).__name__}: {error}",
    }
