"""A script: its source, compiled as Streamlit compiles it (rule syntax-error-no-run)."""

import pytest

from playground.runtime.source.script import Script, lines_of


def run(source: str) -> dict:
    scope: dict = {"__playground_write__": lambda *values: None}
    exec(Script(source, "app.py").compile(), scope)
    return scope


def test_it_is_compiled_under_its_name():
    code = Script("def f(): ...", "app.py").compile()
    assert code.co_filename == "app.py"


@pytest.mark.parametrize("source", ["if True", "x = 0777", "return", "'", "\ttrue\n  x"])
def test_what_is_no_python_is_a_syntax_error(source: str):
    with pytest.raises(SyntaxError):
        Script(source, "app.py").compile()


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("x = 'é'", "é"),
        ("# coding: utf-8\nx = 'é'", "é"),
        ("# coding: latin-1\nx = 'é'", "Ã©"),
        ("\n# -*- coding: latin-1 -*-\nx = 'é'", "Ã©"),
        ("\n\n# coding: latin-1\nx = 'é'", "é"),
    ],
)
def test_a_comment_in_the_first_lines_tells_the_encoding(source: str, text: str):
    """As Streamlit reads it from a file in UTF-8."""
    assert run(source)["x"] == text


def test_an_unknown_encoding_and_what_is_no_text_are_errors():
    with pytest.raises(SyntaxError, match="unknown encoding"):
        Script("# coding: nonsense\n", "app.py").compile()
    with pytest.raises((SyntaxError, ValueError)):
        Script("# coding: ascii\nx = 'é'", "app.py").compile()


def test_the_playgrounds_own_future_imports_do_not_reach_it():
    assert run("def f(x: undefined_name = 1) -> int: ...\n".replace("undefined_name", "int"))["f"].__annotations__ == {
        "x": int,
        "return": int,
    }


def test_lines_end_where_python_ends_them():
    assert lines_of("a\r\nb\rc\nd\fe\u2028f") == ["a", "b", "c", "d\fe\u2028f"]
