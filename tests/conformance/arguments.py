"""Calls with odd arguments: each public callable, each of its parameters, values of every kind, on both engines.

A case is one expression. Many of them make one script, which notes for each what came of it: nothing, or an exception
with its type and words.
"""

from __future__ import annotations

import inspect
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from playground.engines import open_session
from playground.engines.compare import comparable
from playground.runtime import Limits
from playground.runtime.st.module import make_modules

from .argument_values import ANY, FRAMES, NAMED, WORDS

LIMITS: Final = Limits(reruns=2, seconds=60)
BATCH: Final = 100
"""Cases in one script."""
_LOG: Final = "conformance_argument_log"
_WORDINGS: Final = (
    (re.compile(r"0x[0-9a-f]+"), "0x"),
    (re.compile(r"rerun-playground-\w+"), Path.cwd().name),
    (re.compile(r"(\w+) expected at least 0 arguments, got -1"), r"unbound method str.\1() needs an argument"),
)
"""What differs from machine to machine."""
_TRUTH: Final = re.compile("truth value of (a|an) .* is ambiguous|unhashable type: '(DataFrame|Series|ndarray)'")
"""What pandas and NumPy say where a frame stands for what is true or false, or for a key."""

_HEAD: Final = f"""\
import collections, dataclasses, datetime, decimal, enum, fractions, io, pathlib, sys
import numpy as np
import pandas as pd
import streamlit as st
log = sys.modules["{_LOG}"].log
class Plain: pass
class Named:
    def __str__(self): return "named"
    __repr__ = __str__
class Failing:
    def __str__(self): raise ValueError("no text")
    __repr__ = __str__
class Color(enum.Enum): RED = 1; BLUE = "blue"
class Text(str): pass
class Whole(int): pass
class Level(enum.IntEnum): LOW = 1
@dataclasses.dataclass
class Row: x: int
Point = collections.namedtuple("Point", "x y")
def do(*args, **kwargs): return None
def words(value): return "w" + str(value)
def number(value): return 5
def fails(value): raise KeyError("odd")
class Chart:
    def __init__(self, number): self.number = number
    def to_dict(self):
        params = [dict(name="p", select="point")]
        return dict(mark="bar", title=str(self.number), data=[dict(a=1)], params=params)
def gen():
    yield "a"
    yield "b"
def case(number, call):
    try:
        call()
    except Exception as error:
        log.append((number, type(error).__name__, text_of(error)))
    else:
        log.append((number, "", ""))
def text_of(error):
    try: return str(error)
    except Exception: return "(no text)"
"""

# What a call needs besides the odd arguments: `{n}` is the number of the case, so that widgets have their own identity.
_LABEL: Final = {"label": "'L{n}'"}
_CHOICE: Final = {**_LABEL, "options": "['a', 'b']"}
_TEXT: Final = {"body": "'text'"}
_ROWS: Final = {"data": "[[1, 2]]"}
_LABELLED: Final = (
    *("button", "text_input", "text_area", "checkbox", "toggle", "number_input", "slider", "color_picker"),
    *("expander", "popover", "status", "badge", "form_submit_button"),
    *("file_uploader", "camera_input", "audio_input"),
)
_CHOICES: Final = (
    *("selectbox", "radio", "multiselect", "pills", "segmented_control", "select_slider", "menu_button"),
)
_TEXTS: Final = (
    *("title", "header", "subheader", "markdown", "caption", "text", "code", "latex", "html", "json"),
    *("success", "info", "warning", "error", "toast"),
)
_TABLES: Final = ("table", "dataframe", "line_chart", "area_chart", "bar_chart", "scatter_chart")
NEEDS: Final[dict[str, dict[str, str]]] = {
    **dict.fromkeys(_LABELLED, _LABEL),
    **dict.fromkeys(_CHOICES, _CHOICE),
    **dict.fromkeys(_TEXTS, _TEXT),
    **dict.fromkeys(_TABLES, _ROWS),
    "link_button": {**_LABEL, "url": "'https://example.org'"},
    "download_button": {**_LABEL, "data": "'x'"},
    "datetime_input": {**_LABEL, "value": "datetime.datetime(2024, 1, 31, 5, 6)"},
    "date_input": {**_LABEL, "value": "datetime.date(2024, 1, 31)"},
    "time_input": {**_LABEL, "value": "datetime.time(1, 2)"},
    "data_editor": {**_ROWS, "key": "'e{n}'"},
    "metric": {**_LABEL, "value": "1"},
    "form": {"key": "'form{n}'"},
    "feedback": {"key": "'feedback{n}'"},
    "chat_input": {"placeholder": "'P{n}'"},
    "chat_message": {"name": "'user'"},
    "columns": {"spec": "2"},
    "tabs": {"tabs": "['a', 'b']"},
    "exception": {"exception": "ValueError('x')"},
    "image": {"image": "b'\\x89PNG'"},
    "echarts_chart": {"spec": "{'series': [{'type': 'bar', 'data': [{n}]}]}", "key": "'chart{n}'"},
    "graphviz_chart": {"figure_or_dot": "'digraph {}'"},
    "mermaid_chart": {"body": "'graph TD'"},
    "iframe": {"src": "'<p>{n}</p>'"},
    "pyplot": {"fig": "None"},
    "audio": {"data": "b'x'"},
    "video": {"data": "b'x'"},
    "pagination": {"num_pages": "5", "key": "'pages{n}'"},
    "progress": {"value": "0.5"},
    "page_link": {"page": "'https://example.org'", "label": "'L{n}'"},
    "logo": {"image": "'https://example.org/a.png'"},
    "get_option": {"key": "'client.toolbarMode'"},
    "set_option": {"key": "'client.toolbarMode'", "value": "'auto'"},
    "write_stream": {"stream": "['a']"},
    "vega_lite_chart": {
        "data": "[{'a': {n}}]",
        "spec": "{'mark': 'bar', 'params': [{'name': 'p', 'select': 'point'}]}",
    },
    "altair_chart": {"altair_chart": "Chart({n})"},
    "plotly_chart": {"figure_or_data": "{'data': [{'y': [{n}]}]}"},
    "map": {"data": "{'lat': [1], 'lon': [2]}"},
}
_UNASKED: Final = (
    *("pdf", "Page", "navigation", "switch_page", "rerun", "stop", "help", "echo", "empty", "write", "spinner"),
    *("dialog", "fragment", "cache_data", "cache_resource"),
)
"""Callables that have forms of their own below, take anything, or end the run."""

