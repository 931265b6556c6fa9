"""The launch page of a package: it stays while the learner goes from lesson to lesson, and reports what is done."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from playground.lms.choice import Choice
from playground.lms.pages import OVERVIEW

LAUNCH = "launch.html"
SCRIPT = "rerun-lms.js"

_STYLES = """
:root { color-scheme: light dark; font: 14px/1.4 system-ui, sans-serif }
body { margin: 0; display: flex; flex-direction: column; height: 100dvh }
body { background: light-dark(#fff, #1e2129); color: light-dark(#1a1c24, #e6e8ee) }
header { display: flex; gap: 12px; align-items: center; padding: 4px 12px }
header { border-bottom: 1px solid light-dark(#d5d8e0, #3a3e4b) }
p { margin: 0; flex: 1; min-height: 32px; display: flex; align-items: center }
[data-state=trouble] p { color: light-dark(#9c1c1c, #ffb4ab) }
button { font: inherit; color: inherit; min-height: 32px; padding: 2px 14px; background: none; cursor: pointer }
a { color: inherit }
button { border: 1px solid currentColor; border-radius: 6px }
button:focus-visible { outline: 2px solid Highlight; outline-offset: 2px }
iframe { flex: 1; border: 0; width: 100% }
[hidden], [data-state=over] :is(a, iframe) { display: none }
[data-state=over] header { flex: 1; border: 0; justify-content: center; text-align: center; font-size: 18px }
[data-state=over] p { flex: none }
"""


def launch_html(choice: Choice, *, standard: str, activity: str, start: str, passing: float, base: str) -> str:
    """The page; `activity` is the package's name in statements, `start` the first lesson's page.

    `passing` is the part of the checks, from 0 to 1, from which on a learner has passed.
    """
    course = {"format": standard, "activity": activity, "start": start, "pass": passing, "lessons": lessons_of(choice)}
    links = f'<a href="{OVERVIEW}" target="lessons">All lessons</a>' if len(choice.pages) > 1 else ""
    text = json.dumps(course, ensure_ascii=False).replace("<", "\\u003c")
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy(standard), quote=False)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(choice.title)}</title>
<link rel="icon" href="assets/images/favicon.png">
<style>{_STYLES}</style>
</head>
<body>
<header><p id="status" role="status"></p>{links}<button type="button" id="leave" hidden>Save and leave</button></header>
<iframe id="lessons" name="lessons" title={attribute(choice.title)}
allow="clipboard-read; clipboard-write; fullscreen"></iframe>
<script type="application/json" id="course">{text}</script>
<script type="module" src="{base}/{SCRIPT}"></script>
<noscript>These lessons need JavaScript.</noscript>
</body>
</html>
"""


def attribute(text: str) -> str:
    """A text as an attribute's value, with its quotes."""
    return f'"{escape(text, quote=True)}"'


def policy(standard: str) -> str:
    """What the launch page may do: a package of cmi5 learns from its launch where results go, the others ask nobody."""
    asks = "http: https:" if standard == "cmi5" else "'none'"
    return (
        f"default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; frame-src 'self'; connect-src {asks}; "
        "img-src 'self'; base-uri 'none'; form-action 'none'"
    )


def lessons_of(choice: Choice) -> list[dict[str, Any]]:
    """The lessons as the launch page knows them."""
    return [
        {
            "name": page.name,
            "title": page.lesson.title,
            "url": page.src.removesuffix(".md") + ".html",
            "judged": bool(page.lesson.exercise and page.lesson.exercise.check),
        }
        for page in choice.pages
    ]
