"""Writes every sample as a page and photographs it: `python -m tests.render.gallery OUT`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from html import escape
from pathlib import Path

from playwright.sync_api import sync_playwright

from playground.page.embed import Playground, shadow_html
from playground.page.styles import styles
from playground.render import view
from tests.browser.chromium import launch
from tests.render import samples

SIZES = {"wide": (1280, 800), "phone": (390, 844)}
PAGES = {
    "rerun": ("lesson", samples.RERUN_SCRIPT, samples.rerun_steps),
    "callback": ("lesson", samples.CALLBACK_SCRIPT, samples.callback_steps),
    "container": ("play", samples.CONTAINER_SCRIPT, samples.container_steps),
    "guard": (
        "lesson",
        "import streamlit as st\n\n# Counts for ever\n\nst.session_state.n += 1\nst.rerun()\n",
        samples.guard_steps,
    ),
    "exception": (
        "lesson",
        "st.title('Hello')\n\ndef paint():\n    st.write(colour)\n\n\npaint()\n",
        samples.exception_steps,
    ),
    "sink": ("lesson", samples.RERUN_SCRIPT * 3, samples.sink_steps),
    "waiting": ("lesson", samples.RERUN_SCRIPT, samples.waiting_steps),
}


def fragment(name: str, theme: str) -> str:
    """One playground as static HTML, its style sheet inside."""
    layout, source, make = PAGES[name]
    steps = make()
    playground = Playground(name, f"A click is a rerun: {name}", source, "start.py", tuple(steps), layout)
    inner = shadow_html(playground, view(steps, source, "start.py"), ".")
    style = f"<style>{styles()}</style>"
    if name == "sink":
        style += "<style>.rp .rp-pane .rp-pane__body { max-height: none }</style>"
    return (
        f'<div class="rp-host" data-playground="{escape(name)}" data-theme="{theme}">'
        f'<template shadowrootmode="open">{style}{inner}</template></div>'
    )


def page(fragments: Iterable[str], theme: str) -> str:
    """A page with several playgrounds side by side, or one."""
    parts = list(fragments)
    colour = "#fafbfc" if theme == "light" else "#101216"
    ink = "#1a1e26" if theme == "light" else "#e9ebef"
    least = "320px" if len(parts) > 1 else "100%"
    grid = f"display:grid;gap:16px;grid-template-columns:repeat(auto-fit,minmax({least},1fr))"
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Gallery</title><style>body{{margin:16px;background:{colour}}}main{{{grid}}}</style>"
        f'<body style="color:{ink}"><main><h1 style="font:600 14px system-ui">Gallery</h1>'
        f"{''.join(parts)}</main></body></html>"
    )


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name in ("rerun", "callback", "container"):
        PAGES[f"{name}-column"] = ("column", *PAGES[name][1:])
    pages = {name: [name] for name in PAGES if "column" not in name}
    pages["compare"] = [name for name in PAGES if "column" in name]
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for theme in ("light", "dark"):
            for name, parts in pages.items():
                path = out / f"{name}-{theme}.html"
                path.write_text(page((fragment(part, theme) for part in parts), theme), encoding="utf-8")
                for size, (width, height) in SIZES.items():
                    tab = browser.new_page(viewport={"width": width, "height": height})
                    tab.goto(path.resolve().as_uri())
                    tab.screenshot(path=out / f"{name}-{theme}-{size}.png", full_page=True)
                    sideways = tab.evaluate("document.documentElement.scrollWidth > innerWidth")
                    print(name, theme, size, "SCROLLS SIDEWAYS" if sideways else "")
                    tab.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
