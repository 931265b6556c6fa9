"""Runs the tests of the page's JavaScript that need no browser, each `*.test.mjs` beside this file."""

import subprocess
from pathlib import Path

import pytest

from tests.node import NODE

HERE = Path(__file__).parent


@pytest.mark.parametrize("file", sorted(HERE.glob("*.test.mjs")), ids=lambda path: path.name)
def test_javascript(file):
    done = subprocess.run([NODE, "--test", "--test-reporter=spec", file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
