"""The static listing of a script."""

import re
from html import unescape

import pytest

from playground.facts.page import SIGNS
from playground.page.listing import listing


def lines(html: str) -> list[str]:
    codes = re.findall(r'<span class="rp-listing__code">(.*?)</span>\n</span>', html, re.S)
    return [unescape(re.sub(r"<[^>]+>", "", code)) for code in codes]


@pytest.mark.parametrize(
    "source", ["", "x = 1", "x = 1\n", 'a = """x\n  y\n"""\n\nb = "<b>&"\n', "\tif x:\n", "def f(:\n  'open"]
)
def test_every_line_is_there_as_it_was_written(source):
    assert lines(listing(source, [])) == source.split("\n")


def test_a_line_has_the_class_of_each_of_its_marks_and_the_sign_of_the_last():
    marks = [
        {"line": 1, "kind": "ran", "note": "Ran in run 1"},
        {"line": 1, "kind": "rerun", "note": "st.rerun ended run 1"},
    ]
    html = listing("st.rerun()", marks)
    assert 'class="rp-listing__line rp-mark--ran rp-mark--rerun" title="Ran in run 1; st.rerun ended run 1"' in html
    assert f">{SIGNS['rerun'].sign}</span>" in html


def test_words_are_highlighted_by_the_names_the_editor_uses():
    html = listing('def f():\n    return "a", 1  # note', [])
    for name in ("tok-keyword", "tok-string", "tok-number", "tok-comment", "tok-definition"):
        assert name in html
