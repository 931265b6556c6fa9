"""Makes of a pandoc document of code blocks, each an example, one of what stands in their places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playground.example import Example, ExampleError, read_example
from playground.example.page import COMMENTED, PageExamples
from playground.page.assets import STARTER, assets_version
from playground.page.styles import EXAMPLE_STYLES

LIVE = ("html", "html4", "html5", "chunkedhtml", "revealjs", "slidy", "slideous", "s5", "dzslides")
"""The formats whose readers have a browser that runs scripts. An EPUB may have none, and no files."""

Json = dict[str, Any]


def example_blocks(document: Json, *, format: str, base: str, play: str = "", page: Path | None = None) -> Json:  # noqa: A002
    """A document (in pandoc's JSON) with a Div for each block of `document`: its HTML, or in other formats its code.

    `base` and `play` are as `PageExamples` has them; `page` is the file that the blocks come from, where there is one.
    Raises ExampleError for the first block that cannot be made; its line is that of the page, where it is found there.
    """
    text = page.read_text(encoding="utf-8", errors="replace") if page and page.is_file() else ""
    folder = page.parent if page else Path()
    examples = PageExamples(text, base=base.rstrip("/"), play=play, folder=folder)
    made = []
    for number, block in enumerate(document["blocks"], 1):
        (_, _, pairs), source = block["c"]
        options = dict(pairs)
        try:
            html = examples.html(source, options)
            while html == COMMENTED:  # one like it that pandoc leaves out
                html = examples.html(source, options)
        except ExampleError as error:
            where = "" if error.line else f"example {number}: "
            raise ExampleError(where + error.problem, error.line) from None
        if format in LIVE:
            made.append(_raw((tags(base) if number == 1 else "") + html))
        else:
            made.append(_listings(read_example(source, options, folder=folder)))
    return {**document, "blocks": [{"t": "Div", "c": [["", [], []], blocks]} for blocks in made]}


def tags(base: str) -> str:
    """What a page with examples loads, once."""
    base, version = base.rstrip("/"), assets_version()
    return (
        f'<link rel="stylesheet" href="{base}/{EXAMPLE_STYLES}?v={version}">'
        f'<script type="module" src="{base}/{STARTER}?v={version}"></script>\n'
    )


def _raw(html: str) -> list[Json]:
    return [{"t": "RawBlock", "c": ["html", html]}]


def _listings(example: Example) -> list[Json]:
    """The scripts as they are shown; where there are several, with their names."""
    blocks: list[Json] = []
    for script in example.scripts:
        if len(example.scripts) > 1:
            blocks.append({"t": "Para", "c": [{"t": "Code", "c": [["", [], []], script.name]}]})
        blocks.append({"t": "CodeBlock", "c": [["", ["python"], []], example.shown(script)]})
    return blocks
