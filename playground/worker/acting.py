"""Actions in the sessions of a worker: one after another, or beside one that goes on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from playground.render.app.place import Drawn
from playground.render.markup import markdown
from playground.runtime import ActionError, Session
from playground.runtime.arguments import icons
from playground.runtime.browser.actions import ALONE
from playground.runtime.run.control import GuardException
from playground.worker.interpreter import BrokenPython, Interpreter
from playground.worker.opened import Make, OpenSession
from playground.worker.output import Output
from playground.worker.reading import MessageError, limits, number, reply, text, valid_action
from playground.worker.telling import tell_app

Json = dict[str, Any]

# The Markdown parser fills a table when it meets its first address. Do that now: whatever changes later counts as
# changed by a script. The patterns of icons take long to compile, and no click should wait for that.
markdown.block("[a](b) <https://c.d>")
icons.emoji_before("–")
icons.is_emoji("–")

STOPPED = '{"stopped": true}'
"""Called once a script has ended that was to stop: what runs from now on was not meant."""


@dataclass
class Joined:
    """A request that has come while an action was done, and what came of it."""

    message: Json
    number: int | None = None
    """The number of its step."""
    refused: str | None = None
    """Why it was not done."""


Answer = Json | list[Json] | None
"""What is answered to a message: several answers where others have come meanwhile."""


class Acting:
    """What does actions, and answers them."""

    def __init__(self, interpreter: Interpreter, tell: Callable[[str], object] | None, make: Make) -> None:
        self.sessions: dict[str, OpenSession] = {}
        self._interpreter = interpreter
        self._output = Output()
        # Scripts can reach this function through their session, so it may hold no reference to this object.
        self._tell = tell
        self._make = make
        self._running: OpenSession | None = None
        """The session in which an action is done."""
        self._joined: list[Joined] = []
        """The requests that have come meanwhile, in their order: they are answered with it."""

    def opened(self, message: Json) -> OpenSession:
        """The session that a message is for. Raises MessageError when it is not open."""
        number(message, "id")
        name = text(message, "session")
        if name not in self.sessions:
            raise MessageError(f"no session {name!r} is open")
        return self.sessions[name]

    def act(self, message: Json) -> Answer:
        """Take one action in an open session, beside what goes on there, or after it."""
        action = valid_action(message.get("action"))
        opened = self.opened(message)
        if "limits" in message:
            opened.session.limits = limits(message)
        if self._running is not None:
            return self._join(message, opened, action)
        return self._all(self._act(message, opened, action), opened)

    def _act(self, message: Json, opened: OpenSession, action: Json) -> Json:
        seen = None if self._tell is None else partial(tell_app, self._tell, opened)
        done, number = len(opened.session.actions), opened.last["index"] + 1
        is_stopped = False

        def work() -> str | None:
            nonlocal is_stopped
            try:
                return opened.act(action, seen, live=self._is_live)
            except GuardException:
                is_stopped = True
            opened.stopped = {}
            if self._tell is not None:
                self._tell(STOPPED)
            opened.session.take_back(done)
            return None

        refused = self._run(opened, work)
        if self._interpreter.is_patched:
            opened.history.drawn = Drawn()  # what was drawn where the script has changed Python may be wrong
        if is_stopped and refused is None:
            opened.stopped = opened.shown()
            return reply(message, "stopped", opened.stopped)
        outcome = opened.outcome_of(number) if refused is None else opened.outcome.refused(refused)
        return opened.answer(message, outcome)

    @property
    def _is_live(self) -> bool:
        """Whether others may come while an action is done: another engine goes on in threads of its own."""
        return self._make is Session

    def _run(self, opened: OpenSession, work: Callable[[], str | None]) -> str | None:
        """Do `work` in the session's own surroundings, as `_within`; others may join it."""
        self._running, opened.stopped = opened, None
        try:
            return self._within(opened, work)
        except GuardException:
            opened.stopped = {}
            raise
        finally:
            self._running = None

    def _within(self, opened: OpenSession, work: Callable[[], str | None]) -> str | None:
        """Do `work` in the session's own surroundings; its result, or what to tell where the script broke Python."""
        try:
            return self._interpreter.within(opened.own, lambda: self._output.during(work))
        except BrokenPython as broken:
            reason = f"The script changed {broken}, which Python itself needs: it cannot go on from here."
        opened.fail(reason)
        return reason

    def _join(self, message: Json, opened: OpenSession, action: Json) -> Json | None:
        """Take an action beside what goes on, with which it is answered; what cannot be is asked later."""
        if opened is not self._running or not opened.session.is_live or opened.broken or not may_join(action):
            return reply(message, "later", {})
        joined = Joined(message)
        self._joined.append(joined)
        try:
            joined.number = opened.session.join(action)
        except ActionError as error:
            joined.refused = str(error)
        return None

    def _all(self, answer: Json, opened: OpenSession) -> Json | list[Json]:
        """An answer, and those to what has come meanwhile."""

        def late(each: Joined) -> Json:
            if opened.stopped is not None:
                return reply(each.message, "stopped", opened.stopped)
            outcome = opened.outcome if each.number is None else opened.outcome_of(each.number)
            return opened.answer(each.message, outcome if each.refused is None else outcome.refused(each.refused))

        return self._with_joined(answer, late)

    def _with_joined(self, answer: Json, late: Callable[[Joined], Json]) -> Json | list[Json]:
        joined, self._joined = self._joined, []
        return [answer, *map(late, joined)] if joined else answer


def may_join(action: Json) -> bool:
    """Whether an action may be done while a script runs: what says that time has passed, or goes on, waits."""
    return not action.keys() & ALONE
