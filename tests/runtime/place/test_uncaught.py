"""What is shown of an exception whose class is the script's own and says what it likes of itself."""

from __future__ import annotations

import json

import pytest

from playground.runtime import Session

LIARS = {
    "of what class it is": (
        "class Liar(Exception):\n    __class__ = property(lambda self: 1 / 0)\nraise Liar('the text')",
        ("Liar", "the text", 3),
    ),
    "of where it was raised": (
        "class Liar(Exception):\n    __traceback__ = property(lambda self: 1 / 0, lambda *a: 0)\n"
        "raise Liar('the text')",
        ("Liar", "the text", 3),
    ),
    "of its cause and arguments": (
        "class Liar(KeyError):\n    args = __cause__ = __context__ = property(lambda self: 1 / 0)\n"
        "raise Liar('the text')",
        ("Liar", "'the text'", 3),
    ),
    "of its name": (
        "class Kind(type):\n    __name__ = property(lambda cls: 1 / 0)\n"
        "class Liar(Exception, metaclass=Kind): pass\nraise Liar('the text')",
        ("Liar", "the text", 4),
    ),
    "of its message": (
        "class Liar(Exception):\n    def __str__(self): return 5\n    __repr__ = __str__\nraise Liar('x')",
        ("Liar", "<Liar, whose str raises TypeError>", 4),
    ),
    "of the line that is no Python": (
        "error = SyntaxError('no', ('app.py', 10**9, -5, 'x', 3, 3))\n"
        "error.lineno = error.text = error.offset = error\n"
        "raise error",
        ("SyntaxError", "no", None),
    ),
    "of a file with a comparison of its own": (
        "class Name(str):\n    def __eq__(self, other): return 1 / 0\n    __hash__ = str.__hash__\n"
        "raise SyntaxError('no', (Name('app.py'), 1, 1, 'x'))",
        ("SyntaxError", "no (line 1)", 4),
    ),
}


@pytest.mark.parametrize(("source", "expected"), LIARS.values(), ids=LIARS)
def test_an_exception_that_lies(source: str, expected: tuple[str, str, int | None]) -> None:
    step = Session(source).start().to_json()
    json.dumps(step)
    error = step["screen"][-1]
    assert (error["name"], error["text"], error["line"]) == expected
    assert step["runs"][0]["outcome"] == "exception"


@pytest.mark.parametrize(("source", "expected"), LIARS.values(), ids=LIARS)
def test_an_exception_that_lies_in_a_fragment(source: str, expected: tuple[str, str, int | None]) -> None:
    body = "\n".join(f"    {line}" for line in source.splitlines())
    step = Session(f"import streamlit as st\n@st.fragment\ndef part():\n{body}\npart()").start().to_json()
    json.dumps(step)
    assert any(element["type"] == "exception" and element["name"] == expected[0] for element in step["screen"])
