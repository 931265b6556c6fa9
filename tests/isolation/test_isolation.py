"""Sessions of one interpreter: what one does to Python, no other sees, and it finds it again itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.isolation.worker import Worker, texts

SEVEN = "st.text(str(len('1234567')))"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    worker = Worker(tmp_path_factory.mktemp("home"))
    yield worker
    worker.close()


@pytest.fixture
def worker(shared: Worker) -> Worker:
    """The worker of the tests that leave it clean; they notice when it is not."""
    for session in "abc":
        shared.ask(type="close", session=session)
    assert shared.run(SEVEN) == ["7"]
    assert not shared.spoiled
    return shared


@pytest.fixture
def own_worker(tmp_path: Path) -> Iterator[Worker]:
    """A worker for a script that spoils it."""
    worker = Worker(tmp_path)
    yield worker
    worker.close()


# What a script does, how another sees it, and what that must show.
LEAVES_NOTHING = {
    "a patched print": ("import builtins\nbuiltins.print = None", "st.text(print is None)", "False"),
    "a new builtin": (
        "import builtins\nbuiltins.foo = 1",
        "import builtins\nst.text(hasattr(builtins, 'foo'))",
        "False",
    ),
    "sys.exit": ("import sys\nsys.exit = None", "import sys\nst.text(sys.exit is None)", "False"),
    "st.write": ("st.write = None", "st.text(st.write is None)", "False"),
    "a module": ("import sys\nsys.modules['mine'] = sys", "import sys\nst.text('mine' in sys.modules)", "False"),
    "streamlit deleted": ("import sys\ndel sys.modules['streamlit']", "st.text('still here')", "still here"),
    "json deleted": ("import sys\ndel sys.modules['json']", "import json\nst.text(json.dumps([1]))", "[1]"),
    "json.dumps": ("import json\njson.dumps = None", "import json\nst.text(json.dumps([1]))", "[1]"),
    "html.escape": ("import html\nhtml.escape = str", "import html\nst.text(html.escape('<'))", "&lt;"),
    "a class of json": (
        "import json\njson.JSONEncoder.encode = lambda *a: 'mine'",
        "import json\nst.text(json.JSONEncoder().encode([1]))",
        "[1]",
    ),
    "code of a function": (
        "st.columns.__func__.__code__ = (lambda *a: 0).__code__",
        "st.text(len(st.columns(2)))",
        "2",
    ),
    "defaults of a function": (
        "import json\njson.dumps.__kwdefaults__ = {}",
        "import json\nst.text(json.dumps(1))",
        "1",
    ),
    "a module it loads": ("import wave\nwave.open = 'mine'", "import wave\nst.text(wave.open == 'mine')", "False"),
    "the recursion limit": (
        "import sys\nsys.setrecursionlimit(5000)",
        "import sys\nst.text(sys.getrecursionlimit())",
        "1000",
    ),
    "the switch interval": (
        "import sys\nsys.setswitchinterval(1)",
        "import sys\nst.text(sys.getswitchinterval() < 1)",
        "True",
    ),
    "a trace function": ("import sys\nsys.settrace(lambda *a: None)", "import sys\nst.text(sys.gettrace())", "None"),
    "a profiler": ("import sys\nsys.setprofile(lambda *a: None)", "import sys\nst.text(sys.getprofile())", "None"),
    "signal handlers": (
        "import signal\nsignal.signal(signal.SIGINT, lambda *a: None)",
        "import signal\nst.text(signal.getsignal(signal.SIGINT) is signal.default_int_handler)",
        "True",
    ),
    "gc switched off": ("import gc\ngc.disable()", "import gc\nst.text(gc.isenabled())", "True"),
    "the locale": (
        "import locale\nlocale.setlocale(locale.LC_ALL, 'C.UTF-8')",
        "import locale\nst.text(locale.setlocale(locale.LC_TIME))",
        "C",
    ),
    "the folder": ("import os\nos.chdir('/')", "import os\nst.text(os.getcwd() == '/')", "False"),
    "a file": (
        "open('note.txt', 'w').write('mine')",
        "import os\nst.text(os.path.exists('note.txt'))",
        "False",
    ),
    "a temporary file": (
        "import tempfile\ntempfile.NamedTemporaryFile(delete=False, suffix='.mine')",
        "import os\nst.text(os.listdir('.'))",
        "[]",
    ),
    "the environment": (
        "import os\nos.environ['MINE'] = '1'\nos.environ.pop('HOME', 0)",
        "import os\nst.text('MINE' in os.environ)",
        "False",
    ),
    "sys.path": ("import sys\nsys.path.clear()", "import sys\nst.text(len(sys.path) > 0)", "True"),
    "sys.stdout": ("import sys\nsys.stdout = None", "import sys\nst.text(sys.stdout is None)", "False"),
    "warnings filters": (
        "import warnings\nwarnings.simplefilter('error')",
        "import warnings\nwarnings.warn('x')\nst.text('warned')",
        "warned",
    ),
    "loggers": (
        "import logging\nlogging.getLogger('x').setLevel(10)\nlogging.disable()\nlogging.basicConfig()",
        "import logging\nst.text([logging.root.handlers, logging.root.manager.disable, logging.getLogger('x').level])",
        "[[], 0, 0]",
    ),
    "the precision of decimal": (
        "import decimal\ndecimal.getcontext().prec = 3",
        "import decimal\nst.text(decimal.getcontext().prec)",
        "28",
    ),
    "a context variable": (
        "import contextvars\nst.session_state.v = contextvars.ContextVar('v')\nst.session_state.v.set(1)",
        "import contextvars\nst.text([v.name for v in contextvars.copy_context() if v.name == 'v'])",
        "[]",
    ),
    "digits of an int": (
        "import sys\nsys.set_int_max_str_digits(0)",
        "import sys\nst.text(sys.get_int_max_str_digits())",
        "4300",
    ),
    "an import hook": (
        "import sys\nclass Never:\n    def find_spec(*a): raise MemoryError\nsys.meta_path.insert(0, Never())",
        "import colorsys\nst.text(colorsys.__name__)",
        "colorsys",
    ),
    "what it registered to run at exit": ("import atexit\natexit.register(print)", SEVEN, "7"),
    "an audit hook": ("import sys\nsys.addaudithook(lambda *a: 1 / 0)", SEVEN, "7"),
    "its globals": ("mine = 1", "st.text('mine' in globals())", "False"),
    "its cache": (
        "import functools\nfunctools.cache = None",
        "import functools\nst.text(functools.cache is None)",
        "False",
    ),
    "another tool that watches": (
        "import sys\nm = sys.monitoring\nm.use_tool_id(1, 'x')\nm.register_callback(1, m.events.PY_START, print)\n"
        "m.set_events(1, m.events.PY_START)",
        "import sys\nst.text(sys.monitoring.get_tool(1))",
        "None",
    ),
    "more events of the playground's tool": (
        "import sys\nm = sys.monitoring\nn = [m.get_tool(n) for n in range(6)].index('rerun-playground')\n"
        "m.register_callback(n, m.events.PY_RETURN, print)\nm.set_events(n, m.events.PY_RETURN)",
        "import sys\nm = sys.monitoring\nn = [m.get_tool(n) for n in range(6)].index('rerun-playground')\n"
        "st.text([m.get_events(n), m.register_callback(n, m.events.PY_RETURN, None)])",
        "[0, None]",
    ),
    "a codec": (
        "import codecs\ncodecs.register(lambda name: codecs.lookup('utf-8') if name == 'mine' else None)\n"
        "'x'.encode('mine')",
        "try: 'x'.encode('mine')\nexcept LookupError: st.text('unknown')",
        "unknown",
    ),
    "an error handler of codecs": (
        "import codecs\ncodecs.register_error('strict', lambda error: ('?', error.end))\n'\xe9'.encode('ascii')",
        "try: '\xe9'.encode('ascii')\nexcept UnicodeEncodeError: st.text('strict')",
        "strict",
    ),
    "the time zone": (
        "import os, time\nos.environ['TZ'] = 'XYZ+5'\ntime.tzset()",
        "import time\nst.text(time.strftime('%Z') == 'XYZ')",
        "False",
    ),
    "the default context of decimal": (
        "import decimal\ndecimal.DefaultContext.prec = 3",
        "import decimal\nst.text(decimal.getcontext().prec)",
        "28",
    ),
    "traced memory": (
        "import tracemalloc\ntracemalloc.start()",
        "import tracemalloc\nst.text(tracemalloc.is_tracing())",
        "False",
    ),
    "an object that dies later": (
        "import builtins\nclass Late:\n    def __del__(self): builtins.late = 1\nlate = Late()\n"
        "late.me = late\ndel late",
        "import builtins, gc\ngc.collect()\nst.text(hasattr(builtins, 'late'))",
        "False",
    ),
    "an object that dies with its session": (
        "import builtins\nclass Late:\n    def __del__(self): builtins.late = 1\nst.session_state.late = Late()\n"
        "import sys\nsys.modules['late'] = Late()\nsys.late = Late()",
        "import builtins, gc\ngc.collect()\nst.text(hasattr(builtins, 'late'))",
        "False",
    ),
    "umask": ("import os\nos.umask(0o777)", "import os\nst.text(os.umask(0o022) == 0o777)", "False"),
}


@pytest.mark.parametrize(("done", "seen", "expected"), LEAVES_NOTHING.values(), ids=LEAVES_NOTHING)
def test_what_one_session_does_no_other_sees(worker, done, seen, expected):
    worker.run(done)
    assert not worker.spoiled
    assert worker.run(seen, "b")[-1] == expected
    worker.ask(type="close", session="a")
    assert worker.run(seen)[-1] == expected


@pytest.mark.parametrize(("done", "seen", "expected"), LEAVES_NOTHING.values(), ids=LEAVES_NOTHING)
def test_a_session_starts_clean_also_when_its_script_is_run_again(worker, done, seen, expected):
    worker.run(done)
    assert worker.run(seen)[-1] == expected


FOUND_AGAIN = {
    "random numbers": (
        "import random\nif 'n' not in st.session_state: st.session_state.n = random.seed(1)\nst.text(random.random())",
        ["0.13436424411240122", "0.8474337369372327"],
    ),
    "a file": (
        "import os\nst.text(os.path.exists('note.txt'))\nopen('note.txt', 'w').write('mine')",
        ["False", "True"],
    ),
    "the environment": (
        "import os\nst.text('MINE' in os.environ)\nos.environ['MINE'] = '1'",
        ["False", "True"],
    ),
    "a module of its own": (
        "import statistics\nst.text(hasattr(statistics, 'mine'))\nstatistics.mine = 1",
        ["False", "True"],
    ),
    "a part of a shared package": (
        "import importlib.resources.abc as part\nimport importlib\nst.text(importlib.resources.abc is part)",
        ["True", "True"],
    ),
    "a patch": ("import json\nst.text(hasattr(json, 'mine'))\njson.mine = 1", ["False", "True"]),
}


@pytest.mark.parametrize(("source", "expected"), FOUND_AGAIN.values(), ids=FOUND_AGAIN)
def test_a_session_finds_again_what_it_did(worker, source, expected):
    source += "\nst.button('Go')"
    assert worker.run(source)[-1] == expected[0]
    worker.run(source, "b")
    assert worker.click("Go")[-1] == expected[1]


def test_two_sessions_have_different_random_numbers(worker):
    source = "import random\nst.text(random.random())"
    assert worker.run(source) != worker.run(source, "b")


REFUSED = {
    "the playground": ("import playground", "ModuleNotFoundError: No module named 'playground'"),
    "a part of the playground": ("from playground.sandbox import Sandbox", "ModuleNotFoundError"),
    "the playground by importlib": ("import importlib\nimportlib.import_module('playground')", "ModuleNotFoundError"),
    "JavaScript by importlib": ("import importlib\nimportlib.__import__('js')", "ModuleNotFoundError"),
    "a finder": ("import sys\nsys.meta_path.clear()\nimport js", "ModuleNotFoundError"),
    "JavaScript": ("import js", "ModuleNotFoundError: No module named 'js'"),
    "Pyodide": ("from pyodide.code import run_js", "ModuleNotFoundError: No module named 'pyodide"),
    "Pyodide's inside": ("import _pyodide_core", "ModuleNotFoundError"),
    "ctypes": ("import ctypes", "ModuleNotFoundError: No module named 'ctypes'"),
    "all objects": ("import gc\ngc.get_objects()", "RuntimeError: Not in the playground: gc.get_objects()"),
    "who refers to an object": ("import gc\ngc.get_referrers(st)", "RuntimeError: Not in the playground"),
    "all frames": ("import sys\nsys._current_frames()", "RuntimeError: Not in the playground"),
}


@pytest.mark.parametrize(("source", "message"), REFUSED.values(), ids=REFUSED)
def test_what_leads_below_a_script_is_refused(worker, source, message):
    assert worker.run(source)[-1].startswith(message)
    assert worker.run("try:\n    " + source.replace("\n", "\n    ") + "\nexcept Exception: st.text('no')")[-1] == "no"


NOT_BY_ANY_MEANS = {
    "with its code exchanged": "import sys\nsys.modules['playground.isolation.isolation'].Isolation._leave.__code__ = "
    "(lambda *a: None).__code__",
    "with its table of what is refused cleared": "import sys, gc\nours = sys.modules['playground.isolation.settings']\n"
    "for name, value in vars(ours).items():\n    if type(value) is dict and name != '__builtins__': value.clear()\n"
    "gc.get_objects()",
    "with its judge exchanged": "import sys, gc\nours = sys.modules['playground.isolation.settings']\n"
    "for kind in [each for each in vars(ours).values() if type(each) is type]:\n    for name in list(vars(kind)):\n"
    "        if name[:2] != '__': setattr(kind, name, lambda *a: None)\ngc.get_objects()",
    "with builtins of its own": "import sys, gc\nours = sys.modules['playground.isolation.settings']\n"
    "for name in ('isinstance', 'type', 'len', 'str', 'getattr'): ours.__builtins__[name] = lambda *a: False\n"
    "gc.get_objects()",
}


@pytest.mark.parametrize("source", NOT_BY_ANY_MEANS.values(), ids=NOT_BY_ANY_MEANS)
def test_what_refuses_cannot_be_put_to_sleep(own_worker, source):
    assert own_worker.run(source)[-1].startswith("RuntimeError: Not in the playground")


CRAWL = """
import sys, types
PARTS = ('__dict__', '__closure__', '__globals__', '__builtins__', '__self__', '__func__', '__wrapped__', 'func',
    'args', 'keywords', 'fget', 'fset', '__defaults__', '__kwdefaults__', '__objclass__')
