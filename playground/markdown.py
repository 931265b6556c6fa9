"""Live examples in Python-Markdown: a formatter for SuperFences, and an extension for all who have no plugins.

    markdown_extensions:
      - playground.markdown:            # all that is needed: the fence is read with SuperFences and without it
          base: assets/rerun            # where on the site `rerun-playground assets` has put the playground's files

Zensical says which page it is at, so an address of the site is enough. With others, a site that does not lie at the
root of its server says `/its/path/assets/rerun`.

or, for those who list their fences:

    markdown_extensions:
      - pymdownx.superfences:
          custom_fences:
            - name: rerun
              class: rerun
              format: !!python/name:playground.markdown.fence
              validator: !!python/name:playground.markdown.pairs
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from playground.example import ExampleError
from playground.example.fences import NAME, fences
from playground.example.page import PageExamples

DEFAULTS = {"base": "assets/rerun", "play": "", "folder": ""}
"""Where the playground's files are on the site, and the settings beside it, when nobody says."""

BEFORE_FENCES = 26
"""Python-Markdown and SuperFences look for fences at 25."""

CONTEXT = "rendering_context"
"""The preprocessor by which Zensical tells which page it is at."""

try:
    from pymdownx.superfences import SuperFencesException
except ImportError:

    class SuperFencesException(Exception):  # type: ignore[no-redef]
        """What SuperFences lets through, where there is one."""


class FenceError(SuperFencesException):
    """An example that cannot be made; everything else SuperFences would take for a fence of another kind."""


Make = Callable[[str, Mapping[str, Any]], str]
"""Makes HTML of the next example of the page: its text, and the options above it."""


def fence(
    source: str,
    language: str,
    css_class: str,
    options: Mapping[str, Any],
    md: Markdown,
    attrs: Mapping[str, Any] | None = None,
    **more: Any,
) -> str:
    """A fence's example as HTML: a formatter of SuperFences. Raises FenceError that names the line of the page."""
    make = getattr(md, "rerun_make", None) or _page(md, DEFAULTS).html
    try:
        return str(make(source, {**options, **(attrs or {})}))
    except ExampleError as error:
        raise FenceError(", ".join([*filter(None, [_place(md).path]), said(error)])) from None


def pairs(
    language: str, inputs: Mapping[str, str], options: dict[str, Any], attrs: dict[str, Any], md: Markdown
) -> bool:
    """A validator of SuperFences: it lets all pairs through, those without braces too; `fence` looks at them."""
    options.update(inputs)
    return True


def said(error: ExampleError) -> str:
    """The error with its line in front."""
    return f"line {error.line}: {error.problem}" if error.line else error.problem


class RerunExtension(Extension):
    """Fences of the name `rerun` become live examples. Who knows more of the page than this gives it a `make`."""

    def __init__(self, make: Make | None = None, **settings: Any) -> None:
        self.make = make
        self.config = {
            "base": [DEFAULTS["base"], "Address of the folder that `rerun-playground assets` wrote"],
            "play": [DEFAULTS["play"], "Address of a page that opens links to examples; one of the files if empty"],
            "folder": [DEFAULTS["folder"], "Folder where the files of `file` are looked for"],
        }
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Read the fences before all others do; with SuperFences, tell it who makes them."""
        settings = self.getConfigs()
        md.rerun_make = self.make or (lambda source, options: _page(md, settings).html(source, options))
        md.preprocessors.register(_Fences(md), NAME, BEFORE_FENCES)


class _Fences(Preprocessor):
    """Puts the HTML of each example where its fence is, or leaves that to SuperFences, which reads lists too."""

    def run(self, lines: list[str]) -> list[str]:
        for extension in self.md.registeredExtensions:
            if hasattr(extension, "extend_super_fences"):
                if not any(each["name"] == NAME for each in extension.superfences):
                    extension.extend_super_fences(NAME, _formatter, _validator, lambda md: None)
                return lines
        rest, begin = [], 0
        for each in fences("\n".join(lines)):
            if not each.before and not each.commented:
                html = fence(each.text, NAME, NAME, each.options, self.md)
                rest += [*lines[begin : each.line - 1], "", str(self.md.htmlStash.store(html)), ""]
                begin = each.line + len(each.lines) + 1
        return [*rest, *lines[begin:]]


def _formatter(src: str = "", language: str = "", options: Any = None, md: Any = None, **more: Any) -> str:
    return fence(src, language, NAME, options or {}, md, **more)


def _validator(language: str, inputs: Any, options: Any, attrs: Any, md: Any) -> bool:
    md.preprocessors["fenced_code_block"].get_hl_settings()  # SuperFences' own expect it of every validator
    return pairs(language, inputs, options, attrs, md)


def _page(md: Markdown, settings: Mapping[str, str]) -> PageExamples:
    """The examples of the page that `md` is at: made anew when it comes to another one."""
    lines: list[str] = md.lines
    kept = getattr(md, "rerun_page", None)
    if kept is None or kept[0] is not lines:
        place = _place(md)
        page = PageExamples(
            "\n".join(lines),
            base=place.address(settings["base"]),
            play=settings["play"],
            folder=Path(settings["folder"] or place.folder),
        )
        kept = md.rerun_page = (lines, page)
    found: PageExamples = kept[1]
    return found


@dataclass(frozen=True)
class _Place:
    """Where a page is, as far as it is known: its file below the docs folder, its address below the site's."""

    path: str = ""
    url: str | None = None
    folder: str = "."

    def address(self, base: str) -> str:
        """The address of a folder of the site, as the page sees it."""
        if base.startswith("/") or "://" in base:
            return base
        return f"/{base}" if self.url is None else "../" * self.url.count("/") + base


def _place(md: Markdown) -> _Place:
    """Zensical tells where a page is; Python-Markdown does not know."""
    if CONTEXT not in md.preprocessors:
        return _Place()
    context: Any = md.preprocessors[CONTEXT]
    page = context.page
    folder = Path(context.config.get("docs_dir", "docs"), page.path).parent
    return _Place(page.path, page.url, str(folder))


def makeExtension(**settings: Any) -> RerunExtension:  # noqa: N802 - Python-Markdown's name
    """What Python-Markdown calls for `playground.markdown`."""
    return RerunExtension(**settings)
