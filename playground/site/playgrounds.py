"""Which playgrounds a page has: a lesson's, or those that its front matter asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from playground.course.lessons import Lesson
from playground.example.options import suggestion
from playground.example.recorded import record
from playground.page.embed import Playground
from playground.runtime.source.script import Script

TEMPLATES = {"playground": "rerun/play.html", "playgrounds": "rerun/compare.html"}
"""The templates that show what a page's front matter asks for; a site may have others of its own."""
PAGE_LAYOUTS = ("lesson", "play", "column")
ONE = ("name", "script", "layout", "read_only")
"""The fields of `playground` in a page's front matter."""
SEVERAL = ("name", "script", "click", "note", "later")
"""The fields of each entry of `playgrounds`."""


@dataclass(frozen=True)
class Column:
    """A script of a comparison: the button that "Click all" presses, a line of Markdown, whether it comes later."""

    click: str = ""
    note: str = ""
    later: bool = False


def lesson_playgrounds(lesson: Lesson) -> tuple[Playground, ...]:
    """A lesson's one playground, or one for each script of a comparison."""
    if lesson.exercise and not lesson.is_comparison:
        return (_playground(lesson.slug, lesson.title, lesson.exercise.start.path, layout="lesson"),)
    return tuple(
        _playground(f"{lesson.slug}-{number}", variant.name, variant.script.path, layout="column")
        for number, variant in enumerate(lesson.variants, start=1)
    )


def check_nothing_lacks(page: Page) -> None:
    """Raises PluginError for a page without a playground whose template shows one."""
    for field, template in TEMPLATES.items():
        if page.meta.get("template") == template:
            raise PluginError(
                f"{page.file.src_uri}: `template` is {template}, but there is no `{field}` to show. Add it"
            )


def _check_shown(page: Page, field: str) -> None:
    """Raises PluginError for a playground that no template shows."""
    other = next(name for name in TEMPLATES if name != field)
    if other in page.meta:
        raise PluginError(f"{page.file.src_uri}: there is a `{field}`, and `{other}` too. Take one away")
    if page.meta.get("template") in (None, TEMPLATES[other]):
        raise PluginError(f"{page.file.src_uri}: nothing shows the `{field}`. Add `template: {TEMPLATES[field]}`")


def page_playground(page: Page) -> Playground:
    """The playground that a page of the docs folder asks for in its front matter."""
    fields = page.meta["playground"]
    name, script = _name_and_script(page, "playground", fields, ONE)
    read_only, layout = fields.get("read_only", False), fields.get("layout", "lesson")
    if not isinstance(read_only, bool):
        raise PluginError(f"{page.file.src_uri}: `read_only` is {read_only!r}. Say true or false")
    if layout not in PAGE_LAYOUTS:
        raise PluginError(f"{page.file.src_uri}: `layout` is {layout!r}. It is one of {', '.join(PAGE_LAYOUTS)}")
    _check_shown(page, "playground")
    return _playground("playground", name, script, layout=layout, read_only=read_only)


def is_to_play_on(page: Page) -> bool:
    """Whether links to a script lead to this page."""
    fields = page.meta.get("playground")
    return isinstance(fields, dict) and fields.get("layout") == "play"


def page_comparison(page: Page) -> tuple[tuple[Playground, ...], tuple[Column, ...]]:
    """The playgrounds that a page of the docs folder wants side by side."""
    entries = page.meta["playgrounds"]
    if not isinstance(entries, list) or len(entries) not in (2, 3):
        raise PluginError(f"{page.file.src_uri}: `playgrounds` is {entries!r}. Give it a list of two or three")
    scripts = [_name_and_script(page, "playgrounds", entry, SEVERAL) for entry in entries]
    playgrounds = tuple(
        _playground(f"playground-{number}", name, script, layout="column")
        for number, (name, script) in enumerate(scripts, start=1)
    )
    columns = tuple(
        Column(str(entry.get("click", "")), str(entry.get("note", "")), entry.get("later") is True) for entry in entries
    )
    _check_shown(page, "playgrounds")
    return playgrounds, columns


def scripts_of(page: Page) -> set[Path]:
    """The files of the scripts that a page's front matter names."""
    one = [page.meta["playground"]] if "playground" in page.meta else []
    entries = page.meta.get("playgrounds", one)
    entries = entries if isinstance(entries, list) else []
    return {_path(page, str(entry["script"])) for entry in entries if isinstance(entry, dict) and "script" in entry}


def keep_back(files: Files, scripts: set[Path]) -> None:
    """Publish none of the scripts that pages show as playgrounds, but for those that a page links to."""
    used = {path.resolve() for path in scripts}
    text = "".join(file.page.content or "" for file in files.documentation_pages() if file.page)
    for file in files:
        path = Path(file.abs_src_path or "")
        if path.resolve() in used and not re.search(rf'href="(?:[^"]*/)?{re.escape(path.name)}"', text):
            file.inclusion = InclusionLevel.EXCLUDED


def _path(page: Page, script: str) -> Path:
    return Path(page.file.abs_src_path or "").parent / script


def _name_and_script(page: Page, field: str, entry: Any, known: tuple[str, ...]) -> tuple[str, Path]:
    """What an entry of a page's front matter calls a playground, and the file with its script, which is Python."""
    where = f"{page.file.src_uri}: "
    if not isinstance(entry, dict) or not entry.keys() >= {"name", "script"}:
        raise PluginError(f"{where}`{field}` is {entry!r}. Give it a name and a script")
    for key in entry:
        if key not in known:
            raise PluginError(f"{where}`{field}` has no `{key}`. {suggestion(str(key), known)}")
    script = _path(page, str(entry["script"]))
    if not script.is_file():
        raise PluginError(f"{where}the playground's script {script} is missing")
    try:
        Script(script.read_text(encoding="utf-8"), script.name).compile()
    except SyntaxError as error:
        raise PluginError(f"{where}{entry['script']} is not Python: {error.msg}, in its line {error.lineno}") from None
    except ValueError as error:
        raise PluginError(f"{where}{entry['script']} is not Python: {error}") from None
    return str(entry["name"]), script


def _playground(ident: str, name: str, script: Path, *, layout: str, read_only: bool = False) -> Playground:
    source = script.read_text(encoding="utf-8").rstrip("\n")  # an editor would show one more, empty line
    steps = record(((script.name, source),))
    file = script.name
    return Playground(ident, name, source, file, steps, layout=layout, read_only=read_only)
