"""Values in the trace: JSON as it is, everything else described, and nothing that breaks the trace."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.runtime.run import caps
from playground.runtime.trace.values import to_json
from tests.runtime.app import App


@pytest.mark.parametrize("value", [None, True, 0, -1.5, "", "täxt", [], [1, [2]], {}, {"a": {"b": [None]}}])
def test_json_is_given_as_it_is(value: object):
    assert to_json(value) == value
    assert type(to_json(value)) is type(value)


class Odd:
    def __repr__(self) -> str:
        raise RuntimeError("no")


class Liar:
    def __repr__(self) -> str:
        return 7  # type: ignore[return-value]


class Endless:
    def __repr__(self) -> str:
        return repr(self)


class Quitter:
    def __repr__(self) -> str:
        raise SystemExit


class Text(str):
    pass


@pytest.mark.parametrize(
    ("value", "described"),
    [
        ((1, 2), {"repr": "(1, 2)", "type": "tuple"}),
        ({1}, {"repr": "{1}", "type": "set"}),
        (b"x", {"repr": "b'x'", "type": "bytes"}),
        ({1: "a"}, {"repr": "{1: 'a'}", "type": "dict"}),
        (float("nan"), {"repr": "nan", "type": "float"}),
        (float("-inf"), {"repr": "-inf", "type": "float"}),
        (2**60, {"repr": str(2**60), "type": "int"}),
        (10**5000, {"repr": "<int of 16610 bits>", "type": "int"}),
        (1j, {"repr": "1j", "type": "complex"}),
        (Text("x"), {"repr": "'x'", "type": "Text"}),
        (Odd(), {"repr": "<Odd, whose repr raises RuntimeError>", "type": "Odd"}),
        (Liar(), {"repr": "<Liar, whose repr raises TypeError>", "type": "Liar"}),
        (Endless(), {"repr": "<Endless, whose repr raises RecursionError>", "type": "Endless"}),
        (Quitter(), {"repr": "<Quitter, whose repr raises SystemExit>", "type": "Quitter"}),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) and "type" in value else "",
)
def test_everything_else_is_described(value: object, described: dict[str, str]):
    assert to_json(value) == described


def test_long_texts_are_cut():
    assert to_json("x" * 30_000) == "x" * (caps.TEXT - 1) + "…"
    assert len(to_json(("x" * 1000,))["repr"]) == caps.NAME


def test_large_containers_are_cut():
    cut = to_json(list(range(100_000)))
    assert len(cut) == caps.ITEMS + 1
    assert cut[-1] == {"repr": "… 98000 more", "type": "cut"}
    assert len(to_json({str(n): n for n in range(100_000)})) == caps.ITEMS + 1
    assert to_json({n: n for n in range(100_000)}) == {"repr": "<dict, too large to be shown>", "type": "dict"}


def test_deep_containers_are_cut():
    deep: list[object] = []
    for _ in range(1000):
        deep = [deep]
    found, depth = to_json(deep), 0
    while isinstance(found, list):
        found, depth = found[0], depth + 1
    assert (found, depth) == ({"repr": "[…]", "type": "list"}, caps.DEPTH)


def test_cycles_end():
    cycle: dict[str, object] = {}
    cycle["self"] = cycle
    assert to_json(cycle) == {"self": {"repr": "{…}", "type": "dict"}}
    shared = [1]
    assert to_json([shared, shared]) == [[1], [1]]


def test_lone_surrogates_are_replaced():
    assert to_json("a\ud800b") == "a?b"
    assert to_json({"\udfff": 1}) == {"?": 1}
    json.dumps(to_json(["\ud800", ("\ud800",)]), ensure_ascii=False).encode()


def test_the_result_does_not_change_with_the_value():
    value = {"a": [1]}
    before = to_json(value)
    value["a"].append(2)
    assert before == {"a": [1]}


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(), st.lists))
def test_any_value_can_be_written_as_json(value: object):
    json.dumps(to_json(value), allow_nan=False, ensure_ascii=False).encode()


# -- the same, met in a session --------------------------------------------------------------------

STATE = {
    "raises": "class Odd:\n    def __repr__(self): raise RuntimeError\nst.session_state.k = Odd()",
    "recurses": "class Odd:\n    def __repr__(self): return repr(self)\nst.session_state.k = Odd()",
    "quits": "class Odd:\n    def __repr__(self): raise SystemExit\nst.session_state.k = Odd()",
    "uses st": "class Odd:\n    def __repr__(self): st.stop()\nst.session_state.k = Odd()",
    "reruns": "class Odd:\n    def __repr__(self): st.rerun()\nst.session_state.k = Odd()",
    "unequal": "class Odd:\n    def __eq__(self, other): raise RuntimeError\nst.session_state.k = Odd()",
    "cycle": "st.session_state.k = k = []\nk.append(k)",
    "deep": "k = []\nfor _ in range(10**5): k = [k]\nst.session_state.k = k",
    "large": "st.session_state.k = list(range(10**6))",
    "long": "st.session_state.k = 'x' * 10**7",
    "surrogate": "st.session_state.k = '\\ud800'",
    "nan": "st.session_state.k = float('nan')",
    "keys": "st.session_state.k = {1: 2, None: 3}",
    "generator": "st.session_state.k = (n for n in range(3))",
    "module": "st.session_state.k = st",
    "place": "st.session_state.k = st.container()",
    "surrogate key": "st.session_state['\\ud800'] = 1",
    "blank key": "st.session_state[' '] = 1",
    "long key": "st.session_state['k' * 10**6] = 1",
}


@pytest.mark.parametrize("body", STATE.values(), ids=STATE.keys())
def test_no_value_in_state_breaks_the_trace(body: str):
    app = App(f"import streamlit as st\n{body}\nst.button('Again')\nst.text('end')")
    assert app.outcomes == ["completed"]
    assert app.click("Again").outcomes == ["completed"]
    assert app.shown == ["[Again]", "end"]


@pytest.mark.parametrize("where", ["st.session_state.k = Slow()", "st.text(Slow())", "st.button('b', args=[Slow()])"])
def test_a_slow_repr_does_not_hold_up_the_session_for_ever(where: str):
    started = time.perf_counter()
    app = App(
        f"""
