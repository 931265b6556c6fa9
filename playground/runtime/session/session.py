"""A session: a script and what the user did with it so far. The runtime's front door."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from ..browser.actions import Action, ActionError, check_value, find
from ..browser.kept import left_out, public_key
from ..browser.page import Message
from ..browser.pages import Intent, MenuPage, Pages
from ..browser.public_ids import PublicIds
from ..browser.query import Query
from ..browser.tree import Tree
from ..cache.caching import Caches
from ..containers.opening import widgets
from ..flow.dialog import close, open_dialog
from ..flow.timers import Timers
from ..run import caps
from ..run.control import GuardException
from ..run.guard import Clock, Limits, Sign, StepGuard
from ..source.project import Project
from ..source.script import Script
from ..state.keys import ID_PREFIX
from ..trace.trace import Run, Step, masked
from ..trace.unseen import unseen
from ..trace.values import Json, cut, is_deep
from .log import Log
from .progress import Pace, Progress
from .runner import Runner
from .seen import seen
from .server import RunRequest, Server, append_element

Asked = Callable[[], RunRequest | None]
"""Makes the run request of one part of an action when that part's turn has come; None where it causes no run."""


class Session:
    """One browser tab with one script.

    `start` loads the page, `act` does what the user does; each returns the `Step` it caused. The
    script and the actions are all that a session is: it can be made again from them.
    """

    def __init__(
        self,
        source: str,
        name: str = "app.py",
        limits: Limits | None = None,
        *,
        caches: Caches | None = None,
        on_progress: Callable[[Progress], None] | None = None,
        sleep: Callable[[float], None] | None = None,
        folder: str | None = None,
    ) -> None:
        """`folder` is where the script lies with its pages, modules and data; without it there is nothing beside it.

        `caches` is shared by the sessions of one server; without it the session has its own.

        `on_progress` is called while a script runs, a few times a second at most; `sleep` is what its `time.sleep`
        sleeps by.
        """
        self.script = Script(source, name)
        self.project = self._new_project(folder)
        self.limits = limits or Limits()
        """Of the next step; they may be changed between steps."""
        self._patience = self.limits.seconds
        """The most seconds that a step had: actions that are done again have as many."""
        self.actions: Log[Action] = Log()
        """What was done, but for actions that a time guard undid: the script and these bring the session back."""
        self._loaded = 0
        """How many of them there were when the page was loaded last."""
        self.replaying = False
        """True while actions are done again: nobody waits for what a script sleeps, and its screen is not told."""
        self._on_progress = on_progress
        self._sleep = sleep or time.sleep
        self._caches = caches or Caches()
        self._ids = PublicIds()
        self._timers = Timers()
        self._screen: Sequence[dict[str, Json]] = ()
        self._shown_containers: Sequence[dict[str, Json]] = ()
        self._steps = 0
        self._address = ""
        """What `st.query_params` are when the page is loaded."""
        self._url = ""
        """Which page of the app is wanted then."""
        self._between: dict[int, dict[str, Json]] = {}
        """The screens between the runs of the current step, by run."""
        self._server = Server(photograph=self._photograph)
        self._runner = self._new_runner()

    def _new_project(self, folder: str | None) -> Project:
        return Project(self.script, folder)

    def _new_runner(self) -> Runner:
        """What executes the script; another engine has its own."""
        return Runner(self.project, self._server, self._caches)

    def start(self) -> Step:
        """Load the page: the first run."""
        self.project.begin()
        return self._step("load", lambda: RunRequest("load", values={}))

    def hold_time(self) -> None:
        """Let cached results grow old by `wait` actions only."""
        self._caches.clock.hold()

    def act(self, data: Json | Action) -> Step:
        """Do one action; raises `ActionError` when it cannot be done, and nothing has changed then."""
        action = data if isinstance(data, Action) else Action.parse(data)
        if action.kind == "reload":
            return self._reload(action)
        if action.kind == "wait":
            self._runner.give_up()
            return self._wait(action)
        if action.kind == "continue":
            return self._continue(action)
        if action.kind == "dismiss":
            return self._dismiss(action)
        reachable = self.usable()
        if action.kind == "click" and (meant := self._server.pages.destination(action, reachable)):
            return self._visit(action, *meant)
        widget = find(action, reachable)
        action = replace(action, label=widget["label"], key=public_key(widget))
        identity = self._identity(str(widget["id"]))
        if action.kind != "click":
            action = replace(action, value=check_value(widget, action.value))
        self._runner.give_up()
        return self._do(action, self._leaving(identity), lambda: self._used(action, identity, str(widget["label"])))

    def _used(self, action: Action, identity: str, label: str) -> RunRequest | None:
        """What the page asks for when a widget is used, if it is still there; None for nothing."""
        page = self._server.page
        if page.spec_of(identity) is None:
            return None
        if action.kind == "click":
            message = page.click(identity)
        elif action.kind == "type":
            message = page.type(identity, str(action.value))
        else:
            message = page.set(identity, action.value)
        return None if message is None else self._request(message, label)

    def _leaving(self, to: str = "") -> Asked:
        """What is left in a text field is sent as soon as the user goes on to something else, the widget `to`."""

        def ask() -> RunRequest | None:
            message = self._server.page.blur(to)
            return None if message is None else self._request(message, self._label(self._ids.of(message.source)))

        return ask

    def _label(self, public: str) -> str:
        return next((str(each["label"]) for each in self._screen if each["id"] == public), "")

    def usable(self) -> Sequence[dict[str, Json]]:
        """What the user can get at, with the containers that tell of their opening; under an open dialog, only that."""
        screen = [*self._screen, *widgets(self._shown_containers)]
        if open_dialog(self._server.tree) is None:
            return screen
        return [element for element in screen if str(element["in"]).startswith("event/dialog")]

    def _visit(self, action: Action, label: str, page: MenuPage, query: str | None) -> Step:
        """The user goes to a page of the app by the menu or by a link: the rest of the address is gone.

        The address stays where the browser is at that page already, but the server gets what a link says.
        """
        self._runner.give_up()

        def ask() -> RunRequest:
            values = self._server.page.leave(query, stays=self._server.pages.is_at(page))
            return RunRequest("widget", label, values, page=Intent(page.id))

        return self._do(replace(action, id=None, label=label), self._leaving(), ask)

    def _continue(self, action: Action) -> Step:
        """The rerun that the limit of the last step held back goes on, with as many runs again."""
        request = self._runner.resume()
        if request is None:
            raise ActionError("No st.rerun() was held back: there is nothing to continue.")
        return self._do(action, lambda: request)

    def _dismiss(self, action: Action) -> Step:
        """The user closes the open dialog by its X or by Escape."""
        dialog = open_dialog(self._server.tree)
        if dialog is None:
            raise ActionError("No dialog is open.")
        label = str(dialog.fields["label"])
        if not dialog.fields["dismissible"]:
            raise ActionError(f"The dialog {label!r} cannot be dismissed: it is closed by st.rerun().")
        self._runner.give_up()

        def ask() -> RunRequest | None:
            if (still := open_dialog(self._server.tree)) is None:
                return None
            close(self._server.tree)
            message = None if still.widget is None else self._server.page.click(still.widget)
            return None if message is None else self._request(message, label)

        return self._do(action, self._leaving(), ask)

    def _request(self, message: Message, label: str) -> RunRequest:
        fragments = (message.fragment,) if message.fragment else ()
        cause = "form" if message.form else "widget"
        return RunRequest(cause, label, message.values, message.trigger, fragments)  # type: ignore[arg-type]

    def _do(self, action: Action, *asked: Asked) -> Step:
        self.actions.append(action)
        return self._step(action.told(), *asked)

    def _step(self, action: Json, *asked: Asked) -> Step:
        """Do the requests of one action, each asked for when the one before is done, until a guard ends one."""
        guard: StepGuard | None = None
        runs: list[Run] = []
        ended_by: GuardException | None = None
        for ask in asked:
            request = ask() if ended_by is None else None
            if request is not None:
                guard = guard or self._guard()
                more, ended_by = self._runs(request, guard)
                runs += more
        return self._record(action, tuple(runs), self._settle(ended_by))

    def _runs(self, request: RunRequest, guard: StepGuard) -> tuple[list[Run], GuardException | None]:
        """Do one request's runs; a run of the whole app starts the page's timers anew."""
        runs, ended_by = self._runner.step(request, guard)
        if any(run.scope == "app" for run in runs):
            self._timers.start(self._server.fragments.timed())
        return runs, ended_by

    def _guard(self) -> StepGuard:
        clock = Clock(sleep=self._sleep, skips=self.replaying)
        self._patience = max(self._patience, self.limits.seconds)
        limits = replace(self.limits, seconds=self._patience) if self.replaying else self.limits
        guard = StepGuard(limits, clock)
        if self._on_progress is not None:
            guard.tell = partial(self._tell, guard, Pace(), self._on_progress)
        return guard

    def _tell(self, guard: StepGuard, pace: Pace, listener: Callable[[Progress], None], sign: Sign) -> float:
        """Report that a script runs on, if it is time; return the seconds that took."""
        if not pace.is_due(hurried=sign.hurried):
            return 0.0
        began = guard.clock.now()
        with suppress(Exception):  # the script may have used up the stack
            tree = self._server.tree
            screen, containers = (
                ((), ()) if self.replaying else seen(self._server, self._ids, tree, self._runner.running())
            )
            report = Progress(
                guard.runs, sign.where(), guard.computed, sign.sleeping, screen, containers, replaying=self.replaying
            )
            listener(report)
        return pace.account_for(began)

    def _settle(self, ended_by: GuardException | None) -> tuple[dict[str, Json], ...]:
        """Put things right after a guard ended the step, and return the notes on it.

        After a time guard the app is brought back to where it was before the action.
        """
        if ended_by is None or ended_by.reason != "seconds" or len(self.actions) == self._loaded:
            return ()
        self._undo_last()
        text = "The app is as it was before this action."
        fields = ended_by.fields(ended_by.line)
        append_element(self._server, "guard", {**fields, "text": f"{ended_by.message} {text}"})
        return ({"kind": "restored", "text": text},)

    def _undo_last(self) -> None:
        """Bring the app back to where it was before the last action, by doing all others again."""
        done, count, steps, between = self.actions[self._loaded : -1], self._server.runs, self._steps, self._between
        del self.actions[self._loaded :]
        self._restart()
        self._between = {}
        before, self.replaying = self.replaying, True
        self.start()
        for action in done:
            with suppress(ActionError):  # a script that uses chance may not have the widget now
                self.act(action)
        self.replaying = before
        self._server.runs, self._steps, self._between = count, steps, between

    def _restart(self) -> None:
        self._server = Server(
            query=Query(self._address),
            pages=Pages(self._url),
            foreign=self._server.foreign,
            modules=self._server.modules,  # of the process, which a reload does not end
            photograph=self._photograph,
        )
        self._timers = Timers()
        self._runner = self._new_runner()

    def _reload(self, action: Action) -> Step:
        """A new session in the same tab: state and widgets start again, caches and the address stay.

        (rule session-reload)
        """
        self._address, self._url = self._server.query.address, self._server.pages.url
        self.actions.append(action)
        self._loaded = len(self.actions)
        self._restart()
        return self._step(action.told(), lambda: RunRequest("load", values={}))

    def _wait(self, action: Action) -> Step:
        """Time passes: fragments with `run_every` run, in the order of their times."""
        self.actions.append(action)
        guard = self._guard()
        begin = self._timers.now
        end = begin + action.seconds
        runs: list[Run] = []
        while fragment := self._timers.advance(end, self._server.fragments.timed()):
            self._caches.clock.reach(self._timers.now - begin)
            if guard.runs >= self.limits.reruns:
                text = f"Only the first {guard.runs} runs of this wait were made: that is the limit of one step."
                return self._record(action.told(), tuple(runs), ({"kind": "limit", "text": text},))
            values = self._server.page.timer(fragment.id).values
            more, ended_by = self._runs(RunRequest("timer", fragment.name, values, None, (fragment.id,)), guard)
            runs += more
            if ended_by is not None:
                return self._record(action.told(), tuple(runs), self._settle(ended_by))
        self._caches.clock.reach(action.seconds)
        return self._record(action.told(), tuple(runs))

    # -- what is seen -----------------------------------------------------------------------

    def _record(self, action: Json, runs: tuple[Run, ...], notes: tuple[dict[str, Json], ...] = ()) -> Step:
        screen, containers = seen(self._server, self._ids, self._tree())
        if secrets := self.project.secret_texts():
            runs = tuple(run.without(secrets) for run in runs)
            screen = tuple(masked(each, secrets) if each["type"] == "guard" else each for each in screen)
        for run in runs:
            for event in run.events:
                if event["type"] == "write" and event["element"].startswith(ID_PREFIX):
                    event["element"] = self._ids.of(event["element"])
        if self._server.tree.left_out:
            notes = (*notes, left_out(screen, self._server.tree.left_out))
        else:
            notes = (*notes, *unseen(runs, screen, containers))
        address = cut(self._server.query.address, caps.TEXT)
        step = Step(self._steps, action, runs, screen, containers, notes, address, self._between)
        self._screen, self._shown_containers = screen, containers
        self._between = {}
        self._steps += 1
        self._ids.forget(self._server.tree)
        self._caches.clock.settle()
        return step

    def _tree(self) -> Tree:
        """What is shown. Where a rerun was held back that may still write more, what the last run wrote."""
        tree, held = self._server.tree, self._runner.held
        if held is not None:
            tree = tree.copy()
            tree.drop_stale(held.number, frozenset(held.fragments_this_run) or None)
        return tree

    def _photograph(self) -> None:
        """Keep what a run left behind, before the next one of the same step changes it."""
        if len(self._between) < caps.SCREENS:
            screen, containers = seen(self._server, self._ids, self._server.tree)
            self._between[self._server.runs] = {"screen": list(screen), "containers": list(containers)}

    @property
    def due(self) -> float | None:
        """Seconds until a fragment with `run_every` runs, in whole milliseconds; None when none will."""
        left = self._timers.seconds_left(self._server.fragments.timed())
        return None if left is None else math.ceil(left * 1000 - 1e-6) / 1000

    def is_deep(self) -> bool:
        """Whether its state holds what nests too deeply to be freed in the browser."""
        return is_deep(self._server.state.visible().values())

    def screen(self) -> Sequence[dict[str, Json]]:
        """What is visible since the last step, in visual order."""
        return self._screen

    def _identity(self, public: str) -> str:
        identity = self._ids.identity(public)
        if identity is None:
            raise ActionError(f"No widget {public!r}.")
        return identity
