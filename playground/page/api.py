"""What the editor knows of `st`: each call that exists here, its parameters, and what it does in a sentence.

Names and parameters are read from the runtime; the sentences are ours, and say what a rerun makes of the call.
"""

import inspect
import json
from collections.abc import Callable
from functools import cache
from typing import Any

from playground.facts.elements import KINDS, kind
from playground.runtime.place.delta import DeltaGeneratorBase
from playground.runtime.st.module import calls, existing, make_modules
from playground.runtime.st.names import LOOKS

Json = dict[str, Any]

API = "api.json"

ABOUT = {each.name: each.about for each in KINDS.values() if each.about} | {
    "Page": "A page of an app with several, for `st.navigation`: a function or a file.",
    "cache_data": "Keeps what a function returned for its arguments, for all runs and sessions; each gets a copy.",
    "cache_resource": "Keeps the one object a function returned, over reruns; all sessions share it.",
    "context": "What the browser says of itself.",
    "echo": "Shows the code of the block, and runs it.",
    "fragment": "Makes a function rerun alone when a widget in it is used, without the rest of the script.",
    "get_option": "Returns a setting of Streamlit.",
    "logo": "Shows a picture in the corner of the app.",
    "query_params": "The part of the page's address after the question mark, to read and to write.",
    "rerun": "Ends this run here and starts another at once. Nothing below it runs.",
    "secrets": "Passwords and keys of the app; there are none here.",
    "session_state": "What the session keeps over reruns, by key. Widgets with a `key` keep their value in it.",
    "set_option": "Changes a setting of Streamlit.",
    "set_page_config": "Sets the title and the look of the page.",
    "stop": "Ends this run here. What was written stays, nothing below it runs.",
    "switch_page": "Ends this run and runs another page of the app.",
}
"""What each name of `st` does, with backticks around code."""


def api() -> Json:
    """Every public name of `st` here, by name.

    ``about`` is its sentence, ``kind`` is ``function``, ``container`` (what it returns takes calls of its own) or
    ``value``; what a container can do too has ``writes``. ``parameters`` of a call is a list of
    ``[name, default, looks]``: the default as it is written in Python, "" if there is none, and whether the parameter
    changes nothing but the look. The name ``*`` stands before those that must be named.
    """
    module = make_modules()["streamlit"]
    return {name: _entry(name, getattr(module, name)) for name in existing()}


@cache
def api_json() -> str:
    """`api` as the page reads it."""
    return json.dumps(api(), separators=(",", ":"), ensure_ascii=False)


def _entry(name: str, value: Any) -> Json:
    call = callable(value) and not isinstance(value, DeltaGeneratorBase)
    entry: Json = {
        "about": ABOUT.get(name, ""),
        "kind": "container" if kind(name).holds else "function" if call else "value",
    }
    if name in calls():
        entry["writes"] = True
    return entry | ({"parameters": parameters(value)} if call else {})


def parameters(function: Callable[..., Any]) -> list[list[Any]]:
    """The parameters of a call as `api` gives them; those of Streamlit's own use are left out."""
    found: list[list[Any]] = []
    named = False
    for each in inspect.signature(function).parameters.values():
        if each.name.startswith("_"):
            continue
        if each.kind is each.KEYWORD_ONLY and not named:
            found.append(["*", "", False])
        named = named or each.kind in (each.KEYWORD_ONLY, each.VAR_POSITIONAL)
        stars = "*" if each.kind is each.VAR_POSITIONAL else "**" if each.kind is each.VAR_KEYWORD else ""
        found.append([stars + each.name, _default(each.default), each.name in LOOKS])
    return found


def _default(value: Any) -> str:
    if value is inspect.Parameter.empty:
        return ""
    if isinstance(value, type):
        return value.__name__
    if value is None or isinstance(value, bool | int | float | str | tuple):
        return repr(value)
    return "…"
