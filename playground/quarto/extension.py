"""Puts the filter where Quarto looks for it."""

from __future__ import annotations

import shutil
from pathlib import Path

EXTENSIONS = "_extensions"
OURS = Path(__file__).parent / EXTENSIONS / "rerun"


def copy_extension(folder: Path) -> Path:
    """Copy the extension into a folder with Quarto documents, in place of an older one; returns where it lies."""
    target = folder / EXTENSIONS / OURS.name
    shutil.copytree(OURS, target, dirs_exist_ok=True)
    return target
