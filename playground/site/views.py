"""What the templates in `theme/rerun` know of a page: its playgrounds and its task, and the course around it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from playground.course.lessons import Lesson
from playground.page.attributes import attribute_safe
from playground.site.demo_pages import StageView


@dataclass(frozen=True)
class Shown:
    """One playground on a page; the rest belongs to its column in a comparison.

    `note` is HTML; a column that is to come `later` is shown when the reader asks for it.
    """

    html: str
    click: str = ""
    note: str = ""
    later: bool = False


@dataclass(frozen=True)
class Task:
    """The task of a page: `hints` and `passed` are HTML, `data` what the page's JavaScript needs, as JSON.

    `name` is that of the playground, where the page has several. In an `ordering` task the lines are given.
    """

    playground: str
    name: str
    lesson: str
    judged: bool
    hints: tuple[str, ...]
    passed: str
    data: str
    ordering: bool = False


@dataclass(frozen=True)
class Asked:
    """What is asked before an action, which `kind` and `label` tell.

    `fields` is HTML, `ask` the questions as the worker reads them, as JSON.
    """

    playground: str
    name: str
    kind: str
    label: str
    fields: str
    ask: str


@dataclass(frozen=True)
class Link:
    """A lesson as another page links to it; `current` is the page itself.

    `lesson` is its name in the reader's progress, or empty for one that has no check and so is never done.
    """

    lesson: str
    title: str
    summary: str
    minutes: int
    url: str
    current: bool


@dataclass(frozen=True)
class Printed:
    """A script as it stands on paper, line by line."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A chapter as the pages show it: the reader's progress on a lesson, the list of all on the overview."""

    slug: str
    title: str
    summary: str
    links: tuple[Link, ...]

    @property
    def minutes(self) -> int:
        return sum(link.minutes for link in self.links)


@dataclass(frozen=True)
class Grading:
    """What the page that grades needs: the chapters for its list, and `data` for its JavaScript, as JSON.

    `bundle` is the address of that JavaScript.
    """

    parts: tuple[Part, ...]
    data: str
    bundle: str


@dataclass(frozen=True)
class PageView:
    """What the templates in `theme/rerun` know as `rerun`; `part` and `lesson` are there on a lesson's page.

    `stage` is there on a demo's, `grading` on one that grades.
    """

    parts: tuple[Part, ...]
    part: Part | None = None
    lesson: Lesson | None = None
    playgrounds: tuple[Shown, ...] = ()
    scripts: str = ""
    task: Task | None = None
    predictions: tuple[Asked, ...] = ()
    totals: str = ""
    stage: StageView | None = None
    grading: Grading | None = None

    @property
    def first_lesson(self) -> str:
        """Where a reader begins; empty on a site without lessons."""
        return next((link.url for part in self.parts for link in part.links), "")

    @property
    def printed(self) -> tuple[Printed, ...]:
        """The scripts that a lesson shows, as they stand on paper."""
        lesson = self.lesson
        if not lesson:
            return ()
        shown = [(variant.name, variant.script) for variant in lesson.variants]
        if not shown and lesson.exercise:
            shown = [("The script", lesson.exercise.start)]
        return tuple(Printed(name, tuple(script.source.rstrip().split("\n"))) for name, script in shown)

    @property
    def places(self) -> str:
        """All lessons that can be done, in their order, as JSON: among them the page finds where the reader goes on."""
        links = [link for part in self.parts for link in part.links if link.lesson]
        return attribute_safe([{"lesson": link.lesson, "title": link.title, "url": link.url} for link in links])

    @property
    def clicks(self) -> str:
        """The labels of the buttons that "Click all" presses, one a playground, as JSON."""
        return json.dumps([shown.click for shown in self.playgrounds], ensure_ascii=False)
