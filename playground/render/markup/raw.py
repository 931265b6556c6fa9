"""HTML a script wrote itself (`unsafe_allow_html`, `st.html`): kept where harmless, always closed."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from playground.render.markup.html import Html, el, text

_TAGS: Final = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "center", "cite", "code",
        "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption",
        "figure", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li",
        "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span",
        "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead",
        "tr", "tt", "u", "ul", "var", "wbr",
    }
)  # fmt: skip
_ATTRIBUTES: Final = frozenset(
    {
        "align", "alt", "class", "colspan", "dir", "height", "href", "lang", "open", "rel",
        "reversed", "rowspan", "scope", "span", "src", "start", "style", "tabindex", "target",
        "title", "valign", "width",
    }
)  # fmt: skip
_UNCLOSED: Final = 50
"""Tags without an end behind the last that has one; of more, the parser would try each to the end of the text."""
_VOID: Final = frozenset({"br", "col", "hr", "img", "wbr"})
_SILENT: Final = frozenset({"iframe", "math", "noscript", "object", "script", "style", "svg", "template", "textarea"})
_SAFE_STYLE: Final = re.compile(
    r"(?:align|background-color|background|border[\w-]*|color|display|flex[\w-]*|float|font[\w-]*|gap|height|justify"
    r"[\w-]*|letter-spacing|line-height|list-style|margin[\w-]*|max-[\w-]+|min-[\w-]+|opacity|overflow|padding[\w-]*"
    r"|text-[\w-]+|vertical-align|white-space|width|word-[\w-]+)\s*:\s*[\w\s.,%#()+/*'\"!-]*",
    re.IGNORECASE,
)


def clean(markup: str) -> Html:
    """Return `markup` with known tags and attributes only, every tag closed, nothing that loads or runs."""
    return _cleaned(markup).result()


def cleaned(markup: str) -> tuple[Html, bool]:
    """The same, and whether anything that would have run was taken out of it."""
    cleaner = _cleaned(markup)
    return cleaner.result(), cleaner.took


def _cleaned(markup: str) -> _Cleaner:
    cleaner = _Cleaner()
    end = markup.rfind(">") + 1
    unclosed = markup[end:] if markup.count("<", end) > _UNCLOSED else ""
    cleaner.feed(markup.removesuffix(unclosed))
    cleaner.close()
    cleaner.handle_data(unclosed)
    return cleaner


class _Cleaner(HTMLParser):
    """Writes anew what it reads; a tag it does not know is left out, its text stays."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._open: list[str] = []
        self._silent: list[str] = []
        self.took = False
        """Whether there was a script, or something to be done at an event."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.took = self.took or tag == "script" or any(name.startswith("on") for name, _ in attrs)
        if tag in _SILENT:
            self._silent.append(tag)
        if self._silent or tag not in _TAGS:
            return
        kept = {name: value for name, raw in attrs if (value := _attribute(tag, name, raw)) is not None}
        if tag == "a":
            kept |= {"target": "_blank", "rel": "noopener"}
        opened = str(el(tag, kept)).removesuffix(f"</{tag}>")
        self._out.append(opened)
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            return
        self.handle_starttag(tag, attrs)
        if tag in _TAGS and tag not in _VOID and not self._silent:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            while self._silent.pop() != tag:
                pass
        elif not self._silent and tag in self._open:
            while True:
                last = self._open.pop()
                self._out.append(f"</{last}>")
                if last == tag:
                    break

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._out.append(text(data))

    def result(self) -> Html:
        return Html("".join(self._out) + "".join(f"</{tag}>" for tag in reversed(self._open)))


def _attribute(tag: str, name: str, value: str | None) -> str | None:
    """Return the value an attribute may have, or None when it may not be there."""
    value = value or ""
    if name not in _ATTRIBUTES:
        return None
    if name == "style":
        return "; ".join(part.strip() for part in value.split(";") if _harmless(part)) or None
    if name == "src":
        return value if tag == "img" and value.startswith("data:image/") else None
    if name == "href":
        return value if re.match(r"(?:https?:|mailto:|#|/(?!/)|\.)", value.strip(), re.IGNORECASE) else None
    return value


def _harmless(declaration: str) -> bool:
    return bool(_SAFE_STYLE.fullmatch(declaration.strip())) and not re.search(
        r"url|image|expression|element|env\(|attr\(", declaration, re.IGNORECASE
    )
