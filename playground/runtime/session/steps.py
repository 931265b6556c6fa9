"""The steps of a session: what its actions ask for is run, and what came of it is recorded."""

from __future__ import annotations

import math
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Final

from ..browser.actions import Action, ActionError
from ..browser.kept import left_out
from ..browser.pages import Pages
from ..browser.public_ids import PublicIds
from ..browser.query import Query
from ..browser.tree import Tree
from ..cache.caching import Caches
from ..flow.timers import Timers
from ..run import caps
from ..run.control import GuardException
from ..run.guard import Clock, Limits, Sign, StepGuard
from ..run.lanes import Stacks, Threads
from ..source.project import Project
from ..source.script import Script
from ..state.keys import ID_PREFIX
from ..trace.trace import Run, Step, masked
from ..trace.unseen import unseen
from ..trace.values import Json, cut, is_deep
from .burst import Burst, bursts
from .log import Log
from .observer import Observer
from .progress import Pace, Progress
from .runner import Runner
from .seen import seen
from .server import RunRequest, Server, append_element

_NAMES_WIDGET: Final = {"write": "element", "callback_start": "widget_id"}
"""The field of an event that has the id of a widget, by the event's type."""
Asked = Callable[[], RunRequest | None]
"""Makes the run request of one part of an action when that part's turn has come; None where it causes no run."""


