"""Which lessons go into a package, by all the names that they have."""

from pathlib import Path

import pytest

from playground.lms.choice import ChoiceError, choose

TEXT = "---\ntitle: {title}\nsummary: Short.\n---\n\nRead.\n"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    for place, title in {"01_a/01_one": "One", "01_a/02_two": "Two", "02_b/01_one": "Other"}.items():
        folder = tmp_path / "lessons" / place
        folder.mkdir(parents=True)
        (folder.parent / "chapter.md").write_text(f"---\ntitle: {place[3].upper()}\n---\n")
        (folder / "lesson.md").write_text(TEXT.format(title=title))
        for name in ("start.py", "solution.py"):
            (folder / name).write_text("import streamlit as st\n")
    return tmp_path / "lessons"


def names(course: Path, wanted: str) -> tuple[str, list[str]]:
    choice = choose(course, wanted, "Mine")
    return choice.title, [page.name for page in choice.pages]


def test_everything_is_chosen_by_one_word(course: Path) -> None:
    assert names(course, "all") == ("Mine", ["a/one", "a/two", "b/one"])


def test_a_chapter_is_chosen_by_its_name_or_its_folder(course: Path) -> None:
    assert names(course, "a") == names(course, str(course / "01_a")) == ("A", ["a/one", "a/two"])


def test_a_lesson_is_chosen_by_its_name_or_its_folder(course: Path) -> None:
    assert names(course, "two") == names(course, "a/two") == ("Two", ["a/two"])
    assert names(course, "b/one") == names(course, str(course / "02_b" / "01_one")) == ("Other", ["b/one"])


def test_a_name_of_several_is_refused_with_all_of_them(course: Path) -> None:
    with pytest.raises(ChoiceError, match=r"one is the name of several: a/one, b/one\. Write one of these"):
        choose(course, "one", "")


def test_a_name_of_none_is_refused_with_those_that_there_are(course: Path) -> None:
    with pytest.raises(ChoiceError, match=r"no lesson or chapter three in .*a chapter \(a, b\), or a lesson as a/one"):
        choose(course, "three", "")


def test_a_course_without_lessons_is_told(tmp_path: Path) -> None:
    with pytest.raises(ChoiceError, match="there are no lessons in"):
        choose(tmp_path, "x", "")


def test_what_was_chosen_is_copied_and_nothing_else(course: Path, tmp_path: Path) -> None:
    choose(course, "a/two", "").copy_to(tmp_path / "copy")

    copied = sorted(path.relative_to(tmp_path / "copy").as_posix() for path in (tmp_path / "copy").rglob("*.md"))
    assert copied == ["01_a/02_two/lesson.md", "01_a/chapter.md"]
