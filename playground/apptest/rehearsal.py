"""A session as `streamlit.testing.v1.AppTest` plays it: what an exported test can do, and what it will see.

Seen in Streamlit 1.67, `testing/v1/app_test.py` and `local_script_runner.py`: AppTest sends no fragment's id, so that
each interaction runs the whole script; it has no clock for `run_every`, closes no dialog and goes to no page by the
menu. Values of a form wait for its submit button there as they do in the browser.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from playground.apptest.files import too_large, with_content
from playground.facts.elements import LISTING, PLACES, kind
from playground.runtime import ActionError, Session, Step
from playground.runtime.browser.actions import Action, find
from playground.runtime.browser.page import Message
from playground.runtime.flow.dialog import close
from playground.runtime.session.server import RunRequest

Json = dict[str, Any]

_FORMATTED: Final = frozenset(LISTING - {"select_slider"})
"""Those whose value AppTest looks up, or words with the script's `format_func`, before each run."""
SESSION_CACHE: Final = re.compile(r"scope\s*=\s*[\"']session")
NOT_PYTHON: Final = (SyntaxError, IndentationError, TabError)
ROOTS: Final = ("main", "sidebar", "event", "bottom")
"""The order of AppTest's elements; the screen begins with the sidebar."""


@dataclass(frozen=True)
class Cue:
    """How AppTest does one action.

    `calls` are the widgets to set, each with its value, before the script runs, the last of them None for a click;
    `obstacle` says why AppTest cannot do the action, `waits` that nothing is to be done for now.
    """

    calls: tuple[tuple[Json, Any], ...] = ()
    screen: tuple[Json, ...] = ()
    """What AppTest sees when it does so."""
    obstacle: str = ""
    waits: str = ""
    reloads: bool = False
    query: str | None = None
    """The page's address where the test has to give it: at a reload, and where the page itself has written it."""


