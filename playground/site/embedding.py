"""Lets a page be shown in a frame of another site without what is around its text: by `?embed` in its address."""

from __future__ import annotations

import re

SCRIPT = """if(new URLSearchParams(location.search).has("embed"))document.documentElement.dataset.rerunEmbed="";"""
"""Runs before anything is drawn: the styles of such a page are in `rerun-pages.css`, the rest in `rerun-pages.js`."""

_END_OF_HEAD = re.compile(r"</head>", re.IGNORECASE)


def with_embedding(html: str) -> str:
    """The page with the script that looks at its address; one without a head is left alone."""
    return _END_OF_HEAD.sub(lambda end: f"<script>{SCRIPT}</script>{end[0]}", html, count=1)
