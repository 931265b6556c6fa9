"""The MkDocs plugin: makes examples live, turns a folder of lessons into pages, and puts playgrounds on them.

    plugins:
      - rerun:
          lessons: lessons        # folder of the chapters, beside mkdocs.yml
          base: assets/rerun      # where the playground's own files lie on the site
          demos: lessons/demos    # folder of the demos for the stage; none by default
          play: play/             # a page with a playground, which "Open in playground" leads to
          csp: true               # write a Content-Security-Policy into every page
          offline: true           # let browsers keep the site, so that it works without network
          origins: [https://lms.example]  # whose pages may talk with embed.html in a frame

In `nav`, `@lessons` stands for all chapters with their lessons, `@comparisons` for all comparisons,
`@demos` for all demos and the stage for one's own. A page that has `<!-- the demos -->` has the list of them there.
A page of the docs folder gets a playground by its front matter:

    template: rerun/play.html
    playground: {name: Playground, script: play.py, layout: play}

or several, side by side, of which those with `later: true` are shown when the reader asks for them:

    template: rerun/compare.html
    playgrounds:
      - {name: One, script: one.py, note: What it is}
      - {name: Other, script: other.py}
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from markdown import markdown
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from playground.course.lessons import Chapter, Lesson, LessonError, Script, load_lessons
from playground.course.minutes import minutes_of
from playground.course.ordering import pieces
from playground.page.attributes import attribute_safe
from playground.page.embed import Playground, page_head, page_scripts, playgrounds_html, write_assets
from playground.page.styles import page_styles
from playground.page.totals import totals_html
from playground.render.lesson.prediction import fields
from playground.site import demo_pages, lesson_pages
from playground.site.demo_pages import DemoPage
from playground.site.embedding import with_embedding
from playground.site.examples import SiteExamples, as_module, read_lessons_markdown
from playground.site.grading import TEMPLATE, grade_scripts, grading, hand_in
from playground.site.lesson_pages import LessonPage, expand_nav, in_course_order
from playground.site.offline import PAGE_SCRIPT, PAGE_STYLES, page_files, write_service_worker
from playground.site.playgrounds import (
    Column,
    check_nothing_lacks,
    is_to_play_on,
    keep_back,
    lesson_playgrounds,
    page_comparison,
    page_playground,
    scripts_of,
)
from playground.site.policy import with_policy, with_shared_policy
from playground.site.views import Asked, Link, PageView, Part, Shown, Task

THEME = Path(__file__).parents[1] / "theme"
STORAGE = Path(__file__).parents[1] / "web" / "lib" / "storage.js"
"""What the browser keeps, for the scripts of the theme too: they are in no bundle."""

STYLES = "assets/rerun-pages.css"
SCRIPTS = ("assets/rerun-pages.js", "assets/rerun-progress.js")
"""What every page of the site has: with Material's instant navigation a reader comes from any page to any other."""


class RerunConfig(Config):
    lessons = config_options.Optional(config_options.Dir(exists=True))
    demos = config_options.Optional(config_options.Dir(exists=False))
    base = config_options.Type(str, default="assets/rerun")
    play = config_options.Type(str, default="")
    csp = config_options.Type(bool, default=False)
    offline = config_options.Type(bool, default=False)
    origins = config_options.ListOfItems(config_options.Type(str), default=[])


