"""Writes what a user did as a test for `streamlit.testing.v1.AppTest`, which passes on real Streamlit.

The script runs twice here: as in the browser, and as AppTest drives it (`rehearsal.py`). What both show is asserted.
Where they differ, the file says so in a comment and asserts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final
from urllib.parse import parse_qs

from playground import MODELS
from playground.apptest.files import Files, as_argument
from playground.apptest.rehearsal import Cue, Rehearsal, in_order
from playground.facts.described import is_described
from playground.facts.elements import KINDS, PASSING, is_button, kind
from playground.render.instruments.actions import phrase
from playground.runtime import Action, ActionError, Limits, Session
from playground.runtime.trace.trace import MASK

Json = dict[str, Any]

ASSERTED: Final = {each.name: each.asserted for each in KINDS.values() if each.asserted}
"""The elements whose texts are asserted, each with the field that AppTest calls its `value`."""
WIDTH: Final = 110
MISSING: Final = object()


_LEFT: Final = (
    "it calls st.navigation beside a folder pages/, which Streamlit then leaves alone, but AppTest makes a menu of it "
    "anew in each run. Call the folder something else"
)


_AFTER: Final = (
    "it comes while the script may still run. Not played, and the test ends here: AppTest waits for the end of each run"
)


class ExportError(ValueError):
    """The script cannot be tested this way; the text says why."""


def apptest(
    source: str,
    name: str,
    actions: Iterable[Json | Action],
    limits: Limits | None = None,
    folder: str | None = None,
) -> str:
    """Return the test file for a script called `name` that lies beside it, and what the user did after the load.

    `folder` is where the script lies with its pages and modules.

    Raises `ActionError` for an action that cannot be done, `ExportError` for a script that AppTest cannot even load.
    """
    session = Session(source, name=name, limits=limits, folder=folder)
    rehearsal = Rehearsal(source, name=name, limits=limits, folder=folder)
    step, seen = session.start().to_json(), rehearsal.begin()
    if why := _ended_by_guard(step) or rehearsal.stuck():
        raise ExportError(f"No test can be made of {name}: {why}.")
    if session.project.has_left_pages_folder:
        raise ExportError(f"No test can be made of {name}: {_LEFT}.")
    checks, files = Checks(), Files()
    lines = [*_opened(name), *checks.lines(step, seen, rehearsal.faithful)]
    for number, given in _settled(actions, session):
        before = step["screen"]
        try:
            action = Action.parse(given)
            if action.after is not None:
                lines += ["", *_comment(f"Action {number}: {_AFTER}.")]
                break
            step = session.act(action).to_json()
        except ActionError as error:
            raise ActionError(f"action {number}: {error}") from None
        words = phrase(step["action"], before)
        if why := _ended_by_guard(step):
            lines += ["", *_comment(f"{words}. Not played, and the test ends here: {why}.")]
            break
        if action.kind == "set":
            action = replace(action, value=files.of(session.actions[-1].value, step["action"]["set"]["value"]))
        cue = rehearsal.play(action, before, step)
        if rehearsal.stuck():
            cue = Cue(obstacle=rehearsal.stuck())
        lines += ["", *_comment(words + _remark(cue, step)), *_calls(cue, name)]
        if cue.calls or cue.reloads:
            lines += checks.lines(step, rehearsal.step, rehearsal.faithful)
    return _file(name, lines)


def _settled(actions: Iterable[Json | Action], session: Session) -> Iterator[tuple[int, Json | Action]]:
    """The actions with their numbers, and what is typed as it is sent: AppTest has no fields that are typed into.

    A live field is set at once, any other when the user goes on to something else.
    """
    waiting: Action | None = None
    for number, given in enumerate(actions, start=1):
        try:
            action = Action.parse(given)
        except ActionError:
            yield number, given
            continue
        if waiting is not None and action.kind not in ("wait", "continue"):
            if action.kind != "reload" and not _same_field(waiting, action):
                yield number, waiting
            waiting = None
        if action.kind != "type":
            yield number, action
            continue
        found = next((each for each in session.usable() if _names(action, each)), None)
        as_set = replace(action, kind="set")
        if found is None or found.get("live") is not None or "form:" in str(found["in"]):
            yield number, as_set
        else:
            waiting = as_set


def _names(action: Action, element: Json) -> bool:
    given = ((name, getattr(action, name)) for name in ("id", "key", "label"))
    name, wanted = next((each for each in given if each[1] not in (None, "")), ("id", None))
    return wanted is not None and element.get(name) == wanted


def _same_field(one: Action, other: Action) -> bool:
    return (one.key, one.label, one.id) == (other.key, other.label, other.id)


def _file(name: str, lines: Sequence[str]) -> str:
    body = "\n".join(f"    {line}" if line else "" for line in lines)
    uses = [word for word in ("date", "datetime", "time") if re.search(rf"\b{word}\(\d", body)]
    dates = f"from datetime import {', '.join(uses)}\n\n" if uses else ""
    stem = re.sub(r"\W+", "_", name.removesuffix(".py"), flags=re.ASCII).strip("_").lower() or "app"
    return (
        f'"""What a user did in {_plain(name)}, as a test. Written by Rerun Playground for {MODELS}.\n\n'
        f'Keep it beside {_plain(name)} and run it with pytest.\n"""\n\n'
        f"{dates}from streamlit.testing.v1 import AppTest\n\n\ndef test_{stem}():\n{body}\n"
    )


