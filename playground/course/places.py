"""Where a lesson's page is on a site, and whether the links in its text lead somewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import yaml

from playground.course.lessons import Chapter, Lesson, load_lessons
from playground.course.texts import LINK, unfenced

YOUR_TURN: Final = "your-turn"
"""The id of the heading above a lesson's task."""

_SETTINGS: Final = "mkdocs.yml"
_HEADING: Final = re.compile(r"^#+ +(.*?)(?:\s*\{:?[^}]*#([\w-]+)[^}]*\})?\s*$")
_ID: Final = re.compile(r"""\bid=["']?([\w-]+)|\{:?[^}]*#([\w-]+)[^}]*\}""")


def page_of(chapter: Chapter, lesson: Lesson) -> str:
    """The page's place, as if it were a file in the site's docs folder."""
    if lesson.is_comparison:
        return f"compare/{lesson.slug}.md"
    return f"learn/{chapter.slug}/{lesson.slug}.md"


class Places:
    """What a lesson's text can link to: the course's lessons, and the pages of the site around them.

    The site is that of the `mkdocs.yml` beside the folder of the chapters. Without one only links among
    lessons are known.
    """

    def __init__(self, course: Path) -> None:
        self._lessons = {
            page_of(chapter, lesson): lesson for chapter in load_lessons(course) for lesson in chapter.lessons
        }
        self._pages = {lesson.folder.resolve(): page for page, lesson in self._lessons.items()}
        settings = course.resolve().parent / _SETTINGS
        found = _settings(settings) if settings.is_file() else {}
        self._docs = settings.parent / str(found.get("docs_dir", "docs")) if found else None
        self._nav = set(_named(found.get("nav")))

    def loose(self, lesson: Lesson) -> Iterator[str]:
        """The links of a lesson's text that lead nowhere, with file and line."""
        page = self._pages[lesson.folder.resolve()]
        path = lesson.folder / "lesson.md"
        for number, target in _links(path.read_text(encoding="utf-8")):
            problem = self._problem(lesson, page, target)
            if problem:
                yield f"{path}, line {number}: the link to {target} leads nowhere: {problem}"

    def _problem(self, lesson: Lesson, page: str, target: str) -> str:
        """Why a link is loose, or ""."""
        split = urlsplit(target)
        if split.scheme or split.netloc:
            return ""  # to another site, which nobody is asked about
        if not split.path:
            return _without(split.fragment, lesson.folder / "lesson.md", f"# {YOUR_TURN}" if lesson.task else "")
        if split.path.startswith("/"):
            return "it begins with /, and the site may lie below a folder. Link to the file, as ../../index.md"
        place = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(split.path)))
        if other := self._lessons.get(place):
            return _without(split.fragment, other.folder / "lesson.md", f"# {YOUR_TURN}" if other.task else "")
        if not self._docs or place in self._nav:
            return ""
        if not (self._docs / place).is_file():
            return f"there is no page {place}, seen from {page}"
        return _without(split.fragment, self._docs / place, "") if place.endswith(".md") else ""


def _links(markdown: str) -> Iterator[tuple[int, str]]:
    """Every link's line and target, outside of code."""
    for number, line in enumerate(unfenced(markdown), start=1):
        yield from ((number, found[2]) for found in LINK.finditer(re.sub(r"(`+).+?\1", "", line)))


def _without(anchor: str, path: Path, more: str) -> str:
    """That the page has no such heading or id, or ""."""
    if not anchor:
        return ""
    text = f"{path.read_text(encoding='utf-8')}\n{more}"
    ids = {name for found in _ID.finditer(text) for name in found.groups() if name}
    headings = (match for line in text.splitlines() if (match := _HEADING.match(line)))
    ids |= {found[2] or _slug(found[1]) for found in headings}
    return "" if anchor in ids else f"{path.name} has no heading with the id {anchor}"


def _slug(heading: str) -> str:
    """As Python-Markdown makes ids of headings."""
    words = re.sub(r"[^\w\s-]", "", re.sub(r"[`*]", "", LINK.sub(r"\1", heading))).strip().lower()
    return re.sub(r"[-\s]+", "-", words)


class _Loader(yaml.SafeLoader):
    """Reads settings whose tags (`!ENV`, `!!python/name:`) only MkDocs understands."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def _settings(path: Path) -> dict[str, Any]:
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    except yaml.YAMLError:
        return {}  # MkDocs will tell
    return found if isinstance(found, dict) else {}


def _named(nav: Any) -> Iterator[str]:
    """The pages that the navigation names: some of them are made by plugins only."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list):
        for entry in nav:
            yield from _named(entry)
    elif isinstance(nav, dict):
        for entry in nav.values():
            yield from _named(entry)
