"""The Node that the tests run: where `make setup` has put it, else the machine's own."""

import os
import shutil
from pathlib import Path

OURS = Path(__file__).parents[1] / ".venv" / "bin"
NODE = shutil.which("node", path=f"{OURS}{os.pathsep}{os.environ['PATH']}")
assert NODE, "Node is missing: run `make setup`"
