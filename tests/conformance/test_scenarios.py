"""Every scenario gives the same trace on the miniature runtime and on the real Streamlit."""

import pytest

from playground.engines.compare import report

from .scenario import Scenario, read_all

SCENARIOS = read_all()
RULES = 52
"""How many rules of Streamlit the project has written down; a scenario's title names those that it shows."""


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_both_engines_agree(scenario: Scenario) -> None:
    found = report(scenario.script, scenario.actions)
    if found:
        pytest.fail(found, pytrace=False)


def test_names_tell_scenarios_apart() -> None:
    names = [scenario.name for scenario in SCENARIOS]
    assert len(set(names)) == len(names)


def test_every_rule_has_a_scenario() -> None:
    shown = {rule for scenario in SCENARIOS for rule in scenario.rules}
    assert shown == set(range(1, RULES + 1))
