"""The picture of Python's memory that browsers restore."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.node import NODE

ROOT = Path(__file__).parents[2]
SANDBOX = ROOT / "playground" / "web" / "static" / "sandbox"


def test_the_same_sources_make_the_same_snapshot(tmp_path: Path) -> None:
    again = shutil.copytree(SANDBOX, tmp_path / "sandbox")
    (again / "python.snapshot").unlink()
    subprocess.run([NODE, str(ROOT / "wasm" / "snapshot.mjs"), str(again)], check=True, capture_output=True)
    assert (again / "python.snapshot").read_bytes() == (SANDBOX / "python.snapshot").read_bytes()
