"""Labels and messages in sentences: no sign of Markdown is left where the app shows none."""

from __future__ import annotations

import pytest

from playground.render.markup.markdown import words
from playground.render.markup.words import coded, quoted_label
from playground.render.session.view import view
from playground.runtime import Session

SCRIPT = """import streamlit as st
def tell(): pass
st.button("Press `me` **now**", on_click=tell)
st.text("a `text` is no label")
"""


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Click `me`", "Click me"),
        ("**Go** :red[on] & <b>", "Go on & <b>"),
        ("a_b_c", "a_b_c"),
        ("", ""),
        ("![](data:,)", "![](data:,)"),
    ],
)
def test_a_label_says_its_words(label: str, shown: str) -> None:
    assert words(label) == shown


def test_a_long_label_is_cut_after_its_signs_are_gone() -> None:
    assert quoted_label("`" + "a" * 60 + "`") == f"“{'a' * 60}”"


@pytest.mark.parametrize(
    ("message", "html"),
    [
        ("a `b` c", "a <code>b</code> c"),
        ("`a` isn`t", "<code>a</code> isn`t"),
        ("Offending object:\n```py\nx < 1\ny\n```\nend", "Offending object:\n<code>x &lt; 1\ny</code>\nend"),
        ("plain", "plain"),
    ],
)
def test_backticks_set_off_code(message: str, html: str) -> None:
    assert coded(message) == html


def test_no_pane_shows_the_signs_of_a_label() -> None:
    session = Session(SCRIPT)
    steps = [session.start().to_json(), session.act({"click": "Press `me` **now**"}).to_json()]
    shown = view(steps, SCRIPT, "app.py")
    sentences = (shown["runs"], shown["actions"], shown["timeline"]["html"])
    for told in sentences:
        assert "Press me now" in told
        assert "`me`" not in told
    assert "of “Press me now”" in shown["order"]
