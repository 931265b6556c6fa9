"""The tree of a script."""

import ast

import pytest

from playground.runtime.trace.tree import tree_of


def test_it_is_read_once():
    assert ast.unparse(tree_of("a = 1\n")) == "a = 1"
    assert tree_of("a = 1\n") is tree_of("a = 1\n")


@pytest.mark.parametrize("source", ["if True", "a\0b"])
def test_what_is_no_python_is_empty(source):
    assert tree_of(source).body == []
