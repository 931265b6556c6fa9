"""Writes playgrounds into a page: HTML that is complete before any script, and the data that makes it live."""

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import panel as pn
from bokeh.document import Document
from bokeh.embed.util import standalone_docs_json_and_render_items
from bokeh.models import LayoutDOM
from panel.io.resources import set_resource_mode

from playground.facts.page import PANES
from playground.page.actions import actions_body, dialogs
from playground.page.api import API, api_json
from playground.page.asking import with_asking
from playground.page.assets import BUILT, BUNDLE, FRAME_SCRIPT, STATIC, assets_version
from playground.page.attributes import attribute_safe
from playground.page.component import COMPONENT, component_html
from playground.page.components import Component, Editor, HtmlPane, Sandbox
from playground.page.files import ADD, file_dialog
from playground.page.limits import limits_dialog
from playground.page.listing import legend, listing
from playground.page.share import BADGE, badge_svg, open_dialog, share_dialog
from playground.page.shell import KEYS, SHARE, STAGE_KEYS, bindings, keys_dialog, switcher, view_menu
from playground.page.speaker import SPEAKER, speaker_html
from playground.page.styles import (
    EXAMPLE_STYLES,
    SPEAKER_STYLES,
    STAGE_STYLES,
    STYLES,
    example_styles,
    speaker_styles,
    stage_styles,
    styles,
)
from playground.page.timeline import TALLEST, rows_height, timeline
from playground.render import View, view
from playground.runtime import Session

SHELL = "shell.json"
FRAME = "embed.html"
FIRST = "rerun-first"
"""The id of what a page is painted behind, at the earliest."""
FRAME_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
)
LAYOUTS = ("lesson", "column", "play", "example")
TITLES = {pane.part: pane.title for pane in PANES}
_LATER = '<p class="rp-empty">Drawn here once the script has run on this page.</p>'
"""What stands in a pane that is made only when a reader sees it."""
NOTHING_YET = '<p class="rp-empty">Nothing has run yet.</p>'
LOOKING = """<div class="rp-looking" hidden><span class="rp-looking__title"></span>
<button type="button" class="rp-btn" data-look="now">Back to now</button>
<span class="rp-looking__told" role="status" hidden></span></div>"""
ORIGIN = """<div class="rp-origin">
<span class="rp-origin__told" aria-hidden="true">Point at an element for its line</span>
<button type="button" class="rp-origin__labels" data-do="labels" aria-pressed="false"
title="Show at each element its line, container, run and key">Labels</button></div>"""

NOTICES = {
    "script": '<div class="rp-kept" role="status" hidden></div>',
    "app": '<div class="rp-notice" role="status" hidden></div>' + LOOKING,
}

Json = dict[str, Any]


@dataclass(frozen=True)
class Playground:
    """One playground of a page.

    `id` is unique on the page (``[a-z0-9-]+``); `name` is what the region is called; `steps` are the recorded Steps of
    the load, as JSON data; `layout` is one of `LAYOUTS`; the script of one that is `read_only` can be
    run and looked at, and not changed. `files` lie beside the script, `actions` are done at its first start.
    """

    id: str
    name: str
    source: str
    filename: str
    steps: tuple[Json, ...]
    layout: str = "lesson"
    read_only: bool = False
    files: Mapping[str, str] = field(default_factory=dict)
    actions: Sequence[Json] = ()

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z0-9-]+", self.id):
            raise ValueError(f"a playground's id has only a-z, 0-9 and -, not {self.id!r}")
        if self.layout not in LAYOUTS:
            raise ValueError(f"a playground's layout is one of {', '.join(LAYOUTS)}, not {self.layout!r}")
        if not self.steps:
            raise ValueError(f"playground {self.id!r} has no recorded step")