FORMS: Final[tuple[tuple[str, str], ...]] = (
    ("ttl", "st.cache_data(ttl={v})(lambda: 1)()"),
    ("ttl", "st.cache_resource(ttl={v})(lambda: 1)()"),
    ("max_entries", "st.cache_data(max_entries={v})(lambda: 1)()"),
    ("max_entries", "st.cache_resource(max_entries={v})(lambda: 1)()"),
    ("persist", "st.cache_data(persist={v})(lambda: 1)"),
    ("scope", "st.cache_data(scope={v})(lambda: 1)()"),
    ("scope", "st.cache_resource(scope={v})(lambda: 1)()"),
    ("refresh_mode", "st.cache_data(refresh_mode={v})(lambda: 1)"),
    ("validate", "st.cache_resource(validate={v})(lambda: 1)"),
    ("hash_funcs", "st.cache_data(hash_funcs={v})(lambda: 1)"),
    ("func", "st.cache_data({v})"),
    ("func", "st.cache_resource({v})"),
    ("argument", "st.cache_data(lambda x: 1)({v})"),
    ("func", "st.fragment({v})"),
    ("run_every", "st.fragment(run_every={v})(do)()"),
    ("key", "st.fragment(key={v})(do)()"),
    ("title", "st.dialog({v})(do)"),
    ("width", "st.dialog('D{n}', width={v})(do)()"),
    ("position", "st.dialog('D{n}', position={v})(do)()"),
    ("icon", "st.dialog('D{n}', icon={v})(do)()"),
    ("on_dismiss", "st.dialog('D{n}', on_dismiss={v})(do)()"),
    ("dismissible", "st.dialog('D{n}', dismissible={v})(do)()"),
    ("page", "st.Page({v})"),
    ("title", "st.Page(do, title={v})"),
    ("icon", "st.Page(do, icon={v})"),
    ("url_path", "st.Page(do, url_path={v})"),
    ("default", "st.Page(do, default={v})"),
    ("visibility", "st.Page(do, visibility={v})"),
    ("page", "st.switch_page({v})"),
    ("query_params", "st.switch_page('nowhere.py', query_params={v})"),
    ("key", "st.session_state[{v}]"),
    ("key", "{v} in st.session_state"),
    ("key", "st.session_state.pop({v})"),
    ("key", "st.session_state.__setitem__({v}, 1)"),
    ("key", "st.query_params[{v}]"),
    ("key", "{v} in st.query_params"),
    ("key", "st.query_params.get_all({v})"),
    ("value", "st.query_params.__setitem__('q', {v})"),
    ("params", "st.query_params.from_dict({v})"),
    ("params", "st.query_params.update({v})"),
    ("key", "st.query_params.__delitem__({v})"),
    ("key", "st.secrets[{v}]"),
    ("key", "{v} in st.secrets"),
    ("key", "st.secrets.get({v})"),
    ("key", "st.secrets.__setitem__('a', {v})"),
    ("key", "st.secrets.__delitem__({v})"),
    ("value", "setattr(st.secrets, 'a', {v})"),
    ("value", "delattr(st.secrets, 'a')"),
    ("key", "st.context[{v}]"),
    ("key", "{v} in st.context"),
    ("key", "st.context.headers[{v}]"),
    ("key", "st.context.cookies.get({v})"),
    ("value", "setattr(st.context, 'locale', {v})"),
    ("value", "st.progress(0).progress({v})"),
    ("text", "st.progress(0).progress(0, text={v})"),
    ("label", "st.status('S{n}').update(label={v})"),
    ("state", "st.status('S{n}').update(state={v})"),
    ("expanded", "st.status('S{n}').update(expanded={v})"),
    ("text", "st.spinner({v}).__enter__()"),
    ("width", "st.spinner('S', width={v}).__enter__()"),
    ("html", "st.components.v1.html({v})"),
    ("width", "st.components.v1.html('a', width={v})"),
    ("height", "st.components.v1.html('a', height={v})"),
    ("scrolling", "st.components.v1.html('a', scrolling={v})"),
    ("tab_index", "st.components.v1.html('a', tab_index={v})"),
    ("src", "st.components.v1.iframe({v})"),
    ("name", "st.components.v1.declare_component({v}, url='http://a.b')"),
    ("path", "st.components.v1.declare_component('c{n}', path={v})"),
    ("url", "st.components.v1.declare_component('c{n}', url={v})()"),
    ("default", "st.components.v1.declare_component('c{n}', url='http://a.b')(default={v})"),
    ("key", "st.components.v1.declare_component('c{n}', url='http://a.b')(key={v})"),
    ("on_change", "st.components.v1.declare_component('c{n}', url='http://a.b')(on_change={v})"),
    ("tab_index", "st.components.v1.declare_component('c{n}', url='http://a.b')(tab_index={v})"),
    ("data", "st.components.v2.component('d{n}')(data={v})"),
    ("width", "st.components.v2.component('d{n}')(width={v})"),
    ("css", "st.components.v2.component('d{n}', css={v})"),
    ("column_span", "st.grid(3).cell(column_span={v})"),
    ("column_span", "st.grid().cell(column_span={v})"),
    ("row_span", "st.grid(3).cell(row_span={v})"),
    ("body", "st.skeleton().text({v})"),
    ("body", "st.bottom.text({v})"),
    ("code_location", "st.echo({v})"),
    ("args", "st.write({v})"),
    ("stream", "st.write_stream({v})"),
    ("unsafe_allow_html", "st.write('a', unsafe_allow_html={v})"),
    ("name", "getattr(st, {v})"),
    ("label", "form{b}.form_submit_button({v})"),
    ("help", "form{b}.form_submit_button('L{n}', help={v})"),
    ("on_click", "form{b}.form_submit_button('L{n}', on_click={v})"),
    ("type", "form{b}.form_submit_button('L{n}', type={v})"),
    ("key", "form{b}.form_submit_button('L{n}', key={v})"),
    ("icon", "form{b}.form_submit_button('L{n}', icon={v})"),
    ("shortcut", "form{b}.form_submit_button('L{n}', shortcut={v})"),
    ("width", "form{b}.form_submit_button('L{n}', width={v})"),
    ("on_change", "form{b}.text_input('L{n}', on_change={v})"),
)
_SIMPLIFIED: Final = ("line_chart", "area_chart", "bar_chart", "scatter_chart", "data_editor")
"""What the playground draws in its own way: of these only what is refused is compared."""
_STRIPPED: Final = ("icon", "page_icon", "title", "url_path", "avatar", "ttl", "run_every")
"""Arguments that are texts: a class in their place is left out, as what is said of it is Python's affair."""
PLACES: Final = ("st", "st", "st", "st", "st.sidebar", "box", "form")


