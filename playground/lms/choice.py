"""Which lessons of a course go into a package: all, a chapter's, or one."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from playground.course.lessons import Chapter, load_lessons
from playground.site.lesson_pages import LessonPage

ALL = "all"


class ChoiceError(Exception):
    """No lesson or chapter is called so: the text says which there are."""


@dataclass(frozen=True)
class Choice:
    """Some chapters of a course, each with its chosen lessons; `name` tells one choice from another."""

    name: str
    title: str
    chapters: tuple[Chapter, ...]

    @property
    def pages(self) -> tuple[LessonPage, ...]:
        """The lessons in the order of the course, with their places on a site."""
        return tuple(LessonPage(chapter, lesson) for chapter in self.chapters for lesson in chapter.lessons)

    def copy_to(self, folder: Path) -> None:
        """Write the folders of what was chosen, and of nothing else, below `folder`."""
        for chapter in self.chapters:
            below = folder / chapter.folder.name
            below.mkdir(parents=True)
            shutil.copy2(chapter.folder / "chapter.md", below)
            for lesson in chapter.lessons:
                shutil.copytree(lesson.folder, below / lesson.folder.name)


def choose(course: Path, wanted: str, title: str) -> Choice:
    """What `wanted` names in the course below a folder; `title` is that of the whole.

    It is ``all``, a chapter (``from-the-top``), a lesson (``a-click-is-a-rerun``, or with its chapter before a slash),
    or the path of a folder. Raises ChoiceError, and LessonError where a lesson cannot be used.
    """
    chapters = load_lessons(course)
    if wanted == ALL:
        return Choice(ALL, title, chapters)
    folder = Path(wanted).resolve()
    found: list[Choice] = []
    for chapter in chapters:
        if wanted == chapter.slug or folder == chapter.folder.resolve():
            found.append(Choice(chapter.slug, chapter.title, (chapter,)))
        for lesson in chapter.lessons:
            named = (lesson.slug, f"{chapter.slug}/{lesson.slug}")
            if wanted in named or folder == lesson.folder.resolve():
                chosen = (replace(chapter, lessons=(lesson,)),)
                found.append(Choice(f"{chapter.slug}.{lesson.slug}", lesson.title, chosen))
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(choice.name.replace(".", "/") for choice in found)
        raise ChoiceError(f"{wanted} is the name of several: {several}. Write one of these")
    known = ", ".join(chapter.slug for chapter in chapters)
    raise ChoiceError(
        f"there is no lesson or chapter {wanted} in {course}. Write all, a chapter ({known}), or a lesson as "
        f"{chapters[0].slug}/{chapters[0].lessons[0].slug}"
        if chapters
        else f"there are no lessons in {course}"
    )
