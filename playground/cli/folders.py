"""A folder in the place of a script: which of its files is the app."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from playground.cli.errors import CommandError

USUAL: Final = ("streamlit_app.py", "app.py", "main.py", "Home.py")
"""Names of the script that is run, the likeliest first."""
_IMPORTS: Final = re.compile(rb"^\s*(?:import|from)\s+streamlit\b", re.MULTILINE)


def script_in(given: Path) -> Path:
    """The script that is meant: `given` itself, or the app of a folder. Raises CommandError where none can be told."""
    if not given.is_dir():
        return given
    for name in USUAL:
        if (given / name).is_file():
            return given / name
    found = [path for path in sorted(given.glob("*.py")) if _is_app(path)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(path.name for path in found[:5])
    why = f"several of its files import streamlit ({names})" if found else "no file in it imports streamlit"
    raise CommandError(f"cannot tell which script of {given} is the app: {why}. Name the script instead")


def _is_app(path: Path) -> bool:
    try:
        return _IMPORTS.search(path.read_bytes()) is not None
    except OSError:
        return False
