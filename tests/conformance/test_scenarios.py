"""Every scenario gives the same trace on the miniature runtime and on the real Streamlit."""

import pytest

from playground.engines.compare import report

from .scenario import Scenario, read_all

SCENARIOS = read_all()


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_both_engines_agree(scenario: Scenario) -> None:
    found = report(scenario.script, scenario.actions)
    if found:
        pytest.fail(found, pytrace=False)


def test_names_tell_scenarios_apart() -> None:
    names = [scenario.name for scenario in SCENARIOS]
    assert len(set(names)) == len(names)
