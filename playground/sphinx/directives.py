"""The directives: they read an example, record it, and say at which line of which file one is wrong."""

from __future__ import annotations

import doctest
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from playground.example import Example, ExampleError, example_html, read_example
from playground.example.options import NAMES
from playground.example.page import ALONE
from playground.sphinx.node import BASE, example_node

log = logging.getLogger(__name__)
_OPTION = re.compile(r"\s*#\|")
_FLAG = re.compile(r"\s*#\s*doctest:.*")


class _Options(dict[str, Callable[[str | None], str]]):
    """Lets every option through: which there are, and what their values may be, is the example's to say."""

    def __missing__(self, name: str) -> Callable[[str | None], str]:
        return directives.unchanged


@dataclass(frozen=True)
class _Text:
    """What an example is read from, and of each of its lines the line of the directive's content that it was."""

    text: str
    lines: tuple[int, ...]


class Rerun(SphinxDirective):
    """A script, or the `file` of one, that readers can run."""

    has_content = True
    option_spec = _Options.fromkeys(NAMES, directives.unchanged)

    def run(self) -> list[nodes.Node]:
        """The example's node; where it is wrong, its lines as they are, and an error in Sphinx's log."""
        text: _Text | None = None
        try:
            text = self.text()
            example = self._example(text.text)
            html = example_html(example, base=BASE, play=self.config.rerun_play or f"{BASE}/{ALONE}")
        except ExampleError as error:
            log.error(error.problem, location=self._place(error.line, text), type="rerun", subtype="example")
            source = "\n".join(self.content)
            return [nodes.literal_block(source, source, language="python" if text is None else "default")]
        node = example_node(example, html)
        self.set_source_info(node)
        return [node]

    def text(self) -> _Text:
        """What stands in the directive."""
        return _Text("\n".join(self.content), tuple(range(1, len(self.content) + 1)))

    def _example(self, text: str) -> Example:
        """The example, as the next part of its session if it has one."""
        options = dict(self.options)
        if "file" in options:
            options["file"] = ", ".join(self._file(name.strip()) for name in options["file"].split(","))
        example = read_example(text, options, folder=Path(self.env.doc2path(self.env.docname)).parent)
        for script in example.scripts:
            if script.path:
                self.env.note_dependency(str(script.path))
        if example.session:
            sessions = self.env.temp_data.setdefault("rerun_sessions", {})
            example = sessions[example.session] = example.after(sessions.get(example.session))
        return example

    def _file(self, name: str) -> str:
        """The path of a file, from the page's folder, or with / in front from that of `conf.py`, as Sphinx has it.

        The page is read again when it changes, or comes to be.
        """
        if not name:
            return name
        _, path = self.env.relfn2path(name)
        self.env.note_dependency(path)
        return str(path)

    def _place(self, line: int | None, text: _Text | None) -> str:
        """File and line for a line of the example's text, or of the directive itself.

        MyST counts the lines of a directive from its fence, and has no other file to tell of.
        """
        source, number = self.get_source_info()
        if line is not None and self.content:
            own = text.lines[min(line, len(text.lines)) - 1] if text and text.lines else line
            if type(self.state).__module__.startswith("myst_parser"):
                number = self.lineno + self.content_offset + own
            else:
                source, offset = self.content.info(min(own, len(self.content)) - 1)
                number = (offset or 0) + 1
        return f"{source}:{number}"


class RerunDoctest(Rerun):
    """The lines behind prompts as a script: for docstrings. What they answer is left out: the app shows it."""

    def text(self) -> _Text:
        """The lines behind `>>>` and `...`, with a blank line where something else stood between them.

        Raises ExampleError where there is none, or one is indented wrongly.
        """
        content = "\n".join(self.content)
        kept = [(number, line) for number, line in enumerate(self.content, 1) if _OPTION.match(line)]
        try:
            examples = doctest.DocTestParser().get_examples(content)
        except ValueError as error:
            found = re.search(r"line (\d+)", str(error))
            raise ExampleError(f"The prompts cannot be read: {error}.", int(found[1]) if found else None) from None
        if not examples:
            raise ExampleError("There is no line with a prompt. Write `>>> ` in front of each line of the script.")
        end = 0
        for example in examples:
            if end and example.lineno > end:
                kept.append((example.lineno, ""))
            source = example.source.rstrip("\n").split("\n")
            kept += [(example.lineno + number, _FLAG.sub("", line)) for number, line in enumerate(source, 1)]
            end = example.lineno + len(source) + example.want.count("\n")
        return _Text("\n".join(line for _, line in kept), tuple(number for number, _ in kept))
