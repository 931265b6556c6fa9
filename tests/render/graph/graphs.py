"""The graph of a tiny project, and what it says in words."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest

from playground.engines import open_session
from playground.engines.place import laid
from playground.render.graph.graph import graph_of
from playground.render.graph.picture import Picture
from playground.runtime import Limits

ENGINES = pytest.mark.parametrize("engine", ["mini", "streamlit"])


def graph(script: str, *actions: Any, engine: str = "mini", files: dict[str, str] | None = None) -> Picture:
    source = dedent(script).lstrip("\n")
    texts = {name: dedent(text).lstrip("\n") for name, text in (files or {}).items()}
    with laid(source, texts) as folder:
        session = open_session(engine, source, str(folder / "app.py"), Limits(), str(folder))
        steps = [session.start(), *map(session.act, actions)]
    return graph_of([step.to_json() for step in steps], source, texts)


def said(picture: Picture) -> set[str]:
    """The edges in words: "Add calls bump() 4 in run 2"; with a star those of the last action."""
    labels = {node.id: node.label for node in picture.nodes}
    return {
        f"{labels[edge.start]} {edge.kind} {labels[edge.end]} "
        f"{','.join(f'{file}:{line}' if file else str(line) for file, line in sorted(edge.lines))} "
        f"in {picture.number(edge)}{'*' * (at in picture.lit)}"
        for at, edge in enumerate(picture.edges)
    }
