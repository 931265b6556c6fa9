"""What is told of a script while it is typed."""

import pytest

from playground.runtime.source.lint import MOST, Problem, problems


def test_a_script_that_python_takes_has_no_problem() -> None:
    assert problems('import streamlit as st\nst.write("fine")\n') == []
    assert problems("\ufeffx = 1") == []
    assert problems("") == []


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("x = 1\nst.write(", Problem("error", "'(' was never closed", 2, 9, 2, 9)),
        ("if x\n    y = 1\n", Problem("error", "expected ':'", 1, 5, 1, 6)),
        ("if x:\ny = 1\n", Problem("error", "expected an indented block after 'if' statement on line 1", 2, 1, 2, 2)),
        ('"é" + + = 1', Problem("error", "invalid syntax", 1, 9, 1, 10)),
        ("return 1", Problem("error", "'return' outside function", 1, 1, 1, 9)),
    ],
)
def test_a_syntax_error_is_told_with_its_place(source: str, problem: Problem) -> None:
    assert problems(source) == [problem]


def test_what_python_warns_of_is_told_where_nothing_is_wrong() -> None:
    (problem,) = problems('x = 1\nif x is "a":\n    pass\n')
    assert (problem.kind, problem.line) == ("warning", 2)
    assert "is" in problem.text
    assert len(problems('x is "a"\n' * 100)) == MOST


@pytest.mark.parametrize("source", ["x\0", "(" * 10_000, "-" * 100_000 + "1", "x" * 1_000_000, "\ud800"])
def test_nothing_that_is_typed_makes_it_fail(source: str) -> None:
    for problem in problems(source):
        assert problem.line >= 1
        assert problem.column >= 1
