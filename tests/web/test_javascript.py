"""Runs the tests of the page's JavaScript that need no browser, each `*.test.mjs` beside this file."""

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


@pytest.mark.parametrize("file", sorted(HERE.glob("*.test.mjs")), ids=lambda path: path.name)
def test_javascript(file):
    node = shutil.which("node", path=f"{ROOT / '.venv' / 'bin'}:{__import__('os').environ['PATH']}")
    done = subprocess.run([node, "--test", "--test-reporter=spec", file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
