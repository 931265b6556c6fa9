"""What a rerun loop counts towards is named, with how far it is; of what is not known, nothing is said."""

import re

import pytest

from playground.engines import open_session
from playground.runtime import Limits
from tests.runtime.app import App

BEGIN = "import streamlit as st\ns = st.session_state\ns.setdefault('n', 0)\n"

LOOPS = {
    "less": ("s.n += 1\nif st.session_state.n < 30: st.rerun()", "30 is reached in 10 more runs."),
    "less or equal": ("s.n += 1\nif s.n <= 30:\n    st.rerun()", "30 is passed in 11 more runs."),
    "the other way round": ("s['n'] += 1\nif 30 > s['n']:\n    st.rerun()", "30 is reached in 10 more runs."),
    "an exit": ("s.n += 1\nif s.n >= 30:\n    st.stop()\nst.rerun()", "30 is reached in 10 more runs (line 5)."),
    "an exit beyond it": (
        "s.n += 1\nif s.n > 30:\n    st.stop()\nst.rerun()",
        "30 is passed in 11 more runs (line 5).",
    ),
    "the other branch": (
        "s.n += 1\nif s.n >= 30:\n    st.text('!')\nelse:\n    st.rerun()",
        "30 is reached in 10 more runs.",
    ),
    "equal": ("s.n += 1\nif s.n == 30:\n    st.stop()\nst.rerun()", "30 is reached in 10 more runs (line 5)."),
    "not equal": ("s.n += 3\nif s.n != 90:\n    st.rerun()", "90 is reached in 10 more runs."),
    "steps of three": ("s.n += 3\nif s.n < 89:\n    st.rerun()", "89 is passed in 10 more runs."),
    "a countdown": (
        "s.setdefault('left', 30)\ns.left -= 1\nif s.left > 0:\n    st.rerun()",
        "0 is reached in 10 more runs.",
    ),
    "to nothing": (
        "s.setdefault('left', 30)\ns.left -= 1\nif s.left:\n    st.rerun()",
        "`s.left` is 0 in 10 more runs.",
    ),
    "not": (
        "s.setdefault('left', 30)\ns.left -= 1\nif not s.left:\n    st.stop()\nst.rerun()",
        "`s.left` is 0 in 10 more runs",
    ),
    "below nothing": ("s.n -= 2\nif s.n > -60:\n    st.rerun()", "-60 is reached in 10 more runs."),
    "a length": (
        "s.setdefault('xs', []).append(1)\nif len(s.xs) < 30:\n    st.rerun()",
        "30 is reached in 10 more runs.",
    ),
    "a queue": (
        "s.setdefault('q', [1] * 30)\ns.q.pop()\nwhile s.q:\n    st.rerun()",
        "`s.q` is empty in 10 more runs.",
    ),
    "a text": ("s.t = s.get('t', '') + 'ab'\nif len(s.t) < 60:\n    st.rerun()", "60 is reached in 10 more runs."),
    "a float": ("s.x = s.get('x', 0.0) + 0.25\nif s.x < 7.5:\n    st.rerun()", "7.5 is reached in 10 more runs."),
    "a constant": ("TOP = 30\ns.n += 1\nif s.n < TOP:\n    st.rerun()", "`TOP` (30) is reached in 10 more runs."),
    "a constant of a class": (
        "class C:\n    TOP = 30\ns.n += 1\nif s.n < C.TOP:\n    st.rerun()",
        "`C.TOP` (30) is reached in 10",
    ),
    "a sum": ("TOP = 15\ns.n += 1\nif s.n < TOP * 2:\n    st.rerun()", "`TOP * 2` (30) is reached in 10 more runs."),
    "a bound in state": (
        "s.setdefault('top', 30)\ns.n += 1\nif s.n < s.top:\n    st.rerun()",
        "`s.top` (30) is reached in 10",
    ),
    "a widget's value": (
        "top = st.number_input('Top', value=30)\ns.n += 1\nif s.n < top:\n    st.rerun()",
        "`top` (30) is reached",
    ),
    "a name": ("n = s.get('n', 0) + 1\ns.n = n\nif n < 30:\n    st.rerun()", "30 is reached in 10 more runs."),
    "a flag": ("s.n += 1\ndone = s.n >= 30\nif not done:\n    st.rerun()", "30 is reached in 10 more runs (line 5)."),
    "a helper": ("s.n += 1\ndef again():\n    st.rerun()\nif s.n < 30:\n    again()", "30 is reached in 10 more runs."),
    "a parameter": (
        "s.n += 1\ndef more(top):\n    if s.n < top: st.rerun()\nmore(30)",
        "`top` (30) is reached in 10 more runs.",
    ),
    "by and": ("s.n += 1\ns.n < 30 and st.rerun()", "30 is reached in 10 more runs."),
    "an expression": ("s.n += 1\nst.rerun() if s.n < 30 else None", "30 is reached in 10 more runs."),
    "a chain": ("s.n += 1\nif 0 < s.n < 30:\n    st.rerun()", "30 is reached in 10 more runs."),
    "in a dict": (
        "s.setdefault('d', {'a': [0]})\ns.d['a'][0] += 1\nif s.d['a'][0] < 30:\n    st.rerun()",
        "30 is reached in 10",
    ),
    "a remainder": ("s.n += 1\nif s.n % 23:\n    st.rerun()", "`s.n % 23` is 0 in 3 more runs."),
    "doubling": (
        "s.x = s.get('x', 1) * 2\nif s.x < 2**30:\n    st.rerun()",
        "`s.x < 2 ** 30` turns out otherwise in 10 more runs.",
    ),
    "a key in a name": ("K = 'n'\ns[K] += 1\nif s[K] < 30:\n    st.rerun()", "30 is reached in 10 more runs."),
    "imported": (
        "from streamlit import session_state as q\nq.n += 1\nif q.n < 30:\n    st.rerun()",
        "30 is reached in 10 more",
    ),
}


