"""Output that went elsewhere: above the page, or not to what stands outside a fragment; callbacks called at once."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from ...run.lines import at, in_words
from ..tree import tree_of
from ..values import Json, cut
from .reason import Reason, label, sentence, value
from .sight import Seen, Sight, as_token, is_shown

_MAKERS: Final = ("partial",)
_LESSON: Final = "03_steering/01_before_the_first_line"
_LONG: Final = 60
"""Characters of arguments that are told."""
_DOES: Final = {"on_click": "a click", "on_change": "a change", "on_submit": "sending", "on_select": "a choice"}


@dataclass(frozen=True, slots=True)
class _Called:
    """A call that is given as a callback."""

    first: int
    last: int
    """The lines of the call that it is given to."""
    argument: str
    code: str
    function: str
    instead: str
    """What registers the function: `on_click=bump`, and its arguments."""


def above(sight: Sight) -> Iterator[Reason]:
    """A reason for what a callback wrote into the page itself: it stands above all that the script draws."""
    shown = {(each["id"], each.get("run"), each.get("line")): each for each in sight.screen}
    for run in sight.runs:
        callback = None
        for event in run.events:
            if event["type"] == "callback_start":
                callback = event["name"]
            elif event["type"] == "callback_end":
                callback = None
            elif callback is not None and event["type"] == "write":
                element = shown.get((event["element"], run.number, event["line"]))
                if element is None or element["in"] != "main" or not _is_followed(sight, element):
                    continue
                if sight.memory.first("above", str(callback), str(event["line"])):
                    yield _above(run.number, callback, event, element)


def _is_followed(sight: Sight, element: Mapping[str, Json]) -> bool:
    """Whether the script has drawn something below it."""
    return any(each["in"].startswith("main") and each["id"] != element["id"] for each in sight.screen)


def _above(run: int, callback: str, event: Mapping[str, Json], element: Mapping[str, Json]) -> Reason:
    call = event.get("call") or event["element_type"]
    text = (
        f"{sentence(_name(event['element_type'], event['text']))} is at the very top: the callback `{callback}` wrote "
        f"it before the script began, and the next run removes it. To show it elsewhere, let `{callback}` set a value "
        f"in session state, and call `st.{call}` in the script."
    )
    facts = {"callback": callback}
    return Reason(
        "elsewhere",
        "above",
        text,
        run,
        event["line"],
        str(element["id"]),
        None,
        facts,
        "callback-writes-above",
        _LESSON,
    )


def _name(kind: str, text: Json) -> str:
    """What stands on the page and is no widget, as a sentence names it."""
    return label(kind, str(text or "").replace("`", ""))


def stale(sight: Sight) -> Iterator[Reason]:
    """A reason for what stands outside of a fragment and shows a value of state that the fragment's run has changed."""
    if not sight.runs or any(run.scope == "app" for run in sight.runs):
        return
    first, last = sight.runs[0], sight.runs[-1]
    for key, before in sorted(sight.memory.reads.items()):
        after = last.after.get(key)
        if before == after or first.before.get(key) == after or (words := as_token(before)) is None:
            continue
        old = next(
            (each for each in sight.screen if each.get("run", first.number) < first.number and is_shown(each, words)),
            None,
        )
        if old is not None:
            changed = ((run, one.by) for run in reversed(sight.runs) for one in run.diff if one.key == key)
            run, by = next(changed, (last, "script"))
            name = sentence(_name(old["type"], old.get("text") or old.get("label")))
            line = at(old)
            place = "it" if line is None else in_words(line)
            shows = "" if words.search(name) else f"it shows {value(before)}, and "
            text = (
                f"{name}{'' if line is None else f' ({place})'} is old: {shows}`{key}` is {value(after)} now. Run "
                f"{run.number} ran only the fragment `{run.fragment}`, and {place} is outside of it."
                f"{_renewed(place, by_script=by == 'script', moves=_may_move(sight, old))}"
            )
            facts = {"before": before, "after": after, "shown_since": old["run"]}
            yield Reason(
                "elsewhere",
                "stale",
                text,
                run.number,
                line,
                str(old["id"]),
                key,
                facts,
                "fragment-reruns-alone",
                "04_fewer_reruns/06_out_of_the_fragment",
            )