@dataclass(frozen=True)
class Case:
    """One call, as a script writes it."""

    code: str


def cases(seed: int, count: int) -> list[Case]:
    """Return `count` calls; the same for the same seed."""
    choose = random.Random(seed)
    known = _callables()
    names = sorted(known)
    return [_case(choose, number, known, names) for number in range(count)]


def _case(choose: random.Random, number: int, known: dict[str, list[str]], names: list[str]) -> Case:
    if choose.random() < 0.22:
        parameter, form = choose.choice(FORMS)
        return Case(form.format(n=number, v=_value(choose, parameter), b=""))
    name = choose.choice(names)
    given = dict(NEEDS.get(name, {}))
    odd = choose.sample(known[name], min(len(known[name]), choose.choice((1, 1, 1, 2))))
    given.update({parameter: _value(choose, parameter) for parameter in odd})
    if "key" in known[name] and "key" not in given and choose.random() < 0.2:
        given["key"] = "'key{n}'"
    place = choose.choice(PLACES) if name not in ("set_page_config", "logo", "get_option", "set_option") else "st"
    if name == "form_submit_button":
        place = choose.choice(("form", "form", "form", "st"))
    said = ", ".join(f"{parameter}={value.replace('{n}', str(number))}" for parameter, value in given.items())
    return Case(f"{place}.{name}({said})")


