"""The pages of docs/architecture name files and folders that exist."""

import re
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent
PAGES: Final = sorted((ROOT / "docs" / "architecture").glob("*.md"))
ELSEWHERE: Final = {"app.py", "start.py", "rerun.js", "web/static/"}
"""A learner's files, and what only a build makes."""

_NAME: Final = re.compile(r"`((?:[\w*-]+/)+(?:[\w*-]+\.\w+)?|\w+\.(?:py|js))`")


def exists(name: str) -> bool:
    """Whether a page may call something so: by its path from the root, or from playground/, or a file by its name."""
    if "/" not in name:
        folders = (ROOT / "playground", ROOT / "tests", ROOT / "wasm", ROOT / "lessons")
        return any(next(folder.rglob(name), None) for folder in folders)
    return any(
        next(folder.glob(name.rstrip("/")), None) for folder in (ROOT, ROOT / "playground", ROOT / "playground/web")
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_names_what_exists(page: Path) -> None:
    names = set(_NAME.findall(page.read_text(encoding="utf-8"))) - ELSEWHERE
    assert names, "a page that names no file needs another test"
    missing = sorted(name for name in names if not exists(name))
    assert not missing
