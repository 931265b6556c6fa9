"""Each demo of this project: all of its steps can be done and show what they say, here and on real Streamlit."""

from pathlib import Path

import pytest

from playground.demo import demo_folders
from playground.demo.proof import prove

FOLDERS = demo_folders(Path(__file__).parents[2] / "lessons" / "demos")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_demo_holds_what_it_promises(folder: Path) -> None:
    assert prove(folder, streamlit=True).fails == []
