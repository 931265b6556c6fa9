"""A session: a script and what the user did with it so far. The runtime's front door."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from ..browser.actions import Action, ActionError, check_value, find, named_widget, read_actions
from ..browser.kept import public_key
from ..browser.page import Message
from ..browser.pages import Intent, MenuPage
from ..containers.opening import widgets
from ..flow.dialog import close, open_dialog
from ..run.control import GuardException
from ..run.lanes import Lanes
from ..run.sleeping import own_sleep
from ..trace.trace import Run, Step
from ..trace.values import Json
from .burst import Burst, PlannedBurst, bursts
from .live import LiveBurst
from .server import RunRequest
from .steps import Asked, Steps


class Session(Steps):
    """One browser tab with one script.

    `start` loads the page, `act` does what the user does; each returns the `Step` it caused, or raises `GuardException`
    where the user has stopped the script. The script and the actions are all that a session is: it can be made again
    from them.
    """

    def start(self) -> Step:
        """Load the page: the first run."""
        self.project.begin()
        return self._step("load", lambda: RunRequest("load", values={}))

    def perform(self, actions: Sequence[Json | Action]) -> Iterator[Step]:
        """Load the page and do the actions, each when all is done, or so long `after` the one before was sent.

        Raises `ActionError`, which tells the `number` of the action, from 1.
        """
        number = 0
        for burst in bursts(read_actions(actions)):
            try:
                yield from self.act_together(burst)
            except ActionError as error:
                error.number = error.number or number
                raise
            number += len(burst)

    def act_together(self, actions: Sequence[Action | None]) -> list[Step]:
        """Do actions of which each but the first comes so long after the one before; None loads the page.

        Where nothing can stop in its middle (`stacks`), each waits for the one before.
        """
        if len(actions) == 1 or self.stacks is None:
            return [self.start() if action is None else self.act(action) for action in actions]
        burst = self._new_burst(actions)
        with self._within(burst):
            return burst.steps()

    def act_live(self, data: Json | Action | None) -> list[Step]:
        """Do an action, or load the page, and let others overtake that: they come by `join` where something sleeps.

        Returns the steps of all, in their order, when all are done; `on_progress` is told what is shown at the end of
        each where there are several. Raises as `act` does.
        """
        first = self._steps
        burst = LiveBurst(self, first, self._sleep)
        try:
            with self._within(burst):
                return burst.begin(None if data is None else Action.parse(data))
        except GuardException:
            self._steps = first
            raise

    def join(self, data: Json | Action) -> int:
        """Do an action while `act_live` goes on, and return the number of its step; raises `ActionError`."""
        if not isinstance(self._burst, LiveBurst):
            raise TypeError("nothing goes on that others may overtake")
        return self._burst.join(Action.parse(data))

    @property
    def is_live(self) -> bool:
        """Whether an action may `join` what goes on."""
        return isinstance(self._burst, LiveBurst) and not self.replaying

    @contextmanager
    def _within(self, burst: Burst) -> Iterator[None]:
        before, self._burst = self._burst, burst
        self._runner.burst = burst
        try:
            with own_sleep(), self._runner.around():
                yield
        finally:
            self._burst = self._runner.burst = before

    def _new_burst(self, actions: Sequence[Action | None]) -> PlannedBurst:
        """What does actions that come while runs go on; another engine has its own."""
        assert self.stacks is not None
        lanes = Lanes(self.stacks)
        return PlannedBurst(self, self._steps, actions, lanes, lanes)

    def act(self, data: Json | Action) -> Step:
        """Do one action; raises `ActionError` when it cannot be done, and nothing has changed then."""
        action = Action.parse(data)
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
        try:
            widget = find(action, reachable)
        except ActionError:
            self._refuse_behind_dialog(action)
            raise
        action = replace(action, label=widget["label"], key=public_key(widget))
        identity = self._identity(str(widget["id"]))
        if action.kind != "click":
            action = replace(action, value=check_value(widget, action.value))
        self._runner.give_up()
        self._observer.used = identity
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
        if open_dialog(self._server.tree) is None:
            return self._all()
        return [element for element in self._all() if str(element["in"]).startswith("event/dialog")]

    def _all(self) -> list[dict[str, Json]]:
        return [*self._screen, *widgets(self._shown_containers)]

    def _refuse_behind_dialog(self, action: Action) -> None:
        """Raise `ActionError` where an open dialog is all that keeps the user from what `action` is about."""
        if (dialog := open_dialog(self._server.tree)) is None:
            return
        meant = action.kind == "click" and self._server.pages.destination(action, self._all())
        try:
            name = f"page {meant[0]!r}" if meant else named_widget(find(action, self._all()))
        except ActionError:
            return  # it is nowhere
        way = 'by {"dismiss": true}' if dialog.fields["dismissible"] else "by what is in it: it cannot be dismissed"
        raise ActionError(f"The {name} is behind the dialog {dialog.fields['label']!r}. Close the dialog first, {way}.")

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
        """The user closes the open dialog: by its X, by Escape or by a click beside it."""
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

    def _reload(self, action: Action) -> Step:
        """A new session in the same tab: state and widgets start again, caches and the address stay.

        (rule session-reload)
        """
        if self._burst is not None:
            self._burst.overtake()
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
