"""`rerun-playground grade` grades in a browser of its own: a report, a table, an exit status."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.browser.conftest import SITE
from tests.browser.hand_in.handed_in import LESSON, SOLUTION, WRONG, text, work
from tests.cli.running import run_command


@pytest.fixture
def handed(tmp_path: Path) -> Path:
    folder = tmp_path / "submissions"
    (folder / "group").mkdir(parents=True)
    (folder / "ada.rerun.json").write_text(text(work()), "utf-8")
    trap = f"{SOLUTION}open({str(tmp_path / 'trap')!r}, 'w')\n"  # in this Python it would make a file
    (folder / "group" / "bob.rerun.json").write_text(text(work(trap, "Bob")), "utf-8")
    (folder / "plain.py").write_text(WRONG.source, "utf-8")
    return folder


def test_a_folder_is_graded(handed: Path, tmp_path: Path) -> None:
    report, table = tmp_path / "report.html", tmp_path / "grades.csv"
    done = run_command(
        ["grade", handed, "--site", SITE, "--lesson", LESSON.lesson.slug, "--seconds", "60"]
        + ["--html", report, "--csv", table, "--address", "https://course.example/rerun"]
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("3 handed in: 1 passed, 2 not yet, 0 without a grade.")
    assert "of 3 graded…" in done.stderr
    lines = list(csv.DictReader(table.open(encoding="utf-8-sig", newline="")))
    assert [(line["file"], line["result"], line["checksum"]) for line in lines] == [
        ("submissions/ada.rerun.json", "passed", "right"),
        ("submissions/group/bob.rerun.json", "not yet", "right"),
        ("submissions/plain.py", "not yet", "none"),
    ]
    assert lines[2]["mistake"] == WRONG.name
    assert 'href="https://course.example/rerun/play/#r1.' in report.read_text("utf-8")
    assert not (tmp_path / "trap").exists()


def test_the_status_says_whether_all_have_passed(handed: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    done = run_command(["grade", handed / "ada.rerun.json", "--site", SITE, "--seconds", "60", "--html", report])
    assert (done.returncode, done.stdout[:28]) == (0, "1 handed in: 1 passed, 0 not"), done.stderr
    assert "#r1." not in report.read_text("utf-8")  # nobody knows where the site is published: nothing leads there


def test_a_lesson_that_is_not_there_is_told(handed: Path) -> None:
    done = run_command(["grade", handed, "--site", SITE, "--lesson", "nothing"])
    assert done.returncode == 2
    assert "nothing is no lesson of this site that has a check. They are: from-the-top/" in done.stderr