def _opened(name: str, query: str = "") -> Iterator[str]:
    """The lines that load the page at an address."""
    made = f"at = AppTest.from_file({name!r}, default_timeout=30)"
    if not query:
        yield f"{made}.run()"
        return
    yield made
    for key, found in _parameters(query).items():
        yield f"at.query_params[{key!r}] = {found!r}"
    yield "at.run()"


def _parameters(query: str) -> dict[str, str | list[str]]:
    found = parse_qs(query, keep_blank_values=True)
    return {key: values[0] if len(values) == 1 else values for key, values in found.items()}


def _ended_by_guard(step: Json) -> str:
    """Why a step cannot be tested: on real Streamlit nothing ends what the playground's guards end."""
    guarded = any(run["outcome"] == "guard" for run in step["runs"])
    return "it does not come to an end by itself" if guarded else ""


def _remark(cue: Cue, step: Json) -> str:
    """What is said about an action behind its name."""
    if cue.obstacle:
        return f". Not played: {cue.obstacle}."
    if cue.waits:
        return f": {cue.waits}."
    count = len(step["runs"])
    return f": {count} {'run' if count == 1 else 'runs'}."


def _calls(cue: Cue, name: str) -> Iterator[str]:
    """The lines that do an action."""
    if cue.reloads:
        yield from _opened(name, cue.query or "")
    elif cue.query is not None:
        yield f"at.query_params = {_parameters(cue.query)!r}"
    screen = in_order(list(cue.screen))
    for number, (widget, value) in enumerate(cue.calls, start=1):
        use = "click()" if is_button(widget["type"]) else f"set_value({_argument(widget, value)})"
        yield f"{_apptest_widget(widget, screen)}.{use}{'.run()' if number == len(cue.calls) else ''}"


def _apptest_widget(widget: Json, screen: Sequence[Json]) -> str:
    """How AppTest calls a widget: by its key, or by its place among those of its kind."""
    name = kind(widget["type"]).apptest
    key = widget.get("key")
    if key is not None and not str(key).startswith("FormSubmitter:"):
        return f"at.{name}(key={key!r})"
    same = [each["id"] for each in screen if kind(each["type"]).apptest == name]
    return f"at.{name}[{same.index(widget['id'])}]"


def _argument(widget: Json, value: Any) -> str:
    """A page value as the argument of `set_value`."""
    return _WRITTEN[kind(widget["type"]).written](widget, value)


def _plainly(widget: Json, value: Any) -> str:
    return repr(value)


def _of_day(name: str) -> Callable[[Json, Any], str]:
    return lambda widget, value: "None" if value is None else _moment(name, value)


def _chosen(widget: Json, value: Any) -> str:
    return repr((value[0] if value else None) if widget.get("mode") == "single" else value)


def _pair(widget: Json, value: Any) -> str:
    return repr(tuple(value) if isinstance(value, list) else value)


def _slider(widget: Json, value: Any) -> str:
    name = widget.get("kind")
    if name not in ("date", "time", "datetime"):
        return _pair(widget, value)
    made = [_moment(name, each) for each in (value if isinstance(value, list) else [value])]
    return f"({', '.join(made)})" if isinstance(value, list) else made[0]


def _moment(kind: str, text: str) -> str:
    """A day or a time in ISO form as Python."""
    return f"{kind}({', '.join(str(int(part)) for part in re.split('[-T:.]', text))})"


def _days(value: Any) -> str:
    if isinstance(value, list):
        return f"({''.join(f'{_days(day)}, ' for day in value)})".replace(", )", ",)" if len(value) == 1 else ")")
    return "None" if value is None else f"date({', '.join(str(int(part)) for part in value.split('-'))})"


