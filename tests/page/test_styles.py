from __future__ import annotations

from pathlib import Path

import pytest

from playground.page import styles as module
from playground.page.styles import SUBJECTS, styles


def test_the_sheet_has_every_file_once_in_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for subject in SUBJECTS:
        (tmp_path / subject).parent.mkdir(exist_ok=True)
        (tmp_path / f"{subject}.css").write_text(f".{subject} {{}}\n")
    monkeypatch.setattr(module, "CSS", tmp_path)
    styles.cache_clear()
    try:
        assert styles().split() == [part for subject in SUBJECTS for part in (f".{subject}", "{}")]
    finally:
        styles.cache_clear()


def test_a_file_without_a_place_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "forgotten.css").write_text("")
    monkeypatch.setattr(module, "CSS", tmp_path)
    styles.cache_clear()
    with pytest.raises(ValueError, match="app/forgotten"):
        styles()