class RerunPlugin(BasePlugin[RerunConfig]):
    """Lessons become pages; pages get their playgrounds; the site gets the files they need."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.pages = self._load()
        demos = demo_pages.load_pages(Path(self.config.demos) if self.config.demos else None)
        self.demos = {page.src: page for page in demos}
        self.urls: dict[str, str] = {}
        self._markdown = lambda text: markdown(
            text, extensions=config.markdown_extensions, extension_configs=config.mdx_configs
        )
        config.theme.dirs.insert(_place_for_templates(config), str(THEME))
        config.extra_css.insert(0, STYLES)
        config.extra_javascript += [as_module(script) for script in SCRIPTS]
        if self.config.offline:
            config.extra_css.append(PAGE_STYLES)
            config.extra_javascript.append(as_module(PAGE_SCRIPT))
        if self.config.lessons:
            read_lessons_markdown(config)
        self.examples = SiteExamples(config, self.config.base, self.config.play)
        self.swapped: list[Path] = []
        self.play = ""
        if self.config.lessons:
            config.watch.append(self.config.lessons)
        if self.config.demos and Path(self.config.demos).is_dir():
            config.watch.append(self.config.demos)
        if config.nav:
            words = lesson_pages.words(tuple(self.pages.values())) | demo_pages.words(demos)
            config.nav = list(expand_nav(config.nav, words))
        return config

    def _load(self) -> dict[str, LessonPage]:
        """The lessons' pages by their place on the site."""
        if not self.config.lessons:
            return {}
        try:
            chapters = load_lessons(Path(self.config.lessons))
        except LessonError as error:
            raise PluginError(str(error)) from error
        pages = (LessonPage(chapter, lesson) for chapter in chapters for lesson in chapter.lessons)
        return {page.src: page for page in pages}

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        made: list[LessonPage | DemoPage] = [*self.pages.values(), *self.demos.values()]
        for page in made:
            file = File.generated(config, page.src, content=page.markdown())
            self.urls[page.src] = file.url
            files.append(file)
        files.append(File.generated(config, "assets/rerun-storage.js", content=STORAGE.read_text(encoding="utf-8")))
        files.append(File.generated(config, STYLES, content=page_styles()))
        for name, content in page_files().items() if self.config.offline else ():
            files.append(File.generated(config, name, content=content))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        if config.nav is None:
            in_course_order(nav, self.pages)
        return nav

    @event_priority(100)
    def _on_page_markdown_first(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self.examples.begin(markdown, page)

    @event_priority(-100)
    def _on_page_markdown_last(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self.examples.resume(markdown)

    on_page_markdown = CombinedEvent(_on_page_markdown_first, _on_page_markdown_last)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        self.examples.end(page)
        if demo_pages.LIST not in html:
            return html
        demos = [(demo, get_relative_url(self.urls[demo.src], page.url)) for demo in self.demos.values()]
        return html.replace(demo_pages.LIST, demo_pages.list_html(demos))

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        pages = [file.page for file in files.documentation_pages() if file.page]
        self.play = next((page.url for page in pages if is_to_play_on(page)), "")
        keep_back(files, self.examples.files.union(*map(scripts_of, pages)))

    def on_page_context(
        self, context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        context["rerun"] = self._view(page)
        return context

    def _view(self, page: Page) -> PageView:
        """What this page shows: a lesson's playgrounds, the one its front matter asks for, or none."""
        parts = self._parts(page)
        place = self.pages.get(page.file.src_uri)
        if place:
            playgrounds, variants = lesson_playgrounds(place.lesson), place.lesson.variants
            columns = tuple(Column(variant.click, variant.note) for variant in variants)
            shown = self._embeds(playgrounds, page, columns)
            part = next(part for part in parts if any(link.current for link in part.links))
            totals = totals_html(playgrounds, [column.click for column in columns]) if variants else ""
            task, asked = _task(place, self._markdown), _asked(place.lesson)
            return PageView(parts, part, place.lesson, shown, self._scripts(page), task, asked, totals)
        if demo := self.demos.get(page.file.src_uri):
            shown = self._embeds(demo.playgrounds(), page, demo.columns)
            return PageView(parts, playgrounds=shown, scripts=self._scripts(page), stage=demo.view)
        if "playground" in page.meta:
            return PageView(
                parts, playgrounds=self._embeds((page_playground(page),), page), scripts=self._scripts(page)
            )
        if "playgrounds" in page.meta:
            playgrounds, columns = page_comparison(page)
            totals = totals_html(playgrounds, [column.click for column in columns])
            return PageView(
                parts,
                playgrounds=self._embeds(playgrounds, page, columns),
                scripts=self._scripts(page),
                totals=totals,
            )
        if page.meta.get("template") == TEMPLATE:
            play = get_relative_url(self.play, page.url) if self.play else ""
            base = get_relative_url(self.config.base, page.url)
            known = grading(self.pages.values(), parts, base=base, play=play)
            return PageView(parts, scripts=grade_scripts(base=base), grading=known)
        check_nothing_lacks(page)
        return PageView(parts)

    def _parts(self, page: Page) -> tuple[Part, ...]:
        """All chapters, with addresses that lead there from `page`."""
        chapters: dict[Chapter, list[Link]] = {}
        for place in self.pages.values():
            url = get_relative_url(self.urls[place.src], page.url)
            name = place.name if place.lesson.exercise and place.lesson.exercise.check else ""
            lesson = place.lesson
            current = place.src == page.file.src_uri
            link = Link(name, lesson.title, lesson.summary, minutes_of(lesson), url, current)
            chapters.setdefault(place.chapter, []).append(link)
        return tuple(
            Part(chapter.slug, chapter.title, chapter.summary, tuple(links)) for chapter, links in chapters.items()
        )

    def _embeds(
        self, playgrounds: tuple[Playground, ...], page: Page, columns: tuple[Column, ...] = ()
    ) -> tuple[Shown, ...]:
        html = playgrounds_html(
            playgrounds,
            base=get_relative_url(self.config.base, page.url),
            play=get_relative_url(self.play, page.url) if self.play else "",
            own=get_relative_url(self.urls[demo_pages.OWN], page.url) if self.demos else "",
        )
        if not columns:
            return tuple(Shown(text) for text in html)
        return tuple(
            Shown(text, column.click, _inline_markdown(column.note), column.later)
            for text, column in zip(html, columns, strict=True)
        )

    def _scripts(self, page: Page) -> str:
        return page_scripts(base=get_relative_url(self.config.base, page.url))

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        output = with_embedding(output)
        if '<div class="rp-host"' in output:
            ahead = page_head(base=get_relative_url(self.config.base, page.url))
            output = re.sub(r"<head\b[^>]*>", lambda head: head[0] + ahead, output, count=1)
        if not self.config.csp:
            return output
        if "navigation.instant" in (config.theme.get("features") or []):
            self.swapped.append(Path(page.file.abs_dest_path))  # its policy is written when all pages are known
            return output
        return with_policy(output)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        is_page = self.config.csp and template_name.endswith(".html")
        return with_policy(output_content) if is_page else output_content

    def _on_post_build(self, *, config: MkDocsConfig) -> None:
        try:
            write_assets(Path(config.site_dir) / self.config.base, origins=self.config.origins)
        except ValueError as error:
            raise PluginError(f"rerun: {error}") from None
        with_shared_policy(self.swapped)

    @event_priority(-100)
    def _on_post_build_last(self, *, config: MkDocsConfig) -> None:
        if self.config.offline:
            write_service_worker(Path(config.site_dir), self.config.base)

    on_post_build = CombinedEvent(_on_post_build, _on_post_build_last)


def _task(place: LessonPage, html: Callable[[str], str]) -> Task | None:
    """What the task of a lesson's page needs; `html` makes it of Markdown."""
    lesson, exercise = place.lesson, place.lesson.exercise
    if not lesson.task or not exercise:
        return None
    files = {"check": exercise.check, "solution": exercise.solution}
    data: dict[str, Any] = {name: script.source.rstrip("\n") for name, script in files.items() if script}
    if exercise.ordering:
        data["order"] = pieces(exercise.start.source)
    if exercise.check:
        data["hand_in"] = {**hand_in(exercise), "title": lesson.title}
    return Task(
        playground=_playground_of(lesson, exercise.start),
        name=next((each.name for each in lesson.variants if each.script == exercise.start), ""),
        lesson=place.name,
        judged=exercise.check is not None,
        hints=tuple(html(hint) for hint in exercise.hints),
        passed=html(exercise.passed),
        data=attribute_safe({**data, "filename": exercise.start.name}),
        ordering=exercise.ordering,
    )


def _asked(lesson: Lesson) -> tuple[Asked, ...]:
    """The lesson's predictions, one for each playground that they are about."""
    return tuple(
        Asked(
            playground=_playground_of(lesson, variant.script if variant else None),
            name=variant.name if variant else lesson.title,
            kind=each.kind,
            label=each.label,
            fields=fields(each.questions),
            ask=json.dumps([question.to_json() for question in each.questions]),
        )
        for each in lesson.predictions
        for variant in lesson.columns_of(each)
    )


def _playground_of(lesson: Lesson, script: Script | None) -> str:
    """The id of the playground that shows a script: of a comparison's, the column's."""
    for number, variant in enumerate(lesson.variants, start=1):
        if script in (variant.script, None):
            return f"{lesson.slug}-{number}"
    return lesson.slug


def _inline_markdown(text: str) -> str:
    """One line of Markdown as HTML, without the paragraph around it."""
    return markdown(text).removeprefix("<p>").removesuffix("</p>")


def _place_for_templates(config: MkDocsConfig) -> int:
    """Behind the site's own overrides, before the theme: a site may replace the lesson templates."""
    return 1 if config.theme.custom_dir else 0
