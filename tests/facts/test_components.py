"""Packages of custom components are told from others, each with what does the same."""

import re

from playground.facts.components import INSTEAD, of_components
from playground.runtime.st.module import existing


def test_each_is_told_with_what_there_is_in_its_place() -> None:
    for module, words in INSTEAD.items():
        assert set(re.findall(r"st\.(\w+)", words)) <= set(existing()), module


def test_others_are_told_by_their_names_and_the_rest_is_none() -> None:
    assert "`streamlit_nonsense` is a package of custom components" in str(of_components("streamlit_nonsense.part"))
    assert "Use `st.map` in its place." in str(of_components("streamlit_folium"))
    assert of_components("streamlit") is None
    assert of_components("pandas") is None
