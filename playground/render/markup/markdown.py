"""Streamlit's Markdown to HTML: tables, task lists, links, colours, badges, emoji, formulas as text."""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from functools import lru_cache
from html import unescape
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from playground.render.markup import raw
from playground.render.markup.emoji import MATERIAL, named
from playground.render.markup.html import Html, el, join, text

COLOURS: Final = (
    "red", "orange", "yellow", "green", "blue", "violet", "gray", "grey", "rainbow", "primary",
)  # fmt: skip
_DIRECTIVE: Final = re.compile(rf":(small|(?:{'|'.join(COLOURS)})(?:-background|-badge)?)\[")
_EMOJI: Final = re.compile(r":(?:material/(\w+)|(\+1|[\w-]+)):", re.ASCII)
_MATH: Final = re.compile(r"\$\$(?=\S|\s+\S)(.+?)\$\$|\$(?=\S)([^$\n]*?\S)\$(?!\d)", re.DOTALL)
_TASK: Final = re.compile(r"\[([ xX])\]\s")
_SCHEME: Final = re.compile(r"(?:^|[^a-zA-Z0-9])(https?)$")
_TAG: Final = re.compile(r"<[^>]*>")
_URL: Final = re.compile(r"://[^\s<>]*[^\s<>.,;:!?'\")\]*_~]")
# Words that mean nothing to Markdown: most labels. They need no parser.
_WORDS: Final = re.compile(r"(?!\d+[.)](?:\s|$))[^\W_](?:[\w ,;!?%/().]*[^\W_,]|[!?.)%])?", re.ASCII)
_TYPOGRAPHY: Final = [
    (re.compile(rf"(^|\s){written}(?=\s|$)"), rf"\1{shown}")
    for written, shown in (
        ("<->", "↔"), ("->", "→"), ("<-", "←"), ("--", "—"), (">=", "≥"), ("<=", "≤"), ("~=", "≈"),
    )
]  # fmt: skip


def _colour(state: StateInline, silent: bool) -> bool:
    """`:red[words]`, `:red-background[words]`, `:red-badge[words]`, `:small[words]`."""
    found = _DIRECTIVE.match(state.src, state.pos)
    if not found:
        return False
    end = state.md.helpers.parseLinkLabel(state, found.end() - 1, False)
    if end < 0:
        return False
    if not silent:
        name, limit = found[1].replace("grey", "gray"), state.posMax
        colour, _, kind = name.partition("-")
        state.push("span_open", "span", 1).attrSet("class", f"rp-{kind or 'ink'} rp-ink--{colour}")
        state.pos, state.posMax = found.end(), end
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = limit
    state.pos = end + 1
    return True


def _emoji(state: StateInline, silent: bool) -> bool:
    """`:smile:` and `:material/home:`; a name that is not known stays as it was written."""
    found = _EMOJI.match(state.src, state.pos)
    if not found or found.end() > state.posMax or (found[2] and named(found[2]) is None):
        return False
    if not silent:
        token = state.push("emoji", "", 0)
        token.content, token.info = (found[1], "material") if found[1] else (str(named(found[2])), "")
    state.pos = found.end()
    return True


def _math(state: StateInline, silent: bool) -> bool:
    """`$x^2$` and `$$x^2$$`, shown as they are written."""
    found = _MATH.match(state.src, state.pos)
    if not found or found.end() > state.posMax:
        return False
    if not silent:
        state.push("math", "", 0).content = (found[1] or found[2]).strip()
    state.pos = found.end()
    return True


def _link(state: StateInline, silent: bool) -> bool:
    """A web address that stands in the text becomes a link."""
    found = _URL.match(state.src, state.pos, state.posMax)
    scheme = _SCHEME.search(state.pending[-6:]) if found and state.linkLevel == 0 else None
    if not found or not scheme:
        return False
    url = scheme[1] + found[0]
    if not silent:
        state.pending = state.pending[: -len(scheme[1])]
        state.push("link_open", "a", 1).attrSet("href", state.md.normalizeLink(url))
        state.push("text", "", 0).content = url
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


def _finish(state: StateCore) -> None:
    """Task list boxes, arrows, and the alignment of table cells as a class."""
    for place, token in enumerate(state.tokens):
        if token.type in ("td_open", "th_open") and "style" in token.attrs:
            token.attrs = {"class": "rp-" + str(token.attrs["style"]).removeprefix("text-align:")}
        if token.type != "inline" or not token.children:
            continue
        first = token.children[0]
        if place > 1 and state.tokens[place - 2].type == "list_item_open" and first.type == "text":
            box = _TASK.match(first.content)
            if box:
                first.content = ("☐ " if box[1] == " " else "☑ ") + first.content[box.end() :]
        for child in token.children:
            if child.type == "text":
                for pattern, symbol in _TYPOGRAPHY:
                    child.content = pattern.sub(symbol, child.content)


Tokens = Sequence[Token]
Env = MutableMapping[str, Any]


