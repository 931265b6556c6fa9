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
from playground.runtime.module import make_modules

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

_HEAD: Final = f"""\
import collections, datetime, decimal, enum, fractions, io, pathlib, sys
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
Point = collections.namedtuple("Point", "x y")
def do(*args, **kwargs): return None
def words(value): return "w" + str(value)
def number(value): return 5
def fails(value): raise KeyError("odd")
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

ANY: Final = (
    *("None", "True", "False", "0", "1", "-1", "2", "5", "100", "-7", "2**31", "2**32", "2**53", "2**63", "-2**63"),
    *("2**64", "10**400", "0.0", "-0.0", "0.5", "1.0", "2.7", "-3.5", "1e300", "float('nan')", "float('inf')"),
    *("float('-inf')", "1j", "decimal.Decimal('1.5')", "fractions.Fraction(1, 3)", "Whole(3)"),
    *(
        "''",
        "' '",
        "'a'",
        "'b'",
        "'abc'",
        "'Abc'",
        "'5'",
        "'\\u2705'",
        "':material/home:'",
        "'{x}'",
        "'a\\nb'",
        "'\\0'",
    ),
    *("'%'", "Text('a')", "b''", "b'abc'", "bytearray(b'abc')", "memoryview(b'abc')", "'x' * 200"),
    *("[]", "[1]", "['a']", "['a', 'b']", "[1, 2]", "[None]", "[[]]", "['']", "[1, 'a']", "[1.5, 2.5]", "()", "(1,)"),
    *("('a', 'b')", "(1, 2)", "(1, 2, 3)", "(None, None)", "{}", "{'a': 1}", "{1: 2}", "set()", "{1}", "{'a'}"),
    *("frozenset()", "range(3)", "range(0)", "gen()", "iter([1])", "Point(1, 2)", "{'a': [1, 2]}"),
    *("datetime.date(2024, 2, 29)", "datetime.datetime(2024, 2, 29, 12, 30)", "datetime.time(8, 45)"),
    *("datetime.timedelta(minutes=5)", "datetime.timedelta(-1)", "datetime.date.min", "datetime.datetime.max"),
    *("Plain()", "Named()", "Failing()", "Plain", "Color.RED", "Color.BLUE", "Color", "int", "str", "do", "words"),
    *("number", "fails", "lambda: None", "lambda value: value", "...", "NotImplemented", "ValueError('x')", "object()"),
    *("io.BytesIO(b'abc')", "io.StringIO('abc')", "pathlib.Path('nowhere.png')", "slice(1)", "type", "datetime"),
    *("collections.deque([1])", "collections.OrderedDict(a=1)", "collections.Counter('ab')", "range(2, 5)"),
)
"""Values of every kind, as a script writes them."""

_WORDS: Final = (
    *("stretch", "content", "auto", "small", "medium", "large", "xsmall", "xxlarge", "left", "center", "right", "top"),
    *("bottom", "distribute", "justify", "visible", "hidden", "collapsed", "rerun", "ignore", "primary", "secondary"),
    *("tertiary", "single", "multi", "fixed", "dynamic", "add", "delete", "query-params", "session", "page", "default"),
    *("password", "email", "red", "rainbow", "gray", "#fff", "rgb(1,2,3)", "normal", "inverse", "off", "above"),
    *("below", "now", "today", "min", "start", "end", "single-row", "multi-row", "multi-cell", "single-row-required"),
    *("multi-column", "below_title", "cursor", "always", "horizontal", "layered", "normalize", "1d", "2 hours", "1h30"),
    *("Ctrl+K", "c", "ctrl", "f5", "Ctrl+Shift+x+y", "enter", "YYYY/MM/DD", "DD.MM.YYYY", "%d", "%.2f", "percent"),
    *(
        "running",
        "complete",
        "error",
        "user",
        "assistant",
        "fuzzy",
        "contains",
        "thumbs",
        "faces",
        "stars",
        "https://a.b",
    ),
    *(
        "2024-01-31",
        "12:30",
        "2024-01-31T12:30",
        "2024-13-01",
        "spinner",
        ":rocket:",
        ":material/nonsense name:",
        "sidebar",
    ),
    *(
        "light",
        "expanded",
        "locked",
        "wide",
        "centered",
        "disk",
        "global",
        "background",
        "foreground",
        "compact",
        "step",
    ),
)


def _named() -> dict[str, tuple[str, ...]]:
    """Values that only a parameter of that name is likely to make something of."""
    sizes = (
        "'stretch'",
        "'content'",
        "'Stretch'",
        "'auto'",
        "0",
        "-5",
        "1",
        "300",
        "2**32 - 1",
        "2**32",
        "True",
        "2.5",
    )
    dates = ("'today'", "'2024-01-31'", "'2024-13-01'", "datetime.date(2024, 1, 31)", "datetime.date(1, 1, 1)")
    times = ("'now'", "'12:30'", "'25:00'", "datetime.time(1, 2)", "datetime.datetime(2024, 1, 31, 5, 6)")
    numbers = ("3", "3.0", "0", "10", "-10", "10.5", "2**53", "-2**53", "1e308", "float('nan')")
    both = ("(1, 2)", "[3, 1]", "(datetime.date(2024, 1, 1), datetime.date(2023, 1, 1))", "(1.0, 2)", "('a', 'b')")
    tables = (
        *(
            "[[1, 2], [3]]",
            "[{'a': 1}, 2]",
            "[[1], 'a']",
            "{'a': [1, 2], 'b': [1]}",
            "{'a': [1], 'b': 2}",
            "[{'a': 1}]",
        ),
        *("{'a': {'x': 1}, 'b': 2}", "[(1, 2), {'a': 1}]", "{'a': 1, 'b': [2]}", "[None, [1]]", "[[1, 2], None]"),
    )
    return {
        "width": sizes,
        "height": sizes,
        "size": (*sizes, "'xxsmall'", "'medium'", "'Large'"),
        "gap": ("None", "'small'", "'Small'", "'xxlarge'", "0", "-1", "2**32", "True", "1.5"),
        "value": (*numbers, *dates, *times, *both),
        "min_value": (*numbers, *dates, *times),
        "max_value": (*numbers, *dates, *times),
        "step": ("1", "0", "-1", "0.1", "60", "59", "86400", "datetime.timedelta(days=1)", "datetime.timedelta(0)"),
        "key": ("'k'", "5", "''", "'$$ID-x'", "None", "1.5", "b'k'"),
        "options": (
            "['a', 'b']",
            "[]",
            "'ab'",
            "{'a': 1, 'b': 2}",
            "['a', 'a']",
            "range(3)",
            "{'b'}",
            "Color",
            "gen()",
        ),
        "default": ("'a'", "['a']", "['z']", "['a', 'a']", "('a', 'b')", "{'a'}", "0", "[]", "iter(['a'])"),
        "index": ("0", "1", "2", "-1", "None", "True", "1.0", "'a'"),
        "icon": (
            "'\\u2705'",
            "'x'",
            "':material/home:'",
            "':material/nope nope:'",
            "':rocket:'",
            "' \\u2705 '",
            "'spinner'",
        ),
        "spec": (
            "0",
            "-1",
            "3",
            "True",
            "[1, 2]",
            "[0, 1]",
            "[-1]",
            "[]",
            "['a']",
            "(1.5, 2)",
            "'ab'",
            "[float('nan')]",
        ),
        "tabs": ("['a', 'b']", "[]", "'ab'", "[1]", "['a', 1]", "None", "('a',)", "{'a': 1}", "5"),
        "data": tables,
        "body": ("'text'", "5", "Plain()", "''", "[1]"),
        "captions": ("['x']", "[1, 2]", "['x', None]", "'xy'", "[]", "['x', 'y', 'z']"),
        "max_selections": ("0", "1", "-1", "True", "1.5", "2**31"),
        "max_chars": ("0", "-1", "5", "1.5", "2**32"),
        "format_func": (
            "str",
            "words",
            "number",
            "fails",
            "lambda value: None",
            "lambda value: b'x'",
            "5",
            "'x'",
            "None",
        ),
        "on_change": ("'rerun'", "'ignore'", "'Rerun'", "do", "5", "None"),
        "on_click": ("'rerun'", "'ignore'", "'Rerun'", "do", "5", "None"),
        "on_select": ("'rerun'", "'ignore'", "'Rerun'", "do", "5", "None"),
        "args": ("()", "(1,)", "[1]", "'ab'", "5", "None", "{'a': 1}"),
        "kwargs": ("{}", "{'a': 1}", "{1: 2}", "[('a', 1)]", "5", "'ab'", "None"),
        "ttl": ("60", "'1d'", "'x'", "-1", "0", "datetime.timedelta(1)", "None", "1.5", "''", "True"),
        "run_every": ("60", "'1d'", "'x'", "-1", "0", "datetime.timedelta(1)", "None", "1.5", "''", "True"),
        "bind": ("None", "'query-params'", "'x'"),
        "persist_state": ("None", "'page'", "'session'", "'x'"),
        "divider": ("True", "False", "'red'", "'Red'", "'pink'", "5"),
        "anchor": ("False", "True", "None", "'a'", "5"),
        "format": ("'%d'", "'%.2f'", "'%s'", "'%'", "'x'", "'%d %d'", "'YYYY-MM-DD'", "'plain'", "'percent'", "5"),
        "image": ("'nowhere.png'", "b'abc'", "['nowhere.png']", "'https://a.b/c.png'", "'data:image/png;base64,AA=='"),
        "shortcut": ("'k'", "'Ctrl+K'", "'c'", "'ctrl'", "'a+b'", "''", "'f12'", "'+'", "'\\u2705'", "5"),
        "required": ("True", "False", "None", "1", "'x'"),
        "validate": ("'a+'", "('a', 'no')", "'('", "5", "('a',)", "do"),
        "live": ("True", "False", "'x'", "5", "0", "300"),
    }


NAMED: Final = _named()

# What a call needs besides the odd arguments: `{n}` is the number of the case, so that widgets have their own identity.
_LABEL: Final = {"label": "'L{n}'"}
_CHOICE: Final = {**_LABEL, "options": "['a', 'b']"}
_TEXT: Final = {"body": "'text'"}
_ROWS: Final = {"data": "[[1, 2]]"}
_LABELLED: Final = (
    *("button", "text_input", "text_area", "checkbox", "toggle", "number_input", "slider", "color_picker"),
    *("expander", "popover", "status", "badge", "form_submit_button"),
)
_CHOICES: Final = ("selectbox", "radio", "multiselect", "pills", "segmented_control", "select_slider")
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
    "progress": {"value": "0.5"},
    "page_link": {"page": "'https://example.org'", "label": "'L{n}'"},
    "logo": {"image": "'https://example.org/a.png'"},
    "get_option": {"key": "'client.toolbarMode'"},
    "set_option": {"key": "'client.toolbarMode'", "value": "'auto'"},
    "write_stream": {"stream": "['a']"},
}
_UNASKED: Final = (
    *("Page", "navigation", "switch_page", "rerun", "stop", "help", "echo", "empty", "write", "spinner"),
    *("dialog", "fragment", "cache_data", "cache_resource"),
)
"""Callables that have forms of their own below, take anything, or end the run."""

_NOT_HERE: Final = ("accept_file", "accept_audio", "file_type")
"""Files and audio in a chat: the playground says that it does not take them."""

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
    chance = choose.random()
    if parameter in NAMED and chance < 0.4:
        return choose.choice(NAMED[parameter])
    if chance < 0.55:
        return repr(choose.choice(_WORDS))
    return choose.choice(ANY)


def _callables() -> dict[str, list[str]]:
    """The calls of `st` and of its places here, with the names of their parameters."""
    st = make_modules()["streamlit"]
    found = {}
    for name, value in vars(st).items():
        if name.startswith("_") or name in _UNASKED or (name not in NEEDS and not inspect.isroutine(value)):
            continue
        parameters = [each for each in inspect.signature(value).parameters.values() if each.name not in _NOT_HERE]
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
        at = (element.get("line") or 0) - first
        if 0 <= at < len(batch) and element["type"] not in _SIMPLIFIED:
            found[at]["shown"].append({k: v for k, v in element.items() if k not in ("id", "path", "line", "place")})
    return found


def _plain(text: str) -> str:
    """`text` without addresses in memory, the folders of this machine, and Python's two wordings of one error.

    Which of the two it says of `str.strip()` depends on how often that line of Streamlit's ran.
    """
    for each, other in _WORDINGS:
        text = each.sub(other, text)
    return text.replace(f"{Path.home()}/", "~/").replace(f"{Path.cwd()}/", "")


def differences(batch: Sequence[Case], *, fields: bool = True) -> Iterator[str]:
    """Return one text for each case in which the engines differ."""
    for case, mini, real in zip(batch, outcomes("mini", batch), outcomes("streamlit", batch), strict=True):
        if mini["raised"].startswith("NotInPlaygroundError: ") and not real["raised"]:
            continue
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
