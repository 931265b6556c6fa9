"""Which playgrounds a page has: a lesson's, or those that its front matter asks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from playground.course.lessons import Lesson
from playground.page.embed import Playground
from playground.runtime import Session


@dataclass(frozen=True)
class Column:
    """A script of a comparison: the button that "Click all" presses, a line of Markdown, whether it comes later."""

    click: str = ""
    note: str = ""
    later: bool = False


@lru_cache(maxsize=512)
def first_step(source: str, name: str) -> dict[str, Any]:
    """The load of a script, recorded where the site is built: what a page shows before Python is in the browser."""
    return Session(source, name=name).start().to_json()


def lesson_playgrounds(lesson: Lesson) -> tuple[Playground, ...]:
    """A lesson's one playground, or one for each script of a comparison."""
    if lesson.exercise and not lesson.is_comparison:
        return (_playground(lesson.slug, lesson.title, lesson.exercise.start.path, layout="lesson"),)
    return tuple(
        _playground(f"{lesson.slug}-{number}", variant.name, variant.script.path, layout="column")
        for number, variant in enumerate(lesson.variants, start=1)
    )


def page_playground(page: Page) -> Playground:
    """The playground that a page of the docs folder asks for in its front matter."""
    fields = page.meta["playground"]
    name, script = _name_and_script(page, "playground", fields)
    read_only = fields.get("read_only", False)
    if not isinstance(read_only, bool):
        raise PluginError(f"{page.file.src_uri}: `read_only` is {read_only!r}. Say true or false")
    return _playground("playground", name, script, layout=fields.get("layout", "lesson"), read_only=read_only)


def page_comparison(page: Page) -> tuple[tuple[Playground, ...], tuple[Column, ...]]:
    """The playgrounds that a page of the docs folder wants side by side."""
    entries = page.meta["playgrounds"]
    if not isinstance(entries, list) or len(entries) not in (2, 3):
        raise PluginError(f"{page.file.src_uri}: `playgrounds` is {entries!r}. Give it a list of two or three")
    scripts = [_name_and_script(page, "playgrounds", entry) for entry in entries]
    playgrounds = tuple(
        _playground(f"playground-{number}", name, script, layout="column")
        for number, (name, script) in enumerate(scripts, start=1)
    )
    columns = tuple(
        Column(str(entry.get("click", "")), str(entry.get("note", "")), entry.get("later") is True) for entry in entries
    )
    return playgrounds, columns


def _name_and_script(page: Page, field: str, entry: Any) -> tuple[str, Path]:
    """What an entry of a page's front matter calls a playground, and the file with its script."""
    if not isinstance(entry, dict) or not entry.keys() >= {"name", "script"}:
        raise PluginError(f"{page.file.src_uri}: `{field}` is {entry!r}. Give it a name and a script")
    script = Path(page.file.abs_src_path or "").parent / entry["script"]
    if not script.is_file():
        raise PluginError(f"{page.file.src_uri}: the playground's script {script} is missing")
    return str(entry["name"]), script


def _playground(ident: str, name: str, script: Path, *, layout: str, read_only: bool = False) -> Playground:
    source = script.read_text(encoding="utf-8").rstrip("\n")  # an editor would show one more, empty line
    steps = (first_step(source, script.name),)
    file = script.name
    return Playground(ident, name, source, file, steps, layout=layout, read_only=read_only)
