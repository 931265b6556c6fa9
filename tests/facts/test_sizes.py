"""Sizes of files, as Streamlit's page words them."""

from __future__ import annotations

import pytest

from playground.facts.sizes import GIVEN, SMALL, size_words


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0.0B"), (500, "500.0B"), (501, "0.5KB"), (1234, "1.2KB"), (500_000, "500.0KB"), (1_000_000, "1.0MB")],
)
def test_a_size_is_written_as_streamlits_page_writes_it(size: int, words: str) -> None:
    assert size_words(size) == words


def test_what_an_export_holds_can_be_given() -> None:
    assert SMALL <= GIVEN