def playgrounds_html(playgrounds: Sequence[Playground], *, base: str, play: str = "", own: str = "") -> list[str]:
    """One HTML fragment for each playground; `base` is the relative address of the folder of `write_assets`.

    `play` is that of the site's page to play on, where links to a script lead, if it has one; `own` that of its stage
    for demos of one's own.
    """
    ids = [playground.id for playground in playgrounds]
    if len(set(ids)) != len(ids):
        raise ValueError(f"two playgrounds of the page have the same id: {', '.join(ids)}")
    alone = len(playgrounds) == 1
    return [
        playground_html(playground, base.rstrip("/"), play, own, alone=alone, first=number == 0)
        for number, playground in enumerate(playgrounds)
    ]


def page_scripts(*, base: str) -> str:
    """The tag that makes the page's playgrounds live, once a page; it blocks nothing.

    Nothing is loaded ahead of it: what a browser reads of scripts then, it does before it paints the first screen.
    """
    base = base.rstrip("/")
    return f'<script type="module" async src="{base}/{BUNDLE}?v={assets_version()}"></script>\n'


def page_head(*, base: str) -> str:
    """The tags for the head of a page with playgrounds.

    Their sheet is asked for ahead: they are far down, and not painted without it. The page is painted when it has come
    to the first of them (in Chromium): what stands above is little, and laying it out alone took as long as all of it.
    """
    sheet = f"{base.rstrip('/')}/{STYLES}?v={assets_version()}"
    return f'<link rel="preload" as="style" href="{sheet}"><link rel="expect" href="#{FIRST}" blocking="render">'


def write_assets(out: Path, *, origins: Sequence[str] = ()) -> None:
    """Copy everything that the tags and fragments name into `out`: scripts, styles and the sandbox.

    Pages of these `origins` (``https://lms.example``), and of the site itself, may talk with ``embed.html`` in a frame.
    """
    for name in BUILT:
        if not (STATIC / name).is_file():
            raise FileNotFoundError(f"{STATIC / name} is missing: build it with `python wasm/build.py`")
    out.mkdir(parents=True, exist_ok=True)
    shutil.copytree(STATIC, out, dirs_exist_ok=True)
    (out / STYLES).write_text(styles(), encoding="utf-8")
    (out / EXAMPLE_STYLES).write_text(example_styles(), encoding="utf-8")
    (out / STAGE_STYLES).write_text(stage_styles(), encoding="utf-8")
    (out / SPEAKER_STYLES).write_text(speaker_styles(), encoding="utf-8")
    (out / SPEAKER).write_text(speaker_html(), encoding="utf-8")
    (out / COMPONENT).write_text(component_html(), encoding="utf-8")
    (out / BADGE).write_text(badge_svg(), encoding="utf-8")
    (out / API).write_text(api_json(), encoding="utf-8")
    (out / SHELL).write_text(shell_json(), encoding="utf-8")
    (out / FRAME).write_text(frame_html(origins), encoding="utf-8")


def shell_json() -> str:
    """A playground without a script, from which ``rerun.js`` makes each example of a page: its HTML and its data.

    What is to be named anew in each copy (the ids of the models, the addresses) is so by the starter.
    """
    steps = (Session("").start().to_json(),)
    blank = Playground("example", "Example", "", "app.py", steps, layout="example")
    shown = view(list(steps), blank.source, blank.filename)
    parts: Json = {pane.part: NOTHING_YET for pane in PANES if pane.component == "HtmlPane"}
    html = shadow_html(blank, shown | parts, ".", alone=False)  # type: ignore[arg-type]  # other texts, the same fields
    html = with_asking(html)
    shell = {"version": assets_version(), "html": html, "page": page_data(blank, shown, BUNDLE)}
    return json.dumps(shell, separators=(",", ":"))


def frame_html(origins: Sequence[str]) -> str:
    """The page for iframes: one example and nothing around it. Its policy lets it ask this site alone.

    Raises ValueError for what is no origin: it would be trusted in vain.
    """
    version = assets_version()
    for origin in origins:
        if not re.fullmatch(r"https?://[a-z0-9.-]+(:\d+)?", origin):
            raise ValueError(f"{origin!r} is no origin: write scheme and host, as https://lms.example, and no more")
    allowed = " ".join(origins)
    return f"""<!doctype html>
<html lang="en" data-origins="{allowed}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{FRAME_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>Example</title><link rel="icon" href="data:,"><link rel="stylesheet" href="{EXAMPLE_STYLES}?v={version}">
<script type="module" src="{FRAME_SCRIPT}?v={version}"></script></head>
<body class="rerun-frame"><noscript>This example needs JavaScript.</noscript><main></main></body>
</html>
"""