@pytest.mark.parametrize(("loop", "told"), LOOPS.values(), ids=LOOPS.keys())
def test_the_bound_is_named_and_the_loop_ends_there(loop: str, told: str):
    limits = Limits(reruns=20)
    message = App(BEGIN + loop, reruns=20).runs[-1].message
    assert told in message
    assert "If it goes on like that" in message
    more = int(re.search(r"in (\d+) more run", message)[1])
    free = App(BEGIN + loop, reruns=100)
    assert len(free.runs) == limits.reruns + more
    assert free.outcomes[-1] != "guard"


@pytest.mark.parametrize(
    ("loop", "told"),
    [
        ("s.n += 7\nif s.n != 1000: st.rerun()", "1000 is jumped over, from 994 to 1001, in 123 more runs."),
        (
            "s.x = s.get('x', 0.0) + 0.1\nif s.x != 6: st.rerun()",
            "6 is passed, and may never be met exactly, in 40 more",
        ),
        ("s.n += 1\nif s.n != 3: st.rerun()", ""),
        (
            "s.a = s.get('a', 0) + 1\ns.b = s.get('b', 99) - 2\nif s.a < 90 or s.b > -90: st.rerun()",
            "90 is reached in 70 more runs; -90 is passed in 75 more runs.",
        ),
        (
            "s.a = s.get('a', 0) + 1\ns.b = s.get('b', 99) - 2\nif s.a < s.b: st.rerun()",
            "`s.a` and `s.b` meet in 13 more runs.",
        ),
    ],
)
def test_what_else_is_seen(loop: str, told: str):
    assert told in (App(BEGIN + loop, reruns=20).runs[-1].message or "")


@pytest.mark.parametrize(
    "loop",
    [
        "s.n += 1\nst.rerun()",
        "s.n += 1\nif s.n >= 0: st.rerun()",
        "s.n = (s.n * 7 + 3) % 11\nif s.n < 60: st.rerun()",
        "import random\ns.n = random.random()\nif s.n < 2: st.rerun()",
        "import time\ns.n = time.time() % 1\nif s.n < 2: st.rerun()",
        "def f(n): return n < 60\ns.n += 1\nif f(s.n): st.rerun()",
        "s.t = s.get('t', '') + 'a'\nif s.t != 'b': st.rerun()",
        "if s.n < 60: st.rerun()",
    ],
)
def test_nothing_is_promised_that_was_not_seen(loop: str):
    message = App(BEGIN + loop, reruns=20).runs[-1].message
    assert "more run" not in message
    assert not re.search(r"without end|nothing makes|nothing ever|only goes", message, re.IGNORECASE)


@pytest.mark.parametrize("name", ["less", "a name", "a parameter", "a widget's value", "in a dict"])
def test_the_other_engine_says_the_same(name: str):
    script, limits = BEGIN + LOOPS[name][0], Limits(reruns=20)
    messages = {
        open_session(engine, script, "app.py", limits).start().runs[-1].message for engine in ("mini", "streamlit")
    }
    assert len(messages) == 1


@pytest.mark.parametrize(("compare", "told"), [("<", "reached in 10 or 11"), ("<=", "passed in 10 or 11")])
def test_fractions_may_need_one_run_more(compare: str, told: str):
    loop = f"s.x = s.get('x', 0.0) + 0.1\nif s.x {compare} 3:\n    st.rerun()"
    assert f"3 is {told} more runs." in App(BEGIN + loop, reruns=20).runs[-1].message
    assert App(BEGIN + loop, reruns=100).runs[-1].number in (30, 31)
