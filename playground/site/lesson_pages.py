"""Lessons as pages of a site: where each is, what MkDocs reads there, and where it stands in the navigation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import yaml
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from playground.course.lessons import Chapter, Lesson
from playground.course.places import page_of

BELOW = "<!-- below the playgrounds -->"
"""What stands after this in a comparison's text comes below its columns: all from the first heading on."""

TASK = "<!-- the task -->"
"""What stands after this in a lesson's text is its task."""

STEP = "<!-- step -->"
"""What stands after this in a lesson's text is a step: one thing to do, until the next one."""

FIRST_HEADING = re.compile(r"^## ", re.MULTILINE)
FENCE = re.compile(r"^(```+|~~~+).*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
BOLD_PARAGRAPH = re.compile(r"(?:\A|(?<=\n\n))(?=\*\*\S)")


@dataclass(frozen=True)
class LessonPage:
    """A lesson and where it is on the site; `src` is the page's place as if it were a file in the docs folder."""

    chapter: Chapter
    lesson: Lesson

    @property
    def src(self) -> str:
        return page_of(self.chapter, self.lesson)

    @property
    def name(self) -> str:
        """What the reader's progress calls it."""
        return f"{self.chapter.slug}/{self.lesson.slug}"

    @property
    def nav_entry(self) -> dict[str, str]:
        return {self.lesson.title: self.src}

    def markdown(self) -> str:
        """The page as MkDocs reads it: front matter that picks the template, then text and task."""
        kind = "compare" if self.lesson.is_comparison else "lesson"
        fields = {
            "title": self.lesson.title,
            "description": self.lesson.summary,
            "template": f"rerun/{kind}.html",
            "hide": ["navigation", "toc"],
        }
        text = self.lesson.text if self.lesson.is_comparison else with_steps(self.lesson.text)
        if self.lesson.task:
            text += f"\n{TASK}\n\n## Your turn\n\n{self.lesson.task}\n"
        if self.lesson.is_comparison:
            text = FIRST_HEADING.sub(lambda heading: f"{BELOW}\n\n{heading[0]}", text, count=1)
        return f"---\n{yaml.safe_dump(fields, allow_unicode=True)}---\n\n{text}"


def with_steps(text: str) -> str:
    """The text with a mark before each paragraph that begins with bold: a step. What is in fences stays as it is."""
    fences = [(found.start(), found.end()) for found in FENCE.finditer(text)]

    def mark(found: re.Match[str]) -> str:
        fenced = any(start <= found.start() < end for start, end in fences)
        return "" if fenced else f"{STEP}\n\n"

    return BOLD_PARAGRAPH.sub(mark, text)


def words(pages: tuple[LessonPage, ...]) -> dict[str, list[Any]]:
    """What `@lessons` and `@comparisons` stand for in a nav."""
    return {
        "@lessons": list(_by_chapter([page for page in pages if not page.lesson.is_comparison])),
        "@comparisons": [page.nav_entry for page in pages if page.lesson.is_comparison],
    }


def expand_nav(entries: list[Any], words: Mapping[str, list[Any]]) -> Iterator[Any]:
    """The nav with each of our words replaced by what it stands for."""
    for entry in entries:
        if isinstance(entry, str) and entry in words:
            yield from words[entry]
        elif isinstance(entry, dict):
            yield {title: _expand_value(value, words) for title, value in entry.items()}
        else:
            yield entry


def _expand_value(value: Any, words: Mapping[str, list[Any]]) -> Any:
    """The right-hand side of a nav entry: a list of entries, one of our words, or a page."""
    if isinstance(value, list):
        return list(expand_nav(value, words))
    return words.get(value, value) if isinstance(value, str) else value


def in_course_order(nav: Navigation, places: Iterable[str]) -> None:
    """Put the lessons of a navigation that MkDocs made by itself, from the names of files, into their own order."""
    rank = {src: number for number, src in enumerate(places)}

    def first(item: Any) -> int | None:
        if isinstance(item, Page):
            return rank.get(item.file.src_uri)
        return min((found for child in item.children or () if (found := first(child)) is not None), default=None)

    def arrange(items: list[Any]) -> None:
        ranked = sorted((found, number) for number, item in enumerate(items) if (found := first(item)) is not None)
        lessons = iter([items[number] for _, number in ranked])
        items[:] = [item if first(item) is None else next(lessons) for item in items]
        for item in items:
            arrange(item.children or [])

    arrange(nav.items)
    nav.pages = list(_pages(nav.items))
    for before, after in pairwise([None, *nav.pages, None]):
        if before:
            before.next_page = after
        if after:
            after.previous_page = before


def _pages(items: Iterable[Any]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        else:
            yield from _pages(item.children or ())


def _by_chapter(pages: list[LessonPage]) -> Iterator[dict[str, list[dict[str, str]]]]:
    for chapter in dict.fromkeys(page.chapter for page in pages):
        yield {chapter.title: [page.nav_entry for page in pages if page.chapter is chapter]}
