"""What `grade` says where it cannot grade, and which files it takes; tests/browser/site/ has how it grades."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from playground.cli import main
from playground.cli.grading import handed_in
from playground.grading import browser
from playground.grading.browser import NoBrowserError, executable
from tests.local.serving import site_in


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main(["grade", *map(str, arguments)]) == 2
    return capsys.readouterr().err.removeprefix("rerun-playground: ")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    path = tmp_path / "work" / "ada.rerun.json"
    path.parent.mkdir()
    path.write_text("{}")
    return path


def test_files_and_folders_are_taken_but_what_is_hidden(work: Path, tmp_path: Path) -> None:
    (tmp_path / "work" / ".git").mkdir()
    for name in (".DS_Store", ".git/config", "bob.py"):
        (tmp_path / "work" / name).write_text("")
    assert handed_in([work.parent]) == [work, work.parent / "bob.py"]
    assert handed_in([work]) == [work]


def test_what_is_not_there_is_told(work: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert said(capsys, tmp_path / "none") == f"there is no file or folder {tmp_path / 'none'}\n"
    assert said(capsys, tmp_path / "empty") == f"there are no files in {tmp_path / 'empty'}\n"
    assert said(capsys, work, "--html", tmp_path / "no" / "report.html") == (
        f"there is no folder {tmp_path / 'no'} to write report.html into\n"
    )


def test_a_site_needs_a_page_to_grade_on(work: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = site_in(tmp_path / "site")
    assert said(capsys, work, "--site", site).startswith(f"{site} has no page grade/ to grade on: build a site with")


def test_without_playwright_it_says_what_to_install(
    work: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_in(tmp_path / "site")
    (site / "grade").mkdir()
    (site / "grade" / "index.html").touch()
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    assert said(capsys, work, "--site", site) == (
        "grading runs learners' scripts in a browser, which Playwright drives: pip install 'rerun-playground[grade]'\n"
    )


def test_the_browser_is_playwrights_else_one_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    playwrights, other = tmp_path / "chrome", tmp_path / "google-chrome"
    monkeypatch.setattr(browser.shutil, "which", {"google-chrome": str(other)}.get)
    assert executable(playwrights) == other
    playwrights.touch()
    assert executable(playwrights) == playwrights
    playwrights.unlink()
    monkeypatch.setattr(browser.shutil, "which", lambda command: None)
    with pytest.raises(NoBrowserError, match="grading needs Chromium, and there is none: playwright install chromium"):
        executable(playwrights)


@pytest.mark.parametrize(("option", "value"), [("--seconds", "0"), ("--seconds", "x"), ("--address", "course.example")])
def test_options_are_checked(work: Path, option: str, value: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["grade", str(work), option, value])
    assert ended.value.code == 2
    assert f"argument {option}: {value} is no" in capsys.readouterr().err
