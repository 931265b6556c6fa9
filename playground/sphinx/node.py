"""The node of an example: its HTML where that can be live, and its scripts as code everywhere else."""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from sphinx.util.osutil import relative_uri

from playground.example import Example, Script

FOLDER = "rerun"
"""Where the playground's files lie, in `_static`."""

BASE = "@rerun-base@"
"""Stands in the HTML for the address of that folder, which each page sees from elsewhere."""


class rerun_example(nodes.container):  # noqa: N801 - docutils calls its visitors by this name
    """An example; `html` is what it is on a page, its children are the code for the search and for all else."""


def example_node(example: Example, html: str) -> rerun_example:
    """The node of an example whose HTML has `BASE` in it."""
    return rerun_example("", *_plain(example), html=html, classes=["rerun"])


def _plain(example: Example) -> list[nodes.Node]:
    """The scripts as they are shown; where there are several, with their names."""
    shown: list[nodes.Node] = []
    for script in example.scripts:
        if len(example.scripts) > 1:
            shown.append(nodes.paragraph("", "", nodes.literal(script.name, script.name)))
        shown.append(_listing(script, example, first=script is example.scripts[0]))
    return shown


def _listing(script: Script, example: Example, *, first: bool) -> nodes.literal_block:
    hidden = example.hidden if first else 0
    text = example.shown(script)
    block = nodes.literal_block(text, text, language="python")
    marked = [line - hidden for start, end in example.lines for line in range(start, end + 1) if line > hidden]
    if first and marked:
        block["highlight_args"] = {"hl_lines": marked}
    return block


def visit_html(translator: Any, node: rerun_example) -> None:
    """Write the example where a browser will show it; in a book, a help file, its code."""
    builder = translator.builder
    if builder.embedded:
        translator.visit_container(node)
        return
    own = builder.config.rerun_base.rstrip("/")
    base = own or relative_uri(builder.get_target_uri(builder.current_docname), f"_static/{FOLDER}")
    translator.body.append(node["html"].replace(BASE, escape(base)))
    raise nodes.SkipNode


def depart_html(translator: Any, node: rerun_example) -> None:
    """End what `visit_html` began, where that wrote the code."""
    translator.depart_container(node)