def playground_html(
    playground: Playground, base: str, play: str = "", own: str = "", *, alone: bool = True, first: bool = True
) -> str:
    """The fragment of one playground: its shadow root, its data, and the script that keeps early clicks."""
    shown = view(list(playground.steps), playground.source, playground.filename)
    worker = f"{base}/sandbox/worker.js?v={assets_version()}"
    bundle = f"{base}/{BUNDLE}?v={assets_version()}"
    data = page_data(playground, shown, bundle)
    return (
        f'<div class="rp-host" data-playground="{playground.id}" data-worker="{worker}" '
        f'data-bundle="{bundle}" data-play="{escape(play)}" data-own="{escape(own)}" '
        f"data-page='{attribute_safe(data)}'>"
        f'<template shadowrootmode="open">{shadow_html(playground, shown, base, alone=alone)}</template>'
        f"</div><script{f' id={FIRST}' if first else ''}>{early_script()}</script>"
    )


def shadow_html(playground: Playground, shown: View, base: str, *, alone: bool = True) -> str:
    """Everything of the playground that can be read: header, toolbar and panes.

    Beside others its panes are named with its own name in front: two regions of a page must not have the same name.
    """
    parts: Mapping[str, Any] = shown
    bodies: dict[str, str] = {pane.part: parts.get(pane.part, _LATER) for pane in PANES if pane.component == "HtmlPane"}
    bodies["script"] = listing(playground.source, shown["marks"])
    bodies["actions"] = actions_body(shown["actions"])
    bodies["timeline"] = timeline_html(shown["timeline"])
    feet = {"script": legend(shown["marks"])}
    original = "hidden" if playground.read_only else 'title="Bring the original script back"'
    panes = "".join(
        pane_html(pane.part, pane.title, bodies[pane.part], foot=feet.get(pane.part, ""), alone=alone, waits=pane.waits)
        for pane in PANES
    )
    return f"""<link rel="stylesheet" href="{base}/{STYLES}?v={assets_version()}">
<section class="rp rp--{playground.layout}" aria-labelledby="rp-name">
<header class="rp-head">
<h2 class="rp-head__name" id="rp-name">{escape(playground.name)}</h2>
<span class="rp-head__file">{escape(playground.filename)}</span>{ADD if playground.layout == "play" else ""}
<div class="rp-tools">
<span class="rp-status" role="status"><noscript>Needs JavaScript to run</noscript></span>
<span class="rp-where" aria-hidden="true"></span>
<button type="button" class="rp-btn rp-btn--primary" data-do="run" title="Start anew (Ctrl+Enter)">Run</button>
<button type="button" class="rp-btn rp-btn--stop" data-do="stop" hidden>Stop</button>
<button type="button" class="rp-btn" data-do="reset" {original}>Reset</button>
{SHARE if playground.layout == "play" else ""}
{view_menu(TITLES)}
</div>
</header>
{switcher(TITLES)}
{panes}
<div class="rp-live" aria-live="polite"></div>
<dialog class="rp-ask" aria-labelledby="rp-ask">
<p id="rp-ask">Bring the original script back? Your changes to {escape(playground.filename)} will be lost.</p>
<form method="dialog" class="rp-ask__buttons">
<button class="rp-btn" value="">Keep my changes</button>
<button class="rp-btn rp-btn--primary" value="reset">Reset the script</button>
</form>
</dialog>
{dialogs()}
{share_dialog()}
{open_dialog() + file_dialog() if playground.layout == "play" else ""}
{limits_dialog()}
{keys_dialog(TITLES)}
<div class="rp-tips"></div>
<div class="rp-mount" hidden></div>
</section>"""


