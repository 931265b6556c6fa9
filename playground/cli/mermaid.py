"""A trace as diagrams of Mermaid, for a bug report: what `trace --format mermaid` prints.

Two blocks of Markdown, as issues and pull requests take them: what depends on what, and the runs in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from playground.render.graph.graph import graph_of
from playground.render.graph.picture import WORDS, Edge, Node, Picture
from playground.render.markup.data import Spot, is_load, ran_lines, spot
from playground.render.markup.html import line_words
from playground.render.markup.values import short
from playground.render.markup.words import did, plural

Data = Mapping[str, Any]

_EDGES: Final = 150
_RUNS: Final = 60
_WRITES: Final = 12
"""The most of each that are drawn: Mermaid, and who reads it, take no more."""
_LABEL: Final = 48
_LINES: Final = 4
_SHAPES: Final = {
    "widget": ("([", "])"),
    "callback": ("[[", "]]"),
    "fragment": ("{{", "}}"),
    "script": (">", "]"),
    "key": ("[(", ")]"),
    "element": ("[", "]"),
}
_SAFE: Final = re.compile(r"[^\w .,()+*/=…·“”‘’–\-\[\]'!?]", re.ASCII)
_BREAK: Final = "<br>"


def mermaid(document: Data, source: str, files: Mapping[str, str] | None = None) -> str:
    """Return a trace as Markdown with two diagrams; `source` is its script's text, `files` are those beside it."""
    steps: Sequence[Data] = document["steps"]
    head = f"{document['script']}, engine {document['engine']}, {document['models']}"
    picture = graph_of(steps, source, files)
    parts = [f"What depends on what: {comment(head)}", "", *_fenced(_flowchart(picture))]
    parts += ["", "The runs, in their order", "", *_fenced(_sequence(steps))]
    return "\n".join(parts)


def escaped(text: object, limit: int = _LABEL) -> str:
    """Return a text of a script as Mermaid shows it and never reads it: any sign with a meaning is its number."""
    words = " ".join(str(text).split())
    words = words if len(words) <= limit else words[: limit - 1] + "…"
    return _SAFE.sub(lambda found: f"#{ord(found[0])};", words) or "#160;"


def comment(text: str) -> str:
    """Return a text as it stands in Markdown outside of a diagram."""
    return re.sub(r"([\\`*_{}\[\]<>#|!&~])", r"\\\1", " ".join(text.split()))


def _fenced(lines: Iterator[str]) -> list[str]:
    return ["```mermaid", *lines, "```"]


# -- what depends on what ------------------------------------------------------------------------


def _flowchart(picture: Picture) -> Iterator[str]:
    yield "flowchart LR"
    if not picture.edges:
        yield '  nothing["Nothing depends on a widget or on session state."]'
        return
    order = sorted(range(len(picture.edges)), key=lambda at: at not in picture.lit)
    drawn = sorted(order[:_EDGES])
    shown = [picture.edges[at] for at in drawn]
    used = {name for edge in shown for name in (edge.start, edge.end)}
    names = {node.id: f"n{at}" for at, node in enumerate(picture.nodes)}
    for node in picture.nodes:
        if node.id in used:
            yield f"  {names[node.id]}{_node(node)}"
    for edge in shown:
        yield f'  {names[edge.start]} -->|"{_edge(edge)}"| {names[edge.end]}'
    if len(picture.edges) > _EDGES:
        yield f"  %% {plural(len(picture.edges) - _EDGES, 'more edge')}"
    thick = [str(place) for place, at in enumerate(drawn) if at in picture.lit]
    if thick:
        lit = [names[node.id] for node in picture.nodes if node.id in picture.lit_nodes and node.id in used]
        yield "  classDef last stroke-width:3px"
        yield f"  class {','.join(lit)} last"
        yield f"  linkStyle {','.join(thick)} stroke-width:3px"


def _node(node: Node) -> str:
    before, after = _SHAPES[node.kind]
    words = escaped(node.label)
    if node.type:
        words = f"{escaped(node.type)}{_BREAK}{words}"
    at = "" if node.spot is None or node.kind == "key" else f"{_BREAK}{escaped(line_words(node.spot))}"
    return f'{before}"{words}{at}"{after}'


def _edge(edge: Edge) -> str:
    return f"{WORDS[edge.kind]}{_at(sorted(edge.lines))}"


def _at(lines: Sequence[Spot]) -> str:
    words = [escaped(line_words(each)) for each in lines[:_LINES]]
    return f"{_BREAK}{', '.join(words)}{', …' if len(lines) > _LINES else ''}" if words else ""


# -- the runs ------------------------------------------------------------------------------------


def _sequence(steps: Sequence[Data]) -> Iterator[str]:
    yield "sequenceDiagram"
    yield "  actor user as User"
    yield "  participant script as Script"
    yield "  participant state as Session state"
    left = _RUNS
    for step in steps:
        yield f"  user->>script: {escaped('load the page' if is_load(step) else did(step), 80)}"
        if not step["runs"]:
            yield "  note over script: no run"
        for run in step["runs"]:
            left -= 1
            if left >= 0:
                yield from _run(run)
        yield f"  script-->>user: {plural(len(step['screen']), 'element')} on the screen"
    if left < 0:
        yield f"  note over script: {plural(-left, 'more run')} not drawn"


def _run(run: Data) -> Iterator[str]:
    what = f"fragment {run['fragment']}" if run["scope"] == "fragment" else "whole script"
    yield f"  note over script: run {run['number']}, {escaped(what)}, {plural(len(ran_lines(run)), 'line')}"
    left = _WRITES
    for event in run["events"]:
        at = "" if spot(event) is None else f", {escaped(line_words(spot(event) or ('', 0)))}"
        match event["type"]:
            case "callback_start":
                yield f"  script->>script: {escaped(event['event'])} calls {escaped(event['name'])}(){at}"
            case "state_write" | "state_delete" if event.get("by") in ("callback", "script"):
                left -= 1
                value = f"{event['key']} = {short(event.get('value'), 30)}"
                words = f"del {event['key']}" if event["type"] == "state_delete" else value
                if left >= 0:
                    yield f"  script->>state: {escaped(words)}{at}"
    for change in run["state"]["diff"]:
        if change["by"] in ("widget", "form", "query", "cleanup"):
            words = (
                f"removed {change['key']}"
                if "after" not in change
                else f"{change['key']} = {short(change['after'], 30)}"
            )
            yield f"  script->>state: {escaped(words)} by {change['by']}"
    if left < 0:
        yield f"  note over state: {plural(-left, 'more write')}"
    if run["outcome"] != "completed":
        last = spot(run, "outcome_line")
        where = f" at {escaped(line_words(last))}" if last else ""
        yield f"  note over script: run {run['number']} ended: {escaped(run['outcome'])}{where}"
