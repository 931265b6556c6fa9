"""The texts of this project's lessons: their links lead somewhere, and they are easy to read and spelled right."""

import re

import pytest

from playground.course.lessons import Chapter, Lesson
from playground.course.places import Places
from playground.course.texts import chapter_passages, page_passages, passages
from playground.course.words import problems
from tests.lessons.course import CHAPTERS, COURSE, LESSONS

PLACES = Places(COURSE)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_a_lessons_texts(lesson: Lesson) -> None:
    assert [*PLACES.loose(lesson), *problems(passages(lesson), COURSE)] == []


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.slug)
def test_a_chapters_texts(chapter: Chapter) -> None:
    assert list(problems(chapter_passages(chapter), COURSE)) == []


def test_the_glossary() -> None:
    path = COURSE.parent / "docs" / "glossary.md"
    assert list(problems(page_passages(path), COURSE)) == []
    headings = re.findall(r"^## (.*?) \{#", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings == sorted(headings)
