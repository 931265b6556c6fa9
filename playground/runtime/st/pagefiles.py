"""What the name of a page's file says of it: its place in the menu, its icon and its title."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from ..arguments.icons import emoji_before

_NAME: Final = re.compile(r"([0-9]*)[_ -]*(.*)\.py")
"""Number, separators, and what the page is called."""


def place_in_menu(path: Path) -> tuple[float, str]:
    """What pages of a folder are sorted by: their numbers, those without one last, then their names."""
    found = _NAME.search(path.name)
    assert found is not None, "a page's file ends with .py"
    return (float(found[1]) if found[1] else float("inf"), found[2].lower())


def icon_and_name(path: Path) -> tuple[str, str]:
    """The emoji that the name begins with, if it does, and the name itself, with underscores between its words."""
    found = _NAME.search(path.name)
    if found is None:
        return "", ""
    return emoji_before(re.sub(r"[_ ]+", "_", found[2]).strip() or found[1])
