"""Output that went elsewhere: above the page, or not to what stands outside a fragment; callbacks called at once."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from ..values import Json, cut
from .reason import Reason, sentence, value
from .sight import Seen, Sight, as_token, is_shown

_HANDLERS: Final = ("on_click", "on_change", "on_submit", "on_select")
_MAKERS: Final = ("partial",)


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
    words = " ".join(str(event["text"]).split())
    kind = str(event["element_type"]).replace("_", " ")
    kind = "text" if kind == "markdown" else kind
    text = (
        f"The {kind}{f' “{cut(words, 60)}”' if words else ''} stands above the page: the callback `{callback}` wrote "
        f"it before the script began. The next run removes it."
    )
    facts = {"callback": callback}
    return Reason(
        "elsewhere", "above", text, run, event["line"], str(element["id"]), None, facts, "callback-writes-above"
    )


def stale(sight: Sight) -> Iterator[Reason]:
    """A reason for what stands outside of a fragment and shows a value of state that the fragment's run has changed."""
    if not sight.runs or any(run.scope == "app" for run in sight.runs):
        return
    first, last = sight.runs[0], sight.runs[-1]
    for key in sorted(sight.memory.reads):
        before, after = first.before.get(key), last.after.get(key)
        if key not in first.before or before == after or (words := as_token(before)) is None:
            continue
        old = next(
            (each for each in sight.screen if each.get("run", first.number) < first.number and is_shown(each, words)),
            None,
        )
        if old is not None and sight.memory.first("stale", key):
            name = sentence(f"the {str(old['type']).replace('_', ' ')} in line {old.get('line')}")
            text = (
                f"{name} still shows {value(before)}, and `{key}` is {value(after)} now: run {last.number} ran the "
                f"fragment `{last.fragment}` alone. What stands outside of it waits for a run of the whole app, as by "
                "`st.rerun()`."
            )
            facts = {"before": before, "after": after, "shown_since": old["run"]}
            yield Reason(
                "elsewhere",
                "stale",
                text,
                last.number,
                old.get("line"),
                str(old["id"]),
                key,
                facts,
                "fragment-reruns-alone",
                "04_fewer_reruns/06_out_of_the_fragment",
            )


def called_at_once(sight: Sight, source: str) -> Iterator[Reason]:
    """A reason for a widget whose callback was called while it was drawn, so that nothing was registered."""
    calls = _calls(source)
    if not calls:
        return
    for name, seen in sight.after.all(sight.after.names).items():
        call = next((each for each in calls if _is_drawn_by(seen, each)), None)
        if call is None or sight.has_callback(name):
            continue
        _, _, argument, code = call
        if sight.memory.first("called_at_once", str(seen.line), argument):
            function = code.partition("(")[0]
            text = (
                f"`{argument}={code}` called `{function}` while {seen.words()} was drawn, and gave the widget what "
                f"that returned: nothing. Write `{argument}={function}`, and its arguments as `args=`."
            )
            facts = {"argument": argument, "code": code}
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
                "03_steering/01_before_the_first_line",
            )


def _is_drawn_by(seen: Seen, call: tuple[int, int, str, str]) -> bool:
    return seen.line is not None and type(seen.line) is int and call[0] <= seen.line <= call[1]


@lru_cache(maxsize=2)
def _calls(source: str) -> tuple[tuple[int, int, str, str], ...]:
    """The calls that are given a call as a callback: first and last line, the argument, and the code in it."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    found: list[tuple[int, int, str, str]] = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        for each in node.keywords:
            given: Any = each.value
            if each.arg in _HANDLERS and isinstance(given, ast.Call):
                code = cut(" ".join((ast.get_source_segment(source, given) or "").split()), 80)
                if code.partition("(")[0].rpartition(".")[2] not in _MAKERS:
                    found.append((node.lineno, node.end_lineno or node.lineno, str(each.arg), code))
    return tuple(found)
