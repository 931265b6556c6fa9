"""Scales, colours and pages: `select_slider`, `color_picker`, `pagination`."""

from tests.runtime.app import App
from tests.runtime.using import Used

WIDGETS = [
    # the call, what it gives at first, what the page shows, what is set, what the script gets
    ("st.select_slider('W', ['a', 'b', 'c'])", "'a'", "a", "c", "'c'"),
    ("st.select_slider('W', range(5), value=3)", "3", "3", "0", "0"),
    ("st.select_slider('W', [1, 2, 3], (1, 2))", "(1, 2)", ["1", "2"], ["2", "3"], "(2, 3)"),
    ("st.select_slider('W', [1, 2, 3], [3, 1])", "(1, 3)", ["1", "3"], ["1", "1"], "(1, 1)"),
    ("st.select_slider('W', [1, 2], format_func=lambda n: f'no. {n}')", "1", "no. 1", "no. 2", "2"),
    ("st.color_picker('W')", "'#000000'", "#000000", "#ff00aa", "'#ff00aa'"),
    ("st.color_picker('W', '#abc')", "'#abc'", "#abc", "#ABCDEF", "'#ABCDEF'"),
]  # fmt: skip


REFUSED = [
    ("st.select_slider('W', ['a', 'b'])", "c", "takes one of its options"),
    ("st.select_slider('W', [1, 2], (1, 2))", "1", "takes two of its options"),
    ("st.color_picker('W')", "red", 'takes a colour such as "#00FFAA"'),
]

ERRORS = [
    ("st.select_slider('W', [])", "StreamlitMissingRequiredParameterError"),
    ("st.select_slider('W', ['a'], 'b')", "ValueError: b is not in iterable"),
    ("st.color_picker('W', 'red')", "'red' is not a valid hex code"),
    ("st.color_picker('W', 1)", "StreamlitInvalidParameterTypeError"),
]


class TestPickers(Used):
    """Each of `WIDGETS`, `REFUSED` and `ERRORS`."""


def test_fewer_pages_bring_the_default_back():
    """Rule widget-pages-fewer."""
    app = App("""
        import streamlit as st
        few = st.checkbox("Few")
        st.text(st.pagination(3 if few else 9, key="p"))
    """)
    assert app.set("Pagination", 7).shown[-1] == "7"
    assert app.set("Few", True).shown[-1] == "1"