_WRITTEN: Final[dict[str, Callable[[Json, Any], str]]] = {
    "": _plainly,
    "days": lambda widget, value: _days(value),
    "time": _of_day("time"),
    "datetime": _of_day("datetime"),
    "chosen": _chosen,
    "mark": lambda widget, value: "None" if value == "" else repr(value),
    "slider": _slider,
    "pair": _pair,
    "file": as_argument,
}
"""How a page value is written for `set_value`, by the name that the table of elements has for it."""


class Checks:
    """The assertions after each step: what is on the screen and in session state, as far as AppTest sees it too."""

    def __init__(self) -> None:
        self.kinds: list[str] = []
        """The elements that were on the screen so far."""
        self.keys: list[str] = []
        self.state: Json = {}
        self.seen_state: Json = {}

    def lines(self, step: Json, seen: Json, faithful: bool) -> list[str]:
        """The lines for a step of the browser, of which AppTest saw `seen`."""
        otherwise = "it is not the same each time" if faithful else "AppTest runs the whole script, the browser did not"
        return [
            *self._texts(step["screen"], seen["screen"], otherwise),
            *self._session_state(step, seen, otherwise),
            *self._exceptions(step["screen"], seen["screen"], otherwise),
        ]

    def _texts(self, screen: list[Json], seen: list[Json], otherwise: str) -> Iterator[str]:
        there = {element["type"] for element in (*screen, *seen)}
        self.kinds = [name for name in ASSERTED if name in there or name in self.kinds]
        for name in self.kinds:
            wanted, found = values(screen, name), values(seen, name)
            if any("UploadedFile(" in text for text in wanted):
                yield from _comment(f"Not checked: at.{name}: an upload has another id each time.")
            elif wanted == found:
                yield from _equal(f"at.{name}.values", wanted) if wanted else (f"assert not at.{name}",)
            else:
                yield from _comment(f"Not checked: at.{name}: {otherwise}.")

    def _session_state(self, step: Json, seen: Json, otherwise: str) -> Iterator[str]:
        self.state, self.seen_state = last_state(step, self.state), last_state(seen, self.seen_state)
        passing = {str(each.get("key")) for each in step["screen"] if each["type"] in PASSING}
        self.keys += [key for key in self.state if key not in self.keys]
        for key in self.keys:
            wanted, found = self.state.get(key, MISSING), self.seen_state.get(key, MISSING)
            if key in passing or key.startswith("FormSubmitter:") or not (plain(wanted) and plain(found)):
                continue
            if wanted != found:
                yield from _comment(f"Not checked: session state {key!r}: {otherwise}.")
            elif wanted is MISSING:
                yield f"assert {key!r} not in at.session_state"
            else:
                yield from _equal(f"at.session_state[{key!r}]", wanted)

    def _exceptions(self, screen: list[Json], seen: list[Json], otherwise: str) -> Iterator[str]:
        wanted, found = values(screen, "exception"), values(seen, "exception")
        if wanted != found:
            yield from _comment(f"Not checked: at.exception: {otherwise}.")
        elif wanted:
            yield from _equal("at.exception.values", wanted)
        else:
            yield "assert not at.exception"


def values(screen: list[Json], name: str) -> list[str]:
    """The texts of all elements of one kind, in AppTest's order."""
    field = ASSERTED.get(name, "text")
    return [element[field] for element in in_order(screen) if element["type"] == name]


def last_state(step: Json, otherwise: Json) -> Json:
    """Session state after a step; a step without a run leaves it as it was."""
    return step["runs"][-1]["state"]["after"] if step["runs"] else otherwise


def plain(value: Any) -> bool:
    """Whether a value of the trace is the script's own value, and not a description of one."""
    if isinstance(value, list):
        return all(plain(item) for item in value)
    if isinstance(value, dict):
        return not is_described(value) and "…" not in value and all(plain(item) for item in value.values())
    return not (isinstance(value, str) and (value.endswith("…") or MASK in value))


def _equal(what: str, value: Any) -> Iterator[str]:
    """An assertion that something is `value`, in lines of some length."""
    if value is None or isinstance(value, bool):
        yield f"assert {what} is {value}"
        return
    line = f"assert {what} == {value!r}"
    if len(line) <= WIDTH or not isinstance(value, list | dict) or not value:
        yield line
        return
    opening, closing = "[]" if isinstance(value, list) else "{}"
    yield f"assert {what} == {opening}"
    for item in value if isinstance(value, list) else (f"{key!r}: {inner!r}" for key, inner in value.items()):
        yield f"    {item if isinstance(value, dict) else repr(item)},"
    yield closing


def _comment(words: str) -> Iterator[str]:
    yield f"# {_plain(words)}"


def _plain(words: str) -> str:
    """The text without what would end a comment or a docstring."""
    return "".join(letter if letter.isprintable() else " " for letter in words).replace('"""', "'''").replace("\\", "/")
