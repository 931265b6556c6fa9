"""What is on the page: the tree of containers and elements, kept as Streamlit's browser side keeps it.

A script writes to places ("delta paths": a root, then child numbers). A new run overwrites
places one by one; what it did not write again is stale and goes when the run has ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ..run import caps
from ..run.lines import told
from ..trace.excerpt import excerpt
from ..trace.values import Json, cut

MAIN: Final = 0
SIDEBAR: Final = 1
BOTTOM: Final = 2
EVENT: Final = 3
ROOT_NAMES: Final = {MAIN: "main", SIDEBAR: "sidebar", BOTTOM: "bottom", EVENT: "event"}
_ERRORS: Final = ("exception", "guard")
_VISUAL_ORDER: Final = (SIDEBAR, MAIN, BOTTOM, EVENT)

Path = tuple[int, ...]
"""A place on the page: the root, then the child number at each level."""


@dataclass(slots=True)
class Element:
    """Something visible, written by one `st.` call. `fields` are the ones the trace shows."""

    type: str
    fields: dict[str, Json]
    line: int | None
    run: int
    widget: str | None = None
    fragment: str | None = None
    size: int | None = None
    """Characters of its fields; None until they were looked at, and shortened where that is needed."""


@dataclass(slots=True)
class Block:
    """A container. `type` is Streamlit's name of what made it."""

    type: str
    fields: dict[str, Json] = field(default_factory=dict)
    line: int | None = None
    run: int = 0
    fragment: str | None = None
    widget: str | None = None
    """Its identity where it sends something itself: a dialog that was closed, a container that was opened."""
    size: int | None = None
    """Characters of its fields, as an element's."""
    children: dict[int, Node] = field(default_factory=dict)

    def ordered(self) -> Iterator[tuple[int, Node]]:
        for index in sorted(self.children):
            yield index, self.children[index]


Node = Element | Block


class Tree:
    """The page's containers and elements by place; of each run, as many of them as `caps` allows."""

    def __init__(self) -> None:
        self.roots = {root: Block(name) for root, name in ROOT_NAMES.items()}
        self.left_out = 0
        """How many elements beyond the limit were written by the last full run, and by fragment runs since."""
        self._run = 0
        self._kept = 0
        self._left_out = 0
        self._size = 0
        """Of the current run: elements kept, elements left out, characters kept."""

    def put(self, path: Path, node: Node) -> bool:
        """Write `node` at `path`; False when the page is full, and it is only counted.

        A container written again keeps its children until they are stale.
        """
        if node.run != self._run:
            self._run, self._kept, self._left_out, self._size = node.run, 0, 0, 0
        parent = self.roots[path[0]] if len(path) == 2 else self.at(path[:-1])
        old = parent.children.get(path[-1]) if isinstance(parent, Block) else None
        mine = old is not None and old.run == node.run
        if not (mine or self._has_place(node, path)):
            self._left_out += 1
            return False
        if node.size is None:
            node.fields, node.size = excerpt(node.fields)
        size = self._size + node.size - (old.size or 0 if old is not None and mine else 0)
        if size > caps.SCREEN and node.type not in _ERRORS:
            self._left_out += 1
            return False
        self._size = size
        self._kept += not mine
        if not isinstance(parent, Block):
            parent = self._parent(path)
        if isinstance(node, Block) and isinstance(old, Block) and old.type == node.type:
            node.children = old.children
        parent.children[path[-1]] = node
        return True

    def _has_place(self, node: Node, path: Path) -> bool:
        """Whether there is room: errors and guards, which say how a flood ended, have places reserved."""
        most = caps.ELEMENTS + (caps.ERRORS if node.type in _ERRORS else 0)
        return self._kept < most and len(path) <= caps.NESTING

    def at(self, path: Path) -> Node | None:
        """What stands at `path`, or None."""
        node: Node | None = self.roots[path[0]]
        for index in path[1:]:
            node = node.children.get(index) if isinstance(node, Block) else None
        return node

    def _parent(self, path: Path) -> Block:
        block = self.roots[path[0]]
        for index in path[1:-1]:
            child = block.children.get(index)
            if not isinstance(child, Block):
                child = block.children[index] = Block("container")
            block = child
        return block

    def clear(self) -> None:
        """Take everything off the page."""
        for root in self.roots.values():
            root.children.clear()

    def copy(self) -> Tree:
        """The same elements, in containers of its own."""
        made = Tree()
        made.roots = {root: _copied(block) for root, block in self.roots.items()}
        return made

    def drop_stale(self, run: int, fragments: frozenset[str] | None = None) -> None:
        """Remove what was not written by `run`; in a run of `fragments` only what stands inside them."""
        now = self._left_out if self._run == run else 0
        self.left_out = now if fragments is None else max(self.left_out, now)
        for root in self.roots.values():
            if fragments is None:
                _drop_all_stale(root, run)
            else:
                _drop_stale_in(root, run, fragments, inside=False)

    def widgets(self) -> set[str]:
        """The identities of all widgets on the page."""
        found: set[str] = set()
        blocks = [*self.roots.values()]
        while blocks:
            for node in blocks.pop().children.values():
                if node.widget is not None:
                    found.add(node.widget)
                if isinstance(node, Block):
                    blocks.append(node)
        return found

    def elements(self) -> Iterator[Element]:
        for root in _VISUAL_ORDER:
            yield from (node for node in _nodes(self.roots[root]) if isinstance(node, Element))


