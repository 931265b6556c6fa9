"""The modules of Streamlit that scripts may import, and what is in those that they use most."""

import importlib

import pytest

from playground.runtime.st.submodule_names import BEYOND, NAMES, SUBMODULES


def test_each_package_stands_before_what_is_in_it():
    seen = {"streamlit"}
    for name in SUBMODULES:
        assert name.rpartition(".")[0] in seen, name
        seen.add(name)


def test_no_name_stands_twice():
    assert len(set(SUBMODULES)) == len(SUBMODULES)


@pytest.mark.parametrize("module", sorted(NAMES))
def test_what_is_named_of_a_module_is_in_streamlits(module: str):
    theirs = importlib.import_module(module)
    assert [name for name in NAMES[module] if not hasattr(theirs, name)] == []


def test_packages_beyond_are_modules_of_streamlit_themselves():
    assert all(each in SUBMODULES for each in BEYOND)
