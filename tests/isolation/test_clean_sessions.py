"""Sessions of one interpreter: what one does to Python, no other sees, and it finds it again itself."""

from __future__ import annotations

import pytest

from tests.isolation.worker import SEVEN

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
        "['app.py']",
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


def test_an_app_is_not_drawn_by_what_its_script_has_changed(worker):
    patch = "import re\nst.button('Go')\nre.sub = lambda *a, **k: 'mine'\nst.text(st.session_state.setdefault('n', 0))"
    worker.run(patch + "\nst.session_state.n += 1")
    answer = worker.ask(type="act", session="a", action={"click": "Go"})
    assert ">1<" in answer["view"]["app"]
    assert "mine" not in answer["view"]["app"]
