"""Named situations: what surprises in them, the same on both engines; and nothing does in scripts without a fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from playground.engines.compare import trace
from playground.site.rules import read_rules
from tests.conformance.scenario import Scenario, read

ROOT = Path(__file__).parents[3]
RULES = {rule.name for page in (ROOT / "docs" / "rules").glob("*.md") for rule in read_rules(page.read_text("utf-8"))}
SITUATIONS = [situation for path in sorted(Path(__file__).parent.glob("*.txt")) for situation in read(path)]
"""After the second `---` stands what is expected, a line for each reason: the step's number, `kind` and `what`."""


def told(steps: list[Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each reason with the number of its step."""
    for number, step in enumerate(steps):
        assert "refused" not in step, step
        yield from ((number, reason) for reason in step["reasons"])


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation.name)
def test_both_engines_tell_the_same_of_a_situation(situation: Scenario) -> None:
    mini, real = (
        list(told(trace(engine, situation.script, situation.actions, files=situation.files)))
        for engine in ("mini", "streamlit")
    )
    found = tuple(f"{number} {reason['kind']} {reason['what']}" for number, reason in mini)
    assert found == situation.printed
    assert mini == real
    for _, reason in mini:
        assert reason.get("rule") in {None, *RULES}
        assert "lesson" not in reason or (ROOT / "lessons" / reason["lesson"]).is_dir()


def test_names_tell_situations_apart() -> None:
    names = [situation.name for situation in SITUATIONS]
    assert len(set(names)) == len(names)
    assert sum(bool(situation.printed) for situation in SITUATIONS) >= 60
