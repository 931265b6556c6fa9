"""The project's own course, read once by all tests that look at it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from playground.course.lessons import load_lessons
from playground.site.lesson_pages import LessonPage

COURSE: Final = Path(__file__).parents[2] / "lessons"
CHAPTERS: Final = load_lessons(COURSE)
LESSONS: Final = [lesson for chapter in CHAPTERS for lesson in chapter.lessons]
PAGES: Final = [LessonPage(chapter, lesson) for chapter in CHAPTERS for lesson in chapter.lessons]
