"""What the body of a script passes on: from the keys that it reads and the widgets that it draws to what it writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playground.render.graph.behind import Behind, Origin, Way
from playground.render.graph.picture import Edge, Node, draw
from playground.render.graph.project import Place, Sources
from playground.render.graph.statements import Statements, statements
from playground.render.markup.data import Spot


@dataclass(frozen=True)
class Fact:
    """Something that the body did at a line: it drew a node, or wrote or read a key."""

    node: str
    at: Spot
    callers: tuple[Spot, ...]
    """The lines that called the function in which that was, the innermost first."""
    inside: str
    """The fragment that did it, or the script."""
    lines: frozenset[Spot] = frozenset()
    """Those that ran in that run."""
    latest: frozenset[tuple[Spot, str]] = frozenset()
    """Of lines that drew several widgets or read several keys: which was last before this."""


class Flows:
    """What was drawn, stored and read by the body, each with the last run that did so."""

    def __init__(
        self,
        drawn: Mapping[Fact, int],
        stored: Mapping[Fact, int],
        read: Mapping[Fact, int],
        nodes: Mapping[str, Node],
        source: Sources,
    ) -> None:
        self._drawn, self._stored, self._read, self._nodes = drawn, stored, read, nodes
        self._behind = Behind(source)
        self._places: dict[Fact, tuple[Place, Way]] = {}
        for facts in (read, drawn, stored):
            for fact in facts:
                self._place(fact)
        for fact, run in read.items():
            self._begins(fact, run)
        for fact, run in drawn.items():
            if fact.node.startswith("widget:"):
                self._begins(fact, run)

    def _place(self, fact: Fact) -> None:
        node = self._nodes.get(fact.node)
        names = () if node is None else (node.key, node.type)
        place = self._behind.place(fact.at, *filter(None, names))
        if place is not None:
            self._places[fact] = place, self._behind.way(place, fact.callers)
            self._behind.seen(*self._places[fact])

    def _begins(self, fact: Fact, run: int) -> None:
        node = self._nodes.get(fact.node)
        if node is None or fact not in self._places:
            return
        place, way = self._places[fact]
        self._behind.begins(place, way, _origin(node, fact.at, run))

    def into(self, edges: dict[tuple[str, str, str], Edge]) -> None:
        """Add what was found to the edges."""
        taken: set[tuple[str, Spot]] = set()
        for fact, run in self._drawn.items():
            for origin in self._of(fact):
                taken.add((origin.node, origin.spot))
                draw(edges, origin.node, fact.node, "shows", min(run, origin.run), fact.at)
        for fact, run in self._stored.items():
            behind = self._of(fact)
            taken.update([*((origin.node, origin.spot) for origin in behind), (fact.node, fact.at)])
            for origin in behind:
                draw(edges, origin.node, fact.node, "writes", min(run, origin.run), fact.at)
            if not behind:
                draw(edges, fact.inside, fact.node, "writes", run, fact.at)
        for fact, run in self._read.items():
            if (fact.node, fact.at) not in taken:
                draw(edges, fact.node, fact.inside, "reads", run, fact.at)

    def _of(self, fact: Fact) -> list[Origin]:
        """What a fact depends on, besides itself."""
        if fact not in self._places:
            return []
        (place, way), latest, found = self._places[fact], dict(fact.latest), list[Origin]()
        node = self._nodes.get(fact.node)
        for each in self._behind(place, way, fact.lines):
            is_own = (each.place, each.way) == (place, way)
            for origin in each.origins:
                if origin.node == fact.node or (
                    each.goes_along and latest.get(origin.spot, origin.node) != origin.node
                ):
                    continue
                if not (is_own and node is not None and origin.call and origin.call == node.type):  # its like in a loop
                    found.append(origin)
        return found


def _origin(node: Node, at: Spot, run: int) -> Origin:
    if node.kind == "key":
        return Origin(node.id, at, run, (node.key,))
    return Origin(node.id, at, run, tuple(filter(None, (node.label, node.key))), node.type)


def texts_of(source: str, files: Mapping[str, Any] | None = None) -> Sources:
    """Return what gives the statements of a project's files."""
    others = {name: text for name, text in (files or {}).items() if isinstance(text, str)}

    def of(file: str) -> Statements | None:
        text = others.get(file) if file else source
        return None if text is None else statements(text)

    return of
