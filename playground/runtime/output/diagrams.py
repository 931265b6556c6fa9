"""Diagrams that are texts: `graphviz_chart` and `mermaid_chart`.

Modelled on Streamlit's `elements/graphviz_chart.py` and `elements/mermaid_chart.py`.
"""

from __future__ import annotations

import re
from typing import Any, Final

from ..arguments.dedent import clean
from ..arguments.sizes import check_height, check_width
from ..arguments.wire import text as wire_text
from ..place.delta import DeltaGeneratorBase
from ..run import errors
from .media import alt_text

_GRAPHS: Final = (
    *("graphviz.graphs.Graph", "graphviz.graphs.Digraph", "graphviz.sources.Source"),
    *("graphviz.dot.Graph", "graphviz.dot.Digraph"),
)
"""The classes of the package `graphviz`, the last two those of its older versions."""
_SHOWN_AS: Final = re.compile(r"^\s*%%\s*stAlt\s*:[^\n]*\n?", re.MULTILINE)


class DiagramMixin(DeltaGeneratorBase):
    """Diagrams that the page draws from their texts."""

    def graphviz_chart(
        self,
        figure_or_dot: Any,
        use_container_width: bool | None = None,
        *,
        width: Any = "content",
        height: Any = "content",
        alt: str | None = None,
    ) -> Any:
        if use_container_width is not None:
            width = "stretch" if use_container_width else "content"
        kind = type(figure_or_dot)
        if f"{kind.__module__}.{kind.__qualname__}" in _GRAPHS:
            dot, engine = figure_or_dot.source, figure_or_dot.engine
        elif isinstance(figure_or_dot, str):
            dot, engine = figure_or_dot, "dot"
        else:
            kinds = ["graphviz.Graph", "graphviz.Digraph", "graphviz.Source", "str"]
            raise errors.StreamlitInvalidParameterTypeError("figure_or_dot", kind.__name__, kinds)
        fields = {"text": wire_text(dot), "engine": wire_text(engine), "alt": alt_text(alt) or None}
        check_width(width)
        check_height(height)
        return self._enqueue("graphviz_chart", {**fields, "width": width, "height": height})

    def mermaid_chart(self, body: Any, *, width: Any = "stretch", alt: str | None = None) -> Any:
        """A block of Markdown, as in Streamlit: `st.markdown` draws such a block as well."""
        words = alt_text(alt)
        if words:
            body = _with_alt(body, words)
        fence = "`" * max(4, _longest(body, "`") + 1)
        text = clean(f"{fence}mermaid\n{body}\n{fence}")
        check_width(width)
        return self._enqueue("markdown", {"text": text, "unsafe_html": False, "help": None})


def _longest(text: Any, sign: str) -> int:
    """How often `sign` stands in a row, at most; raises `TypeError` for what has no signs."""
    longest = row = 0
    for each in text:
        row = row + 1 if each == sign else 0
        longest = max(longest, row)
    return longest


def _with_alt(body: str, words: str) -> str:
    """The diagram with a comment that says what it shows, before the line that names its kind."""
    body.splitlines()  # an error where it is no text, as where Streamlit looks for the diagram's own words
    lines = _SHOWN_AS.sub("", body).splitlines(keepends=True)
    at = _first_of(lines)
    if at > 0 and not lines[at - 1].endswith("\n"):
        lines[at - 1] += "\n"
    lines.insert(at, f"%% stAlt: {' '.join(words.split())}\n")
    return "".join(lines)


def _first_of(lines: list[str]) -> int:
    """The number of the line that names the diagram's kind: behind comments, directives and a head between `---`."""
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        if line.startswith("%%{"):
            at = _behind(lines, at, lambda each: "}%%" in each)
        elif line == "---":
            at = _behind(lines, at + 1, lambda each: each.strip() == "---")
        elif not line or line.startswith("%%"):
            at += 1
        else:
            break
    return at


def _behind(lines: list[str], at: int, ends: Any) -> int:
    """The number of the line behind the next one that `ends` something."""
    while at < len(lines) and not ends(lines[at]):
        at += 1
    return min(at + 1, len(lines))
