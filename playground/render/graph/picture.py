"""What depends on what: nodes, the edges between them, and the way that the last action took.

A node is a widget, a callback, a fragment, a key, an element, or the script itself. An edge says what was seen to go
from one to the other, at which lines, and in which run last.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from playground.render.markup.data import Spot

KINDS: Final = ("widget", "callback", "fragment", "script", "key", "element")
WORDS: Final = {
    "sets": "sets",
    "calls": "calls",
    "runs": "reruns",
    "writes": "writes",
    "reads": "is read by",
    "shows": "is used by",
    "draws": "draws",
}
"""The kinds of edges, in words between one node and the other."""


@dataclass(frozen=True)
class Node:
    """Something that another depends on, or that depends on another."""

    id: str
    kind: str
    label: str
    spot: Spot | None = None
    type: str = ""
    """What of Streamlit it is: `button`, `markdown`."""
    key: str = ""


@dataclass
class Edge:
    """What was seen to go from one node to another."""

    start: str
    end: str
    kind: str
    run: int
    """The last run in which it was seen, counted over the session."""
    lines: set[Spot] = field(default_factory=set)


@dataclass(frozen=True)
class Picture:
    """The graph of a session: its nodes in the order they were first seen, and what leads from one to another."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    lit: frozenset[int]
    """The edges, by their places, that the last action went along."""
    before: int
    """Runs of the session before its last page load: a run's number is its count less these."""
    trigger: str | None = None
    """The node that the last action began at, which may be none of those shown; None for a page load."""

    @property
    def lit_nodes(self) -> set[str]:
        """The nodes that the last action came by."""
        found = {self.trigger} if self.trigger else set()
        return found.union(*({self.edges[at].start, self.edges[at].end} for at in self.lit))

    def number(self, edge: Edge) -> int:
        """The number of the run in which an edge was seen last."""
        return edge.run - self.before

    def of_key(self, key: str) -> Picture:
        """Only what leads to a key of session state, and what it leads to."""
        name = f"key:{key}"
        kept = reached(name, self.edges, backwards=False) | reached(name, self.edges, backwards=True)
        edges = tuple(self.edges[at] for at in sorted(kept))
        lit = frozenset(place for place, at in enumerate(sorted(kept)) if at in self.lit)
        names = {name, *(each.start for each in edges), *(each.end for each in edges)}
        return Picture(tuple(each for each in self.nodes if each.id in names), edges, lit, self.before, self.trigger)


def draw(edges: dict[tuple[str, str, str], Edge], start: str, end: str, kind: str, run: int, at: Spot | None) -> None:
    """Add a line and a run to an edge, which is made where there is none."""
    edge = edges.setdefault((start, end, kind), Edge(start, end, kind, run))
    edge.run = max(edge.run, run)
    if at is not None:
        edge.lines.add(at)


def reached(name: str | None, edges: tuple[Edge | None, ...], *, backwards: bool) -> set[int]:
    """The edges, by their places, that can be come by from a node."""
    ways: dict[str, list[tuple[int, str]]] = {}
    for place, edge in enumerate(edges):
        if edge is not None:
            start, end = (edge.end, edge.start) if backwards else (edge.start, edge.end)
            ways.setdefault(start, []).append((place, end))
    found: set[int] = set()
    waiting, seen = [name], {name}
    while waiting:
        for place, end in ways.get(waiting.pop() or "", []):
            found.add(place)
            if end not in seen:
                seen.add(end)
                waiting.append(end)
    return found
