"""The examples on the pages of a MkDocs site: made as a page is rendered; what is wrong is told with its line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from playground.example import ExampleError
from playground.example.fences import Fence, fences, open_fences
from playground.example.page import PageExamples
from playground.markdown import RerunExtension, said
from playground.page.assets import STARTER, assets_version
from playground.page.styles import EXAMPLE_STYLES

log = get_plugin_logger("rerun")


class SiteExamples:
    """Makes the examples of the page that MkDocs is at; `base` is where the playground's files lie on the site.

    `play` is a page of the site that opens links to examples; without one the page among those files does.
    """

    def __init__(self, config: MkDocsConfig, base: str, play: str) -> None:
        self._base, self._play = base, play
        self._superfences = _superfences(config)
        self._kept: dict[str, Fence] = {}
        self._errors: list[str] = []
        self.files: set[Path] = set()
        """The scripts that the examples of the pages so far took from files."""
        config.markdown_extensions.append(RerunExtension(make=self._html))
        config.extra_css.insert(0, f"{base}/{EXAMPLE_STYLES}?v={assets_version()}")
        config.extra_javascript.append(as_module(f"{base}/{STARTER}?v={assets_version()}"))

    def begin(self, markdown: str, page: Page) -> str:
        """Look at a page before any plugin changes it. None gets the scripts to see: what has braces is Python there.

        mkdocs-macros would put a page of its error in the place of one with an f-string.
        """
        source = page.file.content_string
        self._page = PageExamples(
            source,
            base=get_relative_url(self._base, page.url),
            play=get_relative_url(self._play, page.url) if self._play else "",
            folder=Path(page.file.abs_src_path or ".").parent,
        )
        self._errors = []
        _warn_of_open(source, page)
        if self._superfences is None:
            _warn_of_nested(source, page)
        elif not self._superfences.get("relaxed_headers"):
            _warn(source, page)
        return self._hidden(markdown)

    def resume(self, markdown: str) -> str:
        """Put back what was kept from the others."""
        for mark, fence in self._kept.items():
            markdown = markdown.replace(mark, "\n".join(fence.lines))
        return markdown

    def end(self, page: Page) -> None:
        """Stop the build where an example is wrong, also where warnings do not."""
        self.files |= self._page.files
        if self._errors:
            raise PluginError("\n".join(f"{page.file.src_uri}, {error}" for error in self._errors))

    def _html(self, source: str, options: Mapping[str, Any]) -> str:
        try:
            return self._page.html(source, options)
        except ExampleError as error:
            self._errors.append(said(error))
            return ""

    def _hidden(self, markdown: str) -> str:
        """The Markdown with a word in place of each script; it has as many lines as before."""
        lines = markdown.split("\n")
        self._kept = {}
        for number, fence in enumerate(fences(markdown)):
            if fence.lines:
                mark = f"rerun-example-{number}-kept" + "\n" * (len(fence.lines) - 1)
                self._kept[mark] = fence
                lines[fence.line : fence.line + len(fence.lines)] = mark.split("\n")
        return "\n".join(lines)


def _warn(source: str, page: Page) -> None:
    """Tell of first lines that SuperFences does not take for a fence's: it makes code of the text, without a word."""
    for fence in fences(source):
        if not fence.commented and not fence.is_read(quoted=True):
            log.warning(
                f"{page.file.src_uri}, line {fence.line}: this example stays plain text, for its options have no "
                f"braces: ```{fence.head.strip()}. Write ```{fence.in_braces}"
            )


def _warn_of_open(source: str, page: Page) -> None:
    """Tell of fences that no line ends: they stay text."""
    for fence in open_fences(source):
        log.warning(
            f"{page.file.src_uri}, line {fence.line}: this example stays plain text, for no line ends it. "
            f"Write {fence.sign} alone on the line below it, with as many signs as above."
        )


def _warn_of_nested(source: str, page: Page) -> None:
    """Tell of fences in lists, notes and quotes, which only SuperFences reads."""
    for fence in fences(source):
        if fence.before and not fence.commented:
            log.warning(
                f"{page.file.src_uri}, line {fence.line}: this example stays plain text, for it is in a list, a note "
                "or a quote. Add pymdownx.superfences to markdown_extensions, which reads fences there too."
            )


def read_lessons_markdown(config: MkDocsConfig) -> None:
    """Let the site read what lessons are written with: folded answers, and fences in them."""
    if "pymdownx.details" not in config.markdown_extensions:
        config.markdown_extensions.append("pymdownx.details")
    if _superfences(config) is None:
        config.markdown_extensions.append("pymdownx.superfences")


def _superfences(config: MkDocsConfig) -> Mapping[str, Any] | None:
    """The settings of SuperFences, or None on a site without it."""
    name = "pymdownx.superfences"
    if name in config.markdown_extensions:
        return config.mdx_configs.get(name) or {}
    if "pymdownx.extra" in config.markdown_extensions:
        return (config.mdx_configs.get("pymdownx.extra") or {}).get(name) or {}
    return None


def as_module(script: str) -> ExtraScriptValue:
    """A script of `extra_javascript` that is a module."""
    value = ExtraScriptValue(script)
    value.type = "module"
    return value
