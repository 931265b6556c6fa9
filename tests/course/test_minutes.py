"""How long a lesson takes."""

from pathlib import Path

import pytest

from playground.course.lessons import load_lessons
from playground.course.minutes import minutes_of
from playground.course.new import begin


def minutes(root: Path, text: str, *changes: tuple[str, str]) -> int:
    folder = begin("Tea", root / "01_basics")
    path = folder / "lesson.md"
    front = path.read_text().split("\n---\n")[0]
    for old, new in changes:
        assert old in front
        front = front.replace(old, new)
    path.write_text(f"{front}\n---\n\n{text}\n")
    return minutes_of(load_lessons(root)[0].lessons[0])


@pytest.mark.parametrize(("words", "expected"), [(0, 5), (150, 6), (250, 7)])
def test_words_questions_and_task(tmp_path: Path, words: int, expected: int) -> None:
    # Two questions are one minute and the task three; it has some twenty words.
    assert minutes(tmp_path, "word " * words) == expected


def test_scripts_to_look_at_and_code_that_is_not_read(tmp_path: Path) -> None:
    fence = "```rerun\n" + "word\n" * 300 + "```\n"
    assert minutes(tmp_path, "word " * 70 + "\n\n" + fence) == minutes(tmp_path / "other", "word " * 120)


def test_what_the_author_says_counts(tmp_path: Path) -> None:
    assert minutes(tmp_path, "word", ("task:", "minutes: 12\ntask:")) == 12
