"""The page that grades: the lessons that it knows, with their checks."""

from __future__ import annotations

from collections.abc import Iterable

from playground import __version__
from playground.course.lessons import Exercise
from playground.page.assets import GRADE_SCRIPT, assets_version
from playground.page.attributes import attribute_safe
from playground.share.work import lesson_version
from playground.site.lesson_pages import LessonPage
from playground.site.views import Grading, Part

TEMPLATE = "rerun/grade.html"
"""A page of the docs folder with this template grades the lessons of its site."""


def grading(pages: Iterable[LessonPage], parts: tuple[Part, ...], *, base: str, play: str) -> Grading:
    """What the page needs; `play` is the way from it to the page to play on, empty where there is none."""
    lessons = [
        {
            "lesson": page.name,
            "title": page.lesson.title,
            "version": version_of(exercise),
            "file": exercise.start.name,
            "check": exercise.check.source,
        }
        for page in pages
        if (exercise := page.lesson.exercise) and exercise.check
    ]
    judged = tuple(part for part in parts if any(link.lesson for link in part.links))
    return Grading(judged, attribute_safe({"lessons": lessons, "play": play}), grade_script(base=base))


def hand_in(exercise: Exercise) -> dict[str, str]:
    """What a lesson's page writes into the file that is handed in, besides what its learner did."""
    return {"version": version_of(exercise), "playground": __version__}


def version_of(exercise: Exercise) -> str:
    """The edition of a lesson that has a check."""
    return lesson_version(exercise.check.source if exercise.check else "", exercise.start.source)


def grade_script(*, base: str) -> str:
    """The address of the page's script."""
    return f"{base.rstrip('/')}/{GRADE_SCRIPT}?v={assets_version()}"


def grade_scripts(*, base: str) -> str:
    """The tag that makes the page live; it blocks nothing."""
    script = grade_script(base=base)
    return f'<link rel="modulepreload" href="{script}">\n<script type="module" async src="{script}"></script>\n'
