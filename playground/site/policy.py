"""A Content-Security-Policy for pages on a static host: in the page itself, with the hashes of its inline scripts."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from html.parser import HTMLParser
from pathlib import Path

SCRIPT_TYPES = ("", "module", "text/javascript", "application/javascript", "importmap", "speculationrules")
_HEAD = re.compile(r"<head\b[^>]*>(\s*<meta charset=[^>]*>)?", re.IGNORECASE)


def with_shared_policy(pages: Iterable[Path]) -> None:
    """Write into all pages a policy that knows the inline scripts of each.

    A site that swaps its pages without loading them keeps the policy of the page that it was entered by.
    """
    texts = {page: page.read_text(encoding="utf-8") for page in pages}
    scripts = [script for html in texts.values() for script in inline_scripts(html)]
    for page, html in texts.items():
        page.write_text(with_policy(html, scripts), encoding="utf-8")


def with_policy(html: str, scripts: list[str] | None = None) -> str:
    """The page with a policy that allows what it brings along, or these inline scripts, and nothing else.

    No script runs but the site's files and the inline scripts that are in `html` now; nothing is asked of another
    server, pictures least of all; no text becomes code. Styles may be inline: the renderer and CodeMirror need it.
    The policy stands behind the page's charset and before all that it is about. A page without a head is left alone.
    """
    policy = escape(policy_for(inline_scripts(html) if scripts is None else scripts), quote=False)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _HEAD.sub(lambda head: head[0] + meta, html, count=1)


def policy_for(scripts: list[str]) -> str:
    """The policy of a page with these inline scripts."""
    hashes = "".join(f" '{digest}'" for digest in dict.fromkeys(map(digest_of, scripts)))
    return "; ".join(
        [
            "default-src 'self'",  # Firefox asks this when it prefetches the page of `<link rel="next">`
            f"script-src 'self'{hashes} 'wasm-unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "object-src 'none'",
            "media-src data:",  # what a script plays is in the page: a player asks nobody for it
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self'",
            "frame-src 'self'",
            "manifest-src 'self'",
            "base-uri 'self'",
            "form-action 'self'",
        ]
    )


def digest_of(script: str) -> str:
    """How a policy names an inline script."""
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


def inline_scripts(html: str) -> list[str]:
    """The texts of the scripts that are written in the page, also inside templates; data in script elements is none."""
    reader = _Scripts()
    reader.feed(html.replace("\r\n", "\n").replace("\r", "\n"))
    reader.close()
    return reader.found


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "script":
            return
        given = dict(attrs)
        self._inside = "src" not in given and (given.get("type") or "").strip().lower() in SCRIPT_TYPES
        if self._inside:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False
