"""The script as static HTML: highlighted and marked as the editor does, for readers without JavaScript."""

import io
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from pygments.lexers import PythonLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Token

from playground.facts.page import SIGNS

CLASSES = (
    (Comment, "tok-comment"),
    (String, "tok-string"),
    (Number, "tok-number"),
    (Keyword.Constant, "tok-bool"),
    (Keyword, "tok-keyword"),
    (Operator.Word, "tok-keyword"),
    (Name.Decorator, "tok-meta"),
    (Name.Function, "tok-definition"),
    (Name.Class, "tok-definition"),
    (Token, ""),
)
"""Pygments' tokens under the names that CodeMirror's `classHighlighter` gives them."""


def listing(source: str, marks: Sequence[Mapping[str, Any]]) -> str:
    """The numbered lines of `source`, each with its marks, in the structure of a CodeMirror editor."""
    by_line: dict[int, list[Mapping[str, Any]]] = {}
    for mark in marks:
        by_line.setdefault(mark["line"], []).append(mark)
    lines = (line_html(number, html, by_line.get(number, [])) for number, html in enumerate(highlighted(source), 1))
    return f'<pre class="rp-listing" tabindex="0" role="group" aria-label="Script">{"".join(lines)}</pre>'


def legend(marks: Sequence[Mapping[str, Any]]) -> str:
    """What stands below the script: a problem with it, the signs that are beside its lines now, what it prints.

    ``editor.js`` fills in the problem, and shows the words of the other signs when there are such lines; ``printed.js``
    fills in what is printed.
    """
    kinds = {mark["kind"] for mark in marks}
    words = "".join(
        f'<span data-kind="{kind}"{"" if kind in kinds else " hidden"}>'
        f'<span class="rp-legend__sign rp-legend__sign--{kind}" aria-hidden="true">{sign.sign}</span> '
        f"{sign.words}</span>"
        for kind, sign in SIGNS.items()
    )
    leave = '<span class="rp-legend__leave" id="rp-leave"><kbd>Esc</kbd> <kbd>Tab</kbd> leaves the editor</span>'
    return (
        f'<p class="rp-problem" role="status" hidden></p><p class="rp-legend">{words}{leave}</p>'
        '<div class="rp-printed" role="group" aria-label="Printed" hidden>'
        '<p class="rp-printed__title">Printed <small>Streamlit prints to its terminal</small></p>'
        '<div class="rp-printed__body" role="group" aria-label="What the script printed" tabindex="0"></div></div>'
    )


def line_html(number: int, code: str, marks: Sequence[Mapping[str, Any]]) -> str:
    """One line; of its marks the last says most, and gives the sign."""
    classes = " ".join(["rp-listing__line", *(f"rp-mark--{mark['kind']}" for mark in marks)])
    notes = escape("; ".join(mark["note"] for mark in marks if mark["note"]))
    known = SIGNS.get(marks[-1]["kind"]) if marks else None
    sign = known.sign if known else ""
    return (
        f'<span class="{classes}" title="{notes}">'
        f'<span class="rp-listing__sign" aria-hidden="true">{sign}</span>'
        f'<span class="rp-listing__number" aria-hidden="true">{number}</span>'
        f'<span class="rp-listing__code">{code}</span>\n</span>'
    )


def highlighted(source: str) -> Iterator[str]:
    """The lines of `source` as HTML."""
    line = ""
    lexer = PythonLexer(stripnl=False, ensurenl=False)
    for kind, text in lexer.get_tokens(source):
        name = next(css for parent, css in CLASSES if kind in parent)
        for piece in io.StringIO(text, newline="\n"):
            code = escape(piece.rstrip("\n"))
            line += f'<span class="{name}">{code}</span>' if name and code.strip() else code
            if piece.endswith("\n"):
                yield line
                line = ""
    yield line
