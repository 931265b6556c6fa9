"""Every task of the course as learners do it: they type what solves it, or what people get wrong, and press Check.

The lessons that a worker of the tests does share a page: each is swapped in as Material's instant navigation does it
(`tests/browser/site/test_instant.py`), and finds the sandbox ready, which is most of what a page costs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

import pytest
from markdown import markdown
from playwright.sync_api import Browser, Page, expect

from playground.checks import judge
from playground.site.lesson_pages import LessonPage
from tests.browser.conftest import SharedPage
from tests.browser.playgrounds import PlaygroundPane, wait_for_sandbox
from tests.lessons.course import PAGES

SWAP = """async (address) => {
    const next = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    const container = "[data-md-component=container]";
    history.pushState({}, "", address);
    document.title = next.title;
    document.querySelector(container).replaceWith(next.querySelector(container));
    // Those of a document that was parsed apart do not run.
    for (const script of document.querySelectorAll(container + " script")) {
        const own = document.createElement("script");
        own.textContent = script.textContent;
        script.replaceWith(own);
    }
}"""


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


def address_of(lesson: LessonPage) -> str:
    """Where its page is on the site."""
    return lesson.src.removesuffix(".md") + "/"


@pytest.fixture(scope="module")
def course_page(browser: Browser, site_url: str) -> Iterator[SharedPage]:
    shared = SharedPage(browser, site_url, address_of(PAGES[0]))
    yield shared
    shared.close()


@pytest.fixture
def enter(
    request: pytest.FixtureRequest, course_page: SharedPage, site_url: str
) -> Iterator[Callable[[LessonPage], Page]]:
    """Go to a lesson, on the page of the lesson before."""
    lent = course_page.lend(request)
    page = next(lent)

    def go(lesson: LessonPage) -> Page:
        page.evaluate(SWAP, site_url + address_of(lesson))
        expect(page.get_by_role("heading", name=words(lesson.lesson.title), level=1, exact=True)).to_be_visible()
        wait_for_sandbox(page)
        return page

    yield go
    yield from lent


@pytest.mark.parametrize("lesson", PAGES, ids=name_of)
def test_the_task_is_done_and_each_known_mistake_gets_its_advice(
    enter: Callable[[LessonPage], Page], lesson: LessonPage
) -> None:
    exercise = lesson.lesson.exercise
    assert exercise
    assert exercise.check
    page = enter(lesson)
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
