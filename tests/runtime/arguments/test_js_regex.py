"""Patterns of `validate=`, as the browser reads them."""

import pytest

from playground.runtime.arguments.js_regex import JSRegex, PatternError


@pytest.mark.parametrize(
    ("pattern", "texts", "others"),
    [
        (r"^\d+$", ["1", "42"], ["", "4٢", "1\n", "a"]),
        (r"^\w+$", ["aZ_9"], ["é", "a b"]),
        (r"a\sb", ["a b", "a\u00a0b", "a\ufeffb"], ["ab"]),
        (r"^[\s\S]$", ["a", " "], ["", "ab"]),
        (r"^[^\s@]+@[^\s@]+\.[^\s@]+$", ["a@b.c"], ["a@b", "a @b.c"]),
        (r"a.b", ["a\nb"], ["ab"]),
        (r"^(?<first>a)\k<first>$", ["aa"], ["a"]),
        (r"\u{1F600}", ["smile 😀"], ["smile"]),
        (r"^\p{Lu}\p{L}*$", ["Éva", "Ada"], ["ada", "A1"]),
        (r"^[^\P{L}x]+$", ["abé"], ["x", "1"]),
        (r"^[[&&]+$", ["[&"], ["a"]),
        (r"^[]$", [], ["", "]"]),
        (r"^[^]$", ["]", "\n"], ["", "ab"]),
        (r"^x{2,3}$", ["xx", "xxx"], ["x", "xxxx"]),
        (r"^a/b\/c$", ["a/b/c"], ["a/b"]),
        (r"^\0[\b]$", ["\0\b"], ["0b"]),
    ],
)
def test_a_pattern_matches_what_it_does_in_javascript(pattern: str, texts: list[str], others: list[str]) -> None:
    found = JSRegex.of(pattern)
    assert [text for text in [*texts, *others] if found.matches(text)] == texts


@pytest.mark.parametrize(
    "pattern", ["[", "a)", "*", r"\Z", r"\-", "a{", "}", "]", "(?P<n>a)", "(?i)a", r"\p{Nonsense}"]
)
def test_what_javascript_takes_for_no_pattern_is_none(pattern: str) -> None:
    with pytest.raises(PatternError, match=r"^SyntaxError: Invalid regular expression: /"):
        JSRegex.of(pattern)


def test_a_pattern_is_shown_as_javascript_writes_it() -> None:
    assert JSRegex.of(r"^a/b\/c$").source == r"^a\/b\/c$"
