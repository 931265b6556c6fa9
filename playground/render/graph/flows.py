"""What the body of a script passes on: from the keys that it reads and the widgets that it draws to what it writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from typing import Any

from playground.render.graph.picture import Edge, draw
from playground.render.graph.statements import Statements, statements
from playground.render.markup.data import Spot

Sources = Callable[[str], Statements | None]
"""The statements of a file, by its name."""


class Flows:
    """What was read, drawn and stored by the body, and which lines ran then."""

    def __init__(
        self,
        drawn: Mapping[tuple[str, Spot, frozenset[Spot]], int],
        stored: Mapping[tuple[str, Spot, frozenset[Spot], str], int],
        read: Mapping[tuple[str, Spot, str], int],
        source: Sources,
    ) -> None:
        self._drawn, self._stored, self._read, self._source = drawn, stored, read, source
        self._origins: dict[tuple[str, int], dict[str, Spot]] = {}
        """The keys that a statement reads and the widgets that it draws, by file and number."""
        self._reads_of: dict[tuple[str, int], list[tuple[str, Spot, str]]] = {}
        for key, at, inside in read:
            if (place := self._place(at)) is not None:
                self._origins.setdefault(place, {})[key] = at
                self._reads_of.setdefault(place, []).append((key, at, inside))
        for node, at, _ in drawn:
            if node.startswith("widget:") and (place := self._place(at)) is not None:
                self._origins.setdefault(place, {})[node] = at

    def into(self, edges: dict[tuple[str, str, str], Edge]) -> None:
        """Add what was found to the edges."""
        taken: set[tuple[str, Spot]] = set()
        for (node, at, lines), run in self._drawn.items():
            for origin, line in self._behind(at, lines):
                taken.add((origin, line))
                if origin != node:
                    draw(edges, origin, node, "shows", run, at)
        for (key, at, lines, inside), run in self._stored.items():
            behind = [(origin, line) for origin, line in self._behind(at, lines) if origin != key]
            taken.update([*behind, (key, at)])
            for origin, _ in behind:
                draw(edges, origin, key, "writes", run, at)
            if not behind:
                draw(edges, inside, key, "writes", run, at)
        for (key, at, inside), run in self._read.items():
            if (key, at) not in taken:
                draw(edges, key, inside, "reads", run, at)

    def _behind(self, at: Spot, lines: Set[Spot]) -> Iterator[tuple[str, Spot]]:
        """What the statement at a line depends on, of a run in which these lines ran."""
        place, text = self._place(at), self._source(at[0])
        if place is None:
            return
        ran = {line for file, line in lines if file == at[0]}
        behind = {place[1]} if text is None else text.behind(place[1], ran)
        for number in sorted(behind):
            yield from self._origins.get((at[0], number), {}).items()

    def _place(self, at: Spot) -> tuple[str, int] | None:
        """The statement that a line belongs to, by its file and number; where no text is known, the line itself."""
        text = self._source(at[0])
        number = at[1] if text is None else text.at(at[1])
        return None if number is None else (at[0], number)


def texts_of(source: str, files: Mapping[str, Any] | None = None) -> Sources:
    """Return what gives the statements of a project's files."""
    others = {name: text for name, text in (files or {}).items() if isinstance(text, str)}

    def of(file: str) -> Statements | None:
        text = others.get(file) if file else source
        return None if text is None else statements(text)

    return of
