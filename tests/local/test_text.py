"""A script's bytes as text and back: what a file is like stays as it is."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.local.text import LARGEST, TextError, bytes_of, text_of


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"", ""),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (codecs.BOM_UTF8 + "é".encode(), "é"),
        ("# coding: latin-1\né".encode("latin-1"), "# coding: latin-1\né"),
        ("#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\n“”".encode("cp1252"), None),
        ("a\x0cb\u2028c".encode(), "a\x0cb\u2028c"),
    ],
)
def test_the_text_of_a_file(raw: bytes, text: str | None):
    assert text_of(raw) == (raw.decode("cp1252") if text is None else text)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"x = '\xe9'", "it is no text in UTF-8 (byte 5), and names no other encoding"),
        (b"# coding: ascii\nx = '\xe9'", "it is no text in ascii, as its first lines say (byte 21)"),
        (b"# coding: nothing\n", "its first lines name an encoding that is not its own: unknown encoding: nothing"),
        (codecs.BOM_UTF8 + b"# coding: latin-1\n", "its first lines name an encoding that is not its own"),
        (b"# coding: hex\n", "it cannot be read as hex"),
        (b"\x7fELF\0\0", "it is no text"),
        (b"x" * (LARGEST + 1), "it has more than 1,000,000 bytes"),
    ],
)
def test_what_is_no_text_says_why(raw: bytes, why: str):
    with pytest.raises(TextError) as refused:
        text_of(raw)
    assert str(refused.value).startswith(why)


@pytest.mark.parametrize(
    ("like", "text", "raw"),
    [
        (b"a\nb\n", "a\nc", b"a\nc"),
        (b"a\r\nb\r\n", "a\nnew\nb\n", b"a\r\nnew\r\nb\r\n"),
        (b"a\rb\r", "b\n", b"b\r"),
        (codecs.BOM_UTF8 + b"a", "é", codecs.BOM_UTF8 + "é".encode()),
        (b"# coding: latin-1\n", "# coding: latin-1\né", b"# coding: latin-1\n\xe9"),
        (b"# coding: latin-1\n\xe9", "# coding: utf-8\né", "# coding: utf-8\né".encode()),
        (b"# coding: latin-1\n\xe9", "é", "é".encode()),
        (b"", "a\nb", b"a\nb"),
        (b"one line", "a\nb", b"a\nb"),
    ],
)
def test_a_changed_text_is_like_its_file(like: bytes, text: str, raw: bytes):
    assert bytes_of(text, like) == raw


def test_of_mixed_ends_each_line_keeps_its_own_and_new_ones_are_as_most():
    like = b"a\r\nb\nc\r\nd\r\ne"
    assert bytes_of("a\nb\nc\nd\ne", like) == like
    assert bytes_of("new\na\nb\nd\ne\n", like) == b"new\r\na\r\nb\nd\r\ne\r\n"


@pytest.mark.parametrize(
    ("like", "text", "why"),
    [
        (b"# coding: latin-1\n", "# coding: latin-1\n€", "'€' cannot be written in iso-8859-1"),
        (b"", "a\ud800", "is half a sign"),
        (b"", "a\0", "a sign of no text"),
        (b"", "# coding: nothing\n", "name an encoding that is not its own"),
        (codecs.BOM_UTF8, "# coding: latin-1\n", "name an encoding that is not its own"),
    ],
)
def test_what_cannot_be_written_says_why(like: bytes, text: str, why: str):
    with pytest.raises(TextError, match=why):
        bytes_of(text, like)


@given(st.lists(st.tuples(st.text("ab\x0c ", max_size=3), st.sampled_from(["\n", "\r\n", "\r"])), max_size=8))
def test_a_text_that_is_not_changed_changes_no_byte(lines: list[tuple[str, str]]):
    raw = "".join(line + end for line, end in lines).encode()
    assert bytes_of(text_of(raw), raw) == raw


@given(st.text("ab\n", max_size=8), st.text("ab\r\n", max_size=8))
def test_what_was_written_is_read_as_it_was_meant(text: str, like: str):
    assert text_of(bytes_of(text, like.encode())) == text
