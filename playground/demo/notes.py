"""A speaker's notes: Markdown to HTML that is safe whoever wrote it."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict


def notes_html(markdown: str) -> str:
    """Notes as paragraphs, lists, tables and code; HTML in them is shown as it was written, and pictures are links."""
    return str(_parser().render(markdown)).strip() if markdown else ""


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")
    parser.add_render_rule("link_open", _elsewhere)
    return parser


def _elsewhere(
    self: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    """A link opens in a tab of its own: the speaker window stays."""
    tokens[at].attrSet("target", "_blank")
    tokens[at].attrSet("rel", "noopener")
    return self.renderToken(tokens, at, options, env)