def _renewed(place: str, *, by_script: bool, moves: bool) -> str:
    """What keeps up with the fragment; a rerun does only at a line that changes the value: elsewhere it would loop."""
    ways = ["call `st.rerun()` in the fragment after the change"] if by_script else []
    if moves:
        ways.append(f"move {place} into the fragment")
    return f" {sentence(', or '.join(ways))}." if ways else ""


def _may_move(sight: Sight, old: Mapping[str, Json]) -> bool:
    """Whether a fragment may draw it: none writes to the sidebar, and nobody wants in a dialog what is on the page."""
    used = sight.before.seen(sight.used) if sight.used in sight.before.names else None
    dialog = used is not None and str(used.entry["in"]).startswith("event")
    return not dialog and str(old["in"]).startswith("main")


def called_at_once(sight: Sight, source: str) -> Iterator[Reason]:
    """A reason for a widget whose callback was called while it was drawn, so that nothing was registered.

    It is told again when the widget is used for the first time: only then something is missing.
    """
    calls = _calls(source)
    if not calls:
        return
    for name, seen in sight.after.all(sight.after.names).items():
        call = next((each for each in calls if _is_drawn_by(seen, each)), None)
        if call is None or sight.has_callback(name):
            continue
        new = sight.memory.first("called_at_once", str(seen.line), call.argument)
        if name == sight.used:
            new = sight.memory.first("called_at_once", "used", name) or new
        if new:
            text = (
                f"`{call.argument}={call.code}` calls `{call.function}` whenever {seen.words()} is drawn, and "
                f"{_DOES[call.argument]} calls nothing. Write `{call.instead}`."
            )
            facts = {"argument": call.argument, "code": call.code}
            yield Reason(
                "elsewhere",
                "called_at_once",
                text,
                sight.run_of(seen.id),
                seen.line,
                seen.id,
                seen.key,
                facts,
                "callback-before-script",
                _LESSON,
            )


def _is_drawn_by(seen: Seen, call: _Called) -> bool:
    return seen.line is not None and type(seen.line) is int and call.first <= seen.line <= call.last


@lru_cache(maxsize=2)
def _calls(source: str) -> tuple[_Called, ...]:
    """The calls of a script that are given as callbacks."""
    found: list[_Called] = []
    for node in ast.walk(tree_of(source)):
        if not isinstance(node, ast.Call):
            continue
        for each in node.keywords:
            given: Any = each.value
            if each.arg in _DOES and isinstance(given, ast.Call) and isinstance(given.func, ast.Name | ast.Attribute):
                function, code = _code(source, given.func), cut(_code(source, given), 80)
                if function.rpartition(".")[2] not in _MAKERS:
                    instead = f"{each.arg}={function}{_arguments(source, given)}"
                    last = node.end_lineno or node.lineno
                    found.append(_Called(node.lineno, last, str(each.arg), code, function, instead))
    return tuple(found)


def _code(source: str, node: ast.expr) -> str:
    return " ".join((ast.get_source_segment(source, node) or "").split())


def _arguments(source: str, call: ast.Call) -> str:
    """The arguments of a call as those of a callback are given: `, args=(1,)`."""
    named = ", ".join(f'"{each.arg}": {_code(source, each.value)}' for each in call.keywords)
    given = [_code(source, each) for each in call.args]
    tail = "," if len(given) == 1 else ""
    text = (f", args=({', '.join(given)}{tail})" if given else "") + (f", kwargs={{{named}}}" if named else "")
    starred = any(isinstance(each, ast.Starred) for each in call.args) or any(not each.arg for each in call.keywords)
    return ", args=(...)" if starred or len(text) > _LONG else text
