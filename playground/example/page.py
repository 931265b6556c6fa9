"""The examples of one page of Markdown, in their order: each knows its line, and what came before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from playground.example.example import Example, ExampleError
from playground.example.fences import Fence, fences
from playground.example.html import example_html
from playground.example.reading import read_example

ALONE = "embed.html"
"""The page of the playground's own files that shows one example, for sites that have no other for it."""
COMMENTED = "an example that is commented out"


class PageExamples:
    """Makes HTML of the examples of a page, whose Markdown is `text`, as a Markdown processor comes to them.

    `base` and `play` are as `example_html` has them, `folder` is where the page's files lie, `above` is the number of
    lines of the page's file above its Markdown.
    """

    def __init__(self, text: str, *, base: str, play: str = "", folder: Path | None = None, above: int = 0) -> None:
        self._fences = [replace(each, line=each.line + above) for each in fences(text)]
        self._base, self._folder = base, folder
        self._play = play or f"{base}/{ALONE}"
        self._next = 0
        self._sessions: dict[str, Example] = {}
        self.files: set[Path] = set()
        """The scripts that the examples so far took from files."""

    def html(self, source: str, options: Mapping[str, Any]) -> str:
        """The HTML of the next example; raises ExampleError with the line of the page's file."""
        fence = self._found(source)
        if fence and fence.commented:
            return COMMENTED
        try:
            for twice in fence.twice if fence else ():
                raise ExampleError(f"`{twice}` is given twice. Take one away.")
            return self._html(source, {**fence.options, **options} if fence else options)
        except ExampleError as error:
            line = fence.line + (error.line or 0) if fence else None
            raise ExampleError(error.problem, line) from None

    def _html(self, source: str, options: Mapping[str, Any]) -> str:
        example = read_example(source, options, folder=self._folder)
        self.files.update(script.path for script in example.scripts if script.path)
        if example.session:
            example = example.after(self._sessions.get(example.session))
            self._sessions[example.session] = example
        return example_html(example, base=self._base, play=self._play)

    def _found(self, source: str) -> Fence | None:
        """The fence that an example's text stands in: the next one with this text."""
        for number in range(self._next, len(self._fences)):
            if _plain(self._fences[number].text) == _plain(source):
                self._next = number + 1
                return self._fences[number]
        return None


def _plain(text: str) -> list[str]:
    """A text's words in their lines: what processors change of a fence's lines is the space at their ends."""
    return [line.strip() for line in text.expandtabs().strip().split("\n")]