seen, found, todo = {}, set(), [globals(), sys.modules, object, __import__]
while todo and len(seen) < 300_000:
    each = todo.pop()
    if id(each) in seen: continue
    seen[id(each)] = each
    kind = type(each)
    name = f'{kind.__module__}.{kind.__name__}'
    if name.startswith(('playground.sandbox', 'playground.isolation.isolation')): found.add(name)
    if kind.__name__ == 'Session' and 'mine = sec' + 'ret' in each.script.source: found.add('another session')
    if each == 'a ' + 'secret': found.add('a secret')
    if kind in (list, tuple, set, frozenset): todo += each
    elif kind is dict or kind is types.MappingProxyType: todo += [*each.keys(), *each.values()]
    elif kind is types.CellType:
        try: todo.append(each.cell_contents)
        except ValueError: pass
    elif kind in (str, int, float, bytes, bool, types.CodeType): pass
    else:
        for part in PARTS:
            try: todo.append(getattr(each, part))
            except Exception: pass
        for slot in [s for k in kind.__mro__ for s in vars(k).get('__slots__', ()) if isinstance(s, str)]:
            try: todo.append(getattr(each, slot))
            except Exception: pass
        if isinstance(each, type): todo += type.__subclasses__(each)
st.text(len(seen) > 5_000)
st.text(sorted(found))
"""


def test_no_way_leads_from_a_script_to_other_sessions(own_worker):
    own_worker.run("secret = 'a ' + 'secret'\nst.session_state.mine = secret\nst.button('Go')", "b")
    own_worker.click("Go", "b")
    patient = {"reruns": 50, "seconds": 120}
    crawl = "import streamlit as st\n" + CRAWL
    answer = own_worker.ask(type="open", session="a", source=crawl, name="app.py", limits=patient)
    assert texts(answer)[-2:] == ["True", "[]"]


def test_a_session_does_not_read_the_files_of_another(worker):
    worker.run("open('note.txt', 'w').write('mine')\nimport os\nst.text(os.getcwd())", "b")
    worker.run("import os\nst.text(os.getcwd())")
    reads = "import os\nhere = os.path.basename(os.getcwd())\n" + "\n".join(
        f"try: st.text({call})\nexcept FileNotFoundError: st.text('none')"
        for call in ("os.listdir('..')", "open(f'../{int(here) - 1}/note.txt').read()", "os.listdir('.')")
    )
    assert worker.run(reads) == ["none", "none", "[]"]
    assert not worker.spoiled


NOTICED = {
    "frames": "import sys\nsys._getframe(1)",
    "frames by inspect": "import inspect\ninspect.currentframe().f_back",
    "frames by a traceback": "try: 1 / 0\nexcept Exception as e: e.__traceback__.tb_frame.f_back",
    "frames by logging": "import logging\nlogging.currentframe()",
    "frames of a generator": "(i for i in [1]).gi_frame",
    "frames by another name": "exec('import sys\\nsys._getframe(1)', {'__name__': 'playground.x'})",
    "frames in another's globals": "import logging\nexec('import sys\\nsys._getframe(1)', vars(logging))",
    "frames by a module of its own": "open('mine.py', 'w').write('import sys\\ndef f(): return sys._getframe(2)\\n"
    "def g(): return f()')\nimport sys\nsys.path.insert(0, '.')\nimport mine\nmine.g()",
    "frames by a patched library": "import logging\nlogging._is_internal_frame = lambda frame: st.text(frame)\n"
    "logging.warning('x')",
    "frames by a part of a library": "import traceback\nclass Mine(traceback.StackSummary):\n    @classmethod\n"
    "    def _extract_from_extended_frame_gen(cls, frames, **_): return list(frames)\n"
    "try: 1 / 0\nexcept Exception as error: Mine.extract(traceback.walk_tb(error.__traceback__))",
    "a method of the engine": "import sys\nsys.modules['playground.sandbox'].Sandbox.act = lambda *a: {}",
    "a function of the engine": "import sys\nsys.modules['playground.render.view'].view = lambda *a: {}",
    "a part of a place": "type(st.sidebar).write = None",
    "a table of a module": "import html.entities\nhtml.entities.html5.clear()",
    "the watch": "import sys\nfor n in range(6):\n    if sys.monitoring.get_tool(n): sys.monitoring.free_tool_id(n)",
    "a file elsewhere": "open('../elsewhere', 'w').close()",
    "a file elsewhere, in bytes": "open(b'../elsewhere', 'w').close()",
    "a file elsewhere by moving one": "import os\nopen('mine', 'w').close()\nos.rename('mine', '../elsewhere')",
    "a database elsewhere": "import sqlite3\nsqlite3.connect('../elsewhere').execute('create table a(b)')",
    "a closed stream": "import os\nos.close(2)",
    "a cell of the engine": "import sys\nwatching = sys.modules['playground.runtime.watch'].watching\n"
    "watching.__closure__[0].cell_contents = None",
    "an object of the engine": "import sys\nsys.modules['playground.runtime.module']._main.mine = 1",
    "a table of the engine's class": "st.context.theme['type'] = 'dark'",
    "a table below the engine's": "import sys\nnext(iter(sys.modules['playground.render.markdown'].__builtins__))\n"
    "sys.modules['playground.isolation.isolation'].__builtins__['len'] = None",
    "what restores Python": "import sys\nIsolation = sys.modules['playground.isolation.isolation'].Isolation\n"
    "Isolation._leave = lambda *a: None",
    "what tells of it": "import sys\nIsolation = sys.modules['playground.isolation.isolation'].Isolation\n"
    "Isolation._leave = lambda *a: None\nIsolation.check = lambda self: ''",
    "how it compares": "import sys\nsys.modules['playground.isolation.modules'].Modules.take = lambda self: ({}, {})\n"
    "import json\njson.dumps = None",
}


@pytest.mark.parametrize("source", NOTICED.values(), ids=NOTICED)
def test_what_cannot_be_prevented_is_noticed(own_worker, source):
    assert own_worker.run(SEVEN) == ["7"]
    assert not own_worker.spoiled
    own_worker.run(source)
    assert own_worker.spoiled


@pytest.mark.parametrize("name", ["len", "isinstance", "list", "str", "type", "getattr"])
def test_a_script_that_breaks_python_is_told_so(own_worker, name):
    shown = own_worker.run(f"import builtins\nbuiltins.{name} = None\nst.text('x')")
    assert shown == ["x"] or any("builtins" in text or "TypeError" in text for text in shown)
    assert own_worker.run(SEVEN, "b") == ["7"]


def test_asyncio_runs_within_the_step(worker):
    source = "import asyncio\nasync def f():\n    await asyncio.sleep(0.01)\n    return 'done'\n"
    assert worker.run(source + "st.text(asyncio.run(f()))") == ["done"]
    assert worker.run(source + "st.text(asyncio.new_event_loop().run_until_complete(f()))") == ["done"]
    assert not worker.spoiled
    endless = "import asyncio\nasync def f():\n    await asyncio.Event().wait()\nasyncio.run(f())"
    assert worker.run(endless)[-1].startswith("RuntimeError: This would wait for ever")


EVERYDAY = [
    "import logging\nlogging.warning('x')",
    "import traceback\ntry: 1 / 0\nexcept Exception: st.text(traceback.format_exc())",
    "import dataclasses, enum, collections\n@dataclasses.dataclass\nclass A:\n    x: int\nst.write(A(1))\n"
    "class E(enum.Enum):\n    A = 1\ncollections.namedtuple('P', 'x y')",
    "import datetime\nst.write(datetime.datetime.strptime('2020', '%Y'))",
    "import statistics, decimal, fractions, csv, io, json, re, math, itertools, functools, string, typing, uuid",
    "st.exception(ValueError('x'))",
    "1 / 0",
    "import warnings\nwarnings.warn('x')",
    "import xml.etree.ElementTree, urllib.request, http, email.message, zipfile, sqlite3, asyncio, concurrent.futures",
    "import unittest.mock as m\nwith m.patch('json.dumps'): pass",
    "import time, copy, random, secrets, hashlib, base64, textwrap, pprint\nst.write(random.random())",
    "from abc import ABC, abstractmethod\nfrom collections.abc import Iterable\nclass A(Iterable): pass",
    "import inspect\nst.text(inspect.signature(st.write))",
]


@pytest.mark.parametrize("source", EVERYDAY)
def test_everyday_scripts_spoil_nothing(worker, source):
    for _ in range(2):
        worker.run(source + "\nst.button('Go')")
        assert not worker.spoiled
        worker.click("Go")
        assert not worker.spoiled


CHECK = "def check(app):\n    app.must_say('7')\n    app.reload()\n    app.must_say('7')"


def judged(worker: Worker, script: str) -> str:
    source = f"import streamlit as st\n{script}\n"
    return str(worker.ask(type="check", session="a", source=source, name="start.py", check=CHECK)["verdict"])


def test_a_script_is_checked_apart_from_the_reader_s_session(worker: Worker) -> None:
    assert "Passed." in judged(worker, f"{SEVEN}\nimport builtins\nbuiltins.print = None")
    assert not worker.spoiled
    assert worker.run("st.text(print is None)") == ["False"]


def test_a_script_that_breaks_python_does_not_pass_its_check(own_worker: Worker) -> None:
    breaks = f"{SEVEN}\nimport builtins\nfor name in list(vars(builtins)):\n    builtins.__dict__[name] = None"
    assert "Passed." not in judged(own_worker, breaks)


def test_a_loop_that_was_held_back_leaves_the_interpreter_as_it_was(worker):
    source = "import streamlit as st\nst.session_state.setdefault('n', 0)\nst.session_state.n += 1\n"
    source += "if st.session_state.n < 5:\n    st.rerun()\nst.text(st.session_state.n)\n"
    opened = worker.ask(type="open", session="a", source=source, name="a.py", limits={"reruns": 3})
    assert [each["type"] for each in opened["step"]["screen"]] == ["guard"]
    assert not worker.spoiled
    answer = worker.ask(type="act", session="a", action={"continue": True})
    assert [each["text"] for each in answer["step"]["screen"]] == ["5"]
    assert not worker.spoiled