def _copied(block: Block) -> Block:
    children = {index: _copied(child) if isinstance(child, Block) else child for index, child in block.children.items()}
    return replace(block, children=children)


def _drop_all_stale(block: Block, run: int) -> None:
    for index, child in list(block.children.items()):
        if child.run != run:
            del block.children[index]
        elif isinstance(child, Block):
            _drop_all_stale(child, run)


def _drop_stale_in(block: Block, run: int, fragments: frozenset[str], *, inside: bool) -> None:
    """Remove stale children; `inside` is true within a block that one of the fragments has just written."""
    for index, child in list(block.children.items()):
        if isinstance(child, Element):
            if inside and child.fragment is not None and child.run != run:
                del block.children[index]
        elif inside and child.run != run:
            del block.children[index]
        else:
            written = child.fragment in fragments and child.run == run
            _drop_stale_in(child, run, fragments, inside=inside or written)


def _nodes(block: Block) -> Iterator[Node]:
    for _, child in block.ordered():
        yield child
        if isinstance(child, Block):
            yield from _nodes(child)


# Blocks that hold parts, and the type of a part as the trace calls it.
_GROUPS: Final = {"columns": "column", "tabs": "tab"}


@dataclass(frozen=True)
class Screen:
    """The tree, flattened in visual order."""

    elements: tuple[tuple[str, Path, Element], ...]
    """Container path, place and element."""
    containers: tuple[dict[str, Json], ...]


@dataclass(frozen=True)
class Spinner:
    """A spinner: shown while a block of the script runs, before what stands at its place."""

    type: str
    fields: dict[str, Json]
    path: Path
    line: int | None


def flatten(tree: Tree, spinners: Sequence[Spinner] = ()) -> Screen:
    """Return what is visible in visual order: the sidebar first, then the main area.

    `st.empty` that holds nothing is not visible and not in the result.
    """
    elements: list[tuple[str, Path, Element]] = []
    containers: list[dict[str, Json]] = []

    def visit(block: Block, name: str, path: Path) -> None:
        names = _Names(name)
        for place, child in _places(block, path, spinners):
            if isinstance(child, Element):
                if child.type != "empty":
                    elements.append((name, place, child))
            elif child.type in _GROUPS:
                visit_group(child, names.next(child), place)
            else:
                child_name = names.next(child)
                add_container(child, child.type, child_name, len(elements))
                visit(child, child_name, place)

    def visit_group(block: Block, name: str, path: Path) -> None:
        for number, (index, child) in enumerate(block.ordered()):
            if isinstance(child, Block):
                part = f"{name}[{number}]"
                group = {"group": name, "index": number, **block.fields}
                add_container(child, _GROUPS[block.type], part, len(elements), group)
                visit(child, part, (*path, index))

    def add_container(block: Block, kind: str, path: str, at: int, more: dict[str, Json] | None = None) -> None:
        widget = {} if block.widget is None or kind == "dialog" else {"widget": block.widget}
        entry = {"path": path, "type": kind, "at": at, **(more or {}), **block.fields, **widget, **told(block.line)}
        containers.append(entry)

    for root in _VISUAL_ORDER:
        visit(tree.roots[root], ROOT_NAMES[root], (root,))
    return Screen(tuple(elements), tuple(containers))


def _places(block: Block, path: Path, spinners: Sequence[Spinner]) -> Iterator[tuple[Path, Node]]:
    """What is in a container, with its places; spinners come before what stands where they were begun."""
    here = [(each, (*each.path, -1 - number)) for number, each in enumerate(spinners) if each.path[:-1] == path]
    turning = [(place, Element(each.type, each.fields, each.line, run=0)) for each, place in here]
    children: list[tuple[Path, Node]] = [((*path, index), child) for index, child in block.ordered()]
    return iter(sorted([*children, *turning], key=lambda found: _sorts_as(found[0])) if turning else children)


def _sorts_as(place: Path) -> tuple[Path, int]:
    """A spinner's place ends with a number below zero."""
    return (place[:-1], place[-1]) if place[-1] < 0 else (place, 0)


def kind_name(type: str, fields: dict[str, Json]) -> str:
    """A container's part of its path in the trace."""
    return f"form:{cut(str(fields.get('key')), caps.NAME)}" if type == "form" else type


class _Names:
    """Names the containers of one parent: `expander`, `expander#2`, `form:my_form`."""

    def __init__(self, parent: str) -> None:
        self._parent = parent
        self._seen: dict[str, int] = {}

    def next(self, block: Block) -> str:
        name = kind_name(block.type, block.fields)
        self._seen[name] = count = self._seen.get(name, 0) + 1
        return f"{self._parent}/{name}" if count == 1 else f"{self._parent}/{name}#{count}"
