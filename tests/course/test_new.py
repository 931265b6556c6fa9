"""`lesson new`: what it makes works, and only its words are missing."""

from pathlib import Path

import pytest

from playground.cli import main
from playground.course.lessons import load_lessons
from playground.course.new import NewLessonError, begin
from playground.course.proof import prove, prove_folders


def test_all_of_a_new_lesson_works_but_its_words(tmp_path: Path) -> None:
    folder = begin("What's “new”: Überblick?", tmp_path / "lessons" / "03_late_news")
    lines: list[str] = []

    good = prove_folders([folder], lines.append)

    assert folder.name == "01_whats_new_uberblick"
    assert not good
    failed = [line for line in lines if line.startswith("    !")]
    assert failed
    assert [line for line in failed if "TODO is still there" not in line and "in no list of words" not in line] == []
    (chapter,) = load_lessons(tmp_path / "lessons")
    assert (chapter.number, chapter.title) == (3, "Late news")
    assert chapter.lessons[0].title == "What's “new”: Überblick?"


def test_it_holds_when_the_words_are_written(tmp_path: Path) -> None:
    folder = begin("Greet", tmp_path / "01_basics")
    for file in (folder / "lesson.md", folder / "check.py", folder.parent / "chapter.md"):
        file.write_text(file.read_text().replace("TODO: ", "").replace("TODO", ""))
    lines: list[str] = []

    assert prove_folders([folder], lines.append), lines
    assert prove(load_lessons(tmp_path)[0].lessons[0], streamlit=False).fails == []


def test_it_becomes_the_last_of_its_chapter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    begin("One", Path("lessons/01_first"))
    begin("Two", Path("lessons/10_last"))

    assert main(["lesson", "new", "Three"]) == 0
    assert main(["lesson", "new", "lessons/01_first", "Four"]) == 0

    lessons = [lesson.folder.name for chapter in load_lessons(Path("lessons")) for lesson in chapter.lessons]
    assert lessons == ["01_one", "02_four", "01_two", "02_three"]


@pytest.mark.parametrize(
    ("folder", "title", "words"),
    [
        ("lessons/01_first", "…", "has no letters or digits"),
        ("lessons/second", "Two", "is no chapter: name its folder like"),
        ("lessons/01_first/01_one", "Two", "is a lesson: name the folder of its chapter"),
        ("lessons/01_first", "One!", "has this name already"),
        ("lessons/02_file", "Two", "is a file"),
    ],
)
def test_where_no_lesson_can_be(tmp_path: Path, folder: str, title: str, words: str) -> None:
    begin("One", tmp_path / "lessons/01_first")
    (tmp_path / "lessons/02_file").write_text("")
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(NewLessonError, match=words):
        begin(title, tmp_path / folder)

    assert sorted(tmp_path.rglob("*")) == before


def test_an_error_of_the_command_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lesson", "new", str(tmp_path), "One"]) == 2
    assert "is no chapter" in capsys.readouterr().err
