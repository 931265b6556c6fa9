"""A rehearsal does what the stage does: at each step the same has been done in each script, in the same text of it."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from playground.demo import Deck, demo_folders, read_demo
from playground.demo.rehearsal import plan
from tests.node import NODE

ROOT = Path(__file__).parents[2]
STAGE = ROOT / "playground" / "web" / "stage"
ADD, MORE = {"click": "Add"}, {"click": "More"}
PLACES = f"""
import {{ readFileSync }} from "node:fs";
import {{ readDeck }} from "{(STAGE / "deck.js").as_uri()}";
import {{ placesOf }} from "{(STAGE / "places.js").as_uri()}";
const {{ deck, problems }} = readDeck(JSON.parse(readFileSync(0, "utf8")));
if (problems.length) throw new Error(problems.join(" "));
console.log(JSON.stringify(placesOf(deck).filter(({{ at, phase }}) => at >= 0 && !phase)));
"""


def on_stage(deck: Deck) -> list[dict[str, Any]]:
    """What the page's player makes of each step."""
    data = json.dumps(deck.to_json())
    done = subprocess.run(
        [str(NODE), "--input-type=module", "-e", PLACES], input=data, capture_output=True, text=True, check=False
    )
    assert not done.returncode, done.stderr
    places: list[dict[str, Any]] = json.loads(done.stdout)
    return places


def assert_same(deck: Deck) -> None:
    moments = plan(deck).moments
    for step, place in zip(deck.steps, on_stage(deck), strict=True):
        for moment in moments:
            if moment.step is step:
                name = moment.take.script
                assert [action for _, action in moment.take.actions[: moment.after]] == place["done"][name]
                solved = place["solved"] and name in deck.solutions
                assert moment.take.source == (deck.solutions if solved else deck.scripts)[name].source
        lit = place["spot"]
        if step.spot:
            assert step.spot.to_json() == lit


def test_a_demo_with_all_that_changes_a_script(tmp_path: Path) -> None:
    for name in ("a.py", "b.py", "c.py", "solution_b.py"):
        (tmp_path / name).write_text(f"name = {name!r}\n")
    steps: list[dict[str, Any]] = [
        {"do": [ADD]},
        {"do": [MORE], "script": "b.py", "spot": {"lines": [1, 1]}},
        {"solution": True, "do": [ADD], "script": ["b.py", "a.py"]},
        {"solution": True, "do": [ADD]},
        {"show": ["c.py", "b.py"], "do": [MORE], "spot": {"run": 1}},
        {"reset": True, "script": "b.py", "do": [ADD], "ask": {"question": "Q", "options": ["1", "2"], "answer": "1"}},
        {"solution": False, "spot": {"run": 1, "script": "a.py"}},
        {"do": [ADD]},
    ]
    steps[5]["ask"]["why"] = "So."
    data = {
        "title": "All",
        "scripts": ["a.py", "b.py", "c.py"],
        "solution": {"b.py": "solution_b.py"},
        "prepared": {"b.py": [ADD, ADD], "c.py": [MORE]},
        "steps": steps,
    }
    (tmp_path / "demo.json").write_text(json.dumps(data))
    assert_same(read_demo(tmp_path))


@pytest.mark.parametrize("folder", demo_folders(ROOT / "lessons" / "demos"), ids=lambda folder: folder.name)
def test_the_demos_of_this_project(folder: Path) -> None:
    assert_same(read_demo(folder))
