"""Texts without the indentation that all their lines have, as Streamlit takes them."""

import pytest
from streamlit.string_util import clean_text, to_help_str

from playground.runtime.arguments.dedent import clean, dedented, hint
from playground.runtime.run import caps

TEXTS = [
    *("", "a", "  a  ", "\ta", "\n    a\n      b\n    ", "  a\n b", "    a\n\n    b", "  \n  a", "a\n  b", "\n", "   "),
    *("\u00a0a", 7, None, 1.5),
]


@pytest.mark.parametrize("text", TEXTS, ids=repr)
def test_a_text_is_cleaned_as_streamlit_does(text):
    assert clean(text) == clean_text(text)


@pytest.mark.parametrize("text", [text for text in TEXTS if text is not None], ids=repr)
def test_help_is_dedented_but_keeps_what_stands_at_its_ends(text):
    assert (hint(text) or "") == to_help_str(text)


def test_no_help_is_none():
    assert (hint(None), hint("")) == (None, None)


def test_a_text_too_long_to_look_at_its_lines_stays_indented():
    long = "  a\n" * (caps.CLEAN // 4 + 1)
    assert dedented(long) == long
    assert dedented(long[: caps.CLEAN // 4 * 4]).startswith("a\n")
