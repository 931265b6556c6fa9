"""A session: a script and what the user did with it so far. The runtime's front door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from .actions import Action, ActionError, check_value, find
from .caching import Caches
from .control import GuardException
from .delta import place_id
from .guard import Limits, StepGuard
from .page import Message
from .runner import Runner, RunRequest, Server, append_element
from .script import Script
from .trace import Step
from .tree import Screen, flatten
from .values import Json


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
    ) -> None:
        """`caches` is shared by the sessions of one server; without it the session has its own."""
        self.script = Script(source, name)
        self.limits = limits or Limits()
        self.actions: list[Action] = []
        """What was done since the load, but for actions that a time guard undid."""
        self._caches = caches or Caches()
        self._ids: dict[str, str] = {}
        self._steps = 0
        self._server = Server()
        self._runner = self._new_runner()

    def _new_runner(self) -> Runner:
        """What executes the script; another engine has its own."""
        return Runner(self.script, self._server, self._caches)

    def start(self) -> Step:
        """Load the page: the first run."""
        return self._step("load", RunRequest("load", values={}))

    def act(self, data: Json | Action) -> Step:
        """Do one action; raises `ActionError` when it cannot be done, and nothing has changed then."""
        action = data if isinstance(data, Action) else Action.parse(data)
        if action.kind == "reload":
            return self._reload(action)
        if action.kind == "wait":
            return self._wait(action)
        widget = find(action, self.screen())
        action = replace(action, label=widget["label"], key=_public_key(widget))
        identity = self._identity(str(widget["id"]))
        if action.kind == "set":
            action = replace(action, value=check_value(widget, action.value))
            message = self._server.page.set(identity, action.value)
        else:
            message = self._server.page.click(identity)
        return self._do(action, None if message is None else self._request(message, str(widget["label"])))

    def _request(self, message: Message, label: str) -> RunRequest:
        fragments = (message.fragment,) if message.fragment else ()
        cause = "form" if message.form else "widget"
        return RunRequest(cause, label, message.values, message.trigger, fragments)  # type: ignore[arg-type]

    def _do(self, action: Action, request: RunRequest | None) -> Step:
        self.actions.append(action)
        if request is None:
            return self._record(action.to_json(), ())
        return self._step(action.to_json(), request)

    def _step(self, action: Json, request: RunRequest) -> Step:
        guard = StepGuard(self.limits)
        runs, ended_by = self._runner.step(request, guard)
        notes: list[dict[str, Json]] = []
        if ended_by is not None and ended_by.reason == "seconds" and self.actions:
            self._undo_last(ended_by)
            notes.append({"kind": "restored", "text": "The app is as it was before this action."})
        return self._record(action, tuple(runs), tuple(notes))

    def _undo_last(self, guard: GuardException) -> None:
        """Bring the app back to where it was before the last action, by doing all others again."""
        done, count, steps = self.actions[:-1], self._server.runs, self._steps
        self._restart()
        self.start()
        for action in done:
            self.act(action)
        self._server.runs, self._steps = count, steps
        append_element(self._server, "guard", {"text": guard.message, "line": guard.line})

    def _restart(self) -> None:
        self.actions = []
        self._server = Server()
        self._runner = self._new_runner()

    def _reload(self, action: Action) -> Step:
        """A new session in the same tab: state and widgets start again, caches stay (rule 4)."""
        self._restart()
        return self._step(action.to_json(), RunRequest("load", values={}))

    def _wait(self, action: Action) -> Step:
        """Time passes: fragments with `run_every` run, in the order of their times."""
        runs: list[Any] = []
        guard = StepGuard(self.limits)
        now, end = 0.0, action.seconds
        due = {fragment.id: fragment.interval for fragment in self._server.fragments.timed()}
        while due and guard.runs < self.limits.reruns:
            fragment_id = min(due, key=lambda each: due[each] or 0.0)
            now = due[fragment_id] or 0.0
            fragment = self._server.fragments.get(fragment_id)
            if now > end or fragment is None or fragment.interval is None:
                break
            due[fragment_id] = now + fragment.interval
            message = self._server.page.timer(fragment_id)
            request = RunRequest("timer", fragment.name, message.values, None, (fragment_id,))
            more, ended_by = self._runner.step(request, guard)
            runs += more
            if ended_by is not None:
                break
        self.actions.append(action)
        return self._record(action.to_json(), tuple(runs))

    # -- what is seen -----------------------------------------------------------------------

    def _record(self, action: Json, runs: tuple[Any, ...], notes: tuple[dict[str, Json], ...] = ()) -> Step:
        flat = flatten(self._server.tree)
        step = Step(self._steps, action, runs, tuple(self._elements(flat)), flat.containers, notes)
        self._steps += 1
        return step

    def screen(self) -> Sequence[dict[str, Json]]:
        """What is visible now, in visual order."""
        return self._elements(flatten(self._server.tree))

    def _elements(self, flat: Screen) -> list[dict[str, Json]]:
        found = []
        for where, path, element in flat.elements:
            entry: dict[str, Json] = {"id": place_id(path), "type": element.type, **element.fields}
            if element.widget is not None:
                entry["id"] = self._public_id(element.widget)
                spec = self._server.page.spec(element.widget)
                if not spec.trigger:
                    entry["value"] = self._server.page.shown(element.widget)
            entry["in"] = where
            entry.setdefault("line", element.line)
            entry["run"] = element.run
            found.append(entry)
        return found

    def _public_id(self, identity: str) -> str:
        """`w1`, `w2`... in the order widgets were first seen; the same widget keeps its id."""
        return self._ids.setdefault(identity, f"w{len(self._ids) + 1}")

    def _identity(self, public: str) -> str:
        for identity, known in self._ids.items():
            if known == public:
                return identity
        raise ActionError(f"No widget {public!r}.")


def _public_key(widget: Any) -> str | None:
    """The key to name a widget by; a submit button's own key is of Streamlit's making."""
    key = widget["key"]
    return None if key is None or str(key).startswith("FormSubmitter:") else str(key)
