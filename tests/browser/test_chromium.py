from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import chromium
from tests.browser.chromium import NoChromium, executable


@pytest.fixture
def empty_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder that is the whole PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def put(program: Path) -> Path:
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return program


def test_takes_the_machines_browser_first(empty_path: Path, tmp_path: Path) -> None:
    playwrights = put(tmp_path / "playwright" / "chrome")
    assert executable(playwrights) == playwrights
    chrome = put(empty_path / "google-chrome")
    assert executable(playwrights) == chrome
    ours = put(empty_path / "chromium")
    assert executable(playwrights) == ours


def test_installs_one_where_there_is_none(empty_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def install(command: list[str]) -> bool:
        tried.append(command)
        if command == ["second"]:
            put(empty_path / "chromium")
        return command == ["second"]

    monkeypatch.setattr(chromium, "ways_to_install", lambda: [["first"], ["second"], ["third"]])
    monkeypatch.setattr(chromium, "succeeds", install)
    assert executable(tmp_path / "none") == empty_path / "chromium"
    assert tried == [["first"], ["second"]]


def test_says_what_is_missing(empty_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "ways_to_install", lambda: [["no-such-installer"]])
    with pytest.raises(NoChromium, match="install"):
        executable(tmp_path / "none")