class Rehearsal(Session):
    """A session that AppTest drives: `play` tells how it does an action, `step` is what it sees then, as JSON data."""

    def begin(self) -> Json:
        """Load the page; return the step."""
        self._waiting: dict[str, Json] = {}
        """What was set in each form since its last submit, by widget id."""
        self.faithful = True
        """True until AppTest has done something that the browser does otherwise."""
        self.failure = ""
        """Why AppTest can do nothing any more."""
        self._posted = ""
        """The address that went with the last message: AppTest does not write it as the page does."""
        self._see(self.start())
        return self.step

    def stuck(self) -> str:
        """Why AppTest can do nothing any more; empty while it can."""
        return self.failure

    def _see(self, step: Step) -> None:
        self.step = step.to_json()
        for run in self.step["runs"]:
            if run["scope"] == "fragment":
                self.failure = "AppTest does not rerun fragments from a callback"
            if any(isinstance(kept, dict) and kept.get("type") in PLACES for kept in run["state"]["after"].values()):
                self.failure = "AppTest does not survive that a place of an earlier run is written to"
        if "st.context" in self.script.source:
            self.failure = "AppTest has no browser that could answer st.context"
        for element in self.step["screen"]:
            if element["type"] == "exception" and not _shown_by_apptest(element["name"], self.script.source):
                self.failure = "AppTest does not survive this exception"

    def _request(self, message: Message, label: str) -> RunRequest:
        self._posted = self._server.query.sent
        request = super()._request(replace(message, values=self._sent(message)), label)
        self.faithful = self.faithful and not request.fragments
        return replace(request, fragments=())

    def _sent(self, message: Message) -> Json:
        """The values that AppTest sends: of a widget it has not touched, what session state has, not what is shown.

        Of widgets that it does not know it sends nothing.
        """
        page, state = self._server.page, self._server.state
        specs = {name: page.spec_of(name) for name in message.values}
        values = {name: message.values[name] for name, spec in specs.items() if spec and kind(spec.type).apptest}
        for name in values:
            spec, known = page.spec_of(name), state.metadata(name)
            touched = name == message.source or (spec is not None and spec.form and spec.form == message.form)
            if touched or known is None or known.trigger:
                continue
            try:
                values[name] = known.serialize(state[name])
            except KeyError:
                self.failure = "AppTest fails when the state of a widget on the page has been deleted"
                continue
            if self._unlisted(self._ids.of(name), values[name]):
                self.failure = "AppTest fails when session state has a value that is none of a widget's options"
        return values

    def _unlisted(self, public_id: str, value: Any) -> bool:
        """Whether AppTest would look for a value among options in vain (`element_tree.py`, `index` and `indices`)."""
        for element in self.step["screen"]:
            if element["id"] == public_id and element["type"] in _FORMATTED:
                return bool(element["options"]) and not _texts(value) <= set(element["options"])
        return False

    def play(self, action: Action, before: list[Json], truth: Json) -> Cue:
        """Do what AppTest does for an action; in the browser it found the screen `before` and caused `truth`."""
        ran = bool(truth["runs"])
        if self.failure:
            return Cue(obstacle=self.failure)
        if action.kind == "reload":
            if SESSION_CACHE.search(self.script.source):
                self.failure = "AppTest has one session, and caches of that session stay"
                return Cue(obstacle=self.failure)
            if self._server.pages.url:
                self.failure = "AppTest loads an app at its first page"
                return Cue(obstacle=self.failure)
            self._waiting.clear()
            address = self._server.query.address
            self._see(self.act(action))
            return Cue(reloads=True, query=address)
        if action.kind == "wait":
            return self._skip("time does not pass in AppTest" if ran else "", "nothing happens meanwhile")
        if action.kind == "continue":
            return self._skip("AppTest has no limit of reruns")
        if action.kind == "dismiss":
            close(self._server.tree)
            return self._skip("AppTest closes no dialog" if ran else "", "no run: AppTest still sees the dialog")
        widget = self._counterpart(action, before)
        if widget is None:
            return self._skip("AppTest cannot do this here")
        if why := _untold(widget, action.value):
            self.failure = why
            return Cue(obstacle=why)
        action = Action(action.kind, id=widget["id"], value=action.value)
        if not ran and action.kind == "set" and (form := form_of(widget)):
            self._see(self.act(action))
            held = self._server.page.pending(self._identity(widget["id"]))
            self._waiting.setdefault(form, {})[widget["id"]] = held  # an emptied number is its default again
            return Cue(waits="it waits in its form, and is sent with it")
        if not ran:
            return Cue(waits="no run: the page sends nothing")
        return self._use(action, widget)

    def _use(self, action: Action, widget: Json) -> Cue:
        sent: list[tuple[Json, Any]] = []
        if action.kind == "click" and widget["type"] == "form_submit_button":
            there = {element["id"]: element for element in self.step["screen"]}
            pending = self._server.page.pending
            waiting = self._waiting.pop(form_of(widget), {})
            sent = [
                (there[name], value)
                for name, value in waiting.items()
                if name in there and pending(self._identity(name)) == value
            ]
        used = *sent, (widget, None if action.kind == "click" else action.value)
        calls = tuple((each, self._option(each, value)) for each, value in used)
        screen, known = self.step["screen"], self._server.query.sent
        self._see(self.act(action))
        query = None if self._posted == known else self._posted
        return Cue(calls, query=query, screen=tuple(screen))

    def _option(self, widget: Json, value: Any) -> Any:
        """The options that texts stand for, where they are plain values: AppTest formats what it is given."""
        if kind(widget["type"]).takes == "files":
            return with_content(value, self._server.page.uploads)
        known = self._server.state.metadata(self._identity(str(widget["id"])))
        if widget["type"] not in LISTING or known is None or value in (None, []):
            return value
        made = known.deserialize(value)
        found = list(made) if isinstance(made, list | tuple) else [made]
        several = isinstance(value, list)
        if any(type(each) not in (str, int, float, bool) for each in found) or len(found) != len(
            value if several else [0]
        ):
            return value
        return found if several else found[0]

    def _counterpart(self, action: Action, before: list[Json]) -> Json | None:
        """The widget that an action on the screen `before` means here, if AppTest has it and knows its kind."""
        try:
            meant = find(action, before)
        except ActionError:  # an entry of the menu
            return None
        if not kind(meant["type"]).apptest:
            return None
        here, there = (
            [each for each in in_order(screen) if _alike(each, meant)] for screen in (self.step["screen"], before)
        )
        place = [each["id"] for each in there].index(meant["id"])
        return here[place] if len(here) == len(there) else None

    def _skip(self, obstacle: str, otherwise: str = "") -> Cue:
        if obstacle:
            self.faithful = False
        return Cue(obstacle=obstacle, waits="" if obstacle else otherwise)


def _untold(widget: Json, value: Any) -> str:
    """Why AppTest cannot be told a value; empty where it can."""
    if widget.get("accept_new_options") and not _texts(value) <= set(widget["options"]):
        return "AppTest takes no new options"
    if isinstance(value, dict) and "files" in value:
        return "a test here gives a chat no files"
    return too_large(value)


def _shown_by_apptest(name: str, source: str) -> bool:
    """Whether an exception is one of Python's ordinary ones: all others end AppTest's thread."""
    known = getattr(builtins, name, Exception)
    return issubclass(known, Exception) and known not in NOT_PYTHON and "BaseException" not in source


def _texts(value: Any) -> set[Any]:
    """What is chosen, one, several or none."""
    return set(value) if isinstance(value, list) else set() if value is None else {value}


def _alike(element: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether a learner would call both by the same name."""
    return all(element.get(name) == other.get(name) for name in ("type", "label", "key"))


def form_of(widget: Json) -> str:
    """The path of the form that a widget stands in; empty for none."""
    parts = str(widget["in"]).split("/")
    for place, part in enumerate(parts):
        if part.startswith("form:"):
            return "/".join(parts[: place + 1])
    return ""


def in_order(screen: list[Json]) -> list[Json]:
    """The elements of a screen as AppTest lists them; what is left over from an earlier run is not among them."""
    return sorted((each for each in screen if not each.get("stale")), key=lambda each: ROOTS.index(root_of(each)))


def root_of(element: Json) -> str:
    """Where an element is: main, sidebar, bottom or event."""
    return str(element["in"]).partition("/")[0]
