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


def streamed(parts: str, more: str = "") -> App:
    return App(f"import streamlit as st\ngot = st.write_stream({parts}{more})\nst.session_state.got = repr(got)")


@pytest.mark.parametrize(
    ("parts", "shown", "got"),
    [
        ("iter(['a', 'b'])", ["markdown: ab"], "'ab'"),
        ("iter([])", [], "''"),
        ("iter(['', ''])", [], "''"),
        ("iter(['a', {'k': 1}, 'b'])", ["markdown: a", "json: {'k': 1}", "markdown: b"], "['a', {'k': 1}, 'b']"),
        ("lambda: (yield 'x')", ["markdown: x"], "'x'"),
        ("iter([lambda: st.text('called'), 'a'])", ["text: called", "markdown: a"], "'a'"),
        ("iter([1])", ["markdown: `1`"], "[1]"),
    ],
)
def test_a_stream_is_written_as_it_comes_and_returned(parts: str, shown: list[str], got: str):
    """Rule write-stream."""
    app = streamed(parts)
    assert (texts(app), app.state["got"]) == (shown, got)


def test_a_stream_of_an_async_generator():
    app = App("""
        import streamlit as st
        async def words():
            yield "a"
            yield "b"
        st.write_stream(words)
    """)
    assert texts(app) == ["markdown: ab"]


@pytest.mark.parametrize(
    ("parts", "error"),
    [("'text'", "StreamlitInvalidParameterTypeError: Invalid `stream` type"), ("3", "cannot be iterated")],
)
def test_what_is_no_stream(parts: str, error: str):
    assert error in streamed(parts).error


def test_what_a_stream_returned_can_be_written_again():
    app = App("import streamlit as st\nst.write(st.write_stream(iter(['a', {'k': 1}])))")
    assert texts(app) == ["markdown: a", "json: {'k': 1}"] * 2


def test_the_trace_tells_which_call_has_written():
    app = App("import streamlit as st\nst.write('a')\nst.write([1])\nst.write_stream(iter('b'))\nst.markdown('c')")
    written = [(event["element_type"], event.get("call")) for event in app.run.events if event["type"] == "write"]
    assert written == [("markdown", "write"), ("json", "write"), ("markdown", "write_stream"), ("markdown", None)]


def test_more_backticks_than_a_value_has_itself():
    assert texts(App("import streamlit as st\nst.write(b'``')")) == ["markdown: ```b'``'```"]
    app = App("import streamlit as st\nclass A:\n    def __repr__(self): return 'two\\nlines'\nst.write(A())")
    assert texts(app) == ["markdown: ```\ntwo\nlines\n```"]


def test_html_only_where_it_is_allowed():
    page = "class P:\n    def _repr_html_(self): return '<b>x</b>'\n    def __repr__(self): return 'P'\n"
    assert texts(App(f"import streamlit as st\n{page}st.write(P(), unsafe_allow_html=True)")) == ["html: <b>x</b>"]
    assert texts(App(f"import streamlit as st\n{page}st.write(P())")) == ["markdown: `P`"]
