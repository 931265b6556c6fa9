"""Every task of the course as learners do it: they type what solves it, or what people get wrong, and press Check."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from markdown import markdown
from playwright.sync_api import Page, expect

from playground.checks import judge
from playground.course.lessons import load_lessons
from playground.site.lesson_pages import LessonPage
from tests.browser.playgrounds import PlaygroundPane, wait_for_sandbox

COURSE = [
    LessonPage(chapter, lesson)
    for chapter in load_lessons(Path(__file__).parents[2] / "lessons")
    for lesson in chapter.lessons
]


def name_of(page: LessonPage) -> str:
    """Chapter and lesson; the tests of a chapter go to one worker."""
    return page.name


def words(text: str) -> str:
    """What a page shows of Markdown."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", markdown(text))).split())


def playground_of(lesson: LessonPage) -> str:
    """The name of the playground whose script the task is about."""
    exercise = lesson.lesson.exercise
    for variant in lesson.lesson.variants:
        if exercise and variant.script.path == exercise.start.path:
            return variant.name
    return lesson.lesson.title


@pytest.mark.parametrize("lesson", COURSE, ids=name_of)
def test_the_task_is_done_and_each_known_mistake_gets_its_advice(
    open_page: Callable[..., Page], lesson: LessonPage
) -> None:
    exercise = lesson.lesson.exercise
    assert exercise
    assert exercise.check
    page = open_page()
    page.goto(lesson.src.removesuffix(".md") + "/")
    wait_for_sandbox(page)
    pane = PlaygroundPane(page, playground_of(lesson))
    task = page.get_by_role("region", name="Your turn")
    verdict = task.get_by_role("status")
    sources = {script.name: script.source for script in exercise.wrong}

    for mistake in judge.read(exercise.check.source).mistakes:
        pane.type_script(sources[mistake.script])
        task.get_by_role("button", name="Check", exact=True).click()
        expect(verdict).to_contain_text(words(mistake.advice))

    pane.type_script(exercise.solution.source)
    task.get_by_role("button", name="Check", exact=True).click()
    expect(verdict).to_contain_text("Passed.")
    expect(verdict).to_contain_text(words(exercise.passed))
