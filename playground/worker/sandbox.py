"""What the worker calls: sessions by name, a JSON message in, a JSON answer out."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from playground.checks.judge import SECONDS
from playground.checks.lacking import lacking
from playground.isolation import Isolation
from playground.render import History
from playground.render.markup import markdown
from playground.render.session.sides import compared
from playground.runtime import ActionError, Session, parse_actions
from playground.runtime.arguments import icons
from playground.runtime.run.control import GuardException
from playground.runtime.run.lanes import Stacks
from playground.runtime.source.lint import problems
from playground.worker import beside, tutor
from playground.worker.acting import Acting, Answer
from playground.worker.grading import graded
from playground.worker.interpreter import Interpreter
from playground.worker.opened import Make, OpenSession
from playground.worker.packages import PackageError, Packages
from playground.worker.reading import MessageError, fault, limits, looked, number, reply, text, valid_action
from playground.worker.telling import teller

Json = dict[str, Any]

# The Markdown parser fills a table when it meets its first address. Do that now: whatever changes later counts as
# changed by a script. The patterns of icons take long to compile, and no click should wait for that.
markdown.block("[a](b) <https://c.d>")
icons.emoji_before("–")
icons.is_emoji("–")


BEGUN = '{"begun": true}'
"""Called once the script before has been put away: a worker that ends earlier was not ended by the new script."""


class Sandbox(Acting):
    """All sessions of one worker.

    With an `isolation`, which the worker has, each session works in its own part of the interpreter. `tell` posts a
    message to the page while a script runs, as JSON; `sleep` is what `time.sleep` sleeps by, and returns True where the
    page has asked meanwhile to stop the script. `make` makes each session, with `stacks`, where they are not threads.
    `packages` are those that the site offers: the worker loads what `wanted` names before it hands a message on.
    """

    def __init__(
        self,
        isolation: Isolation | None = None,
        tell: Callable[[str], object] | None = None,
        sleep: Callable[[float], object] | None = None,
        make: Make = Session,
        packages: Packages | None = None,
        stacks: Stacks | None = None,
    ) -> None:
        super().__init__(Interpreter(isolation), tell, make)
        self._sleep = sleep
        self._stacks = stacks
        self._packages = packages or Packages()

    def check(self) -> str:
        """Why this interpreter must not serve any session from now on, "" where it may.

        Asked once an answer is on its way, so that the reader does not wait for it.
        """
        return self._interpreter.check()

    def pause(self, seconds: float) -> None:
        """Sleep as a script does: the worker tries by it whether it hears anything meanwhile."""
        if self._sleep is not None:
            self._sleep(seconds)

    def offer(self, packages: Packages) -> None:
        """Take what the site offers to scripts, where that was not known when the sandbox was made."""
        self._packages = packages

    def wanted(self, message_json: str) -> str:
        """What is to be done before a message is handled, as JSON; the empty string where nothing is. Never raises."""
        try:
            message = json.loads(message_json)
            found = self._packages.wanted(text(message, "source"), beside.files(message))
        except Exception:  # what is wrong with the message is told by who handles it
            return ""
        return json.dumps({"load": found.load, "missing": found.missing}) if found.load or found.missing else ""

    def install(self, name: str, path: str, folder: str) -> str:
        """Take a package whose file is at `path` into `folder`; what is wrong with it in a sentence, "" for nothing."""
        try:
            self._interpreter.load(lambda: self._packages.install(name, path, folder))
        except PackageError as error:
            return str(error)
        except BaseException as error:  # no error may end the worker
            return f"{name} could not be loaded: {type(error).__name__}: {error}"
        return ""

    def handle(self, message_json: str) -> str:
        """Answer one message, or it and others; the empty string where there is nothing to answer now.

        Never raises: what the engine could not do is answered by a ``fault``.
        """
        message: Any = None
        try:
            message = json.loads(message_json)
            self._output.begin(sys.stdout)
            answer = self.dispatch(message)
            return json.dumps(answer, allow_nan=False) if answer is not None else ""
        except GuardException:  # no other leaves a session than that of a page which has stopped it
            return json.dumps(
                self._with_joined(reply(message, "stopped", {}), lambda each: reply(each.message, "stopped", {}))
            )
        except BaseException as error:  # no error may end the worker
            self._joined.clear()
            return json.dumps(fault(message, error))

    def dispatch(self, message: Any) -> Answer:
        """Do what a message asks. Raises MessageError if it is not one."""
        if not isinstance(message, dict):
            raise MessageError("a message is an object")
        work: dict[str, Callable[[Json], Answer]] = {
            "open": self.open,
            "act": self.act,
            "look": self.look,
            "export": self.export,
            "recall": self.recall,
            "recount": self.recount,
            "import": imported,
            "check": self.judge,
            "grade": self.grade,
            "differ": differ,
            "predict": self.predict,
            "lint": self.lint,
            "compare": lambda asked: reply(asked, "compared", compared(asked.get("sides"))),
            "close": self.close,
            "stop": self.stop,
        }
        kind = message.get("type")
        if not isinstance(kind, str) or kind not in work:
            raise MessageError(f"there is no message {kind!r}")
        return work[kind](message)

    def close(self, message: Json) -> None:
        """Forget a session."""
        self._forget(text(message, "session"))

    def stop(self, message: Json) -> None:
        """What was to be stopped has ended: while it runs, it hears that by what it sleeps by."""
        text(message, "session")

    def open(self, message: Json) -> Answer:
        """Start a session anew and replay the actions it had; those that no longer fit are left out."""
        number(message, "id")
        name = text(message, "name")
        source = text(message, "source")
        actions = message.get("actions", [])
        if not isinstance(actions, list):
            raise MessageError("`actions` is a list")
        history, allowed = History(), limits(message)
        session = text(message, "session")
        valid_actions = [valid_action(action) for action in actions]
        files = beside.files(message)
        former = self.sessions[session].former_of(source) if session in self.sessions else None
        before = self._forget(session)
        if self._tell is not None:
            self._tell(BEGUN)
        own = self._interpreter.part()
        made = self._make(
            source,
            name=name,
            limits=allowed,
            on_progress=None if self._tell is None else teller(self._tell, history),
            sleep=self._sleep,
            **({} if self._stacks is None else {"stacks": self._stacks}),
            **beside.folder_of(own),
        )
        made.replaying = bool(actions)
        opened = OpenSession(made, source, name, own, history, files, make=self._make, former=former)
        self.sessions[session] = opened
        refused: dict[int, str] = {}

        def work() -> str | None:
            beside.lay_own(own, opened.name, opened.source, opened.files)
            if actions or not self._is_live:
                refused.update(opened.begin(valid_actions))
            else:
                for step in opened.session.act_live(None):
                    opened.record(step)
            if opened.broken and before is not None:
                opened.keep_screen_of(before)
            made.replaying = False
            return left_out(refused, opened.broken)

        notice = self._run(opened, work)
        newest = opened.outcome if actions else opened.outcome_of(0)
        outcome = replace(newest, kept=True, notice=notice, left_out=tuple(refused))
        return self._all(opened.answer(message, outcome), opened)

    def export(self, message: Json) -> Json:
        """What was done in an open session, to be used elsewhere. The script runs once more, apart from the session."""
        return self._apart(message, "export", OpenSession.export)

    def recall(self, message: Json) -> Json:
        """What was done in an open session, by the names of its widgets; nothing runs."""
        done = self.opened(message).session.actions
        return reply(message, "recalled", {"actions": [action.to_json() for action in done]})

    def recount(self, message: Json) -> Json:
        """What happened in an open session, told and shown. The script runs once more, apart from the session."""
        return self._apart(message, "recounted", OpenSession.recount)

    def _apart(self, message: Json, kind: str, work: Callable[[OpenSession, str | None], Json]) -> Json:
        opened, own = self.opened(message), self._interpreter.part()

        def begin() -> Json:
            beside.lay_own(own, opened.name, opened.source, opened.files)
            return work(opened, None if own is None else own.folder)

        try:
            return reply(message, kind, self._interpreter.within(own, begin))
        finally:
            self._interpreter.forget(own)

    def _forget(self, session: str) -> OpenSession | None:
        opened = self.sessions.pop(session, None)
        if opened is not None:
            self._interpreter.keep_deep(opened.session)
            self._interpreter.forget(opened.own, opened.end)
        return opened

    def look(self, message: Json) -> Json:
        """Look at a moment of an open session; nothing runs."""
        opened = self.opened(message)
        opened.asked = looked(message.get("look"))
        return opened.view_answer(message)

    def judge(self, message: Json) -> Json:
        """Judge a script by its lesson's check, in sessions of its own."""
        source, name = text(message, "source"), text(message, "name")
        sessions = tutor.Sessions(source, name, self._interpreter, sleep=self._sleep)
        try:
            seconds = max(SECONDS, limits(message).seconds - 2)  # the page waits as long as the limit says
            return reply(message, "checked", tutor.check(text(message, "check"), sessions.open, seconds))
        finally:
            sessions.close()

    def grade(self, message: Json) -> Json:
        """Grade work that was handed in, in sessions of its own."""
        return reply(message, "graded", graded(message, self._interpreter, self._sleep))

    def lint(self, message: Json) -> Json:
        """What is wrong with a script as it is written, and what it asks for that is not here."""
        source = text(message, "source")
        found: Json = {"problems": [problem.to_json() for problem in problems(source)]}
        if "brought" in message:
            brought = [path for path in message["brought"] if isinstance(path, str)]
            found["lacking"] = [lack.to_json() for lack in lacking(source, brought, self._packages.imports)]
        return reply(message, "problems", found)

    def predict(self, message: Json) -> Json:
        """Compare guesses with the step that an action caused."""
        opened = self.opened(message)
        index = number(message, "step")
        steps = {step["index"]: step for step in opened.history.recent}
        step = steps.get(index)
        if step is None:
            raise MessageError(f"there is no step {index} any more")
        found = tutor.predicted(message.get("ask"), message.get("guesses"), step, opened.source, steps.get(index - 1))
        return reply(message, "predicted", found)


def differ(message: Json) -> Json:
    """How a script differs from a lesson's solution."""
    return reply(message, "differs", tutor.differs(text(message, "source"), text(message, "solution")))


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
