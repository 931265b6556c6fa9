"""Scripts without a fault have no reasons: those of the topics where nothing surprises, and the lessons' solutions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from playground.checks.judge import read as read_check
from playground.checks.judge import verdict
from playground.course.proof import opener
from playground.engines.compare import trace
from playground.example import ExampleError
from playground.example.reading import read_example
from tests.conformance.scenario import FOLDER, read

TOPICS = [
    "bottoms",
    "cache_rules",
    "caching",
    "calls",
    "charts",
    "chat_files",
    "components",
    "containers",
    "diagrams",
    "downloads",
    "echarts",
    "editors",
    "frame_charts",
    "frame_options",
    "frame_polars",
    "frame_state",
    "frames",
    "grids",
    "help",
    "iframes",
    "latecomers",
    "layouts",
    "leaving",
    "links",
    "maps",
    "modules",
    "output",
    "pictures",
    "places",
    "players",
    "pyplots",
    "refusals",
    "rerun",
    "shown",
    "skeletons",
    "sliders",
    "surroundings",
    "tables",
    "texts",
    "threads",
    "vega_charts",
]
"""The scenarios that are about something else than values, identity and what is sent."""
MEANT = {"containers: st.empty with a with block": [["elsewhere replaced"]]}
"""The scenario among them that shows what surprises."""
ROOT = Path(__file__).parents[3]
LESSONS = sorted(path.parent for path in ROOT.glob("lessons/0*/*/check.py"))
TOLD = {
    "05_hidden_and_forgotten": ["no_run same_value"],
    "05_a_gate_with_stop": ["no_run same_value"],
    "03_ignore_the_change": ["no_run ignored"],
    "03_type_without_a_rerun": ["no_run ignored"],
    "10_all_ways": ["no_run ignored", "not_sent form"],
    "01_dependent_selects": ["value_changed option_gone", "value_changed option_gone"],
}
"""What is told of solutions, and is so: what was done there changed nothing, waits, or takes an option away."""


def told(script: str, actions: object, files: object = None) -> list[list[str]]:
    """Of each step, the reasons in it."""
    steps = trace("mini", script, actions, waits=False, files=files)  # type: ignore[arg-type]
    return [[f"{each['kind']} {each['what']}" for each in step.get("reasons", ())] for step in steps]


@pytest.mark.parametrize("topic", TOPICS)
def test_nothing_surprises_in_scripts_about_something_else(topic: str) -> None:
    scenarios = read(FOLDER / f"{topic}.txt")
    found = {each.name: told(each.script, each.actions, each.files) for each in scenarios}
    assert {name: steps for name, steps in found.items() if any(steps) and MEANT.get(name) != steps} == {}


def test_these_are_many() -> None:
    assert sum(len(read(FOLDER / f"{topic}.txt")) for topic in TOPICS) > 500


def test_solutions_have_a_reason_in_one_step_of_fifty_at_most() -> None:
    steps, found = 0, {}
    for lesson in LESSONS:
        check = read_check((lesson / "check.py").read_text("utf-8"))
        source = (lesson / "solution.py").read_text("utf-8")
        reasons = told(source, verdict(check, opener(source)).actions)
        steps += len(reasons)
        if any(reasons):
            found[lesson.name] = [each for step in reasons for each in step]
    assert found == TOLD
    assert sum(map(len, found.values())) / steps <= 0.02


FENCE = re.compile(r"^( *)```rerun\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
SHOWN = {
    "Another label, another field": ["new_widget argument"],
    "Another default": ["new_widget argument"],
    "One option more": ["new_widget argument"],
    "Dog and cat": ["elsewhere above"],
    "A text from a callback": ["elsewhere above"],
    "What survives": ["value_changed set_back"],
}
"""The examples of guides and lessons that are there to surprise, by their names."""


def test_examples_of_guides_and_lessons_surprise_where_they_mean_to() -> None:
    pages = [*(ROOT / "docs").rglob("*.md"), *(ROOT / "lessons").rglob("*.md")]
    found, count = {}, 0
    for page in pages:
        if page.parent.name == "rules":
            continue
        for indent, text in FENCE.findall(page.read_text("utf-8")):
            try:
                example = read_example("\n".join(line[len(indent) :] for line in text.split("\n")), {}, folder=None)
            except ExampleError:
                continue  # it shows how an error looks
            if len(example.scripts) != 1:
                continue
            count += 1
            reasons = [each for step in told(example.scripts[0].source, example.actions) for each in step]
            if reasons:
                found[example.name] = reasons
    assert found == SHOWN
    assert count > 80