def pane_html(part: str, title: str, body: str, *, foot: str = "", alone: bool = True, waits: bool = False) -> str:
    """One pane: a region with its title, and what stands below its body."""
    notice = NOTICES.get(part, "")
    past = '<div class="rp-past" hidden></div>' + ORIGIN if part == "app" else ""
    name = f"rp-title-{part}" if alone else f"rp-name rp-title-{part}"
    return (
        f'<section class="rp-pane rp-pane--{part}" data-part="{part}"{" data-waits" * waits} aria-labelledby="{name}">'
        f'<h2 class="rp-pane__title" id="rp-title-{part}">{title}</h2>{notice}'
        f'<div class="rp-pane__body">{body}</div>{past}{foot}</section>'
    )


def timeline_html(columns: Json) -> str:
    """The place of the figure, over it the list of the runs, below it what is told of one of them."""
    height = rows_height(columns)
    return (
        f'<div class="rp-timeline" style="max-height:{TALLEST}px">'
        f'<div class="rp-timeline__figure" style="height:{height}px"></div>'
        f'<div class="rp-timeline__list">{columns["html"]}</div></div>'
        f'<p class="rp-timeline__tell" aria-hidden="true"></p>'
        f'<div class="rp-timeline__spans">{columns["spans"]}</div>'
        f'<div class="rp-timeline__note">{columns["note"]}</div>'
    )


def page_data(playground: Playground, shown: View, bundle: str) -> Json:
    """The Bokeh documents of a playground, and where their roots go: no model in them may name another server."""
    document = Document()
    # Panel's style sheets would come from its CDN. Nothing is ever loaded from here: the components bring none.
    document._template_variables["dist_url"] = "static/extensions/panel/"
    template = pn.Template("")
    roots = components(bundle)
    for name, root in roots.items():
        template.add_panel(name, root)
    with set_resource_mode("server"):
        template.server_doc(document, location=False)
    for model in document.models:
        if isinstance(model, LayoutDOM):
            model.stylesheets = []
    doc, ids = _written(document)
    drawn = Document()
    drawn.add_root(timeline(shown["timeline"]))
    figure, (shown_at,) = _written(drawn)
    ours = {root._data_model.__name__ for root in roots.values()}
    doc["defs"] = [definition for definition in doc["defs"] if definition["name"] in ours]
    given: Json = {"files": dict(playground.files), "actions": list(playground.actions)}
    return {
        "id": playground.id,
        "doc": doc,
        "roots": ids,
        "components": len(roots),
        "figure": {"doc": figure, "root": shown_at},
        "source": playground.source,
        "filename": playground.filename,
        "marks": shown["marks"],
        "keys": bindings(KEYS),
        "stage": bindings(STAGE_KEYS),
        "read_only": playground.read_only,
        **{name: value for name, value in given.items() if value},
    }


def _written(document: Document) -> tuple[Json, list[str]]:
    """A document as the page reads it, and the ids of its roots."""
    docs, (item,) = standalone_docs_json_and_render_items(document, suppress_callback_warning=True)
    (doc,) = docs.values()
    return in_order(doc), [model.id for model in item.roots]


def in_order(data: Any) -> Any:
    """The document with the sets in it sorted: Bokeh writes them as they are hashed, differently in each build."""
    if isinstance(data, list):
        return [in_order(each) for each in data]
    if not isinstance(data, dict):
        return data
    ordered = {name: in_order(each) for name, each in data.items()}
    if ordered.get("type") == "set" and "entries" in ordered:
        ordered["entries"] = sorted(ordered["entries"], key=repr)
    return ordered


def components(bundle: str) -> dict[str, Component]:
    """The live parts of a playground; what they tell each other goes through its store (``store.js``)."""
    html = [pane.part for pane in PANES if pane.component == "HtmlPane"]
    panes = {f"rp_{part}": HtmlPane(part=part, address=bundle) for part in html}
    return panes | {"rp_editor": Editor(address=bundle), "rp_sandbox": Sandbox(address=bundle)}


@cache
def early_script() -> str:
    """The inline script behind a playground, as ``wasm/build.py`` has bundled it."""
    return (STATIC / "early.js").read_text(encoding="utf-8").strip()
