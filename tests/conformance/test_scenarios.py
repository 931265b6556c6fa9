"""Every scenario gives the same trace on the miniature runtime and on the real Streamlit, of known elements."""

from __future__ import annotations

from typing import Any

import pytest

from playground.engines import compare
from playground.facts.elements import fields
from playground.runtime import Step

from .scenario import Scenario, read_all

SCENARIOS = read_all()


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_both_engines_agree(scenario: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    comparable, unknown = compare.comparable, list[str]()

    def watched(step: Step) -> dict[str, Any]:
        for element in step.screen:
            extra = set(element) - fields(str(element["type"]))
            unknown.extend(
                f"{element['type']} has {name}, which its row in the table of elements has not" for name in extra
            )
        return comparable(step)

    monkeypatch.setattr(compare, "comparable", watched)
    found = compare.report(scenario.script, scenario.actions, scenario.files)
    if found or unknown:
        pytest.fail(found or unknown[0], pytrace=False)


def test_names_tell_scenarios_apart() -> None:
    names = [scenario.name for scenario in SCENARIOS]
    assert len(set(names)) == len(names)