class Steps(ABC):
    """What a session keeps, and how a step comes of what an action asks for."""

    def __init__(
        self,
        source: str,
        name: str = "app.py",
        limits: Limits | None = None,
        *,
        caches: Caches | None = None,
        on_progress: Callable[[Progress], None] | None = None,
        sleep: Callable[[float], object] | None = None,
        folder: str | None = None,
        stacks: Stacks | None = None,
    ) -> None:
        """`folder` is where the script lies with its pages, modules and data; without it there is nothing beside it.

        `caches` is shared by the sessions of one server; without it the session has its own.

        `on_progress` is called while a script runs, a few times a second at most; `sleep` is what its `time.sleep`
        sleeps by, and how a stop is heard (see `Clock`). `stacks` are what actions are done in that come while
        others go on; without them threads, where there are any.
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
        self.holds_time = False
        """True where time passes by actions and sleeps only."""
        self._on_progress = on_progress
        self._sleep = sleep or time.sleep
        self.stacks = stacks or (None if sys.platform == "emscripten" else Threads())
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
        self._observer = Observer(self._ids)
        self._between: dict[int, dict[str, Json]] = {}
        """The screens between the runs of the current step, by run."""
        self._server = Server(photograph=self._photograph)
        self._runner = self._new_runner()
        self._burst: Burst | None = None
        """The actions that come while runs go on, while these are done."""

    def _new_project(self, folder: str | None) -> Project:
        return Project(self.script, folder)

    def _new_runner(self) -> Runner:
        """What executes the script; another engine has its own."""
        return Runner(self.project, self._server, self._caches)

    @abstractmethod
    def act_together(self, actions: Sequence[Action | None]) -> list[Step]:
        """Do actions that come while others go on; None loads the page."""

    def look(self) -> tuple[Sequence[dict[str, Json]], Sequence[dict[str, Json]]]:
        """What the user sees now, elements and containers, while a run goes on: that is what they act on."""
        live = self._runner.live
        self._screen, self._shown_containers = seen(
            self._server, self._ids, self._server.tree, live[-1] if live else None
        )
        return self._screen, self._shown_containers

    def overtake(self, step: int) -> None:
        """What is going on is overtaken by the action of a step."""
        self._runner.overtake(step)

    @property
    def next_run(self) -> int:
        """The number of the run that begins next."""
        return self._server.runs + 1

    def hold_time(self) -> None:
        """Let cached results grow old by `wait` actions only, and let nothing depend on what is quicker."""
        self.holds_time = True
        self._caches.clock.hold()

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
        self._observer.sends(request)
        if self._burst is not None:
            admitted = self._burst.admit(request)
            if isinstance(admitted, list):
                return admitted, None
            request = admitted
        try:
            runs, ended_by = self._runner.step(request, guard)
        finally:
            if self._burst is not None:
                self._burst.leave()
        if any(run.scope == "app" for run in runs):
            self._timers.start(self._server.fragments.timed())
        return runs, ended_by

    def _guard(self) -> StepGuard:
        clock = Clock(sleep=self._sleep, skips=self.replaying)
        if self._burst is not None and (self._burst.time is not None or not self.replaying):
            clock = self._burst.clock(clock)
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

    def show(self) -> None:
        """Report what the user sees now, while some of several actions go on."""
        if self._on_progress is not None:
            with suppress(Exception):  # as above
                screen, containers = self.look()
                self._on_progress(Progress(1, None, 0.0, None, tuple(screen), tuple(containers)))

    def _settle(self, ended_by: GuardException | None) -> tuple[dict[str, Json], ...]:
        """Put things right after a guard ended the step, and return the notes on it.

        After a time guard the app is brought back to where it was before the action. Raises that of the user, who has
        stopped the script: then there is no step, and the session is of no use before `take_back`.
        """
        if ended_by is not None and ended_by.reason == "stopped":
            raise ended_by
        if ended_by is None or ended_by.reason != "seconds" or len(self.actions) == self._loaded or self._is_shared:
            return ()
        self._undo(len(self.actions) - 1)
        text = "The app is as it was before this action."
        fields = ended_by.fields(ended_by.line)
        append_element(self._server, "guard", {**fields, "text": f"{ended_by.message} {text}"})
        return ({"kind": "restored", "text": text},)

    @property
    def _is_shared(self) -> bool:
        return self._burst is not None and self._burst.is_shared

    def take_back(self, done: int) -> None:
        """Bring the app back to where it was when so many actions were `done`: the user has stopped what came then.

        Raises `GuardException` where the page was loaded by that: then the session is of no use any more.
        """
        if done < self._loaded or len(self.actions) == self._loaded:
            raise GuardException("stopped", "Stopped.", None)
        self._undo(done)

    def _undo(self, done: int) -> None:
        """Bring the app back to where it was when so many actions were `done`, by doing these again."""
        again, count, steps, between = self.actions[self._loaded : done], self._server.runs, self._steps, self._between
        del self.actions[self._loaded :]
        self._restart()
        self._between = {}
        before, self.replaying = self.replaying, True
        for burst in bursts(again):
            with suppress(ActionError):  # a script that uses chance may not have the widget now
                self.act_together(burst)
        self.replaying = before
        self._server.runs, self._steps, self._between = count, steps, between

    def _restart(self) -> None:
        self._observer.begin_anew()
        self._server = Server(
            query=Query(self._address),
            pages=Pages(self._url),
            foreign=self._server.foreign,
            modules=self._server.modules,  # of the process, which a reload does not end
            photograph=self._photograph,
        )
        self._timers = Timers()
        self._runner = self._new_runner()
        self._runner.burst = self._burst

    def _record(self, action: Json, runs: tuple[Run, ...], notes: tuple[dict[str, Json], ...] = ()) -> Step:
        screen, containers = seen(self._server, self._ids, self._tree())
        if secrets := self.project.secret_texts():
            runs = tuple(run.without(secrets) for run in runs)
            screen = tuple(masked(each, secrets) if each["type"] == "guard" else each for each in screen)
        for run in runs:
            for event in run.events:
                name = _NAMES_WIDGET.get(event["type"])
                if name is not None and event[name].startswith(ID_PREFIX):
                    event[name] = self._ids.of(event[name])
        if self._server.tree.left_out:
            notes = (*notes, left_out(screen, self._server.tree.left_out))
        else:
            notes = (*notes, *unseen(runs, screen, containers))
        address = cut(self._server.query.address, caps.TEXT)
        source, has_callback = self.script.source, self._runner.has_callback
        reasons = self._observer.reasons(self._server, source, action, runs, screen, self._between, has_callback)
        told = tuple(masked(each.to_json(), secrets) if secrets else each.to_json() for each in reasons)
        came = self._observer.identities(runs, screen)
        step = Step(self._steps, action, runs, screen, containers, notes, address, self._between, told, came)
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
