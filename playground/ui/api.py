"""What the editor knows of `st`: each call that exists here, its parameters, and what it does in a sentence.

Names and parameters are read from the runtime; the sentences are ours, and say what a rerun makes of the call.
"""

import inspect
import json
from collections.abc import Callable
from functools import cache
from typing import Any

from playground.runtime.delta import DeltaGeneratorBase
from playground.runtime.module import calls, existing, make_modules
from playground.runtime.names import LOOKS

Json = dict[str, Any]

API = "api.json"

_KEPT = "keeps it over reruns, in `st.session_state` under its `key`."
_CHOICE = f"Returns what is chosen, and {_KEPT}"

ABOUT = {
    "Page": "A page of an app with several, for `st.navigation`: a function or a file.",
    "area_chart": "Draws numbers as filled areas.",
    "badge": "Writes a small coloured label.",
    "balloons": "Lets balloons rise, once for each run that calls it.",
    "bar_chart": "Draws numbers as bars.",
    "button": "`True` only in the run that its click caused; `False` in every other.",
    "cache_data": "Keeps what a function returned for its arguments, for all runs and sessions; each gets a copy.",
    "cache_resource": "Keeps the one object a function returned, over reruns; all sessions share it.",
    "caption": "Writes small text.",
    "chat_input": "Returns the text only in the run that sending it caused; `None` in every other.",
    "chat_message": "A container that looks like a message of a chat.",
    "checkbox": f"Returns whether it is checked, and {_KEPT}",
    "code": "Shows text as code.",
    "color_picker": f"Returns the colour as `#rrggbb`, and {_KEPT}",
    "columns": "Places side by side; returns a list of containers.",
    "container": "Keeps a place on the page: what is written into it later still stands here.",
    "context": "What the browser says of itself.",
    "data_editor": "A table that can be edited. Returns the table with the changes.",
    "dataframe": "Shows a table.",
    "date_input": f"Returns a date, and {_KEPT}",
    "datetime_input": f"Returns a date with its time, and {_KEPT}",
    "dialog": "Makes a function a dialog. While it is open, its widgets rerun just that function.",
    "divider": "Draws a line across.",
    "download_button": "`True` only in the run that its click caused.",
    "echo": "Shows the code of the block, and runs it.",
    "empty": "Keeps a place for one element: each new one takes the place of the last.",
    "error": "Shows a message of what went wrong.",
    "exception": "Shows an error with its place in the script. The run goes on.",
    "expander": "A container that the reader opens and closes; its content runs either way.",
    "feedback": "Returns the index of the chosen face, star or thumb, or `None`.",
    "file_uploader": f"Returns the files that were given, and {_KEPT}",
    "form": "Holds back its widgets: no rerun while they are changed, one when the form is submitted.",
    "form_submit_button": "Submits its form. `True` only in the run that its click caused.",
    "fragment": "Makes a function rerun alone when a widget in it is used, without the rest of the script.",
    "get_option": "Returns a setting of Streamlit.",
    "header": "Writes a heading.",
    "help": "Shows what an object is.",
    "html": "Writes HTML, cleaned.",
    "image": "Shows a picture.",
    "info": "Shows a message.",
    "json": "Shows a value as JSON that opens and closes.",
    "latex": "Writes a formula.",
    "line_chart": "Draws numbers as lines.",
    "link_button": "A button that opens an address. Its click runs nothing.",
    "logo": "Shows a picture in the corner of the app.",
    "markdown": "Writes text with Markdown.",
    "metric": "Shows a number with what it changed by.",
    "multiselect": f"Returns a list of what is chosen, and {_KEPT}",
    "navigation": "Tells of the app's pages. Returns the one to `.run()`.",
    "number_input": f"Returns a number, and {_KEPT}",
    "page_link": "A link to another page of the app.",
    "pills": _CHOICE,
    "popover": "A button with a container that opens below it; its content runs either way.",
    "progress": "Shows a bar of progress. Call `.progress` of what it returns to move it.",
    "query_params": "The part of the page's address after the question mark, to read and to write.",
    "radio": _CHOICE,
    "rerun": "Ends this run here and starts another at once. Nothing below it runs.",
    "scatter_chart": "Draws numbers as points.",
    "secrets": "Passwords and keys of the app; there are none here.",
    "segmented_control": _CHOICE,
    "select_slider": _CHOICE,
    "selectbox": _CHOICE,
    "session_state": "What the session keeps over reruns, by key. Widgets with a `key` keep their value in it.",
    "set_option": "Changes a setting of Streamlit.",
    "set_page_config": "Sets the title and the look of the page.",
    "sidebar": "The place at the side: `st.sidebar.button` writes into it, and so does `with st.sidebar:`.",
    "slider": f"Returns a number, or two for a range, and {_KEPT}",
    "snow": "Lets it snow, once for each run that calls it.",
    "space": "Leaves room.",
    "spinner": "Shows that something is going on while the block runs.",
    "status": "A container for what a long work tells; `.update` changes its label and state.",
    "stop": "Ends this run here. What was written stays, nothing below it runs.",
    "subheader": "Writes a smaller heading.",
    "success": "Shows a message of success.",
    "switch_page": "Ends this run and runs another page of the app.",
    "table": "Shows a plain table.",
    "tabs": "Containers behind tabs. All of them run, also those that are not shown.",
    "text": "Writes plain text.",
    "text_area": f"Returns the text, and {_KEPT}",
    "text_input": f"Returns the text, and {_KEPT} It reruns at Enter or when it is left, not while one types.",
    "time_input": f"Returns a time, and {_KEPT}",
    "title": "Writes the title of the page.",
    "toast": "Shows a message for a few seconds.",
    "toggle": f"Returns whether it is on, and {_KEPT}",
    "warning": "Shows a warning.",
    "write": "Shows each argument by its type.",
    "write_stream": "Writes texts as they come, and returns all of it.",
}
"""What each name of `st` does, with backticks around code."""

RESULTS = {"container", "columns", "tabs", "expander", "empty", "form", "popover", "chat_message", "status", "sidebar"}
"""Calls whose result takes calls of its own: `place = st.container()`, then `place.header`."""


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
        "kind": "container" if name in RESULTS else "function" if call else "value",
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
