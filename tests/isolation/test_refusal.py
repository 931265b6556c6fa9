"""What would lead a script below itself, or to other sessions, is refused or not to be found."""

from __future__ import annotations

import pytest

REFUSED = {
    "the playground": ("import playground", "ModuleNotFoundError: No module named 'playground'"),
    "a part of the playground": ("from playground.worker.sandbox import Sandbox", "ModuleNotFoundError"),
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
    if name.startswith(('playground.worker.sandbox', 'playground.isolation.isolation')): found.add(name)
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
    shown = own_worker.shown(type="open", session="a", source=crawl, name="app.py", limits=patient)
    assert shown[-2:] == ["True", "[]"]


def test_a_session_does_not_read_the_files_of_another(worker):
    worker.run("open('note.txt', 'w').write('mine')\nimport os\nst.text(os.getcwd())", "b")
    worker.run("import os\nst.text(os.getcwd())")
    reads = "import os\nhere = os.path.basename(os.getcwd())\n" + "\n".join(
        f"try: st.text({call})\nexcept FileNotFoundError: st.text('none')"
        for call in ("os.listdir('..')", "open(f'../{int(here) - 1}/note.txt').read()", "os.listdir('.')")
    )
    assert worker.run(reads) == ["none", "none", "['app.py']"]
    assert not worker.spoiled
