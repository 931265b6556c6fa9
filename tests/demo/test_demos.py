"""Each demo of this project: all of its steps can be done and show what they say, here and on real Streamlit."""

import re
from pathlib import Path

import pytest

from playground.demo import demo_folders
from playground.demo.new import begin
from playground.demo.proof import prove

ROOT = Path(__file__).parents[2]
FOLDERS = demo_folders(ROOT / "lessons" / "demos")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_demo_holds_what_it_promises(folder: Path) -> None:
    assert prove(folder, streamlit=True).fails == []


def test_the_sequence_that_the_guide_shows(tmp_path: Path) -> None:
    folder = begin("Why my count forgets", tmp_path)
    guide = (ROOT / "docs" / "demos.md").read_text(encoding="utf-8")
    shown = re.search(r"^```json\n(.*?)^```", guide, re.DOTALL | re.MULTILINE)
    assert shown
    (folder / "demo.json").write_text(shown[1], encoding="utf-8")
    assert prove(folder, streamlit=True).fails == []
