"""`st.write`, which shows each value by its type, and `st.write_stream` (rules write-joins, write-stream)."""

import pytest

from tests.runtime.app import App


def texts(app: App) -> list[str]:
    return [f"{element['type']}: {element.get('text', element.get('value'))}" for element in app.step.screen]


WRITES = [
    ("st.write('Count = ', 3)", ["markdown: Count =  `3`"]),
    ("st.write('a', 'b', 1.5, True, None)", ["markdown: a b `1.5` `True` `None`"]),
    ("st.write('a', {'k': 1}, 'b')", ["markdown: a", "json: {'k': 1}", "markdown: b"]),
    ("st.write([1, 2])", ["json: [1, 2]"]),
    ("st.write((1, 2))", ["markdown: `(1, 2)`"]),
    ("st.write('')", ["markdown: "]),
    ("st.write()", []),
    ("st.write(ValueError('v'))", ["exception: v"]),
    ("st.write({1})", ["markdown: `{1}`"]),
    ("st.write(map(str, [1]), {'k': 1}.keys())", ["json: ['1']", "json: ['k']"]),
    ("st.write(__import__('collections').namedtuple('P', 'x')(1))", ["json: {'x': 1}"]),
    ("st.write(__import__('io').StringIO('text'))", ["markdown: text"]),
    ("st.write(word for word in ('a ', 'b'))", ["markdown: a b"]),
    ("st.write('`')", ["markdown: `"]),
    ("st.write(b'`')", ["markdown: ``b'`'``"]),
    ("st.sidebar.write('a', {'k': 1})", ["markdown: a", "json: {'k': 1}"]),
    ("with st.container(): st.write('a', 'b')", ["markdown: a b"]),
    ("st.empty().write('a')", ["markdown: a"]),
]


@pytest.mark.parametrize(("call", "shown"), WRITES, ids=[case[0] for case in WRITES])
def test_write(call: str, shown: list[str]):
    assert texts(App(f"import streamlit as st\n{call}")) == shown


def test_one_place_cannot_hold_several():
    assert "Cannot replace a single element" in App("import streamlit as st\nst.empty().write('a', 'b')").error
