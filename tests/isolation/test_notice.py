"""What one interpreter cannot prevent is noticed; what is ordinary is not."""

from __future__ import annotations

import os
import re

import pytest

from tests.conformance.scenario import read_all
from tests.isolation.worker import SEVEN, Worker

PACKAGES = re.compile(r"^import (pandas|numpy|polars|pyarrow)", re.MULTILINE)
"""What scenarios import that is not in the sandbox by itself, and looks at frames where it is imported."""
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
    "a method of the engine": "import sys\nsys.modules['playground.worker.sandbox'].Sandbox.act = lambda *a: {}",
    "a function of the engine": "import sys\nsys.modules['playground.render.session.view'].view = lambda *a: {}",
    "a part of a place": "type(st.sidebar).write = None",
    "a table of a module": "import html.entities\nhtml.entities.html5.clear()",
    "the watch": "import sys\nfor n in range(6):\n    if sys.monitoring.get_tool(n): sys.monitoring.free_tool_id(n)",
    "a file elsewhere": "open('../elsewhere', 'w').close()",
    "a file elsewhere, in bytes": "open(b'../elsewhere', 'w').close()",
    "a file elsewhere by moving one": "import os\nopen('mine', 'w').close()\nos.rename('mine', '../elsewhere')",
    "a database elsewhere": "import sqlite3\nsqlite3.connect('../elsewhere').execute('create table a(b)')",
    "a closed stream": "import os\nos.close(2)",
    "a cell of the engine": "import sys\nwatching = sys.modules['playground.runtime.run.watch'].watching\n"
    "watching.__closure__[0].cell_contents = None",
    "an object of the engine": "import sys\nsys.modules['playground.runtime.st.module']._main.mine = 1",
    "a table of the engine's class": "st.delta_generator.DeltaGenerator._more['mine'] = 1",
    "a table below the engine's": "import sys\n"
    "next(iter(sys.modules['playground.render.markup.markdown'].__builtins__))\n"
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


def test_what_streamlit_has_spoils_nothing(own_worker: Worker) -> None:
    """The scripts and actions of many conformance scenarios, one after another: FUZZ=1 takes all of them."""
    own = [scenario for scenario in read_all() if not scenario.name.startswith("frame")]
    plain = [scenario for scenario in own if not PACKAGES.search(scenario.script)]
    for scenario in plain[:: 1 if os.environ.get("FUZZ") else 8]:
        own_worker.ask(type="open", session="a", source=scenario.script, name="app.py")
        assert not own_worker.spoiled, scenario.name
        for action in scenario.actions:
            own_worker.ask(type="act", session="a", action=action)
            assert not own_worker.spoiled, scenario.name


def test_a_table_of_the_engine_that_grows_when_it_is_asked_is_not_changed_by_that(own_worker: Worker) -> None:
    own_worker.run("st.markdown('[a](gopher://b)')")
    assert not own_worker.spoiled
    own_worker.run("import mdurl._parse as m\nm.HOSTLESS_PROTOCOL['gopher'] = True")
    assert own_worker.spoiled


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
    worker.ask(type="open", session="a", source=source, name="a.py", limits={"reruns": 3})
    assert [each["type"] for each in worker.screen] == ["guard"]
    assert not worker.spoiled
    worker.ask(type="act", session="a", action={"continue": True})
    assert [each["text"] for each in worker.screen] == ["5"]
    assert not worker.spoiled