import streamlit as st
class Slow:
    def __repr__(self):
        while True:
            pass
{where}
""",
        seconds=0.3,
    )
    assert time.perf_counter() - started < 5
    assert len(app.runs) == 1


SHOWN = [
    "st.text('\\ud800')",
    "st.write('\\ud800', '\\udfff')",
    "st.button('\\ud800')",
    "st.json({'\\ud800': '\\ud800'})",
    "st.selectbox('W', ['\\ud800'])",
    "st.text_input('W', '\\ud800', key='\\ud800')",
    "st.json(float('nan'))",
    "st.json({'a': float('inf')})",
    "st.metric('M', float('nan'))",
    "raise ValueError('\\ud800')",
    "st.expander('\\ud800')",
    "st.form('\\ud800')",
    "st.slider('W', 0.0, 1e308)",
    "st.number_input('W', value=1e308)",
    "st.number_input('W', value=float('inf'))",
    "st.number_input('W', value=float('nan'))",
    "st.number_input('W', value=2**70)",
    "st.slider('W', 0, 2**70)",
    "st.json(object())",
    "st.json([object()])",
    "st.json({1: 2})",
    "st.text(None)",
    "st.header(3.5)",
    "st.button(3)",
    "st.button(None)",
    "st.code(None)",
    "st.selectbox('W', [])",
    "st.radio('W', [])",
    "st.multiselect('W', [])",
    "st.selectbox('W', ['a', 'a'])",
    "st.header('H', help=3)",
    "st.button('B', help=3, icon='x')",
    "st.button('B', width=100)",
    "st.container(key=3, border=True)",
    "st.checkbox('C', value='yes')",
    "st.checkbox('C', value=None)",
    "st.button('B', use_container_width=True)",
    "st.header('H', divider=True)",
    "st.metric('M', [1], object())",
    "st.slider('W', value=float('nan'))",
    "st.slider('W', 0.0, float('inf'))",
    "st.session_state.k = float('nan'); st.number_input('W', key='k')",
    "st.write(float('nan'), [float('nan')])",
    "st.progress_bar()",
]


@pytest.mark.parametrize("call", SHOWN)
def test_nothing_shown_breaks_the_trace(call: str):
    app = App(f"import streamlit as st\n{call}\nst.text('end')")
    assert app.shown[-1] == "end" or app.step.screen[-1]["type"] == "exception"