def _open_link(self: RendererHTML, tokens: Tokens, at: int, options: OptionsDict, env: Env) -> str:
    tokens[at].attrSet("target", "_blank")
    tokens[at].attrSet("rel", "noopener")
    return self.renderToken(tokens, at, options, env)


def _show_image(self: RendererHTML, tokens: Tokens, at: int, options: OptionsDict, env: Env) -> str:
    """Show an image the script brings along; name a remote one: this page loads nothing from elsewhere."""
    source = str(tokens[at].attrs.get("src", ""))
    alt = self.renderInlineAsText(tokens[at].children or [], options, env)
    if source.startswith("data:image/"):
        return el("img", {"src": source, "alt": alt, "class": "rp-image"})
    return el("span", {"class": "rp-image-away", "title": source}, "🖼 ", alt or source)


def _show_emoji(self: RendererHTML, tokens: Tokens, at: int, options: OptionsDict, env: Env) -> str:
    token = tokens[at]
    return icon(f":material/{token.content}:") if token.info else text(token.content)


def _show_math(self: RendererHTML, tokens: Tokens, at: int, options: OptionsDict, env: Env) -> str:
    return math(tokens[at].content)


def _show_code(self: RendererHTML, tokens: Tokens, at: int, options: OptionsDict, env: Env) -> str:
    return code(tokens[at].content.removesuffix("\n"), tokens[at].info.split(" ")[0])


def _open_table(self: RendererHTML, tokens: Tokens, at: int, options: OptionsDict, env: Env) -> str:
    return '<div class="rp-table" tabindex="0"><table>'


def _close_table(self: RendererHTML, tokens: Tokens, at: int, options: OptionsDict, env: Env) -> str:
    return "</table></div>"


@lru_cache(maxsize=4)
def _parser(html: bool, links: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"])
    if links:
        parser.inline.ruler.before("escape", "web_address", _link)
    else:
        parser.disable(["link", "image", "autolink"])
    for name, rule in (("colour", _colour), ("emoji", _emoji), ("math", _math)):
        parser.inline.ruler.after("escape", name, rule)
    parser.core.ruler.push("finish", _finish)
    for name, show in {
        "link_open": _open_link, "image": _show_image, "emoji": _show_emoji, "math": _show_math,
        "fence": _show_code, "code_block": _show_code, "table_open": _open_table, "table_close": _close_table,
    }.items():  # fmt: skip
        parser.add_render_rule(name, show)
    return parser


@lru_cache(maxsize=2048)
def block(source: str, unsafe_html: bool = False) -> Html:
    """Return Markdown as paragraphs, lists, tables.

    Raw HTML is shown as text, unless the script asked for it: then `raw.clean` keeps what is harmless of it.
    """
    if _is_words(source):
        return el("p", None, source)
    rendered = _parser(unsafe_html, True).render(_printable(source))
    return raw.clean(rendered) if unsafe_html else Html(rendered)


@lru_cache(maxsize=2048)
def inline(source: str, links: bool = True) -> Html:
    """Return Markdown for a label.

    As in Streamlit, what needs more than a line (a heading, a list) loses its form and keeps its words.
    """
    if _is_words(source):
        return text(source)
    parser = _parser(False, links)
    tokens = parser.parse(_printable(source))
    env: Env = {}
    parts = [
        Html(parser.renderer.render([token], parser.options, env))
        if token.type == "inline"
        else text(token.content.strip())
        for token in tokens
        if token.type == "inline" or token.content
    ]
    return join(parts, " ")


def words(source: str) -> str:
    """Return what a label says, without Markdown's signs: "Click me" of "Click `me`"; all of it, if that is nothing."""
    return unescape(_TAG.sub("", inline(source))).strip() or source


def _is_words(source: str) -> bool:
    return "_" not in source and bool(_WORDS.fullmatch(source))


def _printable(source: str) -> str:
    return source if source.isascii() else source.encode("utf-8", "replace").decode()


def icon(name: str) -> Html:
    """Return an icon as Streamlit names it: an emoji, `:smile:` or `:material/home:`. It is decoration."""
    found = _EMOJI.fullmatch(name)
    if found and found[1]:
        shown = MATERIAL.get(found[1])
        if shown is None:
            return el("span", {"class": "rp-icon rp-icon--name"}, found[1].replace("_", " "))
        return el("span", {"class": "rp-icon", "aria-hidden": "true", "title": found[1]}, shown)
    return el("span", {"class": "rp-icon", "aria-hidden": "true"}, (named(found[2]) or name) if found else name)


def math(source: str) -> Html:
    """Return a formula as it was written."""
    return el("code", {"class": "rp-math"}, source)


def code(source: str, language: str = "", numbers: bool = False) -> Html:
    """Return a block of code; `numbers` numbers its lines."""
    kind = re.sub(r"[^\w+-]", "", language)
    lines = source.split("\n")
    body = join((el("span", {"class": "rp-code-line"}, line) for line in lines), "\n") if numbers else source
    inner = el("code", {"class": f"language-{kind}" if kind else None}, body)
    return el("pre", {"class": "rp-block rp-block--numbers" if numbers else "rp-block", "tabindex": "0"}, inner)
