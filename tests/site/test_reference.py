"""The page that says what exists here says it of the code."""

from __future__ import annotations

from playground.site.reference import names_in, reference, without_effect
from tests.conformance.scenario import read_all


def test_what_no_scenario_shows_is_not_claimed_to_be_the_same():
    assert "| `st.title` | **Not compared.** | 0 |" in reference([])


def test_scenarios_are_counted_by_what_their_scripts_call():
    page = reference(["import streamlit as st\nst.title('a')", "st.title('b')\nst.rerun()", "not python ("])
    assert "| `st.title` | Same as Streamlit | 2 |" in page
    assert "| `st.rerun` | Same as Streamlit | 1 |" in page


def test_every_call_that_exists_is_compared():
    """Truth of the page as it is built: nothing on it is only claimed."""
    assert "**Not compared.**" not in reference(scenario.script for scenario in read_all())


def test_what_differs_is_said_by_the_code():
    page = reference([])
    assert "No page is an address elsewhere." in page
    assert '`bind="query-params"` and `persist_state` work as in Streamlit' in page
    assert "Without effect: `icon`, `chart_data`" in page


def test_an_argument_that_nothing_looks_at_has_no_effect():
    def call(label: str, width: int = 0, on_change: object = None) -> str:
        return label

    assert without_effect(call) == ["width", "on_change"]


def test_what_streamlit_has_and_we_have_not_is_named():
    page = reference([])
    missing = page.partition("## Not here")[2]
    assert "`st.connection`" in missing
    assert "`st.components`" not in missing  # a module, of which much is here


def test_names_of_containers_count_too():
    assert names_in("c = st.container()\nc.header('x')") == {"container", "header"}