def _value(choose: random.Random, parameter: str) -> str:
    value = _any_value(choose, parameter)
    return "int" if value == "str" and parameter in _STRIPPED else value


def _any_value(choose: random.Random, parameter: str) -> str:
    chance = choose.random()
    if parameter in NAMED and chance < 0.4:
        return choose.choice(NAMED[parameter])
    if chance < 0.55:
        return repr(choose.choice(WORDS))
    return choose.choice(FRAMES if choose.random() < 0.2 else ANY)


def _callables() -> dict[str, list[str]]:
    """The calls of `st` and of its places here, with the names of their parameters."""
    st = make_modules()["streamlit"]
    found = {}
    for name, value in vars(st).items():
        if name.startswith("_") or name in _UNASKED or (name not in NEEDS and not inspect.isroutine(value)):
            continue
        parameters = inspect.signature(value).parameters.values()
        found[name] = [each.name for each in parameters if each.kind not in (each.VAR_POSITIONAL, each.VAR_KEYWORD)]
    return {name: parameters for name, parameters in found.items() if parameters}


def script(batch: Sequence[Case]) -> str:
    """One script that does all of the cases, each in a line of its own."""
    head = _HEAD + 'box = st.container()\nform = st.form("the form")\n'
    return head + "".join(f"case({number}, lambda: {case.code})\n" for number, case in enumerate(batch))


def outcomes(engine: str, batch: Sequence[Case]) -> list[dict[str, Any]]:
    """What came of each case: the exception, and the elements that the page shows of it."""
    log = ModuleType(_LOG)
    log.log = []  # type: ignore[attr-defined]
    sys.modules[_LOG] = log
    source = script(batch)
    session = open_session(engine, source, "app.py", LIMITS)
    session.hold_time()
    step = session.start()
    first = source.count("\n") - len(batch) + 1
    found: list[dict[str, Any]] = [{"raised": "(not reached)", "shown": []} for _ in batch]
    for number, kind, text in log.log:  # type: ignore[attr-defined]
        found[number]["raised"] = _plain(f"{kind}: {text}" if kind else "")
    if step.runs[-1].outcome != "completed":
        raise AssertionError(f"{engine}: {step.runs[-1].outcome} {step.runs[-1].message}")
    for element in comparable(step)["screen"]:
        at = ((element.get("line") or [None])[0] or 0) - first
        if 0 <= at < len(batch) and element["type"] not in _SIMPLIFIED:
            found[at]["shown"].append({k: v for k, v in element.items() if k not in ("id", "path", "line", "place")})
    return found


def _plain(text: str) -> str:
    """`text` without addresses in memory, the folders of this machine, and Python's two wordings of one error.

    Which of the two it says of a method without its object depends on how often that line of Streamlit's ran.
    """
    for each, other in _WORDINGS:
        text = each.sub(other, text)
    return text.replace(f"{Path.home()}/", "~/").replace(f"{Path.cwd()}/", "")


def differences(batch: Sequence[Case], *, fields: bool = True) -> Iterator[str]:
    """Return one text for each case in which the engines differ."""
    for case, mini, real in zip(batch, outcomes("mini", batch), outcomes("streamlit", batch), strict=True):
        if mini["raised"].startswith("NotInPlaygroundError: ") and not real["raised"]:
            continue
        if all(each["raised"] for each in (mini, real)) and any(_TRUTH.search(each["raised"]) for each in (mini, real)):
            continue  # both refuse a frame: which of their checks comes to its truth first is nobody's concern
        if mini["raised"] != real["raised"]:
            told = [each["raised"] or "accepted" for each in (mini, real)]
            yield f"{case.code}\n    mini      {told[0]}\n    Streamlit {told[1]}"
        elif fields and mini["shown"] != real["shown"]:
            yield f"{case.code}\n    mini shows      {mini['shown']}\n    Streamlit shows {real['shown']}"


def batches(seed: int, count: int, size: int = BATCH) -> Iterator[list[Case]]:
    """The cases in scripts of `size`."""
    every = cases(seed, count)
    for start in range(0, count, size):
        yield every[start : start + size]


__all__ = ["Callable", "Case", "batches", "cases", "differences", "outcomes", "script"]
