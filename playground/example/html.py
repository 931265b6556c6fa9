"""The HTML of one example: whole without JavaScript, and with all that makes it live."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Sequence

from pygments import highlight as pygmentize
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from playground.checks.predict import read_predictions
from playground.example.example import Example, Script
from playground.example.recorded import Json, app_html, recorded
from playground.page.assets import assets_version
from playground.page.attributes import attribute_safe
from playground.page.styles import STYLES
from playground.render.lesson.prediction import fields
from playground.share import ShareError, share_link

_DOES = {"click": "Click", "set": "Change"}

Highlight = Callable[[str, Sequence[int], int], str]
"""Makes HTML of lines of Python: the text, the numbers of marked lines within it, the number of its first line."""

ASIDE = 'class="{} no-search" data-search-exclude'
"""For what searches must not find: they would lead to words that are a button's, or the app's.

To Material's search it ends with the first inner element of the same tag, so the templates within say it again.
"""


def example_html(example: Example, *, base: str, play: str = "", highlight: Highlight | None = None) -> str:
    """The HTML of an example, in one element.

    `base` is the address of the folder of `write_assets` as this page sees it, `play` that of a page that opens
    links to examples, or empty. `highlight` makes HTML of Python; Pygments does where there is none.
    Raises ExampleError where the example cannot be recorded, or its trace is not what it expects.
    """
    base = base.rstrip("/")
    sessions = recorded(example)
    shown = example.scripts
    height = f' style="--rerun-height: {example.height}px"' if example.height else ""
    apps = [] if example.start == "stopped" else zip(shown, sessions, strict=False)
    parts = [
        _head(example),
        *(_script(script, example, highlight or pygments) for script in shown),
        *(_app(script, steps, example, base) for script, steps in apps),
        _foot(_link(example, play), _asks(example)),
    ]
    kinds = "rerun-example" + (" rerun-example--compare" if example.compare else "")
    return (
        f'<div class="{kinds}" data-rerun=\'{attribute_safe(example.to_json())}\' data-base="{html.escape(base)}" '
        f'data-version="{assets_version()}"{height}>{"".join(part for part in parts if part)}</div>'
    )


def pygments(source: str, marked: Sequence[int], first: int) -> str:
    """Python as Pygments writes it, in the classes that themes have colours for."""
    formatter = HtmlFormatter(cssclass="highlight", wrapcode=True, hl_lines=list(marked), linenostart=first)
    text: str = pygmentize(source, PythonLexer(stripnl=False), formatter)
    return text.strip()


def _head(example: Example) -> str:
    """The example's name, and the tabs of its scripts where there are several."""
    if len(example.scripts) == 1 or example.compare:
        return f'<div class="rerun-example__head">{html.escape(example.name)}</div>'
    tabs = "".join(
        f'<button type="button" class="rerun-example__tab" role="tab" aria-selected="{str(number == 0).lower()}" '
        f'data-name="{html.escape(script.name)}">{html.escape(script.name)}</button>'
        for number, script in enumerate(example.scripts)
    )
    name = "" if example.name == example.scripts[0].name else f"<span>{html.escape(example.name)}</span> "
    return (
        f'<div class="rerun-example__head">{name}<span class="rerun-example__tabs" role="tablist">{tabs}</span></div>'
    )


def _script(script: Script, example: Example, highlight: Highlight) -> str:
    """A script's lines but for the hidden ones; its file name stands above it where there are several."""
    hidden = example.hidden if script is example.scripts[0] else 0
    lines = script.source.split("\n")[hidden:]
    marks = example.lines if script is example.scripts[0] else ()
    marked = [line - hidden for first, last in marks for line in range(first, last + 1) if line > hidden]
    several = len(example.scripts) > 1
    name = f'<div class="rerun-example__file">{html.escape(script.name)}</div>' if several else ""
    code = highlight("\n".join(lines), marked, hidden + 1)
    return f'<div class="rerun-example__script" data-name="{html.escape(script.name)}">{name}{code}</div>'


def _app(script: Script, steps: Sequence[Json], example: Example, base: str) -> str:
    """The recorded screen, in a shadow root: no style of the page's reaches it, and none of its own gets out."""
    name = script.name if example.compare else example.name  # of many on a page each has its own
    label = f"App of {name}, recorded"
    return (
        f'<div {ASIDE.format("rerun-example__app")} data-name="{html.escape(script.name)}">'
        '<template shadowrootmode="open" data-search-exclude>'
        f'<link rel="stylesheet" href="{base}/{STYLES}?v={assets_version()}">'
        f'<section class="rp rp--column rp--example" aria-label="{html.escape(label)}">'
        '<div class="rp-pane rp-pane--app" data-part="app"><div class="rp-pane__body">'
        f"{app_html(steps, script)}</div></div></section></template></div>"
    )


def _link(example: Example, play: str) -> str:
    """The address of the example alone; empty for one that is too large for a link."""
    try:
        return share_link(example.to_json(), play) if play else ""
    except ShareError:
        return ""


def _asks(example: Example) -> str:
    """The questions before actions, for the playground to ask once it is live."""
    return "".join(
        f'<template data-search-exclude data-predict-{each.kind}="{html.escape(each.label)}" '
        f'data-ask="{html.escape(json.dumps([question.to_json() for question in each.questions]))}">'
        f"<h3>{_DOES[each.kind]} <em>{html.escape(each.label)}</em></h3>"
        f'<div class="rerun-ask__fields">{fields(each.questions)}</div></template>'
        for each in read_predictions(list(example.predict))
    )


def _foot(link: str, asks: str) -> str:
    opened = f'<a class="rerun-example__open" href="{html.escape(link)}">Open in playground</a>' if link else ""
    return (
        f"<div {ASIDE.format('rerun-example__foot')}>"
        f'<button type="button" class="rerun-example__run" disabled>Run</button>{opened}{asks}</div>'
    )
