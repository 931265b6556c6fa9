"""The screen as a tree: what the Step lists flat, put back into the containers it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from playground.render.markup.data import Data, integer, items, string

ROOTS: Final = ("main", "sidebar", "event")
_PART: Final = re.compile(r"(?P<kind>[a-z_]+)(?:#\d+)?(?:\[(?P<index>\d+)\])?(?::(?P<name>.*))?", re.DOTALL)
_KINDS: Final = {"columns": "column", "tabs": "tab"}


@dataclass
class Node:
    """A container: its fields as the Step gives them, and what is inside, in visual order."""

    path: str
    kind: str
    data: Data
    children: list[Node | Data] = field(default_factory=list)

    def nodes(self) -> Iterator[Node]:
        """Yield this container and all containers inside."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.nodes()


def build(step: Data) -> list[Node]:
    """Return the roots of a step's screen: `main`, `sidebar`, and `event` (dialogs).

    Columns and tabs stand in a node of kind `group`.
    """
    builder = _Builder()
    containers = sorted(items(step, "containers"), key=lambda entry: integer(entry, "at") or 0)
    waiting = iter(containers)
    following = next(waiting, None)
    for place, element in enumerate(items(step, "screen")):
        while following is not None and (integer(following, "at") or 0) <= place:
            builder.container(following)
            following = next(waiting, None)
        builder.place(string(element, "in") or "main").children.append(element)
    while following is not None:
        builder.container(following)
        following = next(waiting, None)
    return builder.roots


class _Builder:
    def __init__(self) -> None:
        self.roots = [Node(path, "root", {}) for path in ROOTS]
        self._nodes: dict[str, Node] = {root.path: root for root in self.roots}
        self._groups: dict[str, Node] = {}

    def container(self, entry: Data) -> None:
        path = string(entry, "path")
        if path and path not in self._nodes:
            self._add(path, string(entry, "type") or "container", entry)

    def place(self, path: str) -> Node:
        """Return the container at `path`; one the Step did not list is made from its path."""
        if path not in self._nodes:
            part = _PART.fullmatch(path.rpartition("/")[2])
            kind = part["kind"] if part else "container"
            data: dict[str, object] = {"path": path}
            if part and part["index"] and kind in _KINDS:
                data |= {"group": path.rpartition("[")[0], "index": int(part["index"])}
            if part and part["name"]:
                data["key"] = part["name"]
            self._add(path, _KINDS.get(kind, kind), data)
        return self._nodes[path]

    def _add(self, path: str, kind: str, entry: Data) -> None:
        if path.startswith("bottom/"):
            self.place("bottom")  # unlike the other roots it is made where something stands in it
        parent = self._parent(path)
        node = self._nodes[path] = Node(path, kind, entry)
        group = string(entry, "group")
        if not group:
            parent.children.append(node)
            return
        if group not in self._groups:
            self._groups[group] = Node(group, "group", {"of": kind})
            parent.children.append(self._groups[group])
        self._groups[group].children.append(node)

    def _parent(self, path: str) -> Node:
        """Return the nearest container above: a key may itself hold a slash, so the longest known path wins."""
        above = path.rpartition("/")[0]
        while above and above not in self._nodes:
            above = above.rpartition("/")[0]
        return self._nodes.get(above, self.roots[0])
